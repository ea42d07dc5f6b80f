import BetterSqlite3 from 'better-sqlite3'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '#data/database.ts'
import { migrate } from '#data/migrate.ts'
import { confirmDraft } from '#server/imports/drafts/confirm.ts'
import { startReading } from '#server/imports/drafts/reading.ts'
import { uploadDraft } from '#server/imports/drafts/upload.ts'
import { draftSummary } from '#server/imports/drafts/summary.ts'
import { endReadingThread } from '#server/documents/read/read-document.ts'
import { SECRET } from './generate.ts'
import { interleave, type Ratio } from './measure.ts'
import { planDocument } from './plan-document.ts'

/** Departments of a bureau, and of a whole province. */
const SIZES = { bureau: 4, province: 150 } as const
const TABLES = [
  'organisation_unit',
  'organisation_unit_name',
  'document',
  'organisation_alias',
  'plan',
  'strategic_goal',
  'policy_goal',
  'printed_goal_table',
  'printed_goal',
  'indicator',
  'target',
  'actual',
  'actual_revision',
  'programme',
  'project',
  'funding_share',
  'budget_amount',
  'budget_statement',
  'staffing',
  'team',
  'provenance',
] as const

/**
 * A document from its bytes to the confirmed plan, against its rows as JSON text parsed and put in by prepared statements.
 * ms of wall time; the threads are started anew each round, as for the first document of a day.
 */
export async function importBench(size: keyof typeof SIZES, format: 'txt' | 'hwpx', rounds: number): Promise<Ratio> {
  const bytes = await planDocument(SIZES[size], format)
  const folder = mkdtempSync(join(tmpdir(), 'jipyo-bench-import-'))
  let n = 0
  const fresh = async () => {
    const store = openStore(join(folder, `${(n += 1)}.sqlite`))
    await migrate(store)
    return store
  }
  let rows = ''
  const ours = async () => {
    const store = await fresh()
    const start = performance.now()
    await bring(store.db, bytes, `plan.${format}`)
    const ms = performance.now() - start
    await store.close()
    if (rows === '') rows = rowsOf(store.place)
    await endReadingThread()
    return ms
  }
  const floor = async () => {
    const store = await fresh()
    await store.close()
    const start = performance.now()
    putIn(store.place, rows)
    return performance.now() - start
  }
  try {
    await ours()
    return await interleave(rounds, ours, floor)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function bring(db: ReturnType<typeof openStore>['db'], bytes: Uint8Array, name: string) {
  const now = new Date('2040-01-02T00:00:00Z')
  const user = {
    id: 'bench',
    name: 'bench',
    username: 'bench',
    role: 'administrator' as const,
    departmentIds: [],
    demonstration: false,
  }
  const as = { user, now, today: '2040-01-02', address: null, auditKey: SECRET }
  const { draftId } = await uploadDraft(db, { name, bytes, again: false, requestId: randomUUID() }, as)
  await startReading(db, draftId, as.auditKey)
  const summary = await draftSummary(db, draftId, as.today)
  // A plan that is not wholly read would be measured too fast.
  if (summary.kind !== 'plan' || summary.needsInAll + summary.unrecognised.all + summary.equations.failed > 0)
    throw new Error(`the bench’s plan is misread: ${JSON.stringify(summary)}`)
  await confirmDraft(
    db,
    { draftId, version: summary.version, filedOn: null, councilOn: null, unread: 0, requestId: randomUUID() },
    as,
  )
}

function rowsOf(file: string): string {
  const sqlite = new BetterSqlite3(file, { readonly: true })
  const tables = TABLES.map((table) => [table, sqlite.prepare(`select * from ${table} order by 1`).all()] as const)
  sqlite.close()
  return JSON.stringify(tables)
}

function putIn(file: string, text: string) {
  const sqlite = new BetterSqlite3(file)
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = OFF')
  const tables = JSON.parse(text) as [string, Record<string, unknown>[]][]
  sqlite.transaction(() => {
    for (const [table, rows] of tables) {
      const columns = Object.keys(rows[0] ?? {})
      if (columns.length === 0) continue
      const insert = sqlite.prepare(`insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`)
      for (const row of rows) insert.run(Object.values(row))
    }
  })()
  sqlite.close()
}
