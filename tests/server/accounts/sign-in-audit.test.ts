import { expect, test } from 'vitest'
import { auditPage } from '#server/audit/list.ts'
import { recordCounted } from '#server/record/refusals.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { hashPassword } from '#server/accounts/password.ts'
import { addPerson, setCredential } from '#server/accounts/person.ts'
import { AUDIT_KEY, ORIGIN, type TestApp, testApp } from '../../helpers/app.ts'
import { onRecord } from '../../helpers/people.ts'
import { loadRealPlan, onBothStores, useStore } from '../../helpers/stores.ts'

const PASSWORD = 'a password of the tests'

onBothStores('sign-ins on record', (kind) => {
  const store = useStore(kind, loadRealPlan)
  let made: Promise<TestApp> | undefined
  const app = () => (made ??= testApp(store()))
  const post = async (url: string, payload: object, cookie?: string) =>
    (await app()).app.inject({
      method: 'POST',
      url: `/api/auth${url}`,
      payload,
      headers: { host: 'localhost:3000', origin: ORIGIN, ...(cookie ? { cookie } : {}) },
    })
  const newest = async (limit = 1) => (await auditPage(store().db, { act: 'sign-', limit })).lines

  test('in by the demonstration, and out', async () => {
    const cookie = await (await app()).signIn('head')
    expect(await newest()).toMatchObject([
      { act: 'sign-in', role: 'head', actor: '과장 (시연)', address: '127.0.0.1', reason: null },
    ])
    const [line] = await newest()
    expect(line?.subject).toBe(`account:${line?.actorId}`)
    await post('/sign-out', {}, cookie)
    expect(await newest()).toMatchObject([{ act: 'sign-out', role: 'head', actorId: line?.actorId }])
    const before = await newest(100)
    await post('/sign-out', {}) // nobody was in
    expect(await newest(100)).toEqual(before)
  })

  test('a password, right and wrong; what was typed is not kept', async () => {
    await addAccount()
    expect((await post('/sign-in/username', { username: 'kim', password: PASSWORD })).statusCode).toBe(200)
    expect(await newest()).toMatchObject([{ act: 'sign-in', actorId: 'kim', role: 'evaluator', subject: 'account:kim' }])
    await post('/sign-in/username', { username: 'kim', password: 'not the right password' })
    expect(await newest()).toMatchObject([
      { act: 'sign-in.refused', actorId: null, subject: 'account:kim', reason: 'wrong-credentials' },
    ])
    await post('/sign-in/username', { username: 'my.secret.pass', password: 'x' })
    expect(await newest()).toMatchObject([
      { act: 'sign-in.refused', actorId: null, subject: 'account:?', reason: 'wrong-credentials' },
    ])
    await post('/claim', { token: 'x'.repeat(30), name: '이름', username: 'newcomer', password: PASSWORD })
    expect(await newest()).toMatchObject([{ act: 'sign-in.refused', reason: 'link-expired' }])
    const all = JSON.stringify(await newest(100))
    for (const typed of ['secret', PASSWORD, 'not the right', 'xxxxx']) expect(all).not.toContain(typed)
  })

  test('knocking against the account’s delay and the address’s limit is one line a minute each, and all of it is counted', async () => {
    const told = async () =>
      (await newest(100)).filter((line) =>
        ['sign-in-delayed', 'too-many-requests', 'wrong-credentials'].includes(line.reason ?? ''),
      )
    const before = (await told()).length
    for (let i = 0; i < 25; i += 1) await post('/sign-in/username', { username: 'kim', password: 'wrong again and again' })
    const lines = await told()
    expect(lines.filter((line) => line.reason === 'sign-in-delayed')).toMatchObject([{ subject: 'account:kim', actorId: null }])
    expect(lines.filter((line) => line.reason === 'too-many-requests')).toMatchObject([{ subject: 'account:?', actorId: null }])
    await recordCounted(store().db, AUDIT_KEY)
    const counted = (await told()).slice(0, -before)
    const times = counted.map((line) => (JSON.parse(line.after ?? '{}') as { times?: number }).times ?? 1)
    expect(times.reduce((sum, n) => sum + n, 0)).toBe(25)
  })

  test('the record holds together', async () => expect(await verifyAudit(store().db, AUDIT_KEY)).toMatchObject({ kind: 'ok' }))

  async function addAccount() {
    await app()
    const now = new Date()
    const hash = await hashPassword(PASSWORD)
    await onRecord(store(), async (trx) => {
      await addPerson(trx, { id: 'kim', name: '김', username: 'kim', role: 'evaluator', demonstration: false }, now)
      await setCredential(trx, { id: 'kim.password', userId: 'kim', hash }, now)
    })
  }
})
