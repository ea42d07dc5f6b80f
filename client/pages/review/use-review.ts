import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { sameValue } from '#domain/entry/submission.ts'
import { formatDateTime, formatNumber } from '../../format.ts'
import { useLanguage, useText } from '../../language.tsx'
import { reasonText } from '../../messages.ts'
import type { Draft } from '../../shared/write/draft.ts'
import { useWrite } from '../../shared/write/use-write.ts'
import { useTRPC } from '../../trpc.ts'
import { messages } from './messages.ts'
import { NONE, type Outcome, type Picked, renewed, type ReviewRow, type Value, without } from './selection.ts'

type At = { readonly year: number; readonly month: number }
type Told = ReadonlyMap<number, string>
const cellsOf = (picked: Picked) => [...picked].map(([indicatorId, version]) => ({ indicatorId, version }))
const plain = (value: Value) => (value.kind === 'measured' ? formatNumber(value.value) : '–')

/** What is picked, what was done with it, and what each row was refused for. */
export function useReview(at: At) {
  const t = useText(messages)
  const language = useLanguage()
  const trpc = useTRPC()
  const client = useQueryClient()
  const [picked, setPicked] = useState<Picked>(NONE)
  const [told, setTold] = useState<Told>(new Map())
  const [said, setSaid] = useState('')
  /** the figures on the screen when something was last asked for, to say what they became */
  const [seen, setSeen] = useState<ReadonlyMap<number, Value>>(new Map())

  const refresh = async () => {
    // A confirmed figure changes every score: all pages ask again when they are next shown.
    await Promise.all([
      client.invalidateQueries(trpc.review.list.queryFilter()),
      client.invalidateQueries(trpc.entry.grid.queryFilter()),
    ])
    void client.invalidateQueries(trpc.scorecards.pathFilter())
    void client.invalidateQueries(trpc.departments.pathFilter())
  }
  const sentence = ({ refused, cell }: Outcome): string => {
    if (refused === 'version-conflict' && cell?.last) {
      const before = seen.get(cell.indicatorId)
      const change = before === undefined || sameValue(before, cell.value) ? '' : `${plain(before)} → ${plain(cell.value)}`
      return t.conflict(cell.last.by, formatDateTime(cell.last.at), change)
    }
    return reasonText[refused ?? 'server-failed'][language]
  }
  const settle = (outcomes: readonly Outcome[]) => {
    const not = outcomes.filter((o) => o.refused !== null)
    const done = outcomes.filter((o) => o.refused === null).map((o) => o.indicatorId)
    setTold(new Map(not.map((o) => [o.indicatorId, sentence(o)])))
    setPicked((before) =>
      renewed(
        without(before, done),
        not.flatMap(({ cell }) => (cell === null ? [] : [{ id: cell.indicatorId, version: cell.version }])),
      ),
    )
    return { done: done.length, not: not.length }
  }

  const confirm = useWrite(trpc.review.confirm.mutationOptions(), {
    refresh,
    onDone: (outcomes) => {
      const { done, not } = settle(outcomes)
      setSaid([done > 0 ? t.didConfirm(done) : '', not > 0 ? t.didNot(not) : ''].filter((part) => part !== '').join(' '))
    },
  })
  const sendBack = useWrite(trpc.review.return.mutationOptions(), {
    refresh,
    onDone: (outcomes) => setSaid(t.didReturn(settle(outcomes).done)),
  })
  const reopen = useWrite(trpc.review.reopen.mutationOptions(), {
    refresh,
    onDone: ([first]) => setSaid(first?.cell ? t.didReopen(first.cell.name) : ''),
  })

  return {
    picked,
    said,
    confirm,
    sendBack,
    reopen,
    pick: (next: Picked) => {
      setTold((before) => new Map([...before].filter(([id]) => next.has(id))))
      setSaid('')
      setPicked(next)
    },
    problemOf: ({ cell }: ReviewRow): string | null => {
      const version = picked.get(cell.indicatorId)
      return told.get(cell.indicatorId) ?? (version !== undefined && version !== cell.version ? t.movedOn : null)
    },
    doConfirm: (some: Picked, rows: readonly ReviewRow[]) => {
      setSaid('')
      setSeen(new Map(rows.map(({ cell }) => [cell.indicatorId, cell.value])))
      confirm.send({ ...at, cells: cellsOf(some) })
    },
    doReturn: (some: Picked, reason: string, then: () => void, draft: Draft<object>) =>
      sendBack.send({ ...at, cells: cellsOf(some), reason }, then, draft),
    doReopen: (one: { indicatorId: number; version: number }, reason: string, then: () => void, draft: Draft<object>) =>
      reopen.send({ ...at, cells: [one], reason }, then, draft),
  }
}
export type Reviewing = ReturnType<typeof useReview>
