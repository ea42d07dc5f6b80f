import type { Db } from '#data/database.ts'
import { ROLES } from '#domain/permissions.ts'
import type { SignedIn } from '../context.ts'
import { ABSOLUTE, type Auth } from './auth.ts'

/**
 * Who asks: null without a valid session. Role and departments are read each time, so a change holds from the next
 * request on. A session older than the absolute limit is ended here, however busy it was.
 */
export async function signedInUser(auth: Auth, db: Db, headers: Headers, now: Date): Promise<SignedIn | null> {
  if (!headers.has('cookie')) return null
  const found = await auth.api.getSession({ headers })
  if (!found) return null
  const { user, session } = found
  if (now.getTime() - new Date(session.createdAt).getTime() > ABSOLUTE) {
    await db.deleteFrom('session').where('id', '=', session.id).execute()
    return null
  }
  const role = ROLES.find((known) => known === user.role)
  if (!role) return null
  const departments = await db.selectFrom('user_department').select('unit_id').where('user_id', '=', user.id).orderBy('unit_id').execute()
  return {
    id: user.id, name: user.name, username: user.username ?? '', role,
    departmentIds: departments.map((d) => d.unit_id),
    demonstration: user.demonstration,
  }
}
