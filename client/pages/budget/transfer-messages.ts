/** Texts of 이체: movements of budget between departments and the quarterly lists for the council. */
import { label } from '#domain/words/terms.ts'
import { defineMessages } from '../../language.tsx'

const s = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`

export const transferMessages = defineMessages({
  tab: label('transfer'),
  none: { ko: '이 해에는 예산 이체가 없습니다', en: 'No budget was transferred this year' },
  headline: {
    ko: (year: number, count: number, amount: string) => `${year}년 예산 이체 ${count}건, ${amount}백만원`,
    en: (year: number, count: number, amount: string) => `${s(count, 'transfer')} in ${year}, KRW ${amount} million`,
  },
  what: {
    ko: '조직이 바뀌어 사업을 넘겨준 부서에서 넘겨받은 부서로 옮긴 예산 · 보낸 금액과 받은 금액의 합은 같고 전체 예산은 그대로 · 원',
    en: 'Budget that went with a task to another department; what went equals what came, the total stays · KRW',
  },
  noneWhat: {
    ko: '조직개편으로 사업이 다른 부서로 넘어가 예산을 옮기면 기획담당이 여기에 기록합니다.',
    en: 'The administrator records it here when a task goes to another department.',
  },
  record: { ko: '이체 기록', en: 'Record a transfer' },
  programme: label('unitProgramme'),
  from: { ko: '보낸 부서', en: 'From' },
  to: { ko: '받은 부서', en: 'To' },
  amount: { ko: '이체액(원)', en: 'Amount (KRW)' },
  movedOn: { ko: '이체일', en: 'Day' },
  basis: { ko: '근거', en: 'Basis' },
  basisHint: { ko: '예: 행정기구 설치 조례 제1234호, 지방재정법 제47조의2', en: 'The ordinance or decision it stands on' },
  event: { ko: '조직개편', en: 'Reorganisation' },
  noEvent: { ko: '관련 조직개편 없음', en: 'None' },
  note: { ko: '비고', en: 'Note' },
  choose: { ko: '선택하십시오', en: 'Choose' },
  held: { ko: (amount: string) => `남은 예산 ${amount}원`, en: (amount: string) => `KRW ${amount} left` },
  limit: {
    ko: (amount: string) =>
      `이 부서에 남은 이 사업의 예산은 ${amount}원입니다. 저장된 것은 없습니다. 0보다 크고 이보다 많지 않은 금액을 적으십시오.`,
    en: (amount: string) =>
      `The department has KRW ${amount} of the programme. Nothing was saved. Give an amount above 0 and no larger.`,
  },
  badAmount: { ko: '금액은 원 단위의 정수로 적으십시오.', en: 'Give a whole amount in KRW.' },
  ended: { ko: (name: string) => `${name}(폐지)`, en: (name: string) => `${name} (closed)` },
  saved: { ko: '이체를 기록했습니다.', en: 'The transfer is on record.' },
  recordedBy: { ko: '기록', en: 'Recorded' },
  take: { ko: '정정', en: 'Take back' },
  takeOf: { ko: (what: string) => `${what} 이체 정정`, en: (what: string) => `Take back: ${what}` },
  takeTitle: { ko: '이체를 정정합니다', en: 'Take the transfer back' },
  takeWhat: {
    ko: (programme: string, amount: string) =>
      `‘${programme}’ ${amount}원의 이체를 없던 것으로 합니다. 기록은 지워지지 않고 정정으로 남습니다. 맞는 내용은 새로 기록하십시오.`,
    en: (programme: string, amount: string) =>
      `The transfer of KRW ${amount} of ‘${programme}’ will count no more. It stays on record as taken back. Record the right one anew.`,
  },
  taken: { ko: '이체를 정정했습니다.', en: 'The transfer was taken back.' },
  reversed: {
    ko: (by: string, day: string, reason: string) => `정정 ${day} ${by}: ${reason}`,
    en: (by: string, day: string, reason: string) => `Taken back ${day}, ${by}: ${reason}`,
  },
  lists: { ko: '의회에 제출하는 분기 이체내역', en: 'Quarterly lists for the council' },
  listsWhat: {
    ko: '분기가 끝난 다음 달 말일까지 제출 · 이체가 없는 분기는 내지 않습니다',
    en: 'Due by the end of the month after the quarter; none for a quarter without transfers',
  },
  quarter: { ko: '분기', en: 'Quarter' },
  quarterOf: { ko: (year: number, q: number) => `${year}년 ${q}분기`, en: (year: number, q: number) => `${year} Q${q}` },
  count: { ko: '건수', en: 'Number' },
  due: { ko: '제출 기한', en: 'File by' },
  state: { ko: '상태', en: 'State' },
  stateNone: { ko: '제출 대상 아님', en: 'None needed' },
  stateOpen: { ko: '분기 진행 중', en: 'Quarter not over' },
  stateDue: { ko: '제출 전', en: 'To file' },
  stateLate: { ko: (days: number) => `제출 기한 ${days}일 지남`, en: (days: number) => `${s(days, 'day')} late` },
  stateFiled: { ko: (day: string) => `${day} 제출`, en: (day: string) => `Filed ${day}` },
  stateChanged: { ko: '제출 뒤 바뀜, 다시 제출', en: 'Changed since it was filed: file again' },
  sheet: { ko: '엑셀', en: 'Excel' },
  sheetOf: {
    ko: (quarter: string) => `${quarter} 이체내역 엑셀 내려받기`,
    en: (quarter: string) => `Download the list of ${quarter}`,
  },
  file: { ko: '제출 기록', en: 'Record filing' },
  fileOf: { ko: (quarter: string) => `${quarter} 제출 기록`, en: (quarter: string) => `Record filing: ${quarter}` },
  fileTitle: {
    ko: (quarter: string) => `${quarter} 이체내역을 의회에 제출했습니다`,
    en: (quarter: string) => `The list of ${quarter} went to the council`,
  },
  filedOn: { ko: '의회 제출일', en: 'Filed on' },
  filed: { ko: '제출을 기록했습니다.', en: 'The filing is on record.' },
  total: { ko: '계', en: 'Total' },
  /** beside the change of a line */
  net: { ko: (amount: string) => `이체 ${amount}`, en: (amount: string) => `transfer ${amount}` },
  toUnits: { ko: (names: string) => `${names}에 넘김`, en: (names: string) => `to ${names}` },
  fromUnits: { ko: (names: string) => `${names}에서 받음`, en: (names: string) => `from ${names}` },
})
