import type { Selectable } from 'kysely'
import type { Db } from '#data/database.ts'
import type { IndicatorDefinitionTable, IndicatorTable } from '#data/schema/plans.ts'
import { type Definition, definitionOn, paceFor } from '#domain/scoring/definition.ts'
import type { PaceMode } from '#domain/scoring/indicator.ts'
import type { PeriodKind } from '#domain/words/period-name.ts'
import { compiledOnce } from '../../data/compiled-once.ts'

/** A change as it is on record. */
export type StoredChange = Omit<Selectable<IndicatorDefinitionTable>, 'indicator_id' | 'effective_from'> & {
  readonly indicatorId: number
  readonly effectiveFrom: string
}

// An office changes few definitions: all are read at once, however many indicators are looked at.
const allChanges = compiledOnce((db, _: Readonly<Record<string, never>>) =>
  db
    .selectFrom('indicator_definition')
    .select([
      'id',
      'indicator_id as indicatorId',
      'field',
      'value',
      'effective_from as effectiveFrom',
      'reason',
      'recorded_at',
      'recorded_by',
    ])
    .orderBy('id'),
)

/** How an indicator is measured in one year, with the pace that follows from it. */
export interface DefinitionOfYear extends Definition {
  readonly pace: PaceMode
}

type Printed = Pick<
  Selectable<IndicatorTable>,
  'id' | 'frequency' | 'aggregation' | 'direction' | 'pace' | 'results_due' | 'share_of_whole'
>

/** The columns of an indicator's row that hold its printed definition, as the domain names them. */
export const printedDefinition = (row: Printed): DefinitionOfYear => ({
  frequency: row.frequency,
  aggregation: row.aggregation,
  direction: row.direction,
  shareOfWhole: row.share_of_whole === null ? null : row.share_of_whole === 1,
  resultsDue: row.results_due,
  pace: row.pace,
})

export interface Definitions {
  /** every change of an indicator, as it was recorded */
  readonly changesOf: (indicatorId: number) => readonly StoredChange[]
  /** how the indicator is measured in a year, looked at on `today` */
  readonly of: (row: Printed, year: number, today: string) => DefinitionOfYear
  /** the row with the definition of that year in the place of the printed one; again gives the same */
  readonly row: <Row extends Printed>(row: Row, year: number, today: string) => Row
}

/** What was decided about all indicators after their plans were printed (`definitionOn` of the domain says what holds), in one query. */
export const definitions = async (db: Db): Promise<Definitions> => definitionsOf(await allChanges(db, {}))

/** Where nothing was ever decided. */
export const AS_PRINTED: Definitions = definitionsOf([])

function definitionsOf(all: readonly StoredChange[]): Definitions {
  const changes = Map.groupBy(all, (change) => change.indicatorId)
  const changesOf = (id: number) => changes.get(id) ?? []
  const of: Definitions['of'] = (row, year, today) => {
    const printed = printedDefinition(row)
    const own = changesOf(row.id)
    if (own.length === 0) return printed
    const definition = definitionOn(printed, own, year, today)
    return { ...definition, pace: paceFor(row.pace, row.aggregation, definition.aggregation) }
  }
  return {
    changesOf,
    of,
    row: (row, year, today) => (changesOf(row.id).length === 0 ? row : measuredAs(row, of(row, year, today))),
  }
}

/** The row with a definition in the place of the printed one. */
export function measuredAs<Row extends Printed>(row: Row, definition: DefinitionOfYear): Row {
  const { frequency, aggregation, direction, pace, resultsDue, shareOfWhole } = definition
  const share = shareOfWhole === null ? null : shareOfWhole ? 1 : 0
  return { ...row, frequency, aggregation, direction, pace, results_due: resultsDue, share_of_whole: share }
}

/** How the periods of a year are named: as the indicator is measured in that year, whatever is decided for later ones. */
export const periodKind = (row: Printed & Pick<PeriodKind, 'reported'>, year: number, dated: Definitions): PeriodKind => ({
  frequency: dated.of(row, year, `${year}-12-31`).frequency,
  reported: row.reported,
})

/** What was decided about indicators goes on for those that take their place; fields a person corrected in the new plan do not. */
export async function continueDefinitions(
  trx: Db,
  successions: readonly { readonly from: number; readonly to: number; readonly except: readonly string[] }[],
): Promise<void> {
  const { changesOf } = await definitions(trx)
  const rows = successions.flatMap(({ from, to, except }) =>
    changesOf(from).flatMap(({ field, value, effectiveFrom, reason, recorded_at, recorded_by }) =>
      except.includes(field)
        ? []
        : [{ indicator_id: to, field, value, effective_from: effectiveFrom, reason, recorded_at, recorded_by }],
    ),
  )
  if (rows.length > 0) await trx.insertInto('indicator_definition').values(rows).execute()
}
