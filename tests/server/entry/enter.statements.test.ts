import { expect, test } from 'vitest'
import { nameDeputy } from '#server/organisation/deputies.ts'
import { submit } from '#server/entry/submit.ts'
import { confirm } from '#server/review/review.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'
import { enter, fresh, type Office, onRecord, openOffice, person, writer } from '../../helpers/people.ts'
import { repeated, statementsOf } from '../../helpers/statements.ts'

const QUARTERLY = 'external-cooperation-2'

onBothStores('the statements of one write', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
    await onRecord(opened, (trx) =>
      trx.updateTable('indicator').set({ frequency: 'quarter' }).where('code', '=', QUARTERLY).execute(),
    )
  })
  const id = (code: string) => office.ids.get(code) ?? 0
  const worker = (role: 'evaluator' | 'head', n = 0) => person(role, role, office.departments[n] ?? 0)
  /** Counts what Kysely sends, `begin` and `commit` included; nothing may be asked twice. */
  const counted = async (work: () => Promise<unknown>) => {
    const statements = await statementsOf(store(), work)
    expect(repeated(statements)).toEqual([])
    return statements.length
  }

  // One of them asks for the parts of years, which a department has that measures something by quarters.
  test('one saved cell: at most 15, a part of a year 17; what no save changes is read by the first of all', async () => {
    const as = writer(worker('evaluator'))
    const yearly = { indicatorId: id('external-cooperation-1') }
    const quarter = { indicatorId: id(QUARTERLY), year: 2026 }
    expect(await counted(() => enter(store(), as, '12', yearly))).toBeLessThanOrEqual(24)
    expect(await counted(() => enter(store(), as, '13', { ...yearly, version: 1 }))).toBeLessThanOrEqual(15)
    await enter(store(), as, '5', { ...quarter, month: 3 })
    // The windows of a period, and the targets of a year, are read once for all of it.
    expect(await counted(() => enter(store(), as, '6', { ...quarter, month: 3, version: 1 }))).toBeLessThanOrEqual(17)
  })

  test('what changes between two saves is read anew by the next one', async () => {
    const as = writer(worker('evaluator'))
    const cell = { indicatorId: id('external-cooperation-1'), year: 2026 }
    const { version } = (await enter(store(), as, '12', cell)).cell
    const department = office.departments[0] ?? 0
    await nameDeputy(store().db, writer(worker('head')), {
      departmentId: department,
      userId: 'deputy',
      task: 'enter',
      fromOn: TODAY,
      toOn: TODAY,
      reason: '출장',
      requestId: fresh(),
    })
    const deputy = writer(person('deputy', 'evaluator', office.departments[1] ?? 0))
    expect(await enter(store(), deputy, '14', { ...cell, version })).toMatchObject({ cell: { version: version + 1 } })
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
    expect(one).toBeLessThanOrEqual(17)
    // The figure in force, its revision and its entry in the record; the end of the chain moves once for all.
    expect(more).toBe(one + 3 * (others.length - 1))
  })
})
