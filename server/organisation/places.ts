import type { Db } from '#data/database.ts'
import { compiledOnce } from '../../data/compiled-once.ts'
import type { Owners } from './owners.ts'

/** A unit as it is called, with its place, from a day on. */
export interface NamedUnit {
  readonly id: number
  readonly code: string
  readonly kind: 'government' | 'bureau' | 'department'
  readonly name: string
  readonly shortName: string
  readonly parentId: number | null
  readonly sortOrder: number
}

export interface UnitSpell extends NamedUnit {
  readonly from: string
  /** the first day on which it holds no longer; null = still */
  readonly to: string | null
}

const spells = compiledOnce((db) =>
  db
    .selectFrom('organisation_unit as u')
    .innerJoin('organisation_unit_name as n', 'n.unit_id', 'u.id')
    .select([
      'u.id',
      'u.code',
      'u.kind',
      'n.name',
      'n.short_name as shortName',
      'n.parent_id as parentId',
      'n.sort_order as sortOrder',
      'n.valid_from as from',
      'n.valid_to as to',
    ])
    .orderBy('n.valid_from')
    .orderBy('n.id'),
)

/** Every name and place that units ever had, oldest first. One query for any number of days. */
export const unitSpells = (db: Db): Promise<UnitSpell[]> => spells(db, {})

/** The units on a day, those that have ended as they were called last. */
export interface Places {
  readonly unit: (id: number) => UnitSpell | undefined
  readonly ended: (id: number) => boolean
  /** in the organisation's order */
  readonly all: () => readonly UnitSpell[]
}

export function placesOn(of: readonly UnitSpell[], day: string): Places {
  const last = new Map<number, UnitSpell>()
  for (const spell of of) if (spell.from <= day) last.set(spell.id, spell)
  const holds = (spell: UnitSpell | undefined) => spell !== undefined && (spell.to === null || spell.to > day)
  return {
    unit: (id) => last.get(id),
    ended: (id) => !holds(last.get(id)),
    all: () => [...last.values()].toSorted((a, b) => a.sortOrder - b.sortOrder || a.id - b.id),
  }
}

/** The bureau a unit stands under: itself when it is one; of a bureau that has ended, the one that follows it. */
export function bureauAbove(places: Places, owners: Owners, day: string, id: number): number {
  const found = places.unit(id)
  const bureau = found?.kind === 'bureau' ? found.id : (found?.parentId ?? id)
  return places.ended(bureau) ? (owners.successors(bureau, day)[0] ?? bureau) : bureau
}
