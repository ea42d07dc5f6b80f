import { countdown, type Countdown } from '../entry/countdown.ts'
import { addDays, daysBetween } from '../entry/due.ts'

/** The days of a fiscal year's cycle, in the order in which they come (rules §3). Names are stored. */
export const STEPS = [
  'plan-to-council',
  'council-decision',
  'accounts-closed',
  'results-due',
  'report-to-council',
  'settlement-report',
] as const
export type Step = (typeof STEPS)[number]

/** 시·도 or 시·군·구: the law gives them other days. */
export type Level = 'province' | 'municipality'

type Rule =
  /** so many days before the fiscal year begins */
  | { readonly kind: 'before-year'; readonly days: Readonly<Record<Level, number>> }
  /** 'MM-DD' of the year after */
  | { readonly kind: 'year-after'; readonly day: string }
  /** the last of the organisation's own days for results */
  | { readonly kind: 'results' }
  /** so many days after another step was done, or is due */
  | { readonly kind: 'after'; readonly step: Step; readonly days: number }

export interface Basis {
  /** null = the organisation's own setting */
  readonly law: string | null
  readonly article: string
}

/** What the law asks for, as data: the day's rule and where it stands. */
export const STATUTORY: Readonly<Record<Step, { readonly rule: Rule; readonly basis: Basis }>> = {
  'plan-to-council': {
    rule: { kind: 'before-year', days: { province: 50, municipality: 40 } },
    basis: { law: '지방자치법', article: '제142조 제1항' },
  },
  'council-decision': {
    rule: { kind: 'before-year', days: { province: 15, municipality: 10 } },
    basis: { law: '지방자치법', article: '제142조 제2항' },
  },
  'accounts-closed': { rule: { kind: 'year-after', day: '02-10' }, basis: { law: '지방회계법', article: '제7조 제3항' } },
  'results-due': { rule: { kind: 'results' }, basis: { law: null, article: '' } },
  'report-to-council': { rule: { kind: 'year-after', day: '05-31' }, basis: { law: '지방회계법 시행령', article: '제10조' } },
  'settlement-report': {
    rule: { kind: 'after', step: 'report-to-council', days: 5 },
    basis: { law: '지방회계법', article: '제14조' },
  },
}

/** By the official name: 시·군·구 are municipalities, but for 특별시, 광역시 and 특별자치시. */
export const levelOf = (government: string): Level =>
  /[군구]$/.test(government) || (government.endsWith('시') && !/(?:특별|광역|자치)시$/.test(government))
    ? 'municipality'
    : 'province'

/** How a step was done: the day, or only its month 'YYYY-MM'; null = not yet. */
export type Done = { readonly on: string } | null

export interface DayAsk {
  readonly fiscalYear: number
  readonly level: Level
  /** 'MM-DD' of the year after: the last day for results of its indicators */
  readonly resultsDue: string
  readonly done: Readonly<Partial<Record<Step, Done>>>
}

/**
 * The day of a step, ISO. Days before the year are whole days between: 50 of them lie between 11 November and 1 January. Counted
 * back from the year, a day does not move for a weekend: a later one would break the law. The others are shown as the law has
 * them, too; whoever files looks at the day of the week beside it.
 */
export function dayOf(step: Step, ask: DayAsk): string {
  const { rule } = STATUTORY[step]
  const after = ask.fiscalYear + 1
  switch (rule.kind) {
    case 'before-year':
      return addDays(`${ask.fiscalYear}-01-01`, -(rule.days[ask.level] + 1))
    case 'year-after':
      return `${after}-${rule.day}`
    case 'results':
      return `${after}-${ask.resultsDue}`
    case 'after': {
      const on = ask.done[rule.step]?.on
      return addDays(on !== undefined && on.length === 10 ? on : dayOf(rule.step, ask), rule.days)
    }
  }
}

export type StepState =
  /** `late`: days after its day; null when only the month is known and lies before or in it */
  | { readonly kind: 'done'; readonly on: string; readonly late: number | null }
  | { readonly kind: 'open'; readonly count: Countdown }
  /** the bureau had no plan yet */
  | { readonly kind: 'not-applicable' }

/** Where a step stands on `today`. */
export function stepState(due: string, done: Done, today: string): StepState {
  if (done === null) return { kind: 'open', count: countdown(due, today) }
  if (done.on.length < 10) return { kind: 'done', on: done.on, late: null }
  return { kind: 'done', on: done.on, late: Math.max(0, daysBetween(due, done.on)) }
}

/** Days ahead within which a step stands on the deadline board. */
const SOON_DAYS = 30
/** A step that nobody recorded stands there as late for so long. */
const LATE_DAYS = 365

/** Whether a step is to be looked after now: due soon, or late and not old. */
export const isPressing = (state: StepState): boolean =>
  state.kind === 'open' &&
  (state.count.kind === 'today' || (state.count.kind === 'left' ? state.count.days <= SOON_DAYS : state.count.days <= LATE_DAYS))
