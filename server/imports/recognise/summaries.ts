import type { UnitRecord } from '../records.ts'
import type { Read } from './department.ts'
import type { Ledger } from './ledger.ts'
import type { DraftIndicator } from './read-indicators.ts'
import { squeeze } from './text.ts'
import type { Units } from './units.ts'

/** Indicators whose department stands in a column beside them, each under its department. */
export function byDepartment(read: Read, units: Units): Read[] {
  const of = ({ draft }: Read['indicators'][number]) =>
    (draft.department === null ? null : units.find(draft.department.text)) ?? read.unit
  const groups = Map.groupBy(read.indicators, of)
  const own = groups.get(read.unit) ?? []
  groups.delete(read.unit)
  const moved = new Set([...groups.values()].flat().flatMap(({ heading }) => heading ?? []))
  const empty = { strategic: [], goalTables: [], programmes: [], statements: [], staffing: [], rationales: read.rationales }
  return [
    {
      ...read,
      indicators: own,
      headings: read.headings.filter((heading) => ![...moved].some(({ piece }) => piece === heading.piece)),
    },
    ...[...groups].map(([unit, indicators]): Read => {
      const headings = indicators.flatMap(({ heading }) => heading ?? [])
      return { ...empty, unit, indicators, headings }
    }),
  ]
}

/** How much a table says of an indicator: a summary says less than the table of its department. */
const fullness = ({ formula, source, kind, weight, actuals, targets }: DraftIndicator): number =>
  [formula.value, source.value, kind.value ?? ''].filter((text) => text !== '').length * 10 +
  [weight, ...actuals, ...targets].filter(({ raw }) => raw !== '').length

/**
 * An indicator of a summary and of its department's own table is one indicator. The summary is a check: what it prints
 * otherwise is asked about.
 */
export function withoutSummaries(reads: readonly Read[], bureau: UnitRecord, ledger: Ledger): Read[] {
  const all = reads.flatMap((read) => read.indicators.map(({ draft }) => ({ draft, unit: read.unit })))
  const dropped = new Set<DraftIndicator>()
  for (const same of Map.groupBy(all, ({ draft }) => squeeze(draft.name.value)).values()) {
    for (const { draft, unit } of same) {
      const detail = same
        .filter((other) => other.draft.table !== draft.table && (other.unit === unit || unit === bureau))
        .toSorted((a, b) => fullness(b.draft) - fullness(a.draft))
        .find(
          (other) =>
            !dropped.has(other.draft) && (fullness(other.draft) > fullness(draft) || (unit === bureau && other.unit !== bureau)),
        )
      if (!detail) continue
      dropped.add(draft)
      // The bureau's own table says more than its department's: a person decides what of it is wanted.
      if (fullness(draft) > fullness(detail.draft)) ledger.ask('summary-differs', draft.name.value, draft.name)
      compare(draft, detail.draft, ledger)
    }
  }
  if (dropped.size === 0) return [...reads]
  const kept = new Set(all.flatMap(({ draft }) => (dropped.has(draft) ? [] : [draft.loc.block])))
  ledger.settled(new Set([...dropped].map(({ loc }) => loc.block).filter((block) => !kept.has(block))))
  return reads.map((read) => ({ ...read, indicators: read.indicators.filter(({ draft }) => !dropped.has(draft)) }))
}

function compare(summary: DraftIndicator, detail: DraftIndicator, ledger: Ledger) {
  const differs = (
    name: string,
    one: { readonly value: number | null; readonly raw: string; readonly loc: DraftIndicator['loc'] },
    other: { readonly value: number | null; readonly raw: string } | undefined,
  ) => {
    if (one.value !== null && one.value !== other?.value) ledger.ask('summary-differs', name, one, other?.raw ?? null)
  }
  const subject = detail.name.value
  differs(subject, summary.weight, detail.weight)
  for (const list of ['targets', 'actuals'] as const)
    for (const one of summary[list])
      differs(
        `${subject} ${one.year}`,
        one,
        detail[list].find(({ year }) => year === one.year),
      )
}
