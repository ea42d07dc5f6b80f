import { expect, test } from 'vitest'
import type { DefinitionPart } from '#domain/scoring/definition.ts'
import { auditPage } from '#server/audit/list.ts'
import { entryGrid } from '#server/entry/grid.ts'
import { submit } from '#server/entry/submit.ts'
import { board } from '#server/deadlines/board.ts'
import { departmentPage } from '#server/departments/department.ts'
import { indicatorDetail } from '#server/departments/indicator-detail.ts'
import { changeDefinitions, type ChangeOfOne, definitionRows } from '#server/periods/definitions.ts'
import { closePeriod } from '#server/periods/close.ts'
import { rollOver } from '#server/next-plan/roll-over.ts'
import { periodBoard } from '#server/periods/period-board.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { confirm } from '#server/review/review.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'
import { enter, fresh, KEY, type Office, openOffice, outcome, person, refusal, writer } from '../../helpers/people.ts'

onBothStores('definitions of indicators have days', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
  })
  const dept = (n: number) => office.departments[n] ?? 0
  const id = (code: string) => office.ids.get(code) ?? 0
  const administrator = person('admin', 'administrator')
  const kim = () => person('kim', 'evaluator', dept(0))
  const head = () => person('head', 'head', dept(0))
  const YEAR = Number(TODAY.slice(0, 4))
  const exchanges = () => id('external-cooperation-2')
  const last = async () => (await auditPage(store().db, { limit: 1 })).lines[0]
  const row = async (indicatorId: number, today = TODAY) => {
    const found = (await definitionRows(store().db, today)).find((r) => r.indicatorId === indicatorId)
    if (found === undefined) throw new Error('no such indicator')
    return found
  }
  const change = async (indicatorId: number, to: DefinitionPart, effectiveFrom = TODAY, today = TODAY) =>
    changeDefinitions(store().db, writer(administrator, today), {
      changes: [{ indicatorId, seen: (await row(indicatorId, today)).seen, to }],
      effectiveFrom,
      reason: '성과평가위원회 결정',
      requestId: fresh(),
    })
  const cell = async (indicatorId: number, at: { year: number; month: number }, today = TODAY) => {
    const grid = await entryGrid(store().db, { ...at, departmentId: dept(0) }, kim(), today)
    return grid.departments[0]?.cells.find((c) => c.indicatorId === indicatorId)
  }

  test.each(['executive', 'head', 'evaluator'] as const)('%s changes no definition', async (role) => {
    const as = writer(person('x', role, dept(0)))
    const input = {
      changes: [{ indicatorId: exchanges(), seen: 0, to: { direction: 'lower' as const } }],
      effectiveFrom: TODAY,
      reason: '가',
      requestId: fresh(),
    }
    expect(await outcome(changeDefinitions(store().db, as, input))).toBe('forbidden')
  })

  test('a due date: changed with its reason, seen everywhere at once, never over somebody else’s', async () => {
    const indicatorId = id('external-cooperation-3')
    const reason = '자원봉사 통계 공표일'
    const set = (to: DefinitionPart, seen: number, because = reason, requestId = fresh()) =>
      changeDefinitions(store().db, writer(administrator), {
        changes: [{ indicatorId, seen, to }],
        effectiveFrom: TODAY,
        reason: because,
        requestId,
      })
    expect(await row(indicatorId)).toMatchObject({ now: { resultsDue: '03-31', frequency: 'year' }, unit: '%', seen: 0 })
    const requestId = fresh()
    await set({ resultsDue: '04-30' }, 0, reason, requestId)
    await set({ resultsDue: '04-30' }, 0, reason, requestId) // the reply was lost
    const now = await row(indicatorId)
    expect(now).toMatchObject({ now: { resultsDue: '04-30' }, printed: { resultsDue: '03-31' } })
    expect(now.changes).toMatchObject([
      { field: 'resultsDue', value: '04-30', effectiveFrom: TODAY, reason, recordedBy: 'admin' },
    ])
    expect(await last()).toMatchObject({
      act: 'due.set',
      subject: `indicator:${indicatorId}`,
      before: '{"resultsDue":"03-31"}',
      after: `{"resultsDue":"04-30","effectiveFrom":"${TODAY}"}`,
    })
    // What is printed stays in the store.
    const stored = await store().db.selectFrom('indicator').select('results_due').where('id', '=', indicatorId).execute()
    expect(stored).toEqual([{ results_due: '03-31' }])
    expect((await cell(indicatorId, { year: 2025, month: 0 }))?.due.on).toBe('2026-04-30')
    // A result that was due in an earlier year was due when it was.
    expect((await cell(indicatorId, { year: 2024, month: 0 }))?.due.on).toBe('2025-03-31')
    const refused = await refusal(set({ resultsDue: '05-31' }, 0))
    expect(refused).toMatchObject({ reason: 'version-conflict', facts: { indicator: now.name, by: 'admin' } })
    for (const resultsDue of ['02-29', '02-30', '13-01', '00-10', '4-30', '', '04-31'])
      expect(await outcome(set({ resultsDue }, now.seen))).toBe('bad-input')
    expect(await outcome(set({}, now.seen))).toBe('bad-input')
    expect(await outcome(set({ resultsDue: '05-31' }, now.seen, ' '))).toBe('reason-needed')
    expect(
      await outcome(
        changeDefinitions(store().db, writer(administrator), {
          changes: [{ indicatorId: 99_999, seen: 0, to: { resultsDue: '05-31' } }],
          effectiveFrom: TODAY,
          reason,
          requestId: fresh(),
        }),
      ),
    ).toBe('unknown-indicator')
  })

  test('many in one request: all or none, each with its entry, and set back to what each one was', async () => {
    const rows = (await definitionRows(store().db, TODAY)).filter((r) => r.departmentId === dept(0) || r.departmentId === dept(2))
    const many = rows.map((r): ChangeOfOne => ({ indicatorId: r.indicatorId, seen: r.seen, to: { resultsDue: '02-15' } }))
    const set = (changes: readonly ChangeOfOne[], reason: string) =>
      changeDefinitions(store().db, writer(administrator), { changes, effectiveFrom: TODAY, reason, requestId: fresh() })
    const days = async () =>
      (await definitionRows(store().db, TODAY)).flatMap((r) =>
        rows.some((one) => one.indicatorId === r.indicatorId) ? [r.now.resultsDue] : [],
      )
    const before = await days()
    expect(new Set(before).size).toBeGreaterThan(1)
    const entries = async () => (await auditPage(store().db, { act: 'due.set' })).lines.length
    const atFirst = await entries()
    const stale = many.map((one, index) => (index === 3 ? { ...one, seen: 77 } : one))
    expect(await refusal(set(stale, '공표일'))).toMatchObject({ reason: 'version-conflict', facts: { indicator: rows[3]?.name } })
    expect(await outcome(set([...many, ...many.slice(0, 1)], '공표일'))).toBe('bad-input')
    expect(await outcome(set([], '공표일'))).toBe('bad-input')
    expect([await days(), await entries()]).toEqual([before, atFirst])
    const { changed } = await set(many, '통계 공표일 통일')
    expect(new Set(await days())).toEqual(new Set(['02-15']))
    const { lines } = await auditPage(store().db, { act: 'due.set', limit: many.length })
    expect(new Set(lines.map((line) => `${line.subject} ${line.reason}`))).toEqual(
      new Set(many.map((one) => `indicator:${one.indicatorId} 통계 공표일 통일`)),
    )
    await set(
      changed.map(({ indicatorId, seen, before: { resultsDue } }) => ({ indicatorId, seen, to: { resultsDue } })),
      '되돌림',
    )
    expect(await days()).toEqual(before)
  })

  test('a share of a whole holds from its day on, and a figure over 100 is refused from then', async () => {
    const indicatorId = id('external-cooperation-3')
    expect(await outcome(change(exchanges(), { shareOfWhole: true }))).toBe('bad-input')
    expect(await change(indicatorId, { shareOfWhole: true }, '2026-12-05')).toMatchObject({ over: 0 })
    expect(await last()).toMatchObject({ act: 'indicator.change', before: '{"shareOfWhole":null}' })
    const over = (today: string) =>
      outcome(
        enter(store(), writer(kim(), today), '101', {
          indicatorId,
          year: 2026,
          cause: '가',
          version: 0,
        }),
      )
    expect((await row(indicatorId)).now.shareOfWhole).toBe(null)
    expect((await row(indicatorId, '2026-12-05')).now.shareOfWhole).toBe(true)
    expect((await cell(indicatorId, { year: 2026, month: 0 }, '2026-12-04'))?.shareOfWhole).toBe(null)
    expect(await over('2026-12-05')).toBe('hard-rule')
    // 2025 was over before: its figures are measured as they were.
    expect((await cell(indicatorId, { year: 2025, month: 0 }, '2026-12-05'))?.shareOfWhole).toBe(null)
  })

  test('a direction decides the rate of the years it holds for, and of no earlier one', async () => {
    const rate = async (year: number, today = TODAY) =>
      (await departmentPage(store().db, { departmentId: dept(0), year }, today)).indicators.find((i) => i.id === exchanges())
        ?.rate
    const before = await rate(2024)
    await change(exchanges(), { direction: 'lower' }, '2025-01-01')
    expect(await rate(2024)).toEqual(before)
    await change(exchanges(), { direction: 'lower' }, '2024-01-01')
    expect(await rate(2024)).not.toEqual(before)
    const detail = await indicatorDetail(store().db, exchanges(), administrator, TODAY, 2024)
    expect([detail.definition.direction, detail.printed.direction]).toEqual(['lower', 'higher'])
    await change(exchanges(), { direction: 'higher' }, '2024-01-01')
    expect(await rate(2024)).toEqual(before)
  })

  test('a frequency holds for whole years: entry, deadlines and periods follow', async () => {
    expect(await outcome(change(exchanges(), { frequency: 'quarter' }, TODAY))).toBe('whole-year')
    await change(exchanges(), { frequency: 'quarter' }, '2026-01-01')
    expect((await row(exchanges())).now).toMatchObject({ frequency: 'quarter' })
    expect(await cell(exchanges(), { year: 2026, month: 0 })).toBe(undefined)
    expect(await cell(exchanges(), { year: 2026, month: 6 })).toMatchObject({ frequency: 'quarter', due: { on: '2026-07-10' } })
    expect(await cell(exchanges(), { year: 2025, month: 0 })).toMatchObject({ frequency: 'year' })
    expect(await cell(exchanges(), { year: 2025, month: 6 })).toBe(undefined)
    const late = (await board(store().db, {}, administrator, TODAY)).rows.filter((r) => r.departmentId === dept(0))
    expect(late.map((r) => `${r.year}-${r.month}`)).toContain('2026-9')
    expect((await periodBoard(store().db, { year: 2026 }, TODAY)).frequencies).toEqual([
      { frequency: 'year', indicators: 11 },
      { frequency: 'quarter', indicators: 1 },
    ])
    expect(await outcome(enter(store(), writer(kim()), '9', { indicatorId: exchanges(), year: 2026 }))).toBe('value-computed')
    const words = { reason: '상반기 집중', cause: '가', remedy: '나', remedyDue: '2026-12-31' }
    await enter(store(), writer(kim()), '9', { indicatorId: exchanges(), year: 2026, month: 3, ...words })
    await enter(store(), writer(kim()), '7', { indicatorId: exchanges(), year: 2026, month: 6, ...words })
  })

  test('a frequency is refused where figures stand in the year, and they are named', async () => {
    const refused = await refusal(change(exchanges(), { frequency: 'month' }, '2026-01-01'))
    expect(refused.reason).toBe('periods-entered')
    expect(refused.facts).toMatchObject({ entered: 2, periods: '2026년 1분기, 2026년 2분기' })
    expect(await outcome(change(exchanges(), { frequency: 'month' }, '2027-01-01'))).toBe('accepted')
    expect((await row(exchanges())).now.frequency).toBe('quarter')
    expect((await row(exchanges(), '2027-02-01')).now.frequency).toBe('month')
    // Before the one of 2027 another can be set that ends with it.
    expect(await outcome(change(exchanges(), { frequency: 'half-year' }, '2025-01-01'))).toBe('accepted')
    expect((await cell(exchanges(), { year: 2025, month: 6 }))?.frequency).toBe('half-year')
    expect((await cell(exchanges(), { year: 2026, month: 6 }))?.frequency).toBe('quarter')
  })

  test('with another aggregation the year is made anew of its periods, on record', async () => {
    const total = async () => (await cell(exchanges(), { year: 2026, month: 3 }))?.yearFigure
    expect(await total()).toMatchObject({ value: { kind: 'measured', value: 16 } })
    expect(await change(exchanges(), { aggregation: 'last' }, '2026-01-01')).toMatchObject({ remade: 1 })
    expect(await total()).toMatchObject({ value: { kind: 'measured', value: 7 } })
    const stored = await store()
      .db.selectFrom('actual')
      .select(['value', 'version'])
      .where('indicator_id', '=', exchanges())
      .where('year', '=', YEAR)
      .where('month', '=', 0)
      .executeTakeFirstOrThrow()
    expect(stored.value).toBe(7)
    expect(await verifyAudit(store().db, KEY)).toMatchObject({ kind: 'ok' })
  })

  test('a scheduled change holds when its day has come', async () => {
    await change(id('external-cooperation-1'), { resultsDue: '05-15', direction: 'maintain' }, '2026-12-20')
    expect((await row(id('external-cooperation-1'), '2026-12-19')).now).toMatchObject({ direction: 'higher' })
    expect((await row(id('external-cooperation-1'), '2026-12-20')).now).toMatchObject({
      direction: 'maintain',
      resultsDue: '05-15',
    })
  })

  test('a closed year keeps its aggregation', async () => {
    const cells = (version: number) => ({
      year: 2026,
      month: 3,
      cells: [{ indicatorId: exchanges(), version }],
      requestId: fresh(),
    })
    const version = (await cell(exchanges(), { year: 2026, month: 3 }))?.version ?? 0
    await submit(store().db, cells(version), writer(kim()))
    await confirm(store().db, cells(version + 1), writer(head()))
    const period = { unitId: dept(0), year: 2026, frequency: 'quarter', month: 3, requestId: fresh() } as const
    await closePeriod(store().db, period, writer(administrator))
    expect(await outcome(change(exchanges(), { aggregation: 'sum' }, '2026-01-01'))).toBe('value-closed')
    expect((await row(exchanges())).now.aggregation).toBe('last')
  })

  test("next year's draft takes over what was decided for that year; the draft itself is none of this", async () => {
    const from = await store().db.selectFrom('plan').select('id').executeTakeFirstOrThrow()
    const draft = await rollOver(store().db, { fromPlanId: from.id, requestId: fresh() }, writer(administrator))
    const rolled = await store()
      .db.selectFrom('indicator as n')
      .innerJoin('indicator as i', 'i.lineage_id', 'n.lineage_id')
      .select(['n.id', 'n.frequency', 'n.aggregation', 'n.pace'])
      .where('n.plan_id', '=', draft.planId)
      .where('i.id', '=', exchanges())
      .where('i.plan_id', '=', from.id)
      .executeTakeFirstOrThrow()
    // 2027-01-01 brought months, 2026-01-01 the level at the end of the period.
    expect(rolled).toMatchObject({ frequency: 'month', aggregation: 'last', pace: 'flat' })
    const lower = { indicatorId: rolled.id, seen: 0, to: { direction: 'lower' as const } }
    const input = { changes: [lower], effectiveFrom: TODAY, reason: '가', requestId: fresh() }
    expect(await outcome(changeDefinitions(store().db, writer(administrator), input))).toBe('unknown-indicator')
  })
})
