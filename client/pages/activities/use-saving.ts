import { useMutation, useQueryClient } from '@tanstack/react-query'
import { TRPCClientError } from '@trpc/client'
import { reasonOf, useTRPC } from '../../trpc.ts'

// An answer lost on the way: the same request number again does nothing twice.
const retry = (count: number, error: unknown) => count < 2 && reasonOf(error) === null

/** Writing in the register; whatever comes of it, the lists ask again. */
export function useSaving() {
  const trpc = useTRPC()
  const client = useQueryClient()
  const settled = { retry, onSettled: () => client.invalidateQueries(trpc.activities.pathFilter()) }
  return {
    add: useMutation(trpc.activities.add.mutationOptions(settled)),
    change: useMutation(trpc.activities.change.mutationOptions(settled)),
    cancel: useMutation(trpc.activities.cancel.mutationOptions(settled)),
    restore: useMutation(trpc.activities.restore.mutationOptions(settled)),
  }
}

/** A fact the server gave with its refusal, as text; '' when it gave none. */
export function factOf(error: unknown, name: string): string {
  const data: unknown = error instanceof TRPCClientError ? error.data : null
  const facts: unknown = typeof data === 'object' && data !== null && 'facts' in data ? data.facts : null
  const value: unknown =
    typeof facts === 'object' && facts !== null ? Object.entries(facts).find(([key]) => key === name)?.[1] : undefined
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
