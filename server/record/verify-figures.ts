import { sql } from 'kysely'
import type { Db } from '#data/database.ts'
import type { RowDifference } from '#domain/words/audit-verdict.ts'
import type { Findings } from './findings.ts'

const PAGE = 1000

/**
 * Figures against what their entries say, for the time before the record followed the rows too: every revision a person made
 * against the entry of its request, and every figure in force against its newest revision.
 */
export async function findFigureDifferences(db: Db, findings: Findings): Promise<void> {
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom('actual_revision as r')
      .innerJoin('audit_entry as e', (join) =>
        join.onRef('e.request_id', '=', 'r.request_id').on(sql<boolean>`e.act = 'value.' || r.act`),
      )
      .select(['r.id', 'r.version', 'r.stage', 'r.kind', 'r.value', 'e.after_json as entry'])
      .where('r.id', '>', after)
      .where('r.carried_from', 'is', null)
      .orderBy('r.id')
      .limit(PAGE)
      .execute()
    for (const { id, entry, ...stored } of rows) {
      after = id
      const columns = entryDiffers(JSON.parse(entry ?? '{}') as Entry, stored)
      if (columns.length > 0)
        findings.row({ table: 'actual_revision', row: String(id), what: 'changed', columns }, ['entry', columns])
    }
    if (rows.length < PAGE) break
    await new Promise(setImmediate)
  }
  await findNotTheNewest(db, findings)
}

/** What an entry says of a figure; entries of older versions may say less. */
interface Entry {
  readonly version?: number
  readonly stage?: string
  readonly value?: { readonly kind: string; readonly value?: number }
}
interface Stored {
  readonly version: number
  readonly stage: string
  readonly kind: string
  readonly value: number | null
}

function entryDiffers({ version, stage, value }: Entry, stored: Stored): RowDifference['columns'] {
  const said = { version, stage, kind: value?.kind, value: value && (value.value ?? null) }
  return (['version', 'stage', 'kind', 'value'] as const)
    .filter((column) => said[column] !== undefined && said[column] !== stored[column])
    .map((column) => ({ column, recorded: text(said[column]), stored: text(stored[column]) }))
}

const text = (value: string | number | null | undefined) => (value === null || value === undefined ? null : String(value))

async function findNotTheNewest(db: Db, findings: Findings): Promise<void> {
  const { rows } = await sql<{
    row: string
    recorded: number | null
    stored: number | null
    version: number
    newest: number | null
  }>`
    select cast(a.year as text) || ':' || cast(a.indicator_id as text) || ':' || cast(a.month as text) as "row",
      r.value as recorded, a.value as stored, a.version, r.version as newest
    from actual a left join actual_revision r on r.indicator_id = a.indicator_id and r.year = a.year and r.month = a.month
      and not exists (select 1 from actual_revision n where n.indicator_id = r.indicator_id and n.year = r.year
        and n.month = r.month and n.version > r.version)
    where r.id is null or r.version <> a.version or r.kind <> a.kind or r.stage <> a.stage or r.finality <> a.finality
      or coalesce(r.value, 0) <> coalesce(a.value, 0)
    order by a.year, a.indicator_id, a.month`.execute(db)
  for (const { row, recorded, stored, version, newest } of rows) {
    const value = { column: 'value', recorded: text(recorded), stored: text(stored) }
    const of = { column: 'version', recorded: text(newest), stored: text(version) }
    const differs: Pick<RowDifference, 'what' | 'columns'> =
      newest === null ? { what: 'added', columns: [] } : { what: 'changed', columns: recorded === stored ? [of] : [value] }
    findings.row({ table: 'actual', row, ...differs }, ['newest', newest, version, recorded, stored])
  }
}
