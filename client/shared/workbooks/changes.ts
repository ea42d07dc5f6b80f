import { type Answers, type Change, enteredAs, isDecided } from '#domain/entry/file-change.ts'
import type { ActualsPreview, Applied, PreviewRow } from './words.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { newRequestId } from '../write/request-id.ts'
import { personHeader } from '../../session.ts'
import { reasonOf, trpcClient } from '../../trpc.ts'

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

interface Progress {
  readonly done: readonly Applied[]
  readonly of: number
  /** how many of them the server is through with; null while it has said nothing */
  readonly through: number | null
  /** null while it runs and when all is answered; else why it stopped: nothing is lost, go on with `resume` */
  readonly stopped: ReturnType<typeof reasonOf> | 'offline'
  readonly running: boolean
}

/** The request does not wait for it longer than this, in ms. */
const FOLLOWED_WITHIN = 1000

/**
 * Hears from now on how many of a request's changes the server is through with; resolves when it may be sent. The server may not say: the
 * request can be at another one.
 */
function followed(requestId: string, signal: AbortSignal, on: (through: number) => void): Promise<void> {
  return new Promise((begun) => {
    setTimeout(begun, FOLLOWED_WITHIN)
    const follow = async () => {
      const answer = await fetch(`/files/workbooks/progress?request=${requestId}`, { headers: personHeader(), signal })
      begun()
      const reader = answer.ok ? answer.body?.pipeThrough(new TextDecoderStream()).getReader() : undefined
      let text = ''
      for (let piece = await reader?.read(); piece?.done === false; piece = await reader?.read()) {
        text += piece.value
        const told = text.slice(0, text.lastIndexOf('\n') + 1)
        text = text.slice(told.length)
        const [through] = told.trim().split('\n').at(-1)?.split(' ') ?? []
        if (through) on(Number(through))
      }
    }
    // What is not heard is not missed: the request itself says what became of it.
    follow().catch(() => begun())
  })
}

/** Sends the confirmed changes as one request: all are saved or none. Each has its own answer; sent again after a lost reply nothing is doubled. */
export function useApplying() {
  const client = useQueryClient()
  const [progress, setProgress] = useState<Progress | null>(null)
  const sent = useRef<{ readonly requestId: string; readonly changes: readonly ReturnType<typeof enteredAs>[] }>({
    requestId: '',
    changes: [],
  })

  async function run() {
    const { requestId, changes } = sent.current
    const of = changes.length
    setProgress({ done: [], of, through: null, stopped: null, running: true })
    const following = new AbortController()
    await followed(requestId, following.signal, (through) =>
      setProgress((now) => (now?.running === true ? { ...now, through } : now)),
    )
    try {
      const done = await trpcClient.workbooks.applyActuals.mutate({ requestId, changes: [...changes] })
      setProgress({ done, of, through: of, stopped: null, running: false })
    } catch (error) {
      setProgress({ done: [], of, through: null, stopped: reasonOf(error) ?? 'offline', running: false })
    }
    following.abort()
    await client.invalidateQueries()
  }

  return {
    progress,
    start: (changes: readonly Change[], answers: Answers) => {
      sent.current = { requestId: newRequestId(), changes: changes.map((c) => enteredAs(c, answers)) }
      return run()
    },
    resume: run,
    reset: () => setProgress(null),
  }
}
