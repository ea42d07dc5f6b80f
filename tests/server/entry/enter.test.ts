import { describe, expect, test } from 'vitest'
import type { Store } from '#data/database.ts'
import { enterActual } from '#server/entry/enter.ts'
import { submit } from '#server/entry/submit.ts'
import { entryGrid } from '#server/entry/grid.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'
import { enter, fresh, KEY, type Office, openOffice, outcome, person, refusal, writer, onRecord } from '../../helpers/people.ts'

onBothStores('entering an actual', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
  })
  const id = (code: string) => office.ids.get(code) ?? 0
  const kim = () => person('kim', 'evaluator', office.departments[0] ?? 0)
  const count = async (s: Store, table: 'actual_revision' | 'audit_entry') =>
    (
      await s.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n

  test('the figure is in force, with its score, its revision and its audit entry', async () => {
    const before = { revisions: await count(store(), 'actual_revision'), audit: await count(store(), 'audit_entry') }
    const { cell, department } = await enter(store(), writer(kim()), '5.3%', { indicatorId: id('external-cooperation-3') })
    expect(cell).toMatchObject({
      value: { kind: 'measured', value: 5.3 },
      version: 1,
      stage: 'draft',
      lastYear: 5.41,
      missing: ['cause', 'remedy', 'remedy-due'],
    })
    // 5.3 / 5.5 = 96.36 %
    expect(cell.score.rate).toMatchObject({ kind: 'rate', shown: 96.4 })
    expect(department).toMatchObject({ measuredWeight: 40, totalWeight: 100 })
    expect(cell.acts).toEqual(['enter', 'clear', 'submit'])
    expect({ revisions: await count(store(), 'actual_revision'), audit: await count(store(), 'audit_entry') }).toEqual({
      revisions: before.revisions + 1,
      audit: before.audit + 1,
    })
    const entry = await store().db.selectFrom('audit_entry').selectAll().orderBy('seq', 'desc').executeTakeFirstOrThrow()
    expect(entry).toMatchObject({
      act: 'value.enter',
      subject: `actual:${id('external-cooperation-3')}:2025:0`,
      actor_id: 'kim',
      address: '10.0.0.7',
      before_json: null,
    })
    expect(JSON.parse(entry.after_json ?? '')).toMatchObject({ value: { kind: 'measured', value: 5.3 }, version: 1 })
  })

  test('a stale writer is told both values, and nothing is lost', async () => {
    const indicatorId = id('external-cooperation-1')
    await enter(store(), writer(kim()), '11', { indicatorId, reason: '협의회 개최' })
    const told = await refusal(
      enter(store(), writer(person('lee', 'evaluator', office.departments[0] ?? 0)), '12', { indicatorId }),
    )
    expect(told.reason).toBe('version-conflict')
    expect(told.facts).toMatchObject({ mine: '12', theirs: '11', by: 'kim', seen: 0, version: 1, reason: '협의회 개최' })
    const again = await enter(store(), writer(kim()), '12', { indicatorId, version: 1 })
    expect(again.cell).toMatchObject({ version: 2, value: { kind: 'measured', value: 12 }, reason: null })
  })

  test('a retry gets the first answer and changes nothing; another content under the number is refused', async () => {
    const indicatorId = id('external-cooperation-2')
    const input = { indicatorId, year: 2025, month: 0, version: 0, entry: { raw: '30' }, requestId: fresh() }
    const first = await enterActual(store().db, input, writer(kim()))
    const before = await count(store(), 'actual_revision')
    const retries = await Promise.all(Array.from({ length: 5 }, () => enterActual(store().db, input, writer(kim()))))
    // A later write does not change what a late retry is told.
    await enter(store(), writer(kim()), '31', { indicatorId, version: 1 })
    retries.push(await enterActual(store().db, input, writer(kim())))
    for (const retry of retries) expect(retry).toEqual(structuredClone(first))
    expect(await count(store(), 'actual_revision')).toBe(before + 1)
    expect(await outcome(enterActual(store().db, { ...input, entry: { raw: '31' } }, writer(kim())))).toBe('request-reused')
    expect(await outcome(enterActual(store().db, input, writer(person('lee', 'evaluator', office.departments[0] ?? 0))))).toBe(
      'request-reused',
    )
  })

  test('Delete is not entered, never 0; a real 0 is a value', async () => {
    const indicatorId = id('external-cooperation-2')
    expect((await enter(store(), writer(kim()), '0', { indicatorId, version: 2 })).cell.value).toEqual({
      kind: 'measured',
      value: 0,
    })
    expect((await enter(store(), writer(kim()), '', { indicatorId, version: 3 })).cell).toMatchObject({
      value: { kind: 'not-entered' },
      stage: 'draft',
      version: 4,
    })
    const stored = await store()
      .db.selectFrom('actual')
      .selectAll()
      .where('indicator_id', '=', indicatorId)
      .where('year', '=', 2025)
      .executeTakeFirstOrThrow()
    expect(stored).toMatchObject({ kind: 'not-entered', value: null })
  })

  describe('refused, and on record as refused', () => {
    test.each([
      ['two readings', { raw: '▲12' }, 'number-unclear', { proposals: '-12 | 12' }],
      ['no number', { raw: '약 90' }, 'number-refused', { why: 'not-a-number' }],
      ['an exponent', { raw: '1e3' }, 'number-refused', { why: 'exponent' }],
      ['a fraction of a count', { raw: '11.5' }, 'hard-rule', { rule: 'fraction-of-a-count' }],
      ['a negative count', { raw: '△3' }, 'hard-rule', { rule: 'negative-count' }],
    ] as const)('%s', async (_, entry, reason, facts) => {
      const told = await refusal(
        enter(store(), writer(kim()), '', { indicatorId: id('external-cooperation-1'), version: 2, entry }),
      )
      expect(told.reason).toBe(reason)
      expect(told.facts).toMatchObject(facts)
      const last = await store().db.selectFrom('audit_entry').selectAll().orderBy('seq', 'desc').executeTakeFirstOrThrow()
      expect(last).toMatchObject({ act: 'refused.value.enter', reason })
    })
    test('over 100 % of a whole', async () => {
      const told = await refusal(enter(store(), writer(kim()), '541', { indicatorId: id('external-cooperation-3'), version: 1 }))
      expect(told.facts).toMatchObject({ rule: 'share-over-100', value: 541 })
    })
    test('another department, another year, no such period, a confirmed value, too early', async () => {
      const of = (code: string, more = {}) => outcome(enter(store(), writer(kim()), '1', { indicatorId: id(code), ...more }))
      expect(await of('foreign-policy-1')).toBe('forbidden')
      expect(await of('external-cooperation-1', { year: 2031 })).toBe('unknown-year')
      expect(await of('external-cooperation-1', { month: 6 })).toBe('unknown-period')
      expect(await of('external-cooperation-1', { year: 2024, version: 1 })).toBe('value-confirmed')
      expect(await of('external-cooperation-1', { year: 2027 })).toBe('period-not-open')
      expect(await outcome(enter(store(), writer(kim()), '1', { indicatorId: 999_999 }))).toBe('unknown-indicator')
    })
  })

  test('parts make a composite figure, and are kept with it', async () => {
    const indicatorId = id('central-office-1')
    const own = writer(person('lee', 'evaluator', office.departments[3] ?? 0))
    const components = await store()
      .db.selectFrom('indicator_component')
      .select('id')
      .where('indicator_id', '=', indicatorId)
      .orderBy('sort_order')
      .execute()
    const parts = (figures: readonly string[]) => components.map((c, i) => ({ componentId: c.id, raw: figures[i] ?? '' }))
    const wrong = await refusal(enter(store(), own, '94', { indicatorId, parts: parts(['48', '25', '12', '5회']) }))
    expect(wrong.facts).toMatchObject({ rule: 'parts-not-whole', sum: 90, difference: 4 })
    const right = await enter(store(), own, '94', { indicatorId, parts: parts(['50', '26', '12', '6회']) })
    expect(right.cell.components.map((c) => c.value)).toEqual([50, 26, 12, 6])
    const worded = await enter(store(), own, '94', { indicatorId, version: 1, reason: '행사 증가' })
    expect(worded.cell.components.map((c) => c.value)).toEqual([50, 26, 12, 6])
    expect(await outcome(enter(store(), own, '94', { indicatorId, version: 2, parts: parts(['94']) }))).toBe('parts-incomplete')
    const alone = await enter(store(), own, '94', { indicatorId, version: 2, parts: parts([]) })
    expect(alone.cell.components.map((c) => c.value)).toEqual([null, null, null, null])
  })

  test('a whole does not outlive its parts: one taken away, it is not entered, the others stay, and nothing is submitted', async () => {
    const indicatorId = id('central-office-3')
    const own = writer(person('lee', 'evaluator', office.departments[3] ?? 0))
    const components = await store()
      .db.selectFrom('indicator_component')
      .select('id')
      .where('indicator_id', '=', indicatorId)
      .orderBy('sort_order')
      .execute()
    const parts = (figures: readonly string[]) => components.map((c, i) => ({ componentId: c.id, raw: figures[i] ?? '' }))
    const send = (version: number) =>
      submit(store().db, { year: 2025, month: 0, cells: [{ indicatorId, version }], requestId: fresh() }, own)
    const alone = await enter(store(), own, '31', { indicatorId, reason: '행사 증가' })
    expect(alone.cell.missing).toEqual(['parts'])
    expect((await refusal(send(1))).facts).toMatchObject({ missing: 'parts' })
    const whole = await enter(store(), own, '31', { indicatorId, version: 1, parts: parts(['2', '9', '12', '8']) })
    expect(whole.cell.missing).toEqual([])
    // The whole may not stay while one of them goes, nor go while all of them stay, nor be said not to apply over them.
    for (const [entry, figures, refused] of [
      [{ raw: '31' }, ['2', '', '12', '8'], 'parts-incomplete'],
      [{ state: 'not-entered' }, ['2', '9', '12', '8'], 'bad-input'],
      [{ state: 'not-applicable' }, ['2', '', '12', '8'], 'bad-input'],
    ] as const)
      expect(await outcome(enter(store(), own, '', { indicatorId, version: 2, entry, parts: parts(figures) }))).toBe(refused)
    // Sent without its parts it is judged by those that stand: it never takes them away.
    expect(await outcome(enter(store(), own, '33', { indicatorId, version: 2 }))).toBe('hard-rule')
    const left = await enter(store(), own, '', {
      indicatorId,
      version: 2,
      entry: { state: 'not-entered' },
      parts: parts(['2', '', '12', '8']),
    })
    expect(left.cell).toMatchObject({ value: { kind: 'not-entered' }, missing: ['value'] })
    expect(left.cell.components.map((c) => c.value)).toEqual([2, null, 12, 8])
    const { departments } = await entryGrid(store().db, { year: 2025, month: 0 }, own.user, TODAY)
    const read = departments.flatMap((d) => d.cells).find((c) => c.indicatorId === indicatorId)
    expect(read?.components.map((c) => c.value)).toEqual([2, null, 12, 8])
    expect(await refusal(enter(store(), own, '33', { indicatorId, version: 3 }))).toMatchObject({
      reason: 'parts-incomplete',
      facts: { given: 3, of: 4 },
    })
    expect(await outcome(send(3))).toBe('nothing-entered')
    // What stands of them is changed and taken away piece by piece; then there is nothing left to take.
    const none = (version: number, figures: readonly string[]) =>
      enter(store(), own, '', { indicatorId, version, entry: { state: 'not-entered' }, parts: parts(figures) })
    expect((await none(3, ['3', '', '12', ''])).cell.components.map((c) => c.value)).toEqual([3, null, 12, null])
    expect((await none(4, [])).cell.components.map((c) => c.value)).toEqual([null, null, null, null])
    expect(await outcome(none(5, []))).toBe('nothing-entered')
    const again = await enter(store(), own, '31', {
      indicatorId,
      version: 5,
      parts: parts(['2', '9', '12', '8']),
      reason: '행사',
    })
    expect(again.cell.missing).toEqual([])
    expect(await outcome(send(6))).toBe('accepted')
  })

  test('parts of mixed units make the whole where the plan’s own target is their sum, and only there', async () => {
    const indicatorId = id('central-office-2')
    const own = writer(person('lee', 'evaluator', office.departments[3] ?? 0))
    const components = await store()
      .db.selectFrom('indicator_component')
      .select(['id', 'unit'])
      .where('indicator_id', '=', indicatorId)
      .orderBy('sort_order')
      .execute()
    expect(new Set(components.map((c) => c.unit))).toEqual(new Set(['회', '건']))
    const parts = ['20', '4', '15', '20'].map((raw, i) => ({ componentId: components[i]?.id ?? 0, raw }))
    expect((await refusal(enter(store(), own, '64', { indicatorId, parts }))).facts).toMatchObject({
      rule: 'parts-not-whole',
      sum: 59,
    })
    await onRecord(store(), (trx) =>
      trx
        .updateTable('indicator_component')
        .set({ target: 999 })
        .where('id', '=', components[0]?.id ?? 0)
        .execute(),
    )
    expect((await enter(store(), own, '64', { indicatorId, parts })).cell.components.map((c) => c.value)).toEqual([20, 4, 15, 20])
  })

  test.each(['1890-01-01', '2201-01-01', '0026-06-30'])('기한 %s belongs to no plan', async (remedyDue) => {
    const told = await refusal(
      enter(store(), writer(kim()), '5.3', { indicatorId: id('external-cooperation-3'), version: 1, remedyDue }),
    )
    expect([told.reason, told.facts['field']]).toEqual(['bad-input', 'remedyDue'])
  })

  test('the grid shows only what the person may enter', async () => {
    const grid = await entryGrid(store().db, {}, kim(), TODAY)
    expect(grid.policy).toMatchObject({ cap: 100, lowerIsBetter: 'two-minus-ratio' })
    expect(grid).toMatchObject({ year: 2025, month: 0, months: [0] })
    expect(grid.departments.map((d) => d.id)).toEqual([office.departments[0]])
    expect(grid.progress).toMatchObject({ of: 3, entered: 2, due: { on: '2026-03-31', count: { kind: 'late' } } })
    expect(await outcome(entryGrid(store().db, { departmentId: office.departments[1] }, kim(), TODAY))).toBe('forbidden')
    const all = await entryGrid(store().db, {}, person('boss', 'executive'), TODAY)
    expect(all.departments.map((d) => d.cells.length)).toEqual([3, 3, 3, 3])
    expect(all.departments.flatMap((d) => d.cells).flatMap((c) => c.acts)).toEqual([])
  })

  test('a slipped digit is asked about, and submitted only with an answer', async () => {
    const indicatorId = id('external-cooperation-2')
    const { version } = (await entryGrid(store().db, { year: 2025, month: 0 }, kim(), TODAY)).departments
      .flatMap((d) => d.cells)
      .find((c) => c.indicatorId === indicatorId) ?? { version: 0 }
    const words = { cause: '목표가 낮았음', reason: '.' }
    const asked = await enter(store(), writer(kim()), '3300', { indicatorId, version, ...words })
    expect(asked.cell.missing).toEqual(['answer'])
    const send = (seen: number) =>
      submit(store().db, { year: 2025, month: 0, cells: [{ indicatorId, version: seen }], requestId: fresh() }, writer(kim()))
    expect(await refusal(send(version + 1))).toMatchObject({ reason: 'entry-incomplete', facts: { missing: 'answer' } })
    const told = await enter(store(), writer(kim()), '3300', { indicatorId, version: version + 1, reason: '신규 교류 사업' })
    expect(told.cell).toMatchObject({ missing: [], reason: '신규 교류 사업' })
    expect(await outcome(send(version + 2))).toBe('accepted')
  })

  test('the record of all that is whole', async () => expect(await verifyAudit(store().db, KEY)).toMatchObject({ kind: 'ok' }))
})
