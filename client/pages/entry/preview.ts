import { checkCell, missingIn, totalSoFar, yearWith } from '#domain/entry/entry-cell.ts'
import type { Finding, Missing } from '#domain/entry/entry-checks.ts'
import { type IndicatorScore, scoreIndicator } from '#domain/scoring/score.ts'
import type { ScoringPolicy } from '#domain/scoring/policy.ts'
import { type EntryValue, sameValue } from '#domain/entry/submission.ts'
import { partialYear } from '#domain/entry/year-figure.ts'
import type { Unsent } from './outbox.ts'
import { readTyped } from './typed.ts'
import type { GridCell } from './lines.ts'

export interface Preview {
  readonly score: IndicatorScore
  readonly findings: readonly Finding[]
  readonly missing: readonly Missing[]
  /** 누계 with it */
  readonly total: number | null
}

/** What the row would say with this value: by the server's own checks, from the server's own facts. */
function previewOf(
  cell: GridCell,
  value: EntryValue,
  parts: readonly number[] | null,
  policy: ScoringPolicy,
  explainOver: number,
): Preview {
  const findings = checkCell(cell, value, parts)
  const score = sameValue(value, cell.value)
    ? cell.score
    : scoreIndicator({ ...cell.score, actual: actualOf(cell, value) }, policy)
  return {
    score,
    findings,
    total: totalSoFar(cell, value),
    missing: missingIn(cell, value, findings, cell, parts ?? cell.components.map(() => null), {
      explainOver,
      lowerIsBetter: policy.lowerIsBetter,
    }),
  }
}

function actualOf(cell: GridCell, value: EntryValue): IndicatorScore['actual'] {
  const year = yearWith(cell, value)
  const soFar = partialYear(cell, [
    ...cell.periods.filter((p) => p.month !== cell.month),
    { month: cell.month, value, stage: 'draft' },
  ])
  if (year.value.kind === 'measured' && soFar === null)
    return { kind: 'measured', value: year.value.value, finality: 'provisional' }
  if (year.value.kind === 'not-applicable') return { kind: 'not-applicable' }
  // "Not due" or "not entered" by the day; the stored row knows which.
  const stored = cell.score.actual
  const part = soFar === null ? {} : { soFar }
  return stored.kind === 'not-due' ? { kind: 'not-due', dueOn: stored.dueOn, ...part } : { kind: 'not-entered', ...part }
}

/** The indicator without the cell's figure, as it counts while its parts deny it. */
export const scoreWithout = (cell: GridCell, policy: ScoringPolicy): IndicatorScore =>
  scoreIndicator({ ...cell.score, actual: actualOf(cell, { kind: 'not-entered' }) }, policy)

/** The row as it will be: with what is being typed, or with the change that is still on its way. Null: as stored. */
export function previewFor(
  cell: GridCell,
  unsent: Unsent | undefined,
  typing: string | null,
  parts: readonly number[] | null,
  policy: ScoringPolicy,
  explainOver: number,
): Preview | null {
  // What was refused, or is asked about, has no rate and no findings: its reason stands in their place.
  if (typing === null && unsent?.hold) return null
  const change = unsent && { ...unsent.change, ...unsent.next }
  const { entry } = change ?? {}
  const raw = typing ?? (entry && 'raw' in entry ? entry.raw : null)
  const typed = raw === null ? null : readTyped(raw, cell.unit)
  const value: EntryValue | null =
    typed?.kind === 'value' ? typed.value : typed === null && entry && 'state' in entry ? { kind: entry.state } : null
  if (value === null) return null
  const words = {
    // The word explained the old figure, so the server drops it with that.
    reason: (typing === null ? change?.reason : undefined) ?? (sameValue(value, cell.value) ? cell.reason : null),
    cause: change?.cause ?? cell.cause,
    remedy: change?.remedy ?? cell.remedy,
    remedyDue: change?.remedyDue ?? cell.remedyDue,
  }
  return previewOf({ ...cell, ...words }, value, parts, policy, explainOver)
}
