import { type ParsedWhole, parseWhole } from './parse-number.ts'

/** 회의 · 간담회 · 교류 · 방문 · 행사 · 협약 · 업무지원 · 홍보 · 교육·상담 · 자료정비 · 기타. A free note may say more. */
export const ACTIVITY_KINDS = [
  'meeting',
  'talks',
  'exchange',
  'visit',
  'event',
  'agreement',
  'support',
  'promotion',
  'training',
  'records',
  'other',
] as const
export type ActivityKind = (typeof ACTIVITY_KINDS)[number]

/** The words of the kinds, as lists and files write them. */
export const KIND_WORDS: Readonly<Record<ActivityKind, { readonly ko: string; readonly en: string }>> = {
  meeting: { ko: '회의', en: 'Meeting' },
  talks: { ko: '간담회', en: 'Talks' },
  exchange: { ko: '교류', en: 'Exchange' },
  visit: { ko: '방문', en: 'Visit' },
  event: { ko: '행사', en: 'Event' },
  agreement: { ko: '협약', en: 'Agreement' },
  support: { ko: '업무지원', en: 'Support' },
  promotion: { ko: '홍보', en: 'Promotion' },
  training: { ko: '교육·상담', en: 'Training, advice' },
  records: { ko: '자료·정보', en: 'Records, information' },
  other: { ko: '기타', en: 'Other' },
}

/** held 기록됨 (it took place or is to take place) · cancelled 취소 · postponed 연기: both are kept in the register and never counted. */
export type ActivityStatus = 'held' | 'cancelled' | 'postponed'

/** 후속 조치: what was promised is still to be done, or is done. */
export type FollowUpState = 'open' | 'done'

/** 중복 인정: a setting, whether one activity may be counted for several indicators (rules §9). */
export const DOUBLE_RULES = ['allow', 'warn', 'refuse'] as const
export type DoubleRule = (typeof DOUBLE_RULES)[number]

export const DOUBLE_RULE_WORDS = {
  allow: { ko: '허용', en: 'allowed' },
  warn: { ko: '알림', en: 'shown before saving' },
  refuse: { ko: '허용 안 함', en: 'not allowed' },
} as const satisfies Readonly<Record<DoubleRule, { readonly ko: string; readonly en: string }>>

/** Whether an activity is counted for several indicators, so that it is marked 중복 인정 wherever it stands. */
export const isDouble = ({ links }: { readonly links: readonly unknown[] }): boolean => links.length > 1

const COUNTING_UNITS: ReadonlySet<string> = new Set(['회', '건'])

/** Is a figure in this unit a number of things done, so that entries of the register can be counted for it? */
export function isCountingUnit(unit: string): boolean {
  return COUNTING_UNITS.has(unit.normalize('NFC').trim())
}

/** Two titles that differ only in spaces, case or width are the same title. */
export function titleKey(title: string): string {
  return title.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')
}

/** The same partner, written with other spaces, case or width. */
export const samePartner = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && titleKey(a) !== '' && titleKey(a) === titleKey(b)

const MOST_PEOPLE = 1_000_000

/** How many people took part, as it is typed or stands in a file: '12', '１２', '1,200명'. Blank is not known. */
export const readParticipants = (text: string): ParsedWhole => parseWhole(text, { unit: '명', least: 0, most: MOST_PEOPLE })
