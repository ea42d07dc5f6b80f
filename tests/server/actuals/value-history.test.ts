import { describe, expect, test } from 'vitest'
import { recordAudit } from '#server/record/record.ts'
import { submit } from '#server/entry/submit.ts'
import { nameDeputy } from '#server/organisation/deputies.ts'
import { valueHistory } from '#server/actuals/value-history.ts'
import { confirm, reopen } from '#server/review/review.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'
import { enter, fresh, KEY, type Office, openOffice, outcome, person, writer } from '../../helpers/people.ts'

onBothStores('the history of a value', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
  })
  const dept = (n: number) => office.departments[n] ?? 0
  const key = () => ({ indicatorId: office.ids.get('external-cooperation-1') ?? 0, year: 2025, month: 0 })
  const kim = () => person('kim', 'evaluator', dept(0))
  const head = () => person('head', 'head', dept(0))

  test('every version in order, what stood before it, the words that changed, the figure confirmed before', async () => {
    const { indicatorId } = key()
    const seen = (version: number) => ({ year: 2025, month: 0, cells: [{ indicatorId, version }], requestId: fresh() })
    await enter(store(), writer(kim()), '11', { indicatorId, reason: '목표와 같음', cause: '계획대로' })
    await submit(store().db, seen(1), writer(kim()))
    await confirm(store().db, seen(2), writer(head()))
    await recordAudit(store().db, KEY, {
      at: writer(kim()).now,
      actor: { id: 'kim', name: 'kim', role: 'evaluator' },
      act: 'evidence.add',
      subject: `actual:${indicatorId}:2025:0`,
      after: { title: '결과보고' },
    })
    await reopen(store().db, { ...seen(3), reason: '결산심사 지적' }, writer(head(), '2026-11-21'))
    expect(await outcome(enter(store(), writer(kim(), '2026-11-22'), '1e3', { indicatorId, version: 4 }))).toBe('number-refused')
    await enter(store(), writer(kim(), '2026-11-22'), '12', { indicatorId, version: 4, reason: '오기', cause: '' })
    const { events, name } = await valueHistory(store().db, key(), head(), TODAY)
    expect(name).toMatch(/[가-힣]/)
    expect(events.map((e) => (e.kind === 'value' ? `${e.version} ${e.act} ${e.role}` : e.act))).toEqual([
      '1 enter evaluator',
      '2 submit evaluator',
      '3 confirm head',
      'evidence.add',
      '4 reopen head',
      '5 enter evaluator',
    ])
    expect(events[0]).toMatchObject({
      before: null,
      after: { value: { kind: 'measured', value: 11 }, stage: 'draft' },
      reason: '목표와 같음',
      words: [{ field: 'cause', text: '계획대로' }],
    })
    expect(events[4]).toMatchObject({ reason: '결산심사 지적', by: 'head', besideConfirmed: null })
    expect(events[5]).toMatchObject({
      before: { value: { kind: 'measured', value: 11 }, stage: 'draft' },
      after: { value: { kind: 'measured', value: 12 } },
      words: [{ field: 'cause', text: null }],
      besideConfirmed: { kind: 'measured', value: 11 },
    })
    // What the administrator's log has besides, and the address, is not for the department.
    expect(JSON.stringify(events)).not.toContain('10.0.0.7')
    expect(JSON.stringify(events)).not.toContain('refused')
  })

  describe('who may read it', () => {
    const told = (who: Parameters<typeof person>, today = TODAY) =>
      outcome(valueHistory(store().db, key(), person(...who), today))
    test.each(['executive', 'administrator'] as const)('%s: everywhere', async (role) =>
      expect(await told(['x', role])).toBe('accepted'),
    )
    test.each(['head', 'evaluator'] as const)('%s: their own department', async (role) => {
      expect(await told(['x', role, dept(0)])).toBe('accepted')
      expect(await told(['x', role, dept(1)])).toBe('forbidden')
      expect(await told(['x', role])).toBe('forbidden')
    })
    test('a deputy: for the time named', async () => {
      await nameDeputy(store().db, writer(head()), {
        departmentId: dept(0),
        userId: 'lee',
        task: 'review',
        fromOn: '2026-11-20',
        toOn: '2026-11-25',
        reason: '출장',
        requestId: fresh(),
      })
      expect(await told(['lee', 'evaluator', dept(1)])).toBe('accepted')
      expect(await told(['lee', 'evaluator', dept(1)], '2026-11-26')).toBe('forbidden')
    })
    test('no such indicator', async () => {
      expect(
        await outcome(
          valueHistory(store().db, { indicatorId: 99_999, year: 2025, month: 0 }, person('x', 'administrator'), TODAY),
        ),
      ).toBe('unknown-indicator')
    })
  })
})
