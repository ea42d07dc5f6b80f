import type { Texts } from '../../language.tsx'
import type { accountsMessages } from './messages.ts'
import type { Outputs } from '../../trpc.ts'

type T = Texts<typeof accountsMessages>

/** Whether the role works for departments, or for the whole government. */
export const scoped = (role: Account['role']) => role === 'head' || role === 'evaluator'

/** The departments of an account in one line: '자치행정과 외 2곳'. */
export function departmentsOf(
  t: T,
  account: Pick<Account, 'role' | 'departmentIds'>,
  departments: readonly Department[],
): string {
  if (!scoped(account.role)) return t.everywhere
  const names = account.departmentIds.flatMap((id) => departments.find((d) => d.id === id)?.name ?? [])
  const [first] = names
  if (first === undefined) return t.noDepartment
  return names.length === 1 ? first : t.andMore(first, names.length - 1)
}

/** A session's machine in words: 'Windows · Edge'. */
export function deviceWord(t: T, { device }: Pick<Session, 'device'>): string {
  if (device.system !== null && device.browser !== null) return t.device(device.system, device.browser)
  return device.system ?? device.browser ?? t.unknownDevice
}

/** All that can be found by, in one text. */
export function searchable(t: T, account: Account, departments: readonly Department[]): string {
  const names = account.departmentIds.flatMap((id) => departments.find((d) => d.id === id)?.name ?? [])
  const words = [account.name, account.username, t[account.role], t[account.standing], ...(scoped(account.role) ? names : [])]
  return words.join(' ').normalize('NFC').toLowerCase()
}

/** Every word of the search has to turn up somewhere. */
export const matches = (text: string, q: string) =>
  q
    .normalize('NFC')
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))

type List = Outputs['accounts']['list']
export type Account = List['accounts'][number]
export type Department = List['departments'][number]
export type Session = Outputs['accounts']['mine']['sessions'][number]
export type Link = Outputs['accounts']['link']
