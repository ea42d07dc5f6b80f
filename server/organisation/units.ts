import { type RawBuilder, sql, type SqlBool } from 'kysely'
import type { Db } from '#data/database.ts'
import { compiledOnce } from '../../data/compiled-once.ts'

export interface Unit {
  readonly id: number
  readonly kind: 'government' | 'bureau' | 'department'
  readonly parentId: number | null
  readonly name: string
}

/**
 * The rule of a name's days: it holds from `valid_from` on and until the day before `valid_to`. A condition for queries in
 * which `n` is `organisation_unit_name`; `day` is an ISO day, or an expression that gives one.
 */
export const namedOn = (day: string | RawBuilder<string>) =>
  sql<SqlBool>`n.valid_from <= ${day} and (n.valid_to is null or n.valid_to > ${day})`

/** Every unit (`u`) with its name (`n`) as it is called on `day`; one row a unit. Units without a name on that day are left out. */
export const unitsOn = (db: Db, day: string) =>
  db.selectFrom('organisation_unit as u').innerJoin('organisation_unit_name as n', 'n.unit_id', 'u.id').where(namedOn(day))

/** Every unit as it is called on `day`, in the organisation's order. */
export async function unitNames(db: Db, day: string): Promise<ReadonlyMap<number, Unit>> {
  const rows = await unitsOn(db, day)
    .select(['u.id', 'u.kind', 'n.parent_id as parentId', 'n.name'])
    .orderBy('n.sort_order')
    .orderBy('u.id')
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** The departments of a unit on `day`: itself, those of a bureau, those of a government's bureaus. */
export async function departmentsUnder(db: Db, unitId: number, day: string): Promise<number[]> {
  const units = await unitNames(db, day)
  const isUnder = (id: number) => {
    for (let unit: number | null = id; unit !== null; unit = units.get(unit)?.parentId ?? null) if (unit === unitId) return true
    return false
  }
  return [...units.values()].filter((u) => u.kind === 'department' && isUnder(u.id)).map((u) => u.id)
}

const parents = compiledOnce((db, { day }: { day: string }) =>
  db.selectFrom('organisation_unit_name as n').where(namedOn(day)).select(['n.unit_id as unit', 'n.parent_id as parent']),
)

// Government, bureau, department and two to spare: a circle among the parents ends here.
const MOST_STEPS = 4

/** The unit itself and every unit above it on `day`, nearest first; one query for any number of units. */
export async function chainsOn(db: Db, day: string): Promise<(unitId: number) => readonly number[]> {
  const above = new Map((await parents(db, { day })).map(({ unit, parent }) => [unit, parent]))
  return (unitId) => {
    const chain = [unitId]
    for (let next = above.get(unitId) ?? null; next !== null && chain.length <= MOST_STEPS; next = above.get(next) ?? null)
      chain.push(next)
    return chain
  }
}
