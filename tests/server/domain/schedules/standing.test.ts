import { expect, test } from 'vitest'
import { bySlip, progressOf, scheduleStanding, shownWeights, type StepFacts, stepStanding } from '#domain/schedules/standing.ts'

const step = (planned: string | null, more: Partial<StepFacts> = {}): StepFacts => ({
  planned,
  replanned: planned,
  forecast: null,
  doneOn: null,
  measured: null,
  weight: null,
  ...more,
})

/** The platform: begun 15 July, report done 27 August, pilot promised for 19 December and done on 22 December, opened a month late, ended late. */
const platform = (today: string): readonly StepFacts[] => {
  const by = (day: string) => today >= day
  return [
    step('2025-07-15', { doneOn: by('2025-07-15') ? '2025-07-15' : null }),
    step('2025-08', { doneOn: by('2025-08-27') ? '2025-08-27' : null }),
    step('2025-11', {
      forecast: by('2025-11-20') ? '2025-12-19' : null,
      doneOn: by('2025-12-22') ? '2025-12-22' : null,
    }),
    step('2026-03', { forecast: by('2026-03-02') ? '2026-05-15' : null, doneOn: by('2026-04-30') ? '2026-04-30' : null }),
    step('2026-06', { doneOn: by('2026-07-12') ? '2026-07-12' : null }),
  ]
}

// day, state of the whole, done / planned, largest slip of what is open ('+': each day adds one), state of the pilot
const GOLDEN = [
  ['2025-07-01', 'on-course', 0, 0, '0', 'on-course'],
  ['2025-07-14', 'on-course', 0, 0, '0', 'on-course'],
  ['2025-07-15', 'on-course', 20, 20, '0', 'on-course'],
  ['2025-08-26', 'on-course', 20, 20, '0', 'on-course'],
  ['2025-08-27', 'on-course', 40, 20, '0', 'on-course'],
  ['2025-08-31', 'on-course', 40, 40, '0', 'on-course'],
  ['2025-11-19', 'on-course', 40, 40, '0', 'on-course'],
  ['2025-11-20', 'watch', 40, 40, '19', 'watch'],
  ['2025-11-29', 'watch', 40, 40, '19', 'watch'],
  ['2025-11-30', 'watch', 40, 60, '19', 'watch'],
  ['2025-12-01', 'late', 40, 60, '19', 'late'],
  ['2025-12-08', 'late', 40, 60, '19', 'late'],
  ['2025-12-19', 'late', 40, 60, '19', 'late'],
  ['2025-12-21', 'late', 40, 60, '21+', 'late'],
  ['2025-12-22', 'on-course', 60, 60, '0', 'done'],
  ['2026-03-02', 'late', 60, 60, '45', 'done'],
  ['2026-04-01', 'late', 60, 80, '45', 'done'],
  ['2026-04-30', 'on-course', 80, 80, '0', 'done'],
  ['2026-07-01', 'late', 80, 100, '1+', 'done'],
  ['2026-07-12', 'done', 100, 100, '12', 'done'],
  ['2027-01-01', 'done', 100, 100, '12', 'done'],
] as const

test.each(GOLDEN)(
  'on %s the platform is %s: done %i of planned %i, slip %s, the pilot %s',
  (day, state, done, planned, slip, pilot) => {
    const found = scheduleStanding(platform(day), day)
    expect({ state: found.state, done: found.progress.done, planned: found.progress.planned }).toEqual({ state, done, planned })
    expect(found.slip === null ? '–' : `${found.slip.days}${found.slip.atLeast ? '+' : ''}`).toBe(slip)
    expect(found.steps[2]?.state).toBe(pilot)
  },
)

test('a step of a month is late after its last day only, without a forecast too', () => {
  expect(stepStanding(step('2025-11'), '2025-11-30')).toMatchObject({
    state: 'on-course',
    overdue: 0,
    slip: { days: 0, atLeast: false },
  })
  expect(stepStanding(step('2025-11'), '2025-12-01')).toMatchObject({
    state: 'late',
    overdue: 1,
    slip: { days: 1, atLeast: true },
  })
})

test('what is expected up to 30 days late is watched, more is late before its day', () => {
  expect(stepStanding(step('2025-11', { forecast: '2025-12-30' }), '2025-10-01').state).toBe('watch')
  expect(stepStanding(step('2025-11', { forecast: '2025-12-31' }), '2025-10-01').state).toBe('late')
  expect(stepStanding(step('2025-H2', { forecast: '2025-11' }), '2025-10-01')).toMatchObject({
    state: 'on-course',
    slip: { days: 0 },
  })
})

test('a later plan takes no delay away: both slips are there, and the state follows the first', () => {
  const found = stepStanding(step('2025-11', { replanned: '2025-12-31', forecast: '2026-01-10' }), '2025-12-15')
  expect(found).toMatchObject({ state: 'late', slip: { days: 41 }, slipReplanned: { days: 10 } })
  const whole = scheduleStanding([step('2025-11', { replanned: '2026-01', doneOn: '2026-01-20' })], '2026-02-01')
  expect(whole).toMatchObject({ state: 'done', lateDays: 51, end: { slip: { days: 51 }, slipReplanned: { days: 0 } } })
})

test('without a day nothing is judged, and an end that nobody knows has no slip', () => {
  expect(stepStanding(step(null), '2025-12-15')).toMatchObject({ state: 'unjudged', expected: null, slip: null })
  expect(scheduleStanding([], '2025-12-15')).toMatchObject({ state: 'unjudged', slip: null, next: null })
  const found = scheduleStanding([step('2025-11', { doneOn: '2025-11-03' }), step(null)], '2025-12-15')
  expect(found).toMatchObject({ state: 'unjudged', end: { planned: '2025-11', expected: null, slip: null }, next: 1 })
})

test('what was done after the day looked at was not done yet', () => {
  expect(stepStanding(step('2025-11', { doneOn: '2025-12-22' }), '2025-12-10')).toMatchObject({ state: 'late', overdue: 10 })
})

test('done within its month is no slip, before its month is early', () => {
  expect(stepStanding(step('2025-08', { doneOn: '2025-08-01' }), '2025-09-01').slip).toEqual({ days: 0, atLeast: false })
  expect(stepStanding(step('2025-08', { doneOn: '2025-07-30' }), '2025-09-01').slip).toEqual({ days: -2, atLeast: false })
})

test('progress goes by weight, not by count; a step that was measured counts in part', () => {
  const steps = [
    step('2025-01', { weight: 10, doneOn: '2025-01-10' }),
    step('2025-02', { weight: 20, measured: 50 }),
    step('2025-12', { weight: 70 }),
  ]
  expect(progressOf(steps, '2025-03-01')).toEqual({ done: 20, planned: 30, lead: -10 })
  expect(progressOf([step('2025-01', { doneOn: '2025-01-10' }), step('2025-02'), step('2025-12')], '2025-03-01')).toEqual({
    done: 33.33,
    planned: 66.67,
    lead: -33.33,
  })
  expect(shownWeights([step(null), step(null), step(null)])).toEqual([33.33, 33.33, 33.33])
})

test('a list has the most slipped first, the finished below', () => {
  const at = (today: string, steps: readonly StepFacts[]) => scheduleStanding(steps, today)
  const late = at('2025-12-08', platform('2025-12-08'))
  const watched = at('2025-12-08', [step('2026-01', { forecast: '2026-02-06' })])
  const good = at('2025-12-08', [step('2026-01')])
  const open = at('2025-12-08', [step(null)])
  const done = at('2025-12-08', [step('2025-11', { doneOn: '2025-12-05' })])
  expect([done, open, good, watched, late].toSorted(bySlip)).toEqual([late, watched, good, open, done])
})
