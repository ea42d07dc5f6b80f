import { expect, test } from 'vitest'
import { migrate } from '#data/migrate.ts'
import { ownersOn } from '#server/organisation/owners.ts'
import { unitNames } from '#server/organisation/units.ts'
import { loadPlanIfEmpty } from '#server/plans/load-if-empty.ts'
import { startRecording } from '#server/record/start-recording.ts'
import { applyEvent } from '#server/reorganisations/apply.ts'
import { saveEvent } from '#server/reorganisations/drafts.ts'
import { eventList, eventView } from '#server/reorganisations/event.ts'
import { overview } from '#server/scorecards/overview.ts'
import { fresh, KEY, person, writer } from '../../helpers/people.ts'
import { onBothStores, PLAN_FOLDER, useStore } from '../../helpers/stores.ts'

const TODAY = '2024-06-28'
const as = writer(person('plan', 'administrator'), TODAY)

onBothStores('the reorganisation of July 2024', (kind) => {
  const store = useStore(kind, async (opened) => {
    await migrate(opened)
    await loadPlanIfEmpty(
      opened,
      { planFolder: PLAN_FOLDER, practice: true, practiceReorganisation: true },
      new Date('2024-06-01T00:00:00Z'),
    )
    await startRecording(opened.db, KEY, new Date('2024-06-02T00:00:00Z'))
  })

  test('asks for what its source does not say, and 2023 stays as it was to the digit', async () => {
    const { db } = store()
    const [event] = await eventList(db, TODAY)
    if (!event) throw new Error('the scenario has an event')
    const view = await eventView(db, event.id, TODAY)
    // Neither the day nor the number of the ordinance, and nothing of the unit that is split.
    expect(view.findings.map((one) => [one.rule, one.facts['kind'] ?? ''])).toEqual([
      ['no-day', ''],
      ['no-ordinance', ''],
      ['undecided', 'indicator'],
      ['undecided', 'programme'],
      ['undecided', 'project'],
    ])
    expect(view.draft.units.map((unit) => unit.name)).toEqual([
      'AI국',
      'AI프론티어사업과',
      'AI산업육성과',
      'AI미래행정과',
      'AI데이터인프라과',
      '국제협력국',
      '이민사회국',
    ])
    const before = await overview(db, { year: 2023 }, TODAY)

    const targets = ['n2', 'n3', 'n4', 'n5']
    const saved = await saveEvent(db, as, {
      id: event.id,
      version: view.version,
      head: { ...view.head, day: '2024-07-08', ordinanceNumber: '제8032호(연습)' },
      draft: {
        ...view.draft,
        items: view.followed
          .filter((one) => one.within === null)
          .map(({ item }, n) => ({ item, to: targets[n % targets.length] ?? null })),
      },
      requestId: fresh(),
    })
    const done = await applyEvent(db, as, { id: event.id, version: saved.version, requestId: fresh() })
    expect(done.after).toEqual({ ...done.before, units: done.before.units + 6 })
    expect(done.moved.map((one) => one.to)).toEqual(['국제협력국', '이민사회국'])
    expect((await unitNames(db, '2024-07-07')).size).toBe(done.before.units)
    const names = await unitNames(db, '2024-07-08')
    expect([...names.values()].filter((unit) => unit.name === '미래평생교육국')).toHaveLength(1)
    // Everything has a unit of the day, each indicator one.
    const owners = await ownersOn(db, '2024-07-08')
    const rows = await db.selectFrom('indicator').select(['lineage_id', 'department_id', 'plan_id']).execute()
    expect(rows.every((row) => names.has(owners.indicator(row)))).toBe(true)
    expect(await overview(db, { year: 2023 }, TODAY)).toEqual(before)
  })
})
