/** What is chosen, as the address keeps it: a field's path, a doubt ('attention:5'), or a cell of the document ('@33.2.4'). Pure. */
import type { Box, Loc } from '../../../server/imports/model.ts'
import type { Item } from './items.ts'
import { placeKey } from './place.ts'
import type { Slot } from './slots.ts'

export interface Index {
  readonly byPath: ReadonlyMap<string, Slot>
  /** fields read from a place, in reading order */
  readonly byPlace: ReadonlyMap<string, readonly Slot[]>
  readonly items: readonly Item[]
  readonly itemsByPlace: ReadonlyMap<string, readonly Item[]>
}

export function indexOf(slots: readonly Slot[], items: readonly Item[]): Index {
  return {
    byPath: new Map(slots.map((slot) => [slot.path, slot])),
    // What stands nowhere but near another field (a default by rule) is no reading of that cell.
    byPlace: Map.groupBy(slots.filter((slot) => slot.field.raw !== '' || slot.field.repairs.length > 0), (slot) => placeKey(slot.field.loc)),
    items,
    itemsByPlace: Map.groupBy(items, (item) => placeKey(item.loc)),
  }
}

export interface Chosen {
  readonly at: string
  readonly item: Item | null
  readonly slot: Slot | null
  /** every field read from the chosen place */
  readonly slots: readonly Slot[]
  readonly place: string | null
  readonly loc: Loc | null
}

const NOTHING: Chosen = { at: '', item: null, slot: null, slots: [], place: null, loc: null }

export function chosenAt(at: string | undefined, index: Index): Chosen {
  if (at === undefined) return NOTHING
  if (at.startsWith('@')) {
    const place = at.slice(1)
    const slots = index.byPlace.get(place) ?? []
    return { at, item: index.itemsByPlace.get(place)?.[0] ?? null, slot: null, slots, place, loc: slots[0]?.field.loc ?? null }
  }
  const item = index.items.find((one) => one.id === at) ?? null
  const slot = index.byPath.get(item?.path ?? at) ?? null
  const loc = item?.loc ?? slot?.field.loc ?? null
  if (loc === null) return NOTHING
  const place = placeKey(loc)
  const slots = index.byPlace.get(place) ?? []
  return { at, item: item ?? index.itemsByPlace.get(place)?.[0] ?? null, slot: slot ?? (item === null ? null : (slots[0] ?? null)), slots, place, loc }
}

/** Choosing a cell of the document chooses the field read from it; the next press on the same cell the next such field. */
export function atOfPlace(place: string, index: Index, chosen: Chosen): string {
  const slots = index.byPlace.get(place) ?? []
  const current = slots.findIndex((slot) => slot.path === chosen.slot?.path)
  const next = slots[chosen.place === place ? (current + 1) % Math.max(1, slots.length) : 0]
  return next?.path ?? index.itemsByPlace.get(place)?.[0]?.id ?? `@${place}`
}

/** The open doubt after (1) or before (−1) the chosen one; from the first or last at the ends. */
export function nextItem(items: readonly Item[], chosen: Chosen, step: 1 | -1): Item | null {
  const open = items.filter((item) => item.decision === 'open')
  const among = open.length === 0 ? items : open
  const current = among.findIndex((item) => item.id === chosen.item?.id)
  if (current >= 0) return among[(current + step + among.length) % among.length] ?? null
  // The chosen one is decided, so no longer among the open: go on from where it stood.
  const stood = items.findIndex((item) => item.id === chosen.item?.id)
  const after = among.filter((item) => (step === 1 ? items.indexOf(item) > stood : items.indexOf(item) < stood))
  return (step === 1 ? after[0] : after.at(-1)) ?? (step === 1 ? among[0] : among.at(-1)) ?? null
}

/** The place whose box a point of a page lies in: the smallest that does. */
export function placeAt(boxes: readonly { readonly place: string; readonly box: Box }[], page: number, x: number, y: number): string | null {
  const hit = boxes.filter(({ box: b }) => b.page === page && x >= b.x && x <= b.x + b.width && y >= b.y && y <= b.y + b.height)
  return hit.toSorted((a, b) => a.box.width * a.box.height - b.box.width * b.box.height)[0]?.place ?? null
}
