import { reaching, router } from '../http/trpc.ts'
import { systemStatus } from './system.ts'

export const systemRouter = router({
  status: reaching('system.read').query(({ ctx }) => systemStatus(ctx.db, ctx.server, ctx.machine, ctx.now)),
})
