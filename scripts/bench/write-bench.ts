import { strictEqual } from 'node:assert'
import { createHash, randomUUID } from 'node:crypto'
import BetterSqlite3 from 'better-sqlite3'
import { openStore } from '#data/database.ts'
import { auditKey, hashOf, sealOf, type Unhashed } from '#server/record/chain.ts'
import { digestRow, newToken, type RowChange, sealedText } from '#server/record/changes.ts'
import { scratch, SECRET } from './generate.ts'
import { interleave, type Ratio } from './measure.ts'
import { SAVED_YEAR, saves } from './saves.ts'

/** Against the least that keeps a figure and its history, and against the least that keeps all that ours does. */
export interface WriteBench {
  readonly bare: Ratio
  readonly sealed: Ratio
}

/**
 * One actual saved and durable before it is answered, µs of wall time. Ours: permission, rules, version, revision, request number, entry
 * of the sealed record, rows noted by the triggers, the department's new score. On copies of the file, all with synchronous=FULL.
 */
export async function writeBench(file: string, rounds: number): Promise<WriteBench> {
  const copies = ['ours', 'bare', 'sealed'].map((name) => scratch(file, name))
  const [mine = '', bare = '', sealed = ''] = copies.map((copy) => copy.file)
  const key = auditKey(SECRET)
  unrecorded(bare)
  const store = openStore(mine)
  const floors = [bareFloor(bare), sealedFloor(sealed, key)] as const
  try {
    const { indicators, save } = await saves(store, key)
    const done = { ours: 0, floors: [0, 0] as [number, number] }
    const against = async (which: 0 | 1) => {
      const floor = floors[which]
      return interleave(
        rounds,
        () =>
          each(() => {
            done.ours++
            return save()
          }),
        () =>
          each(() => {
            const at = done.floors[which]++
            const indicator = indicators[at % indicators.length]
            if (indicator !== undefined) floor.save(indicator, SAVED_YEAR, (at % 97) + 1)
          }),
      )
    }
    const result = { bare: await against(0), sealed: await against(1) }
    // All have saved what they were told: a write that did nothing would look fast.
    const measured = await store.db
      .selectFrom('actual_revision')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('year', '=', SAVED_YEAR)
      .executeTakeFirstOrThrow()
    strictEqual(measured.n, done.ours)
    for (const [at, floor] of floors.entries()) strictEqual(floor.saved(SAVED_YEAR), done.floors[at])
    return result
  } finally {
    for (const floor of floors) floor.close()
    await store.close()
    for (const copy of copies) copy.remove()
  }
}

/** Takes away the triggers through which the record follows every row. */
function unrecorded(file: string) {
  const sqlite = new BetterSqlite3(file)
  const names = sqlite.prepare<[], string>(
    "select name from sqlite_schema where type = 'trigger' and name like '%\\_noted\\_%' escape '\\'",
  )
  for (const name of names.pluck().all()) sqlite.exec(`drop trigger "${name}"`)
  sqlite.close()
}

/** A fixed number, not a time: the history of a cell grows with each save, and a quick machine must not measure longer ones. */
const SAVES = 40

/** µs of one. */
async function each(save: () => unknown): Promise<number> {
  const start = performance.now()
  for (let done = 0; done < SAVES; done++) await save()
  return ((performance.now() - start) * 1000) / SAVES
}

interface Floor {
  save(indicator: number, year: number, value: number): void
  saved(year: number): number
  close(): void
}

const UPSERT = `insert into actual (year, indicator_id, month, version, kind, value, finality, stage) values (?, ?, 0, 1, 'measured', ?, 'provisional', 'draft')
     on conflict (year, indicator_id, month) do update set version = version + 1, value = excluded.value returning version`

function durable(file: string): BetterSqlite3.Database {
  const sqlite = new BetterSqlite3(file)
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  return sqlite
}

const savedIn = (sqlite: BetterSqlite3.Database) => {
  const count = sqlite.prepare<[number], { n: number }>('select count(*) as n from actual_revision where year = ?')
  return (year: number) => count.get(year)?.n ?? 0
}

/** The least that keeps a figure and its history: two prepared statements in one durable transaction. */
function bareFloor(file: string): Floor {
  const sqlite = durable(file)
  const upsert = sqlite.prepare<[number, number, number], { version: number }>(UPSERT)
  const history = sqlite.prepare(
    `insert into actual_revision (indicator_id, year, month, version, kind, value, finality, stage, recorded_at, recorded_by)
     values (?, ?, 0, ?, 'measured', ?, 'provisional', 'draft', ?, 'bench')`,
  )
  const both = sqlite.transaction((indicator: number, year: number, value: number) => {
    const version = upsert.get(year, indicator, value)?.version
    history.run(indicator, year, version, value, new Date().toISOString())
  })
  return { save: (i, y, v) => both.immediate(i, y, v), saved: savedIn(sqlite), close: () => void sqlite.close() }
}

/**
 * The least that keeps what ours keeps: the figure and its revision, the rows noted by the triggers and sealed, the request number with its
 * answer, the entry of the keyed chain and its sealed end; prepared statements in one durable transaction. It knows who may, which
 * version stands and what the score is: nothing is read, checked or scored.
 */
function sealedFloor(file: string, key: string): Floor {
  const sqlite = durable(file)
  const lock = sqlite.prepare<[string], { seq: number; hash: string; changed_through: number }>(
    'update audit_head set writing = ? where id = 1 returning seq, hash, changed_through',
  )
  const handled = sqlite.prepare<[string], { result: string }>('select result from handled_request where request_id = ?')
  const upsert = sqlite.prepare<[number, number, number], { version: number }>(UPSERT)
  const history = sqlite.prepare(
    `insert into actual_revision (indicator_id, year, month, version, kind, value, finality, stage, act, recorded_at, recorded_by, recorded_by_id, request_id)
     values (?, ?, 0, ?, 'measured', ?, 'provisional', 'draft', 'enter', ?, 'bench', 'bench', ?)`,
  )
  const changes = sqlite.prepare<[number], RowChange>('select * from row_change where id > ? order by id')
  const answered = sqlite.prepare(
    'insert into handled_request (request_id, user_id, asked, result, handled_at) values (?, ?, ?, ?, ?)',
  )
  const columns =
    'seq, at, actor_id, actor, role, act, subject, before_json, after_json, reason, request_id, address, previous_hash, changes, hash'
  const entry = sqlite.prepare(`insert into audit_entry (${columns}) values (${columns.replaceAll(/\w+/g, '?')})`)
  const head = sqlite.prepare('update audit_head set seq = ?, hash = ?, seal = ?, changed_through = ? where id = 1')
  const all = sqlite.transaction((indicator: number, year: number, value: number) => {
    const token = newToken()
    const requestId = randomUUID()
    const at = new Date().toISOString()
    const asked = createHash('sha256')
      .update(JSON.stringify([indicator, year, value]))
      .digest('hex')
    const end = lock.get(token)
    if (end === undefined || handled.get(requestId) !== undefined) throw new Error('no record, or handled before')
    const version = upsert.get(year, indicator, value)?.version ?? 0
    history.run(indicator, year, version, value, at, requestId)
    const noted = changes.all(end.changed_through)
    const hash = createHash('sha256')
    for (const row of noted) digestRow(hash, row)
    const [from, through] = [noted[0]?.id ?? 0, noted.at(-1)?.id ?? 0]
    const after = JSON.stringify({ version, stage: 'draft', value: { kind: 'measured', value } })
    answered.run(requestId, 'bench', asked, after, at)
    const row: Unhashed = {
      seq: end.seq + 1,
      at,
      actor_id: 'bench',
      actor: 'bench',
      role: 'evaluator',
      act: 'value.enter',
      subject: `actual:${indicator}:${year}:0`,
      before_json: null,
      after_json: after,
      reason: null,
      request_id: requestId,
      address: null,
      previous_hash: end.hash,
      changes: sealedText({ token, from, through, count: noted.length, digest: hash.digest('hex') }),
    }
    const own = hashOf(row, key)
    entry.run(...Object.values(row), own)
    head.run(row.seq, own, sealOf(row.seq, own, key), through)
  })
  return { save: (i, y, v) => all.immediate(i, y, v), saved: savedIn(sqlite), close: () => void sqlite.close() }
}
