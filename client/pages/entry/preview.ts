import Big from 'big.js'
import { checkEntry, type Finding, type Missing, missingBeforeSubmit } from '#domain/entry-checks.ts'
import { type IndicatorScore, scoreIndicator, type ScoringPolicy } from '#domain/score.ts'
import { type EntryValue, sameValue } from '#domain/submission.ts'
import type { Unsent } from './outbox.ts'
import { readTyped } from './typed.ts'
import type { GridCell } from './types.ts'

export interface Preview {
  readonly score: IndicatorScore
  readonly findings: readonly Finding[]
  readonly missing: readonly Missing[]
}

const asStored = (cell: GridCell): Preview => ({ score: cell.score, findings: cell.findings, missing: cell.missing })

/**
 * What the row would say with this value, by the functions the server uses. A period of a year is previewed where its sum
 * can be told from here; for the rest the row waits for the server rather than guess.
 */
function previewOf(cell: GridCell, value: EntryValue, policy: ScoringPolicy, explainOver: number): Preview {
  if (sameValue(value, cell.value)) return asStored(cell)
  const year = yearOf(cell, value)
  const score = year === null ? cell.score : scoreIndicator({ ...cell.score, actual: actualOf(cell, year) }, policy)
  const complete = cell.frequency === 'year' && value.kind !== 'not-entered'
  const findings = value.kind !== 'measured' ? [] : checkEntry({
    name: cell.name, unit: cell.unit, value: value.value, shareOfWhole: null, reported: cell.reported, parts: null, before: null, next: null,
    lastYear: cell.lastYear, target: cell.target,
    year: { value: year?.kind === 'measured' ? year.value : null, complete, grows: cell.aggregation === 'sum' || cell.aggregation === 'max' },
  })
  const { cause, remedy, remedyDue } = cell
  // The word explained the old figure, so the server drops it with that.
  const missing = missingBeforeSubmit({ kind: value.kind, findings, rate: complete ? score.rate : null, explainOver, reason: null, cause, remedy, remedyDue })
  return { score, findings, missing }
}

function yearOf(cell: GridCell, value: EntryValue): EntryValue | null {
  if (cell.frequency === 'year') return value
  if (cell.aggregation !== 'sum' || cell.reported !== 'each' || value.kind !== 'measured') return null
  const whole = cell.yearFigure.value.kind === 'measured' ? cell.yearFigure.value.value : 0
  const own = cell.value.kind === 'measured' ? cell.value.value : 0
  return { kind: 'measured', value: new Big(whole).minus(own).plus(value.value).toNumber() }
}

function actualOf(cell: GridCell, value: EntryValue): IndicatorScore['actual'] {
  if (value.kind === 'measured') return { ...value, finality: 'provisional' }
  // An empty cell is "not due" or "not entered" by the day; the stored row knows which.
  const stored = cell.score.actual
  return value.kind === 'not-entered' && stored.kind === 'not-due' ? stored : value
}

/** The row as it will be: with what is being typed, or with the change that is still on its way. Null: as stored. */
export function previewFor(cell: GridCell, unsent: Unsent | undefined, typing: string | null, policy: ScoringPolicy, explainOver: number): Preview | null {
  const change = unsent && { ...unsent.change, ...unsent.next }
  const { entry } = change ?? {}
  const raw = typing ?? (entry && 'raw' in entry ? entry.raw : null)
  const typed = raw === null ? null : readTyped(raw, cell.unit)
  const value: EntryValue | null = typed?.kind === 'value' ? typed.value : typed === null && entry && 'state' in entry ? { kind: entry.state } : null
  if (value === null) return null
  const at = previewOf({ ...cell, cause: change?.cause ?? cell.cause, remedy: change?.remedy ?? cell.remedy, remedyDue: change?.remedyDue ?? cell.remedyDue }, value, policy, explainOver)
  if (!change || typing !== null) return at
  const said: Partial<Record<Missing, string | undefined>> = { reason: change.reason, cause: change.cause, remedy: change.remedy, 'remedy-due': change.remedyDue }
  return { ...at, missing: at.missing.filter((m) => !said[m]) }
}
