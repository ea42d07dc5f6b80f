import type { Db } from '#data/database.ts'
import { monthsOf } from '#domain/entry/due.ts'
import { Refusal } from '../refusal.ts'
import type { Writer } from '../record/writer.ts'
import { putInForce } from './apply.ts'
import type { CellContext } from './cell.ts'
import { cellsAt } from './context.ts'
import { definitions } from './definitions.ts'
import type { IndicatorRow } from './indicators.ts'
import { madeYear } from './year.ts'

/**
 * Makes a year's figure anew of its periods after their aggregation was set otherwise; gives whether it became another one.
 * Refuses 'value-closed'.
 */
export async function remakeYear(
  trx: Db,
  as: Writer,
  printed: IndicatorRow,
  year: number,
  context: CellContext,
): Promise<boolean> {
  const dated = await definitions(trx)
  const indicator = dated.row(printed, year, context.today)
  const [month] = monthsOf(indicator.frequency)
  if (month === undefined || month === 0) return false
  const [facts] = await cellsAt(trx, indicator.plan_id, [indicator], { year, month }, { ...context, dated, keep: null })
  if (facts === undefined) return false
  const by = { id: as.user.id, name: as.user.name, at: as.now.toISOString(), explanation: {} }
  const { revision } = madeYear(facts, by)
  if (revision === null) return false
  if (facts.stored.some((figure) => figure.stage === 'closed')) throw new Refusal('value-closed', { indicator: indicator.name })
  await putInForce(trx, revision)
  return true
}
