/** Texts of the shell and the kit, the words for states, and a sentence for every reason a request can be refused. */
import type { Category } from '#domain/scoring/category.ts'
import type { NoRateReason } from '#domain/scoring/value.ts'
import { label, TERMS } from '#domain/words/terms.ts'
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
