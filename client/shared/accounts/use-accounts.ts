import { useQueryClient } from '@tanstack/react-query'
import { useWrite } from '../write/use-write.ts'
import { useTRPC } from '../../trpc.ts'
import type { Account } from './words.ts'

/** Names the account and the version that is on the screen. */
export const named = (account: Account) => ({ userId: account.id, version: account.version })

/** What the administrator does with accounts. */
export function useAccounts() {
  const trpc = useTRPC()
  const client = useQueryClient()
  const on = { refresh: () => client.invalidateQueries(trpc.accounts.pathFilter()) }
  return {
    create: useWrite(trpc.accounts.create.mutationOptions(), on),
    change: useWrite(trpc.accounts.change.mutationOptions(), on),
    disable: useWrite(trpc.accounts.disable.mutationOptions(), on),
    enable: useWrite(trpc.accounts.enable.mutationOptions(), on),
    link: useWrite(trpc.accounts.link.mutationOptions(), on),
    unlink: useWrite(trpc.accounts.unlink.mutationOptions(), on),
    end: useWrite(trpc.accounts.endSessions.mutationOptions(), on),
  }
}
export type Managing = ReturnType<typeof useAccounts>
