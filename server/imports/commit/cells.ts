import type { ReadDocument, TableBlock } from '../../documents/model.ts'
import type { Loc } from '../../documents/model.ts'
import { tidy } from '../recognise/text.ts'
import { statementItem } from '../recognise/read-statement.ts'
import type { Field, PlanRecords, StatementItem } from '../records.ts'
import { type AddableGroup } from './added.ts'
import { type FieldValue, type Pointed, readCell } from './correct.ts'
import { type FieldPlace, fieldsOf } from './fields.ts'

/** A cell of the document, or a text outside of tables. */
export type Place = Pick<Loc, 'block' | 'row' | 'column'>
/** What is printed there; `text` without markup. */
export interface PlacedText extends Pointed {
  readonly text: string
}

/** What stands at a place of the document; null: nothing, or a cell under a merged one. */
export function cellAt({ blocks }: ReadDocument, { block, row, column }: Place): PlacedText | null {
  const at = blocks[block]
  const found = at?.kind === 'table' ? (row === null || column === null ? undefined : at.grid[row]?.[column]) : at
  if (!found || ('covered' in found && found.covered) || tidy(found.text) === '') return null
  return { raw: found.raw, text: tidy(found.text), loc: found.loc }
}

/** A value that a new record could have from a cell; `value` null and `unread`: what is printed cannot be read as one. */
export interface ProposedField {
  readonly column: string
  readonly printed: string
  readonly place: Place
  readonly value: FieldValue
  readonly unread: boolean
}
/** A record that a row could be: what it would stand under, and its fields by the columns of the records around it. */
export interface ProposedRecord {
  readonly group: AddableGroup
  readonly under: string | null
  readonly item: StatementItem | null
  readonly fields: readonly ProposedField[]
}

const GROUPS = ['indicators', 'programmes', 'projects', 'statements'] as const satisfies readonly AddableGroup[]
type RowGroup = (typeof GROUPS)[number]
const isRowGroup = (group: string): group is RowGroup => (GROUPS as readonly string[]).includes(group)

type Located = { readonly field: Field<unknown>; readonly place: FieldPlace }

/**
 * What a row that was not read could be, by its neighbours: the columns of a table mean for it what they mean for the records read from
 * the same table. `group`: what a person says it is; else what stands right above it. Pure.
 */
export function proposeRecord(document: ReadDocument, records: PlanRecords, at: Place, group?: AddableGroup): ProposedRecord {
  const table = document.blocks[at.block]
  const row = at.row ?? 0
  const located = fieldsOf(records).filter(({ field }) => field.raw !== '' && field.loc.block === at.block)
  const around = [...Map.groupBy(located, ({ place }) => place.record)].flatMap(([record, own]): Around[] => {
    const of = own[0]?.place.group ?? 'plan'
    // A name may be printed elsewhere in the table, as the parent of a sub-indicator is.
    const rows = own.map(({ field }) => field.loc.row ?? 0)
    return isRowGroup(of) ? [{ record, group: of, top: Math.min(...rows), fields: own }] : []
  })
  const before = around.filter((one) => one.top < row).toSorted((a, b) => b.top - a.top)
  const is = group ?? before[0]?.group ?? around[0]?.group ?? 'indicators'
  const like = around.filter((one) => one.group === is)
  const nearest = before.find((one) => one.group === is) ?? like[0]
  const used = new Set(located.map(({ field: { loc } }) => `${loc.row}.${loc.column}`))
  const fields = table?.kind === 'table' ? fieldsIn(table, row, like, used) : []
  // Where the records around it have their names, an empty cell is no name.
  const named = like.some((one) => one.fields.some(({ place }) => place.column === 'name'))
  const name = named ? [] : nameIn(document, at, fields)
  return {
    group: is,
    under: underOf(records, is, nearest?.record, before),
    item: is === 'statements' ? itemIn(table, row) : null,
    fields: is === 'statements' ? fields : [...name, ...fields],
  }
}

interface Around {
  readonly record: string
  readonly group: RowGroup
  readonly top: number
  readonly fields: readonly Located[]
}

/** Each cell by what most of the like records have at that place; rows that others were read from are none of it. */
function fieldsIn(table: TableBlock, row: number, like: readonly Around[], used: ReadonlySet<string>): ProposedField[] {
  const meant = new Map<string, Map<string, { count: number; place: FieldPlace }>>()
  for (const { top, fields } of like) {
    const seen = new Set<string>()
    for (const { field, place } of fields) {
      const cell = `${(field.loc.row ?? 0) - top}.${field.loc.column}`
      // The first field of a cell is what its column is for; others are taken from within it.
      if (seen.has(cell)) continue
      seen.add(cell)
      const votes = meant.get(cell) ?? new Map<string, { count: number; place: FieldPlace }>()
      votes.set(place.column, { count: (votes.get(place.column)?.count ?? 0) + 1, place })
      meant.set(cell, votes)
    }
  }
  const found = new Map<string, ProposedField>()
  for (const [cell, votes] of meant) {
    const [down = 0, column = 0] = cell.split('.').map(Number)
    const printed = table.grid[row + down]?.[column]
    const best = [...votes.values()].toSorted((a, b) => b.count - a.count)[0]
    if (!printed || printed.covered || !best || best.count * 2 < like.length || used.has(`${row + down}.${column}`)) continue
    const text = tidy(printed.text)
    if (text === '' || found.has(best.place.column)) continue
    found.set(best.place.column, proposed(best.place, text, { block: table.loc.block, row: row + down, column }))
  }
  return [...found.values()]
}

function proposed(of: Pick<FieldPlace, 'kind' | 'measure' | 'column'>, printed: string, place: Place): ProposedField {
  try {
    return { column: of.column, printed, place, value: readCell(printed, of), unread: false }
  } catch {
    // A refusal: a person types what it means.
    return { column: of.column, printed, place, value: null, unread: true }
  }
}

/** The first text of the row that no other field has, for a table nothing was read from. */
function nameIn(document: ReadDocument, at: Place, fields: readonly ProposedField[]): ProposedField[] {
  const of = { column: 'name', kind: { type: 'text', none: false }, measure: '' } as const
  const table = document.blocks[at.block]
  const places: readonly Place[] =
    table?.kind === 'table'
      ? (table.grid[at.row ?? 0] ?? []).map((_, column) => ({ block: at.block, row: at.row, column }))
      : [{ block: at.block, row: null, column: null }]
  for (const place of places) {
    const cell = cellAt(document, place)
    const taken = fields.some((field) => field.place.row === place.row && field.place.column === place.column)
    if (cell && !taken && /\p{L}{2}/u.test(cell.text)) return [proposed(of, cell.text, place)]
  }
  return []
}

function underOf(r: PlanRecords, group: AddableGroup, nearest: string | undefined, before: readonly Around[]): string | null {
  const key = nearest?.slice(nearest.indexOf('/') + 1)
  switch (group) {
    case 'indicators':
      return r.indicators.find((i) => i.key === key)?.goal ?? null
    case 'programmes':
      return r.programmes.find((p) => p.key === key)?.goal ?? null
    case 'projects': {
      const above = before.find((one) => one.group === 'programmes')
      const own = r.programmes.find((p) => `programmes/${p.key}` === above?.record || p.projects.some((j) => j.key === key))
      return own?.key ?? null
    }
    case 'statements':
      return r.statements.find((s) => nearest === `statements/${s.key ?? `${s.unit}-${s.item.value}`}`)?.unit ?? null
    case 'goals':
    case 'units':
      return null
  }
}

function itemIn(table: ReadDocument['blocks'][number] | undefined, row: number): StatementItem | null {
  const cells = table?.kind === 'table' ? (table.grid[row] ?? []) : []
  return cells.map((cell) => statementItem(cell.text)).find((item) => item !== null) ?? null
}
