import { expect, test } from 'vitest'
import { auditPage } from '#server/audit/list.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { closePeriod, closePreview, openPeriod } from '#server/periods/close.ts'
import { setSetting, setWindow } from '../../helpers/settings.ts'
import { deputyList, endDeputy, nameDeputy } from '#server/organisation/deputies.ts'
import { people } from '#server/organisation/people.ts'
import { periodBoard } from '#server/periods/period-board.ts'
import type { Writer } from '#server/record/writer.ts'
import {
  changeSetting,
  COUNTED,
  DEFAULT_ENTRY_RULES,
  ENTRY_RULES,
  settingInForce,
  settingSeen,
  settingsHistory,
} from '#server/settings/settings.ts'
import { submit } from '#server/entry/submit.ts'
import { confirm } from '#server/review/review.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'
import { enter, fresh, KEY, type Office, openOffice, outcome, person, writer, onRecord } from '../../helpers/people.ts'

onBothStores('periods, deputies and rules', (kind) => {
  let office: Office
  let government = 0
  let bureau = 0
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
    const units = await opened.db.selectFrom('organisation_unit').selectAll().execute()
    government = units.find((u) => u.kind === 'government')?.id ?? 0
    bureau = units.find((u) => u.kind === 'bureau')?.id ?? 0
  })
  const dept = (n: number) => office.departments[n] ?? 0
  const id = (code: string) => office.ids.get(code) ?? 0
  const administrator = person('admin', 'administrator')
  const yearly = { year: 2025, frequency: 'year', month: 0 } as const
  const last = async () => (await auditPage(store().db, { limit: 1 })).lines[0]
  const unit = async (unitId: number) => (await periodBoard(store().db, yearly, TODAY)).units.find((u) => u.unitId === unitId)

  /** Brings a figure of the first department to 'confirmed'. */
  async function confirmed(code: string, figure: string, department: number) {
    const cells = (version: number) => ({ year: 2025, month: 0, cells: [{ indicatorId: id(code), version }], requestId: fresh() })
    const kim = writer(person('kim', 'evaluator', department))
    const { cell } = await enter(store(), kim, figure, {
      indicatorId: id(code),
      reason: '확인',
      cause: '가',
      remedy: '나',
      remedyDue: '2026-12-31',
    })
    await submit(store().db, cells(cell.version), kim)
    await confirm(store().db, cells(cell.version + 1), writer(person('head', 'head', department)))
  }

  test('the board: a tree of units, how far their values are, what holds and from where', async () => {
    await confirmed('external-cooperation-1', '11', dept(0))
    await confirmed('foreign-policy-2', '5', dept(1))
    await enter(store(), writer(person('kim', 'evaluator', dept(0))), '30', { indicatorId: id('external-cooperation-2') })
    const board = await periodBoard(store().db, {}, TODAY)
    expect(board).toMatchObject({
      ...yearly,
      from: '2025-01-01',
      to: '2025-12-31',
      frequencies: [{ frequency: 'year', indicators: 12 }],
    })
    expect(board.units.map((u) => u.depth)).toEqual([0, 1, 2, 2, 2, 2])
    expect(board.otherwise).toEqual([])
    // A bureau that is missing from a frequency's board is named with what it has.
    expect(await periodBoard(store().db, { year: 2025, frequency: 'month', month: 3 }, TODAY)).toMatchObject({
      units: [],
      otherwise: [{ name: '대외국제소통국', frequencies: [{ frequency: 'year', indicators: 12 }] }],
    })
    expect(board.units[0]?.counts).toEqual({ of: 12, empty: 9, draft: 1, submitted: 0, returned: 0, confirmed: 2, closed: 0 })
    await setWindow(
      store().db,
      { ...yearly, unitId: government, opensOn: '2026-01-05', closesOn: '2026-12-20', requestId: fresh() },
      writer(administrator),
    )
    expect(await unit(dept(2))).toMatchObject({
      own: null,
      inherited: { row: { unitId: government, closesOn: '2026-12-20' } },
      window: 'open',
    })
    expect(await outcome(periodBoard(store().db, { ...yearly, month: 3 }, TODAY))).toBe('unknown-period')
    expect(await outcome(periodBoard(store().db, { ...yearly, year: 2050 }, TODAY))).toBe('unknown-year')
  })

  test('what is told before closing is what closing does; a unit with an open period of its own stays open', async () => {
    await setWindow(
      store().db,
      { ...yearly, unitId: dept(1), opensOn: null, closesOn: '2027-01-31', requestId: fresh() },
      writer(administrator),
    )
    const told = await closePreview(store().db, { ...yearly, unitId: bureau }, writer(administrator))
    expect(told).toMatchObject({ closes: 1, already: 0 })
    expect(told.left).toHaveLength(8)
    expect(told.left[0]).toMatchObject({ indicatorId: id('external-cooperation-2'), stage: 'draft', departmentId: dept(0) })
    expect(told.exempt).toHaveLength(1)
    const did = await closePeriod(store().db, { ...yearly, unitId: bureau, requestId: fresh() }, writer(administrator))
    expect(did).toMatchObject({ closed: told.closes, left: told.left.length, exempt: [dept(1)] })
    expect(await unit(dept(0))).toMatchObject({ window: 'closed', counts: { closed: 1, draft: 1 } })
    expect(await unit(dept(1))).toMatchObject({ window: 'open', counts: { confirmed: 1 } })
    const entries = (await auditPage(store().db, { act: 'period.close' })).lines
    expect(entries).toHaveLength(1)
    expect(JSON.parse(entries[0]?.after ?? '')).toMatchObject({ status: 'closed', closed: 1, left: 8, exempt: told.exempt })
    expect(
      await outcome(enter(store(), writer(person('lee', 'evaluator', dept(2))), '90', { indicatorId: id('communication-1') })),
    ).toBe('period-closed')
    expect(await closePreview(store().db, { ...yearly, unitId: bureau }, writer(administrator))).toMatchObject({
      closes: 0,
      already: 1,
    })
  })

  test('a closed period is opened again as an exception with its reason, for one department or for all', async () => {
    const again = { ...yearly, unitId: dept(2), opensOn: null, closesOn: '2026-12-31' }
    expect(await outcome(setWindow(store().db, { ...again, requestId: fresh() }, writer(administrator)))).toBe('reason-needed')
    expect(await outcome(setWindow(store().db, { ...again, reason: '  ', requestId: fresh() }, writer(administrator)))).toBe(
      'reason-needed',
    )
    expect(await last()).toMatchObject({ act: 'refused.period.open', reason: 'reason-needed' })
    await setWindow(store().db, { ...again, reason: '통계 공표 지연', requestId: fresh() }, writer(administrator))
    expect(await last()).toMatchObject({
      act: 'period.reopen',
      reason: '통계 공표 지연',
      subject: `period:${dept(2)}:2025:year:0`,
    })
    expect(await unit(dept(2))).toMatchObject({ window: 'open' })
    expect(await unit(dept(3))).toMatchObject({ window: 'closed' })
    await setWindow(
      store().db,
      { ...yearly, unitId: bureau, opensOn: null, closesOn: null, reason: '정정 기간', requestId: fresh() },
      writer(administrator),
    )
    // What was closed stays closed: each value is an exception of its own.
    expect(await unit(dept(0))).toMatchObject({ window: 'open', counts: { closed: 1 } })
  })

  test.each(['executive', 'head', 'evaluator'] as const)('%s manages no period', async (role) => {
    const as = writer(person('x', role, dept(0)))
    expect(await outcome(closePreview(store().db, { ...yearly, unitId: dept(0) }, as))).toBe('forbidden')
  })

  test('deputies: heads see and name their own department’s, the administrator all', async () => {
    const head = person('head', 'head', dept(0))
    const named = {
      departmentId: dept(0),
      userId: 'lee',
      task: 'enter',
      fromOn: '2026-11-10',
      toOn: '2026-11-30',
      reason: '휴가',
      requestId: fresh(),
    } as const
    const { id: first } = await nameDeputy(store().db, writer(head), named)
    await nameDeputy(store().db, writer(administrator), {
      ...named,
      departmentId: dept(1),
      task: 'review',
      fromOn: '2027-01-01',
      toOn: '2027-01-31',
      requestId: fresh(),
    })
    const own = await deputyList(store().db, head, TODAY)
    expect(own.departments).toMatchObject([{ id: dept(0) }])
    expect(own.deputies).toMatchObject([{ id: first, person: 'lee', task: 'enter', state: 'running' }])
    const all = await deputyList(store().db, administrator, TODAY)
    expect(all.departments).toHaveLength(4)
    expect(all.deputies.map((d) => d.state)).toEqual(['coming', 'running'])
    expect((await deputyList(store().db, administrator, TODAY, dept(1))).deputies).toHaveLength(1)
    expect(await outcome(deputyList(store().db, head, TODAY, dept(1)))).toBe('forbidden')
    expect((await deputyList(store().db, head, '2026-12-01')).deputies).toMatchObject([{ state: 'past' }])
    await endDeputy(store().db, writer(head), { id: first, requestId: fresh() })
    expect((await deputyList(store().db, head, TODAY)).deputies).toMatchObject([{ state: 'ended' }])
    expect(await last()).toMatchObject({ act: 'deputy.end', subject: `deputy:${dept(0)}` })
    expect(await outcome(endDeputy(store().db, writer(head), { id: 99_999, requestId: fresh() }))).toBe('bad-input')
    await onRecord(store(), (trx) =>
      trx.updateTable('user').set({ disabledAt: '2026-11-01T00:00:00.000Z' }).where('id', '=', 'deputy').execute(),
    )
    expect((await people(store().db, TODAY)).map((p) => p.id)).toEqual(['head', 'kim', 'lee'])
  })

  test('rules: every version with its day, reason and whether it holds today', async () => {
    expect((await settingsHistory(store().db, TODAY)).rules).toEqual([])
    const set = (rules: Partial<typeof DEFAULT_ENTRY_RULES>, effectiveFrom: string, reason: string) =>
      setSetting(store().db, writer(administrator), ENTRY_RULES, { ...DEFAULT_ENTRY_RULES, ...rules }, { effectiveFrom, reason })
    await set({ explainOver: 130 }, '2026-01-01', '처음')
    await set({ explainOver: 140 }, '2026-01-01', '같은 날 다시')
    await set({ selfApproval: true }, '2027-01-01', '내년부터')
    const { rules, policies } = await settingsHistory(store().db, TODAY)
    expect(rules.map((r) => [r.reason, r.state])).toEqual([
      ['내년부터', 'coming'],
      ['같은 날 다시', 'in-force'],
      ['처음', 'past'],
    ])
    expect(policies[0]).toMatchObject({ state: 'in-force', policy: { cap: 100 } })
  })

  test('two people set the same: the second is refused with who was quicker, and sets it once they have looked', async () => {
    const { db } = store()
    const set = (as: Writer, seen: number, explainOver: number, effectiveFrom = TODAY) =>
      changeSetting(
        db,
        as,
        ENTRY_RULES,
        { ...DEFAULT_ENTRY_RULES, explainOver },
        { effectiveFrom, reason: '시험', seen, requestId: fresh() },
      )
    const second = writer(person('choi', 'administrator'))
    const { seen } = await settingSeen(db, ENTRY_RULES, TODAY)
    await set(writer(administrator), seen, 150)
    // Of whatever day: a version from another day is one that was not seen either.
    for (const day of [TODAY, '2030-01-01'])
      await expect(set(second, seen, 160, day)).rejects.toMatchObject({ reason: 'version-conflict', facts: { by: 'admin' } })
    expect((await settingInForce(db, ENTRY_RULES, TODAY)).explainOver).toBe(150)
    const now = await settingSeen(db, ENTRY_RULES, TODAY)
    expect(now.value.explainOver).toBe(150)
    await set(second, now.seen, 160)
    expect((await settingInForce(db, ENTRY_RULES, TODAY)).explainOver).toBe(160)
    // Another setting has changes of its own.
    expect((await settingSeen(db, COUNTED, TODAY)).seen).toBe(0)
  })

  test('two people set one window: the second is refused with who was quicker', async () => {
    const { db } = store()
    const at = { ...yearly, unitId: dept(3), opensOn: null, reason: '시험' }
    const set = (as: Writer, seen: string | null, closesOn: string) =>
      openPeriod(db, { ...at, seen, closesOn, requestId: fresh() }, as)
    const second = writer(person('choi', 'administrator'))
    const seen = (await unit(dept(3)))?.own?.recordedAt ?? null
    const first = await set(writer(administrator), seen, '2027-02-01')
    await expect(set(second, seen, '2027-03-01')).rejects.toMatchObject({ reason: 'version-conflict', facts: { by: 'admin' } })
    expect((await unit(dept(3)))?.own).toMatchObject({ closesOn: '2027-02-01' })
    expect(await set(second, first?.recordedAt ?? null, '2027-03-01')).toMatchObject({
      closesOn: '2027-03-01',
      recordedBy: 'choi',
    })
  })

  test('the record of all that is whole', async () => expect(await verifyAudit(store().db, KEY)).toMatchObject({ kind: 'ok' }))
})
