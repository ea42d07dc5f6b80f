import { defineMessages } from '../../language.tsx'

export const messages = defineMessages({
  page: { ko: '알림', en: 'Notices' },
  unread: { ko: (n: number) => `읽지 않은 알림 ${n}건`, en: (n: number) => `${n} unread notices` },
  allRead: { ko: '알림을 모두 읽었습니다', en: 'All notices are read' },
  none: { ko: '알림이 없습니다', en: 'No notices' },
  noneUnread: { ko: '읽지 않은 알림이 없습니다', en: 'Nothing is unread' },
  noneWhat: {
    ko: '마감, 반려, 확정, 늦은 일정, 백업 문제가 생기면 여기에 나타납니다.',
    en: 'Deadlines, returned and confirmed values, late steps and troubles with backups appear here.',
  },
  what: {
    ko: '할 일은 마치면 목록에서 저절로 없어지고, 소식은 14일 동안 남습니다.',
    en: 'What is to be done leaves the list once it is done; news stays for 14 days.',
  },
  view: { ko: '보기', en: 'View' },
  viewAll: { ko: '전체', en: 'All' },
  viewUnread: { ko: '읽지 않음', en: 'Unread' },
  viewUnreadOf: { ko: (n: number) => `읽지 않음 ${n}`, en: (n: number) => `Unread ${n}` },
  viewDay: { ko: '하루 요약', en: 'Day' },
  readAll: { ko: '모두 읽음으로 표시', en: 'Mark all as read' },
  read: { ko: '읽음', en: 'Read' },
  readOf: { ko: (title: string) => `${title}: 읽음`, en: (title: string) => `${title}: Read` },
  tasks: { ko: (n: number) => `할 일 ${n}건`, en: (n: number) => `${n} to do` },
  tasksWhat: { ko: '누르면 그 일을 하는 화면이 열립니다.', en: 'Each leads to where it is done.' },
  tasksList: { ko: '할 일 목록', en: 'List of what is to be done' },
  news: { ko: (n: number) => `소식 ${n}건`, en: (n: number) => `${n} news` },
  newsWhat: { ko: '읽기만 하면 됩니다.', en: 'Nothing more is to be done.' },
  newsList: { ko: '소식 목록', en: 'List of news' },
  digest: { ko: '하루 요약', en: 'Digest of the day' },
  digestTitle: {
    ko: (left: number, returned: number, confirmed: number) =>
      `마감 남은 실적 ${left}건, 반려 ${returned}건, 확정 ${confirmed}건`,
    en: (left: number, returned: number, confirmed: number) =>
      `${left} due and not submitted, ${returned} returned, ${confirmed} confirmed`,
  },
  digestNone: { ko: (day: string) => `${day} 요약: 새로 생긴 것이 없습니다`, en: (day: string) => `${day}: nothing new` },
  digestWhat: {
    ko: (day: string) => `${day} 하루에 마감된 것, 돌아온 것, 확정된 것. 그 뒤에 바로잡은 것도 그날의 일로 남습니다.`,
    en: (day: string) => `What became due, came back and was confirmed on ${day}; also what was put right since.`,
  },
  digestEmpty: { ko: '이날 생긴 일이 없습니다', en: 'Nothing happened on this day' },
  digestEmptyWhat: { ko: '다른 날을 선택할 수 있습니다.', en: 'Choose another day.' },
  day: { ko: '날짜', en: 'Day' },
  todayOf: { ko: (day: string) => `오늘 (${day})`, en: (day: string) => `Today (${day})` },
  print: { ko: '인쇄', en: 'Print' },
  dueHead: {
    ko: (n: number, left: number) => `이날이 마감인 실적 ${n}건, 아직 ${left}건`,
    en: (n: number, left: number) => `${n} due on this day, ${left} left`,
  },
  dueWhat: { ko: '남은 수는 지금 기준입니다.', en: 'What is left is as of now.' },
  dueLine: {
    ko: (n: number, left: number) => (left === 0 ? `${n}건 모두 제출` : `${n}건 중 ${left}건 남음`),
    en: (n: number, left: number) => (left === 0 ? `all ${n} submitted` : `${left} of ${n} left`),
  },
  return: { ko: (n: number) => `반려 ${n}건`, en: (n: number) => `${n} returned` },
  reopen: { ko: (n: number) => `확정 뒤 다시 연 값 ${n}건`, en: (n: number) => `${n} reopened after confirmation` },
  confirm: { ko: (n: number) => `확정 ${n}건`, en: (n: number) => `${n} confirmed` },
  submit: { ko: (n: number) => `제출 ${n}건`, en: (n: number) => `${n} submitted` },
  others: { ko: (n: number) => `그 밖의 알림 ${n}건`, en: (n: number) => `${n} other notices` },
  late: {
    ko: (n: number) => `오늘 현재 기한이 지난 실적이 ${n}건 있습니다.`,
    en: (n: number) => `${n} figures are late as of today.`,
  },
})
