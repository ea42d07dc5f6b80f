/** Texts of the shell and the kit, the words for states, and a sentence for every reason a request can be refused. */
import type { Category } from '#domain/scoring/category.ts'
import type { NoRateReason } from '#domain/scoring/value.ts'
import { label, TERMS } from '#domain/words/terms.ts'
import { withParticle } from '#domain/words/particle.ts'
import { defineMessages } from './language.tsx'

type Both = { readonly ko: string; readonly en: string }

export const shell = defineMessages({
  product: { ko: '지표', en: 'Jipyo' },
  /** 도정, 시정, 군정 …: by what the government is called */
  government: {
    ko: (name: string) => (/[도시군구]$/.test(name) ? `${name.slice(-1)}정 종합현황` : '전체 종합현황'),
    en: (_name: string) => 'Government overview',
  },
  asOf: { ko: (day: string) => `${day} 기준`, en: (day: string) => `as of ${day}` },
  skip: { ko: '본문 바로가기', en: 'Skip to content' },
  mainMenu: { ko: '주 메뉴', en: 'Main menu' },
  openMenu: { ko: '메뉴 열기', en: 'Open menu' },
  closeMenu: { ko: '메뉴 닫기', en: 'Close menu' },
  breadcrumb: { ko: '현재 위치', en: 'You are here' },
  year: { ko: '연도', en: 'Year' },
  search: { ko: '찾기·묻기', en: 'Find or ask' },
  userMenu: { ko: '사용자 메뉴', en: 'User menu' },
  theme: { ko: '화면 밝기', en: 'Theme' },
  themeAuto: { ko: '자동', en: 'Auto' },
  themeLight: { ko: '밝게', en: 'Light' },
  themeDark: { ko: '어둡게', en: 'Dark' },
  language: { ko: '언어', en: 'Language' },
  help: { ko: '도움말', en: 'Help' },
  myAccount: { ko: '내 계정', en: 'My account' },
  signOut: { ko: '로그아웃', en: 'Sign out' },
  englishNote: {
    ko: '',
    en: 'The screen is in English. Names and documents stay in Korean, as confirmed by the council.',
  },
})

export const kit = defineMessages({
  close: { ko: '닫기', en: 'Close' },
  cancel: { ko: '취소', en: 'Cancel' },
  reason: { ko: '사유', en: 'Reason' },
  missingReason: { ko: '사유를 쓰면 할 수 있습니다.', en: 'Give a reason first.' },
  missingFields: { ko: '빈칸을 채우면 할 수 있습니다.', en: 'Fill in what is missing first.' },
  nothingToTake: { ko: '반영할 것이 없습니다.', en: 'There is nothing to take in.' },
  nothingChanged: { ko: '바꾼 것이 없습니다.', en: 'Nothing was changed.' },
  firstOfAll: { ko: '첫 번째입니다.', en: 'This is the first.' },
  lastOfAll: { ko: '마지막입니다.', en: 'This is the last.' },
  restored: { ko: '지난번에 쓰던 내용을 복원했습니다.', en: 'What you were writing is back.' },
  notKept: {
    ko: '쓴 내용을 이 컴퓨터에 보관하지 못했습니다. 보내기 전에 화면을 닫으면 사라집니다.',
    en: 'What you wrote could not be kept on this computer: it is lost if the page is closed before it is sent.',
  },
  discard: { ko: '지우기', en: 'Discard' },
  discardTyped: { ko: '쓰던 내용을 지우고 닫을까요?', en: 'Close and discard what you wrote?' },
  keepTyping: { ko: '계속 쓰기', en: 'Keep writing' },
  setMeanwhile: {
    ko: (who: string, when: string) =>
      `그사이 ${withParticle(who, '이/가')} 먼저 바꾸어(${when}) 저장하지 않았습니다. 쓴 내용은 그대로 있습니다. 창을 닫고 바뀐 내용을 본 뒤 다시 여십시오.`,
    en: (who: string, when: string) =>
      `Nothing was saved: ${who} was quicker (${when}). What you wrote is kept. Close this, look at what holds now, and open it again.`,
  },
  showTable: { ko: '표로 보기', en: 'Show as table' },
  why: { ko: '왜 이 점수인가', en: 'Why this score' },
  whatIs: { ko: (word: string) => `${word}: 용어 설명`, en: (word: string) => `${word}: what it means` },
  retry: { ko: '다시 시도', en: 'Try again' },
  errorTitle: { ko: '화면을 표시하지 못했습니다', en: 'This could not be shown' },
  partMissing: {
    ko: '새로 고친 뒤에도 화면의 일부를 불러오지 못했습니다.',
    en: 'A part of the page could not be loaded, even after loading it anew.',
  },
  loading: { ko: '불러오는 중', en: 'Loading' },
  missing: label('notEntered'),
  expand: { ko: (name: string) => `${name} 펼치기`, en: (name: string) => `Expand ${name}` },
  collapse: { ko: (name: string) => `${name} 접기`, en: (name: string) => `Collapse ${name}` },
  scrollable: {
    ko: (name: string) => `${name} 표, 좌우로 움직여 볼 수 있음`,
    en: (name: string) => `${name} table, scrolls sideways`,
  },
  tableOf: { ko: (name: string) => `${name} 표`, en: (name: string) => `${name} table` },
  rateOf: { ko: (rate: string) => `달성률 ${rate}%, 목표 100%`, en: (rate: string) => `Achievement ${rate}%, target 100%` },
  millions: { ko: (amount: string) => `${amount}백만원`, en: (amount: string) => `KRW ${amount} million` },
  lastYear: { ko: (rate: string) => `전년 ${rate}%`, en: (rate: string) => `last year ${rate}%` },
  noRate: { ko: (why: string) => `달성률 없음: ${why}`, en: (why: string) => `No achievement rate: ${why}` },
  actual: TERMS.actual.short,
  target: TERMS.target.short,
  empty: { ko: '표시할 자료가 없습니다.', en: 'There is nothing to show.' },
  show: { ko: '보기', en: 'Show' },
  hide: { ko: '숨기기', en: 'Hide' },
  'password-short': { ko: '12자 이상이어야 합니다.', en: 'It needs 12 characters or more.' },
  'password-like-username': { ko: '아이디가 들어 있습니다. 빼고 정하십시오.', en: 'It contains the user name. Leave that out.' },
  'password-common': {
    ko: '남이 쉽게 짐작합니다. 서로 관계없는 단어 몇 개를 이어 정하십시오.',
    en: 'It is easily guessed. Join a few words that have nothing to do with each other.',
  },
  passwordRule: {
    ko: '12자 이상. 아이디와 흔한 말은 쓸 수 없습니다.',
    en: '12 characters or more, without your user name or common words.',
  },
})

/** The word that stands with the glyph. */
export const categoryWord: Record<Category, Both> = {
  exceeded: label('exceeded'),
  met: label('met'),
  missed: label('missed'),
  'not-due': label('notDue'),
  'not-computable': label('notComputable'),
  'not-entered': label('notEntered'),
  'not-applicable': label('notApplicable'),
}

export const noRateText: Record<NoRateReason, Both> = {
  'not-entered': { ko: '실적이 입력되지 않았습니다', en: 'No actual has been entered' },
  'not-due': { ko: '집계 시점이 아직 되지 않았습니다', en: 'The figure is not due yet' },
  'not-applicable': { ko: '이 해에는 해당하지 않습니다', en: 'It does not apply to this year' },
  'target-zero': { ko: '목표가 0인 신규 지표입니다', en: 'A new indicator whose target is 0' },
  'no-target': { ko: '목표가 없습니다', en: 'There is no target' },
  'ratio-undefined': {
    ko: '실적이 0이라 목표÷실적을 계산할 수 없습니다',
    en: 'Target over actual cannot be computed for an actual of 0',
  },
}
