import { withParticle } from '#domain/words/particle.ts'
import { label } from '#domain/words/terms.ts'
import { defineMessages } from '../../language.tsx'

export const messages = defineMessages({
  page: { ko: '활동 기록', en: 'Activity register' },
  headline: {
    ko: (year: number, n: string) => `${year}년 활동 기록 ${n}건`,
    en: (year: number, n: string) => `${n} activities in ${year}`,
  },
  headlineNone: {
    ko: (year: number) => `${year}년 활동 기록이 아직 없습니다`,
    en: (year: number) => `No activities in ${year} yet`,
  },
  what: {
    ko: '회의·간담회·교류를 적어 두면 회·건으로 재는 지표의 실적으로 제안합니다.',
    en: 'Meetings, talks and exchanges written down here are counted and proposed as actuals.',
  },
  aside: {
    ko: (cancelled: number, toCome: number) =>
      parts(
        [
          [cancelled, '취소'],
          [toCome, '예정'],
        ],
        '건',
      ),
    en: (cancelled: number, toCome: number) =>
      parts(
        [
          [cancelled, 'cancelled'],
          [toCome, 'to come'],
        ],
        '',
      ),
  },
  year: { ko: '연도', en: 'Year' },
  department: label('department'),
  allDepartments: { ko: '모든 부서', en: 'All departments' },
  indicator: { ko: '반영 지표', en: 'Counted for' },
  allIndicators: { ko: '모든 지표', en: 'All indicators' },
  search: { ko: '제목·상대 기관·장소 찾기', en: 'Find a title, partner or place' },
  add: { ko: '활동 추가', en: 'Add an activity' },
  csv: { ko: 'CSV로 내보내기', en: 'Export as CSV' },
  fileName: { ko: (year: number) => `활동 기록 ${year}`, en: (year: number) => `Activities ${year}` },
  keys: { ko: '↑↓ 이동 · Enter 열기 · N 추가 · / 찾기', en: '↑↓ move · Enter open · N add · / find' },
  keysReading: { ko: '↑↓ 이동 · Enter 열기 · / 찾기', en: '↑↓ move · Enter open · / find' },
  counts: { ko: '지표별 횟수', en: 'Counted for each indicator' },
  countsWhat: {
    ko: (year: number) => `${year}년에 있었던 활동의 수와 목표. 누르면 그 지표에 반영된 활동만 봅니다.`,
    en: (year: number) => `Activities of ${year} and the target. Press one to see only what counts for it.`,
  },
  ofTarget: {
    ko: (count: string, target: string) => `${count} / 목표 ${target}`,
    en: (count: string, target: string) => `${count} / target ${target}`,
  },
  noTarget: { ko: (count: string) => `${count} / 목표 없음`, en: (count: string) => `${count} / no target` },
  more: { ko: (n: number) => `나머지 ${n}개 지표`, en: (n: number) => `${n} more indicators` },
  unlinked: {
    ko: (n: number) => `아직 활동을 연결하지 않은 지표 ${n}개`,
    en: (n: number) => `${n} indicators without any activity`,
  },
  differs: { ko: (n: number) => `실적과 다른 기간 ${n}`, en: (n: number) => `differs in ${n}` },
  difference: {
    ko: (when: string, word: string, stored: string, count: string) => `${when}: ${word} ${stored}, 지금 기록 ${count}`,
    en: (when: string, word: string, stored: string, count: string) => `${when}: ${word} ${stored}, register ${count}`,
  },
  confirmed: { ko: '확정값', en: 'confirmed' },
  entered: { ko: '입력값', en: 'entered' },
  differencesOf: {
    ko: (name: string) => `${name}: 실적과 기록이 다른 기간`,
    en: (name: string) => `${name}: where actual and register differ`,
  },
  partsOf: { ko: (name: string) => `${name}: 구성별 횟수`, en: (name: string) => `${name}: by part` },
  wholeYear: { ko: '연간', en: 'Year' },
  toMonth: { ko: (m: number) => `${m}월`, en: (m: number) => `Month ${m}` },
  month: {
    ko: (year: number, m: number) => `${year}년 ${m}월`,
    en: (year: number, m: number) => `${year}-${String(m).padStart(2, '0')}`,
  },
  inMonth: { ko: (n: number) => `${n}건`, en: (n: number) => `${n}` },
  people: { ko: (n: string) => `${n}명`, en: (n: string) => `${n} people` },
  cancelled: { ko: '취소', en: 'Cancelled' },
  toCome: { ko: '예정', en: 'To come' },
  notCounted: { ko: '반영 지표 없음', en: 'Counts for nothing' },
  emptyYear: { ko: '아직 적은 활동이 없습니다', en: 'Nothing written down yet' },
  emptyYearWriter: {
    ko: '‘활동 추가’로 첫 기록을 적으십시오. 지표를 선택하면 그 지표의 횟수에 더해집니다.',
    en: 'Press “Add an activity”. Choose an indicator and it is counted for it.',
  },
  emptyYearReader: { ko: '담당 부서가 적으면 여기에 나타납니다.', en: 'They appear here once the departments write them down.' },
  emptyFilter: { ko: '조건에 맞는 활동이 없습니다', en: 'Nothing matches' },
  emptyFilterWhat: { ko: '찾는 말을 줄이거나 조건을 지우십시오.', en: 'Shorten the search or clear the filters.' },
  clear: { ko: '조건 지우기', en: 'Clear filters' },
  earlier: { ko: (n: number) => `이전 활동 ${n}건 더 보기`, en: (n: number) => `Show ${n} earlier activities` },
  shown: { ko: (n: number, of: number) => `${of}건 가운데 ${n}건`, en: (n: number, of: number) => `${n} of ${of}` },
})

export const formMessages = defineMessages({
  addTitle: { ko: '활동 추가', en: 'Add an activity' },
  editTitle: { ko: '활동 고치기', en: 'Edit the activity' },
  showTitle: { ko: '활동', en: 'Activity' },
  startsOn: { ko: '날짜', en: 'Date' },
  endsOn: { ko: '끝난 날 (여러 날일 때)', en: 'Last day (if several)' },
  title: { ko: '제목', en: 'Title' },
  kind: { ko: '종류', en: 'Kind' },
  kindNote: { ko: '종류 설명', en: 'More about the kind' },
  partner: { ko: '상대 기관', en: 'Partner' },
  place: { ko: '장소', en: 'Place' },
  participants: { ko: '참석 인원', en: 'Participants' },
  note: { ko: '비고', en: 'Note' },
  noteHow: { ko: '주제, 주최, 대표단, 시찰지', en: 'Themes, host, delegation, sites' },
  links: { ko: '실적으로 셀 지표', en: 'Counts for' },
  linksHow: {
    ko: '한 활동은 선택한 지표마다 1로 셉니다. 두 기간에 걸치면 시작한 날의 기간에 셉니다.',
    en: 'Counted once for each; by its first day where it spans two periods.',
  },
  noLinks: {
    ko: '이 부서에는 회·건으로 재는 지표가 없습니다. 기록만 남습니다.',
    en: 'This department has no indicator counted in 회 or 건. The entry is kept all the same.',
  },
  notFor: { ko: '세지 않음', en: 'Not counted' },
  save: { ko: '저장', en: 'Save' },
  saveNext: { ko: '저장하고 하나 더', en: 'Save, then another' },
  saveKeys: { ko: 'Ctrl+Enter로 저장합니다.', en: 'Ctrl+Enter saves.' },
  saved: { ko: (title: string) => `‘${title}’ 저장했습니다.`, en: (title: string) => `“${title}” saved.` },
  savedInYear: {
    ko: (title: string, year: string) => `‘${title}’ 저장했습니다. ${year}년 활동이라 목록을 ${year}년으로 옮겼습니다.`,
    en: (title: string, year: string) => `“${title}” saved. It belongs to ${year}, so the list now shows that year.`,
  },
  restoredDraft: { ko: '저장하지 않은 내용을 복원했습니다.', en: 'What you had not saved is back.' },
  dropDraft: { ko: '버리기', en: 'Discard' },
  cancelEntry: { ko: '활동 취소…', en: 'Cancel the activity…' },
  cancelTitle: { ko: '활동 취소', en: 'Cancel the activity' },
  cancelHow: {
    ko: '기록은 취소로 남고 횟수에서 빠집니다. 열리지 않은 사유나 잘못 적은 사유를 쓰십시오.',
    en: 'It stays in the register as cancelled and no longer counts. Say why it did not take place.',
  },
  cancelDo: { ko: '활동 취소', en: 'Cancel it' },
  restore: { ko: '취소 되돌리기…', en: 'Restore…' },
  restoreTitle: { ko: '취소 되돌리기', en: 'Restore the activity' },
  restoreHow: { ko: '다시 횟수에 들어갑니다. 되돌리는 사유를 쓰십시오.', en: 'It counts again. Say why it is restored.' },
  restoreDo: { ko: '되돌리기', en: 'Restore' },
  reason: { ko: '사유 (필수)', en: 'Reason (required)' },
  back: { ko: '닫기', en: 'Close' },
  required: { ko: '필수', en: 'required' },
  needDate: { ko: '날짜를 넣으십시오.', en: 'Give the date.' },
  needTitle: { ko: '제목을 넣으십시오.', en: 'Give a title.' },
  endsBefore: { ko: '끝난 날이 시작한 날보다 앞섭니다.', en: 'The last day is before the first.' },
  wrongPeople: { ko: '인원은 0부터 1,000,000까지의 정수로 씁니다.', en: 'A whole number from 0 to 1,000,000.' },
  whichPeople: { ko: '몇 명인지 선택하십시오.', en: 'Say how many people are meant.' },
  twin: {
    ko: (title: string, more: string) =>
      `같은 날짜에 ‘${title}’${more === '' ? '' : ` (${more})`} 기록이 이미 있습니다. 저장하지 않았습니다.`,
    en: (title: string, more: string) =>
      `“${title}”${more === '' ? '' : ` (${more})`} of the same day is in the register. Nothing was saved.`,
  },
  twinOpen: { ko: '있는 기록 보기', en: 'Show that one' },
  twinSave: { ko: '다른 활동입니다, 저장', en: 'Another one: save' },
  conflict: {
    ko: (by: string, at: string) => `그사이 ${by} 님이 이 기록을 고쳤습니다(${at}). 적은 내용은 그대로입니다.`,
    en: (by: string, at: string) => `${by} changed this meanwhile (${at}). What you typed is still here.`,
  },
  theirs: { ko: '저장된 내용', en: 'Saved' },
  mine: { ko: '내가 적은 내용', en: 'Mine' },
  keepMine: { ko: '내 내용으로 저장', en: 'Save mine' },
  takeTheirs: { ko: '저장된 내용으로', en: 'Take the saved one' },
  history: { ko: (n: number) => `변경 이력 ${n}건`, en: (n: number) => `History (${n})` },
  act_add: { ko: '추가', en: 'Added' },
  act_change: { ko: '고침', en: 'Changed' },
  act_cancel: { ko: '취소', en: 'Cancelled' },
  act_restore: { ko: '되돌림', en: 'Restored' },
  nothing: { ko: '없음', en: 'none' },
  cannot: {
    ko: (name: string) => `${withParticle(name, '은/는')} 담당 부서만 고칠 수 있습니다.`,
    en: (name: string) => `Only the department itself edits the activities of ${name}.`,
  },
})

const parts = (of: readonly (readonly [number, string])[], unit: string) =>
  of
    .filter(([n]) => n > 0)
    .map(([n, word]) => `${word} ${n}${unit}`)
    .join(' · ')

export const uploadMessages = defineMessages({
  open: { ko: '엑셀로 여러 건', en: 'Many from Excel' },
  export: { ko: '엑셀로 내보내기', en: 'Export to Excel' },
  title: { ko: '활동 여러 건 올리기', en: 'Many activities at once' },
  form: { ko: (year: number) => `${year}년 활동 기록 서식`, en: (year: number) => `Form of ${year}` },
  formWhat: {
    ko: '적혀 있는 활동과 빈 줄이 든 엑셀 서식입니다. 빈 줄에 이어서 적습니다.',
    en: 'An Excel form with what is written down and empty rows to go on.',
  },
  pasteHead: { ko: '또는 붙여넣기', en: 'Or paste' },
  pasteWhat: {
    ko: '날짜와 제목의 열 이름이 있는 표를 엑셀이나 한글에서 복사해 이 칸에 붙여넣습니다.',
    en: 'Copy a table with headings for date and title from Excel or 한글 and paste it into this field.',
  },
  pasteHere: { ko: '여기를 누르고 Ctrl+V', en: 'Press here, then Ctrl+V' },
  needed: { ko: '날짜와 제목 열은 꼭 있어야 합니다.', en: 'Columns 날짜 and 제목 are needed.' },
  previewTitle: {
    ko: (of: number, takes: number, check: number) => `${of}줄 중 ${takes}줄 저장${check > 0 ? `, ${check}줄 확인 필요` : ''}`,
    en: (of: number, takes: number, check: number) => `${takes} of ${of} rows to save${check > 0 ? `, ${check} to check` : ''}`,
  },
  nothing: { ko: '새로 저장할 활동이 없습니다', en: 'Nothing new to save' },
  same: { ko: (n: number) => `이미 있는 ${n}줄은 그대로 둡니다.`, en: (n: number) => `${n} rows are in the register already.` },
  replaced: {
    ko: (n: number) => `읽지 못한 문자 ${n}자가 있습니다. xlsx로 저장해 다시 올리십시오.`,
    en: (n: number) => `${n} characters could not be read. Save it as xlsx and send it again.`,
  },
  line: { ko: '줄', en: 'Row' },
  verdict: { ko: '판정', en: 'Verdict' },
  new: { ko: '새 기록', en: 'New' },
  changed: { ko: '바뀜', en: 'Changed' },
  other: { ko: '다른 파일', en: 'Another file' },
  save: { ko: (n: number) => `${n}줄 저장`, en: (n: number) => `Save ${n} rows` },
  atLine: { ko: (n: number) => `${n}줄:`, en: (n: number) => `Row ${n}:` },
  nothingSaved: { ko: '한 줄도 저장하지 않았습니다.', en: 'No row was saved.' },
  saved: {
    ko: (added: number, changed: number) => `새 기록 ${added}건, 바뀐 기록 ${changed}건을 저장했습니다`,
    en: (added: number, changed: number) => `${added} added, ${changed} changed`,
  },
  savedWhat: {
    ko: '지표에 연결한 활동은 실적 입력 화면에서 횟수로 제안합니다.',
    en: 'Those linked to indicators are proposed as counts where actuals are entered.',
  },
  left: {
    ko: (n: number) => `확인이 필요한 ${n}줄은 저장하지 않았습니다. 고쳐서 다시 올리십시오.`,
    en: (n: number) => `${n} rows to check were not saved. Correct them and upload again.`,
  },
  close: { ko: '닫기', en: 'Close' },
  choose: { ko: (title: string) => `${title}: 어떻게 할까요?`, en: (title: string) => `${title}: what is meant?` },
  leave: { ko: '저장하지 않음', en: 'leave out' },
  asNew: { ko: '다른 활동: 새 기록으로', en: 'another one: add' },
  asChange: { ko: '있는 기록 수정', en: 'change the stored one' },
  duplicate: { ko: '같은 날짜와 제목의 기록이 있습니다.', en: 'One of that day and title is in the register.' },
  twice: { ko: '파일에 같은 날짜와 제목이 두 번 있습니다.', en: 'The file has that day and title twice.' },
  'changed-since': { ko: '내려받은 뒤 다른 사람이 고쳤습니다.', en: 'Somebody changed it since the download.' },
  unseen: { ko: '숨긴 행이나 가려진 칸에 있습니다.', en: 'It stands in a hidden row or a covered cell.' },
  people: { ko: '참석 인원을 한 가지로 읽을 수 없습니다.', en: 'The number of people is not clear.' },
  day: { ko: '날짜로 읽을 수 없습니다. 2026-03-10처럼 적으십시오.', en: 'This is no day. Write 2026-03-10.' },
  'day-order': { ko: '끝난 날이 시작한 날보다 앞섭니다.', en: 'The last day is before the first.' },
  'no-title': { ko: '제목이 없습니다.', en: 'There is no title.' },
  kind: { ko: '종류에 없는 말입니다.', en: 'There is no such kind.' },
  department: { ko: '부서를 알 수 없습니다. 부서 이름을 적으십시오.', en: 'Which department is meant? Write its name.' },
  'not-mine': { ko: '맡은 부서의 활동이 아닙니다.', en: 'Not an activity of your departments.' },
  indicator: {
    ko: '이 부서에 이 이름의 회·건 지표가 없습니다.',
    en: 'The department has no such indicator counted in 회 or 건.',
  },
  'which-part': { ko: '구성 항목까지 적으십시오(지표 · 구성 항목).', en: 'Name the part too (indicator · part).' },
  long: { ko: '글이 너무 깁니다.', en: 'The text is too long.' },
  unknown: { ko: '기록 번호의 활동이 없습니다.', en: 'There is no activity of that number.' },
  cancelled: { ko: '취소된 활동입니다.', en: 'The activity is cancelled.' },
})
