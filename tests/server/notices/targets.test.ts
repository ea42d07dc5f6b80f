import { beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '#server/record/writer.ts'
import { noticesFor } from '#server/notices/notices.ts'
import { askForTarget } from '#server/targets/ask.ts'
import { approveTarget, returnRequest } from '#server/targets/decide.ts'
import { ADMINISTRATOR, confirmFirstPlan } from '../../helpers/confirmed-plan.ts'
import { fresh, type Office, openOffice, person, writer } from '../../helpers/people.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'

onBothStores('notices of targets', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
  })
  const head = () => person('head', 'head', ...office.departments)
  const told = async (user: SignedIn, day = TODAY) =>
    (await noticesFor(store().db, user, new Date(`${day}T03:00:00Z`), day)).notices.filter((n) => n.kind.startsWith('target-'))
  const ask = (code: string, from: number, raw: string) =>
    askForTarget(store().db, writer(head()), {
      indicatorId: office.ids.get(code) ?? 0,
      year: 2026,
      from: { kind: 'set', value: from },
      raw,
      reasonCode: 'law',
      reason: '법령 개정',
      evidence: '법률 제1호',
      effectiveOn: '2026-07-01',
      supplementaryId: null,
      requestId: fresh(),
    })
  beforeAll(() => confirmFirstPlan(store()))

  test('what waits is told to whoever decides, until it is decided; who asked hears of the decision for two weeks', async () => {
    expect(await told(ADMINISTRATOR)).toEqual([])
    const one = await ask('foreign-policy-1', 200, '180')
    const two = await ask('external-cooperation-2', 33, '30')
    expect(await told(ADMINISTRATOR)).toMatchObject([{ kind: 'target-waiting', count: 2, planId: 1, bureauId: 2 }])
    expect(await told(head())).toEqual([])
    expect(await told(person('boss', 'executive'))).toEqual([])
    const asked = { version: 1, requestId: fresh() }
    await approveTarget(store().db, writer(ADMINISTRATOR), {
      ...asked,
      id: one.id,
      effectiveOn: '2026-07-01',
      decision: '',
      exception: '',
    })
    await returnRequest(store().db, writer(ADMINISTRATOR), { id: two.id, version: 1, reason: '근거 부족', requestId: fresh() })
    expect(await told(ADMINISTRATOR)).toEqual([])
    expect((await told(head())).map((n) => n.kind === 'target-decided' && [n.approved, n.by, n.reason])).toEqual(
      expect.arrayContaining([
        [true, 'admin', null],
        [false, 'admin', '근거 부족'],
      ]),
    )
    expect(await told(head(), '2026-12-20')).toEqual([])
    expect(await told(person('kim', 'evaluator', ...office.departments))).toEqual([])
  })
})
