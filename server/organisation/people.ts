import { sql, type SqlBool } from 'kysely'
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

/**
 * The rule of the days of a person's department: from `from_on` on (null = from the first) and until the day before `to_on`. A
 * condition for queries in which `d` is `user_department`; `day` is an ISO day of Asia/Seoul.
 */
export const worksOn = (day: string) =>
  sql<SqlBool>`(d.from_on is null or d.from_on <= ${day}) and (d.to_on is null or d.to_on > ${day})`

/** Accounts a deputy can be chosen from, by name; none that is disabled. */
export async function people(db: Db, today: string): Promise<readonly Person[]> {
  const rows = await db.selectFrom('user').select(['id', 'name', 'username', 'role']).where('disabledAt', 'is', null).execute()
  const works = await db.selectFrom('user_department as d').selectAll().where(worksOn(today)).execute()
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
