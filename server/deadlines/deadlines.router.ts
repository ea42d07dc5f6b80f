import { router } from '../trpc.ts'

export const deadlinesRouter = router({})
