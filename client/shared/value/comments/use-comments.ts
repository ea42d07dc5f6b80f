import { useQueryClient } from '@tanstack/react-query'
import { useWrite } from '../../write/use-write.ts'
import { type Outputs, useTRPC } from '../../../trpc.ts'

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
  const add = useWrite(trpc.comments.add.mutationOptions(), { refresh })
  const withdraw = useWrite(trpc.comments.withdraw.mutationOptions(), { refresh })
  const resolve = useWrite(trpc.comments.resolve.mutationOptions(), { refresh })
  const reopen = useWrite(trpc.comments.reopen.mutationOptions(), { refresh })
  return {
    add,
    withdraw,
    settling: resolve.pending || reopen.pending,
    /** why the last settling was refused; undefined = it was not */
    settleRefused: resolve.refused === undefined ? reopen.refused : resolve.refused,
    settle: (act: 'resolve' | 'reopen', upTo: number) => {
      const [one, other] = act === 'resolve' ? [resolve, reopen] : [reopen, resolve]
      other.reset()
      one.send({ ...value, upTo })
    },
  }
}
export type Commenting = ReturnType<typeof useComments>
