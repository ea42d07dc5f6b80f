import { useSuspenseQuery } from '@tanstack/react-query'
import { type Outputs, useTRPC } from '../trpc.ts'

/** Who I am and what I may choose from; null when nobody is signed in. */
export function useFrame(): Outputs['accounts']['frame'] {
  const trpc = useTRPC()
  return useSuspenseQuery(trpc.accounts.frame.queryOptions({})).data
}
