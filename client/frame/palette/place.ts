import type { useNavigate } from '@tanstack/react-router'
import type { Outputs } from '../../trpc.ts'

export type Found = Outputs['search']['find'][number]

export interface Group {
  readonly kind: Found['kind']
  readonly items: readonly Found[]
}

/** By kind, the kind with the best match first: the first line is always the best answer. */
export function grouped(found: readonly Found[]): readonly Group[] {
  return [...Map.groupBy(found, (f) => f.kind)].map(([kind, items]) => ({ kind, items }))
}

/** Where an answer leads. The year on screen stays. */
export function goTo(navigate: ReturnType<typeof useNavigate>, found: Found, year: number | undefined): Promise<void> {
  if (found.kind === 'project') return navigate({ to: '/budget', search: { tab: 'tree', q: found.name.slice(0, 80) } })
  return navigate({
    to: '/departments/$departmentId',
    params: { departmentId: String(found.departmentId) },
    search: {
      ...(year === undefined ? {} : { year }),
      ...(found.kind === 'indicator' ? { indicator: found.id } : {}),
      ...(found.kind === 'programme' ? { programme: found.id } : {}),
    },
  })
}
