import { beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '#data/database.ts'
import { ownersOn } from '#server/organisation/owners.ts'
import { unitNames } from '#server/organisation/units.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { applyEvent, tryEvent } from '#server/reorganisations/apply.ts'
import { eventList, eventView } from '#server/reorganisations/event.ts'
import { HANDOVER } from '#server/settings/settings.ts'
import { setSetting } from '../../helpers/settings.ts'
import { undoEvent } from '#server/reorganisations/undo.ts'
import { fresh, KEY, type Office, onRecord, openOffice, outcome, person, refusal, writer } from '../../helpers/people.ts'
import { applied, drafted } from '../../helpers/reorganisations.ts'
import { onBothStores, useStore } from '../../helpers/stores.ts'

const DAY = '2026-07-01'
const BEFORE = '2026-06-30'
const as = writer(person('plan', 'administrator'), '2026-06-15')

/** Everything that a reorganisation may change, to compare. */
async function everything({ db }: Store) {
  return {
    names: await db.selectFrom('organisation_unit_name').selectAll().orderBy('id').execute(),
    people: await db.selectFrom('user_department').selectAll().orderBy('user_id').orderBy('unit_id').execute(),
    lines: await db.selectFrom('organisation_succession').selectAll().execute(),
    assigned: await db.selectFrom('organisation_assignment').selectAll().execute(),
    changes: (await db.selectFrom('row_change').select('id').execute()).length,
  }
}

onBothStores('an event of reorganisation', (kind) => {
  let office: Office
  let a = 0
  let b = 0
  let bureau = 0
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
    await onRecord(opened, (trx) =>
      trx
        .insertInto('user_department')
        .values({ user_id: 'kim', unit_id: office.departments[0] ?? 0 })
        .execute(),
    )
  })
  beforeEach(async () => {
    const [first = 0, second = 0] = office.departments
    a = first
    b = second
    bureau = (await unitNames(store().db, BEFORE)).get(a)?.parentId ?? 0
  })

  const newUnit = (key: string, name: string) => ({ key, level: 'department' as const, name, shortName: '', parent: bureau })
  const split = () => ({
    units: [newUnit('n1', '국제협력과'), newUnit('n2', '교류지원과')],
    lines: [
      { kind: 'split' as const, from: a, to: 'n1' },
      { kind: 'split' as const, from: a, to: 'n2' },
    ],
  })

  test('a split that leaves anything undecided is not applied, and each of it is listed', async () => {
    const { id, version } = await drafted(store(), as, split())
    const view = await eventView(store().db, id, as.today)
    const kinds = new Set(view.followed.map((one) => one.kind))
    expect(kinds).toEqual(new Set(['indicator', 'programme', 'project', 'person']))
    expect(view.followed.every((one) => one.how === 'open' || one.within !== null)).toBe(true)
    expect(view.findings.map((one) => [one.rule, one.facts['kind']])).toEqual([
      ['undecided', 'indicator'],
      ['undecided', 'programme'],
      ['undecided', 'project'],
      ['undecided', 'person'],
    ])
    const no = await refusal(applyEvent(store().db, as, { id, version, requestId: fresh() }))
    expect([no.reason, no.facts]).toEqual(['reorganisation-open', { count: 4 }])
    expect((await eventList(store().db, as.today))[0]).toMatchObject({ id, state: 'draft', open: 4 })
  })

  test('the trial is the same function taken back: nothing is left of it, and applying does what it said', async () => {
    const { db } = store()
    const view = await eventView(db, (await drafted(store(), as, split())).id, as.today)
    const items = view.followed.filter((one) => one.kind !== 'person' && one.within === null)
    const said = {
      ...split(),
      items: items.map(({ item }, n) => ({ item, to: n % 2 === 0 ? 'n1' : 'n2' })),
      people: [{ userId: 'kim', from: a, to: 'n2' }],
    }
    const { id, version } = await drafted(store(), as, said)
    const was = await everything(store())
    const trial = await tryEvent(db, as, { id, version })
    expect(await everything(store())).toEqual(was)
    expect(trial).toMatchObject({ created: ['국제협력과', '교류지원과'], ended: [expect.any(String)] })
    expect(trial.people).toEqual([{ name: 'kim', from: expect.any(String) as string, to: '교류지원과' }])
    expect(trial.after).toEqual({ ...trial.before, units: trial.before.units + 1 })

    const done = await applyEvent(db, as, { id, version, requestId: fresh() })
    expect(done).toEqual(trial)
    const [before, after] = [await unitNames(db, BEFORE), await unitNames(db, DAY)]
    expect([before.has(a), after.has(a)]).toEqual([true, false])
    expect([...after.values()].map((unit) => unit.name)).toEqual(expect.arrayContaining(['국제협력과', '교류지원과']))
    const owners = await ownersOn(db, DAY)
    const rows = await db.selectFrom('indicator').select(['lineage_id', 'department_id', 'plan_id']).execute()
    for (const row of rows) {
      expect(owners.indicator(row, BEFORE)).toBe(row.department_id)
      expect(after.has(owners.indicator(row))).toBe(true)
    }
    expect(await db.selectFrom('user_department').selectAll().orderBy('unit_id').execute()).toMatchObject([
      { unit_id: a, from_on: null, to_on: DAY },
      { from_on: DAY, to_on: null },
    ])
    expect((await verifyAudit(db, KEY)).kind).toBe('ok')

    // A second press is the same; a draft that was applied is no draft.
    expect(await outcome(applyEvent(db, as, { id, version: done.version, requestId: fresh() }))).toBe('reorganisation-state')
    const back = { id, version: done.version, requestId: fresh() }
    expect(await outcome(undoEvent(db, as, { ...back, reason: ' ' }))).toBe('reason-needed')
    await undoEvent(db, as, { ...back, reason: '시행일 변경', requestId: fresh() })
    const now = await everything(store())
    expect([now.names, now.people]).toEqual([was.names, was.people])
    expect((await ownersOn(db, DAY)).moved).toBe(false)
    expect((await verifyAudit(db, KEY)).kind).toBe('ok')
  })

  test('a merge carries everything and its people once they are confirmed, and is undone', async () => {
    const { db } = store()
    const was = await everything(store())
    const said = { lines: [{ kind: 'merge' as const, from: a, to: b }] }
    const open = await drafted(store(), as, said, { accept: false })
    expect((await eventView(db, open.id, as.today)).findings.map((one) => one.rule)).toEqual([
      'same-day',
      'same-day',
      'people-follow',
    ])
    const { id, version } = await applied(store(), as, said)
    const owners = await ownersOn(db, DAY)
    const rows = await db.selectFrom('indicator').select(['lineage_id', 'department_id', 'plan_id']).execute()
    expect(rows.filter((row) => owners.indicator(row) === b)).toHaveLength(
      rows.filter((row) => [a, b].includes(row.department_id)).length,
    )
    expect(owners.successors(a)).toEqual([b])
    expect(await db.selectFrom('organisation_assignment').selectAll().where('event_id', '=', id).execute()).toEqual([])
    await undoEvent(db, as, { id, version, reason: '다시 정함', requestId: fresh() })
    const now = await everything(store())
    expect([now.names, now.people]).toEqual([was.names, was.people])
  })

  test('a name and a place change from the day on; an earlier event on the same unit is refused then', async () => {
    const { db } = store()
    const [, , c = 0] = office.departments
    const lines = [{ kind: 'rename' as const, from: c, name: '소통협력과', shortName: '' }]
    const { id, version } = await applied(store(), as, { lines })
    expect([(await unitNames(db, BEFORE)).get(c)?.name, (await unitNames(db, DAY)).get(c)?.name]).toEqual([
      '소통기획과',
      '소통협력과',
    ])
    const late = await drafted(
      store(),
      as,
      { lines: [{ kind: 'rename', from: c, name: '앞선 이름', shortName: '' }] },
      { day: '2026-05-01' },
    )
    expect((await eventView(db, late.id, as.today)).findings.map((one) => one.rule)).toEqual(['unit-changed-later'])
    await undoEvent(db, as, { id, version, reason: '시험', requestId: fresh() })
  })

  test('the later of two events is undone first; two on one day that touch one unit are refused', async () => {
    const { db } = store()
    const undo = (of: { readonly id: number; readonly version: number }) =>
      undoEvent(db, as, { ...of, reason: '시험', requestId: fresh() })
    const merged = await applied(store(), as, { lines: [{ kind: 'merge', from: a, to: b }] })
    const again = await drafted(store(), as, { lines: [{ kind: 'rename', from: b, name: '합친 과', shortName: '' }] })
    expect((await eventView(db, again.id, as.today)).findings.map((one) => one.rule)).toEqual(['unit-changed-later'])
    const renamed = await applied(
      store(),
      as,
      { lines: [{ kind: 'rename', from: b, name: '합친 과', shortName: '' }] },
      { day: '2026-08-01' },
    )
    expect((await refusal(undo(merged))).facts).toMatchObject({ what: 'events' })
    await undo(renamed)
    await undo(merged)
    expect((await ownersOn(db, DAY)).moved).toBe(false)
  })

  test('figures of staff and money are divided to the digit, as the plan prints them, and are no owner of anything', async () => {
    const { db } = store()
    const first = await eventView(db, (await drafted(store(), as, split())).id, as.today)
    expect(first.divisible.map(({ kind: what, whole, year }) => [what, whole, year])).toEqual([
      ['quota', 22, 2026],
      ['headcount', 22, 2026],
      ['money', 317_000_000, 2026],
    ])
    const things = first.followed.filter((one) => one.kind !== 'person' && one.within === null)
    const share = (what: 'quota' | 'money', to: string, figure: number) => ({ kind: what, from: a, to, figure, reason: '정원표' })
    const said = {
      ...split(),
      items: things.map(({ item }) => ({ item, to: 'n1' })),
      people: [{ userId: 'kim', from: a, to: 'n1' }],
      shares: [share('quota', 'n1', 14), share('quota', 'n2', 8), share('money', 'n1', 316_999_999), share('money', 'n2', 1)],
    }
    const wrong = { ...said, shares: said.shares.map((one) => ({ ...one, figure: one.figure + 1 })) }
    const open = await eventView(db, (await drafted(store(), as, wrong)).id, as.today)
    expect(open.findings.map((one) => [one.rule, one.facts['sum']])).toEqual([
      ['share-sum', 24],
      ['share-sum', 317_000_002],
    ])
    await setSetting(db, as, HANDOVER, 10, { effectiveFrom: '2026-07-01', reason: '짧은 인계' })
    const { id, version } = await drafted(store(), as, said)
    const done = await applyEvent(db, as, { id, version, requestId: fresh() })
    expect([done.divided.length, done.handoverUntil]).toEqual([4, '2026-07-11'])
    const rows = await db
      .selectFrom('organisation_assignment')
      .select(['subject_kind', 'figure', 'share'])
      .where('event_id', '=', id)
      .where('figure', 'is not', null)
      .orderBy('id')
      .execute()
    expect(rows.map((row) => [row.subject_kind, row.figure])).toEqual([
      ['quota', 14],
      ['quota', 8],
      ['money', 316_999_999],
      ['money', 1],
    ])
    expect(done.units.map((unit) => [unit.before === null, unit.after === null])).toEqual([
      [false, true],
      [true, false],
      [true, false],
    ])
    expect((await verifyAudit(db, KEY)).kind).toBe('ok')
    await undoEvent(db, as, { id, version: done.version, reason: '시험', requestId: fresh() })
  })

  describe('what stands on an applied event keeps it', () => {
    test.each([
      ['people', (unit: number) => ({ table: 'user_department' as const, row: { user_id: 'lee', unit_id: unit } })],
      [
        'activities',
        (unit: number) => ({
          table: 'activity' as const,
          row: {
            version: 1,
            department_id: unit,
            status: 'held' as const,
            starts_on: DAY,
            title: '교류',
            kind: 'meeting' as const,
          },
        }),
      ],
    ])('%s', async (what, rowOf) => {
      const { db } = store()
      const { id, version } = await applied(store(), as, { units: [newUnit('n1', `새 과 ${what}`)] })
      const made = [...(await unitNames(db, DAY)).values()].find((unit) => unit.name === `새 과 ${what}`)?.id ?? 0
      const { table, row } = rowOf(made)
      await db.insertInto(table).values(row).execute()
      const no = await refusal(undoEvent(db, as, { id, version, reason: '시험', requestId: fresh() }))
      expect([no.reason, no.facts]).toEqual(['reorganisation-built-on', { what, count: 1 }])
      expect((await eventView(db, id, as.today)).standing).toEqual([{ what, count: 1 }])
    })
  })
})
