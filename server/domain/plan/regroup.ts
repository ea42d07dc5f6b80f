import { sumOf } from '../scoring/decimal.ts'

/** A fact of a year that belongs to somebody: by the plan of its year, and on the day that is looked from. */
export interface Owned {
  readonly goalId: number
  /** whose it is in the plan of its year */
  readonly departmentId: number
  /** whose it is on the day looked from */
  readonly ownerId: number
  /** percent of the goal */
  readonly weight: number
}

/** What one owner has of one policy-programme goal. */
export interface GoalPart<T> {
  readonly goalId: number
  readonly departmentId: number
  readonly facts: readonly T[]
  /** of the facts here, and of the goal as its plan has it */
  readonly weight: number
  readonly ofWeight: number
  /** the goal came here as a whole; a part of one has no score that could be compared */
  readonly whole: boolean
}

/** Everything one unit owns, in the order in which it was found. */
export interface OwnerGroup<T> {
  readonly ownerId: number
  readonly parts: readonly GoalPart<T>[]
  readonly facts: readonly T[]
  /** the departments of the plan from which it comes, each once */
  readonly from: readonly number[]
  /**
   * One weighted score may be made of it: every goal is whole and all are of one department. Two departments' scores are never
   * averaged into one that nobody had.
   */
  readonly comparable: boolean
}

/**
 * 현재 조직: the facts of a year by today's owner (rules §9). Each fact goes to exactly one owner, so every count and every sum over
 * all units is what it is in the structure of the year. Pure.
 */
export function regroup<T extends Owned>(facts: readonly T[]): readonly OwnerGroup<T>[] {
  const goals = Map.groupBy(facts, (fact) => fact.goalId)
  const owners = Map.groupBy(facts, (fact) => fact.ownerId)
  return [...owners].map(([ownerId, own]) => {
    const parts = [...Map.groupBy(own, (fact) => fact.goalId)].map(([goalId, some]): GoalPart<T> => {
      const all = goals.get(goalId) ?? some
      return {
        goalId,
        departmentId: some[0]?.departmentId ?? ownerId,
        facts: some,
        weight: sumOf(some.map((fact) => fact.weight)),
        ofWeight: sumOf(all.map((fact) => fact.weight)),
        whole: some.length === all.length,
      }
    })
    const from = [...new Set(own.map((fact) => fact.departmentId))]
    return { ownerId, parts, facts: own, from, comparable: from.length === 1 && parts.every((part) => part.whole) }
  })
}

/** An amount of 원 of one programme or project. `within`: the programme of which a project's amount is a part. */
export interface OwnedAmount {
  readonly id: number
  readonly within: number | null
  readonly ownerId: number
  readonly amount: number
}

/**
 * Amounts by owner, 원. A project with another owner than its programme takes its amount out of the programme's, so nothing is
 * counted twice and the sum over all owners is the sum of the programmes.
 */
export function amountsByOwner(
  programmes: readonly OwnedAmount[],
  projects: readonly OwnedAmount[],
): ReadonlyMap<number, number> {
  const sums = new Map<number, number>()
  const add = (owner: number, amount: number) => sums.set(owner, (sums.get(owner) ?? 0) + amount)
  const ownerOf = new Map(programmes.map((programme) => [programme.id, programme.ownerId]))
  for (const { ownerId, amount } of programmes) add(ownerId, amount)
  for (const { within, ownerId, amount } of projects) {
    const from = within === null ? undefined : ownerOf.get(within)
    if (from === undefined || from === ownerId) continue
    add(from, -amount)
    add(ownerId, amount)
  }
  return sums
}
