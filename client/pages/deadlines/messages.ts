import { label, TERMS } from '#domain/words/terms.ts'
import { defineMessages } from '../../language.tsx'

export const messages = defineMessages({
  page: { ko: '마감 현황', en: 'Deadlines' },
  late: {
    ko: (values: number, departments: number) => `기한이 지난 실적이 ${departments}개 부서에 ${values}건 있습니다`,
    en: (values: number, departments: number) => `${values} figures of ${departments} departments are late`,
  },
  lateOwn: {
    ko: (values: number) => `기한이 지난 실적이 ${values}건 있습니다`,
    en: (values: number) => `${values} figures are late`,
  },
  next: {
    ko: (day: string, count: string) => `기한이 지난 실적은 없습니다. 다음 마감은 ${day} (${count})입니다`,
    en: (day: string, count: string) => `Nothing is late. The next deadline is ${day} (${count})`,
  },
  allDone: { ko: '남은 실적이 없습니다', en: 'Nothing is left' },
  what: {
    ko: (day: string) => `부서와 기간별로 남은 실적과 맡은 사람 · ${day} 기준`,
    en: (day: string) => `What is left, by department and period, and with whom · as of ${day}`,
  },
  steps: { ko: (n: number) => `챙길 법정 일정 ${n}건`, en: (n: number) => `${n} statutory days to look after` },
  stepOf: { ko: (year: number, what: string) => `${year}년 ${what}`, en: (year: number, what: string) => `${year}: ${what}` },
  calendar: { ko: '연간 일정', en: 'Calendar' },
  table: { ko: '부서·기간별 마감 현황', en: 'Deadlines by department and period' },
  department: label('department'),
  period: { ko: '기간', en: 'Period' },
  due: { ko: '집계 완료 시점', en: 'Due' },
  of: { ko: '대상', en: 'Due figures' },
  entered: { ko: '입력', en: 'Entered' },
  returned: label('returned'),
  submitted: label('submitted'),
  confirmed: label('confirmed'),
  waits: { ko: '기다리는 일', en: 'Waits for' },
  open: { ko: '열기', en: 'Open' },
  toEnter: { ko: (n: number) => `입력·제출 ${n}건`, en: (n: number) => `${n} to enter and submit` },
  toReview: { ko: (n: number) => `검토 ${n}건`, en: (n: number) => `${n} to review` },
  barred: { ko: (n: number) => `기한 연장 ${n}건`, en: (n: number) => `${n} need a later deadline` },
  administrator: TERMS.administrator,
  nobody: { ko: '맡은 사람 없음', en: 'nobody is in charge' },
  noWait: { ko: '모두 확정', en: 'All confirmed' },
  leftOut: { ko: (n: number) => `마감됨, 미확정 ${n}건`, en: (n: number) => `Closed, ${n} not confirmed` },
  openEntry: { ko: '입력 화면', en: 'Entry' },
  openReview: { ko: '검토 화면', en: 'Review' },
  openOf: {
    ko: (what: string, where: string, period: string) => `${where} ${period} ${what}`,
    en: (what: string, where: string, period: string) => `${what}: ${where}, ${period}`,
  },
  lists: { ko: '의회에 제출할 분기 이체내역', en: 'Lists of transfers to file with the council' },
  listsWhat: {
    ko: '분기가 끝난 다음 달 말일까지 제출합니다. 내려받기와 제출 기록은 예산 화면의 이체에 있습니다.',
    en: 'Due by the end of the month after the quarter. Download and record it on the budget page.',
  },
  listOf: {
    ko: (year: number, quarter: number) => `${year}년 ${quarter}분기 이체내역`,
    en: (year: number, quarter: number) => `${year} Q${quarter}`,
  },
  listCount: { ko: (n: number) => `이체 ${n}건`, en: (n: number) => `${n} transfers` },
  listChanged: { ko: '제출 뒤 바뀜, 다시 제출', en: 'changed since it was filed: file again' },
  deputies: { ko: '대리 지정', en: 'Deputies' },
  remind: { ko: '독려 알림 보내기', en: 'Remind who is late' },
  remindWhat: {
    ko: '기한이 지난 실적이 있는 사람의 알림에 남은 실적과 입력·검토 화면의 연결이 표시됩니다. 같은 내용은 하루에 한 번만 보냅니다.',
    en: 'Each finds in the bell what is late, with a link to it. The same is told once a day.',
  },
  remindReading: { ko: '늦은 사람을 확인하는 중입니다.', en: 'Looking for who is late.' },
  remindNobody: { ko: '기한이 지난 실적을 맡은 사람이 없습니다.', en: 'Nobody has anything late.' },
  remindChoose: { ko: '보낼 사람을 선택하면 할 수 있습니다.', en: 'Choose somebody first.' },
  remindDo: { ko: (n: number) => `${n}명에게 보내기`, en: (n: number) => `Send to ${n}` },
  lateSince: { ko: (day: string) => `${day} 기한`, en: (day: string) => `due ${day}` },
  toldToday: {
    ko: (by: string, at: string) => `오늘 보냄: ${by}, ${at}`,
    en: (by: string, at: string) => `Told today: ${by}, ${at}`,
  },
  toldBefore: {
    ko: (by: string, at: string) => `지난 독려: ${by}, ${at}`,
    en: (by: string, at: string) => `Last reminder: ${by}, ${at}`,
  },
  reminded: {
    ko: (names: string, told: number, left: number) =>
      told === 0
        ? '오늘 이미 같은 내용을 보냈으므로 다시 보내지 않았습니다.'
        : `${told}명에게 독려 알림을 보냈습니다: ${names}.${left > 0 ? ` ${left}명에게는 오늘 이미 보냈습니다.` : ''}`,
    en: (names: string, told: number, left: number) =>
      told === 0
        ? 'They were told the same today already.'
        : `Told ${told}: ${names}.${left > 0 ? ` ${left} had been told today.` : ''}`,
  },
  show: { ko: '보기', en: 'Show' },
  showLeft: { ko: (n: number) => `남은 것 ${n}`, en: (n: number) => `Left ${n}` },
  showLate: { ko: (n: number) => `늦은 것 ${n}`, en: (n: number) => `Late ${n}` },
  showAll: { ko: (n: number) => `모두 ${n}`, en: (n: number) => `All ${n}` },
  year: { ko: '연도', en: 'Year' },
  now: { ko: '지금', en: 'Now' },
  bureau: label('bureau'),
  allBureaus: { ko: '모든 실국', en: 'All bureaus' },
  allDepartments: { ko: '모든 부서', en: 'All departments' },
  noneLate: { ko: '기한이 지난 실적이 없습니다', en: 'Nothing is late' },
  noneLeft: { ko: '기다리는 실적이 없습니다', en: 'Nothing waits for anybody' },
  none: { ko: '입력할 실적이 없습니다', en: 'There are no figures to enter' },
  noneWhat: {
    ko: '다른 연도나 부서를 선택하거나 ‘모두’를 눌러 끝난 기간을 확인하십시오.',
    en: 'Choose another year or department, or “All” for finished periods.',
  },
  noneAtAll: {
    ko: '성과계획서에 지표가 없거나 아직 시작되지 않은 기간입니다.',
    en: 'The plan has no indicators, or the periods have not begun.',
  },
  noAccess: { ko: '담당 부서가 없습니다', en: 'You have no department' },
  noAccessWhat: {
    ko: '부서가 정해진 과장·성과담당과 대리자가 볼 수 있습니다. 기획담당에게 담당 부서를 정해 달라고 요청하십시오.',
    en: 'For heads, evaluators and deputies of a department. Ask the administrator to give you one.',
  },
})
