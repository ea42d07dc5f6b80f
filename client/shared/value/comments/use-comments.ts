import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { newRequestId } from '../../write/request-id.ts'
import { type Outputs, reasonOf, useTRPC } from '../../../trpc.ts'

export type List = Outputs['comments']['list']
export type Item = List['comments'][number]
export interface Value {
  readonly indicatorId: number
  readonly year: number
  /** 0 = the year, else the last month of the period */
  readonly month: number
}

/** What can be done with the comments of one value. */
export function useComments(value: Value) {
  const trpc = useTRPC()
  const client = useQueryClient()
  // The counts stand in the grid and the review too, and whoever wrote hears of answers from now on.
  const refresh = async () => {
    void client.invalidateQueries(trpc.entry.grid.queryFilter())
    void client.invalidateQueries(trpc.review.list.queryFilter())
    void client.invalidateQueries(trpc.notices.pathFilter())
    await client.invalidateQueries(trpc.comments.pathFilter())
  }
  const add = useMutation(trpc.comments.add.mutationOptions({ onSuccess: refresh }))
  const withdraw = useMutation(trpc.comments.withdraw.mutationOptions({ onSuccess: refresh, onError: refresh }))
  const resolve = useMutation(trpc.comments.resolve.mutationOptions({ onSuccess: refresh, onError: refresh }))
  const reopen = useMutation(trpc.comments.reopen.mutationOptions({ onSuccess: refresh, onError: refresh }))
  // One number for one text: sent again after a lost reply it is the same comment.
  const attempt = useRef<{ text: string; requestId: string } | null>(null)
  return {
    add,
    withdraw,
    settling: resolve.isPending || reopen.isPending,
    /** why the last settling was not taken; undefined = it was */
    settleRefused: resolve.isError ? reasonOf(resolve.error) : reopen.isError ? reasonOf(reopen.error) : undefined,
    doAdd: (text: string, then: () => void) => {
      if (attempt.current?.text !== text) attempt.current = { text, requestId: newRequestId() }
      add.mutate(
        { ...value, ...attempt.current },
        {
          onSuccess: () => {
            attempt.current = null
            then()
          },
          onError: (error) => {
            if (reasonOf(error) !== null) attempt.current = null
          },
        },
      )
    },
    doWithdraw: (id: number, then: () => void) => withdraw.mutate({ id, requestId: newRequestId() }, { onSuccess: then }),
    settle: (act: 'resolve' | 'reopen', upTo: number) => {
      const other = act === 'resolve' ? reopen : resolve
      other.reset()
      ;(act === 'resolve' ? resolve : reopen).mutate({ ...value, upTo, requestId: newRequestId() })
    },
  }
}
export type Commenting = ReturnType<typeof useComments>
