import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Reason } from '#domain/entry/reasons.ts'
import { newRequestId } from '../write/request-id.ts'
import { reasonOf, useTRPC } from '../../trpc.ts'
import type { Account } from './types.ts'

// An answer lost on the way: the same request number again does nothing twice.
const retry = (count: number, error: unknown) => count < 2 && reasonOf(error) === null

/** undefined: nothing was refused; null: the server could not be reached. */
export const refusalOf = (of: { readonly isError: boolean; readonly error: unknown }): Reason | null | undefined =>
  of.isError ? reasonOf(of.error) : undefined

/** Names the account and the version that is on the screen. */
export const named = (account: Account) => ({ userId: account.id, version: account.version, requestId: newRequestId() })

/** What the administrator does with accounts; afterwards the lists are asked anew, after a refusal too: it may be stale. */
export function useAccounts() {
  const trpc = useTRPC()
  const client = useQueryClient()
  const onSettled = useCallback(() => client.invalidateQueries(trpc.accounts.pathFilter()), [client, trpc])
  const on = { retry, onSettled }
  return {
    create: useMutation(trpc.accounts.create.mutationOptions(on)),
    change: useMutation(trpc.accounts.change.mutationOptions(on)),
    disable: useMutation(trpc.accounts.disable.mutationOptions(on)),
    enable: useMutation(trpc.accounts.enable.mutationOptions(on)),
    link: useMutation(trpc.accounts.link.mutationOptions(on)),
    unlink: useMutation(trpc.accounts.unlink.mutationOptions(on)),
    end: useMutation(trpc.accounts.endSessions.mutationOptions(on)),
  }
}
export type Managing = ReturnType<typeof useAccounts>
