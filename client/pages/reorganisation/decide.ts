import { endsUnit, type Followed, targetOf, type UnitAfter, type UnitRef } from '#domain/plan/reorganisation.ts'
import type { Event } from './use-event.ts'

/** In a choice: this person goes with none of them, or this thing stays. */
export const LATER = 'later'

export const userOf = ({ item }: Followed): string => item.slice('person:'.length, item.lastIndexOf(':'))

/** Where the things of a unit can go: who follows it, or any department where it is closed. */
export function choicesOf(event: Event, unitId: number): { readonly ends: boolean; readonly choices: readonly UnitAfter[] } {
  const own = event.draft.lines.filter((line) => line.from === unitId)
  const named = own.flatMap((line) => (line.kind === 'move' ? [] : (targetOf(line) ?? [])))
  const ends = own.some((line) => endsUnit(line.kind))
  const level = event.view.before.find((unit) => unit.id === unitId)?.level
  const all = event.after.filter((unit) => unit.level === level && unit.ref !== unitId)
  return { ends, choices: named.length > 0 ? all.filter((unit) => named.includes(unit.ref)) : all }
}

/** Decides for things or people of one unit; `to` undefined takes the decision back. */
export function decide(event: Event, ones: readonly Followed[], to: UnitRef | null | undefined): void {
  const [first] = ones
  if (first === undefined) return
  const { unitId, kind } = first
  if (kind === 'person') {
    const ids = new Set(ones.map((one) => userOf(one)))
    const rest = event.draft.people.filter((one) => !(one.from === unitId && ids.has(one.userId)))
    event.change({ people: to === undefined ? rest : [...rest, ...[...ids].map((userId) => ({ userId, from: unitId, to }))] })
    return
  }
  const items = new Set(ones.map((one) => one.item))
  const rest = event.draft.items.filter((one) => !items.has(one.item))
  event.change({ items: to === undefined ? rest : [...rest, ...[...items].map((item) => ({ item, to }))] })
}
