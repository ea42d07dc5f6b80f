import type { Db } from '#data/database.ts'
import { type Countdown, countdown } from '#domain/entry/countdown.ts'
import { monthsOf } from '#domain/entry/due.ts'
import { expectedPace, pacePlan, yearPace } from '#domain/entry/pace.ts'
import type { PaceStatus } from '#domain/entry/pace-status.ts'
import { type CellRules, missingIn } from '#domain/entry/entry-cell.ts'
import type { Finding, Missing } from '#domain/entry/entry-checks.ts'
import type { Aggregation, Direction, Frequency, IndicatorKind } from '#domain/scoring/indicator.ts'
import type { IndicatorScore } from '#domain/scoring/score.ts'
import type { ScoringPolicy } from '#domain/scoring/policy.ts'
import { scoreIndicator } from '#domain/scoring/score.ts'
import {
  type Act,
  actsOpen,
  type ActingPerson,
  type EntryValue,
  type Item,
  type Setting,
  type Window,
} from '#domain/entry/submission.ts'
import type { Target } from '#domain/scoring/value.ts'
import type { PeriodFigure, YearFigure } from '#domain/entry/year-figure.ts'
import { scoringInput } from './indicator-facts.ts'
import type { Definitions } from './definitions.ts'
import type { Component } from './cell-beside.ts'
import { type CellFacts, findingsOf, rulesOf, yearWith } from './cell-facts.ts'
import { itemOf, lastFigure, type RecordedAct, recordedActsOf, type Explanation, explanationOf } from './history.ts'
import { type SinceReturn, sinceReturn } from './since-return.ts'
import type { Owners } from '../organisation/owners.ts'
import type { EntryRules } from '../settings/settings.ts'

/** One row of the entry grid: everything beside the figure, and what may be done with it. */
export interface GridCell extends Explanation {
  readonly indicatorId: number
  readonly code: string
  readonly name: string
  readonly unit: string
  readonly kind: IndicatorKind
  readonly weight: number
  readonly decimals: number
  readonly direction: Direction
  readonly aggregation: Aggregation
  readonly frequency: Frequency
  readonly reported: 'each' | 'running-total'
  readonly formula: string
  readonly departmentId: number
  readonly goalId: number
  readonly year: number
  readonly month: number
  /** '2026', '2026-Q3' … */
  readonly period: string
  readonly target: Target
  /** what the council confirmed, where an official change replaced it */
  readonly originalTarget?: Target
  readonly lastYear: number | null
  readonly lastYearTotal: number | null
  readonly lastYearPeriods: CellFacts['lastYearPeriods']
  /** 시기별 목표 at the end of the period, of the year so far; null for a yearly figure and where there is none */
  readonly expected: number | null
  /** the year up to this period against it, as the department's page judges it; null for a year's own figure */
  readonly pace: PaceStatus | null
  readonly recent: CellFacts['recent']
  /** with these the screen judges a figure by the server's own checks (#domain/entry/entry-cell.ts) */
  readonly shareOfWhole: boolean | null
  readonly periods: readonly PeriodFigure[]
  readonly value: EntryValue
  /** send it back with a write; 0 = nobody has touched the cell */
  readonly version: number
  readonly stage: Item['stage']
  readonly window: Window
  readonly due: { readonly on: string; readonly count: Countdown }
  /** hard findings can only stand on figures loaded from elsewhere */
  readonly findings: readonly Finding[]
  /** what must still be written before it can be submitted */
  readonly missing: readonly Missing[]
  /** the year's figure with this one in it; its rate is in `score` */
  readonly yearFigure: YearFigure
  readonly score: IndicatorScore
  readonly components: readonly Component[]
  readonly evidence: number
  /** 댓글 not withdrawn, and how many of them nobody has resolved */
  readonly comments: { readonly count: number; readonly open: number }
  readonly acts: readonly Act['kind'][]
  readonly last: (RecordedAct & { readonly act: string | null }) | null
  readonly returned: RecordedAct | null
  /** null while no return stands */
  readonly sinceReturn: SinceReturn | null
  readonly reopened: RecordedAct | null
  /** who typed the figure, where that was somebody else than who looks; null = the same person, or nobody */
  readonly typedBy: string | null
  /** the figure last confirmed, to stand beside a later one */
  readonly confirmed: (RecordedAct & { readonly value: EntryValue; readonly version: number }) | null
}

export interface CellContext {
  readonly acting: ActingPerson
  /** whose everything is today */
  readonly owners: Owners
  readonly today: string
  readonly rules: EntryRules
  readonly policy: ScoringPolicy
  /** how indicators are measured in which year */
  readonly dated: Definitions
  /** reads through what is kept until it changes; null where nothing may be */
  readonly keep: Keep | null
}

/** What `read` gives, kept under the key until a row that it was made of changes (`unlessChanged`). */
export type Keep = <T>(key: readonly unknown[], read: (db: Db) => Promise<T>) => Promise<T>

/** The figure that stands in a cell with its words, and all that the checks look at. */
export type StandingCell = Pick<
  GridCell,
  'indicatorId' | 'decimals' | 'value' | 'version' | 'components' | 'last' | keyof Explanation | keyof CellRules
>

export function standingCell(facts: CellFacts, item = itemOf(facts.revisions)): StandingCell {
  return {
    ...rulesOf(facts),
    indicatorId: facts.indicator.id,
    decimals: facts.indicator.decimals,
    components: facts.components,
    value: item.value,
    version: item.version,
    ...explanationOf(facts.revisions),
    last: recordedActsOf(facts.revisions).last,
  }
}

/** Makes the row of what is stored; pure. */
export function gridCell(facts: CellFacts, at: CellContext): GridCell {
  const { indicator: i, period } = facts
  const item = itemOf(facts.revisions)
  const standing = standingCell(facts, item)
  const yearFigure = yearWith(facts, item.value)
  const findings = findingsNow(facts, item)
  return {
    ...standing,
    code: i.code,
    kind: i.kind,
    weight: i.weight,
    formula: i.formula,
    departmentId: i.department_id,
    goalId: i.goal_id,
    period: period.name,
    lastYearTotal: facts.lastYearTotal,
    lastYearPeriods: facts.lastYearPeriods,
    ...paceAt(facts, at),
    recent: facts.recent,
    stage: item.stage,
    window: facts.window,
    due: { on: facts.dueOn, count: countdown(facts.dueOn, at.today) },
    findings,
    missing: missingNow(facts, item, standing, findings, at),
    yearFigure,
    score: scoreIndicator(scoringInput(facts.scoring, period.year), at.policy),
    evidence: facts.evidence,
    comments: facts.comments,
    acts: actsOpen(item, at.acting, settingOf(facts, at)),
    sinceReturn: sinceReturn(facts.revisions, facts.answers, facts.components),
    typedBy: typedByAnother(facts, item, at),
    ...recordedActsOf(facts.revisions),
  }
}

/** Whose draft it is, by name, when the person had no part in it; null for one's own and where nothing was typed. */
export const typedByAnother = (facts: CellFacts, { authors }: Item, { acting }: Pick<CellContext, 'acting'>): string | null =>
  authors.length === 0 || authors.includes(acting.id) ? null : (lastFigure(facts.revisions)?.recorded_by ?? null)

/** Under which the workflow decides on an act on this cell. */
export const settingOf = (facts: CellFacts, { rules }: Pick<CellContext, 'rules'>): Setting => ({
  departmentId: facts.indicator.department_id,
  window: facts.window,
  selfApproval: rules.selfApproval,
  answered: facts.answers.length > 0,
  parts: facts.components.some((c) => c.value !== null),
})

/** What is expected by the end of the period, and how the year so far stands to it; null where there is no pace. */
function paceAt(
  facts: CellFacts,
  { today, rules: { inYearDays } }: Pick<CellContext, 'today' | 'rules'>,
): { readonly expected: number | null; readonly pace: PaceStatus | null } {
  const { indicator: i, period } = facts
  const rules = rulesOf(facts)
  const { target } = rules
  if (i.frequency === 'year' || target.kind !== 'set') return { expected: null, pace: null }
  const plan = pacePlan({
    mode: i.pace,
    frequency: i.frequency,
    direction: i.direction,
    aggregation: i.aggregation,
    unit: i.unit,
    target: target.value,
    lastYear: facts.lastYearTotal,
    curve: facts.curve,
    dueOn: `${period.year + 1}-${i.results_due}`,
  })
  const expected = expectedPace(plan, monthsOf(i.frequency).indexOf(period.month) + 1, today)
  const periods = rules.periods.filter((p) => p.month <= period.month)
  return {
    expected: expected.kind === 'pace' ? expected.value : null,
    pace: yearPace({ plan, rule: rules, periods }, { year: period.year, today, inYearDays }).status,
  }
}

/** What the rules say of the figure that stands, its parts included when all are given. */
export function findingsNow(facts: CellFacts, item: Item): readonly Finding[] {
  const parts = facts.components.flatMap((c) => (c.value === null ? [] : [c.value]))
  return findingsOf(facts, item.value, parts.length === facts.components.length && parts.length > 0 ? parts : null)
}

/** What is still to be written before the value can be submitted. */
export const missingNow = (
  facts: CellFacts,
  item: Item,
  explanation: Explanation,
  findings: readonly Finding[],
  at: Pick<CellContext, 'rules' | 'policy'>,
): readonly Missing[] =>
  missingIn(
    rulesOf(facts),
    item.value,
    findings,
    explanation,
    facts.components.map((c) => c.value),
    { explainOver: at.rules.explainOver, lowerIsBetter: at.policy.lowerIsBetter },
  )
