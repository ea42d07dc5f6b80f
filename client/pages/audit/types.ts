import type { Outputs } from '../../trpc.ts'

export type Line = Outputs['audit']['page']['lines'][number]
export type Verdict = Outputs['audit']['verify']

/** What the address asks for, as the server takes it. */
export interface Asked {
  readonly q?: string
  readonly act?: string
  readonly actorId?: string
  readonly subject?: string
  readonly from?: string
  readonly to?: string
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const isDay = (text: string | undefined): text is string =>
  text !== undefined && DAY.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)

/** The filters of the address; days that are none are left out, as a link cut in a messenger has them. */
export function askedOf(search: {
  q?: string | undefined
  act?: string | undefined
  actor?: string | undefined
  subject?: string | undefined
  from?: string | undefined
  to?: string | undefined
}): Asked {
  const { q, act, actor, subject, from, to } = search
  return {
    ...(q === undefined ? {} : { q }),
    ...(act === undefined ? {} : { act }),
    ...(actor === undefined ? {} : { actorId: actor }),
    ...(subject === undefined ? {} : { subject }),
    ...(isDay(from) ? { from } : {}),
    ...(isDay(to) ? { to } : {}),
  }
}

/** The download of the same entries. */
export const downloadOf = (asked: Asked, format: 'csv' | 'xlsx') =>
  `/files/audit.${format}?${new URLSearchParams({ ...asked }).toString()}`
