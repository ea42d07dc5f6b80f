import Big from 'big.js'
import { formatNumber } from '#domain/words/format-number.ts'
import { parseNumber } from '#domain/entry/parse-number.ts'
import type { ActualsPreview, Applied, Change, PreviewRow } from './words.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { newRequestId } from '../write/request-id.ts'
import { reasonOf, trpcClient } from '../../trpc.ts'

/** By row: the reading a person chose; for a changed value, that the file's stands. */
export type Answers = ReadonlyMap<number, string>
export const KEEP = 'keep'

export const isDecided = (change: Change, answers: Answers) => change.asks.every((line) => answers.has(line))

/** What is sent for a change whose questions are answered. */
function sendable(change: Change, answers: Answers) {
  const { key, indicatorId, year, month, version, entry, parts, reason, cause, remedy, remedyDue } = change
  const text = (figure: { readonly line: number; readonly raw: string | null }) => figure.raw ?? answers.get(figure.line) ?? ''
  const words = {
    ...(reason === undefined ? {} : { reason }),
    ...(cause === undefined ? {} : { cause }),
    ...(remedy === undefined ? {} : { remedy }),
    ...(remedyDue === undefined ? {} : { remedyDue }),
  }
  return {
    key,
    indicatorId,
    year,
    month,
    version,
    ...words,
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
  formatNumber(
    figures
      .reduce((sum, raw) => {
        const read = parseNumber(raw)
        return read.kind === 'value' ? sum.plus(read.value) : sum
      }, new Big(0))
      .toNumber(),
  )

export type RowState = 'takes' | 'check' | 'idle'

/** Whether a row is taken, waits for a person, or changes nothing. A row is taken with all of its indicator's rows. */
export function statesOf(preview: ActualsPreview, answers: Answers): ReadonlyMap<number, RowState> {
  const decided = new Set(preview.changes.filter((c) => isDecided(c, answers)).map((c) => c.key))
  const stateOf = ({ verdict, key, line }: PreviewRow): RowState => {
    if (verdict === 'same' || verdict === 'blank') return 'idle'
    return (verdict === 'takes' || answers.has(line)) && key !== null && decided.has(key) ? 'takes' : 'check'
  }
  return new Map(preview.rows.map((row) => [row.line, stateOf(row)]))
}

/** Pieces a request takes: few enough to be quick, small enough for the server's limit on a body. */
function pieces<T>(list: readonly T[], most = 50, letters = 200_000): readonly (readonly T[])[] {
  const made: T[][] = []
  let size = Infinity
  for (const one of list) {
    const own = JSON.stringify(one).length
    const last = made.at(-1)
    if (last === undefined || last.length >= most || size + own > letters) {
      made.push([one])
      size = own
    } else {
      last.push(one)
      size += own
    }
  }
  return made
}

interface Progress {
  readonly done: readonly Applied[]
  readonly of: number
  /** null while it runs and when all is answered; else why it stopped: nothing is lost, go on with `resume` */
  readonly stopped: ReturnType<typeof reasonOf> | 'offline'
  readonly running: boolean
}

/** Sends confirmed changes piece by piece. Each has its own answer; a piece sent again after a lost reply is not doubled. */
export function useApplying() {
  const client = useQueryClient()
  const [progress, setProgress] = useState<Progress | null>(null)
  const left = useRef<{ readonly requestId: string; readonly changes: readonly ReturnType<typeof sendable>[] }>({
    requestId: '',
    changes: [],
  })

  async function run(before: readonly Applied[]) {
    const { requestId, changes } = left.current
    const of = before.length + changes.length
    const done = [...before]
    setProgress({ done: before, of, stopped: null, running: true })
    let stopped: Progress['stopped'] = null
    for (const piece of pieces(changes)) {
      try {
        done.push(...(await trpcClient.workbooks.applyActuals.mutate({ requestId, changes: [...piece] })))
        setProgress({ done: done.slice(), of, stopped: null, running: true })
      } catch (error) {
        stopped = reasonOf(error) ?? 'offline'
        break
      }
    }
    left.current = { requestId, changes: changes.filter((c) => !done.some((d) => d.key === c.key)) }
    setProgress({ done, of, stopped, running: false })
    await client.invalidateQueries()
  }

  return {
    progress,
    start: (changes: readonly Change[], answers: Answers) => {
      left.current = { requestId: newRequestId(), changes: changes.map((c) => sendable(c, answers)) }
      return run([])
    },
    resume: () => run(progress?.done ?? []),
    reset: () => setProgress(null),
  }
}
