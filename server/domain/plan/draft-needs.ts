import { checkGoalWeights } from '../scoring/weights.ts'
import type { YearTarget } from './roll-over.ts'

/** 유지 · 수정 · 신규 · 폐지 of an indicator in next year's plan. */
export const DECISIONS = ['keep', 'change', 'new', 'drop'] as const
export type Decision = (typeof DECISIONS)[number]

/** What the check needs of one indicator of a draft. A dropped one has no weight and no targets any more. */
export interface DraftIndicator {
  readonly lineageId: number
  readonly departmentId: number
  readonly goalId: number
  readonly name: string
  /** null = nobody decided yet */
  readonly decision: Decision | null
  /** '' = none */
  readonly reason: string
  readonly weight: number
  /** of the years that the plan decides; a year nobody spoke of is not there */
  readonly targets: readonly YearTarget[]
  /** things in which it differs from the plan before */
  readonly differences: number
  /** questions of the challenge check about its target */
  readonly findings: number
  /** the parts' targets add up to another sum than the target of the fiscal year */
  readonly partsDiffer: boolean
}

export interface DraftContent {
  readonly departments: readonly { readonly id: number; readonly name: string; readonly done: boolean }[]
  readonly goals: readonly { readonly id: number; readonly departmentId: number; readonly name: string }[]
  readonly indicators: readonly DraftIndicator[]
  /** fiscal year … last year of the plan */
  readonly years: readonly number[]
}

export type NeedKind =
  | 'decision'
  | 'reason'
  | 'keep-differs'
  | 'target'
  | 'challenge'
  | 'parts'
  | 'weights'
  | 'goal-empty'
  | 'department'

/** One thing that a draft still lacks before it can be filed. */
export interface Need {
  readonly kind: NeedKind
  readonly departmentId: number
  readonly goalId: number | null
  readonly lineageId: number | null
  /** the indicator, goal or department it is about */
  readonly name: string
  /** of 'target': the year without one */
  readonly year?: number
  /** of 'weights': what they add up to */
  readonly sum?: number
}

/** How far a department is: things to be settled, and how many are. */
export interface DraftProgress {
  readonly departmentId: number
  readonly settled: number
  readonly of: number
}

/**
 * What a draft still lacks, department by department. Everything of it blocks filing but 'challenge', which a setting may let
 * pass: the guide forbids targets without effort, and an answer to the question is asked for (rules §7). 유지 needs no reason;
 * 수정, 신규 and 폐지 do.
 */
export function draftNeeds(draft: DraftContent): readonly Need[] {
  return draft.departments.flatMap((department) => {
    const indicators = draft.indicators.filter((i) => i.departmentId === department.id)
    const goals = draft.goals.filter((g) => g.departmentId === department.id)
    const about = { departmentId: department.id, goalId: null, lineageId: null }
    return [
      ...indicators.flatMap((indicator) => indicatorNeeds(indicator, draft.years)),
      ...goals.flatMap((goal) => goalNeeds(goal, indicators)),
      ...(department.done ? [] : [{ ...about, kind: 'department' as const, name: department.name }]),
    ]
  })
}

function indicatorNeeds(indicator: DraftIndicator, years: readonly number[]): Need[] {
  const { departmentId, goalId, lineageId, name, decision } = indicator
  const about = { departmentId, goalId, lineageId, name }
  const silent = indicator.reason.trim() === ''
  if (decision === 'drop') return silent ? [{ ...about, kind: 'reason' }] : []
  const needs: Need[] = []
  if (decision === null) needs.push({ ...about, kind: 'decision' })
  if (decision === 'keep' && indicator.differences > 0) needs.push({ ...about, kind: 'keep-differs' })
  if ((decision === 'change' || decision === 'new') && silent) needs.push({ ...about, kind: 'reason' })
  for (const year of years) if (!indicator.targets.some((t) => t.year === year)) needs.push({ ...about, kind: 'target', year })
  if (indicator.findings > 0 && silent) needs.push({ ...about, kind: 'challenge' })
  if (indicator.partsDiffer) needs.push({ ...about, kind: 'parts' })
  return needs
}

function goalNeeds(goal: DraftContent['goals'][number], all: readonly DraftIndicator[]): Need[] {
  const own = all.filter((i) => i.goalId === goal.id && i.decision !== 'drop')
  const about = { departmentId: goal.departmentId, goalId: goal.id, lineageId: null, name: goal.name }
  if (own.length === 0) return [{ ...about, kind: 'goal-empty' }]
  const [weights] = checkGoalWeights(own.map(({ name, weight }) => ({ goal: String(goal.id), name, weight })))
  return weights && weights.state !== 'ok' ? [{ ...about, kind: 'weights', sum: weights.sum }] : []
}

/** Of each department: its decisions, its targets, its weights and the head's word, and how many of them are settled. */
export function draftProgress(draft: DraftContent): readonly DraftProgress[] {
  const needs = draftNeeds(draft)
  return draft.departments.map(({ id }) => {
    const standing = draft.indicators.filter((i) => i.departmentId === id)
    const goals = draft.goals.filter((g) => g.departmentId === id)
    const mine = needs.filter((need) => need.departmentId === id)
    // An indicator is two things: what becomes of it, and its targets. One year missing or three: the targets are not settled.
    const open = new Set(mine.map(({ kind, goalId, lineageId }) => JSON.stringify([SETTLES[kind], lineageId ?? goalId])))
    const of = standing.reduce((n, i) => n + (i.decision === 'drop' ? 1 : 2), 0) + goals.length + 1
    return { departmentId: id, settled: of - open.size, of }
  })
}

/** Which of the things of `draftProgress` a need holds open. */
const SETTLES: Readonly<Record<NeedKind, 'decision' | 'targets' | 'goal' | 'department'>> = {
  decision: 'decision',
  reason: 'decision',
  'keep-differs': 'decision',
  target: 'targets',
  challenge: 'targets',
  parts: 'targets',
  weights: 'goal',
  'goal-empty': 'goal',
  department: 'department',
}
