import { createHmac } from 'node:crypto'
import { openStore } from '#data/database.ts'
import type { Role } from '#domain/entry/permissions.ts'
import { createAuth } from '#server/accounts/auth.ts'
import { addPerson } from '#server/accounts/person.ts'
import { readConfig } from '#server/config.ts'

/** The session cookies of so many invented people in a store, for a server with this address and secret. */
export async function sessions(
  file: string,
  origin: string,
  secret: string,
  many: number,
  {
    role = 'executive',
    departmentId,
    from = 0,
  }: { readonly role?: Role; readonly departmentId?: number; readonly from?: number } = {},
): Promise<readonly string[]> {
  const store = openStore(file)
  try {
    const { internalAdapter, authCookies } = await createAuth(store, readConfig({ PUBLIC_URL: origin }), secret, false).$context
    const cookies: string[] = []
    for (let n = from; n < from + many; n += 1) {
      const id = `bench${n}`
      await addPerson(store.db, { id, name: id, username: id, role, demonstration: false }, new Date())
      if (departmentId !== undefined)
        await store.db.insertInto('user_department').values({ user_id: id, unit_id: departmentId }).execute()
      const { token } = await internalAdapter.createSession(id)
      const signed = `${token}.${createHmac('sha256', secret).update(token).digest('base64')}`
      cookies.push(`${authCookies.sessionToken.name}=${encodeURIComponent(signed)}`)
    }
    return cookies
  } finally {
    await store.close()
  }
}
