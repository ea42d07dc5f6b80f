import { reaching } from '../entry/reach.ts'
import { router } from '../trpc.ts'
import { systemStatus } from './system.ts'

export const systemRouter = router({
  status: reaching('system.read').query(({ ctx }) => systemStatus(ctx.db, ctx.server)),
})
