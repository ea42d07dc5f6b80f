/**
 * 조직개편: what an ordinance says, as it is drafted, and what follows from it. Pure: the same functions answer the wizard,
 * the dry run and the applying (rules §9). Days ISO; the event holds from 00:00 of `effectiveOn` in Seoul.
 */
import type { Assignment, ReorganisationKind, SuccessionLink, UnitLevel } from './organisation.ts'

/** A unit of the store by its id, or one the event makes, by its key in the draft ('n1'). */
export type UnitRef = number | string

export interface NewUnit {
  readonly key: string
  readonly level: 'bureau' | 'department'
  readonly name: string
  readonly shortName: string
  readonly parent: UnitRef | null
}

/** One line of the event. A unit that the event makes (`NewUnit`) needs none of its own. */
export type ReorganisationLine =
  | { readonly kind: 'rename'; readonly from: number; readonly name: string; readonly shortName: string }
  | { readonly kind: 'move'; readonly from: number; readonly to: UnitRef }
  | { readonly kind: 'split' | 'merge' | 'transfer-part'; readonly from: number; readonly to: UnitRef }
  | { readonly kind: 'close' | 'widen'; readonly from: number }

/** Which unit an item follows; `to` null: it stays (only where its unit stays). */
export interface ItemDecision {
  readonly item: string
  readonly to: UnitRef | null
}
/** `to` null: this person goes with none of them, and keeps what an unassigned one keeps. */
export interface PersonDecision {
  readonly userId: string
  readonly from: number
  readonly to: UnitRef | null
}
/** What may be divided: quota 정원 · headcount 현원, persons · money: 원 of what no programme names (행정운영, 재무활동). Never results. */
export const DIVIDED_KINDS = ['quota', 'headcount', 'money'] as const
export type DividedKind = (typeof DIVIDED_KINDS)[number]

/** What one successor gets of a figure of the unit, as its document prints it; `reason`: where it stands. */
export interface ShareDecision {
  readonly kind: DividedKind
  readonly from: number
  readonly to: UnitRef
  readonly figure: number
  readonly reason: string
}

/** A figure of a unit on the day before, as the plan of `year` prints it. */
export interface Divisible {
  readonly kind: DividedKind
  readonly unitId: number
  readonly whole: number
  readonly year: number
}

/** What is autosaved of an event beside its ordinance and day. */
export interface ReorganisationDraft {
  readonly units: readonly NewUnit[]
  readonly lines: readonly ReorganisationLine[]
  readonly items: readonly ItemDecision[]
  readonly people: readonly PersonDecision[]
  readonly shares: readonly ShareDecision[]
  /** questions that were answered with "yes, so it is" */
  readonly accepted: readonly string[]
}

export const EMPTY_DRAFT: ReorganisationDraft = { units: [], lines: [], items: [], people: [], shares: [], accepted: [] }

/** A unit on the day before the event. */
export interface UnitBefore {
  readonly id: number
  readonly level: UnitLevel
  readonly name: string
  readonly shortName: string
  readonly parentId: number | null
  /** first day of its first name */
  readonly since: string
}

/** A unit on the day of the event. */
export interface UnitAfter {
  readonly ref: UnitRef
  readonly level: UnitLevel
  readonly name: string
  readonly shortName: string
  readonly parent: UnitRef | null
  /** what the event does to it; [] = nothing */
  readonly by: readonly ReorganisationKind[]
}

const ENDS: ReadonlySet<ReorganisationKind> = new Set(['split', 'merge', 'close'])
/** Whether a line of this kind ends its unit. */
export const endsUnit = (kind: ReorganisationKind): boolean => ENDS.has(kind)

/** The unit a line names as its other end; null where it has none. */
export const targetOf = (line: ReorganisationLine): UnitRef | null => ('to' in line ? line.to : null)

/** Units that the event ends, each with its lines. */
export function endedBy({ lines }: Pick<ReorganisationDraft, 'lines'>): ReadonlyMap<number, readonly ReorganisationLine[]> {
  return Map.groupBy(
    lines.filter((line) => endsUnit(line.kind)),
    (line) => line.from,
  )
}

/** The one unit that a whole unit goes into: where it is merged. Null after a split, at a closing, and while it stays. */
function onlySuccessorOf({ lines }: Pick<ReorganisationDraft, 'lines'>, unitId: number): UnitRef | null {
  const merge = lines.find((line) => line.kind === 'merge' && line.from === unitId)
  return merge === undefined ? null : targetOf(merge)
}

/** The structure on the day. The parts of a merged bureau follow it; those of a split or closed one need a line of their own. */
export function structureAfter(before: readonly UnitBefore[], draft: Pick<ReorganisationDraft, 'units' | 'lines'>): UnitAfter[] {
  const ended = endedBy(draft)
  const lineOf = <K extends ReorganisationKind>(kind: K, from: number) =>
    draft.lines.find((line): line is Extract<ReorganisationLine, { kind: K }> => line.kind === kind && line.from === from)
  const kept = before
    .filter((unit) => !ended.has(unit.id))
    .map((unit): UnitAfter => {
      const renamed = lineOf('rename', unit.id)
      const moved = draft.lines.find((line) => line.kind === 'move' && line.from === unit.id)
      const parent = moved === undefined ? unit.parentId : targetOf(moved)
      const into = typeof parent === 'number' ? onlySuccessorOf(draft, parent) : null
      const by = draft.lines.filter((line) => line.from === unit.id || targetOf(line) === unit.id).map((line) => line.kind)
      return {
        ref: unit.id,
        level: unit.level,
        name: renamed?.name.trim() ?? unit.name,
        shortName: renamed === undefined ? unit.shortName : renamed.shortName.trim() || renamed.name.trim(),
        parent: into ?? parent,
        by: [...new Set(into !== null && moved === undefined ? [...by, 'move' as const] : by)],
      }
    })
  const made = draft.units.map((unit): UnitAfter => ({
    ref: unit.key,
    level: unit.level,
    name: unit.name.trim(),
    shortName: unit.shortName.trim() || unit.name.trim(),
    parent: unit.parent,
    by: ['create'],
  }))
  return [...kept, ...made]
}

/** A thing that belongs to a unit on the day before, or a person who works for it. */
export interface Follower {
  /** 'indicator:12' (its lineage) · 'programme:3' · 'project:4' (the first id) · 'person:…' (account and unit) */
  readonly item: string
  readonly kind: 'indicator' | 'programme' | 'project' | 'person'
  /** what is assigned with it: of an indicator its lineage, else every id its plans have for it; [] of a person */
  readonly ids: readonly number[]
  readonly unitId: number
  readonly name: string
  /** of a project: its programme's item, which it follows unless it is decided apart */
  readonly within: string | null
  /** of an indicator: the policy-programme goals it stands under, one a plan */
  readonly goals?: readonly number[]
}

/** automatic: the unit has one successor, or the project follows its programme · chosen: decided in the event · stays · open: nobody has decided */
export interface Followed extends Follower {
  readonly how: 'automatic' | 'chosen' | 'stays' | 'open'
  /** the unit after; null while open, and for a person who goes with none */
  readonly to: UnitRef | null
}

/**
 * Everything that follows whom. After a merge its one successor is the default; after a split or a closing there is none: each
 * thing is chosen. A unit that gives part of its work away keeps what is not chosen. Results are never divided.
 */
export function followedBy(draft: ReorganisationDraft, followers: readonly Follower[]): readonly Followed[] {
  const ended = endedBy(draft)
  const giving = new Set(draft.lines.filter((line) => line.kind === 'transfer-part').map((line) => line.from))
  const chosen = new Map<string, UnitRef | null>([
    ...draft.items.map(({ item, to }) => [item, to] as const),
    ...draft.people.map(({ userId, from, to }) => [`person:${userId}:${from}`, to] as const),
  ])
  const decided = (one: Follower): Followed => {
    const to = chosen.get(one.item)
    const ends = ended.has(one.unitId)
    if (to !== undefined && (to !== null || one.kind === 'person' || !ends))
      return { ...one, how: to === null && !ends ? 'stays' : 'chosen', to: to ?? (ends ? null : one.unitId) }
    const only = onlySuccessorOf(draft, one.unitId)
    if (only !== null) return { ...one, how: 'automatic', to: only }
    return ends ? { ...one, how: 'open', to: null } : { ...one, how: 'stays', to: one.unitId }
  }
  const concerned = followers.filter((one) => ended.has(one.unitId) || giving.has(one.unitId))
  const first = new Map(concerned.filter((one) => one.within === null).map((one) => [one.item, decided(one)]))
  return concerned.map((one) => {
    const whole = one.within === null ? undefined : first.get(one.within)
    if (one.within === null) return first.get(one.item) ?? decided(one)
    const own = decided(one)
    if (whole === undefined || whole.to === null || whole.unitId !== one.unitId || own.how === 'chosen' || chosen.has(one.item))
      return own
    return { ...own, how: whole.how === 'stays' ? 'stays' : 'automatic', to: whole.to }
  })
}

/** What the event does to policy-programme goals: a torn one has no score in today's structure that could be compared. */
export interface GoalsAfter {
  readonly whole: number
  readonly torn: number
  /** not all of its indicators are decided */
  readonly open: number
}

/** How many goals of the units concerned go somewhere as a whole, and how many are torn apart. */
export function goalsAfter(followed: readonly Followed[]): GoalsAfter {
  const ends = new Map<number, Set<UnitRef | null>>()
  for (const { goals = [], to } of followed) for (const goal of goals) ends.set(goal, (ends.get(goal) ?? new Set()).add(to))
  const states = [...ends.values()].map((to) => {
    const units = to.size - Number(to.has(null))
    return units > 1 ? 'torn' : to.has(null) ? 'open' : 'whole'
  })
  const count = (state: keyof GoalsAfter) => states.filter((one) => one === state).length
  return { whole: count('whole'), torn: count('torn'), open: count('open') }
}

/** What applying the event writes: pure, so that the laws of the field are tried on it. */
export interface ReorganisationChanges {
  readonly created: readonly NewUnit[]
  /** a new spell from the day on */
  readonly spells: readonly {
    readonly unitId: number
    readonly name: string
    readonly shortName: string
    readonly parent: UnitRef | null
  }[]
  readonly ended: readonly number[]
  readonly lines: readonly { readonly kind: ReorganisationKind; readonly from: number | null; readonly to: UnitRef | null }[]
  /** what does not follow the one successor of its unit */
  readonly assigned: readonly {
    readonly kind: 'indicator' | 'programme' | 'project'
    readonly id: number
    readonly from: number
    readonly to: UnitRef
  }[]
  /** whom the day moves: `to` null = goes with none and stays where it is */
  readonly people: readonly { readonly userId: string; readonly from: number; readonly to: UnitRef }[]
}

export function changesOf(
  before: readonly UnitBefore[],
  draft: ReorganisationDraft,
  followers: readonly Follower[],
): ReorganisationChanges {
  const was = new Map(before.map((unit) => [unit.id, unit]))
  const followed = followedBy(draft, followers)
  const created = new Set(draft.lines.flatMap((line) => targetOf(line) ?? []).filter((ref) => typeof ref === 'string'))
  return {
    created: draft.units,
    spells: structureAfter(before, draft).flatMap(({ ref, name, shortName, parent }) => {
      const old = typeof ref === 'number' ? was.get(ref) : undefined
      if (typeof ref !== 'number' || old === undefined) return []
      const same = old.name === name && old.shortName === shortName && old.parentId === parent
      return same ? [] : [{ unitId: ref, name, shortName, parent }]
    }),
    ended: [...endedBy(draft).keys()],
    lines: [
      ...draft.units
        .filter((unit) => !created.has(unit.key))
        .map((unit) => ({ kind: 'create' as const, from: null, to: unit.key })),
      ...draft.lines.map((line) => ({
        kind: line.kind,
        from: line.from,
        // A unit that only changed is its own successor.
        to: line.kind === 'rename' || line.kind === 'move' || line.kind === 'widen' ? line.from : targetOf(line),
      })),
    ],
    assigned: followed.flatMap(({ kind, ids, unitId, to }) =>
      kind === 'person' || to === null || to === unitId || to === onlySuccessorOf(draft, unitId)
        ? []
        : ids.map((id) => ({ kind, id, from: unitId, to })),
    ),
    people: followed.flatMap(({ kind, item, unitId, to }) =>
      kind !== 'person' || to === null || to === unitId ? [] : [{ userId: userOf(item), from: unitId, to }],
    ),
  }
}

/** 'person:<account>:<unit>' */
export const personItem = (userId: string, unitId: number): string => `person:${userId}:${unitId}`
const userOf = (item: string): string => item.slice('person:'.length, item.lastIndexOf(':'))

/** The links and assignments that an applied event adds to what is known of who follows whom. */
export function successionOf(
  { lines, assigned }: Pick<ReorganisationChanges, 'lines' | 'assigned'>,
  idOf: (ref: UnitRef) => number,
  on: string,
): { readonly links: readonly SuccessionLink[]; readonly assignments: readonly Assignment[] } {
  return {
    links: lines.flatMap(({ kind, from, to }): SuccessionLink[] =>
      (kind === 'split' || kind === 'merge' || kind === 'close') && from !== null
        ? [{ kind, fromId: from, toId: to === null ? null : idOf(to), on }]
        : [],
    ),
    assignments: assigned.map(({ kind, id, from, to }) => ({ item: `${kind}:${id}`, fromId: from, toId: idOf(to), on })),
  }
}
