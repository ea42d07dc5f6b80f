import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { settleDemonstration } from '#server/accounts/demonstration.ts'
import { makeFirstLink, useLink as takeLink } from '#server/accounts/one-time-link.ts'
import { readConfig } from '#server/config.ts'
import { type Running, startServer } from '#server/main.ts'
import { cookieOf } from '../../helpers/app.ts'
import { freePort } from '../../helpers/free-port.ts'
import { KEY } from '../../helpers/people.ts'
import { freshPlace, loadRealPlan, onBothStores, temporaryFolder, useStore } from '../../helpers/stores.ts'

const PERSON = { name: '김기획', username: 'Kim-Gihoek', password: 'a long enough phrase' }

onBothStores('accounts mode', (kind) => {
  test('a printed link makes the first administrator once; then a password opens, and guessing is slowed', async () => {
    const place = await freshPlace(kind)
    const local = temporaryFolder()
    const said: string[] = []
    const start = async (signIn: 'accounts' | 'demonstration' | 'by-accounts-found') => {
      const port = await freePort()
      const localFolder = join(local.path, 'local')
      const config = {
        ...readConfig({ PORT: String(port), DATABASE_URL: place.url }),
        // The one the first start made, which PostgreSQL wants to be given.
        authSecret: existsSync(join(localFolder, 'auth-secret')) ? readFileSync(join(localFolder, 'auth-secret'), 'utf8') : null,
        signIn,
        localFolder,
        clientFolder: '/nowhere',
      }
      return startServer(config, (line) => said.push(line))
    }
    let server: Running = await start('by-accounts-found')
    const post = (path: string, body: object) =>
      fetch(`${server.address}/api/auth${path}`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', origin: server.address },
      })
    const codeOf = async (answer: Response) => [answer.status, ((await answer.json()) as { reason?: string }).reason]
    try {
      expect((await post('/demonstration', { role: 'head' })).status).toBe(200)
      await server.stop()

      server = await start('accounts')
      const token = said.find((line) => line.includes('/claim#'))?.split('#')[1] ?? ''
      expect(token.length).toBeGreaterThan(40)
      expect(await codeOf(await post('/demonstration', { role: 'head' }))).toEqual([403, 'demonstration-off'])
      expect(await (await post('/link', { token })).json()).toEqual({
        purpose: 'first-administrator',
        name: null,
        username: null,
      })
      expect((await post('/claim', { ...PERSON, token: `${token.slice(0, -1)}?` })).status).toBe(403)
      // Refused for its password: the link is still good.
      expect(await codeOf(await post('/claim', { ...PERSON, token, password: 'kim-gihoek-2026' }))).toEqual([
        400,
        'password-like-username',
      ])
      const claimed = await post('/claim', { ...PERSON, token })
      expect(claimed.status).toBe(200)
      expect(await codeOf(await post('/claim', { ...PERSON, username: 'lee', token }))).toEqual([403, 'link-expired'])
      const status = await fetch(`${server.address}/trpc/system.status`, {
        headers: { cookie: cookieOf(claimed.headers.getSetCookie()) },
      })
      expect(status.status).toBe(200)

      expect((await post('/sign-in/username', { username: 'KIM-gihoek', password: PERSON.password })).status).toBe(200)
      expect((await post('/sign-in/username', { username: PERSON.username, password: 'wrong password here' })).status).toBe(401)
      const tries: number[] = []
      for (let i = 0; i < 6; i++)
        tries.push((await post('/sign-in/username', { username: PERSON.username, password: `wrong ${i} password` })).status)
      expect(tries.at(-1)).toBe(429)
      await server.stop()

      // A person has an account now: no demonstration any more, and no second link.
      said.length = 0
      server = await start('by-accounts-found')
      expect(said.join('\n')).not.toContain('/claim#')
      expect((await post('/demonstration', { role: 'head' })).status).toBe(403)
      await server.stop()
      await expect(start('demonstration')).rejects.toThrow(/real accounts exist/)
    } finally {
      await server.stop().catch(() => undefined)
      await place.remove()
      local.remove()
    }
  })

  const store = useStore(kind, loadRealPlan)
  const NOW = new Date('2026-11-20T09:00:00Z')
  const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000)

  test('a link ends after a day, at its use, and when a newer one is made', async () => {
    const { db } = store()
    const { token: expired } = await makeFirstLink(db, KEY, NOW)
    expect(await takeLink(db, expired, 'first-administrator', later(24.1))).toBe(false)
    const { token: replaced } = await makeFirstLink(db, KEY, NOW)
    const { token, replaced: ended } = await makeFirstLink(db, KEY, NOW)
    expect(ended).toBe(true)
    expect(await takeLink(db, replaced, 'first-administrator', later(1))).toBe(false)
    expect(await takeLink(db, token, 'reset', later(1))).toBe(false)
    const both = await Promise.all([
      takeLink(db, token, 'first-administrator', later(1)),
      takeLink(db, token, 'first-administrator', later(1)),
    ])
    expect(both.filter(Boolean)).toHaveLength(1)
    expect((await db.selectFrom('one_time_link').select('token_hash').execute()).map((r) => r.token_hash)).not.toContain(token)
  })

  test('demonstration accounts come and go with the mode, sessions included', async () => {
    const { db } = store()
    await settleDemonstration(db, kind, true, KEY)
    await settleDemonstration(db, kind, true, KEY)
    const users = await db.selectFrom('user').select(['id', 'role']).execute()
    expect(users.map((u) => u.role).toSorted()).toEqual(['administrator', 'evaluator', 'executive', 'head'])
    const now = NOW.toISOString()
    await db
      .insertInto('session')
      .values({
        id: 's',
        userId: users[0]?.id ?? '',
        token: 't',
        createdAt: now,
        expiresAt: now,
        updatedAt: now,
        ipAddress: null,
        userAgent: null,
      })
      .execute()
    await settleDemonstration(db, kind, false, KEY)
    expect(await db.selectFrom('user').select('id').execute()).toEqual([])
    expect(await db.selectFrom('session').select('id').execute()).toEqual([])
    expect(await db.selectFrom('user_department').select('user_id').execute()).toEqual([])
  })
})
