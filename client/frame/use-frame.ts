import { useSuspenseQuery } from '@tanstack/react-query'
import { type Outputs, useTRPC } from '../trpc.ts'

type FrameInput = {
  readonly bureauId?: number | undefined
  readonly departmentId?: number | undefined
  readonly year?: number | undefined
  readonly structure?: 'current' | undefined
}

/** Who I am and what I may choose from, for the bureau named, or the one a department belongs to; null when nobody is signed in. */
export function useFrame(ask: FrameInput = {}): Outputs['accounts']['frame'] {
  const trpc = useTRPC()
  return useSuspenseQuery(trpc.accounts.frame.queryOptions(ask)).data
}
