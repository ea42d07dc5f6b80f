import { strictEqual } from 'node:assert'
import { createHash, randomUUID } from 'node:crypto'
import BetterSqlite3 from 'better-sqlite3'
import { openStore } from '#data/database.ts'
import type { ScoringInput } from '#domain/scoring/indicator.ts'
import type { ScoringPolicy } from '#domain/scoring/policy.ts'
import { scoreGroup, scoreIndicator } from '#domain/scoring/score.ts'
import type { Finality } from '#domain/scoring/value.ts'
import { auditKey, hashOf, sealOf, type Unhashed } from '#server/record/chain.ts'
import { digestRow, newToken, type RowChange, sealedText } from '#server/record/changes.ts'
import { scratch, SECRET } from './generate.ts'
import { interleave, type Ratio } from './measure.ts'
import { SAVED_YEAR, saves } from './saves.ts'

/**
 * Against the least that keeps a figure and its history, against the least that keeps all that ours does, and against that which also reads
 * what a save is checked by and scores the department anew.
 */
export interface WriteBench {
  readonly bare: Ratio
  readonly sealed: Ratio
  readonly scored: Ratio
}

/**
 * One actual saved and durable before it is answered, µs of wall time. Ours: permission, rules, version, revision, request number, entry
 * of the sealed record, rows noted by the triggers, the department's new score. On copies of the file, all with synchronous=FULL.
 */
export async function writeBench(file: string, rounds: number): Promise<WriteBench> {
  const copies = ['ours', 'bare', 'sealed', 'scored'].map((name) => scratch(file, name))
  const [mine = '', bare = '', sealed = '', scored = ''] = copies.map((copy) => copy.file)
  const key = auditKey(SECRET)
  unrecorded(bare)
  const store = openStore(mine)
  const floors = [bareFloor(bare), sealedFloor(sealed, key), sealedFloor(scored, key, scoring)] as const
  try {
    const { indicators, save } = await saves(store, key)
    const done = { ours: 0, floors: [0, 0, 0] as [number, number, number] }
    const against = async (which: 0 | 1 | 2) => {
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
    const result = { bare: await against(0), sealed: await against(1), scored: await against(2) }
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
export function unrecorded(file: string) {
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

export const UPSERT = `insert into actual (year, indicator_id, month, version, kind, value, finality, stage) values (?, ?, ?, 1, 'measured', ?, 'provisional', 'draft')
     on conflict (year, indicator_id, month) do update set version = version + 1, value = excluded.value returning version`

export const HISTORY = `insert into actual_revision (indicator_id, year, month, version, kind, value, finality, stage, recorded_at, recorded_by)
     values (?, ?, ?, ?, 'measured', ?, 'provisional', 'draft', ?, 'bench')`

export function durable(file: string): BetterSqlite3.Database {
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
  const upsert = sqlite.prepare<[number, number, number, number], { version: number }>(UPSERT)
  const history = sqlite.prepare(HISTORY)
  const both = sqlite.transaction((indicator: number, year: number, value: number) => {
    const version = upsert.get(year, indicator, 0, value)?.version
    history.run(indicator, year, 0, version, value, new Date().toISOString())
  })
  return { save: (i, y, v) => both.immediate(i, y, v), saved: savedIn(sqlite), close: () => void sqlite.close() }
}

interface DepartmentRow extends Omit<ScoringInput, 'target' | 'actual'> {
  readonly target: number | null
  readonly value: number | null
  readonly finality: Finality
}

/** By prepared statements: the indicator with its plan, its figures and their history, the periods; after a save the department's score, of the year. */
function scoring(sqlite: BetterSqlite3.Database) {
  const facts = sqlite.prepare(
    'select i.*, p.bureau_id, p.status from indicator i join plan p on p.id = i.plan_id where i.id = ?',
  )
  const figures = sqlite.prepare('select * from actual where indicator_id = ? and year <= ? order by year, month')
  const history = sqlite.prepare('select * from actual_revision where indicator_id = ? and year = ? order by version')
  const periods = sqlite.prepare('select * from entry_period where year = ?')
  const policies = sqlite.prepare<[], string>('select rules from scoring_policy order by effective_from desc limit 1').pluck()
  const department = sqlite.prepare<[number, number, number], DepartmentRow>(
    `select i.id, i.code, i.name, i.unit, i.kind, i.weight, i.direction, t.value as target, a.value, a.finality
     from indicator s join indicator i on i.plan_id = s.plan_id and i.department_id = s.department_id
     join target t on t.indicator_id = i.id and t.year = ? left join actual a on a.indicator_id = i.id and a.year = ? and a.month = 0
     where s.id = ? order by i.sort_order`,
  )
  return {
    check: (indicator: number, year: number) =>
      [facts.get(indicator), figures.all(indicator, year), history.all(indicator, year), periods.all(year)] as const,
    score(indicator: number, year: number): string {
      const policy = JSON.parse(policies.get() ?? '{}') as ScoringPolicy
      const scores = department.all(year, year, indicator).map(({ target, value, finality, ...row }) =>
        scoreIndicator(
          {
            ...row,
            target: target === null ? { kind: 'none' } : { kind: 'set', value: target },
            actual: value === null ? { kind: 'not-entered' } : { kind: 'measured', value, finality },
          },
          policy,
        ),
      )
      return JSON.stringify(scoreGroup(scores, policy))
    },
  }
}

/**
 * The least that keeps what ours keeps: the figure and its revision, the rows noted by the triggers and sealed, the request number with its
 * answer, the entry of the keyed chain and its sealed end; prepared statements in one durable transaction. It knows who may, which
 * version stands and what the score is: nothing is read, checked or scored, but with `by`.
 */
function sealedFloor(file: string, key: string, by?: typeof scoring): Floor {
  const sqlite = durable(file)
  const scored = by?.(sqlite)
  const record = sealing(sqlite)
  const handled = sqlite.prepare<[string], { result: string }>('select result from handled_request where request_id = ?')
  const upsert = sqlite.prepare<[number, number, number, number], { version: number }>(UPSERT)
  const history = sqlite.prepare(
    `insert into actual_revision (indicator_id, year, month, version, kind, value, finality, stage, act, recorded_at, recorded_by, recorded_by_id, request_id)
     values (?, ?, 0, ?, 'measured', ?, 'provisional', 'draft', 'enter', ?, 'bench', 'bench', ?)`,
  )
  const answered = sqlite.prepare(
    'insert into handled_request (request_id, user_id, asked, result, handled_at) values (?, ?, ?, ?, ?)',
  )
  const all = sqlite.transaction((indicator: number, year: number, value: number) => {
    const { token, end } = record.begin()
    const requestId = randomUUID()
    const at = new Date().toISOString()
    const asked = createHash('sha256')
      .update(JSON.stringify([indicator, year, value]))
      .digest('hex')
    if (handled.get(requestId) !== undefined) throw new Error('handled before')
    if (scored?.check(indicator, year).includes(undefined) === true) throw new Error('no such indicator')
    const version = upsert.get(year, indicator, 0, value)?.version ?? 0
    history.run(indicator, year, version, value, at, requestId)
    const changes = record.changesSince(end.changed_through, token)
    const after = JSON.stringify({ version, stage: 'draft', value: { kind: 'measured', value } })
    answered.run(requestId, 'bench', asked, after + (scored?.score(indicator, year) ?? ''), at)
    const row = entryOf({
      seq: end.seq + 1,
      previous: end.hash,
      changes: changes.text,
      requestId,
      subject: `actual:${indicator}:${year}:0`,
      after,
      at,
    })
    const own = hashOf(row, key)
    record.entry(row, own)
    record.end(row.seq, own, sealOf(row.seq, own, key), changes.through)
  })
  return { save: (i, y, v) => all.immediate(i, y, v), saved: savedIn(sqlite), close: () => void sqlite.close() }
}

/** The statements of the sealed record. */
export function sealing(sqlite: BetterSqlite3.Database) {
  const lock = sqlite.prepare<[string], { seq: number; hash: string; changed_through: number }>(
    'update audit_head set writing = ? where id = 1 returning seq, hash, changed_through',
  )
  const changes = sqlite.prepare<[number], RowChange>('select * from row_change where id > ? order by id')
  const columns =
    'seq, at, actor_id, actor, role, act, subject, before_json, after_json, reason, request_id, address, previous_hash, changes, hash'
  const entry = sqlite.prepare(`insert into audit_entry (${columns}) values (${columns.replaceAll(/\w+/g, '?')})`)
  const head = sqlite.prepare('update audit_head set seq = ?, hash = ?, seal = ?, changed_through = ? where id = 1')
  return {
    begin() {
      const token = newToken()
      const end = lock.get(token)
      if (end === undefined) throw new Error('no record')
      return { token, end }
    },
    changesSince(after: number, token: string) {
      const noted = changes.all(after)
      const hash = createHash('sha256')
      for (const row of noted) digestRow(hash, row)
      const [from, through] = [noted[0]?.id ?? 0, noted.at(-1)?.id ?? 0]
      return { through, text: sealedText({ token, from, through, count: noted.length, digest: hash.digest('hex') }) }
    },
    entry: (row: Unhashed, hash: string) => void entry.run(...Object.values(row), hash),
    end: (seq: number, hash: string, seal: string, through: number) => void head.run(seq, hash, seal, through),
  }
}

interface Entry {
  readonly seq: number
  readonly at: string
  readonly subject: string
  readonly after: string
  readonly requestId: string
  readonly previous: string
  readonly changes: string | null
}

/** An entry as saves make it; its columns in the order of the table. */
export const entryOf = ({ seq, at, subject, after, requestId, previous, changes }: Entry): Unhashed => ({
  seq,
  at,
  actor_id: 'bench',
  actor: 'bench',
  role: 'evaluator',
  act: 'value.enter',
  subject,
  before_json: null,
  after_json: after,
  reason: null,
  request_id: requestId,
  address: null,
  previous_hash: previous,
  changes,
})
