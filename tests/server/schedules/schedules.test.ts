import { describe, expect, test } from 'vitest'
import type { Store } from '#data/database.ts'
import { schedulePage, schedulesPage, schedulesSummary } from '#server/schedules/page.ts'
import { progressProposal } from '#server/schedules/proposal.ts'
import type { Schedule } from '#server/schedules/read.ts'
import {
  addSchedule,
  type AddInput,
  changeForecast,
  changeSchedule,
  endSchedule,
  markDone,
  markUndone,
  reopenSchedule,
  replan,
} from '#server/schedules/save.ts'
import { fresh, type Office, openOffice, outcome, person, refusal, writer } from '../../helpers/people.ts'
import { onBothStores, useStore } from '../../helpers/stores.ts'

const step = (name: string, due: string | null, weight: number | null = null) => ({
  name,
  due,
  dueText: null,
  weight,
  owner: null,
  criterion: null,
})
const PLATFORM: Omit<AddInput, 'departmentId' | 'requestId'> = {
  title: '디지털 플랫폼 구축',
  indicatorId: null,
  programmeId: null,
  projectId: null,
  party: '가나 컨소시엄',
  amount: 43_300_000_000,
  amountNear: true,
  startsOn: '2025-07-15',
  days: 330,
  countsFirstDay: false,
  until: '2026-06',
  untilText: '2026년 6월까지',
  source: null,
  note: null,
  payments: [],
  steps: [
    step('착수', '2025-07-15'),
    step('착수 보고회', '2025-08'),
    step('시범운영', '2025-11'),
    step('전면 개통', '2026-03'),
    step('종료', '2026-06'),
  ],
}

onBothStores('사업 일정', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (_, made) => void (office = made))
  const unit = () => office.departments[0] ?? 0
  const kim = () => person('kim', 'evaluator', unit())
  const on = (day: string) => writer(kim(), day)
  const add = (more: Partial<AddInput> = {}, day = '2025-07-20') =>
    addSchedule(store().db, { ...PLATFORM, departmentId: unit(), requestId: fresh(), ...more }, on(day))
  const seen = ({ id, version }: Schedule) => ({ id, version, requestId: fresh() })
  const stepId = (of: Schedule, name: string) => of.steps.find((one) => one.name === name)?.id ?? 0
  const done = (of: Schedule, name: string, doneOn: string, day = doneOn) =>
    markDone(store().db, { ...seen(of), stepId: stepId(of, name), doneOn, evidence: null }, on(day))
  const shown = async (id: number, day: string) => (await schedulePage(store().db, { id }, kim(), day)).schedule

  test('the platform stands as reckoned by hand on 8 December 2025', async () => {
    let it = await add()
    it = await done(it, '착수', '2025-07-15', '2025-07-20')
    it = await done(it, '착수 보고회', '2025-08-27')
    const forecast = {
      ...seen(it),
      stepId: stepId(it, '시범운영'),
      forecast: '2025-12-19',
      measured: null,
      reason: '장비 입고 지연',
    }
    await changeForecast(store().db, forecast, on('2025-11-28'))
    expect((await shown(it.id, '2025-11-30')).standing).toMatchObject({
      state: 'watch',
      progress: { done: 40, planned: 60, lead: -20 },
    })
    const { standing, ends, endAgrees, weights } = await shown(it.id, '2025-12-08')
    expect(standing).toMatchObject({
      state: 'late',
      slip: { days: 19, atLeast: false },
      end: { planned: '2026-06', slip: { days: 0 } },
      progress: { done: 40, planned: 60, lead: -20 },
      next: 2,
    })
    expect(standing.steps.map((one) => one.state)).toEqual(['done', 'done', 'late', 'on-course', 'on-course'])
    expect({ ends, endAgrees, weights }).toEqual({
      ends: { withoutFirst: '2026-06-10', withFirst: '2026-06-09' },
      endAgrees: true,
      weights: [20, 20, 20, 20, 20],
    })
  })

  test('planning anew keeps the first plan and shows both slips; a step left out is kept apart', async () => {
    const it = await add({ steps: [step('설계', '2025-09'), step('시공', '2025-11'), step('조경', '2025-12')] })
    const [design, build] = it.steps.map((one) => one.id)
    const again = await replan(
      store().db,
      {
        ...seen(it),
        steps: [
          { ...step('설계', '2025-09', 40), id: design ?? 0 },
          { ...step('시공', '2026-01-31', 50), id: build ?? 0 },
          { ...step('시운전', '2026-02', 10), id: null },
        ],
        reason: '설계 변경',
      },
      on('2025-11-20'),
    )
    expect(again.baseline).toBe(2)
    expect(again.steps.map((one) => [one.name, one.planned, one.replanned, one.weight])).toEqual([
      ['설계', '2025-09', '2025-09', 40],
      ['시공', '2025-11', '2026-01-31', 50],
      ['시운전', '2026-02', '2026-02', 10],
    ])
    expect(again.dropped.map((one) => [one.name, one.planned, one.droppedIn])).toEqual([['조경', '2025-12', 2]])
    const { steps, state } = (await shown(it.id, '2025-12-01')).standing
    expect(state).toBe('late')
    expect(steps[1]).toMatchObject({ state: 'late', slip: { days: 62 }, slipReplanned: { days: 0 } })
    // Nothing of a plan can be written over, whoever tries.
    await expect(
      store()
        .db.updateTable('schedule_baseline_step' as never)
        .set({ due: '2026-12' } as never)
        .execute(),
    ).rejects.toThrow()
  })

  test('a late schedule that has ended keeps its days; what is ended is not changed until it is reopened', async () => {
    let it = await add({ steps: [step('준공', '2025-11-14')] })
    it = await done(it, '준공', '2025-11-26')
    it = await endSchedule(store().db, { ...seen(it), how: 'completed', endedOn: '2025-11-27', reason: '' }, on('2025-11-27'))
    expect((await shown(it.id, '2026-12-31')).standing).toMatchObject({ state: 'done', lateDays: 12, slip: { days: 12 } })
    expect(await outcome(done(it, '준공', '2025-11-14', '2025-12-01'))).toBe('schedule-ended')
    const open = await reopenSchedule(store().db, { ...seen(it), reason: '하자 보수' }, on('2025-12-01'))
    expect(open).toMatchObject({ status: 'open', endedOn: null })
    expect((await shown(it.id, '2025-12-02')).standing.lateDays).toBe(12)
  })

  test('it is completed with no step open; stopped, it stands as on that day', async () => {
    const it = await add({ steps: [step('준공', '2025-11-14')] })
    const end = (how: 'completed' | 'stopped', reason = '') =>
      endSchedule(store().db, { ...seen(it), how, endedOn: '2025-11-20', reason }, on('2025-11-20'))
    expect(await outcome(end('completed'))).toBe('steps-open')
    expect(await outcome(end('stopped'))).toBe('reason-needed')
    await end('stopped', '예산 삭감')
    expect((await shown(it.id, '2026-11-20')).standing).toMatchObject({ state: 'late', slip: { days: 6, atLeast: true } })
  })

  test('what is wrong is refused with its fault', async () => {
    const fault = async (of: Promise<unknown>) => (await refusal(of)).facts['fault']
    expect(await fault(add({ steps: [step('가', '2025-09', 50), step('나', '2025-10', 49)] }))).toBe('weights-sum')
    expect(await fault(add({ steps: [step('가', '2026-02-30')] }))).toBe('no-such-day')
    expect(await fault(add({ steps: [step('가', '2025-07-14')] }))).toBe('before-start')
    const it = await add()
    expect(await fault(done(it, '착수', '2025-07-21', '2025-07-20'))).toBe('in-future')
    expect(await fault(done(it, '착수', '2025-07-14', '2025-07-20'))).toBe('before-start')
    expect(await outcome(add({ indicatorId: 2_000_000 }))).toBe('unknown-indicator')
    expect(await outcome(add({ programmeId: 2_000_000 }))).toBe('unknown-programme')
  })

  test('the department alone writes, at the version it saw, and says why', async () => {
    const it = await add()
    const input = { ...seen(it), stepId: stepId(it, '착수'), doneOn: '2025-07-15', evidence: null }
    for (const other of [
      person('lee', 'evaluator', office.departments[1] ?? 0),
      person('admin', 'administrator'),
      person('boss', 'executive'),
    ])
      expect(await outcome(markDone(store().db, { ...input, requestId: fresh() }, writer(other, '2025-07-20')))).toBe('forbidden')
    await markDone(store().db, input, on('2025-07-20'))
    expect(await outcome(markDone(store().db, { ...input, requestId: fresh() }, on('2025-07-20')))).toBe('version-conflict')
    const now = { ...it, version: 2 }
    const forecast = { ...seen(now), stepId: stepId(it, '시범운영'), forecast: '2025-12', measured: null, reason: ' ' }
    expect(await outcome(changeForecast(store().db, forecast, on('2025-07-21')))).toBe('reason-needed')
    const back = { ...seen(now), stepId: stepId(it, '착수'), reason: '잘못 적음' }
    expect((await markUndone(store().db, back, on('2025-07-21'))).steps[0]?.doneOn).toBeNull()
    const history = (await schedulePage(store().db, { id: it.id }, kim(), '2025-07-21')).history
    expect(history.map((one) => [one.act, one.reason, one.step?.name ?? null])).toEqual([
      ['undone', '잘못 적음', '착수'],
      ['done', null, '착수'],
      ['add', null, null],
    ])
  })

  test('what is known of the contract changes; money paid by the day is added up', async () => {
    const it = await add()
    const { steps: _, ...fields } = PLATFORM
    const payments = [
      { kind: 'advance' as const, amount: 10_000_000_000, paidOn: '2025-08-01' },
      { kind: 'progress' as const, amount: 5_000_000_000, paidOn: '2025-12-31' },
    ]
    await changeSchedule(store().db, { ...fields, ...seen(it), until: '2026-07', payments }, on('2025-09-01'))
    expect(await shown(it.id, '2025-12-08')).toMatchObject({
      paid: 10_000_000_000,
      endAgrees: false,
      ends: { withoutFirst: '2026-06-10' },
    })
  })

  describe('a list', () => {
    const list = (day: string) => schedulesPage(store().db, {}, kim(), day)
    test('has the most slipped first and what has ended below, and a summary of what presses', async () => {
      const late = await add({ title: '늦은 사업', steps: [step('준공', '2024-01-31')], startsOn: null })
      const { schedules, departments } = await list('2025-12-08')
      expect(schedules[0]?.id).toBe(late.id)
      const slips = schedules
        .filter((one) => one.standing.state !== 'done' && one.status === 'open')
        .map((one) => one.standing.slip?.days ?? -1)
      expect(slips).toEqual(slips.toSorted((a, b) => b - a))
      expect(departments.map((one) => one.writable)).toEqual([true, false, false, false])
      const summary = await schedulesSummary(store().db, {}, '2025-12-08')
      expect(summary.pressing[0]).toMatchObject({ id: late.id, state: 'late', step: '준공', slip: { atLeast: true } })
      expect(summary.count).toBe(schedules.length)
    })
  })

  test('progress on the last day of the period is proposed for an indicator in %, with its steps', async () => {
    const indicatorId = await percentIndicator(store(), unit())
    let it = await add({ indicatorId })
    it = await done(it, '착수', '2025-07-15', '2025-07-20')
    it = await done(it, '착수 보고회', '2025-08-27')
    it = await done(it, '시범운영', '2026-01-05')
    const ask = { indicatorId, year: 2025, month: 0 }
    const found = await progressProposal(store().db, ask, '2026-03-02')
    expect(found).toMatchObject({ day: '2025-12-31', underWay: false, value: 40 })
    expect(found.schedules[0]?.steps.map((one) => one.doneOn)).toEqual(['2025-07-15', '2025-08-27', null, null, null])
    // A second one linked: nobody said how they add up.
    const other = await add({ indicatorId, title: '둘째' })
    expect(await progressProposal(store().db, ask, '2026-03-02')).toMatchObject({ value: null, schedules: [{}, {}] })
    await endSchedule(store().db, { ...seen(other), how: 'stopped', endedOn: '2025-08-01', reason: '중복' }, on('2025-08-01'))
    expect((await progressProposal(store().db, ask, '2026-03-02')).value).toBe(40)
  })

  test('what was measured of a step counts from the day on which it was', async () => {
    const indicatorId = await percentIndicator(store(), office.departments[2] ?? 0)
    const lee = person('lee', 'evaluator', office.departments[2] ?? 0)
    const as = (day: string) => writer(lee, day)
    const it = await addSchedule(
      store().db,
      { ...PLATFORM, departmentId: office.departments[2] ?? 0, indicatorId, requestId: fresh() },
      as('2025-07-20'),
    )
    const measured = { ...seen(it), stepId: stepId(it, '착수'), forecast: null, measured: 50, reason: '중간 점검' }
    await changeForecast(store().db, measured, as('2026-02-01'))
    expect((await progressProposal(store().db, { indicatorId, year: 2025, month: 0 }, '2026-03-02')).value).toBe(0)
    expect((await progressProposal(store().db, { indicatorId, year: 2026, month: 0 }, '2026-03-02')).value).toBe(10)
  })
})

/** An indicator of a department that is measured in %, once a year. */
async function percentIndicator(store: Store, departmentId: number): Promise<number> {
  const row = await store.db
    .selectFrom('indicator')
    .select(['id'])
    .where('department_id', '=', departmentId)
    .where('frequency', '=', 'year')
    .where('unit', '=', '%')
    .orderBy('id')
    .executeTakeFirstOrThrow()
  return row.id
}
