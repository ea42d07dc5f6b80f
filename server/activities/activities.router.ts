import { router } from '../trpc.ts'

export const activitiesRouter = router({})
