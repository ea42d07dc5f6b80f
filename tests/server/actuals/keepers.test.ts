import { describe, expect, test } from 'vitest'
import type { Db, Store } from '#data/database.ts'
import { addComment } from '#server/comments/comments.ts'
import { commentList } from '#server/comments/list.ts'
import { keepersOf } from '#server/actuals/keepers.ts'
import { valueHistory } from '#server/actuals/value-history.ts'
import { board } from '#server/deadlines/board.ts'
import { departmentPage } from '#server/departments/department.ts'
import { evidenceCounts } from '#server/evidence/counts.ts'
import { addLink } from '#server/evidence/evidence.ts'
import { DEFAULT_LIMITS, evidenceList, evidenceOfYear } from '#server/evidence/list.ts'
import { entryGrid } from '#server/entry/grid.ts'
import { submit } from '#server/entry/submit.ts'
import { confirm } from '#server/review/review.ts'
import { overview } from '#server/scorecards/overview.ts'
import { enter, fresh, type Office, onRecord, openOffice, outcome, person, writer } from '../../helpers/people.ts'
import { loadOtherYear } from '../../helpers/plans/other-year.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'

const CODE = 'external-cooperation-1'

onBothStores('the record of a year is kept once and read by every plan', (kind) => {
  const opened = (by: number, before: (store: Store, office: Office) => Promise<unknown>) => {
    const at: { office: Office; other: ReadonlyMap<string, number>; planId: number } = {
      office: { departments: [], ids: new Map() },
      other: new Map(),
      planId: 0,
    }
    const store = useStore(kind, openOffice, async (one, made) => {
      at.office = made
      await before(one, at.office)
      const { planId, indicators } = await loadOtherYear(one, { by, status: 'confirmed' })
      Object.assign(at, { planId, other: indicators })
    })
    return { store, at }
  }
  const people = (office: Office) => {
    const [department = 0] = office.departments
    return {
      department,
      kim: writer(person('kim', 'evaluator', department)),
      head: writer(person('head', 'head', department)),
    }
  }
  const own = (office: Office) => office.ids.get(CODE) ?? 0
  const enterAndConfirm = async (store: Store, office: Office) => {
    const { kim, head } = people(office)
    await enter(store, kim, '12', { indicatorId: own(office) })
    const of = (version: number) => ({ year: 2025, month: 0, cells: [{ indicatorId: own(office), version }], requestId: fresh() })
    await submit(store.db, of(1), kim)
    await confirm(store.db, of(2), head)
  }
  const series = async (store: Store, departmentId: number, planYear: number, indicatorId: number) => {
    const page = await departmentPage(store.db, { departmentId, year: planYear }, TODAY)
    return new Map(page.indicators.find((i) => i.id === indicatorId)?.series.map((s) => [s.year, s]))
  }

  describe('the plan of 2027 beside that of 2026', () => {
    const { store, at } = opened(1, async (one, office) => {
      await enterAndConfirm(one, office)
      await onRecord(one, (trx) =>
        trx
          .insertInto('target')
          .values({
            indicator_id: own(office),
            year: 2026,
            revision: 2,
            kind: 'set',
            value: 9,
            stage: 'revised',
            effective_on: '2026-07-01',
            reason: '변경',
            approved_by: '의회',
            recorded_at: '2026-07-01T00:00:00.000Z',
            recorded_by: '김',
          })
          .execute(),
      )
    })
    test('reads 2025 and the changed target of 2026 where they are, and copies nothing', async () => {
      const { department } = people(at.office)
      const years = await series(store(), department, 2027, at.other.get(CODE) ?? 0)
      // The plan of 2027 prints 11 as the result of 2025; what was confirmed is 12.
      expect(years.get(2025)?.actual).toEqual({ kind: 'measured', value: 12, finality: 'final' })
      expect(years.get(2026)?.target).toEqual({ kind: 'set', value: 9 })
      expect(years.get(2027)?.target).toEqual({ kind: 'set', value: 11 })
    })
    test('shows its own print where nobody recorded anything', async () => {
      const { department } = people(at.office)
      const years = await series(store(), department, 2027, at.other.get('external-cooperation-2') ?? 0)
      expect(years.get(2025)?.actual).toEqual({ kind: 'measured', value: 38, finality: 'final' })
      const before = await series(store(), department, 2025, at.office.ids.get('external-cooperation-2') ?? 0)
      expect(before.get(2025)?.actual).toMatchObject({ kind: 'not-entered' })
    })
  })

  describe('a plan of 2025 that comes after that of 2026', () => {
    const { store, at } = opened(-1, async (one, office) => {
      await enterAndConfirm(one, office)
      const { kim } = people(office)
      await enter(one, kim, '5.1', { indicatorId: office.ids.get('external-cooperation-3') ?? 0 })
      const value = { indicatorId: office.ids.get('external-cooperation-3') ?? 0, year: 2025, month: 0 }
      await addComment(one.db, { ...value, text: '출처를 적어 주십시오', requestId: fresh() }, kim)
    })
    test('answers 2025 with what was entered before it came, and 2024 with what is printed elsewhere', async () => {
      const page = await overview(store().db, { year: 2025 }, TODAY)
      expect(page.plan.fiscalYear).toBe(2025)
      const of = page.departments.flatMap((d) => d.indicators)
      expect(of.find((i) => i.code === CODE)?.actual).toEqual({ kind: 'measured', value: 12, finality: 'final' })
      expect(page.confirmed.by).toMatchObject([{ name: 'head', results: 1 }])
      const settled = await overview(store().db, { year: 2024 }, TODAY)
      expect(settled.departments.flatMap((d) => d.indicators).find((i) => i.code === CODE)?.actual).toMatchObject({ value: 11 })
      const now = await overview(store().db, { year: 2026 }, TODAY)
      expect([now.plan.fiscalYear, now.heat[0]?.cells.map((c) => c.year)]).toEqual([2026, [2024, 2025, 2026, 2027, 2028]])
    })
    test('goes on with the same versions, comments and history', async () => {
      const { kim, department } = people(at.office)
      const indicatorId = at.other.get('external-cooperation-3') ?? 0
      const value = { indicatorId, year: 2025, month: 0 }
      const grid = await entryGrid(store().db, { year: 2025, departmentId: department }, kim.user, TODAY)
      const cell = grid.departments[0]?.cells.find((c) => c.indicatorId === indicatorId)
      expect(cell).toMatchObject({ version: 1, value: { kind: 'measured', value: 5.1 }, comments: { count: 1, open: 1 } })
      expect(await commentList(store().db, value, kim.user, TODAY)).toMatchObject({ count: 1 })
      const saved = await enter(store(), kim, '5.2', { indicatorId, version: 1, cause: '방문 감소' })
      expect(saved.cell).toMatchObject({ version: 2, stage: 'draft' })
      // Evidence is open on both sides, one piece be it copied or not, and the same file is not attached twice.
      const home = { ...value, indicatorId: at.office.ids.get('external-cooperation-3') ?? 0 }
      const link = (of: typeof value, url: string) =>
        addLink(store().db, { ...of, url, title: '', requestId: fresh() }, kim, DEFAULT_LIMITS)
      await link(value, 'https://example.go.kr/1')
      const [piece] = await store().db.selectFrom('evidence').selectAll().execute()
      if (!piece) throw new Error('not attached')
      expect(piece.indicator_id).toBe(home.indicatorId)
      const { id: _, ...content } = piece
      await onRecord(store(), (trx) =>
        trx
          .insertInto('evidence')
          .values([
            { ...content, indicator_id: indicatorId, request_id: null },
            { ...content, indicator_id: indicatorId, request_id: null, url: 'https://example.go.kr/2' },
          ])
          .execute(),
      )
      expect(await outcome(link(value, 'https://example.go.kr/2'))).toBe('evidence-exists')
      for (const of of [value, home]) {
        const listed = await evidenceOfYear(store().db, of, kim.user, TODAY)
        expect(listed.map((one) => one.url)).toEqual(['https://example.go.kr/1', 'https://example.go.kr/2'])
        expect((await evidenceCounts(store().db, [of.indicatorId], 2025)).get(of.indicatorId)).toBe(2)
      }
      const after = await entryGrid(store().db, { year: 2025, departmentId: department }, kim.user, TODAY)
      expect(after.departments[0]?.cells.find((c) => c.indicatorId === indicatorId)?.evidence).toBe(2)
      const shown = await evidenceList(store().db, value, kim.user, TODAY, DEFAULT_LIMITS)
      expect(shown.items).toHaveLength(2)
      const { events } = await valueHistory(store().db, value, kim.user, TODAY)
      expect(events.map((e) => (e.kind === 'value' ? [e.version, e.role] : e.act))).toEqual([
        [1, 'evaluator'],
        [2, 'evaluator'],
        'evidence.add',
      ])
      const waiting = { ...value, cells: [{ indicatorId, version: 2 }], requestId: fresh() }
      await submit(store().db, { ...waiting }, kim).catch(() => null)
      const rows = (await board(store().db, { year: 2025 }, kim.user, TODAY)).rows
      expect(rows).toMatchObject([{ departmentId: department, year: 2025, of: 3, entered: 2, confirmed: 1 }])
    })
    test('nothing is entered twice: the rows stand where they were begun', async () => {
      const rows = await store()
        .db.selectFrom('actual')
        .select('indicator_id')
        .where('year', '=', 2025)
        .where('stage', '<>', 'confirmed')
        .execute()
      expect(rows.map((r) => r.indicator_id)).toEqual([at.office.ids.get('external-cooperation-3')])
    })
  })

  describe('copies of earlier versions of the product', () => {
    const { store, at } = opened(1, enterAndConfirm)
    const [here, there] = [() => own(at.office), () => at.other.get(CODE) ?? 0]
    const ofYear = { indicatorId: 0, year: 2026, month: 0 }
    const inForce = (trx: Db) => trx.selectFrom('actual').selectAll().where('indicator_id', '=', here()).where('year', '=', 2026)
    /** What an import of the next year's plan did before: every version again, under the new indicator. */
    const copy = () =>
      onRecord(store(), async (trx) => {
        for (const { id, ...row } of await trx
          .selectFrom('actual_revision')
          .selectAll()
          .where('indicator_id', '=', here())
          .where('year', '=', 2026)
          .execute())
          await trx
            .insertInto('actual_revision')
            .values({ ...row, indicator_id: there(), request_id: null, carried_from: id })
            .execute()
        for (const row of await inForce(trx).execute())
          await trx
            .insertInto('actual')
            .values({ ...row, indicator_id: there() })
            .execute()
      })
    const cell = async () => {
      const { kim, department } = people(at.office)
      const grid = await entryGrid(store().db, { year: 2026, month: 0, departmentId: department }, kim.user, TODAY)
      const found = grid.departments[0]?.cells.find((c) => c.indicatorId === here())
      return found && [found.version, found.value]
    }
    test('one that nobody went on with is nobody’s record', async () => {
      const { kim } = people(at.office)
      await enter(store(), kim, '5', { ...ofYear, indicatorId: here() })
      await copy()
      await enter(store(), kim, '6', { ...ofYear, indicatorId: here(), version: 1 })
      expect((await keepersOf(store().db, at.planId, TODAY)).keeper(there(), 2026)).toBe(here())
      expect(await cell()).toEqual([2, { kind: 'measured', value: 6 }])
    })
    test('one that was gone on with is the record, with all its versions', async () => {
      const { kim } = people(at.office)
      await onRecord(store(), async (trx) => {
        const last = await trx
          .selectFrom('actual_revision')
          .selectAll()
          .where('indicator_id', '=', there())
          .where('year', '=', 2026)
          .executeTakeFirstOrThrow()
        const { id: _, ...row } = last
        for (const [version, value] of [
          [2, 7],
          [3, 8],
        ] as const)
          await trx
            .insertInto('actual_revision')
            .values({ ...row, version, value, carried_from: null, request_id: null })
            .execute()
        await trx
          .updateTable('actual')
          .set({ version: 3, value: 8 })
          .where('indicator_id', '=', there())
          .where('year', '=', 2026)
          .execute()
      })
      expect(await cell()).toEqual([3, { kind: 'measured', value: 8 }])
      await enter(store(), kim, '9', { ...ofYear, indicatorId: here(), version: 3 })
      const { events } = await valueHistory(store().db, { ...ofYear, indicatorId: here() }, kim.user, TODAY)
      expect(events.map((e) => (e.kind === 'value' ? [e.version, e.after.value] : e.act))).toEqual(
        [5, 7, 8, 9].map((value, index) => [index + 1, { kind: 'measured', value }]),
      )
    })
  })
})
