import type { DocumentFormat, ReadWarning } from '../../../server/documents/model.ts'
import type { NeedKind } from '../../../server/imports/commit/needs.ts'
import type { AttentionKind, UnrecognisedWhy } from '../../../server/imports/records.ts'

/** What the importer means, in words: every kind of doubt and unread piece has a sentence, or this does not compile. */
export type Both = { readonly ko: string; readonly en: string }

/** What is in doubt, then what the person is asked. */
export const attentionWord: Readonly<Record<AttentionKind, Both & { readonly ask: Both }>> = {
  'figure-ask': {
    ko: '숫자가 두 가지로 읽힙니다',
    en: 'The figure can be read in two ways',
    ask: { ko: '문서를 보고 맞는 값을 넣으십시오.', en: 'Look at the document and enter the right value.' },
  },
  'figure-unreadable': {
    ko: '숫자로 읽을 수 없습니다',
    en: 'This cannot be read as a figure',
    ask: {
      ko: '문서를 보고 값을 넣거나, 값이 없으면 비워 두십시오.',
      en: 'Enter the value, or leave it blank when there is none.',
    },
  },
  'actual-before-its-time': {
    ko: '아직 끝나지 않은 해에 실적이 적혀 있습니다',
    en: 'An actual for a year that is not over',
    ask: {
      ko: '확정된 실적이면 값을 넣고, 빈칸을 채운 표시면 비워 두십시오.',
      en: 'Enter it when it is a result; leave it blank when it fills a form.',
    },
  },
  'unit-missing': {
    ko: '지표의 단위를 찾지 못했습니다',
    en: 'The indicator has no unit',
    ask: { ko: '단위를 넣으십시오. 예: 명, 회, %', en: 'Enter the unit, e.g. 명, 회, %.' },
  },
  'kind-unknown': {
    ko: '핵심·일반 구분을 알 수 없습니다',
    en: 'Key or general is not clear',
    ask: { ko: '핵심인지 일반인지 선택하십시오.', en: 'Choose key or general.' },
  },
  'direction-ask': {
    ko: '값이 클수록 좋은 지표인지 분명하지 않습니다',
    en: 'It is not clear whether more is better',
    ask: { ko: '목표가 해마다 줄어듭니다. 하향 지표인지 확인하십시오.', en: 'Targets fall from year to year. Is lower better?' },
  },
  'name-proposal': {
    ko: '같은 사업으로 보이는 두 이름이 다릅니다',
    en: 'Two names seem to mean one project',
    ask: {
      ko: '한 사업이면 ‘한 사업임’을 누르십시오. 다른 사업이면 ‘빠진 것 추가’로 그 사업을 추가하십시오.',
      en: 'Say so when it is one project. When it is two, add the other one.',
    },
  },
  'slip-proposal': {
    ko: '오타로 보입니다',
    en: 'This looks like a slip',
    ask: {
      ko: '고쳐서 들여오려면 받아들이고, 문서대로 두려면 받아들이지 마십시오.',
      en: 'Accept to correct it, refuse to keep it as printed.',
    },
  },
  'goal-unclear': {
    ko: '지표나 사업이 어느 목표에 속하는지 분명하지 않습니다',
    en: 'It is not clear which goal lines belong to',
    ask: {
      ko: '목표가 여럿인 부서입니다. 나뉜 결과를 보고, 다르면 그 줄을 선택해 ‘속한 곳’에서 옮기십시오.',
      en: 'This department has several goals. See how the lines were split; move those that differ.',
    },
  },
  'goal-name-missing': {
    ko: '부서의 목표 표에 목표 이름이 없습니다',
    en: 'The department’s goal table has no name',
    ask: {
      ko: '다른 곳에 적힌 이름을 썼습니다. 맞는지 보십시오.',
      en: 'A name printed elsewhere was used. See whether it is right.',
    },
  },
  'goal-without-department': {
    ko: '국의 목표 가운데 부서를 찾지 못한 것이 있습니다',
    en: 'A goal of the bureau matches no department',
    ask: {
      ko: '부서에 같은 목표가 다른 이름으로 있는지 확인하고, 없으면 ‘빠진 것 추가’로 추가하십시오.',
      en: 'See whether a department has it under another name; else add it.',
    },
  },
  'department-unknown': {
    ko: '모르는 부서 이름입니다',
    en: 'An unknown department',
    ask: {
      ko: '문서의 어느 부서인지 확인하고, 읽은 값에 없는 부서이면 ‘빠진 것 추가’로 추가하십시오.',
      en: 'See which department it is; add it when it is missing.',
    },
  },
  'department-without-section': {
    ko: '인력 표에는 있으나 본문이 없는 부서입니다',
    en: 'A department without a section of its own',
    ask: {
      ko: '본문이 있는데 읽히지 않았으면 그 표를 선택하고 T로 무슨 표인지 지정하십시오.',
      en: 'When it has tables that were not read, choose one and press T to say what it is.',
    },
  },
  'bureau-missing': {
    ko: '실국 이름을 찾지 못했습니다',
    en: 'The bureau’s name was not found',
    ask: { ko: '실국 이름을 넣으십시오.', en: 'Enter the bureau’s name.' },
  },
  'overview-without-project': {
    ko: '사업개요에 맞는 세부사업이 없습니다',
    en: 'An overview without its project',
    ask: {
      ko: '표에서 빠진 사업이면 ‘빠진 것 추가’로 추가하고, 이름만 다르면 그 사업에 값을 넣으십시오.',
      en: 'Add the project when it is missing; enter the values when only its name differs.',
    },
  },
  'project-without-overview': {
    ko: '사업개요가 없는 세부사업입니다',
    en: 'A project without an overview',
    ask: { ko: '문서에 개요가 없으면 그대로 두십시오.', en: 'Leave it when the document has none.' },
  },
  'project-count-differs': {
    ko: '적힌 세부사업 수와 실린 수가 다릅니다',
    en: 'The printed number of projects differs',
    ask: {
      ko: '빠진 사업이 있으면 ‘빠진 것 추가’로 추가하고, 문서의 숫자가 틀렸으면 제안을 받아들이십시오.',
      en: 'Add a project that is missing, or accept the proposal when the number is wrong.',
    },
  },
  'programme-heading-differs': {
    ko: '단위사업의 제목과 표의 이름이 다릅니다',
    en: 'Heading and table name the programme differently',
    ask: { ko: '표의 이름을 썼습니다. 맞는지 보십시오.', en: 'The table’s name was used.' },
  },
  'rationale-without-indicator': {
    ko: '어느 지표의 설정근거인지 알 수 없습니다',
    en: 'A rationale without its indicator',
    ask: { ko: '필요하면 해당 지표의 설정근거에 넣으십시오.', en: 'Put it to its indicator if needed.' },
  },
  'components-do-not-add-up': {
    ko: '구성 목표를 더한 값이 지표 목표와 다릅니다',
    en: 'The parts do not add up to the target',
    ask: { ko: '어느 쪽이 맞는지 확인하십시오.', en: 'See which is right.' },
  },
  'shares-not-hundred': {
    ko: '재원 부담 비율의 합이 100%가 아닙니다',
    en: 'The funding shares do not add up to 100%',
    ask: { ko: '지원조건을 문서에서 확인하십시오.', en: 'Check the terms in the document.' },
  },
  'period-unreadable': {
    ko: '사업기간을 날짜로 읽지 못했습니다',
    en: 'The period cannot be read as dates',
    ask: { ko: '시작일과 종료일을 넣거나 비워 두십시오.', en: 'Enter the dates, or leave them blank.' },
  },
  'account-missing': {
    ko: '회계구분이 비어 있습니다',
    en: 'The account is blank',
    ask: { ko: '일반회계인지 특별회계인지 넣으십시오.', en: 'Enter the account.' },
  },
  'amount-unit-missing': {
    ko: '금액 단위가 적혀 있지 않습니다',
    en: 'No unit of amounts is printed',
    ask: {
      ko: '백만원으로 읽었습니다. 다르면 그 표를 선택하고 T로 금액 단위를 지정하십시오.',
      en: 'Read as KRW million. When it is another unit, choose the table and press T.',
    },
  },
  'amount-unit-mixed': {
    ko: '금액 단위가 표마다 다릅니다',
    en: 'The unit of amounts differs between tables',
    ask: {
      ko: '표마다 적힌 단위로 읽었습니다. 다른 표가 있으면 선택하고 T로 금액 단위를 지정하십시오.',
      en: 'Each was read in its own unit. Choose a table that differs and press T.',
    },
  },
  'years-unclear': {
    ko: '계획 연도가 분명하지 않습니다',
    en: 'The plan’s year is not clear',
    ask: { ko: '계획 연도를 확인하십시오.', en: 'Confirm the plan’s year.' },
  },
  'years-missing': {
    ko: '연도가 적혀 있지 않습니다',
    en: 'No year is printed',
    ask: { ko: '연도를 확인하십시오.', en: 'Confirm the years.' },
  },
  'grade-columns': {
    ko: '직급별 정원의 칸이 양식과 다릅니다',
    en: 'The grades differ from the form',
    ask: { ko: '4급 이상·5급·6급 이하로 바르게 나뉘었는지 확인하십시오.', en: 'See whether the grades were split rightly.' },
  },
  'rows-joined': {
    ko: '두 줄로 나뉜 이름을 이었습니다',
    en: 'A name split over two rows was joined',
    ask: { ko: '한 이름이 맞는지 보십시오.', en: 'See whether it is one name.' },
  },
  'looks-like-report': {
    ko: '성과보고서처럼 보입니다',
    en: 'This looks like a result report',
    ask: {
      ko: '화면 위의 안내에서 성과보고서와 성과계획서 가운데 무엇으로 다룰지 확인하십시오.',
      en: 'See above whether it is treated as a report or as a plan.',
    },
  },
  'several-bureaus': {
    ko: '다른 실국의 이름이 적힌 부분이 있습니다',
    en: 'A part names another bureau',
    ask: {
      ko: '그 부분은 계획으로 읽지 못했습니다. 계획의 표가 있으면 선택하고 T로 무슨 표인지 지정하십시오.',
      en: 'It was not read as a plan. When it has a plan’s tables, choose one and press T to say what it is.',
    },
  },
  'figure-kind-unclear': {
    ko: '표의 수치가 목표인지 실적인지 적혀 있지 않습니다',
    en: 'The table does not say whether its figures are targets or actuals',
    ask: {
      ko: '목표로 읽었습니다. 실적이면 그 표를 선택하고 T로 열이나 행을 실적으로 지정하십시오.',
      en: 'They were read as targets. When they are actuals, choose the table and press T.',
    },
  },
  'amount-kind-unclear': {
    ko: '금액이 결산인지 예산인지 적혀 있지 않습니다',
    en: 'It is not said whether amounts are settled or budgeted',
    ask: {
      ko: '지난 해의 금액은 결산으로 읽었습니다. 다르면 그 표를 선택하고 T로 열을 지정하십시오.',
      en: 'Amounts of past years were read as settled. When they are not, choose the table and press T.',
    },
  },
  'row-in-doubt': {
    ko: '한 칸을 읽지 못해 그 줄의 다른 값도 의심스럽습니다',
    en: 'One cell cannot be read, so its row is in doubt',
    ask: { ko: '문서를 보고 이 줄의 값을 모두 확인하십시오.', en: 'Check every value of this row in the document.' },
  },
  'rate-differs': {
    ko: '적힌 달성률이 목표와 실적으로 계산한 값과 다릅니다',
    en: 'The printed rate differs from the computed one',
    ask: {
      ko: '목표·실적을 바르게 읽었는지, 하향 지표인지 확인하십시오.',
      en: 'Check target and actual, and whether lower is better.',
    },
  },
  'target-revised': {
    ko: '당초 목표와 수정 목표가 함께 적혀 있습니다',
    en: 'An original and a revised target are printed',
    ask: { ko: '수정 목표를 썼습니다.', en: 'The revised one was taken.' },
  },
  'sub-indicator': {
    ko: '상위 지표 아래의 세부지표입니다',
    en: 'An indicator below another one',
    ask: {
      ko: '세부지표를 지표로 읽었습니다. 상위 지표의 이름은 들이지 않습니다.',
      en: 'It was read as an indicator; the name above it is not entered.',
    },
  },
  'summary-differs': {
    ko: '총괄표와 부서의 표에 값이 다르게 적혀 있습니다',
    en: 'The summary and the department’s table differ',
    ask: {
      ko: '부서의 표를 따랐습니다. 어느 값이 맞는지 확인하십시오.',
      en: 'The department’s table was followed. Which one is right?',
    },
  },
}

export const unreadWord: Readonly<Record<UnrecognisedWhy, Both>> = {
  'table-unknown': { ko: '무슨 표인지 알 수 없습니다', en: 'An unknown table' },
  'row-unknown': { ko: '무슨 줄인지 알 수 없습니다', en: 'An unknown row' },
  'cell-outside-columns': { ko: '제목 칸이 없는 칸입니다', en: 'A cell outside the columns' },
  'text-outside-sections': { ko: '어느 부분에도 속하지 않는 글입니다', en: 'Text outside every section' },
  'total-row': { ko: '합계 줄이라 읽지 않았습니다', en: 'A total row' },
  'overview-without-programme': { ko: '단위사업을 모르는 사업개요입니다', en: 'An overview without its programme' },
  'no-programme-row': { ko: '위에 단위사업이 없는 세부사업입니다', en: 'A project without a programme above' },
  'indicator-without-name': { ko: '이름이 없는 지표 줄입니다', en: 'An indicator row without a name' },
  'item-unknown': { ko: '예산현황의 모르는 항목입니다', en: 'An unknown item of the statement' },
  'another-bureau': { ko: '다른 실국의 이름 아래에 있습니다', en: 'It stands under another bureau’s name' },
}

/** What must be settled before the import can be confirmed. */
export const needWord: Readonly<Record<NeedKind, Both & { readonly ask: Both }>> = {
  empty: {
    ko: '꼭 있어야 할 값이 비어 있습니다',
    en: 'A value that must be there is blank',
    ask: {
      ko: '문서를 보고 값을 넣으십시오. 필요 없는 줄이면 들여오지 않을 수 있습니다.',
      en: 'Enter it, or leave the record out.',
    },
  },
  unplaced: {
    ko: '추가한 줄이 속할 곳이 없어졌습니다',
    en: 'What the added record belongs to is gone',
    ask: {
      ko: '어느 목표나 사업에 속하는지 다시 선택하거나, 추가한 줄을 지우십시오.',
      en: 'Choose what it belongs to, or take the added record away.',
    },
  },
  'out-of-range': {
    ko: '있을 수 없는 값입니다',
    en: 'The value cannot be',
    ask: { ko: '문서를 보고 고치십시오.', en: 'Correct it from the document.' },
  },
  twice: {
    ko: '같은 줄이 두 번 나옵니다',
    en: 'The same row twice',
    ask: { ko: '하나는 들여오지 않기로 정하십시오.', en: 'Leave one of them out.' },
  },
  'goal-row': {
    ko: '어느 목표의 줄인지 알 수 없습니다',
    en: 'A row of an unknown goal',
    ask: { ko: '목표를 선택하거나, 이 줄을 들여오지 않기로 정하십시오.', en: 'Choose the goal, or leave the row out.' },
  },
  'unit-open': {
    ko: '어느 조직인지 정하지 않았습니다',
    en: 'The unit is not decided',
    ask: { ko: '‘바뀌는 것’에서 같은 조직인지 새 조직인지 정하십시오.', en: 'Decide it among the changes.' },
  },
  'match-open': {
    ko: '이어지는 지표인지 정하지 않았습니다',
    en: 'The same or a new indicator is not decided',
    ask: { ko: '‘바뀌는 것’에서 같은 지표인지 다른 지표인지 정하십시오.', en: 'Decide it among the changes.' },
  },
  'result-open': {
    ko: '저장된 실적과 다릅니다',
    en: 'It differs from the stored result',
    ask: {
      ko: '‘반영할 실적’에서 보고서의 값과 저장된 값 중 하나를 선택하십시오.',
      en: 'Choose one of the two among the results.',
    },
  },
  'no-results': {
    ko: '반영할 실적이 없습니다',
    en: 'There is no result to enter',
    ask: { ko: '‘반영할 실적’에서 반영할 수 없는 이유를 확인하십시오.', en: 'See the reasons among the results.' },
  },
  years: {
    ko: '연도의 앞뒤가 맞지 않습니다',
    en: 'The years do not fit together',
    ask: { ko: '계획 연도, 결산 연도, 지표의 첫해와 끝해를 확인하십시오.', en: 'Check the years of the plan.' },
  },
}

/** What the reader of the file could not take, or had to replace. */
export const warningWord: Readonly<Record<ReadWarning['kind'], Both>> = {
  'partly-read': { ko: '일부를 읽지 못함', en: 'read in part' },
  'encoding-replaced': { ko: '알 수 없는 문자를 바꿈', en: 'unknown characters replaced' },
  'formula-without-value': { ko: '값이 저장되지 않은 수식', en: 'a formula without a stored value' },
  'picture-skipped': { ko: '그림은 읽지 않음', en: 'a picture was skipped' },
  'text-removed': { ko: '보이지 않는 글을 뺌', en: 'hidden text was removed' },
  other: { ko: '알림', en: 'notice' },
}

export const formatWord: Readonly<Record<DocumentFormat, string>> = {
  hwpx: 'HWPX',
  hwp: 'HWP',
  pdf: 'PDF',
  xlsx: 'XLSX',
  markdown: 'Markdown',
  text: 'TXT',
}
