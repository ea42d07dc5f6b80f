import { describe, expect, test } from 'vitest'
import { newestConfirmed } from '#domain/scoring/target-challenge.ts'
import type { Actual } from '#domain/scoring/value.ts'
import { actOnMany } from '#server/actuals/many.ts'
import { departmentPage } from '#server/departments/department.ts'
import { overview } from '#server/scorecards/overview.ts'
import { slopeOf, yearOf } from '../../../client/pages/departments/slope-option.ts'
import { enter, fresh, openOffice, person, writer } from '../../helpers/people.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'

const measured = (value: number, finality: 'final' | 'provisional' = 'final'): Actual => ({ kind: 'measured', value, finality })

describe('the newest confirmed year', () => {
  const years = [
    { year: 2026, actual: measured(5) },
    { year: 2025, actual: measured(4, 'provisional') },
    { year: 2023, actual: measured(2) },
    { year: 2024, actual: measured(3) },
    { year: 2022, actual: { kind: 'not-entered' } as const },
  ]
  test.each([
    [2027, 2026],
    [2026, 2024],
    [2025, 2024],
    [2024, 2023],
    [2023, undefined],
  ])('before %i: %s', (before, year) => expect(newestConfirmed(years, before)?.year).toBe(year))
})

onBothStores('targets are compared with the newest confirmed actual', (kind) => {
  const store = useStore(kind, openOffice)
  const idOf = async (code: string) =>
    (await store()
      .db.selectFrom('indicator')
      .select(['id', 'department_id as d'])
      .where('code', '=', code)
      .executeTakeFirst()) ?? {
      id: 0,
      d: 0,
    }
  const check = async () => (await overview(store().db, { year: 2026 }, TODAY)).challenge
  const page = async (code: string) => departmentPage(store().db, { departmentId: (await idOf(code)).d, year: 2026 }, TODAY)
  const kinds = async (code: string) => (await page(code)).challenge.filter((f) => f.code === code).map((f) => f.kind)

  async function report(code: string, raw: string, ...acts: ('submit' | 'confirm')[]) {
    const { id, d } = await idOf(code)
    let { version } = (await enter(store(), writer(person('kim', 'evaluator', d)), raw, { indicatorId: id })).cell
    for (const act of acts) {
      const as = act === 'submit' ? person('kim', 'evaluator', d) : person('head', 'head', d)
      const cells = [{ indicatorId: id, version }]
      await actOnMany(
        store().db,
        writer(as),
        { year: 2025, month: 0, cells, requestId: fresh() },
        { kind: act },
        { allOrNone: true },
      )
      version++
    }
  }

  test('with the plan’s settled year while nothing newer is confirmed, and not with what is only submitted', async () => {
    await report('external-cooperation-2', '31', 'submit')
    expect(await check()).toMatchObject({ planYear: 2026, of: 12, flat: 8, against: 2024 })
    expect((await check()).below).toHaveLength(5)
    expect(await kinds('foreign-policy-1')).toEqual(['new-without-baseline'])
  })

  test('with 2025 where that is confirmed; counts, questions and the slope follow', async () => {
    // Above the target of 200, for an indicator that 2024 did not have.
    await report('foreign-policy-1', '250', 'submit', 'confirm')
    const now = await check()
    expect(now.against).toBeNull()
    expect(now.below).toHaveLength(6)
    expect(now.below).toContainEqual(expect.objectContaining({ target: 200, lastActual: 250, lastActualYear: 2025 }))
    expect(await kinds('foreign-policy-1')).toEqual(['below-last-actual'])
    const of = await page('foreign-policy-1')
    const { lines, without } = slopeOf(of)
    expect(lines.map((l) => [l.year, l.from, l.to])).toEqual([
      [2025, 250, 200],
      [2024, 47, 47],
    ])
    expect(yearOf(lines)).toBeNull()
    expect(without).toHaveLength(1)
    expect(yearOf(slopeOf(await page('communication-1')).lines)).toBe(2024)
  })
})
