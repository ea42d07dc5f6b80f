import { expect, test } from 'vitest'
import { recordCounted, recordRefusal } from '#server/record/refusals.ts'
import { AUDIT_KEY, testApp } from '../../helpers/app.ts'
import { loadRealPlan, onBothStores, useStore } from '../../helpers/stores.ts'

onBothStores('refusals on record', (kind) => {
  const store = useStore(kind, loadRealPlan)
  const START = Date.parse('2026-11-20T09:00:00Z')
  let day = 0
  /** Refusals of a day of their own. */
  const fresh = () => {
    const from = START + (day += 1) * 86_400_000
    const person = `person${day}`
    return {
      refuse: (after: number, act = 'refused.value.enter', subject = 'actual:1:2025:0', id = person) =>
        recordRefusal(store().db, AUDIT_KEY, {
          at: new Date(from + after * 1000),
          actor: { id, name: '김', role: 'evaluator' },
          act,
          subject,
          reason: 'forbidden',
          after: { stage: 'none' },
        }),
      lines: async (id = person) =>
        (
          await store()
            .db.selectFrom('audit_entry')
            .select(['act', 'subject', 'after_json'])
            .where('actor_id', '=', id)
            .orderBy('seq')
            .execute()
        ).map(({ act, subject, after_json }) => [
          act,
          subject,
          (JSON.parse(after_json ?? '{}') as { times?: number }).times ?? 1,
        ]),
      person,
    }
  }
  const LINE = ['refused.value.enter', 'actual:1:2025:0']

  test('the same again within a minute is counted, and the count is written when it is over', async () => {
    const { refuse, lines } = fresh()
    for (let n = 0; n < 200; n += 1) await refuse(n / 10)
    expect(await lines()).toEqual([[...LINE, 1]])
    await refuse(61)
    expect(await lines()).toEqual([
      [...LINE, 1],
      [...LINE, 199],
      [...LINE, 1],
    ])
    await recordCounted(store().db, AUDIT_KEY)
    expect(await lines()).toHaveLength(3)
  })

  test('another person, act or subject has a line of its own', async () => {
    const { refuse, lines, person } = fresh()
    await refuse(0)
    await refuse(1, 'refused.value.submit')
    await refuse(2, 'refused.value.enter', 'actual:2:2025:0')
    await refuse(3, 'refused.value.enter', 'actual:1:2025:0', `${person}-other`)
    expect([(await lines()).length, (await lines(`${person}-other`)).length]).toEqual([3, 1])
  })

  test('a person who tries thousands of subjects fills lines only so far, and all of them are counted', async () => {
    const { refuse, lines } = fresh()
    await Promise.all(Array.from({ length: 1000 }, (_, n) => refuse(n / 100, 'refused.value.enter', `actual:${n}:2025:0`)))
    expect((await lines()).length).toBe(121)
    await recordCounted(store().db, AUDIT_KEY)
    const written = await lines()
    expect(written).toHaveLength(122)
    expect(written.reduce((sum, [, , times]) => sum + Number(times), 0)).toBe(1000)
  })

  test('what was counted is written when the server stops', async () => {
    const { app, call, signIn } = await testApp(store())
    const cookie = await signIn('evaluator')
    for (let n = 0; n < 5; n += 1) expect((await call('audit.people', undefined, cookie)).reason).toBe('forbidden')
    const lines = () =>
      store().db.selectFrom('audit_entry').select('after_json').where('act', '=', 'refused.audit.people').orderBy('seq').execute()
    expect(await lines()).toHaveLength(1)
    await app.close()
    expect((await lines()).map(({ after_json }) => JSON.parse(after_json ?? 'null') as unknown)).toEqual([null, { times: 4 }])
  })

  test('a clock that was set back begins a new minute', async () => {
    const { refuse, lines } = fresh()
    await refuse(600)
    await refuse(0)
    expect(await lines()).toHaveLength(2)
  })
})
