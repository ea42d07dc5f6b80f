import type { Db } from '#data/database.ts'

export interface Unit {
  readonly id: number
  readonly kind: 'government' | 'bureau' | 'department'
  readonly parentId: number | null
  readonly name: string
}

/** Every unit as it is called on `today`, in the organisation's order. */
export async function unitNames(db: Db, today: string): Promise<ReadonlyMap<number, Unit>> {
  const rows = await db
    .selectFrom('organisation_unit as u')
    .innerJoin('organisation_unit_name as n', 'n.unit_id', 'u.id')
    .select(['u.id', 'u.kind', 'n.parent_id as parentId', 'n.name'])
    .where('n.valid_from', '<=', today)
    .where((eb) => eb.or([eb('n.valid_to', 'is', null), eb('n.valid_to', '>', today)]))
    .orderBy('n.sort_order')
    .orderBy('u.id')
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** The departments of a unit today: itself, those of a bureau, those of a government's bureaus. */
export async function departmentsUnder(db: Db, unitId: number, today: string): Promise<number[]> {
  const units = await unitNames(db, today)
  const isUnder = (id: number) => {
    for (let unit: number | null = id; unit !== null; unit = units.get(unit)?.parentId ?? null) if (unit === unitId) return true
    return false
  }
  return [...units.values()].filter((u) => u.kind === 'department' && isUnder(u.id)).map((u) => u.id)
}
