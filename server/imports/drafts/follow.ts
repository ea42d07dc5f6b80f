import { fieldsOf } from '../commit/fields.ts'
import type { PlanRecognition } from '../commit/prepare.ts'
import type { PlanRecords } from '../records.ts'

/** What was said of a thing whose cell is read as something else now stands under this and its cell, and comes back with it. */
export const ASIDE = '@'
/** The block, row and column of what was set aside: its own cell, else its record's. */
export const placeOfAside = (path: string): string => path.match(/\d+\.\d*\.\d*/g)?.at(-1) ?? ''

/**
 * Where what persons said of a reading belongs after the document was read again: to the same cell and field, whatever its record is
 * called now. Each of `said` (paths of corrections, subjects of decisions) that goes elsewhere, with its new name.
 */
export function follow(before: PlanRecognition | null, after: PlanRecognition, said: readonly string[]): Map<string, string> {
  const [old, now] = [before ? namesOf(before) : new Map<string, string>(), namesOf(after)]
  const places = new Map([...now].map(([name, place]) => [place, name]))
  return new Map(
    said.flatMap((name) => {
      const place = name.startsWith(ASIDE) ? name.slice(ASIDE.length) : old.get(name)
      // Of what no reading names, e.g. a record that a person added, nothing changes.
      if (place === undefined) return []
      const next = places.get(place) ?? ASIDE + place
      return next === name ? [] : [[name, next] as const]
    }),
  )
}

/** Every name by which a correction or decision speaks of a reading, with the cell it is about. */
function namesOf({ records, attention, unrecognised }: PlanRecognition): Map<string, string> {
  const names = recordNames(records)
  const times = new Map<string, number>()
  const put = (name: string, place: string) => {
    const n = (times.get(place) ?? 0) + 1
    times.set(place, n)
    names.set(name, n === 1 ? place : `${place}#${n}`)
  }
  for (const [i, { kind, loc, subject }] of attention.entries())
    put(`attention:${i}`, `attention ${cellOf(loc)} ${kind} ${subject}`)
  for (const [i, { why, loc }] of unrecognised.entries()) put(`unrecognised:${i}`, `unrecognised ${cellOf(loc)} ${why}`)
  return names
}

/** Records that others stand under, by their key: a correction's value may be one. */
const KEYED: ReadonlySet<string> = new Set(['units', 'goals', 'programmes'])

const cellOf = ({ block, row, column }: { block: number; row: number | null; column: number | null }) =>
  `${block}.${row ?? ''}.${column ?? ''}`

function recordNames(records: PlanRecords): Map<string, string> {
  const names = new Map<string, string>()
  const times = new Map<string, number>()
  const anchors = new Map<string, string>()
  const fields = fieldsOf(records)
  for (const { field, place } of fields)
    if (!anchors.has(place.record) && (field.raw !== '' || place.column === 'name')) {
      const anchor = `${place.group} ${cellOf(field.loc)}`
      const n = (times.get(anchor) ?? 0) + 1
      times.set(anchor, n)
      anchors.set(place.record, n === 1 ? anchor : `${anchor}#${n}`)
    }
  for (const { field, place } of fields) {
    const anchor = anchors.get(place.record) ?? place.record
    if (place.group === 'plan') names.set(place.path, place.path)
    // What is printed belongs to its cell, what is not to its record.
    else names.set(place.path, field.raw === '' ? `${anchor} ${place.column}` : `${anchor} ${cellOf(field.loc)} ${place.column}`)
    names.set(`record:${place.record}`, `record ${anchor}`)
    names.set(`match:${place.record}`, `match ${anchor}`)
    if (KEYED.has(place.group)) names.set(`key:${place.record.split('/')[1] ?? ''}`, `key ${anchor}`)
  }
  return names
}
