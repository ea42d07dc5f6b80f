import { withParticle } from '#domain/words/particle.ts'
import { ROW_VERDICTS } from '#domain/words/row-verdicts.ts'
import { shortLabel, TERMS } from '#domain/words/terms.ts'
import { defineMessages } from '../../language.tsx'

export const workbookMessages = defineMessages({
  open: { ko: '파일 올리기', en: 'Upload a file' },
  title: { ko: '파일로 실적 올리기', en: 'Actuals from a file' },
  formHead: { ko: '1. 서식 받기', en: '1. Get the form' },
  formWhat: {
    ko: '지금 값이 채워진 엑셀 서식입니다. 인터넷 없이 채울 수 있고, 노란 칸만 고칩니다.',
    en: 'An Excel form with what stands now. It is filled in without a network; only the yellow cells.',
  },
  formPeriod: { ko: '이 기간 서식', en: 'Form of this period' },
  formYear: { ko: (year: number) => `${year}년 모든 기간 서식`, en: (year: number) => `Form of all periods of ${year}` },
  uploadHead: { ko: '2. 채운 파일 올리기', en: '2. Upload the filled file' },
  uploadWhat: {
    ko: '바뀔 값을 먼저 보여 드립니다. 확인하기 전에는 아무것도 저장하지 않습니다.',
    en: 'You see first what would change. Nothing is saved before you confirm.',
  },
  choose: { ko: '파일 선택', en: 'Choose a file' },
  drop: { ko: '또는 여기에 끌어다 놓기', en: 'or drop it here' },
  kinds: {
    ko: '엑셀(xlsx, xls), ods, CSV(UTF-8·CP949) · 2만 행, 16MB까지',
    en: 'Excel (xlsx, xls), ods, CSV (UTF-8, CP949) · up to 20,000 rows, 16 MB',
  },
  larger: {
    ko: '2만 행보다 큰 파일은 서버를 맡은 사람이 명령 actuals로 한꺼번에 저장할 수 있습니다.',
    en: 'A file of more than 20,000 rows can be entered at once by whoever runs the server, with the command actuals.',
  },
  reading: { ko: '파일을 읽고 있습니다…', en: 'Reading the file…' },
  previewTitle: {
    ko: (of: number, takes: number, check: number) =>
      of === 0 ? '바뀌는 값이 없습니다' : `${of}행 중 ${takes}행 반영${check > 0 ? `, ${check}행 확인 필요` : ''}`,
    en: (of: number, takes: number, check: number) =>
      of === 0 ? 'Nothing changes' : `${takes} of ${of} rows taken${check > 0 ? `, ${check} to check` : ''}`,
  },
  untouched: {
    ko: (n: number) => `값이 같거나 비어 있는 ${n}행은 그대로 둡니다.`,
    en: (n: number) => `${n} rows with the same figure or none stay as they are.`,
  },
  replaced: {
    ko: (n: number) => `읽지 못한 문자 ${n}자가 있습니다. 엑셀에서 UTF-8 CSV나 xlsx로 저장해 다시 올리면 모두 읽습니다.`,
    en: (n: number) => `${n} characters could not be read. Save it as UTF-8 CSV or xlsx.`,
  },
  show: { ko: '보기', en: 'Show' },
  showAll: { ko: (n: number) => `모두 ${n}`, en: (n: number) => `All ${n}` },
  showCheck: { ko: (n: number) => `확인 필요 ${n}`, en: (n: number) => `To check ${n}` },
  showTakes: { ko: (n: number) => `반영 ${n}`, en: (n: number) => `Taken ${n}` },
  more: { ko: (n: number) => `${n}행 더 보기`, en: (n: number) => `Show ${n} more` },
  line: { ko: '행', en: 'Row' },
  indicator: shortLabel('indicator'),
  period: { ko: '기간', en: 'Period' },
  before: { ko: '지금', en: 'Now' },
  after: { ko: '파일의 값', en: 'In the file' },
  verdict: { ko: '판정', en: 'Verdict' },
  notEntered: TERMS.notEntered,
  notApplicable: TERMS.notApplicable,
  withWords: { ko: (names: string) => `${names} 함께 저장`, en: (names: string) => `with ${names}` },
  reason: { ko: '사유', en: 'reason' },
  cause: TERMS.cause,
  remedy: TERMS.remedy,
  due: TERMS.due,
  pick: { ko: '선택하십시오', en: 'choose' },
  whichOf: { ko: (name: string) => `${name}: 어느 값입니까?`, en: (name: string) => `${name}: which figure is meant?` },
  meant: { ko: '이 값이 맞음', en: 'it is right' },
  keepMine: { ko: '파일의 값으로', en: 'take the file’s' },
  changedBy: {
    ko: (by: string, at: string) => `내려받은 뒤 ${by} 님이 바꿈 (${at})`,
    en: (by: string, at: string) => `changed since the download by ${by} (${at})`,
  },
  changed: { ko: '내려받은 뒤 바뀐 값', en: 'changed since the download' },
  apply: { ko: (n: number) => `${n}행 반영`, en: (n: number) => `Take ${n} rows` },
  other: { ko: '다른 파일', en: 'Another file' },
  close: { ko: '닫기', en: 'Close' },
  refusedFile: { ko: (n: number) => `확인 필요 ${n}행 내려받기`, en: (n: number) => `Download the ${n} rows to check` },
  refusedWhat: {
    ko: '확인이 필요한 행은 사유가 적힌 CSV로 내려받아 고친 뒤 그대로 다시 올릴 수 있습니다.',
    en: 'The rows to check come as a CSV with the reasons: correct it and upload it as it is.',
  },
  whyColumn: { ko: '확인할 내용', en: '확인할 내용' },
  fileRefused: { ko: '올린 파일 확인할 행', en: 'rows to check' },
  saving: {
    ko: (n: number) => `${n}개 값을 저장하고 있습니다`,
    en: (n: number) => `Saving ${n} figures`,
  },
  saved: { ko: (n: number) => `${n}개 값을 저장했습니다`, en: (n: number) => `${n} figures saved` },
  savedSome: {
    ko: (n: number, no: number) => `${n}개 값을 저장했고, ${no}개는 저장하지 못했습니다`,
    en: (n: number, no: number) => `${n} figures saved, ${no} not`,
  },
  savedWhat: { ko: '저장한 값은 작성 중 상태입니다. 확인한 뒤 제출하십시오.', en: 'They are drafts. Look at them and submit.' },
  unsent: {
    ko: (n: number) => `${n}개 값 모두 저장을 확인하지 못했습니다. 다시 저장하십시오. 두 번 저장되지 않습니다.`,
    en: (n: number) => `None of the ${n} figures is known to be saved. Save again; nothing is saved twice.`,
  },
  goOn: { ko: '다시 저장', en: 'Save again' },
  theirs: {
    ko: (value: string, by: string) => `그사이 ${by} 님이 ${withParticle(value, '으로/로')} 바꾸었습니다`,
    en: (value: string, by: string) => `${by} changed it to ${value} meanwhile`,
  },
})

export const verdictMessages = defineMessages(ROW_VERDICTS)

export const elsewhereMessages = defineMessages({
  actuals: { ko: '실적 입력 서식입니다.', en: 'This is a form of actuals.' },
  budget: { ko: '연도별 예산 서식입니다.', en: 'This is a form of amounts by year.' },
  activities: { ko: '활동 기록 서식입니다.', en: 'This is a form of activities.' },
  plan: { ko: '성과계획서입니다.', en: 'This is a performance plan.' },
  document: {
    ko: '서식이 아니라 문서 파일입니다. 성과계획서라면 성과계획서 가져오기에서 읽습니다.',
    en: 'This is a document and no form. A performance plan is read at the plan import.',
  },
  planBy: { ko: '기획 담당에게 맡기십시오.', en: 'Give it to the administrator.' },
  nothing: { ko: '여기서는 아무것도 저장하지 않았습니다.', en: 'Nothing was entered here.' },
  actualsLink: { ko: '실적 입력에서 올리기', en: 'Upload it where actuals are entered' },
  budgetLink: { ko: '예산에서 올리기', en: 'Upload it at the budget' },
  activitiesLink: { ko: '활동 기록에서 올리기', en: 'Upload it at the activities' },
  planLink: { ko: '성과계획서 가져오기에서 올리기', en: 'Upload it at the plan import' },
})
