import { defineMessages } from '../../language.tsx'

export const messages = defineMessages({
  page: { ko: '연간 일정', en: 'Calendar' },
  late: {
    ko: (year: number, n: number) => `${year}년 일정 가운데 ${n}건이 기한을 지났습니다`,
    en: (year: number, n: number) => `${n} days of ${year} have passed without being recorded`,
  },
  next: {
    ko: (year: number, what: string, day: string) => `${year}년의 다음 일정은 ${day} ${what}입니다`,
    en: (year: number, what: string, day: string) => `Next of ${year}: ${what}, ${day}`,
  },
  allDone: { ko: (year: number) => `${year}년 일정을 모두 마쳤습니다`, en: (year: number) => `All days of ${year} are done` },
  what: {
    ko: (day: string) => `회계연도의 법정 일정과 국별 상태 · ${day} 기준`,
    en: (day: string) => `Statutory days of a fiscal year and where each bureau stands · as of ${day}`,
  },
  year: { ko: '회계연도', en: 'Fiscal year' },
  ownSetting: { ko: '지표별 집계 완료 시점', en: 'the organisation’s own days' },
  done: { ko: (on: string) => `${on} 마침`, en: (on: string) => `done ${on}` },
  doneLate: {
    ko: (on: string, days: number) => `${on} 마침, ${days}일 늦음`,
    en: (on: string, days: number) => `done ${on}, ${days} days late`,
  },
  left: { ko: (days: number) => `${days}일 남음`, en: (days: number) => `in ${days} days` },
  today: { ko: '오늘까지', en: 'today' },
  isLate: { ko: (days: number) => `${days}일 지남`, en: (days: number) => `${days} days late` },
  notApplicable: { ko: '해당 없음', en: 'none' },
  results: { ko: (n: number, of: number) => `확정 ${n}/${of}`, en: (n: number, of: number) => `${n} of ${of} confirmed` },
  recordedBy: {
    ko: (by: string, day: string) => `${by} 기록 · ${day}`,
    en: (by: string, day: string) => `recorded by ${by}, ${day}`,
  },
  record: { ko: '기록', en: 'Record' },
  change: { ko: '다시 기록', en: 'Record again' },
  recordTitle: {
    ko: (what: string, where: string) => `${what} 기록: ${where}`,
    en: (what: string, where: string) => `${what}: ${where}`,
  },
  doneOn: { ko: '마친 날', en: 'Done on' },
  doneHint: {
    ko: '비우면 앞의 기록을 취소합니다. 앞의 기록은 감사기록에 남습니다.',
    en: 'Empty: the earlier entry is taken back; it stays on record.',
  },
  note: { ko: '메모', en: 'Note' },
  noteHint: { ko: '회기, 의안번호, 공문번호', en: 'meeting, number, letter' },
  save: { ko: '저장', en: 'Save' },
  weekday: {
    ko: (n: number) => '일월화수목금토'.charAt(n),
    en: (n: number) => ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][n] ?? '',
  },
  footnote: {
    ko: '회계연도가 시작되기 전의 기한은 거꾸로 세므로 주말에도 뒤로 옮기지 않습니다. 공휴일은 따로 확인하십시오.',
    en: 'Days before the fiscal year are counted backwards and do not move for a weekend. Check public holidays yourself.',
  },
})
