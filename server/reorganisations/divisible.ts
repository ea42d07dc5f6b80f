import type { Db } from '#data/database.ts'
import type { Divisible } from '#domain/plan/reorganisation.ts'

/** 정원, 현원 and the money that no programme names, of units, as the newest plan up to the day's year prints them. */
export async function divisibleOf(db: Db, units: readonly number[], day: string): Promise<readonly Divisible[]> {
  if (units.length === 0) return []
  const until = Number(day.slice(0, 4))
  const staff = await db
    .selectFrom('staffing as s')
    .innerJoin('plan as p', 'p.id', 's.plan_id')
    .select(['s.unit_id as unitId', 's.table_unit_id as tableId', 's.quota', 's.headcount', 'p.fiscal_year as year'])
    .where('s.unit_id', 'in', units)
    .where('s.row_kind', '=', 'unit')
    .where('p.status', 'in', ['filed', 'confirmed'])
    .where('p.fiscal_year', '<=', until)
    .orderBy('p.fiscal_year', 'desc')
    .orderBy('s.id')
    .execute()
  const money = await db
    .selectFrom('budget_statement as b')
    .innerJoin('plan as p', 'p.id', 'b.plan_id')
    .select(['b.unit_id as unitId', 'b.budget', 'p.fiscal_year as year'])
    .where('b.unit_id', 'in', units)
    .where('b.item', 'in', ['administration', 'finance'])
    .where('p.status', 'in', ['filed', 'confirmed'])
    .where('p.fiscal_year', '<=', until)
    .orderBy('p.fiscal_year', 'desc')
    .execute()
  return units.flatMap((unitId): Divisible[] => {
    const rows = staff.filter((row) => row.unitId === unitId)
    // Its own table before the bureau's.
    const year = rows[0]?.year
    const one = rows.find((row) => row.year === year && row.tableId === unitId) ?? rows[0]
    const sums = money.filter((row) => row.unitId === unitId)
    const of = sums.filter((row) => row.year === sums[0]?.year)
    const won = of.reduce((sum, row) => sum + row.budget, 0)
    return [
      ...(one === undefined
        ? []
        : [
            { kind: 'quota' as const, unitId, whole: one.quota, year: one.year },
            { kind: 'headcount' as const, unitId, whole: one.headcount, year: one.year },
          ]),
      ...(of[0] === undefined ? [] : [{ kind: 'money' as const, unitId, whole: won, year: of[0].year }]),
    ].filter((figure) => figure.whole > 0)
  })
}
