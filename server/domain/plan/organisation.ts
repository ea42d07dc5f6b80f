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

/** 후신: `fromId` ended on the day, and went into, or was split into, `toId`; null: it was closed. The other kinds leave the unit as it is. */
export interface SuccessionLink {
  readonly fromId: number
  readonly toId: number | null
  readonly on: string
  readonly kind: 'split' | 'merge' | 'close'
}

const holdsOn = (spell: Spell, date: string): boolean => spell.from <= date && (spell.to === null || date < spell.to)

/** The name of a unit on a date; null when it had none. */
export function nameOn(unit: OrganisationUnit, date: string): string | null {
  return unit.names.find((one) => holdsOn(one, date))?.name ?? null
}

/** 담당: what belongs to whom from a day on, said for one thing in an event. */
export interface Assignment {
  /** 'indicator:12': an indicator by its lineage, a programme or project by its id */
  readonly item: string
  readonly fromId: number
  readonly toId: number
  readonly on: string
}

/** All that applied events say of who follows whom. */
export interface Succession {
  readonly links: readonly SuccessionLink[]
  readonly assignments: readonly Assignment[]
}

/**
 * Whose a thing is on `date`: beginning with the unit its plan prints, through what was said for it (`assignments`), else
 * through the one successor of a unit that ended. `since` is the day whose structure the plan prints: what happened before it
 * is in the plan already, unless the plan names a unit that had ended by then. After a split for which nothing was said it
 * stays with the unit that ended. Each step is on the day of the one before or later, and is taken once: what came back to a
 * unit on one day goes on from there by what was decided later.
 */
export const ownerOn = (
  succession: Succession,
  item: string,
  printed: { readonly unitId: number; readonly since: string },
  date: string,
): number => ownersUntil(succession, item, printed, date).at(-1) ?? printed.unitId

/** The units that had it up to `date`, the one its plan prints first, the owner on the day last; as `ownerOn`. */
export function ownersUntil(
  { links, assignments }: Succession,
  item: string,
  printed: { readonly unitId: number; readonly since: string },
  date: string,
): readonly number[] {
  const own = assignments.filter((one) => one.item === item && one.on <= date)
  let unit = printed.unitId
  let after = links.find((link) => link.fromId === unit && link.on <= printed.since)?.on ?? printed.since
  const taken = new Set<Step>()
  const units = [unit]
  for (;;) {
    const step =
      earliest(own.filter((one) => one.fromId === unit && one.on >= after && !taken.has(one))) ??
      onlySuccessor(links, unit, after, date)
    if (step === null || taken.has(step)) return units
    unit = step.toId
    units.push(unit)
    after = step.on
    taken.add(step)
  }
}

interface Step {
  readonly toId: number
  readonly on: string
}

const earliest = (steps: readonly Step[]): Step | null =>
  steps.reduce<Step | null>((first, step) => (first === null || step.on < first.on ? step : first), null)

/** A unit ends once; after a split there is no default. */
function onlySuccessor(links: readonly SuccessionLink[], unit: number, from: string, date: string): Step | null {
  const onward = links.filter(
    (link): link is SuccessionLink & Step => link.fromId === unit && link.toId !== null && link.on >= from && link.on <= date,
  )
  const first = earliest(onward)
  return first !== null && onward.filter((link) => link.on === first.on).length === 1 ? first : null
}

/**
 * Where a unit's work went by a date: the unit itself while nothing succeeded it, otherwise the ends of its chain of
 * successors (several after a split). Ascending ids; links that run in a circle are followed once.
 */
export function successorsOn(links: readonly SuccessionLink[], id: number, date: string): readonly number[] {
  const seen = new Set<number>()
  const ends = new Set<number>()
  const open = [id]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue
    seen.add(at)
    const here = at
    const onward = links.flatMap((link) => (link.fromId === here && link.on <= date ? (link.toId ?? []) : []))
    if (onward.length === 0) ends.add(at)
    open.push(...onward)
  }
  // A circle of links has no end; the unit then stands for itself rather than vanishing.
  return ends.size === 0 ? [id] : [...ends].toSorted((a, b) => a - b)
}
