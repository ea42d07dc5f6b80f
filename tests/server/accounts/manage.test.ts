import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { auditPage } from '#server/audit/list.ts'
import { linkFromMachine } from '#server/accounts/recover.ts'
import { WrongSecret } from '#server/record/start-recording.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { AUDIT_KEY } from '../../helpers/app.ts'
import { onRecord } from '../../helpers/people.ts'
import { loadRealPlan, onBothStores, useStore } from '../../helpers/stores.ts'
import { type House, openHouse, PASSWORD } from '../../helpers/accounts.ts'

const HOUR = 3_600_000

onBothStores('managing accounts', (kind) => {
  const store = useStore(kind, loadRealPlan)
  let ahead = 0
  /** the moment the server's clock stands still at; null while it runs */
  let still: number | null = null
  let opened: Promise<House> | undefined
  const house = () => (opened ??= openHouse(store(), { ahead: () => (still === null ? ahead : still - Date.now()) }))
  const named = async (id: string) => ({ userId: id, version: (await (await house()).row(id)).version, requestId: randomUUID() })
  const manage = async (act: string, id: string, more: object = {}) => {
    const { call, administrator } = await house()
    return call(`accounts.${act}`, { ...(await named(id)), ...more }, administrator.cookie)
  }
  const mayRead = async (cookie: string) => (await (await house()).call('search.find', { q: '과' }, cookie)).status === 200
  const acts = async (id: string) =>
    (await auditPage(store().db, { subject: `account:${id}`, limit: 100 })).lines.toReversed().map((l) => l.act)

  describe('a new account', () => {
    test('is made, claimed once by its link, signed in to, and all of it is on record', async () => {
      const { create, post, row, signIn, call, departments } = await house()
      const made = await create('hong', 'evaluator', departments.slice(0, 1))
      expect(await row(made.userId)).toMatchObject({
        standing: 'waiting',
        sessions: 0,
        linkUntil: made.expiresAt,
        lastSignInAt: null,
      })
      expect(await signIn('hong')).toMatchObject({ status: 401, code: 'wrong-credentials' })
      expect(JSON.parse((await post('/link', { token: made.token })).body)).toEqual({
        purpose: 'reset',
        name: 'hong 님',
        username: 'hong',
      })
      expect(await post('/claim/password', { token: made.token, password: 'short' })).toMatchObject({
        status: 400,
        code: 'password-short',
      })
      expect(await post('/claim/password', { token: made.token, password: 'hong-hong-hong-1' })).toMatchObject({
        code: 'password-like-username',
      })
      const both = await Promise.all([1, 2].map(() => post('/claim/password', { token: made.token, password: PASSWORD })))
      expect(both.map((b) => b.code ?? 'in').toSorted()).toEqual(['in', 'link-expired'])
      expect(await post('/link', { token: made.token })).toMatchObject({ status: 403, code: 'link-expired' })
      const cookie = both.find((b) => b.status === 200)?.cookie ?? ''
      expect((await call('accounts.frame', {}, cookie)).data).toMatchObject({
        user: { username: 'hong', role: 'evaluator', departmentIds: departments.slice(0, 1) },
      })
      expect(JSON.stringify((await call('accounts.frame', {}, cookie)).data)).not.toContain('sessionId')
      expect(await signIn('HONG')).toMatchObject({ status: 200 })
      expect(await row(made.userId)).toMatchObject({ standing: 'active', sessions: 2, linkUntil: null })
      expect((await row(made.userId)).lastSignInAt).not.toBeNull()
      const record = await acts(made.userId)
      expect(record.filter((a) => a.startsWith('account.'))).toEqual(['account.create', 'account.set-password'])
      expect(record.filter((a) => a === 'sign-in')).toHaveLength(2)
      // Neither the link nor a password is stored anywhere as it was.
      const kept = JSON.stringify([
        await store().db.selectFrom('handled_request').selectAll().execute(),
        await store().db.selectFrom('audit_entry').selectAll().execute(),
        await store().db.selectFrom('one_time_link').selectAll().execute(),
        await store().db.selectFrom('account').selectAll().execute(),
      ])
      for (const secret of [made.token, PASSWORD]) expect(kept).not.toContain(secret)
    })
    test('asked for twice with one request number is made once, with the same link', async () => {
      const { call, administrator } = await house()
      const asked = { name: '두 번', username: 'twice', role: 'head', departmentIds: [], requestId: randomUUID() }
      const first = await call('accounts.create', asked, administrator.cookie)
      expect((await call('accounts.create', asked, administrator.cookie)).data).toEqual(first.data)
      expect(await call('accounts.create', { ...asked, requestId: randomUUID() }, administrator.cookie)).toMatchObject({
        reason: 'username-taken',
      })
    })
    test.each([
      ['Upper', 'taken in small letters', 'upper'],
      ['demonstration-head', 'username-taken', null],
      ['a', 'bad-input', null],
      ['-dash', 'bad-input', null],
      ['한글', 'bad-input', null],
      ['a b', 'bad-input', null],
      ["o'neil", 'bad-input', null],
    ])('user name %s: %s', async (username, expected, kept) => {
      const { call, administrator } = await house()
      const answer = await call(
        'accounts.create',
        { name: '이름', username, role: 'executive', departmentIds: [], requestId: randomUUID() },
        administrator.cookie,
      )
      expect(answer.reason).toBe(kept === null ? expected : null)
      if (kept !== null)
        expect(await store().db.selectFrom('user').select('role').where('username', '=', kept).execute()).toEqual([
          { role: 'executive' },
        ])
    })
    test('takes no field it does not know, and no department there is not', async () => {
      const { call, administrator } = await house()
      const asked = { name: '이름', username: 'fields', role: 'head', departmentIds: [], requestId: randomUUID() }
      for (const more of [
        { password: PASSWORD },
        { demonstration: true },
        { id: 'x' },
        { disabledAt: null },
        { email: 'a@b.c' },
      ]) {
        expect(await call('accounts.create', { ...asked, ...more }, administrator.cookie), JSON.stringify(more)).toMatchObject({
          reason: 'bad-input',
        })
      }
      expect(await call('accounts.create', { ...asked, departmentIds: [1] }, administrator.cookie)).toMatchObject({
        reason: 'unknown-department',
      })
      expect(await store().db.selectFrom('user').select('id').where('username', '=', 'fields').execute()).toEqual([])
    })
  })

  describe('a link', () => {
    test('ends after 24 hours, and when a newer one is made', async () => {
      const { create, post } = await house()
      const made = await create('late')
      ahead = 24 * HOUR + 1000
      expect(await post('/claim/password', { token: made.token, password: PASSWORD })).toMatchObject({
        status: 403,
        code: 'link-expired',
      })
      ahead = 0
      const newer = (await manage('link', made.userId)).data as { token: string }
      expect(await post('/claim/password', { token: made.token, password: PASSWORD })).toMatchObject({ code: 'link-expired' })
      expect(await post('/claim/password', { token: newer.token, password: PASSWORD })).toMatchObject({ status: 200 })
    })
    test('resets: the old password is good until it is used, then nothing of before is', async () => {
      const { hire, signIn, post } = await house()
      const person = await hire('forgetful', 'executive')
      const { token } = (await manage('link', person.id)).data as { token: string }
      expect(await signIn('forgetful')).toMatchObject({ status: 200 })
      expect(await post('/claim/password', { token, password: 'another phrase entirely' })).toMatchObject({ status: 200 })
      expect(await mayRead(person.cookie)).toBe(false)
      expect(await signIn('forgetful')).toMatchObject({ status: 401 })
      expect(await signIn('forgetful', 'another phrase entirely')).toMatchObject({ status: 200 })
      expect(await post('/claim/password', { token, password: 'a third phrase, unused' })).toMatchObject({ code: 'link-expired' })
    })
    test('of a disabled account opens nothing, and none is made for one', async () => {
      const { create, post } = await house()
      const made = await create('leaver')
      expect((await manage('disable', made.userId)).status).toBe(200)
      expect(await post('/claim/password', { token: made.token, password: PASSWORD })).toMatchObject({ status: 403 })
      expect(await manage('link', made.userId)).toMatchObject({ reason: 'account-disabled' })
      await manage('enable', made.userId)
      expect(await post('/claim/password', { token: made.token, password: PASSWORD })).toMatchObject({ code: 'link-expired' })
    })
  })

  describe('a change', () => {
    test('of role and departments holds from the next request of a running session', async () => {
      const { hire, call, departments } = await house()
      const [first = 0, second = 0] = departments
      const person = await hire('mover', 'evaluator', [first])
      const grid = async (departmentId: number) =>
        (await call('entry.grid', { year: 2025, month: 0, departmentId }, person.cookie)).reason
      expect([await grid(first), await grid(second)]).toEqual([null, 'forbidden'])
      await manage('change', person.id, { name: '옮긴 사람', role: 'evaluator', departmentIds: [second] })
      expect([await grid(first), await grid(second)]).toEqual(['forbidden', null])
      expect(await call('accounts.list', undefined, person.cookie)).toMatchObject({ status: 403 })
      await manage('change', person.id, { name: '옮긴 사람', role: 'administrator', departmentIds: [second] })
      expect(await call('accounts.list', undefined, person.cookie)).toMatchObject({ status: 200 })
      expect((await (await house()).row(person.id)).departmentIds).toEqual([])
      await manage('change', person.id, { name: '옮긴 사람', role: 'executive', departmentIds: [] })
      expect(await call('accounts.list', undefined, person.cookie)).toMatchObject({ status: 403 })
    })
    test('on a stale screen is refused and changes nothing', async () => {
      const { hire, call, administrator, row } = await house()
      const person = await hire('twoadmins', 'head')
      const stale = await named(person.id)
      expect((await manage('change', person.id, { name: '하나', role: 'head', departmentIds: [] })).status).toBe(200)
      expect(
        await call('accounts.change', { ...stale, name: '둘', role: 'administrator', departmentIds: [] }, administrator.cookie),
      ).toMatchObject({ reason: 'version-conflict' })
      expect(await call('accounts.disable', { ...stale, requestId: randomUUID() }, administrator.cookie)).toMatchObject({
        reason: 'version-conflict',
      })
      expect(await row(person.id)).toMatchObject({ role: 'head', standing: 'active' })
    })
    test('disabling ends sessions at once; the clear word is for whoever knows the password', async () => {
      const { hire, signIn, row } = await house()
      const person = await hire('gone', 'executive')
      expect(await mayRead(person.cookie)).toBe(true)
      await manage('disable', person.id)
      expect(await mayRead(person.cookie)).toBe(false)
      expect(await row(person.id)).toMatchObject({ standing: 'disabled', sessions: 0 })
      expect(await signIn('gone', 'not the right password')).toMatchObject({ status: 401, code: 'wrong-credentials' })
      const refused = await signIn('gone')
      expect(refused).toMatchObject({ status: 403, code: 'account-disabled', cookie: '' })
      expect(await acts(person.id)).toContain('account.disable')
      await manage('enable', person.id)
      expect(await signIn('gone')).toMatchObject({ status: 200 })
    })
    test('a session that was being opened while its account was disabled is nobody', async () => {
      const { hire } = await house()
      const person = await hire('slipped', 'executive')
      await onRecord(store(), (trx) =>
        trx.updateTable('user').set({ disabledAt: new Date().toISOString() }).where('id', '=', person.id).execute(),
      )
      expect(await mayRead(person.cookie)).toBe(false)
      expect(await store().db.selectFrom('session').select('id').where('userId', '=', person.id).execute()).toEqual([])
    })
  })

  test('the last administrator who can sign in can be neither disabled nor demoted', async () => {
    const { administrator, create, post, row } = await house()
    const demote = (id: string) => manage('change', id, { name: '이름', role: 'head', departmentIds: [] })
    const second = await create('second', 'administrator')
    // Made, but without a password yet.
    expect(await manage('disable', administrator.id)).toMatchObject({ reason: 'last-administrator' })
    expect(await demote(administrator.id)).toMatchObject({ reason: 'last-administrator' })
    await post('/claim/password', { token: second.token, password: PASSWORD })
    expect((await demote(second.userId)).reason).toBeNull()
    expect(await demote(administrator.id)).toMatchObject({ reason: 'last-administrator' })
    expect(await row(administrator.id)).toMatchObject({ role: 'administrator', standing: 'active' })
    // Two who each see the other as the one who stays: one of them does.
    await manage('change', second.userId, { name: '이름', role: 'administrator', departmentIds: [] })
    const both = await Promise.all([manage('disable', second.userId), manage('disable', administrator.id)])
    expect(both.filter((b) => b.reason === null)).toHaveLength(1)
    await onRecord(store(), (trx) =>
      trx.updateTable('user').set({ disabledAt: null }).where('id', '=', administrator.id).execute(),
    )
    opened = undefined
    await onRecord(store(), (trx) => trx.deleteFrom('user').where('username', '=', 'planner').execute())
  })

  test('from the server’s own machine there is a way back in for the last one', async () => {
    const { hire, post, signIn } = await house()
    const person = await hire('stranded', 'administrator')
    await onRecord(store(), (trx) =>
      trx.updateTable('user').set({ disabledAt: new Date().toISOString() }).where('id', '=', person.id).execute(),
    )
    expect(await linkFromMachine(store().db, AUDIT_KEY, 'nobody', new Date())).toBeNull()
    await expect(linkFromMachine(store().db, 'the key of another secret', 'stranded', new Date())).rejects.toThrow(WrongSecret)
    const link = await linkFromMachine(store().db, AUDIT_KEY, 'Stranded', new Date())
    expect(await post('/claim/password', { token: link?.token ?? '', password: 'found the way back in' })).toMatchObject({
      status: 200,
    })
    expect(await signIn('stranded', 'found the way back in')).toMatchObject({ status: 200 })
    const lines = (await auditPage(store().db, { subject: `account:${person.id}`, act: 'account.link', limit: 5 })).lines
    expect(lines).toMatchObject([{ actorId: null, actor: '서버 명령' }])
  })

  describe('sessions', () => {
    const AGENT =
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0'
    test('are listed with address and device, ended by their owner, and nobody else’s by anybody but the administrator', async () => {
      const { hire, post, call, administrator } = await house()
      const person = await hire('many', 'executive')
      const other = await hire('other', 'executive')
      const second = await post(
        '/sign-in/username',
        { username: 'many', password: PASSWORD },
        { address: '10.9.8.7', agent: AGENT },
      )
      const mine = async (cookie = person.cookie) =>
        (await call('accounts.mine', undefined, cookie)).data as {
          sessions: { id: string; own: boolean; address: string; device: object }[]
        }
      const list = (await mine()).sessions
      expect(list).toHaveLength(2)
      expect(list.filter((s) => s.own)).toHaveLength(1)
      expect(list.find((s) => !s.own)).toMatchObject({ address: '10.9.8.7', device: { system: 'Windows', browser: 'Edge' } })
      expect(JSON.stringify(list)).not.toMatch(/token/)
      // Others' sessions: not listed, not ended.
      expect(await call('accounts.sessions', { userId: person.id }, other.cookie)).toMatchObject({
        status: 403,
        reason: 'forbidden',
      })
      const target = list.find((s) => !s.own)?.id ?? ''
      expect(await call('accounts.endMine', { sessionId: target, requestId: randomUUID() }, other.cookie)).toMatchObject({
        status: 403,
        reason: 'forbidden',
      })
      expect(
        await call('accounts.endSessions', { userId: person.id, sessionId: target, requestId: randomUUID() }, other.cookie),
      ).toMatchObject({ status: 403 })
      expect(
        await call('accounts.endMine', { sessionId: target, userId: person.id, requestId: randomUUID() }, other.cookie),
      ).toMatchObject({ reason: 'bad-input' })
      expect(await mayRead(second.cookie)).toBe(true)
      expect((await call('accounts.endMine', { sessionId: target, requestId: randomUUID() }, person.cookie)).data).toEqual({
        ended: 1,
      })
      expect([await mayRead(second.cookie), await mayRead(person.cookie)]).toEqual([false, true])
      const third = await post('/sign-in/username', { username: 'many', password: PASSWORD })
      expect((await call('accounts.endMine', { sessionId: null, requestId: randomUUID() }, person.cookie)).data).toEqual({
        ended: 1,
      })
      expect([await mayRead(third.cookie), await mayRead(person.cookie)]).toEqual([false, true])
      expect(
        (
          await call(
            'accounts.endSessions',
            { userId: person.id, sessionId: null, requestId: randomUUID() },
            administrator.cookie,
          )
        ).data,
      ).toEqual({ ended: 1 })
      expect(await mayRead(person.cookie)).toBe(false)
      expect((await acts(person.id)).filter((a) => a === 'session.end')).toHaveLength(3)
    })
    test('too old or unused ones are not listed', async () => {
      const { hire, row } = await house()
      const person = await hire('idle', 'executive')
      expect((await row(person.id)).sessions).toBe(1)
      await store()
        .db.updateTable('session')
        .set({ expiresAt: new Date(Date.now() - 1000).toISOString() })
        .where('userId', '=', person.id)
        .execute()
      expect((await row(person.id)).sessions).toBe(0)
    })
  })

  describe('one’s own password', () => {
    const NEXT = 'five green umbrellas walk'
    test('is changed with the current one and ends the other sessions', async () => {
      const { hire, call, post, signIn } = await house()
      const person = await hire('changer', 'executive')
      const elsewhere = (await signIn('changer')).cookie
      const { token } = (await manage('link', person.id)).data as { token: string }
      const change = async (current: string, next: string) =>
        (await call('accounts.changePassword', { current, next }, person.cookie)).reason
      expect(await change('not the current one', NEXT)).toBe('wrong-password')
      expect(await change(PASSWORD, 'short')).toBe('password-short')
      expect(await change(PASSWORD, 'changer-2026-winter')).toBe('password-like-username')
      expect(await change(PASSWORD, 'password123456')).toBe('password-common')
      expect(await change(PASSWORD, PASSWORD)).toBe('password-same')
      expect([await mayRead(elsewhere), await mayRead(person.cookie)]).toEqual([true, true])
      expect(await change(PASSWORD, NEXT)).toBeNull()
      expect([await mayRead(elsewhere), await mayRead(person.cookie)]).toEqual([false, true])
      expect([(await signIn('changer')).status, (await signIn('changer', NEXT)).status]).toEqual([401, 200])
      // A link made before is no way around the new one.
      expect(await post('/claim/password', { token, password: PASSWORD })).toMatchObject({ code: 'link-expired' })
      expect(await acts(person.id)).toEqual(
        expect.arrayContaining(['refused.account.change-password', 'account.change-password']),
      )
    })
    test('cannot be guessed from a session left open', async () => {
      const { hire, call } = await house()
      const person = await hire('absent', 'executive')
      // At one moment: on a busy machine twenty answers take longer than the second after which the next try is free.
      still = Date.now()
      const guesses = await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          call('accounts.changePassword', { current: `guess number ${i}`, next: NEXT }, person.cookie),
        ),
      )
      still = null
      expect(guesses.filter((g) => g.reason === 'wrong-password')).toHaveLength(5)
      expect(guesses.filter((g) => g.reason === 'sign-in-delayed' && g.status === 429)).toHaveLength(15)
    })
  })

  test('the record holds together', async () => expect(await verifyAudit(store().db, AUDIT_KEY)).toMatchObject({ kind: 'ok' }))
})
