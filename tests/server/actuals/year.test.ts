import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Aggregation, Frequency } from '#domain/scoring/indicator.ts'
import { enterActual } from '#server/entry/enter.ts'
import { entryGrid } from '#server/entry/grid.ts'
import { actOnMany } from '#server/actuals/many.ts'
import { submit } from '#server/entry/submit.ts'
import { partialYear, yearFigure } from '#domain/entry/year-figure.ts'
import { confirm } from '#server/review/review.ts'
import { departmentPage } from '#server/departments/department.ts'
import { planFor } from '#server/plans/plan.ts'
import { overview } from '#server/scorecards/overview.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'
import { enter, fresh, type Office, onRecord, openOffice, outcome, person, refusal, writer } from '../../helpers/people.ts'

const measured = (month: number, value: number) => ({
  month,
  value: { kind: 'measured', value } as const,
  stage: 'draft' as const,
})

describe('the year made of its periods', () => {
  const rule = (aggregation: Aggregation, frequency: Frequency = 'quarter', reported: 'each' | 'running-total' = 'each') => ({
    aggregation,
    frequency,
    reported,
  })
  const quarters = [measured(3, 0.1), measured(6, 0.2), measured(9, 0.6), measured(12, 0.3)]
  test.each([
    ['sum', 1.2],
    ['last', 0.3],
    ['average', 0.3],
    ['max', 0.6],
    ['min', 0.1],
  ] as const)('%s of 0.1, 0.2, 0.6, 0.3 is %s', (aggregation, value) => {
    expect(yearFigure(rule(aggregation), quarters)).toMatchObject({
      value: { kind: 'measured', value },
      measured: 4,
      of: 4,
      complete: true,
    })
  })
  test('a running total is not added again', () =>
    expect(yearFigure(rule('sum', 'half-year', 'running-total'), [measured(6, 40), measured(12, 95)]).value).toEqual({
      kind: 'measured',
      value: 95,
    }))
  test('a missing period is left out and makes the year provisional, one that does not apply does not', () => {
    expect(yearFigure(rule('sum'), quarters.slice(0, 3))).toMatchObject({
      value: { value: 0.9 },
      measured: 3,
      complete: false,
      stage: 'draft',
      finality: 'provisional',
    })
    const skipped = { month: 3, value: { kind: 'not-applicable' } as const, stage: 'confirmed' as const }
    const rest = quarters.slice(1).map((q) => ({ ...q, stage: 'confirmed' as const }))
    expect(yearFigure(rule('sum'), [skipped, ...rest])).toMatchObject({
      value: { value: 1.1 },
      measured: 3,
      complete: true,
      stage: 'confirmed',
      finality: 'final',
    })
    expect(
      yearFigure(
        rule('sum', 'half-year'),
        [6, 12].map((month) => ({ ...skipped, month })),
      ).value,
    ).toEqual({ kind: 'not-applicable' })
    expect(yearFigure(rule('sum'), []).value).toEqual({ kind: 'not-entered' })
  })
  test('the part of a year that is in', () => {
    expect(partialYear(rule('sum'), quarters.slice(0, 3))).toEqual({ value: 0.9, entered: 3, of: 4, frequency: 'quarter' })
    expect(
      partialYear(rule('last'), [measured(3, 5), { month: 6, value: { kind: 'not-applicable' }, stage: 'draft' }]),
    ).toMatchObject({ value: 5, entered: 2 })
    for (const none of [[], quarters, [{ month: 3, value: { kind: 'not-applicable' } as const, stage: 'draft' as const }]])
      expect(partialYear(rule('sum'), none)).toBeNull()
    expect(partialYear(rule('sum', 'year'), [measured(0, 4)])).toBeNull()
  })
  test('the order of rows changes nothing', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(quarters),
        fc.constantFrom<Aggregation>('sum', 'last', 'average', 'max', 'min'),
        (some, aggregation) => {
          expect(yearFigure(rule(aggregation), some)).toEqual(
            yearFigure(
              rule(aggregation),
              some.toSorted((a, b) => a.month - b.month),
            ),
          )
        },
      ),
    )
  })
})

onBothStores('entering the periods of a year', (kind) => {
  let office: Office
  const quarterly = ['external-cooperation-1', 'external-cooperation-2', 'external-cooperation-3']
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
    await opened.db.updateTable('indicator').set({ frequency: 'quarter' }).where('code', 'in', quarterly).execute()
    await opened.db
      .updateTable('indicator')
      .set({ frequency: 'month', reported: 'running-total' })
      .where('code', '=', 'communication-2')
      .execute()
  })
  const id = (code: string) => office.ids.get(code) ?? 0
  const kim = () => writer(person('kim', 'evaluator', ...office.departments))
  const head = () => writer(person('head', 'head', ...office.departments))
  const yearRow = (code: string) =>
    store()
      .db.selectFrom('actual')
      .selectAll()
      .where('indicator_id', '=', id(code))
      .where('year', '=', 2025)
      .where('month', '=', 0)
      .executeTakeFirst()

  /** Submits one cell as it stands. */
  const hand = async (code: string, year: number, month: number) => {
    const { version } = await store()
      .db.selectFrom('actual')
      .select('version')
      .where('indicator_id', '=', id(code))
      .where('year', '=', year)
      .where('month', '=', month)
      .executeTakeFirstOrThrow()
    const cells = [{ indicatorId: id(code), version }]
    await actOnMany(store().db, kim(), { year, month, cells, requestId: fresh() }, { kind: 'submit' }, { allOrNone: true })
  }

  test('each period makes the year anew; final when every one is confirmed', async () => {
    const code = 'external-cooperation-1'
    for (const [index, month] of [3, 6, 9, 12].entries()) {
      const { cell } = await enter(store(), kim(), String([2, 3, 2, 5][index]), {
        indicatorId: id(code),
        month,
        reason: '분기 집계',
      })
      expect(cell.yearFigure).toMatchObject({ measured: index + 1, of: 4, complete: index === 3 })
      expect(await yearRow(code)).toMatchObject({
        value: [2, 5, 7, 12][index],
        version: index + 1,
        stage: 'draft',
        finality: 'provisional',
      })
      // Some of the year is no result of the year: it is late or not due, with what is in beside it, and is scored once all is in.
      const value = [2, 5, 7, 12][index]
      if (index < 3)
        expect(cell.score).toMatchObject({
          actual: { kind: 'not-entered', soFar: { value, entered: index + 1, of: 4, frequency: 'quarter' } },
          category: 'not-entered',
          score: null,
        })
      else expect(cell.score).toMatchObject({ actual: { kind: 'measured', value }, rate: { shown: 109.1 } })
    }
    for (const month of [3, 6, 9, 12]) {
      const cells = [{ indicatorId: id(code), version: 1 }]
      await submit(store().db, { year: 2025, month, cells, requestId: fresh() }, kim())
      await confirm(store().db, { year: 2025, month, cells: [{ indicatorId: id(code), version: 2 }], requestId: fresh() }, head())
    }
    expect(await yearRow(code)).toMatchObject({ value: 12, stage: 'confirmed', finality: 'final' })
    const first = await store()
      .db.selectFrom('actual_revision')
      .selectAll()
      .where('indicator_id', '=', id(code))
      .where('year', '=', 2025)
      .where('month', '=', 0)
      .orderBy('version')
      .execute()
    expect(first.map((r) => r.value)).toEqual([2, 5, 7, 12, 12, 12])
    expect(first.every((r) => r.act === 'aggregate')).toBe(true)
  })

  test('Delete takes a period out of the year again', async () => {
    const code = 'external-cooperation-2'
    await enter(store(), kim(), '10', { indicatorId: id(code), month: 3 })
    await enter(store(), kim(), '20', { indicatorId: id(code), month: 6 })
    await enter(store(), kim(), '-', { indicatorId: id(code), month: 6, version: 1 })
    expect(await yearRow(code)).toMatchObject({ kind: 'measured', value: 10 })
    await enter(store(), kim(), '', { indicatorId: id(code), month: 3, version: 1 })
    expect(await yearRow(code)).toMatchObject({ kind: 'not-entered', value: null })
  })

  test('the missed year asks for its cause in the period that completes it, and keeps it', async () => {
    const code = 'external-cooperation-3'
    for (const month of [3, 6, 9])
      expect((await enter(store(), kim(), '5.2', { indicatorId: id(code), month })).cell.missing).not.toContain('cause')
    const { cell } = await enter(store(), kim(), '5.2', { indicatorId: id(code), month: 12 })
    expect(cell.missing).toEqual(['cause', 'remedy', 'remedy-due'])
    await enter(store(), kim(), '5.2', {
      indicatorId: id(code),
      month: 12,
      version: 1,
      cause: '참여 감소',
      remedy: '홍보',
      remedyDue: '2026-12-31',
    })
    const kept = await store()
      .db.selectFrom('actual_revision')
      .select(['cause', 'remedy_due'])
      .where('indicator_id', '=', id(code))
      .where('month', '=', 0)
      .where('year', '=', 2025)
      .orderBy('version', 'desc')
      .executeTakeFirst()
    expect(kept).toEqual({ cause: '참여 감소', remedy_due: '2026-12-31' })
  })

  test('a running total neither falls nor is added', async () => {
    const indicatorId = id('communication-2')
    await enter(store(), kim(), '100,000', { indicatorId, month: 1 })
    await enter(store(), kim(), '300,000', { indicatorId, month: 3 })
    expect((await refusal(enter(store(), kim(), '90,000', { indicatorId, month: 4 }))).facts).toMatchObject({
      rule: 'falling-cumulative',
      before: 300_000,
    })
    expect((await refusal(enter(store(), kim(), '310,000', { indicatorId, month: 2 }))).facts).toMatchObject({
      rule: 'falling-cumulative',
      next: 300_000,
    })
    await enter(store(), kim(), '200,000', { indicatorId, month: 2 })
    expect(await yearRow('communication-2')).toMatchObject({ value: 300_000 })
  })

  test('the year itself is computed, and a settled year is not replaced by typing a month', async () => {
    expect(await outcome(enter(store(), kim(), '12', { indicatorId: id('external-cooperation-1'), version: 6 }))).toBe(
      'value-computed',
    )
    expect(
      await outcome(
        enterActual(
          store().db,
          {
            indicatorId: id('external-cooperation-1'),
            year: 2024,
            month: 3,
            version: 0,
            entry: { raw: '1' },
            requestId: fresh(),
          },
          kim(),
        ),
      ),
    ).toBe('value-confirmed')
    expect(await outcome(enter(store(), kim(), '1', { indicatorId: id('external-cooperation-1'), month: 4 }))).toBe(
      'unknown-period',
    )
  })

  test('no page scores a year of which some periods are missing', async () => {
    const code = 'external-cooperation-2'
    await enter(store(), kim(), '30', { indicatorId: id(code), month: 3, version: 2 })
    await enter(store(), kim(), '12', { indicatorId: id(code), year: 2026, month: 3 })
    await hand(code, 2025, 3)
    await hand(code, 2026, 3)
    const bureau = await overview(store().db, { year: 2025 }, TODAY)
    const one = bureau.departments.flatMap((d) => d.indicators).find((i) => i.code === code)
    expect(one).toMatchObject({
      category: 'not-entered',
      score: null,
      pointsLost: null,
      actual: { kind: 'not-entered', soFar: { value: 30, entered: 1, of: 4 } },
    })
    expect(bureau.exceptions.map((e) => e.name)).not.toContain(one?.name)
    const page = await departmentPage(store().db, { departmentId: office.departments[0] ?? 0, year: 2026 }, TODAY)
    expect(page.indicators.find((i) => i.code === code)).toMatchObject({
      category: 'not-due',
      actual: { kind: 'not-due', dueOn: '2027-03-31', soFar: { value: 12, entered: 1 } },
    })
    // With something measured within the year the running year is the one under work, whatever of it is in.
    for (const code2 of ['communication-1', 'communication-3', 'foreign-policy-1', 'foreign-policy-2', 'foreign-policy-3']) {
      await onRecord(store(), (trx) =>
        trx.updateTable('indicator').set({ frequency: 'quarter' }).where('code', '=', code2).execute(),
      )
      await enter(store(), kim(), '7', { indicatorId: id(code2), year: 2026, month: 3 })
    }
    for (const code2 of quarterly.filter((c) => c !== code))
      await enter(store(), kim(), '7', { indicatorId: id(code2), year: 2026, month: 3 })
    expect((await planFor(store().db, { today: TODAY })).year).toBe(2026)
    await onRecord(store(), async (trx) => {
      await trx.updateTable('indicator').set({ frequency: 'year' }).where('code', 'like', 'foreign-policy-%').execute()
      await trx
        .updateTable('indicator')
        .set({ frequency: 'year' })
        .where('code', 'in', ['communication-1', 'communication-3'])
        .execute()
    })
  })

  test('a month’s grid shows the periods that end with it', async () => {
    const grid = await entryGrid(store().db, { year: 2025, month: 3 }, kim().user, TODAY)
    const cells = grid.departments.flatMap((d) => d.cells)
    expect(cells.map((c) => [c.code, c.period])).toEqual([
      ['external-cooperation-1', '2025-Q1'],
      ['external-cooperation-2', '2025-Q1'],
      ['external-cooperation-3', '2025-Q1'],
      ['communication-2', '2025-03'],
    ])
    expect(cells[3]?.recent).toEqual([
      { year: 2025, month: 2, value: 200_000 },
      { year: 2025, month: 1, value: 100_000 },
    ])
    expect(grid.months).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  })
})
