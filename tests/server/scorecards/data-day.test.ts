import { expect, test } from 'vitest'
import { actOnMany } from '#server/actuals/many.ts'
import { dataDay } from '#server/scorecards/data-day.ts'
import { COUNTED } from '#server/settings/settings.ts'
import { setSetting } from '../../helpers/settings.ts'
import { enter, fresh, type Office, onRecord, openOffice, person, writer } from '../../helpers/people.ts'
import { onBothStores, useStore } from '../../helpers/stores.ts'

const YEAR = 2025

onBothStores('the day of the data', (kind) => {
  let office: Office
  const store = useStore(kind, async (opened) => {
    office = await openOffice(opened)
  })
  const at = (code: string) => ({ indicatorId: office.ids.get(code) ?? 0, departmentId: office.departments[0] ?? 0 })
  const kim = () => person('kim', 'evaluator', office.departments[0] ?? 0)
  const head = () => person('head', 'head', office.departments[0] ?? 0)
  const typed = (code: string, day: string, version = 0) =>
    enter(store(), writer(kim(), day), '900', { indicatorId: at(code).indicatorId, version, cause: '수요 증가', reason: '시험' })
  const act = async (
    codes: readonly string[],
    as: ReturnType<typeof kim>,
    day: string,
    what: 'submit' | 'confirm' | 'recall',
  ) => {
    const cells = await store()
      .db.selectFrom('actual')
      .select(['indicator_id as indicatorId', 'version'])
      .where('year', '=', YEAR)
      .where('month', '=', 0)
      .where(
        'indicator_id',
        'in',
        codes.map((code) => at(code).indicatorId),
      )
      .execute()
    await actOnMany(
      store().db,
      writer(as, day),
      { year: YEAR, month: 0, cells, requestId: fresh() },
      { kind: what },
      { allOrNone: true },
    )
  }
  const on = (today: string, year = YEAR) => dataDay(store().db, { year }, today)
  const [one, two] = ['external-cooperation-1', 'external-cooperation-2']

  test('a plan that was only loaded is of the day it was read, whenever somebody looks', async () => {
    expect(await on('2026-11-29', 2024)).toEqual({
      day: '2026-01-05',
      changes: [
        { kind: 'loaded', count: 12 },
        { kind: 'plan-read', count: 1 },
      ],
    })
    expect(await on('2026-12-24', 2024)).toEqual(await on('2026-11-29', 2024))
  })

  test('typing changes nothing, submitting and confirming do, each by the number of figures', async () => {
    await typed(one, '2026-03-01')
    await typed(two, '2026-03-01')
    expect((await on('2026-11-29'))?.day).toBe('2026-01-05')
    await act([one, two], kim(), '2026-03-02', 'submit')
    expect(await on('2026-11-29')).toEqual({ day: '2026-03-02', changes: [{ kind: 'submitted', count: 2 }] })
    await act([one], head(), '2026-03-04', 'confirm')
    await act([two], kim(), '2026-03-04', 'recall')
    expect(await on('2026-11-29')).toEqual({
      day: '2026-03-04',
      changes: [
        { kind: 'confirmed', count: 1 },
        { kind: 'recalled', count: 1 },
      ],
    })
    // Another year's page is not touched by it.
    expect((await on('2026-11-29', 2024))?.day).toBe('2026-01-05')
  })

  test('where confirmed figures alone count, a submission is no change', async () => {
    const from = { effectiveFrom: '2026-03-05', reason: '시험' }
    await setSetting(store().db, writer(person('plan', 'administrator'), '2026-03-05'), COUNTED, 'confirmed-only', from)
    await typed(two, '2026-03-06', 3)
    await act([two], kim(), '2026-03-06', 'submit')
    expect(await on('2026-03-07')).toEqual({ day: '2026-03-04', changes: [{ kind: 'confirmed', count: 1 }] })
  })

  test('a changed target and an amount from a file are changes of the year', async () => {
    await onRecord(store(), (trx) =>
      trx
        .insertInto('target')
        .values({
          indicator_id: at(one).indicatorId,
          year: YEAR,
          revision: 9,
          kind: 'set',
          value: 12,
          stage: 'revised',
          effective_on: '2025-07-01',
          reason: '시험',
          approved_by: 'plan',
          // Still the eighth in London, the ninth in Seoul.
          recorded_at: '2026-03-08T15:30:00.000Z',
          recorded_by: 'plan',
        })
        .execute(),
    )
    expect(await on('2026-11-29')).toEqual({ day: '2026-03-09', changes: [{ kind: 'target', count: 1 }] })
  })
})
