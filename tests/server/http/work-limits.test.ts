import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { WorkLimits } from '#server/http/work-limits.ts'
import { ORIGIN, testApp } from '../../helpers/app.ts'
import { placesOf } from '../../helpers/procedures.ts'
import { loadRealPlan, onBothStores, useStore } from '../../helpers/stores.ts'

test('a share is spent by one person, told with the seconds left, and whole again after a minute', () => {
  const limits = new WorkLimits({ calls: 2 })
  const at = (seconds: number) => new Date(1_000_000_000_000 + seconds * 1000)
  for (const _ of [1, 2]) {
    limits.check('kim', 'calls', at(0))
    limits.add('kim', 'calls', at(0))
  }
  expect(() => limits.check('kim', 'calls', at(20))).toThrow(expect.objectContaining({ facts: { seconds: 40 } }) as Error)
  limits.check('kim', 'lines', at(20))
  limits.check('lee', 'calls', at(20))
  limits.check('kim', 'calls', at(60))
})

onBothStores('limits of work', (kind) => {
  const store = useStore(kind, loadRealPlan)

  test('count the calls of a batch one by one', async () => {
    const { app, signIn } = await testApp(store(), { limits: { calls: 50 } })
    const cookie = await signIn('evaluator')
    const path = Array.from({ length: 20 }, () => 'search.find').join(',')
    const input = encodeURIComponent(JSON.stringify(Object.fromEntries(Array.from({ length: 20 }, (_, n) => [n, { q: '과' }]))))
    const reasons: unknown[] = []
    for (const _ of [1, 2, 3]) {
      const answer = await app.inject({
        url: `/trpc/${path}?batch=1&input=${input}`,
        headers: { host: 'localhost:3000', origin: ORIGIN, cookie },
      })
      reasons.push(...answer.json<{ error?: { data: { reason: string } } }[]>().map((one) => one.error?.data.reason ?? 'done'))
    }
    expect(reasons.filter((one) => one === 'done')).toHaveLength(50)
    expect(reasons.filter((one) => one === 'too-many-requests')).toHaveLength(10)
  })

  test('count the lines that are written', async () => {
    const { call, signIn } = await testApp(store(), { limits: { lines: 3 } })
    const cookie = await signIn('evaluator')
    const { own } = await placesOf(store().db)
    const reasons: (string | null)[] = []
    for (let n = 0; n < 5; n += 1) {
      const { reason } = await call(
        'comments.add',
        { indicatorId: own.indicatorId, year: 2025, month: 0, text: `말 ${n}`, requestId: randomUUID() },
        cookie,
      )
      reasons.push(reason)
    }
    expect(reasons).toEqual([null, null, null, 'too-many-requests', 'too-many-requests'])
  })
})
