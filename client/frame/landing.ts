import type { Role } from '#domain/entry/permissions.ts'
import type { Outputs } from '../trpc.ts'

type Notice = Outputs['notices']['list']['notices'][number]

/** Where somebody begins. */
export type Landing =
  | { readonly to: '/review' | '/overview' }
  | { readonly to: '/entry'; readonly search: { readonly year: number; readonly month: number; readonly department: number } }
  | { readonly to: '/departments/$departmentId'; readonly params: { readonly departmentId: string } }

/**
 * The first page: open work before anything else. A head whose review is waited for begins there; whoever enters begins where
 * a value came back, else where figures are due, the earliest day first. Without open work the department, without a
 * department the bureau. `notices`: as the bell has them, newest first. Pure.
 */
export function landingOf(
  { role, departmentIds }: { readonly role: Role; readonly departmentIds: readonly number[] },
  notices: readonly Notice[],
): Landing {
  const [own] = departmentIds
  if (role === 'head' && notices.some((n) => n.kind === 'waiting')) return { to: '/review' }
  const returned = notices.find((n) => n.kind === 'returned')
  const due = notices.flatMap((n) => (n.kind === 'due' ? [n] : [])).toSorted((a, b) => a.on.localeCompare(b.on))
  const [work = null] = returned === undefined ? due : [returned]
  if (role === 'evaluator' && work !== null)
    return { to: '/entry', search: { year: work.year, month: work.month, department: work.departmentId } }
  return (role === 'head' || role === 'evaluator') && own !== undefined
    ? { to: '/departments/$departmentId', params: { departmentId: String(own) } }
    : { to: '/overview' }
}
