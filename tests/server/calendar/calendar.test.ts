import { expect, test } from 'vitest'
import { calendar, pressingSteps } from '#server/calendar/calendar.ts'
import { recordStep, type RecordStepInput } from '#server/calendar/record.ts'
import { rollOver } from '#server/next-plan/roll-over.ts'
import { fresh, onRecord, openOffice, outcome, person, refusal, writer } from '../../helpers/people.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'

const administrator = writer(person('administrator', 'administrator'))

onBothStores('the yearly calendar', (kind) => {
  const store = useStore(kind, openOffice)
  const at = async (year: number, today = TODAY) => {
    const [bureau] = (await calendar(store().db, { year }, today)).bureaus
    if (!bureau) throw new Error('no bureau')
    return { id: bureau.id, state: Object.fromEntries(bureau.steps.map((s) => [s.step, s.state])), steps: bureau.steps }
  }
  const record = async (of: Partial<RecordStepInput>, as = administrator) =>
    recordStep(
      store().db,
      {
        bureauId: (await at(2026)).id,
        fiscalYear: 2026,
        step: 'council-decision',
        doneOn: '2025-12-12',
        note: '제415회',
        requestId: fresh(),
        ...of,
      },
      as,
    )

  test('2026: filed in November, the decision not on record, results to come', async () => {
    const { state, steps } = await at(2026)
    expect(state).toMatchObject({
      'plan-to-council': { kind: 'done', on: '2025-11', late: null },
      'council-decision': { kind: 'open', count: { kind: 'late', days: 339 } },
      'accounts-closed': { kind: 'open', count: { kind: 'left' } },
      'results-due': { kind: 'open', count: { kind: 'left' } },
    })
    expect(steps.map((s) => s.dueOn)).toEqual([
      '2025-11-11',
      '2025-12-16',
      '2027-02-10',
      '2027-03-31',
      '2027-05-31',
      '2027-06-05',
    ])
    expect(steps.find((s) => s.step === 'results-due')?.results).toEqual({ confirmed: 0, of: 12 })
  })
  test('years before the first plan ask for nothing; years outside are refused with those that are there', async () => {
    const { years } = await calendar(store().db, {}, TODAY)
    expect(years).toEqual([2026, 2027])
    expect(await refusal(calendar(store().db, { year: 2020 }, TODAY))).toMatchObject({
      reason: 'unknown-year',
      facts: { first: 2026, last: 2027 },
    })
    expect((await at(2025, '2025-11-01')).state['plan-to-council']).toEqual({ kind: 'not-applicable' })
  })
  test('a draft is not filed: next year’s day is still open', async () => {
    const from = await store().db.selectFrom('plan').select('id').executeTakeFirstOrThrow()
    await rollOver(store().db, { fromPlanId: from.id, requestId: fresh() }, administrator)
    expect((await at(2027)).state['plan-to-council']).toEqual({ kind: 'open', count: { kind: 'late', days: 9 } })
  })
  test('the board holds what is due within 30 days or late, the earliest first', async () => {
    const pressing = await pressingSteps(store().db, TODAY)
    expect(pressing.map((p) => [p.fiscalYear, p.step])).toEqual([
      [2026, 'council-decision'],
      [2027, 'plan-to-council'],
      [2027, 'council-decision'],
    ])
  })
  test('what the store cannot know is recorded, and taken back; who, when and the note are kept', async () => {
    expect(await outcome(record({}, writer(person('h', 'head', 3))))).toBe('forbidden')
    expect(await outcome(record({ doneOn: '2026-11-21' }))).toBe('calendar-day')
    expect(await outcome(record({ step: 'plan-to-council' }))).toBe('calendar-known')
    expect(await outcome(record({ step: 'results-due' }))).toBe('calendar-known')
    expect(await outcome(record({ bureauId: 999 }))).toBe('unknown-bureau')
    expect(await record({})).toEqual({ doneOn: '2025-12-12' })
    const { state, steps } = await at(2026)
    expect(state['council-decision']).toEqual({ kind: 'done', on: '2025-12-12', late: 0 })
    expect(steps[1]?.recorded).toMatchObject({ by: 'administrator', note: '제415회' })
    await record({ doneOn: null, note: '' })
    expect((await at(2026)).state['council-decision']).toMatchObject({ kind: 'open' })
    expect(await store().db.selectFrom('calendar_record').selectAll().execute()).toHaveLength(2)
    await expect(store().db.deleteFrom('calendar_record').execute()).rejects.toThrow(/append-only/)
  })
  test('results are done on the day the last of them was confirmed', async () => {
    await onRecord(store(), async (trx) => {
      const ids = await trx
        .selectFrom('indicator as i')
        .innerJoin('plan as p', 'p.id', 'i.plan_id')
        .where('p.fiscal_year', '=', 2026)
        .select('i.id')
        .execute()
      const figure = {
        year: 2026,
        month: 0,
        version: 1,
        kind: 'measured',
        value: 1,
        finality: 'final',
        stage: 'confirmed',
      } as const
      const none = { reason: null, cause: null, remedy: null, remedy_due: null, request_id: null }
      for (const [n, { id }] of ids.entries()) {
        await trx
          .insertInto('actual')
          .values({ indicator_id: id, ...figure })
          .execute()
        // The last is past midnight in Seoul, not yet in Greenwich.
        const at2 = n === 11 ? '2027-03-05T15:30:00.000Z' : '2027-02-01T00:00:00.000Z'
        await trx
          .insertInto('actual_revision')
          .values({ indicator_id: id, ...figure, ...none, recorded_at: at2, recorded_by: 'head' })
          .execute()
      }
    })
    expect((await at(2026, '2027-04-02')).state['results-due']).toEqual({ kind: 'done', on: '2027-03-06', late: 0 })
  })
})
