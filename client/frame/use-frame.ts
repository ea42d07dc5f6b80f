import { useMatches } from '@tanstack/react-router'
import { useSteadyQuery } from '../shared/steady.ts'
import { type Outputs, useTRPC } from '../trpc.ts'

const PAGES = [
  'overview',
  'government',
  'budget',
  'entry',
  'review',
  'activities',
  'services',
  'schedules',
  'deadlines',
  'differences',
  'ask',
  'imports',
  'calendar',
  'next-plan',
  'notices',
  'plans',
  'periods',
  'reorganisation',
  'accounts',
  'audit',
  'system',
] as const

/** A page with the same address as its name. */
export type PlainPage = (typeof PAGES)[number]
export const plainPage = (id: string): PlainPage | undefined => PAGES.find((page) => page === id)

/** Which page, of what, the address asks for. */
export interface Place {
  readonly page: PlainPage | 'department' | null
  /** the page's, or the one a page's list is narrowed to */
  readonly departmentId: number | undefined
  /** of a schedule's own page */
  readonly scheduleId?: number | undefined
  readonly year: number | undefined
  readonly bureau: number | undefined
  readonly structure: 'current' | undefined
}

// A broken address must not ask the server for a department called NaN.
const whole = (raw: unknown) => (/^[1-9]\d{0,8}$/.test(String(raw)) ? Number(raw) : undefined)

// Read anew only when it changes: much of a page stands on it.
export const usePlace = (): Place =>
  useMatches({
    select: (matches) => {
      const { routeId, params = {}, search = {} } = matches.at(-1) ?? {}
      return placeOf(
        routeId ?? '',
        'departmentId' in params ? params.departmentId : 'scheduleId' in params ? params.scheduleId : undefined,
        search,
      )
    },
    structuralSharing: true,
  })

function placeOf(routeId: string, itemId: unknown, search: Readonly<Record<string, unknown>>): Place {
  const on = {
    year: typeof search['year'] === 'number' ? search['year'] : undefined,
    bureau: whole(search['bureau']),
    structure: search['structure'] === 'current' ? ('current' as const) : undefined,
  }
  if (routeId === '/frame/departments/$departmentId') return { page: 'department', departmentId: whole(itemId), ...on }
  if (routeId === '/frame/schedules/$scheduleId')
    return { page: 'schedules', departmentId: undefined, scheduleId: whole(itemId), ...on }
  return { page: plainPage(routeId.replace('/frame/', '')) ?? null, departmentId: whole(search['department']), ...on }
}

/**
 * Who I am and what I may choose from, for the department of the page, else its bureau; null when nobody is signed in. The same
 * for everything on a page, whatever around it is drawn of it.
 */
export function useFrame(): Outputs['accounts']['frame'] {
  const trpc = useTRPC()
  const { bureau, departmentId, year, structure } = usePlace()
  return useSteadyQuery(trpc.accounts.frame.queryOptions({ bureauId: bureau, departmentId, year, structure })).data
}
