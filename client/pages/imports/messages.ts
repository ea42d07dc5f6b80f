import { particleFor } from '#domain/words/particle.ts'
import { AGGREGATION_WORDS } from '#domain/words/rule-words.ts'
import { label } from '#domain/words/terms.ts'
import { formatNumber } from '../../format.ts'
import { defineMessages } from '../../language.tsx'

const s = (count: number, one: string) => `${formatNumber(count)} ${count === 1 ? one : `${one}s`}`

export const importsMessages = defineMessages({
  page: { ko: '성과계획서 가져오기', en: 'Import a performance plan' },

  // landing
  landing: {
    ko: '성과계획서를 올리면 읽은 값을 문서와 나란히 보여 줍니다. 확정하기 전에는 계획에 아무것도 들어가지 않습니다.',
    en: 'What is read is shown beside the document. Nothing enters the plan before you confirm.',
  },
  drop: { ko: '여기에 성과계획서를 끌어다 놓으십시오', en: 'Drop a performance plan here' },
  dropNow: { ko: '놓으면 올립니다', en: 'Drop to send' },
  pick: { ko: '파일 선택', en: 'Choose files' },
  pasteToo: {
    ko: '파일을 복사했다면 이 자리에서 Ctrl+V로 붙여 넣어도 됩니다.',
    en: 'A copied file can be pasted here with Ctrl+V.',
  },
  formats: {
    ko: (kinds: string, most: string) => `${kinds} · 한 파일 ${most}까지`,
    en: (kinds: string, most: string) => `${kinds} · up to ${most} each`,
  },
  pasteName: { ko: '붙여 넣은 글', en: 'Pasted text' },
  sending: { ko: (percent: number) => `보내는 중 ${percent}%`, en: (percent: number) => `Sending ${percent}%` },
  waiting: { ko: '앞의 문서를 읽는 동안 기다립니다', en: 'Waiting for the document before' },
  received: { ko: '받았습니다. 곧 읽습니다', en: 'Received. It will be read' },
  reading: { ko: (percent: number) => `문서를 읽는 중 ${percent}%`, en: (percent: number) => `Reading ${percent}%` },
  readingNow: { ko: '문서를 읽는 중', en: 'Reading' },
  recognising: { ko: '지표와 예산을 찾는 중', en: 'Looking for indicators and amounts' },
  stop: { ko: '그만두기', en: 'Cancel' },
  dismissIt: { ko: '지우기', en: 'Dismiss' },
  again: { ko: '다시 보내기', en: 'Send again' },
  onTheWay: { ko: '올리는 문서', en: 'On the way' },
  earlier: { ko: '가져온 문서', en: 'Imports' },
  earlierOf: {
    ko: (documents: number, bureaus: number) => `가져온 문서 ${documents}개 · 국 ${bureaus}개`,
    en: (documents: number, bureaus: number) => `Imports: ${s(documents, 'document')}, ${s(bureaus, 'bureau')}`,
  },
  bureauOf: {
    ko: (n: number, all: number) => `국 ${all}개 중 ${n}번째`,
    en: (n: number, all: number) => `bureau ${n} of ${all}`,
  },
  bureaus: {
    ko: (n: number) => `이 문서에는 국이 ${n}개 있습니다. 국마다 따로 검토하고 확정합니다.`,
    en: (n: number) => `The document has ${s(n, 'bureau')}. Each is reviewed and confirmed by itself.`,
  },
  earlierNone: { ko: '아직 가져온 문서가 없습니다', en: 'Nothing has been imported yet' },
  earlierNoneHow: {
    ko: '예산안과 함께 의회에 낸 성과계획서 파일을 위에 올리십시오. HWPX나 XLSX가 가장 정확하게 읽힙니다.',
    en: 'Send a performance plan above. HWPX and XLSX are read best.',
  },
  file: { ko: '파일', en: 'File' },
  who: { ko: '올린 사람', en: 'Sent by' },
  when: { ko: '올린 때', en: 'Sent' },
  state: { ko: '상태', en: 'State' },
  uploaded: { ko: '읽는 중', en: 'Reading' },
  read: { ko: '검토 중', en: 'In review' },
  plan: { ko: '계획', en: 'Plan' },
  edition: { ko: (n: number) => `제${n}판`, en: (n: number) => `edition ${n}` },
  planOf: {
    ko: (year: number, bureau: string) => `${year}년 ${bureau}`,
    en: (year: number, bureau: string) => `${bureau} ${year}`,
  },
  reportOf: {
    ko: (year: number, bureau: string) => `${year}년 ${bureau} 성과보고서`,
    en: (year: number, bureau: string) => `${bureau} ${year}, result report`,
  },
  holds: {
    ko: (indicators: number, programmes: number, projects: number) =>
      `지표 ${formatNumber(indicators)}개 · 단위사업 ${formatNumber(programmes)}개 · 세부사업 ${formatNumber(projects)}개`,
    en: (indicators: number, programmes: number, projects: number) =>
      `${s(indicators, 'indicator')} · ${s(programmes, 'programme')} · ${s(projects, 'project')}`,
  },
  waits: {
    ko: (needs: number, open: number) =>
      needs + open === 0
        ? '확인할 것이 없습니다'
        : [needs > 0 ? `먼저 정할 것 ${needs}건` : '', open > 0 ? `확인할 것 ${open}건` : '']
            .filter((part) => part !== '')
            .join(' · '),
    en: (needs: number, open: number) =>
      needs + open === 0
        ? 'nothing to check'
        : [needs > 0 ? `${needs} to settle first` : '', open > 0 ? `${open} to check` : '']
            .filter((part) => part !== '')
            .join(' · '),
  },
  notPlanState: { ko: '계획서 아님', en: 'Not a plan' },
  confirmedBefore: { ko: '확정(뒤의 것으로 바뀜)', en: 'Confirmed, replaced since' },
  refusedState: { ko: '읽지 못함', en: 'Not read' },
  confirmed: label('confirmed'),
  discarded: { ko: '버림', en: 'Discarded' },
  undone: { ko: '되돌림', en: 'Undone' },
  notPlan: {
    ko: (name: string) => `‘${name}’${particleFor(name, '은/는')} 성과계획서가 아닌 것 같습니다`,
    en: (name: string) => `‘${name}’ does not seem to be a performance plan`,
  },
  noUnit: {
    ko: (name: string) => `‘${name}’에서 부서를 찾지 못했습니다`,
    en: (name: string) => `No department was found in ‘${name}’`,
  },
  noYear: {
    ko: (name: string) => `‘${name}’에서 계획의 연도를 찾지 못했습니다`,
    en: (name: string) => `No year of a plan was found in ‘${name}’`,
  },
  saw: {
    ko: (texts: number, tables: number, cells: number) => `읽은 것: 글 ${texts}줄, 표 ${tables}개, 칸 ${cells}개`,
    en: (texts: number, tables: number, cells: number) =>
      `Read: ${s(texts, 'line')} of text, ${s(tables, 'table')}, ${s(cells, 'cell')}`,
  },
  sawLines: { ko: '첫 줄', en: 'First lines' },
  sawHeads: { ko: '표의 첫 칸', en: 'First cells of tables' },
  sawWords: { ko: '찾은 단어', en: 'Words found' },
  sawNoWords: { ko: '성과계획서에 나오는 단어가 없습니다', en: 'None of a plan’s words' },

  // one import
  readingTitle: { ko: '문서를 읽고 있습니다', en: 'Reading the document' },
  readingHow: {
    ko: '이 화면을 떠나도 계속 읽습니다. 다 읽으면 검토 화면이 열립니다.',
    en: 'It goes on when you leave. The review opens when it is done.',
  },
  stoppedReading: { ko: '읽는 중에 그만둠', en: 'stopped while reading' },
  notReadTitle: { ko: '문서를 읽지 못했습니다', en: 'The document was not read' },
  neverRead: { ko: '읽기 전에 끝난 문서입니다', en: 'It ended before it was read' },
  confirm: { ko: '계획으로 확정', en: 'Confirm' },
  discard: { ko: '버리기', en: 'Discard' },
  undo: { ko: '확정 되돌리기', en: 'Undo' },
  toOverview: { ko: '국 종합현황에서 보기', en: 'See the overview' },
  wasConfirmed: {
    ko: (who: string, when: string, report = false) =>
      `${who}${particleFor(who, '이/가')} ${when}에 ${report ? '실적으로 반영했습니다' : '계획으로 확정했습니다'}.`,
    en: (who: string, when: string, _report = false) => `Confirmed by ${who}, ${when}.`,
  },
  wasUndone: {
    ko: (who: string, when: string) => `${who}${particleFor(who, '이/가')} ${when}에 확정을 되돌렸습니다.`,
    en: (who: string, when: string) => `Undone by ${who}, ${when}.`,
  },
  wasDiscarded: {
    ko: (who: string, when: string) => `${who}${particleFor(who, '이/가')} ${when}에 버렸습니다. 계획에는 들어가지 않았습니다.`,
    en: (who: string, when: string) => `Discarded by ${who}, ${when}. Nothing entered the plan.`,
  },
  exportXlsx: { ko: 'XLSX 내려받기', en: 'Download XLSX' },
  headline: {
    ko: (year: number, bureau: string, indicators: number, programmes: number, projects: number) =>
      `${year}년 ${bureau}: 지표 ${formatNumber(indicators)}개, 단위사업 ${formatNumber(programmes)}개, 세부사업 ${formatNumber(projects)}개를 읽었습니다`,
    en: (year: number, bureau: string, indicators: number, programmes: number, projects: number) =>
      `${bureau} ${year}: read ${s(indicators, 'indicator')}, ${s(programmes, 'programme')}, ${s(projects, 'project')}`,
  },
  back: { ko: '가져온 문서 목록', en: 'All imports' },
  tabs: { ko: '보기', en: 'View' },
  tabRecords: {
    ko: (open: number) => (open === 0 ? '검토' : `검토 ${open}`),
    en: (open: number) => (open === 0 ? 'Review' : `Review ${open}`),
  },
  tabChanges: {
    ko: (open: number) => (open === 0 ? '바뀌는 것' : `바뀌는 것 ${open}`),
    en: (open: number) => (open === 0 ? 'Changes' : `Changes ${open}`),
  },
  tabReconciliation: {
    ko: (failed: number) => (failed === 0 ? '대사' : `대사 · 불일치 ${failed}`),
    en: (failed: number) => (failed === 0 ? 'Reconciliation' : `Reconciliation · ${failed} failed`),
  },
  original: { ko: '원본 받기', en: 'Original' },
  coverage: {
    ko: (used: number, structure: number, left: number, unread: number) =>
      `문서의 칸과 글 ${formatNumber(used + structure + left + unread)}개 중 값 ${formatNumber(used)} · 제목과 양식 ${formatNumber(structure)} · 서술 ${formatNumber(left)} · 읽지 못함 ${formatNumber(unread)}`,
    en: (used: number, structure: number, left: number, unread: number) =>
      `Of ${formatNumber(used + structure + left + unread)} cells and texts: values ${formatNumber(used)} · form ${formatNumber(structure)} · prose ${formatNumber(left)} · not read ${formatNumber(unread)}`,
  },
  readerWarnings: { ko: (n: number) => `파일을 읽으면서 남은 알림 ${n}건`, en: (n: number) => `${s(n, 'notice')} of the reader` },
  panes: { ko: '보는 쪽', en: 'Pane' },
  documentPane: { ko: '읽은 문서', en: 'The document as read' },
  documentTitle: { ko: '문서', en: 'Document' },
  recordsPane: { ko: '읽은 값', en: 'What was read' },
  viewAs: { ko: '문서 보기', en: 'Document view' },
  asTables: { ko: '표', en: 'Tables' },
  asPage: { ko: '쪽 그림', en: 'Page' },
  pagePane: { ko: '쪽 그림, 위아래로 움직여 볼 수 있음', en: 'Page picture, scrolls' },
  pagePicture: { ko: (n: number) => `원본 ${n}쪽`, en: (n: number) => `Page ${n} of the original` },
  pageOf: {
    ko: (page: number, pages: number) => `${page} / ${pages}쪽`,
    en: (page: number, pages: number) => `Page ${page} of ${pages}`,
  },
  pageBefore: { ko: '이전 쪽', en: 'Previous' },
  pageAfter: { ko: '다음 쪽', en: 'Next' },
  drawing: { ko: '쪽을 그리는 중입니다', en: 'Drawing the page' },
  noBox: { ko: '이 칸이 쪽의 어디인지는 알 수 없습니다', en: 'Where on the page it stands is not known' },
  noPicture: { ko: '이 쪽을 그리지 못했습니다', en: 'This page could not be drawn' },
  noPictureHow: { ko: '‘표’ 보기로 바꾸면 읽은 내용을 그대로 볼 수 있습니다.', en: 'The table view shows what was read.' },
  placeSheet: { ko: (name: string) => `시트 ‘${name}’`, en: (name: string) => `sheet ‘${name}’` },
  placePage: { ko: (n: number) => `${n}쪽`, en: (n: number) => `page ${n}` },
  placeLine: { ko: (n: number) => `${n}번째 줄`, en: (n: number) => `line ${n}` },
  placeCell: {
    ko: (row: number, column: number) => `표의 ${row}행 ${column}열`,
    en: (row: number, column: number) => `row ${row}, column ${column}`,
  },
  show: { ko: '무엇을 볼지', en: 'Show' },
  showAttention: { ko: (n: number) => `확인 필요 ${n}`, en: (n: number) => `To check ${n}` },
  showAll: { ko: '전체', en: 'All' },
  unitChoice: { ko: '국·부서', en: 'Unit' },
  before: { ko: '이전 확인할 것', en: 'Previous to check' },
  after: { ko: '다음 확인할 것', en: 'Next to check' },
  helpWhat: {
    ko: '문서나 읽은 값에 초점이 있을 때 씁니다. 한글 상태에서도 같은 자리의 키가 듣습니다.',
    en: 'While the document or the records have the focus.',
  },
  keyNext: { ko: '다음 확인할 것', en: 'Next to check' },
  keyBefore: { ko: '이전 확인할 것', en: 'Previous to check' },
  keyArrows: { ko: '칸에서 칸으로', en: 'From cell to cell' },
  keyAccept: { ko: '제안 받아들이기', en: 'Accept the proposal' },
  keyRefuse: { ko: '제안 받아들이지 않기', en: 'Refuse the proposal' },
  keySeen: { ko: '확인함', en: 'Seen' },
  keyCorrect: { ko: '값 고치기, 고친 값 넣기', en: 'Correct, and enter' },
  keyPoint: { ko: '문서에서 값 가리키기', en: 'Point at the value in the document' },
  keyEscape: { ko: '고치기 그만두기', en: 'Stop correcting' },
  keyView: { ko: '표와 쪽 그림 바꾸기', en: 'Tables or page' },

  // fields
  blank: { ko: '(비어 있음)', en: '(blank)' },
  choose: { ko: '선택하십시오', en: 'Choose' },
  toFields: { ko: '읽은 값으로', en: 'To the fields' },
  key: label('keyIndicator'),
  general: label('generalIndicator'),
  higher: label('higher'),
  lower: label('lower'),
  maintain: label('maintain'),
  ...AGGREGATION_WORDS,
  million: { ko: '백만원', en: 'KRW million' },
  thousand: { ko: '천원', en: 'KRW thousand' },
  won: { ko: '원', en: 'KRW' },
  correctedTag: { ko: '고침', en: 'corrected' },
  doubtTag: { ko: '확인 필요', en: 'check' },
  repairedTag: { ko: '다듬음', en: 'repaired' },
  rawIs: { ko: '문서:', en: 'Printed:' },
  notPrinted: { ko: '문서에 적혀 있지 않습니다', en: 'Not printed' },
  inspector: { ko: '선택한 칸', en: 'Chosen cell' },
  chooseSomething: {
    ko: '문서의 칸이나 읽은 값을 선택하면 어디서 어떻게 읽었는지 보여 줍니다.',
    en: 'Choose a cell or a value to see how it was read.',
  },
  cellUnused: {
    ko: '이 칸은 값으로 쓰이지 않았습니다. 제목이나 양식, 서술이거나 값에 필요하지 않은 칸입니다.',
    en: 'No value was read from this cell: it is a heading, form or prose.',
  },
  cellInDoubt: {
    ko: '이 칸에서 읽은 값은 없고, 확인할 것이 있습니다.',
    en: 'No value was read from it; there is something to check.',
  },
  showInDocument: { ko: '문서에서 보기', en: 'Show in document' },
  asPrintedAgain: { ko: '문서대로 되돌리기', en: 'As printed again' },
  correct: { ko: '고치기', en: 'Correct' },
  value: { ko: '읽은 값', en: 'Value' },
  asPrinted: { ko: '원문 표기', en: 'As printed' },
  readAs: { ko: '쓴 값', en: 'Read as' },
  proposal: { ko: '제안', en: 'Proposal' },
  place: { ko: '위치', en: 'Place' },
  howSure: { ko: '확실함', en: 'How sure' },
  sureByRule: { ko: '문서에 없어 규칙으로 정함', en: 'Not printed; set by rule' },
  sureAsPrinted: { ko: '적힌 그대로 읽음', en: 'As printed' },
  sureRepaired: { ko: '규칙으로 다듬어 읽음', en: 'Repaired by a rule' },
  sureProposed: { ko: '짐작이라 확인이 필요함', en: 'A guess to be confirmed' },
  sureUnread: { ko: '읽지 못함', en: 'Not read' },
  correctedBy: {
    ko: (name: string, when: string) => `${name}${particleFor(name, '이/가')} ${when}에 수정`,
    en: (name: string, when: string) => `Corrected by ${name}, ${when}`,
  },
  sameRow: { ko: '같은 줄에서 읽은 값:', en: 'Read from the same row:' },
  alsoFrom: { ko: (n: number) => `이 칸에서 읽은 다른 값 ${n}개:`, en: (n: number) => `Also read from it: ${n}:` },

  // what waits for a person
  nothingToAsk: { ko: '확인할 것이 없습니다', en: 'Nothing to check' },
  nothingToAskHow: {
    ko: '‘바뀌는 것’과 ‘대사’를 보고 확정하십시오.',
    en: 'See the changes and the reconciliation, then confirm.',
  },
  moreItems: { ko: (n: number) => `나머지 ${n}건 더 보기`, en: (n: number) => `Show the other ${n}` },
  openState: { ko: '확인 필요', en: 'open' },
  needState: { ko: '먼저 정할 것', en: 'settle first' },
  toChanges: { ko: '‘바뀌는 것’에서 정하기', en: 'Decide among the changes' },
  leaveOut: { ko: '들여오지 않기', en: 'Leave out' },
  leaveOutWord: { ko: '들여오지 않는 이유', en: 'Why it is left out' },
  isLeftOut: { ko: '들여오지 않기로 한 줄입니다.', en: 'This record is left out.' },
  takeIn: { ko: '다시 들여오기', en: 'Take in again' },
  couldBe: {
    ko: (values: string) => `두 가지로 읽힙니다: ${values}. 그중 하나를 분명하게 넣으십시오.`,
    en: (values: string) => `It could be ${values}. Enter one of them.`,
  },
  keepPrinted: { ko: '문서대로 둠', en: 'kept as printed' },
  seenWord: { ko: '확인함', en: 'seen' },
  noteState: { ko: '알림', en: 'note' },
  accepted: { ko: '받아들임', en: 'accepted' },
  kept: { ko: '문서대로 둠', en: 'kept as printed' },
  dismissed: { ko: '확인함', en: 'seen' },
  unreadAsk: {
    ko: '아무 값으로도 들어가지 않습니다. 계획의 표이면 T로 무슨 표인지 지정하고, 한 행만 빠졌으면 이 행에서 추가하십시오. 필요 없는 내용이면 이유를 적고 넘어가십시오.',
    en: 'It enters nothing. Press T to say what the table is, or add it from this row alone. Say why when it is not needed.',
  },
  decidedBy: { ko: '정한 사람', en: 'Decided by' },
  reopen: { ko: '다시 정하기', en: 'Decide again' },
  oneProject: { ko: '한 사업임', en: 'One project' },
  inTable: { ko: '내역의 이름', en: 'In the table' },
  inOverview: { ko: '개요의 이름', en: 'In the overview' },
  accept: { ko: '받아들이기', en: 'Accept' },
  refuse: { ko: '받아들이지 않기', en: 'Refuse' },
  seen: { ko: '확인함', en: 'Seen' },
  dismiss: { ko: '넘어가기', en: 'Dismiss' },
  dismissWord: { ko: '이유. 예: 표지라 필요 없음', en: 'Why, e.g. the cover' },
})
