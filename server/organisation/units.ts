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

/** The units a department's periods are looked up at, nearest first: department, bureau, government. */
export async function unitChain(db: Db, departmentId: number, today: string): Promise<readonly number[]> {
  const chain = [departmentId]
  for (let unit = departmentId; chain.length < 5;) {
    const row = await db
      .selectFrom('organisation_unit_name')
      .select('parent_id')
      .where('unit_id', '=', unit)
      .where('valid_from', '<=', today)
      .orderBy('valid_from', 'desc')
      .executeTakeFirst()
    if (!row?.parent_id) break
    chain.push(row.parent_id)
    unit = row.parent_id
  }
  return chain
}
