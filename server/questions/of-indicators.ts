import { groupsCompared, indicatorsCompared } from '#domain/questions/about-compared.ts'
import { actualsAnswer, type GroupAt, SHOWN, standingAnswer, targetsAnswer } from '#domain/questions/about-group.ts'
import { causesAnswer, listAnswer, rankAnswer } from '#domain/questions/about-list.ts'
import { actualAnswer, causeAnswer, periodAsked, rateAnswer, targetAnswer } from '#domain/questions/about-indicator.ts'
import type { AnswerBody, Quote } from '#domain/questions/answer.ts'
import type { IndicatorAt } from '#domain/questions/figures.ts'
import type { ListState } from '#domain/questions/cues.ts'
import type { Thing } from '#domain/questions/link.ts'
import type { Understood } from '#domain/questions/understand.ts'
import type { ScoringPolicy } from '#domain/scoring/policy.ts'
import { FREQUENCY_WORDS } from '#domain/words/rule-words.ts'
import { indicatorDetail } from '../departments/indicator-detail.ts'
import { bureauOf, byOf, type Found, indicatorAt, notHere, notOf, type On, printedQuote, yearWith } from './asking.ts'
import { bureauGroup, departmentGroup, heldByBureau, heldByDepartment } from './figures-of.ts'
import { budget, newProgrammes } from './of-money.ts'
import { departmentOf, overviewOf } from './pages.ts'

export async function ofIndicator(on: On, of: Understood): Promise<Found> {
  const { subject } = of
  if (subject === null) return { body: notHere(), year: on.year, policy: null }
  const { page, at, row } = await indicatorAt(on, subject)
  if (at === undefined || row === undefined) return { body: notOf(subject), year: on.year, policy: null }
  const held = heldByDepartment(page).filter((one) => one.indicatorId === subject.id)
  const judged = at.pace !== null && at.pace.status !== 'too-early'
  const { rate, actual } = at.score
  const lags = at.pace?.status === 'behind' || at.pace?.status === 'needs-improvement'
  if (of.intent === 'cause') {
    // '왜 미달' is of the year that was missed; '왜' alone of that too, where there is one.
    const missed = held.some((one) => one.missed && one.year <= on.year)
    if (missed) yearWith(on, held, (one) => one.missed, at.score.category === 'missed' || (lags && of.state !== 'missed'), true)
    else yearWith(on, held, (one) => one.rated, rate.kind === 'rate' || judged)
  }
  if (of.intent === 'rate')
    yearWith(on, held, (one) => one.rated, rate.kind === 'rate' || (at.pace !== null && at.pace.value !== null))
  if (of.intent === 'actual' && of.period === null)
    yearWith(on, held, (one) => one.measured, actual.kind === 'measured' || ('soFar' in actual && actual.soFar !== undefined))
  const by = await byOf(on, page.policy, [at])
  const policy = of.intent === 'target' || of.intent === 'actual' ? null : page.policy.version
  const done = (body: AnswerBody): Found => ({ body, year: on.year, policy })
  switch (of.intent) {
    case 'target':
      return done(targetAnswer(at, by))
    case 'actual': {
      if (of.period === null) return done(actualAnswer(at, by))
      const { month, frequency } = of.period
      const period = row.inYear.frequency === frequency ? row.inYear.periods.find((one) => one.month === month) : undefined
      return done(
        actualAnswer(at, by, {
          name: periodAsked(on.year, month, frequency, 'each'),
          otherwise: row.inYear.frequency === frequency ? null : FREQUENCY_WORDS[row.inYear.frequency],
          figure: period?.figure ?? null,
          final: period?.state === 'confirmed',
        }),
      )
    }
    case 'cause':
      return done(causeAnswer(at, by, await rationaleOf(on, at)))
    default:
      return done(rateAnswer(at, by))
  }
}

async function rationaleOf(on: On, at: IndicatorAt): Promise<Quote | null> {
  const detail = await indicatorDetail(on.db, at.score.id, on.user, on.today, on.year)
  const text = detail.definition.rationale
  if (text === null || text === '') return null
  return printedQuote(on, at.score.id, at, 'rationale', text)
}

async function groupOf(on: On, subject: Thing | null) {
  if (subject?.kind === 'department') {
    const page = await departmentOf(on.db, subject.id, on, on.today)
    return { group: departmentGroup(page), held: heldByDepartment(page), policy: page.policy, settled: page.plan.settledYear }
  }
  const page = await overviewOf(on.db, bureauOf(on, subject), on, on.today)
  return { group: bureauGroup(page), held: heldByBureau(page), policy: page.policy, settled: page.plan.settledYear }
}

const judgedNow = (group: GroupAt) =>
  group.indicators.some((at) => at.score.rate.kind === 'rate' || (at.pace !== null && at.pace.value !== null))

export async function ofGroup(on: On, of: Understood): Promise<Found> {
  if (of.intent === 'rate' && of.level === 'department' && of.subject?.kind !== 'department')
    return departmentsRanked(on, { ...of, count: SHOWN })
  const { group, held, policy } = await groupOf(on, of.subject)
  if (of.intent === 'rate') yearWith(on, held, (one) => one.rated, judgedNow(group))
  if (of.intent === 'cause')
    yearWith(
      on,
      held,
      (one) => one.missed,
      group.indicators.some((at) => at.score.category === 'missed' || (of.state === null && at.pace?.status === 'behind')),
      true,
    )
  if (of.intent === 'actual')
    yearWith(
      on,
      held,
      (one) => one.measured,
      group.indicators.some(
        ({ score: { actual } }) => actual.kind === 'measured' || ('soFar' in actual && actual.soFar !== undefined),
      ),
    )
  const by = await byOf(on, policy, group.indicators)
  const answers = { target: targetsAnswer, actual: actualsAnswer, cause: causesAnswer, rate: standingAnswer }
  const intent = of.intent === 'target' || of.intent === 'actual' || of.intent === 'cause' ? of.intent : 'rate'
  return {
    body: answers[intent](group, by),
    year: on.year,
    policy: intent === 'target' || intent === 'actual' ? null : policy.version,
  }
}

const OF_RESULTS: ReadonlySet<ListState> = new Set(['missed', 'met', 'exceeded', 'not-computable', 'provisional'])

export async function list(on: On, of: Understood): Promise<Found> {
  const state = of.state ?? 'missed'
  if (state === 'new' && of.level !== null && of.level !== 'indicator' && of.level !== 'department') return newProgrammes(on, of)
  const { group, held, policy, settled } = await groupOf(on, of.subject)
  const results = group.indicators.some((at) => at.score.rate.kind === 'rate')
  if (OF_RESULTS.has(state)) yearWith(on, held, (one) => one.rated, results)
  const without = new Set(held.filter((one) => one.year === settled && one.noTarget).map((one) => one.indicatorId))
  const by = await byOf(on, policy, group.indicators)
  return { body: listAnswer(group, by, state, (id) => without.has(id)), year: on.year, policy: policy.version }
}

export async function rank(on: On, of: Understood): Promise<Found> {
  const { group, held, policy } = await groupOf(on, of.subject)
  const measure = of.measure ?? 'rate'
  if (of.level === 'department' && measure === 'rate' && group.kind === 'bureau') return departmentsRanked(on, of)
  if (measure !== 'weight')
    yearWith(
      on,
      held,
      (one) => one.rated,
      group.indicators.some((at) => at.score.rate.kind === 'rate'),
    )
  const by = await byOf(on, policy, group.indicators)
  return {
    body: rankAnswer(group, by, { measure, most: of.most, count: of.count ?? 1 }),
    year: on.year,
    policy: measure === 'weight' ? null : policy.version,
  }
}

/** Departments by their score. */
async function departmentsRanked(on: On, of: Understood): Promise<Found> {
  const page = await overviewOf(on.db, bureauOf(on, of.subject), on, on.today)
  yearWith(
    on,
    heldByBureau(page),
    (one) => one.rated,
    page.departments.some((one) => one.score.shown !== null),
  )
  const whole = bureauGroup(page)
  const groups = page.departments
    .filter((one) => one.score.shown !== null)
    .map((one): GroupAt => ({
      kind: 'department',
      id: one.id,
      name: one.name,
      year: page.year,
      place: { to: '/departments/$departmentId', departmentId: one.id, search: { year: page.year } },
      indicators: whole.indicators.filter((at) => at.departmentId === one.id),
      score: { shown: one.score.shown ?? 0, measured: one.score.measuredWeight, total: one.score.totalWeight, rule: null },
    }))
    .toSorted((a, b) => (of.most ? -1 : 1) * ((a.score?.shown ?? 0) - (b.score?.shown ?? 0)) || a.id - b.id)
  const limit = groups[Math.min(of.count ?? 1, groups.length) - 1]?.score?.shown
  const shown = groups.filter((one, index) => index < (of.count ?? 1) || one.score?.shown === limit)
  const by = await byOf(on, page.policy, [])
  return { body: groupsCompared(shown, by), year: on.year, policy: page.policy.version }
}

export async function compare(on: On, of: Understood): Promise<Found> {
  const { subject, against } = of
  const years = of.againstBefore || on.years.length === 1 ? [on.year - 1, on.year] : on.years
  if (subject?.kind === 'programme' || subject?.kind === 'project' || of.measure === 'budget') return budget(on, of)
  if (subject?.kind === 'indicator') {
    const asked =
      against === null
        ? years.map((year) => ({ year, thing: subject }))
        : [subject, against].map((thing) => ({ year: on.year, thing }))
    const found: IndicatorAt[] = []
    let policy: ScoringPolicy | null = null
    for (const { year, thing } of asked) {
      const { page, at } = await indicatorAt({ ...on, year }, thing)
      policy = page.policy
      if (at !== undefined) found.push(at)
    }
    if (policy === null || found.length < 2) return { body: notOf(subject), year: on.year, policy: null }
    const by = await byOf(on, policy, found, years)
    return { body: indicatorsCompared(found, by), year: on.year, policy: policy.version }
  }
  const asked =
    against === null
      ? years.map((year) => ({ year, thing: subject }))
      : [subject, against].map((thing) => ({ year: on.year, thing }))
  const groups: GroupAt[] = []
  let policy: ScoringPolicy | null = null
  for (const { year, thing } of asked) {
    const found = await groupOf({ ...on, year }, thing)
    policy = found.policy
    if (against !== null) yearWith(on, found.held, (one) => one.rated, found.group.score !== null)
    groups.push(found.group)
  }
  if (policy === null) return { body: notHere(), year: on.year, policy: null }
  return { body: groupsCompared(groups, await byOf(on, policy, [])), year: on.year, policy: policy.version }
}
