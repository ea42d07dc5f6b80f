import type { Place } from '../commit/cells.ts'
import { fieldsOf } from '../commit/fields.ts'
import type { Unrecognised } from '../records.ts'
import type { OpenedDraft } from './open.ts'

const rowKey = ({ block, row }: Place) => `${block}.${row ?? ''}`
const key = ({ block, row, column }: Place) => `${block}.${row ?? ''}.${column ?? ''}`

/**
 * Cells and texts of the document that gave no value, that no person pointed at since, and that nobody has put aside with a word: what
 * a person who confirms leaves unread.
 */
export function unreadCells(opened: OpenedDraft): Place[] {
  const left = leftOf(opened)
  const { unrecognised } = opened.recognition
  return unrecognised.flatMap((entry, i) =>
    (opened.decisions.get(`unrecognised:${i}`)?.decision ?? 'open') === 'open' ? left(entry) : [],
  )
}

/**
 * Of an entry of what was not recognised: its cells that no value was pointed at in. In a row that an added record is read from, words
 * without a figure are the row's labels: whoever added it has seen them.
 */
export function leftOf({ corrections, records }: Pick<OpenedDraft, 'corrections' | 'records'>): (entry: Unrecognised) => Place[] {
  const pointed = [...corrections.values()].some(({ from }) => from)
  const used = pointed ? fieldsOf(records).filter(({ place }) => corrections.get(place.path)?.from) : []
  const cells = new Set(used.map(({ field }) => key(field.loc)))
  const rows = new Set(used.flatMap(({ field, place }) => (corrections.has(place.record) ? [rowKey(field.loc)] : [])))
  return (entry) => {
    const { block } = entry.loc
    const printed = entry.raw.split('\n').flatMap((row) => row.split(' | '))
    const all = (entry.cells ?? [[entry.loc.row, entry.loc.column]]).map(([row, column], i, own) => ({
      place: { block, row, column },
      label: printed.length === own.length && !/\d/.test(printed[i] ?? ''),
    }))
    const left = all.filter(({ place, label }) => !cells.has(key(place)) && !(label && rows.has(rowKey(place))))
    return [...new Map(left.map(({ place }) => [key(place), place])).values()]
  }
}
