import { describe, expect, test } from 'vitest'
import type { ReorganisationLine } from '#domain/plan/reorganisation.ts'
import { activitiesPage } from '#server/activities/page.ts'
import { activityById } from '#server/activities/read.ts'
import { addActivity, type AddInput, cancelActivity, changeActivity } from '#server/activities/save.ts'
import { addComment } from '#server/comments/comments.ts'
import { commentList } from '#server/comments/list.ts'
import { addLink } from '#server/evidence/evidence.ts'
import { DEFAULT_LIMITS } from '#server/evidence/list.ts'
import { changeIndicator } from '#server/next-plan/change.ts'
import { nextPlanPage } from '#server/next-plan/page.ts'
import { rollOver } from '#server/next-plan/roll-over.ts'
import { nameDeputy } from '#server/organisation/deputies.ts'
import { closePeriod } from '#server/periods/close.ts'
import { reviewList } from '#server/review/review.ts'
import { submit } from '#server/entry/submit.ts'
import { unitNames } from '#server/organisation/units.ts'
import { askForTarget } from '#server/targets/ask.ts'
import { enter, fresh, onRecord, outcome, person, writer } from '../../helpers/people.ts'
import { applied, asOf, chosen, PLANNER, scene, type Scene } from '../../helpers/reorganisations.ts'
import { onBothStores, useStore } from '../../helpers/stores.ts'

const [EVE, DAY, LATE] = ['2026-06-30', '2026-07-01', '2026-08-01'] as const

/** Every way of writing that asks whose something is; each outcome by its name. */
async function tries(at: Scene, id: string, role: 'head' | 'evaluator', day: string, unit: number) {
  const { store, first } = at
  const as = writer(await asOf(store, id, role, day), day)
  const { lineage_id: lineageId, department_id: departmentId } = await store.db
    .selectFrom('indicator')
    .select(['lineage_id', 'department_id'])
    .where('id', '=', first)
    .executeTakeFirstOrThrow()
  const draft = (await nextPlanPage(store.db, {}, person('admin', 'administrator'), day)).draft
  const row = draft?.rows.find((one) => one.lineageId === lineageId)
  const value = (month: number) => ({ indicatorId: first, year: 2026, month, requestId: fresh() })
  const version = async (month: number) =>
    (
      await store.db
        .selectFrom('actual')
        .select('version')
        .where('indicator_id', '=', first)
        .where('year', '=', 2026)
        .where('month', '=', month)
        .executeTakeFirst()
    )?.version ?? 0
  const write = async (month: number) =>
    outcome(enter(store, as, '3', { indicatorId: first, year: 2026, month, version: await version(month) }))
  const did = (startsOn: string) => outcome(addActivity(store.db, activity(unit, first, startsOn), as))
  const link = (month: number) =>
    outcome(addLink(store.db, { ...value(month), url: `https://example.go.kr/${fresh()}`, title: '' }, as, DEFAULT_LIMITS))
  return {
    actual: [await write(6), await write(7)],
    evidence: [await link(6), await link(7)],
    comment: [
      await outcome(addComment(store.db, { ...value(6), text: '6월' }, as)),
      await outcome(addComment(store.db, { ...value(7), text: '7월' }, as)),
    ],
    activity: [await did('2026-06-20'), await did('2026-07-01')],
    target: await outcome(
      askForTarget(store.db, as, {
        ...value(0),
        from: { kind: 'none' },
        raw: '1',
        reasonCode: 'circumstances',
        reason: '사정',
        evidence: '문서-1',
        effectiveOn: '2026-07-01',
        supplementaryId: null,
      }),
    ),
    draft: await outcome(
      changeIndicator(
        store.db,
        {
          planId: draft?.plan.id ?? 0,
          departmentId,
          lineageId,
          change: { of: 'field', field: 'source', value: `문서 ${fresh()}`, seen: row?.fields.source ?? '' },
          requestId: fresh(),
        },
        as,
      ),
    ),
  }
}

const activity = (departmentId: number, indicatorId: number | null, startsOn: string): AddInput => ({
  departmentId,
  startsOn,
  endsOn: null,
  title: `협의회 ${fresh()}`,
  kind: 'meeting',
  kindNote: null,
  partner: null,
  place: null,
  participants: 3,
  note: null,
  links: indicatorId === null ? [] : [{ indicatorId, componentId: null }],
  requestId: fresh(),
})

const ALL = { actual: 'accepted', evidence: 'accepted', comment: 'accepted', activity: 'accepted' } as const
const both = (first: string, second: string) =>
  Object.fromEntries(Object.keys(ALL).map((what) => [what, [first, second]])) as Record<keyof typeof ALL, string[]>
// The plan of the tests is not confirmed yet: who may ask is told so.
const OWNER = { ...both('accepted', 'accepted'), target: 'plan-not-confirmed', draft: 'accepted' }
const HANDS_OVER = { ...both('accepted', 'forbidden'), target: 'forbidden', draft: 'forbidden' }
const NOBODY = { ...both('forbidden', 'forbidden'), target: 'forbidden', draft: 'forbidden' }

/** The scene with next year's draft, made before the day, a person of another department, and an indicator counted in 회. */
async function office(store: Scene['store']): Promise<Scene> {
  const at = await scene(store)
  await onRecord(store, async (trx) => {
    await trx.updateTable('indicator').set({ unit: '회' }).where('id', '=', at.first).execute()
    await trx.insertInto('user_department').values({ user_id: 'lee', unit_id: at.b }).execute()
  })
  const { id } = await store.db.selectFrom('plan').select('id').executeTakeFirstOrThrow()
  await rollOver(store.db, { fromPlanId: id, requestId: fresh() }, PLANNER)
  return at
}

onBothStores('writing asks the owner of the day', (kind) => {
  describe('a merge', () => {
    const own = useStore(kind)
    test('what arrives a second after midnight under the old unit is the new one’s, and its people write from then on', async () => {
      const at = await office(own())
      const { db } = at.store
      const june = await addActivity(
        db,
        activity(at.a, at.first, '2026-06-10'),
        writer(await asOf(at.store, 'kim', 'evaluator', EVE), EVE),
      )
      await applied(at.store, PLANNER, { lines: [{ kind: 'merge', from: at.a, to: at.b }] })
      // On the evening before, the other department is a stranger.
      expect(await tries(at, 'lee', 'evaluator', EVE, at.b)).toEqual(NOBODY)
      expect((await tries(at, 'kim', 'evaluator', EVE, at.a)).actual[0]).toBe('accepted')
      // kim's page still names the old unit.
      expect(await tries(at, 'kim', 'evaluator', DAY, at.a)).toEqual(OWNER)
      expect(await tries(at, 'lee', 'evaluator', DAY, at.b)).toEqual(OWNER)
      const late = await addActivity(db, activity(at.a, null, DAY), writer(await asOf(at.store, 'kim', 'evaluator', DAY), DAY))
      expect((await activityById(db, late.id))?.departmentId).toBe(at.b)
      // The register goes along: what the old unit wrote is read, changed and cancelled by the new one.
      const lee = await asOf(at.store, 'lee', 'evaluator', DAY)
      const page = await activitiesPage(db, { year: 2026 }, lee, DAY)
      expect(page.departments.map((d) => d.id)).not.toContain(at.a)
      expect(page.entries.find((entry) => entry.id === june.id)).toMatchObject({ departmentId: at.b })
      const counted = page.indicators.find((one) => one.id === at.first)
      expect(counted?.count).toBe(page.entries.filter((e) => e.links.some((l) => l.indicatorId === at.first)).length)
      const changed = await changeActivity(db, { ...june, place: '도청', requestId: fresh() }, writer(lee, DAY))
      expect(await outcome(cancelActivity(db, { ...changed, reason: '착오', requestId: fresh() }, writer(lee, DAY)))).toBe(
        'accepted',
      )
      // It was written in the old one, and stays so on record.
      expect((await activityById(db, june.id))?.departmentId).toBe(at.a)
    })
  })

  describe('a split', () => {
    const own = useStore(kind)
    test('the unit that got it writes, the other does not; who was not assigned hands over what was before', async () => {
      const at = await office(own())
      const { db } = at.store
      const lines: readonly ReorganisationLine[] = ['n1', 'n2'].map((to) => ({ kind: 'split', from: at.a, to }))
      const units = ['n1', 'n2'].map((key) => ({
        key,
        level: 'department' as const,
        name: `새 과 ${key}`,
        shortName: '',
        parent: at.bureau,
      }))
      await onRecord(at.store, (trx) => trx.insertInto('user_department').values({ user_id: 'deputy', unit_id: at.a }).execute())
      const june = await addActivity(
        db,
        activity(at.a, at.first, '2026-06-10'),
        writer(await asOf(at.store, 'kim', 'evaluator', EVE), EVE),
      )
      await applied(at.store, PLANNER, {
        units,
        lines,
        items: await chosen(at.store, { units, lines }, ['n1']),
        people: [
          { userId: 'head', from: at.a, to: 'n1' },
          { userId: 'deputy', from: at.a, to: 'n2' },
          { userId: 'kim', from: at.a, to: null },
        ],
      })
      const names = await unitNames(db, DAY)
      const made = [...names.values()].find((unit) => unit.name === '새 과 n1')?.id ?? 0
      expect(await tries(at, 'head', 'head', DAY, at.a)).toEqual(OWNER)
      expect(await tries(at, 'kim', 'evaluator', DAY, at.a)).toEqual(HANDS_OVER)
      expect(await tries(at, 'deputy', 'evaluator', DAY, at.a)).toEqual(NOBODY)
      expect(await tries(at, 'kim', 'evaluator', LATE, at.a)).toEqual(NOBODY)
      // Reading goes on.
      const kim = await asOf(at.store, 'kim', 'evaluator', LATE)
      expect((await commentList(db, { indicatorId: at.first, year: 2026, month: 6 }, kim, LATE)).writes).toBe(false)
      const page = await activitiesPage(db, { year: 2026, departmentId: made }, kim, LATE)
      expect(page.entries.find((entry) => entry.id === june.id)).toMatchObject({ departmentId: made })
      expect(page.departments.every((d) => !d.writable)).toBe(true)
      const head = writer(await asOf(at.store, 'head', 'head', LATE), LATE)
      expect(await outcome(changeActivity(db, { ...june, place: '도청', requestId: fresh() }, head))).toBe('accepted')
      expect(await outcome(changeActivity(db, { ...june, requestId: fresh() }, writer(kim, LATE)))).toBe('forbidden')
    })
  })

  describe('a part goes to another unit', () => {
    const own = useStore(kind)
    test('its new unit writes from the day on; the old one hands it over and keeps the rest', async () => {
      const at = await office(own())
      const { lineage_id: lineage } = await at.store.db
        .selectFrom('indicator')
        .select('lineage_id')
        .where('id', '=', at.first)
        .executeTakeFirstOrThrow()
      await applied(at.store, PLANNER, {
        lines: [{ kind: 'transfer-part', from: at.a, to: at.b }],
        items: [{ item: `indicator:${lineage}`, to: at.b }],
      })
      expect(await tries(at, 'lee', 'evaluator', EVE, at.b)).toEqual(NOBODY)
      expect(await tries(at, 'lee', 'evaluator', DAY, at.b)).toEqual(OWNER)
      expect(await tries(at, 'kim', 'evaluator', DAY, at.a)).toEqual(HANDS_OVER)
      expect(await tries(at, 'kim', 'evaluator', LATE, at.a)).toEqual(NOBODY)
      const kim = writer(await asOf(at.store, 'kim', 'evaluator', LATE), LATE)
      expect(await outcome(addActivity(at.store.db, activity(at.a, null, LATE), kim))).toBe('accepted')
      // An executive and the administrator enter nothing, whoever has it.
      for (const who of [person('boss', 'executive'), person('plan', 'administrator')])
        expect(await outcome(addActivity(at.store.db, activity(at.b, at.first, DAY), writer(who, DAY)))).toBe('forbidden')
    })
  })

  describe('a closing', () => {
    const own = useStore(kind)
    test('each thing goes where it was given; the old head looks through what was submitted before, until the hand-over ends', async () => {
      const at = await office(own())
      const { db } = at.store
      const june = { indicatorId: at.first, year: 2026, month: 6 }
      const kimThen = writer(await asOf(at.store, 'kim', 'evaluator', DAY), DAY)
      const lines: readonly ReorganisationLine[] = [{ kind: 'close', from: at.a }]
      await applied(at.store, PLANNER, {
        lines,
        items: await chosen(at.store, { lines }, [at.b]),
        people: [
          { userId: 'kim', from: at.a, to: null },
          { userId: 'head', from: at.a, to: null },
        ],
      })
      const { version } = await enter(at.store, kimThen, '3', { ...june, version: 0 }).then(({ cell }) => cell)
      await submit(db, { year: 2026, month: 6, cells: [{ indicatorId: at.first, version }], requestId: fresh() }, kimThen)
      const inbox = async (id: string, role: 'head' | 'evaluator' | 'executive', day: string, ...units: readonly number[]) =>
        (await reviewList(db, {}, units.length > 0 ? person(id, role, ...units) : await asOf(at.store, id, 'head', day), day))
          .departments
      expect((await inbox('head', 'head', DAY)).map((d) => d.id)).toEqual([at.a])
      expect(await inbox('head', 'head', LATE)).toEqual([])
      // The new unit's head may look through it as well, so that nothing is stuck.
      expect((await inbox('boss', 'head', LATE, at.b)).map((d) => d.id)).toContain(at.b)
      expect(await tries(at, 'lee', 'evaluator', DAY, at.b)).toMatchObject({
        target: OWNER.target,
        draft: OWNER.draft,
        actual: ['value-submitted', 'accepted'],
      })
      expect(await tries(at, 'kim', 'evaluator', LATE, at.a)).toEqual(NOBODY)
      // Periods are closed by the administrator alone, for whoever has it now.
      const closing = { unitId: at.b, year: 2026, frequency: 'month' as const, month: 6, requestId: fresh() }
      for (const who of [person('head', 'head', at.b), person('lee', 'evaluator', at.b), person('boss', 'executive')])
        expect(await outcome(closePeriod(db, { ...closing, requestId: fresh() }, writer(who, DAY)))).toBe('forbidden')
      const closed = await closePeriod(db, closing, writer(person('plan', 'administrator'), DAY))
      expect(closed.left).toBeGreaterThan(0)
      expect(
        await outcome(enter(at.store, writer(await asOf(at.store, 'lee', 'evaluator', DAY), DAY), '4', { ...june, version: 2 })),
      ).toBe('period-closed')
    })
  })

  describe('a deputy', () => {
    const own = useStore(kind)
    test('ends with the unit, and stands in for a unit that takes a part over from its day on', async () => {
      const at = await office(own())
      const { db } = at.store
      const name = (unit: number) =>
        nameDeputy(db, writer(person('plan', 'administrator'), EVE), {
          departmentId: unit,
          userId: 'deputy',
          task: 'enter',
          fromOn: '2026-06-01',
          toOn: '2026-12-31',
          reason: '출장',
          requestId: fresh(),
        })
      await name(at.a)
      const { lineage_id: lineage } = await db
        .selectFrom('indicator')
        .select('lineage_id')
        .where('id', '=', at.first)
        .executeTakeFirstOrThrow()
      await applied(at.store, PLANNER, {
        lines: [{ kind: 'transfer-part', from: at.a, to: at.b }],
        items: [{ item: `indicator:${lineage}`, to: at.b }],
      })
      const write = async (day: string, month: number) =>
        outcome(
          enter(at.store, writer(person('deputy', 'evaluator'), day), '3', {
            indicatorId: at.first,
            year: 2026,
            month,
            version: 0,
          }),
        )
      expect([await write(DAY, 7), await write(LATE, 5)]).toEqual(['forbidden', 'forbidden'])
      expect(await write(DAY, 6)).toBe('accepted')
      await name(at.b)
      expect(await write(DAY, 7)).toBe('accepted')
      await applied(at.store, PLANNER, { lines: [{ kind: 'merge', from: at.b, to: at.c }] }, { day: '2026-08-01' })
      expect(await write(LATE, 5)).toBe('forbidden')
    })
  })
})
