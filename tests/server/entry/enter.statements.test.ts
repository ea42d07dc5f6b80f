import { expect, test } from 'vitest'
import { submit } from '#server/entry/submit.ts'
import { confirm } from '#server/review/review.ts'
import { onBothStores, useStore } from '../../helpers/stores.ts'
import { enter, fresh, type Office, openOffice, person, writer } from '../../helpers/people.ts'
import { repeated, statementsOf } from '../../helpers/statements.ts'

const QUARTERLY = 'external-cooperation-2'

onBothStores('the statements of one write', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
    await opened.db.updateTable('indicator').set({ frequency: 'quarter' }).where('code', '=', QUARTERLY).execute()
  })
  const id = (code: string) => office.ids.get(code) ?? 0
  const worker = (role: 'evaluator' | 'head', n = 0) => person(role, role, office.departments[n] ?? 0)
  /** Counts what Kysely sends, `begin` and `commit` included; nothing may be asked twice. */
  const counted = async (work: () => Promise<unknown>) => {
    const statements = await statementsOf(store(), work)
    expect(repeated(statements)).toEqual([])
    return statements.length
  }

  test('one saved cell: at most 22, a part of a year too', async () => {
    const as = writer(worker('evaluator'))
    const yearly = { indicatorId: id('external-cooperation-1') }
    const quarter = { indicatorId: id(QUARTERLY), year: 2026 }
    expect(await counted(() => enter(store(), as, '12', yearly))).toBeLessThanOrEqual(22)
    expect(await counted(() => enter(store(), as, '13', { ...yearly, version: 1 }))).toBeLessThanOrEqual(22)
    expect(await counted(() => enter(store(), as, '5', { ...quarter, month: 3 }))).toBeLessThanOrEqual(22)
    expect(await counted(() => enter(store(), as, '6', { ...quarter, month: 6 }))).toBeLessThanOrEqual(22)
  })

  test('an act on many cells reads them together: a cell more costs its own writes only', async () => {
    const as = writer(worker('evaluator', 2))
    const head = writer(worker('head', 2))
    const rows = await store()
      .db.selectFrom('indicator')
      .select('id')
      .where('department_id', '=', office.departments[2] ?? 0)
      .orderBy('id')
      .execute()
    const cells: { indicatorId: number; version: number }[] = []
    for (const { id: indicatorId } of rows) {
      const note = { reason: '조사 결과', cause: '조사 결과', remedy: '홍보 강화', remedyDue: '2026-12-31' }
      await enter(store(), as, '80', { indicatorId, ...note })
      cells.push({ indicatorId, version: 1 })
    }
    const input = (some: typeof cells) => ({ year: 2025, month: 0, cells: some, requestId: fresh() })
    await submit(store().db, input(cells), as)
    const submitted = cells.map((c) => ({ ...c, version: 2 }))
    const [first, ...others] = submitted
    expect(others.length).toBeGreaterThan(1)
    const one = await counted(() => confirm(store().db, input(first ? [first] : []), head))
    const more = await counted(() => confirm(store().db, input(others), head))
    expect(one).toBeLessThanOrEqual(22)
    // The figure in force, its revision, its entry in the record and the end of the chain.
    expect(more).toBe(one + 4 * (others.length - 1))
  })
})
