import type { Outputs } from '../../trpc.ts'
import { seoulTime } from '#domain/words/audit-changes.ts'
import { isRefused } from '#domain/words/audit-words.ts'
import { isReason } from '#domain/entry/reasons.ts'
import type { Language } from '../../language.tsx'
import { reasonText } from '../../reason-messages.ts'

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

/** 'YYYY. M. D. 14:05:09' in Seoul: seconds, since several entries of one minute are the rule. */
export const timeIn = (at: string) => seoulTime(at)

/** The reason written, or why it was refused: the first sentence, since what to do next concerned only the person refused. */
export function reasonIn(line: Pick<Line, 'act' | 'reason'>, language: Language): string | null {
  const { reason } = line
  if (reason === null || !isRefused(line.act) || !isReason(reason)) return reason
  const sentence = reasonText[reason][language]
  const end = sentence.indexOf('. ')
  return end < 0 ? sentence : sentence.slice(0, end + 1)
}
