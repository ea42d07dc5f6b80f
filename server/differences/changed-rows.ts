import type { Db } from '#data/database.ts'
import { readSealed } from '../record/changes.ts'
import type { Reach } from '../record/known-on.ts'
import { followedTables } from '../record/past-tables.ts'

/** A stored row that is another one at the later of two moments. */
export interface ChangedRow {
  readonly table: string
  /** its columns; null = there was none */
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
  /** of the entry that holds the last change between them */
  readonly at: string
  readonly by: string
  readonly reason: string | null
}

/** What these tables hold is what pages are made of; the others are about people, or say how a row came to be. */
const TABLES = [
  'actual',
  'target',
  'indicator',
  'indicator_component',
  'plan',
  'strategic_goal',
  'policy_goal',
  'programme',
  'project',
  'budget_amount',
  'evidence',
  'value_comment',
  'activity',
  'organisation_unit_name',
  'setting',
  'scoring_policy',
] as const
export type ChangedTable = (typeof TABLES)[number]

/** Rows that changed between two points of the record, from what it says of them. */
export async function changedRows(db: Db, before: Reach, after: Reach): Promise<readonly ChangedRow[]> {
  if (after.through <= before.through) return []
  const { tables } = await followedTables(db)
  const since = (name: string) => Math.max(before.through, tables.get(name)?.since.through ?? 0)
  const rows = await db
    .selectFrom('row_change as r')
    .select(['r.id', 'r.table_name as table', 'r.row_key as key', 'r.content'])
    .select((eb) =>
      eb
        .selectFrom('row_change as b')
        .select('b.content')
        .whereRef('b.table_name', '=', 'r.table_name')
        .whereRef('b.row_key', '=', 'r.row_key')
        .where('b.id', '<=', before.through)
        .orderBy('b.id', 'desc')
        .limit(1)
        .as('before'),
    )
    .where('r.id', 'in', (eb) =>
      eb
        .selectFrom('row_change as m')
        .select((of) => of.fn.max('m.id').as('id'))
        .where('m.id', '>', before.through)
        .where('m.id', '<=', after.through)
        .where('m.table_name', 'in', TABLES)
        .groupBy(['m.table_name', 'm.row_key']),
    )
    .orderBy('r.id')
    .execute()
  const figures = new Map(
    [...tables].map(([name, { all }]) => [name, all.filter((column) => column.asText).map((column) => column.name)]),
  )
  const entryOf = await sealingEntries(db, before, after)
  return rows.flatMap((row): ChangedRow[] => {
    if (row.id <= since(row.table) || row.content === row.before) return []
    const entry = entryOf(row.id)
    if (entry === null) return []
    const of = (content: string | null) => read(content, figures.get(row.table) ?? [])
    return [{ table: row.table, before: of(row.before), after: of(row.content), ...entry }]
  })
}

function read(content: string | null, figures: readonly string[]): Readonly<Record<string, unknown>> | null {
  if (content === null) return null
  // Written by the triggers.
  const row = JSON.parse(content) as Readonly<Record<string, unknown>>
  const numbers = figures.flatMap((name) => (typeof row[name] === 'string' ? [[name, Number(row[name])]] : []))
  return { ...row, ...Object.fromEntries(numbers) }
}

interface Sealing {
  readonly at: string
  readonly by: string
  readonly reason: string | null
}

/** The entry that seals a change, by the change's id. */
async function sealingEntries(db: Db, before: Reach, after: Reach): Promise<(id: number) => Sealing | null> {
  const rows = await db
    .selectFrom('audit_entry')
    .select(['at', 'actor as by', 'reason', 'changes'])
    .where('seq', '>', before.seq)
    .where('seq', '<=', after.seq)
    .where('changes', 'is not', null)
    .orderBy('seq')
    .execute()
  const entries = rows.flatMap(({ changes, ...entry }) => {
    const sealed = readSealed(changes ?? '')
    return sealed ? [{ ...entry, from: sealed.from, through: sealed.through }] : []
  })
  return (id) => {
    let [low, high] = [0, entries.length]
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      if ((entries[middle]?.through ?? 0) < id) low = middle + 1
      else high = middle
    }
    const found = entries[low]
    return found && found.from <= id ? { at: found.at, by: found.by, reason: found.reason } : null
  }
}
