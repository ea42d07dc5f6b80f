import type { Box, Loc } from '../../../server/documents/model.ts'
import type { Texts } from '../../language.tsx'
import type { Item } from './items.ts'
import type { importsMessages } from './messages.ts'
import type { Slot } from './slots.ts'

/** One cell or one text of the document; two fields read from it have the same key. */
export const placeKey = ({ block, row, column }: Pick<Loc, 'block' | 'row' | 'column'>): string =>
  `${block}.${row ?? ''}.${column ?? ''}`

/** The place of a key of `placeKey`. */
export function placeIn(key: string): Pick<Loc, 'block' | 'row' | 'column'> {
  const [block, row, column] = key.split('.').map((part) => (part === '' ? null : Number(part)))
  return { block: block ?? 0, row: row ?? null, column: column ?? null }
}

/** Where it stands, in the words of its format: '8쪽 · 표 12, 3행 2열', '841번째 줄', '시트 계획 B5'. */
export function placeText(loc: Loc, t: Texts<typeof importsMessages>): string {
  const parts: string[] = []
  if (loc.sheet !== null) parts.push(t.placeSheet(loc.sheet))
  if (loc.address !== undefined) parts.push(loc.address)
  if (loc.page !== null) parts.push(t.placePage(loc.page))
  if (loc.sheet === null && loc.line !== null) parts.push(t.placeLine(loc.line))
  if (loc.address === undefined && loc.row !== null && loc.column !== null) parts.push(t.placeCell(loc.row + 1, loc.column + 1))
  return parts.join(' · ')
}

/** What is chosen, as the address keeps it: a field's path, an item ('attention:5'), or a cell of the document ('@33.2.4'). Pure. */
export interface Chosen {
  readonly at: string
  readonly item: Item | null
  readonly slot: Slot | null
  /** every field of the unit read from the chosen place; of a place that gave none, those of its row */
  readonly slots: readonly Slot[]
  readonly ofRow: boolean
  readonly place: string | null
  /** null for a cell of which only the place is known */
  readonly loc: Loc | null
}

/** The path the address names, and the item; before the unit's records are there. */
export function asked(
  at: string | undefined,
  items: readonly Item[],
): { readonly item: Item | null; readonly path: string | null; readonly place: string | null } {
  if (at === undefined) return { item: null, path: null, place: null }
  if (at.startsWith('@'))
    return {
      item: items.find((item) => item.loc !== null && placeKey(item.loc) === at.slice(1)) ?? null,
      path: null,
      place: at.slice(1),
    }
  const item = items.find((one) => one.id === at) ?? null
  return { item, path: item === null ? at : item.path, place: item?.loc == null ? null : placeKey(item.loc) }
}

export function chosenAt(at: string | undefined, items: readonly Item[], slots: readonly Slot[]): Chosen {
  const { item, path, place } = asked(at, items)
  const here = (key: string | null) => slots.filter((slot) => slot.raw !== '' && placeKey(slot.loc) === key)
  const named =
    path === null && place !== null && item === null ? (here(place)[0] ?? null) : (slots.find((one) => one.path === path) ?? null)
  const slot = item === null ? named : slotOf(item, slots)
  const own = place ?? (slot === null ? null : placeKey(slot.loc))
  const read = here(own)
  const ofRow = read.length === 0 && own !== null
  return {
    at: at ?? '',
    item: item ?? items.find((one) => one.loc !== null && placeKey(one.loc) === own) ?? null,
    slot,
    slots: ofRow
      ? slots.filter((one) => one.raw !== '' && one.loc.row !== null && own.startsWith(`${one.loc.block}.${one.loc.row}.`))
      : read,
    ofRow,
    place: own,
    loc: item?.loc ?? slot?.loc ?? read[0]?.loc ?? null,
  }
}

/** The field an item is about: the one it names, the one in its cell that says what is doubted, else the first of its record. */
export function slotOf(item: Item, slots: readonly Slot[]): Slot | null {
  const exact = slots.find((slot) => slot.path === item.path)
  if (exact !== undefined) return exact
  const { loc } = item
  const here = loc === null ? [] : slots.filter((slot) => placeKey(slot.loc) === placeKey(loc) && slot.raw !== '')
  const said = item.kind === 'doubt' ? item.doubt.subject : item.raw
  return (
    here.find((slot) => slot.value === said) ??
    here[0] ??
    (item.kind === 'need' ? (slots.find((slot) => slot.record.record === item.path) ?? null) : null)
  )
}

/** The waiting item after (1) or before (−1) the chosen one; round at the ends. */
export function nextItem(items: readonly Item[], current: Item | null, step: 1 | -1): Item | null {
  const among = items.filter((item) => item.open && !(item.kind === 'doubt' && item.doubt.weight === 'note'))
  const list = among.length === 0 ? items : among
  const at = list.findIndex((item) => item.id === current?.id)
  if (at >= 0) return list[(at + step + list.length) % list.length] ?? null
  // The chosen one is decided, so no longer among them: go on from where it stood.
  const stood = items.findIndex((item) => item.id === current?.id)
  const side = list.filter((item) => (step === 1 ? items.indexOf(item) > stood : items.indexOf(item) < stood))
  return (step === 1 ? side[0] : side.at(-1)) ?? (step === 1 ? list[0] : list.at(-1)) ?? null
}

/** The place whose box a point of a page lies in: the smallest that does. */
export function placeAt(
  boxes: readonly { readonly place: string; readonly box: Box }[],
  page: number,
  x: number,
  y: number,
): string | null {
  const hit = boxes.filter(({ box: b }) => b.page === page && x >= b.x && x <= b.x + b.width && y >= b.y && y <= b.y + b.height)
  return hit.toSorted((a, b) => a.box.width * a.box.height - b.box.width * b.box.height)[0]?.place ?? null
}
