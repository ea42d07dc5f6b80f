import type { Frequency } from '../scoring/indicator.ts'
import { type PeriodKind, periodInYear, periodsAt } from './period-name.ts'
import { FREQUENCY_WORDS } from './rule-words.ts'
import { TERMS } from './terms.ts'
import { type Both, viewWord, procedureWord, wordIn } from './audit-words.ts'

/** What an entry of the record was done to, read from its subject: 'actual:12:2026:0', 'period:3:2026:quarter:6' … */
export type Subject =
  | { readonly kind: 'value'; readonly indicatorId: number; readonly year: number; readonly month: number }
  /** several values of one period at once */
  | { readonly kind: 'values'; readonly year: number; readonly month: number }
  | {
      readonly kind: 'period'
      readonly unitId: number
      readonly year: number
      readonly frequency: string
      readonly month: number
    }
  | { readonly kind: 'indicator'; readonly indicatorId: number }
  /** several indicators at once */
  | { readonly kind: 'indicators' }
  | { readonly kind: 'unit'; readonly unitId: number; readonly of: string }
  | { readonly kind: 'account'; readonly id: string }
  | { readonly kind: 'other'; readonly of: string; readonly id: string }

const WHOLE = /^\d{1,9}$/
const number = (text: string | undefined) => (text !== undefined && WHOLE.test(text) ? Number(text) : null)

/** Reads a subject; what has no known form stays as it is written. */
export function readSubject(text: string): Subject {
  const [of = '', ...rest] = text.split(':')
  const numbers = rest.map(number)
  const [first = null, second = null, third = null] = numbers
  const other: Subject = { kind: 'other', of, id: rest.join(':') }
  if (of === 'actual' && rest[0] === '*' && second !== null && third !== null)
    return { kind: 'values', year: second, month: third }
  if ((of === 'actual' || of === 'evidence') && rest.length === 3 && first !== null && second !== null && third !== null) {
    return { kind: 'value', indicatorId: first, year: second, month: third }
  }
  const last = numbers[3] ?? null
  if (of === 'period' && first !== null && second !== null && last !== null) {
    return { kind: 'period', unitId: first, year: second, frequency: rest[2] ?? '', month: last }
  }
  if (of === 'indicator' && rest[0] === '*') return { kind: 'indicators' }
  if (of === 'indicator' && first !== null) return { kind: 'indicator', indicatorId: first }
  if ((of === 'deputy' || of === 'activities' || of === 'department' || of === 'calendar') && first !== null)
    return { kind: 'unit', unitId: first, of }
  if (of === 'account' && rest.length > 0) return { kind: 'account', id: rest.join(':') }
  return other
}

const both = (ko: string, en: string): Both => ({ ko, en })
const KINDS: Readonly<Record<string, Both>> = {
  setting: both('설정', 'Setting'),
  reminder: both('독려', 'Reminders'),
  'setting:entry-rules': both('입력 규칙', 'Entry rules'),
  'setting:counted-stages': both('집계 대상', 'Counted stages'),
  'setting:next-plan-rules': both('내년 계획 규칙', 'Rules of next year’s plan'),
  'setting:landing-year': both('첫 화면 연도', 'Landing year'),
  'setting:handover-days': both('인계 기간', 'Hand-over'),
  'setting:double-rule': both('중복 인정', 'Counted for several indicators'),
  'setting:filing-rule': both('제출 전 확인', 'Check before filing'),
  'setting:scoring-policy': both('평가규칙', 'Scoring policy'),
  deputy: both('대리', 'Deputies'),
  deputation: both('대리', 'Deputy'),
  activities: both('활동 기록', 'Activities'),
  activity: both('활동', 'Activity'),
  schedule: both('사업 일정', 'Schedule'),
  series: both('활동 시리즈', 'Series of activities'),
  services: both('이행표준', 'Service standards'),
  service: both('서비스', 'Service'),
  chapter: both('이행표준 분야', 'Chapter of services'),
  commitment: both('약속', 'Commitment'),
  'commitment-result': both('이행 결과', 'Result of a commitment'),
  holiday: both('공휴일', 'Holiday'),
  department: both('부서', 'Department'),
  evidence: both('증빙', 'Evidence'),
  import: both('가져오기', 'Import'),
  reorganisation: both('조직개편', 'Reorganisation'),
  document: both('문서', 'Document'),
  plan: both('성과계획', 'Plan'),
  goal: both('목표', 'Goal'),
  programme: both(TERMS.unitProgramme.ko, TERMS.unitProgramme.en),
  project: both(TERMS.detailedProject.ko, TERMS.detailedProject.en),
  supplementary: both('추경', 'Supplementary budget'),
  'target-request': both('목표 변경 요청', 'Request about a target'),
  budget: both('예산', 'Budget'),
  'budget-movement': both('예산 이체', 'Budget transfers'),
  'budget-upload': both('연도별 예산', 'Amounts by year'),
  comment: both('댓글', 'Comment'),
  link: both('일회용 주소', 'One-time link'),
  session: both('로그인 기록', 'Session'),
  calendar: both('연간 일정', 'Calendar'),
  'backup:nightly': both('야간 백업', 'Nightly backup'),
  audit: both('감사기록', 'Audit record'),
  'audit:csv': both('감사기록 (CSV)', 'Audit record (CSV)'),
  'audit:xlsx': both('감사기록 (엑셀)', 'Audit record (Excel)'),
}

const isFrequency = (text: string): text is Frequency => Object.hasOwn(FREQUENCY_WORDS, text)

/**
 * The subject in words. `name`: what the indicator, the unit, the person or the file is called; null when it is not known.
 * `period`: how the indicator of a value is measured in its year, for the exact name of the period.
 */
export function subjectWord(text: string, name: string | null, period: PeriodKind | null = null): Both {
  const subject = readSubject(text)
  switch (subject.kind) {
    case 'value': {
      const { year, month } = subject
      const when = period === null ? periodsAt(year, month) : periodInYear(year, month, period.frequency, period.reported)
      return both(
        `${name ?? `지표 ${subject.indicatorId}`} · ${when.ko}`,
        `${name ?? `Indicator ${subject.indicatorId}`} · ${when.en}`,
      )
    }
    case 'values': {
      const when = periodsAt(subject.year, subject.month)
      return both(`여러 지표 · ${when.ko}`, `Several indicators · ${when.en}`)
    }
    case 'period': {
      const { year, month, frequency } = subject
      const when = isFrequency(frequency) ? periodInYear(year, month, frequency) : periodsAt(year, month)
      return both(`${name ?? `조직 ${subject.unitId}`} · ${when.ko}`, `${name ?? `Unit ${subject.unitId}`} · ${when.en}`)
    }
    case 'indicator':
      return both(name ?? `지표 ${subject.indicatorId}`, name ?? `Indicator ${subject.indicatorId}`)
    case 'indicators':
      return both('여러 지표', 'Several indicators')
    case 'unit': {
      const kind = wordIn(KINDS, subject.of) ?? both(subject.of, subject.of)
      return both(`${name ?? `조직 ${subject.unitId}`} · ${kind.ko}`, `${name ?? `Unit ${subject.unitId}`} · ${kind.en}`)
    }
    case 'account':
      return subject.id === '?'
        ? both('알 수 없는 계정', 'Unknown account')
        : both(`계정 ${name ?? subject.id}`, `Account ${name ?? subject.id}`)
    case 'other': {
      const known = wordIn(KINDS, text) ?? viewWord(text) ?? procedureWord(text)
      if (known) return known
      const kind = wordIn(KINDS, subject.of)
      if (name !== null) return kind ? both(`${name} · ${kind.ko}`, `${name} · ${kind.en}`) : both(name, name)
      return kind ? both(`${kind.ko} ${subject.id}`.trim(), `${kind.en} ${subject.id}`.trim()) : both(text, text)
    }
  }
}
