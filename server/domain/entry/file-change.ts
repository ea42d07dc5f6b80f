import Big from 'big.js'
import { parseNumber } from './parse-number.ts'

/** A figure of a change: as read, or with the line whose question a person answers. */
export interface ChangeFigure {
  readonly line: number
  /** null: the answer to the line's question takes its place */
  readonly raw: string | null
}

/** What one indicator's rows in a file ask to be entered; a person's answers complete it. */
export interface Change {
  readonly key: string
  readonly lines: readonly number[]
  /** lines with a question: without an answer to each the change is left out */
  readonly asks: readonly number[]
  readonly indicatorId: number
  readonly year: number
  readonly month: number
  readonly version: number
  /** sum: the whole is the sum of the parts */
  readonly entry: ChangeFigure | { readonly state: 'not-entered' | 'not-applicable' } | 'sum'
  readonly parts: readonly (ChangeFigure & { readonly componentId: number })[] | null
  readonly reason?: string
  readonly cause?: string
  readonly remedy?: string
  readonly remedyDue?: string
}

/** By row: the reading a person chose; for a changed value, that the file's stands. */
export type Answers = ReadonlyMap<number, string>
/** The file's value stands. */
export const KEEP = 'keep'

export const isDecided = (change: Pick<Change, 'asks'>, answers: Answers): boolean =>
  change.asks.every((line) => answers.has(line))

/** What is sent to be entered for a change whose questions are answered. */
export function enteredAs(change: Change, answers: Answers) {
  const { key, indicatorId, year, month, version, entry, parts, reason, cause, remedy, remedyDue } = change
  const text = (figure: ChangeFigure) => figure.raw ?? answers.get(figure.line) ?? ''
  return {
    key,
    indicatorId,
    year,
    month,
    version,
    ...(reason === undefined ? {} : { reason }),
    ...(cause === undefined ? {} : { cause }),
    ...(remedy === undefined ? {} : { remedy }),
    ...(remedyDue === undefined ? {} : { remedyDue }),
    entry:
      entry === 'sum'
        ? { raw: sumText((parts ?? []).map(text)) }
        : 'state' in entry
          ? { state: entry.state }
          : { raw: text(entry) },
    ...(parts === null ? {} : { parts: parts.map((p) => ({ componentId: p.componentId, raw: text(p) })) }),
  }
}

const sumText = (figures: readonly string[]) =>
  figures
    .reduce((sum, raw) => {
      const read = parseNumber(raw)
      return read.kind === 'value' ? sum.plus(read.value) : sum
    }, new Big(0))
    .toFixed()
