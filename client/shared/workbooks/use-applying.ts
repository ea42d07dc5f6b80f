import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { newRequestId } from '../write/request-id.ts'
import { reasonOf, trpcClient } from '../../trpc.ts'
import { pieces, sendable, type Answers } from './changes.ts'
import type { Applied, Change } from './types.ts'

export interface Progress {
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
