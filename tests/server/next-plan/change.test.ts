import { describe, expect, test } from 'vitest'
import { changeIndicator, type IndicatorChange } from '#server/next-plan/change.ts'
import { completeness, markDone, reopen } from '#server/next-plan/complete.ts'
import { decide, type DecideInput } from '#server/next-plan/decide.ts'
import { nextPlanPage } from '#server/next-plan/page.ts'
import { rollOver } from '#server/next-plan/roll-over.ts'
import { NEXT_PLAN_RULES, nextPlanRules } from '#server/next-plan/rules.ts'
import type { Writer } from '#server/record/writer.ts'
import { setSetting } from '../../helpers/settings.ts'
import { changeStructure, type StructureChange } from '#server/next-plan/structure.ts'
import { noticesFor } from '#server/notices/notices.ts'
import { nameDeputy } from '#server/organisation/deputies.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { enter, fresh, KEY, onRecord, openOffice, outcome, person, refusal, writer } from '../../helpers/people.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'

const administrator = writer(person('administrator', 'administrator'))

onBothStores('departments fill the draft', (kind) => {
  const store = useStore(kind, openOffice, async (opened) => {
    const from = await opened.db.selectFrom('plan').select('id').executeTakeFirstOrThrow()
    await rollOver(opened.db, { fromPlanId: from.id, requestId: fresh() }, administrator)
  })

  const draft = async () => {
    const page = await nextPlanPage(store().db, {}, person('admin', 'administrator'), TODAY)
    if (page.draft === null) throw new Error('no draft')
    return page.draft
  }
  /** The rows of the n-th department, its place, its evaluator and its head. */
  const office = async (n: number) => {
    const { departments, rows, goals, plan } = await draft()
    const departmentId = departments[n]?.id ?? 0
    const own = rows.filter((r) => r.departmentId === departmentId)
    return {
      place: { planId: plan.id, departmentId },
      rows: own,
      goals: goals.filter((g) => g.departmentId === departmentId),
      evaluator: writer(person('kim', 'evaluator', departmentId)),
      head: writer(person('head', 'head', departmentId)),
    }
  }
  type Office = Awaited<ReturnType<typeof office>>
  const change = (at: Office, lineageId: number, one: IndicatorChange, as = at.evaluator) =>
    changeIndicator(store().db, { ...at.place, lineageId, change: one, requestId: fresh() }, as)
  const say = (at: Office, lineageId: number, of: Pick<DecideInput, 'decision' | 'reason' | 'seen'>, as = at.evaluator) =>
    decide(store().db, { ...at.place, lineageId, ...of, requestId: fresh() }, as)
  const build = (at: Office, one: StructureChange, as = at.evaluator) =>
    changeStructure(store().db, { ...at.place, change: one, requestId: fresh() }, as)
  const target = (year: number, raw: string, seen: number | 'none' | null): IndicatorChange => ({
    of: 'target',
    year,
    entry: { raw },
    seen,
  })
  const UNDECIDED = { decision: null, reason: '' } as const

  test('a target of the new year is set; one that was planned before makes it 수정', async () => {
    const at = await office(0)
    const [first] = at.rows
    const id = first?.lineageId ?? 0
    const planned = first?.targets.find((t) => t.year === 2027)?.value ?? null
    expect(await change(at, id, target(2029, '12', null))).toEqual({ value: 12, became: null })
    expect(await change(at, id, target(2027, '１２회', planned))).toEqual({ value: 12, became: 'change' })
    const row = (await office(0)).rows.find((r) => r.lineageId === id)
    expect(row).toMatchObject({
      decision: 'change',
      differences: [{ field: 'target', year: 2027, before: planned, after: 12 }],
    })
    // The plan of 2026 is as it was.
    const { db } = store()
    const kept = await db
      .selectFrom('target as t')
      .innerJoin('indicator as i', 'i.id', 't.indicator_id')
      .innerJoin('plan as p', 'p.id', 'i.plan_id')
      .where('i.lineage_id', '=', id)
      .where('p.fiscal_year', '=', 2026)
      .where('t.year', '=', 2027)
      .select('t.value')
      .execute()
    expect(kept).toEqual([{ value: planned }])
  })

  test('what somebody else wrote meanwhile is shown, not written over; the same value is no conflict', async () => {
    const at = await office(0)
    const id = at.rows[1]?.lineageId ?? 0
    await change(at, id, target(2029, '30', null))
    expect(await refusal(change(at, id, target(2029, '31', null), at.head))).toMatchObject({
      reason: 'version-conflict',
      facts: { theirs: 30, mine: 31, by: 'kim', year: 2029 },
    })
    expect(await change(at, id, target(2029, '30', null), at.head)).toEqual({ value: 30, became: null })
  })

  test.each([
    ['2026', 'a year that its own plan decides', 'unknown-year', target(2026, '1', null)],
    ['2030', 'a year beyond the window', 'unknown-year', target(2030, '1', null)],
    ['word', 'no number', 'number-refused', target(2029, '많이', null)],
    ['blank', 'nothing', 'number-refused', target(2029, ' ', null)],
    ['two readings', 'asked about', 'number-unclear', target(2029, '(12)', null)],
    ['weight 0', 'out of range', 'bad-input', { of: 'field', field: 'weight', value: '0', seen: 30 }],
    ['weight 101', 'out of range', 'bad-input', { of: 'field', field: 'weight', value: '101', seen: 30 }],
    ['no name', 'needed', 'bad-input', { of: 'field', field: 'name', value: '  ', seen: '' }],
    ['direction', 'no such', 'bad-input', { of: 'field', field: 'direction', value: 'up', seen: 'higher' }],
  ] as const)('%s: %s is refused', async (_, __, reason, one) => {
    const at = await office(1)
    expect(await outcome(change(at, at.rows[0]?.lineageId ?? 0, one))).toBe(reason)
  })

  test('only the own department, and nobody who only reads', async () => {
    const at = await office(0)
    const id = at.rows[0]?.lineageId ?? 0
    const elsewhere = (await office(1)).evaluator
    expect(await outcome(change(at, id, target(2028, '1', null), elsewhere))).toBe('forbidden')
    expect(await outcome(change(at, id, target(2028, '1', null), writer(person('e', 'executive'))))).toBe('forbidden')
    // Another department's indicator under the own department's name.
    const other = await office(1)
    expect(await outcome(change({ ...other, place: other.place }, id, target(2028, '1', null), other.evaluator))).toBe(
      'unknown-indicator',
    )
  })

  test('whoever enters for a department writes its part, and who stands in for its head says that it is done', async () => {
    const at = await office(0)
    const { departmentId } = at.place
    const lineageId = at.rows[0]?.lineageId ?? 0
    const head = writer(person('head', 'head', departmentId))
    const name = (userId: string, task: 'enter' | 'review', fromOn: string, toOn: string) =>
      nameDeputy(store().db, head, { departmentId, userId, task, fromOn, toOn, reason: '출장', requestId: fresh() })
    const lee = writer(person('lee', 'evaluator', (await office(1)).place.departmentId))
    const deputy = writer(person('deputy', 'head', (await office(1)).place.departmentId))
    const planned = at.rows[0]?.targets.find((t) => t.year === 2028)?.value ?? null
    const write = (as: typeof lee) => change(at, lineageId, target(2028, '31', planned), as)
    await name('lee', 'enter', '2026-01-01', '2026-01-31')
    expect(await outcome(write(lee))).toBe('forbidden')
    await name('lee', 'enter', '2026-11-01', '2026-12-31')
    await name('deputy', 'review', '2026-11-01', '2026-12-31')
    expect(await write(lee)).toMatchObject({ value: 31 })
    const done = (as: typeof lee) => markDone(store().db, { ...at.place, requestId: fresh() }, as)
    expect(await outcome(done(lee))).toBe('forbidden')
    // There is something left to fill, which is another matter.
    expect(await outcome(done(deputy))).toBe('draft-incomplete')
    const shown = (as: typeof lee) => nextPlanPage(store().db, {}, as.user, TODAY)
    expect((await shown(lee)).draft?.standsInFor).toEqual({
      'draft.write': [departmentId],
      'draft.complete': [],
      'draft.reopen': [],
    })
    expect((await shown(deputy)).draft?.standsInFor['draft.complete']).toEqual([departmentId])
    // Their bells, and those of the department's own people, say that the draft waits.
    for (const { user } of [lee, deputy, at.evaluator, at.head]) {
      const { notices } = await noticesFor(store().db, user, new Date(`${TODAY}T03:00:00Z`), TODAY)
      expect(notices.filter((n) => n.kind === 'draft')).toContainEqual(expect.objectContaining({ year: 2027, departmentId }))
    }
    const boss = await noticesFor(store().db, person('boss', 'executive'), new Date(`${TODAY}T03:00:00Z`), TODAY)
    expect(boss.notices.filter((n) => n.kind === 'draft')).toEqual([])
    await onRecord(store(), (trx) => trx.updateTable('deputy').set({ ended_at: '2026-11-20T00:00:00.000Z' }).execute())
    expect(await outcome(write(lee))).toBe('forbidden')
  })

  test('no figure is entered for a year whose plan is a draft, be its period open', async () => {
    const at = await office(0)
    const indicatorId = at.rows[0]?.id ?? 0
    const kim = { ...at.evaluator, today: '2028-01-10', now: new Date('2028-01-10T03:00:00Z') }
    expect(await outcome(enter(store(), kim, '3', { indicatorId, year: 2027 }))).toBe('plan-still-draft')
  })

  test('폐지 needs a reason, takes the indicator out of the plan, and 유지 brings it back as it was', async () => {
    const at = await office(1)
    const [row] = at.rows
    const id = row?.lineageId ?? 0
    expect(await outcome(say(at, id, { decision: 'drop', reason: ' ', seen: UNDECIDED }))).toBe('reason-needed')
    await say(at, id, { decision: 'drop', reason: '일몰', seen: UNDECIDED })
    const dropped = (await office(1)).rows.find((r) => r.lineageId === id)
    expect(dropped).toMatchObject({ id: null, decision: 'drop', reason: '일몰', findings: [], fields: row?.fields })
    expect((await completeness(store().db, at.place.planId, TODAY)).needs).toContainEqual(
      expect.objectContaining({ kind: 'weights', departmentId: at.place.departmentId }),
    )
    expect(await outcome(change(at, id, target(2029, '1', null)))).toBe('unknown-indicator')
    await say(at, id, { decision: 'keep', reason: '', seen: { decision: 'drop', reason: '일몰' } })
    const back = (await office(1)).rows.find((r) => r.lineageId === id)
    expect(back).toMatchObject({ decision: 'keep', targets: row?.targets, fields: row?.fields, goalId: row?.goalId })
    expect(back?.parts.map(({ name, target: t }) => [name, t])).toEqual(row?.parts.map(({ name, target: t }) => [name, t]))
  })

  test('a decision that somebody changed meanwhile is not written over', async () => {
    const at = await office(1)
    const id = at.rows[1]?.lineageId ?? 0
    await say(at, id, { decision: 'change', reason: '산식 변경', seen: UNDECIDED })
    expect(await outcome(say(at, id, { decision: 'keep', reason: '', seen: UNDECIDED }, at.head))).toBe('version-conflict')
  })

  test('goals and programmes are added, renamed and dropped while nothing belongs to them', async () => {
    const at = await office(2)
    const { id } = await build(at, { of: 'goal', act: 'add', name: '새 목표' })
    const indicator = { name: '신규 지표', unit: '건', kind: 'general', weight: '100', direction: 'higher', formula: '건수' }
    const add = { of: 'indicator', act: 'add', goalId: id, fields: indicator } as const
    expect(await outcome(build(at, { ...add, reason: '' }))).toBe('reason-needed')
    const added = await build(at, { ...add, reason: '신규 사업' })
    expect(await refusal(build(at, { of: 'goal', act: 'drop', id }))).toMatchObject({
      reason: 'draft-goal-in-use',
      facts: { indicators: 1, programmes: 0 },
    })
    await change(at, added.id, target(2027, '5', null))
    const row = (await office(2)).rows.find((r) => r.lineageId === added.id)
    expect(row).toMatchObject({ decision: 'new', findings: [expect.objectContaining({ kind: 'new-without-baseline' })] })
    await build(at, { of: 'programme', act: 'add', goalId: id, name: '새 사업' })
    const programme = (await office(2)).goals.find((g) => g.id === id)?.programmes[0]
    await build(at, { of: 'programme', act: 'rename', id: programme?.id ?? 0, name: '새 사업 2', seen: '새 사업' })
    expect(await outcome(build(at, { of: 'goal', act: 'rename', id, name: '다른 이름', seen: '옛 이름' }))).toBe(
      'version-conflict',
    )
    await build(at, { of: 'programme', act: 'drop', id: programme?.id ?? 0 })
    await say(at, added.id, { decision: 'drop', reason: '', seen: { decision: 'new', reason: '신규 사업' } })
    await build(at, { of: 'goal', act: 'drop', id })
    expect((await office(2)).goals.some((g) => g.id === id)).toBe(false)
    expect(await outcome(build(await office(3), { of: 'goal', act: 'drop', id: at.goals[0]?.id ?? 0 }))).toBe('unknown-goal')
  })

  test('the head says that the department is ready; then nobody changes it until it is opened again', async () => {
    const at = await office(3)
    const done = () => markDone(store().db, { ...at.place, requestId: fresh() }, at.head)
    expect(await refusal(done())).toMatchObject({ reason: 'draft-incomplete' })
    for (const row of at.rows) {
      await change(at, row.lineageId, target(2029, String(row.targets.at(-1)?.value ?? 1), null))
      await say(at, row.lineageId, { decision: 'keep', reason: '여건 유지', seen: UNDECIDED })
    }
    expect(await outcome(markDone(store().db, { ...at.place, requestId: fresh() }, at.evaluator))).toBe('forbidden')
    expect(await done()).toEqual({ done: true })
    const { progress, needs } = await completeness(store().db, at.place.planId, TODAY)
    expect(needs.some((n) => n.departmentId === at.place.departmentId)).toBe(false)
    const mine = progress.find((p) => p.departmentId === at.place.departmentId)
    expect(mine?.settled).toBe(mine?.of)
    const id = at.rows[0]?.lineageId ?? 0
    for (const as of [at.evaluator, at.head, administrator])
      expect(await outcome(change(at, id, target(2029, '99', null), as))).toBe('draft-department-done')
    const again = { ...at.place, reason: '목표 다시 정함', requestId: fresh() }
    expect(await outcome(reopen(store().db, again, at.evaluator))).toBe('forbidden')
    expect(await reopen(store().db, again, administrator)).toEqual({ done: false })
    expect(await verifyAudit(store().db, KEY)).toMatchObject({ kind: 'ok' })
  })

  describe('일몰', () => {
    test('is proposed after as many settled years as the setting says', async () => {
      const { db } = store()
      expect((await draft()).rows.every((r) => r.sunset === null)).toBe(true)
      expect(await nextPlanRules(db, TODAY)).toEqual({ sunsetYears: 3 })
      const from = { effectiveFrom: TODAY, reason: '규정 개정' }
      const set = (as: Writer) => setSetting(db, as, NEXT_PLAN_RULES, { sunsetYears: 2 }, from)
      expect(await outcome(set(writer(person('h', 'head', 1))))).toBe('forbidden')
      await set(administrator)
      expect(await nextPlanRules(db, TODAY)).toEqual({ sunsetYears: 2 })
      expect(await nextPlanRules(db, '2020-01-01')).toEqual({ sunsetYears: 3 })
      // Two settled years at 100 % and more: 2024 of the plan, and 2025 once it is confirmed.
      const row = (await draft()).rows.find((r) => String(r.fields.name).startsWith('정무활동'))
      expect(row?.sunset).toBeNull()
      await onRecord(store(), async (trx) => {
        const { id } = await trx
          .selectFrom('indicator as i')
          .innerJoin('plan as p', 'p.id', 'i.plan_id')
          .where('i.lineage_id', '=', row?.lineageId ?? 0)
          .where('p.fiscal_year', '=', 2026)
          .select('i.id')
          .executeTakeFirstOrThrow()
        const figure = {
          year: 2025,
          month: 0,
          version: 1,
          kind: 'measured',
          value: 12,
          finality: 'final',
          stage: 'confirmed',
        } as const
        const none = { reason: null, cause: null, remedy: null, remedy_due: null, request_id: null, act: 'confirm' } as const
        await trx
          .insertInto('actual')
          .values({ indicator_id: id, ...figure })
          .execute()
        await trx
          .insertInto('actual_revision')
          .values({ indicator_id: id, ...figure, ...none, recorded_at: '2026-03-02T00:00:00.000Z', recorded_by: 'head' })
          .execute()
      })
      const now = (await draft()).rows.find((r) => r.lineageId === row?.lineageId)
      expect(now?.sunset?.map((one) => one.year)).toEqual([2024, 2025])
      expect(now?.results.find((r) => r.year === 2025)).toMatchObject({ actual: 12, rate: { shown: 109.1 } })
    })
  })
})
