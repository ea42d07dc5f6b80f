import type { Db } from '#data/database.ts'
import { type Role, ROLES } from '#domain/entry/permissions.ts'
import { unitNames } from './units.ts'

export interface Person {
  readonly id: string
  readonly name: string
  readonly username: string
  readonly role: Role
  /** names of the departments they work for */
  readonly departments: readonly string[]
}

/** Accounts a deputy can be chosen from, by name; none that is disabled. */
export async function people(db: Db, today: string): Promise<readonly Person[]> {
  const rows = await db.selectFrom('user').select(['id', 'name', 'username', 'role']).where('disabledAt', 'is', null).execute()
  const works = await db.selectFrom('user_department').selectAll().execute()
  const units = await unitNames(db, today)
  return rows
    .flatMap((row): Person[] => {
      const role = ROLES.find((known) => known === row.role)
      if (role === undefined) return []
      const departments = works.filter((w) => w.user_id === row.id).flatMap((w) => units.get(w.unit_id)?.name ?? [])
      return [{ id: row.id, name: row.name, username: row.username ?? '', role, departments }]
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'ko') || a.username.localeCompare(b.username))
}
