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
    links: indicator ? { [indicator.id]: null } : {},
  }
}

export type Problem = 'needDate' | 'needTitle' | 'endsBefore' | 'wrongPeople' | 'whichPeople'

/** What keeps the form from being sent, by the field it is about. */
export function problemsOf(typed: Typed): Partial<Record<keyof Typed, Problem>> {
  const people = readParticipants(typed.participants).kind
  return {
    ...(typed.startsOn === '' ? { startsOn: 'needDate' } : {}),
    ...(typed.title.trim() === '' ? { title: 'needTitle' } : {}),
    ...(typed.endsOn !== '' && typed.endsOn < typed.startsOn ? { endsOn: 'endsBefore' } : {}),
    ...(people === 'ask' ? { participants: 'whichPeople' } : {}),
    ...(people === 'refuse' || people === 'outside' ? { participants: 'wrongPeople' } : {}),
  }
}

const words = (text: string) => (text.trim() === '' ? null : text.trim())

/** The form as the server takes it; call when it has no problems. */
export function sent(typed: Typed) {
  const people = readParticipants(typed.participants)
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

const FIELDS = ['startsOn', 'endsOn', 'title', 'kind', 'kindNote', 'partner', 'place', 'participants', 'note', 'links'] as const
