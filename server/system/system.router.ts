import { allowed, router } from '../trpc.ts'
import { systemStatus } from './system.ts'

export const systemRouter = router({
  status: allowed('system.read').query(({ ctx }) => systemStatus(ctx.db, ctx.server)),
})
