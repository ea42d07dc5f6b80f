/** What a department has to do in the year under way, from the page's own figures. Pure. */
import { addDays } from '#domain/entry/due.ts'
import type { Frequency } from '#domain/scoring/indicator.ts'
import type { IndicatorRow } from '../figures.ts'

interface Entering {
  readonly key: string
  readonly month: number
  readonly frequency: Frequency
  /** ISO day */
  readonly on: string
  /** indicators whose figure is missing */
  readonly names: readonly string[]
}

export type Task =
  | ({ readonly kind: 'late' | 'due' } & Entering)
  | {
      readonly kind: 'review'
      readonly key: string
      readonly count: number
      readonly periods: readonly { readonly month: number; readonly frequency: Frequency; readonly count: number }[]
      /** ISO day of the one that waits longest */
      readonly since: string
    }
  | { readonly kind: 'draft'; readonly key: string; readonly year: number }

/** Days ahead that count as this week. */
const WEEK = 7

type Rows = readonly Pick<IndicatorRow, 'name' | 'inYear'>[]
/** As much of the page as is looked at. */
interface Of {
  readonly indicators: Rows
  /** ISO day */
  readonly asOf: string
}

/** Overdue ones, the oldest first; what is due within a week; what waits for confirmation; next year's plan. `draft`: its year while the part is open. */
export function tasksOf(page: Of, draft: number | null): readonly Task[] {
  const missing = missingOf(page.indicators).filter(({ on }) => on <= addDays(page.asOf, WEEK))
  return [
    ...missing.map((one): Task => ({ kind: one.on < page.asOf ? 'late' : 'due', ...one })),
    ...waitingOf(page.indicators),
    ...(draft === null ? [] : [{ kind: 'draft' as const, key: 'draft', year: draft }]),
  ]
}

/** The next deadline of what is not in yet; null = nothing is open for entry. */
export const nextDue = ({ indicators }: Pick<Of, 'indicators'>): Entering | null => missingOf(indicators)[0] ?? null

/** What is not in yet, by period and day, the earliest first. Of the same month those that are measured alike. */
function missingOf(rows: Rows): readonly Entering[] {
  const open = rows.flatMap((row) =>
    row.inYear.periods.flatMap((p) =>
      p.dueOn === null || p.state === 'confirmed' || p.state === 'submitted'
        ? []
        : [{ name: row.name, month: p.month, frequency: row.inYear.frequency, on: p.dueOn }],
    ),
  )
  return [...Map.groupBy(open, ({ month, frequency, on }) => `${on}.${month}.${frequency}`)]
    .flatMap(([key, some]) => (some[0] === undefined ? [] : [{ key, ...some[0], names: some.map(({ name }) => name) }]))
    .toSorted((a, b) => a.on.localeCompare(b.on))
}

function waitingOf(rows: Rows): readonly Task[] {
  const waiting = rows.flatMap((row) =>
    row.inYear.periods.flatMap((p) =>
      p.state === 'submitted' && p.since !== null ? [{ month: p.month, frequency: row.inYear.frequency, since: p.since }] : [],
    ),
  )
  const [oldest] = waiting.toSorted((a, b) => a.since.localeCompare(b.since))
  if (oldest === undefined) return []
  const periods = [...Map.groupBy(waiting, ({ month, frequency }) => `${month}.${frequency}`).values()]
    .flatMap((some) => (some[0] === undefined ? [] : [{ ...some[0], count: some.length }]))
    .toSorted((a, b) => a.month - b.month)
  return [{ kind: 'review', key: 'review', count: waiting.length, periods, since: oldest.since }]
}
