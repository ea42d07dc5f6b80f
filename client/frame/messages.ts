import { withParticle } from '#domain/words/particle.ts'
import { label, pluralLabel, ROLE_WORDS } from '#domain/words/terms.ts'
import { defineMessages } from '../language.tsx'

export const frameMessages = defineMessages({
  overview: { ko: '국 종합현황', en: 'Bureau overview' },
  department: pluralLabel('department'),
  budget: label('budget'),
  entry: { ko: '실적 입력', en: 'Entry' },
  unitEnded: {
    ko: (name: string, day: string, kind: 'split' | 'merge' | 'close', successors: string) =>
      `${withParticle(name, '은/는')} ${day} 조직개편으로 ${
        kind === 'split'
          ? `${withParticle(successors, '으로/로')} 나누어졌습니다`
          : kind === 'merge'
            ? `${successors}에 통합되었습니다`
            : '폐지되었습니다'
      }. 새 소속은 기획담당이 정합니다. 옛 자료는 계속 볼 수 있습니다.`,
    en: (name: string, day: string, kind: 'split' | 'merge' | 'close', successors: string) =>
      `${name} ${kind === 'split' ? `was split into ${successors}` : kind === 'merge' ? `went into ${successors}` : 'was closed'} on ${day}. The administrator assigns you anew. You can still read what it had.`,
  },
  handsOver: {
    ko: (day: string, until: string) => `${day} 전 기간의 실적은 ${until}까지 입력할 수 있습니다.`,
    en: (day: string, until: string) => `Figures of periods before ${day} can be entered until ${until}.`,
  },
  review: { ko: '검토·확정', en: 'Review' },
  reviewWaits: { ko: (n: number) => `확정을 기다리는 실적 ${n}건`, en: (n: number) => `${n} to confirm` },
  activities: { ko: '활동 기록', en: 'Activities' },
  schedules: pluralLabel('schedule'),
  schedulesLate: { ko: (n: number) => `지연 ${n}건`, en: (n: number) => `${n} late` },
  deadlines: { ko: '마감 현황', en: 'Deadlines' },
  services: { ko: '이행표준', en: 'Service standards' },
  imports: { ko: '성과계획서 가져오기', en: 'Import a plan' },
  calendar: { ko: '연간 일정', en: 'Calendar' },
  'next-plan': { ko: '내년 계획', en: 'Next year’s plan' },
  plans: { ko: '계획 확정·변경', en: 'Plans' },
  periods: { ko: '입력 기간·규칙', en: 'Periods and rules' },
  reorganisation: { ko: '조직개편', en: 'Reorganisations' },
  accounts: { ko: '계정', en: 'Accounts' },
  audit: { ko: '감사기록', en: 'Audit record' },
  system: { ko: '시스템', en: 'System' },
  bureau: label('bureau'),
  departments: { ko: (n: number) => `부서 ${n}개`, en: (n: number) => `${n} departments` },
  demonstration: {
    ko: '시연 모드입니다. 이 컴퓨터에서만 열리며 로그인 없이 네 역할을 바꿔 볼 수 있습니다.',
    en: 'Demonstration mode: open on this computer only, all four roles without a password.',
  },
  changeRole: { ko: '역할 바꾸기', en: 'Change role' },
  practice: {
    ko: '연습 자료입니다. 2025·2026년 실적은 지어낸 값이며 실제 계획과 섞이지 않습니다.',
    en: 'Practice data: the 2025 and 2026 actuals are invented and never mixed with the real plan.',
  },
  knownYears: { ko: '볼 수 있는 연도', en: 'Years there are' },
  notFound: { ko: '없는 화면입니다', en: 'There is no such page' },
  notFoundWhat: {
    ko: '주소가 바뀌었거나 잘렸습니다. 자료는 그대로입니다.',
    en: 'The address has changed or was cut. No data is affected.',
  },
  home: { ko: '첫 화면으로', en: 'Go to the first page' },
  noPlan: { ko: '아직 성과계획서가 없습니다', en: 'There is no plan yet' },
  noPlanWhat: {
    ko: '기획담당이 계획을 불러오면 여기에 나타납니다.',
    en: 'It appears here once the administrator has loaded one.',
  },
  endsSoon: {
    ko: (minutes: number) => `${minutes}분 뒤 자동으로 로그아웃됩니다.`,
    en: (minutes: number) => `You will be signed out in ${minutes} minutes.`,
  },
  lastEndsSoon: {
    ko: (minutes: number) =>
      `로그인한 지 오래되어 ${minutes}분 뒤 자동으로 로그아웃됩니다. 지금 다시 로그인하면 이 화면과 쓰던 내용 그대로 이어서 할 수 있습니다.`,
    en: (minutes: number) =>
      `You have been signed in for long and will be signed out in ${minutes} minutes. Sign in again now to go on; this page and what you typed stay.`,
  },
  ended: {
    ko: '로그아웃되었거나 로그인 시간이 지났습니다. 저장된 자료는 그대로입니다. 다시 로그인하면 이어서 할 수 있습니다.',
    en: 'You were signed out, or your session has ended. What was saved is intact. Sign in again to go on.',
  },
  disabled: {
    ko: '사용이 중지된 계정입니다. 이 화면에서는 저장되지 않습니다. 계속 써야 하면 기획담당에게 문의하십시오.',
    en: 'This account is disabled. Nothing is saved from this page. Ask your administrator if it should be used again.',
  },
  other: {
    ko: (name: string, user: string) =>
      `지금은 ${name} 님이 로그인되어 있습니다. 이 화면은 ${user} 님이 연 것이어서 저장되지 않습니다.`,
    en: (name: string, user: string) => `${name} is signed in now. This page was opened by ${user}, so nothing is saved from it.`,
  },
  goOnAs: { ko: (name: string) => `${name} 님으로 계속`, en: (name: string) => `Go on as ${name}` },
  signInAs: { ko: (user: string) => `${user} 님으로 다시 로그인`, en: (user: string) => `Sign in as ${user}` },
  notKept: {
    ko: '브라우저의 저장 공간이 가득 찼거나 꺼져 있습니다. 쓰던 내용을 이 컴퓨터에 보관하지 못하므로, 저장될 때까지 화면을 닫지 마십시오.',
    en: 'The browser’s storage is full or switched off. What you type cannot be kept on this computer: do not close the page until it is saved.',
  },
  signInAgain: { ko: '다시 로그인', en: 'Sign in again' },
  signInHere: {
    ko: '이 화면과 쓰던 내용은 그대로 있습니다. 로그인하면 이어서 할 수 있습니다.',
    en: 'This page and what you typed stay as they are. Sign in to go on.',
  },
  signInElsewhere: { ko: '다른 방법으로 로그인', en: 'Sign in another way' },
  username: { ko: '아이디', en: 'User name' },
  password: { ko: '비밀번호', en: 'Password' },
  notNow: { ko: '나중에', en: 'Not now' },
  waitSeconds: { ko: (n: number) => `${n}초 뒤에 다시 할 수 있습니다.`, en: (n: number) => `Try again in ${n} seconds.` },
  stay: { ko: '계속 사용', en: 'Stay signed in' },
  role: { ko: '역할', en: 'Role' },
  ...ROLE_WORDS,
  bell: { ko: '알림', en: 'Notices' },
  bellUnread: { ko: (n: number) => `알림, 읽지 않은 것 ${n}건`, en: (n: number) => `Notices, ${n} unread` },
  lost: { ko: '연결 끊김, 다시 연결 중', en: 'Connection lost, reconnecting' },
})
