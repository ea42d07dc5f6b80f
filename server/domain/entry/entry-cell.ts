import Big from 'big.js'
import { achievementRate, type LowerIsBetterRule } from '../scoring/achievement.ts'
import { checkEntry, hardFindings, type Finding, type Missing, missingBeforeSubmit } from './entry-checks.ts'
import type { Direction } from '../scoring/indicator.ts'
import type { EntryValue } from './submission.ts'
import type { Target } from '../scoring/value.ts'
import { type PeriodFigure, type YearFigure, yearFigure, type YearRule } from './year-figure.ts'

/**
 * All that the checks of one cell look at beside the figure itself. Server and screen judge by the functions below from
 * these same facts, so that what the screen says while typing is what the server will say.
 */
export interface CellRules extends YearRule {
  readonly name: string
  readonly unit: string
  readonly direction: Direction
  readonly shareOfWhole: boolean | null
  readonly year: number
  readonly month: number
  readonly target: Target
  /** what the council confirmed, where an official change replaced it */
  readonly originalTarget?: Target
  readonly lastYear: number | null
  /** the year's periods as stored, this one included */
  readonly periods: readonly PeriodFigure[]
  readonly components: readonly { readonly unit: string; readonly target: number }[]
}

/** The year as it would be with this value in the cell. */
export const yearWith = (of: CellRules, value: EntryValue): YearFigure =>
  yearFigure(of, [...of.periods.filter((p) => p.month !== of.month), { month: of.month, value, stage: 'draft' }])

/** 누계: the year up to the cell's period with this value in it, made as the year is; null while nothing of it is in. */
export function totalSoFar(of: CellRules, value: EntryValue): number | null {
  const before = of.periods.filter((p) => p.month < of.month)
  const made = yearFigure(of, [...before, { month: of.month, value, stage: 'draft' }]).value
  return made.kind === 'measured' ? made.value : null
}

/**
 * Whether the parts of a composite figure make its whole: their units agree with its own, or the plan's own target is the sum
 * of theirs (64 = 20회 + 4회 + 15건 + 25회). Otherwise the whole is a figure of its own and no sum can be asked of it.
 */
export function partsAddUp(of: Pick<CellRules, 'unit' | 'target' | 'originalTarget' | 'components'>): boolean {
  if (of.components.length === 0) return false
  if (of.components.every((c) => c.unit === of.unit)) return true
  // A change of the whole's target says nothing of how it is made.
  const printed = of.originalTarget ?? of.target
  return printed.kind === 'set' && of.components.reduce((sum, c) => sum.plus(c.target), new Big(0)).eq(printed.value)
}

/** Parts of a composite figure in the order of its components, in their own units; null = not given. */
export type GivenParts = readonly (number | null)[]

/**
 * How the parts of a composite figure go with its whole. `incomplete`: a whole stands and not all parts do, or some parts wait
 * for the others; `different`: the parts make another whole, or the whole is said not to apply. The store never holds a
 * `different` set, and neither is submitted (rules §6).
 */
export function partsCheck(
  of: Pick<CellRules, 'unit' | 'target' | 'originalTarget' | 'components'>,
  value: EntryValue,
  parts: GivenParts,
) {
  if (of.components.length === 0) return 'agree'
  const given = parts.filter((part) => part !== null)
  const all = given.length === of.components.length
  if (value.kind === 'not-applicable') return given.length === 0 ? 'agree' : 'different'
  if (value.kind === 'not-entered') return given.length === 0 ? 'agree' : all && partsAddUp(of) ? 'different' : 'incomplete'
  if (!all) return 'incomplete'
  return !partsAddUp(of) || given.reduce((sum, part) => sum.plus(part), new Big(0)).eq(value.value) ? 'agree' : 'different'
}

/** Running totals of the year before and after this period; null where there is none. */
function neighbours(of: CellRules) {
  const totals = of.periods
    .flatMap((p) => (p.value.kind === 'measured' ? [{ month: p.month, value: p.value.value }] : []))
    .toSorted((a, b) => a.month - b.month)
  return {
    before: totals.findLast((p) => p.month < of.month)?.value ?? null,
    next: totals.find((p) => p.month > of.month)?.value ?? null,
  }
}

/** What the rules say of a value in this cell; `parts` in the order of the components, null = not all given. */
export function checkCell(of: CellRules, value: EntryValue, parts: readonly number[] | null): readonly Finding[] {
  if (value.kind !== 'measured') return []
  const year = yearWith(of, value)
  return checkEntry({
    ...checkedOf(of, value.value, parts),
    year: {
      value: year.value.kind === 'measured' ? year.value.value : null,
      complete: year.complete,
      grows: of.aggregation === 'sum' || of.aggregation === 'max',
    },
  })
}

/** The hard ones of them alone: what refuses the value. */
export const hardIn = (of: CellRules, value: number, parts: readonly number[] | null): readonly Finding[] =>
  hardFindings(checkedOf(of, value, parts))

const checkedOf = (of: CellRules, value: number, parts: readonly number[] | null) => ({
  name: of.name,
  unit: of.unit,
  value,
  shareOfWhole: of.shareOfWhole,
  reported: of.reported,
  ...neighbours(of),
  parts: parts !== null && partsAddUp(of) ? parts : null,
  lastYear: of.lastYear,
  target: of.target,
})

export interface CellWords {
  readonly reason: string | null
  readonly cause: string | null
  readonly remedy: string | null
  readonly remedyDue: string | null
}

/** What must still be given with this value. The rate counts only when the year is complete: before that it is no result. */
export function missingIn(
  of: CellRules,
  value: EntryValue,
  findings: readonly Finding[],
  words: CellWords,
  parts: GivenParts,
  by: { readonly explainOver: number; readonly lowerIsBetter: LowerIsBetterRule },
): readonly Missing[] {
  const year = yearWith(of, value)
  const rate =
    !year.complete || year.value.kind !== 'measured'
      ? null
      : achievementRate(of.target, { ...year.value, finality: 'provisional' }, of.direction, by.lowerIsBetter)
  const { reason, cause, remedy, remedyDue } = words
  const written = missingBeforeSubmit({
    kind: value.kind,
    findings,
    rate,
    explainOver: by.explainOver,
    reason,
    cause,
    remedy,
    remedyDue,
  })
  return value.kind === 'measured' && partsCheck(of, value, parts) === 'incomplete' ? ['parts', ...written] : written
}
