import { expect, test } from 'vitest'
import { auditPage } from '#server/audit/list.ts'
import { forgetDelays, waitAfter } from '#server/accounts/sign-in-delay.ts'
import { loadRealPlan, onBothStores, useStore } from '../../helpers/stores.ts'
import { type House, openHouse, PASSWORD } from '../../helpers/accounts.ts'

test.each([
  [0, 0],
  [1, 0],
  [4, 0],
  [5, 1],
  [6, 2],
  [7, 4],
  [8, 8],
  [9, 16],
  [10, 32],
  [11, 64],
  [12, 128],
  [13, 256],
  [14, 512],
  [15, 900],
  [16, 900],
  [1000, 900],
])('after %i wrong passwords: %i s', (failures, seconds) => expect(waitAfter(failures)).toBe(seconds))

onBothStores('the delay after wrong passwords', (kind) => {
  const store = useStore(kind, loadRealPlan)
  let ahead = 0
  let opened: Promise<House> | undefined
  const house = () => (opened ??= openHouse(store(), { ahead: () => ahead }))
  /** One address for each name, whatever its capitals. */
  const addresses: string[] = []
  const addressOf = (username: string) => {
    const name = username.toLowerCase()
    if (!addresses.includes(name)) addresses.push(name)
    return `10.77.0.${addresses.indexOf(name)}`
  }
  const guess = async (username: string, n = 0, from: { cookie?: string; address?: string } = { address: addressOf(username) }) =>
    (await house()).signIn(username, `a wrong guess, number ${n}`, from)
  /** Each from another address and when it is looked at: the next stranger waits a minute. */
  const guessFromEverywhere = async (username: string) => {
    for (let n = 1; n <= 26; n += 1) {
      ahead += 65_000
      expect(await guess(username, n, {})).toMatchObject({ status: 401 })
    }
  }
  const outcomes = (answers: readonly { code: string | undefined; status: number }[]) =>
    answers.map((a) => `${a.status} ${a.code ?? 'in'}`)

  test('grows try by try in a known browser, each from another address, and the right password ends it', async () => {
    const { hire, signIn, row } = await house()
    const person = await hire('slow', 'executive')
    const from = { cookie: person.cookie }
    for (let n = 1; n <= 4; n += 1)
      expect(await guess('slow', n, from)).toMatchObject({ status: 401, code: 'wrong-credentials', seconds: undefined })
    for (const seconds of [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]) {
      expect(await guess('slow', 0, from)).toMatchObject({ status: 401, code: 'wrong-credentials', seconds })
      expect((await row(person.id)).wait).toBeGreaterThan(0)
      // Even the right one is not looked at before the time is over, and knocking does not make it longer.
      const early = await signIn('slow', PASSWORD, from)
      expect(early).toMatchObject({ status: 429, code: 'sign-in-delayed', cookie: '' })
      expect(early.seconds).toBeLessThanOrEqual(seconds)
      ahead += seconds * 1000 + 50
    }
    expect(await signIn('slow', PASSWORD, from)).toMatchObject({ status: 200 })
    expect(await row(person.id)).toMatchObject({ wait: 0 })
    expect(await guess('slow', 0, from)).toMatchObject({ status: 401, seconds: undefined })
  })

  test('is the same for a name nobody has, in words and in time', async () => {
    const { hire, create, signIn } = await house()
    await hire('known', 'executive')
    await create('passwordless')
    const seen = new Map<string, string[]>()
    const took = new Map<string, number[]>()
    // Taken in turn, so that a busy machine slows all alike.
    for (let n = 0; n < 9; n += 1) {
      for (const name of ['known', 'nobody', 'passwordless', 'NoBody-At.All']) {
        const from = performance.now()
        const answer = await guess(name, n)
        const spent = performance.now() - from
        seen.set(name, [...(seen.get(name) ?? []), `${answer.status} ${answer.body.replace(/\d+/g, '#')}`])
        if (answer.status === 401) took.set(name, [...(took.get(name) ?? []), spent])
      }
    }
    expect(new Set([...seen.values()].map((answers) => JSON.stringify(answers.slice(0, 5)))).size).toBe(1)
    expect([...seen.values()].map((answers) => answers.some((a) => a.startsWith('429')))).toEqual([true, true, true, true])
    const middle = (name: string) => took.get(name)?.toSorted((a, b) => a - b)[2] ?? 0
    // Without a hash to compare with it would take a tenth of the time.
    for (const name of ['nobody', 'passwordless', 'NoBody-At.All']) expect(middle(name)).toBeGreaterThan(middle('known') / 3)
    ahead += 16 * 60_000
    expect(await signIn('known')).toMatchObject({ status: 200 })
  })

  test('lets five of twenty guesses that come at once through', async () => {
    await (await house()).hire('rushed', 'executive')
    const answers = outcomes(await Promise.all(Array.from({ length: 20 }, (_, n) => guess('rushed', n))))
    expect(answers.filter((a) => a === '401 wrong-credentials')).toHaveLength(5)
    expect(answers.filter((a) => a === '429 sign-in-delayed')).toHaveLength(15)
  })

  test('the right one among twenty is not found by guessing at once', async () => {
    const { hire, signIn } = await house()
    const { cookie } = await hire('lucky', 'executive')
    for (let n = 0; n < 5; n += 1) await guess('lucky', n, { cookie })
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => (n === 10 ? signIn('lucky', PASSWORD, { cookie }) : guess('lucky', n, { cookie }))),
    )
    expect(answers.every((a) => a.status === 429)).toBe(true)
  })

  test('keeps nobody waiting at another address, and nobody at a browser that is known', async () => {
    const { hire, signIn } = await house()
    const { cookie } = await hire('bothered', 'executive')
    for (let n = 0; n < 12; n += 1) {
      ahead += 70_000
      await guess('bothered', n)
    }
    expect(await guess('bothered')).toMatchObject({ status: 429, code: 'sign-in-delayed' })
    expect(await signIn('bothered')).toMatchObject({ status: 200 })
    // From everywhere: the name itself is slowed down from the twentieth on, for strangers.
    await guessFromEverywhere('bothered')
    expect(await signIn('bothered')).toMatchObject({ status: 429, code: 'sign-in-delayed' })
    expect(await signIn('bothered', PASSWORD, { cookie })).toMatchObject({ status: 200 })
  })

  test('does not take another name’s browser, a forged cookie or an old one for known', async () => {
    const { hire, signIn } = await house()
    const [target, other] = [await hire('target', 'executive'), await hire('other', 'executive')]
    const known = (cookie: string) => /jipyo\.known_browser=([^;]+)/.exec(cookie)?.[1] ?? ''
    expect(known(target.cookie)).not.toBe('')
    await guessFromEverywhere('target')
    for (const value of [known(other.cookie), `${known(target.cookie).slice(0, -2)}xx`, 'made.up.by.hand']) {
      expect(await signIn('target', PASSWORD, { cookie: `jipyo.known_browser=${value}` })).toMatchObject({ status: 429 })
    }
    const mine = { cookie: `jipyo.known_browser=${known(target.cookie)}` }
    expect(await signIn('target', PASSWORD, mine)).toMatchObject({ status: 200 })
    ahead += 181 * 86_400_000
    await guessFromEverywhere('target')
    expect(await signIn('target', PASSWORD, mine)).toMatchObject({ status: 429 })
    ahead = 0
    await store().db.deleteFrom('sign_in_delay').execute()
  })

  test('is never longer than 15 minutes, whatever the clock did', async () => {
    const { hire, signIn } = await house()
    await hire('early', 'executive')
    ahead = 400 * 86_400_000
    for (let n = 0; n < 8; n += 1) {
      await guess('early', n)
      ahead += 10_000
    }
    await guess('early')
    // Set right again: it was a year ahead.
    ahead = 0
    const knocked = await signIn('early', PASSWORD, { address: addressOf('early') })
    expect(knocked).toMatchObject({ status: 429, seconds: 900 })
    ahead = 899_000
    expect(await signIn('early', PASSWORD, { address: addressOf('early') })).toMatchObject({ status: 429 })
    ahead = 901_000
    expect(await signIn('early', PASSWORD, { address: addressOf('early') })).toMatchObject({ status: 200 })
    ahead = 0
  })

  test('is not told apart by capitals, and ends by itself after a day', async () => {
    await (await house()).hire('cased', 'executive')
    for (const name of ['cased', 'CASED', 'Cased', 'cAsEd', 'caseD']) await guess(name)
    expect(await guess('cased')).toMatchObject({ code: 'sign-in-delayed' })
    ahead += 25 * 3_600_000
    for (let n = 0; n < 4; n += 1) expect(await guess('cased', n)).toMatchObject({ status: 401, seconds: undefined })
    await forgetDelays(store().db, new Date(Date.now() + ahead + 25 * 3_600_000))
    expect(await store().db.selectFrom('sign_in_delay').selectAll().execute()).toEqual([])
    ahead = 0
  })

  test('ends when a link sets a new password', async () => {
    const { hire, call, administrator, post, row } = await house()
    const person = await hire('locked', 'executive')
    for (let n = 0; n < 6; n += 1) await guess('locked', n)
    const { version } = await row(person.id)
    const made = await call('accounts.link', { userId: person.id, version, requestId: 'reset-for-locked' }, administrator.cookie)
    expect(await post('/claim/password', { token: (made.data as { token: string }).token, password: PASSWORD })).toMatchObject({
      status: 200,
    })
    expect(await row(person.id)).toMatchObject({ wait: 0 })
  })

  test('is on record with the seconds, knocking during it once a minute, and no name that was typed', async () => {
    const { hire } = await house()
    const person = await hire('recorded', 'executive')
    for (let n = 0; n < 5; n += 1) await guess('recorded', n)
    for (let n = 0; n < 9; n += 1) await guess('recorded', n)
    const lines = (await auditPage(store().db, { subject: `account:${person.id}`, act: 'sign-in.refused', limit: 50 })).lines
    expect(lines.filter((l) => l.reason === 'wrong-credentials')).toHaveLength(5)
    expect(JSON.parse(lines.find((l) => l.reason === 'wrong-credentials')?.after ?? '{}')).toEqual({
      door: '/sign-in/username',
      waitSeconds: 1,
    })
    expect(lines.filter((l) => l.reason === 'sign-in-delayed')).toHaveLength(1)
    const rows = await store().db.selectFrom('sign_in_delay').selectAll().execute()
    expect(JSON.stringify(rows)).not.toMatch(/recorded/)
  })
})
