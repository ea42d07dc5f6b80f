import { readParticipants } from '#domain/entry/activity.ts'
import type { Linked, Page, Typed } from './types.ts'

/** What is being typed: closing the panel, a reload or a new sign-in must not lose it. */
export interface Draft {
  readonly typed: Typed
  /** what stood in the form when typing began */
  readonly from: Typed
  /** the version it began from; 0 for a new one */
  readonly version: number
}

/** Under which name it is kept; null = a new activity. */
export const draftName = (userId: string, id: number | null) => `${userId}.activity.${id ?? 'new'}`

export function typedOf(of: Linked): Typed {
  return {
    departmentId: of.departmentId,
    startsOn: of.startsOn,
    endsOn: of.endsOn ?? '',
    title: of.title,
    kind: of.kind,
    kindNote: of.kindNote ?? '',
    partner: of.partner ?? '',
    place: of.place ?? '',
    participants: of.participants === null ? '' : String(of.participants),
    note: of.note ?? '',
    seriesId: of.seriesId === null ? '' : String(of.seriesId),
    seriesNumber: of.seriesNumber === null ? '' : String(of.seriesNumber),
    host: of.host ?? '',
    theme: of.theme ?? '',
    lead: of.lead ?? '',
    delegation: of.delegation === null ? '' : String(of.delegation),
    sites: of.sites ?? '',
    links: Object.fromEntries(of.links.map((l) => [String(l.indicatorId), l.componentId])),
  }
}

/** An empty form for a department, for the indicator that is being looked at where it has no parts to choose from. */
export function blank(page: Page, departmentId: number, indicatorId: number | undefined): Typed {
  const indicator = page.indicators.find((i) => i.id === indicatorId && i.departmentId === departmentId && i.parts.length === 0)
  return {
    departmentId,
    startsOn: page.today.startsWith(String(page.year)) ? page.today : '',
    endsOn: '',
    title: '',
    kind: 'meeting',
    kindNote: '',
    partner: '',
    place: '',
    participants: '',
    note: '',
    seriesId: '',
    seriesNumber: '',
    host: '',
    theme: '',
    lead: '',
    delegation: '',
    sites: '',
    links: indicator ? { [indicator.id]: null } : {},
  }
}

export type Problem = 'needDate' | 'needTitle' | 'endsBefore' | 'wrongPeople' | 'whichPeople' | 'wrongNumber'

/** What keeps the form from being sent, by the field it is about. */
export function problemsOf(typed: Typed): Partial<Record<keyof Typed, Problem>> {
  const people = readParticipants(typed.participants).kind
  const delegation = readParticipants(typed.delegation).kind
  return {
    ...(typed.startsOn === '' ? { startsOn: 'needDate' } : {}),
    ...(typed.title.trim() === '' ? { title: 'needTitle' } : {}),
    ...(typed.endsOn !== '' && typed.endsOn < typed.startsOn ? { endsOn: 'endsBefore' } : {}),
    ...(people === 'ask' ? { participants: 'whichPeople' } : {}),
    ...(people === 'refuse' || people === 'outside' ? { participants: 'wrongPeople' } : {}),
    ...(typed.seriesId !== '' && numberOf(typed.seriesNumber) === undefined ? { seriesNumber: 'wrongNumber' } : {}),
    ...(delegation === 'value' || delegation === 'missing' ? {} : { delegation: 'wrongPeople' }),
  }
}

/** '제22회' and '22' are 22; null = none; undefined = no number of a meeting. */
function numberOf(text: string): number | null | undefined {
  const digits = text.normalize('NFKC').replaceAll(/[제회\s]/g, '')
  return digits === '' ? null : /^[1-9]\d{0,3}$/.test(digits) ? Number(digits) : undefined
}

const words = (text: string) => (text.trim() === '' ? null : text.trim())

/** The form as the server takes it; call when it has no problems. */
export function sent(typed: Typed) {
  const people = readParticipants(typed.participants)
  const delegation = readParticipants(typed.delegation)
  return {
    startsOn: typed.startsOn,
    endsOn: typed.endsOn === '' ? null : typed.endsOn,
    title: typed.title.trim(),
    kind: typed.kind,
    kindNote: words(typed.kindNote),
    partner: words(typed.partner),
    place: words(typed.place),
    participants: people.kind === 'value' ? people.value : null,
    note: words(typed.note),
    seriesId: typed.seriesId === '' ? null : Number(typed.seriesId),
    seriesNumber: typed.seriesId === '' ? null : (numberOf(typed.seriesNumber) ?? null),
    host: words(typed.host),
    theme: words(typed.theme),
    lead: words(typed.lead),
    delegation: delegation.kind === 'value' ? delegation.value : null,
    sites: words(typed.sites),
    links: Object.entries(typed.links).map(([indicatorId, componentId]) => ({ indicatorId: Number(indicatorId), componentId })),
  }
}

/** The fields in which two forms differ. */
export function differing(a: Typed, b: Typed): readonly (keyof Typed)[] {
  // The links' keys are numbers, which an object keeps in order.
  const text = (of: Typed, field: keyof Typed) => JSON.stringify(of[field])
  return FIELDS.filter((field) => text(a, field) !== text(b, field))
}

/** What is stored now with the fields the person changed: the other's changes elsewhere stay. */
export function rebased({ typed, from }: Pick<Draft, 'typed' | 'from'>, now: Typed): Typed {
  const own = new Set<string>(differing(from, typed))
  return { ...now, ...Object.fromEntries(Object.entries(typed).filter(([field]) => own.has(field))) }
}

const FIELDS = [
  'startsOn',
  'endsOn',
  'title',
  'kind',
  'kindNote',
  'partner',
  'place',
  'participants',
  'note',
  'seriesId',
  'seriesNumber',
  'host',
  'theme',
  'lead',
  'delegation',
  'sites',
  'links',
] as const
