/**
 * Organisation units are effective-dated: a reorganisation is an ordinance with a date. Names, parents and existence
 * change on a day; results are shown "as it was then" or "in today's structure". All dates ISO, `to` exclusive, null = open.
 */
export type UnitLevel = 'government' | 'bureau' | 'department' | 'team'

/**
 * What an ordinance does to a unit: rename 명칭변경 · move 소속변경 · split 분리 (one ends, two or more follow) · merge 통합 (one goes
 * into another) · transfer-part 업무이관 (part of its work goes, the unit stays) · create 신설 · close 폐지 · widen 기능 확대 (name and
 * results stay).
 */
export const REORGANISATION_KINDS = ['rename', 'move', 'split', 'merge', 'transfer-part', 'create', 'close', 'widen'] as const
export type ReorganisationKind = (typeof REORGANISATION_KINDS)[number]

export interface Spell {
  readonly from: string
  readonly to: string | null
}

export interface OrganisationUnit extends Spell {
  readonly id: number
  readonly level: UnitLevel
  readonly names: readonly (Spell & { readonly name: string })[]
  readonly parents: readonly (Spell & { readonly parentId: number })[]
}

/** 후신: `fromId` went into, or was split into, `toId` on the day. The other kinds leave the unit as it is. */
export interface SuccessionLink {
  readonly fromId: number
  readonly toId: number
  readonly on: string
  readonly kind: 'split' | 'merge'
}

export interface PlacedUnit {
  readonly id: number
  readonly level: UnitLevel
  readonly name: string
  readonly parentId: number | null
}

const holdsOn = (spell: Spell, date: string): boolean => spell.from <= date && (spell.to === null || date < spell.to)

/** The units that exist on a date with the name and parent of that date. A unit without a name that day is left out. */
export function structureOn(units: readonly OrganisationUnit[], date: string): readonly PlacedUnit[] {
  return units
    .filter((unit) => holdsOn(unit, date))
    .flatMap(({ id, level, names, parents }) => {
      const name = names.find((one) => holdsOn(one, date))?.name
      const parentId = parents.find((one) => holdsOn(one, date))?.parentId ?? null
      return name === undefined ? [] : [{ id, level, name, parentId }]
    })
}

/** The name of a unit on a date; null when it had none. */
export function nameOn(unit: OrganisationUnit, date: string): string | null {
  return unit.names.find((one) => holdsOn(one, date))?.name ?? null
}

/**
 * Where a unit's indicators are carried to by a date: the unit itself while nothing succeeded it, otherwise the ends of
 * its chain of successors (several after a split). Ascending ids; links that run in a circle are followed once.
 */
export function successorsOn(links: readonly SuccessionLink[], id: number, date: string): readonly number[] {
  return follow(links, id, (link, at) => (link.fromId === at && link.on <= date ? link.toId : null))
}

/** Whose indicators a unit has taken over, seen from a date back to its first predecessors (itself when it has none). */
export function predecessorsOn(links: readonly SuccessionLink[], id: number, date: string): readonly number[] {
  return follow(links, id, (link, at) => (link.toId === at && link.on <= date ? link.fromId : null))
}

function follow(
  links: readonly SuccessionLink[],
  start: number,
  next: (link: SuccessionLink, at: number) => number | null,
): readonly number[] {
  const seen = new Set<number>()
  const ends = new Set<number>()
  const open = [start]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue
    seen.add(at)
    const here = at
    const onward = links.flatMap((link) => next(link, here) ?? [])
    if (onward.length === 0) ends.add(at)
    open.push(...onward)
  }
  // A circle of links has no end; the unit then stands for itself rather than vanishing.
  return ends.size === 0 ? [start] : [...ends].toSorted((a, b) => a - b)
}
