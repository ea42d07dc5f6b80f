import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { sameValue } from '#domain/entry/submission.ts'
import { formatDateTime, formatNumber } from '../../format.ts'
import { useLanguage, useText } from '../../language.tsx'
import { reasonText } from '../../reason-messages.ts'
import type { Draft } from '../../shared/write/draft.ts'
import { useWrite } from '../../shared/write/use-write.ts'
import { useTRPC } from '../../trpc.ts'
import { messages } from './messages.ts'
import {
  keyOf,
  NONE,
  type Outcome,
  type Pickable,
  type Picked,
  renewed,
  type ReviewRow,
  type Value,
  without,
} from './selection.ts'

const plain = (value: Value) => (value.kind === 'measured' ? formatNumber(value.value) : '–')

/** The cells of a request; each names its own period. */
function contentOf(some: readonly Pickable[]) {
  const [first] = some
  return first === undefined
    ? null
    : {
        year: first.year,
        month: first.month,
        cells: some.map(({ indicatorId, year, month, version }) => ({ indicatorId, year, month, version })),
      }
}

/** What is picked, what was done with it, and what each row was refused for. `waiting`: how many there are before the act. */
export function useReview(waiting: number) {
  const t = useText(messages)
  const language = useLanguage()
  const trpc = useTRPC()
  const client = useQueryClient()
  const [picked, setPicked] = useState<Picked>(NONE)
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map())
  const [status, setStatus] = useState('')
  /** the figures on the screen when something was last asked for, to say what they became */
  const [seen, setSeen] = useState<ReadonlyMap<string, Value>>(new Map())

  const refresh = async () => {
    // A confirmed figure changes every score: all pages ask again when they are next shown.
    await Promise.all([
      client.invalidateQueries(trpc.review.list.queryFilter()),
      client.invalidateQueries(trpc.entry.grid.queryFilter()),
    ])
    void client.invalidateQueries(trpc.notices.pathFilter())
    void client.invalidateQueries(trpc.scorecards.pathFilter())
    void client.invalidateQueries(trpc.departments.pathFilter())
  }
  const sentence = ({ refused, cell }: Outcome): string => {
    if (refused === 'version-conflict' && cell?.last) {
      const before = seen.get(keyOf(cell))
      const change = before === undefined || sameValue(before, cell.value) ? '' : `${plain(before)} → ${plain(cell.value)}`
      return t.conflict(cell.last.by, formatDateTime(cell.last.at), change)
    }
    return reasonText[refused ?? 'server-failed'][language]
  }
  const settle = (outcomes: readonly Outcome[]) => {
    const not = outcomes.filter((o) => o.refused !== null)
    const done = outcomes.filter((o) => o.refused === null)
    setProblems(new Map(not.map((o) => [keyOf(o), sentence(o)])))
    setPicked((before) =>
      renewed(
        without(before, done),
        not.flatMap(({ cell }) => cell ?? []),
      ),
    )
    return { done: done.length, not: not.length }
  }

  const confirm = useWrite(trpc.review.confirm.mutationOptions(), {
    refresh,
    onDone: (outcomes) => {
      const { done, not } = settle(outcomes)
      setStatus(
        [done > 0 ? t.didConfirm(done, Math.max(0, waiting - done)) : '', not > 0 ? t.didNot(not) : '']
          .filter((part) => part !== '')
          .join(' '),
      )
    },
  })
  const sendBack = useWrite(trpc.review.return.mutationOptions(), {
    refresh,
    onDone: (outcomes) => {
      const { done } = settle(outcomes)
      setStatus(t.didReturn(done, Math.max(0, waiting - done)))
    },
  })
  const reopen = useWrite(trpc.review.reopen.mutationOptions(), {
    refresh,
    onDone: ([first]) => setStatus(first?.cell ? t.didReopen(first.cell.name) : ''),
  })

  return {
    picked,
    status,
    confirm,
    sendBack,
    reopen,
    busy: confirm.pending || sendBack.pending,
    pick: (next: Picked) => {
      setProblems((before) => new Map([...before].filter(([key]) => next.has(key))))
      setStatus('')
      setPicked(next)
    },
    problemOf: ({ cell }: ReviewRow): string | null => {
      const before = picked.get(keyOf(cell))
      return problems.get(keyOf(cell)) ?? (before !== undefined && before.version !== cell.version ? t.movedOn : null)
    },
    doConfirm: (some: readonly Pickable[], rows: readonly ReviewRow[]) => {
      const content = contentOf(some)
      if (content === null) return
      setStatus('')
      setSeen(new Map(rows.map(({ cell }) => [keyOf(cell), cell.value])))
      confirm.send(content)
    },
    doReturn: (some: readonly Pickable[], reason: string, then: () => void, draft: Draft<object>) => {
      const content = contentOf(some)
      if (content !== null) sendBack.send({ ...content, reason }, then, draft)
    },
    doReopen: (one: Pickable, reason: string, then: () => void, draft: Draft<object>) => {
      const content = contentOf([one])
      if (content !== null) reopen.send({ ...content, reason }, then, draft)
    },
  }
}
export type Reviewing = ReturnType<typeof useReview>
