import { strictEqual } from 'node:assert'
import { randomUUID } from 'node:crypto'
import BetterSqlite3 from 'better-sqlite3'
import { openStore } from '#data/database.ts'
import { auditKey } from '#server/record/chain.ts'
import type { SignedIn } from '#server/record/writer.ts'
import { enterActual } from '#server/entry/enter.ts'
import { scratch } from './generate.ts'
import { interleave, type Ratio } from './measure.ts'

const TODAY = '2026-11-20'
/** A year that results can be entered for and the data has none of. */
const YEAR = 2026

/**
 * One actual saved and durable before it is answered, µs of wall time: ours with permission, revision, audit entry and the department's
 * new score, against a raw upsert with its history row. On copies of the file, both with synchronous=FULL.
 */
export async function writeBench(file: string, rounds: number): Promise<Ratio> {
  const [mine, theirs] = [scratch(file, 'ours'), scratch(file, 'floor')]
  const store = openStore(mine.file)
  const raw = rawUpsert(theirs.file)
  try {
    const rows = await store.db
      .selectFrom('indicator as i')
      .innerJoin('target as t', 't.indicator_id', 'i.id')
      .select(['i.id', 'i.department_id as department'])
      .where('t.year', '=', YEAR)
      .where('i.frequency', '=', 'year')
      .where('t.value', 'is not', null)
      .distinct()
      .orderBy('i.id')
      .limit(200)
      .execute()
    const versions = new Map<number, number>()
    const key = auditKey('bench')
    const ours = async (at: number) => {
      const row = rows[at % rows.length]
      if (row === undefined) throw new Error('the data has no indicator to enter for')
      const user: SignedIn = {
        id: 'bench',
        name: 'bench',
        username: 'bench',
        role: 'evaluator',
        departmentIds: [row.department],
        demonstration: false,
      }
      const as = { user, now: new Date(`${TODAY}T03:00:00Z`), today: TODAY, address: null, auditKey: key }
      const version = versions.get(row.id) ?? 0
      const { cell } = await enterActual(
        store.db,
        { indicatorId: row.id, year: YEAR, month: 0, version, entry: { raw: String((at % 97) + 1) }, requestId: randomUUID() },
        as,
      )
      versions.set(row.id, cell.version)
    }
    const floor = (at: number) => {
      const row = rows[at % rows.length]
      if (row !== undefined) raw.save(row.id, YEAR, (at % 97) + 1)
    }
    let [a, b] = [0, 0]
    const result = await interleave(
      rounds,
      () => each(async () => ours(a++)),
      () => each(() => floor(b++)),
    )
    // Both have saved what they were told: a write that did nothing would look fast.
    const measured = await store.db
      .selectFrom('actual_revision')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('year', '=', YEAR)
      .executeTakeFirstOrThrow()
    strictEqual(measured.n, a)
    strictEqual(raw.saved(YEAR), b)
    return result
  } finally {
    raw.close()
    await store.close()
    for (const copy of [mine, theirs]) copy.remove()
  }
}

/** A fixed number, not a time: the history of a cell grows with each save, and a quick machine must not measure longer ones. */
const SAVES = 40

/** µs of one. */
async function each(save: () => unknown): Promise<number> {
  const start = performance.now()
  for (let saves = 0; saves < SAVES; saves++) await save()
  return ((performance.now() - start) * 1000) / SAVES
}

/** The least that keeps a figure and its history: two prepared statements in one durable transaction. */
function rawUpsert(file: string): {
  save(indicator: number, year: number, value: number): void
  saved(year: number): number
  close(): void
} {
  const sqlite = new BetterSqlite3(file)
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  const upsert = sqlite.prepare<[number, number, number], { version: number }>(
    `insert into actual (year, indicator_id, month, version, kind, value, finality, stage) values (?, ?, 0, 1, 'measured', ?, 'provisional', 'draft')
     on conflict (year, indicator_id, month) do update set version = version + 1, value = excluded.value returning version`,
  )
  const history = sqlite.prepare(
    `insert into actual_revision (indicator_id, year, month, version, kind, value, finality, stage, recorded_at, recorded_by)
     values (?, ?, 0, ?, 'measured', ?, 'provisional', 'draft', ?, 'bench')`,
  )
  const count = sqlite.prepare<[number], { n: number }>('select count(*) as n from actual_revision where year = ?')
  const both = sqlite.transaction((indicator: number, year: number, value: number) => {
    const version = upsert.get(year, indicator, value)?.version
    history.run(indicator, year, version, value, new Date().toISOString())
  })
  return {
    save: (i, y, v) => both.immediate(i, y, v),
    saved: (year) => count.get(year)?.n ?? 0,
    close: () => void sqlite.close(),
  }
}
