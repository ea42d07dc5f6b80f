import type { Db } from '#data/database.ts'
import type { ActualStage } from '#data/schema/actuals.ts'
import { countsAt } from '#domain/entry/submission.ts'
import type { PeriodFigure } from '#domain/entry/year-figure.ts'
import { cellKey, type CountedFigure, type Counting, lastConfirmedOf } from './counting.ts'
import type { Keepers } from './keepers.ts'

/** The figure of a year as it is stored: a row of `actual` without its month. */
export interface StoredYear {
  readonly kind: 'measured' | 'not-entered' | 'not-applicable'
  readonly value: number | null
  readonly finality: 'provisional' | 'final'
  readonly stage: ActualStage
}

export interface CellRow {
  readonly id: number
  readonly year: number
  readonly month: number
  readonly kind: PeriodFigure['value']['kind']
  readonly value: number | null
  readonly stage: ActualStage
}

export const periodOf = (row: CellRow): PeriodFigure => ({
  month: row.month,
  stage: row.stage,
  value:
    row.kind === 'measured' && row.value !== null
      ? { kind: 'measured', value: row.value }
      : { kind: row.kind === 'not-applicable' ? 'not-applicable' : 'not-entered' },
})

/** A version of a year's target. */
export type TargetRow = Pick<
  Awaited<ReturnType<typeof targetsOf>>[number],
  'revision' | 'targetStage' | 'effectiveOn' | 'targetKind' | 'targetValue'
>

interface Elsewhere {
  /** versions of the year's target of an indicator of another plan */
  readonly targets: (ownerId: number, year: number) => readonly TargetRow[]
  readonly stored: (keeper: number, year: number) => StoredYear | null
  /** those that count, of a year without a final figure */
  readonly periods: (keeper: number, year: number) => readonly PeriodFigure[] | undefined
  /** as last confirmed, by `cellKey` */
  readonly confirmed: ReadonlyMap<string, CountedFigure>
}

const NOTHING_ELSEWHERE: Elsewhere = { targets: () => [], stored: () => null, periods: () => undefined, confirmed: new Map() }

/** What other plans' indicators keep of these ones' years; no query where nothing is kept elsewhere. */
export async function yearsElsewhere(
  db: Db,
  of: {
    readonly ids: readonly number[]
    readonly years: readonly number[]
    readonly until: string
    readonly keepers: Keepers
    readonly counting: Counting
  },
): Promise<Elsewhere> {
  const { ids, years, keepers, counting } = of
  const pairs = ids.flatMap((id) => years.map((year) => ({ id, year, keeper: keepers.keeper(id, year) })))
  const away = pairs.filter(({ id, keeper }) => keeper !== id)
  const owners = pairs.flatMap(({ id, year }) => keepers.owner(id, year)?.id ?? [])
  if (away.length === 0 && owners.length === 0) return NOTHING_ELSEWHERE
  const kept = [...new Set(away.map((a) => a.keeper))]
  const rows = await targetsOf(db, [...new Set(owners)], years, of.until)
  const targets = Map.groupBy(rows, (row) => `${row.id}:${row.year}`)
  const cells = kept.length === 0 ? [] : await storedCells(db, kept, years)
  const confirmed =
    kept.length === 0 || counting === 'with-drafts' ? new Map<string, CountedFigure>() : await lastConfirmedOf(db, kept, years)
  const inForce = new Map(cells.map((row) => [cellKey(row), row]))
  const final = (row: (typeof cells)[number]) => inForce.get(cellKey({ ...row, month: 0 }))?.finality === 'final'
  const periods = Map.groupBy(
    cells.flatMap((row) => {
      if (row.month === 0 || final(row)) return []
      const counted = counting === 'with-drafts' || countsAt(row.stage, counting) ? row : confirmed.get(cellKey(row))
      return counted === undefined ? [] : [{ at: `${row.id}:${row.year}`, figure: periodOf(counted) }]
    }),
    ({ at }) => at,
  )
  return {
    targets: (id, year) => targets.get(`${id}:${year}`) ?? [],
    stored: (id, year) => inForce.get(cellKey({ id, year, month: 0 })) ?? null,
    periods: (id, year) => periods.get(`${id}:${year}`)?.map(({ figure }) => figure),
    confirmed,
  }
}

const targetsOf = async (db: Db, ids: readonly number[], years: readonly number[], until: string) =>
  ids.length === 0
    ? []
    : db
        .selectFrom('target')
        .where('indicator_id', 'in', ids)
        .where('year', 'in', years)
        .where('effective_on', '<=', until)
        .select([
          'indicator_id as id',
          'year',
          'revision',
          'stage as targetStage',
          'effective_on as effectiveOn',
          'kind as targetKind',
          'value as targetValue',
        ])
        .execute()

const storedCells = (db: Db, ids: readonly number[], years: readonly number[]) =>
  db
    .selectFrom('actual')
    .where('indicator_id', 'in', ids)
    .where('year', 'in', years)
    .select(['indicator_id as id', 'year', 'month', 'kind', 'value', 'finality', 'stage'])
    .execute()
