import type { Selectable } from 'kysely'
import type { Db } from '#data/database.ts'
import type { IndicatorTable, PlanTable, PolicyGoalTable, ProgrammeTable, StrategicGoalTable } from '#data/schema/plans.ts'
import type { PlanYears } from '#domain/plan/roll-over.ts'
import { definitions } from '../actuals/definitions.ts'
import { ownersOn } from '../organisation/owners.ts'
import { unitNames } from '../organisation/units.ts'

/** A row of a plan before, the department it stands under in the new year, and a code that no other row of the draft has. */
interface Taken<Row> {
  readonly row: Row
  readonly departmentId: number
  readonly code: string
}

/** What next year's draft of a bureau takes over. */
export interface TakenOver {
  /** the plans it comes from: the bureau's own first */
  readonly planIds: readonly number[]
  readonly strategic: readonly Selectable<StrategicGoalTable>[]
  /** a goal whose work was divided stands once in each department */
  readonly goals: readonly Taken<Selectable<PolicyGoalTable>>[]
  readonly indicators: readonly Taken<Selectable<IndicatorTable>>[]
  readonly programmes: readonly Taken<Selectable<ProgrammeTable>>[]
}

/**
 * The rows of this year's plans that belong to the bureau on the first day of the next one: its own, without what a reorganisation
 * gave to another bureau, and what it got from others. How an indicator is measured is that of the new year.
 */
export async function takenOver(trx: Db, from: Selectable<PlanTable>, next: PlanYears, today: string): Promise<TakenOver> {
  const day = `${next.fiscalYear}-01-01`
  const others = await trx
    .selectFrom('plan')
    .select('id')
    .where('fiscal_year', '=', from.fiscal_year)
    .where('bureau_id', '<>', from.bureau_id)
    .where('status', 'in', ['filed', 'confirmed'])
    .orderBy('id')
    .execute()
  const planIds = [from.id, ...others.map((p) => p.id)]
  const owners = await ownersOn(trx, day)
  const units = await unitNames(trx, day)
  // A unit that nobody named on the day stays where its plan has it.
  const isHere = (row: { readonly plan_id: number }, departmentId: number) => {
    const parent = units.get(departmentId)?.parentId
    return parent === undefined || parent === null ? row.plan_id === from.id : parent === from.bureau_id
  }
  const here = <Row extends { readonly plan_id: number; readonly code: string }>(
    rows: readonly Row[],
    ownerOf: (row: Row) => number,
  ): Taken<Row>[] => {
    const code = uniqueCodes()
    return rows.flatMap((row) => {
      const departmentId = ownerOf(row)
      return isHere(row, departmentId) ? [{ row, departmentId, code: code(row.code) }] : []
    })
  }
  const dated = await definitions(trx)
  const stored = await trx.selectFrom('indicator').selectAll().where('plan_id', 'in', planIds).orderBy('id').execute()
  const indicators = here(
    stored.map((row) => dated.row(row, next.fiscalYear, today)),
    (row) => owners.indicator(row),
  )
  const works = await trx.selectFrom('programme').selectAll().where('plan_id', 'in', planIds).orderBy('id').execute()
  const programmes = here(works, (row) => owners.programme(row))
  const all = await trx.selectFrom('policy_goal').selectAll().where('plan_id', 'in', planIds).orderBy('id').execute()
  const code = uniqueCodes()
  const goals = all.flatMap((row) => {
    const needed = new Set(
      [...indicators, ...programmes].flatMap((item) => (item.row.goal_id === row.id ? [item.departmentId] : [])),
    )
    // One without any work goes with its department, where that goes on as a whole.
    const [alone, ...more] = owners.successors(row.department_id)
    const empty = ![...stored, ...works].some((item) => item.goal_id === row.id)
    if (empty && alone !== undefined && more.length === 0 && isHere(row, alone)) needed.add(alone)
    return [...needed].map((departmentId) => ({ row, departmentId, code: code(row.code) }))
  })
  const aims = new Set(goals.map(({ row }) => row.strategic_goal_id))
  const strategic = await trx.selectFrom('strategic_goal').selectAll().where('plan_id', 'in', planIds).orderBy('id').execute()
  const aimCode = uniqueCodes()
  return {
    planIds,
    strategic: strategic
      .filter((row) => row.plan_id === from.id || aims.has(row.id))
      .map((row) => ({ ...row, code: aimCode(row.code) })),
    goals,
    indicators,
    programmes,
  }
}

/** Gives each code once: the second 'g1' is 'g1-2'. */
function uniqueCodes(): (code: string) => string {
  const given = new Set<string>()
  return (code) => {
    let free = code
    for (let n = 2; given.has(free); n += 1) free = `${code}-${n}`
    given.add(free)
    return free
  }
}
