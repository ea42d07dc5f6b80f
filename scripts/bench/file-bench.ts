import { strictEqual } from 'node:assert'
import { randomUUID } from 'node:crypto'
import { openStore } from '#data/database.ts'
import type BetterSqlite3 from 'better-sqlite3'
import { auditKey, hashOf, sealOf } from '#server/record/chain.ts'
import { applyActuals } from '#server/workbooks/apply-actuals.ts'
import { scratch, SECRET } from './generate.ts'
import { interleave, type Ratio } from './measure.ts'
import { evaluatorOf, SAVED_YEAR as YEAR, TODAY } from './saves.ts'
import { durable, entryOf, HISTORY, sealing, unrecorded, UPSERT } from './write-bench.ts'

const MOST = 100_000

/** Against the least that keeps figures and their history, and against the least that keeps all that ours does. */
export interface FileBench {
  readonly bare: Ratio
  readonly sealed: Ratio
  /** measurements of the file */
  readonly count: number
}

/**
 * A file's measurements entered with their history, µs of wall time each: every period of the year that is over, of every indicator, at
 * most 100,000. Ours: permission, rules, version, year's figure, sealed record. The floors: upsert and history by prepared statements, in
 * the order of the key; the sealed one has the rows noted by the triggers and an entry of the keyed chain for each. All in one durable
 * transaction.
 */
export async function fileBench(file: string, rounds: number): Promise<FileBench> {
  const copies = ['file', 'file-bare', 'file-sealed'].map((name) => scratch(file, name))
  const [mine = '', bare = '', sealed = ''] = copies.map((copy) => copy.file)
  unrecorded(bare)
  const store = openStore(mine)
  const floors = [durable(bare), durable(sealed)] as const
  try {
    const rows = await store.db
      .selectFrom('indicator')
      .select(['id', 'department_id as department', 'frequency'])
      .orderBy('id')
      .execute()
    const over = Number(TODAY.slice(5, 7)) - 1
    const cells = rows
      .flatMap(({ id, frequency }) =>
        frequency === 'year' ? [{ id, month: 0 }] : Array.from({ length: over }, (_, at) => ({ id, month: at + 1 })),
      )
      .slice(0, MOST)
    const as = evaluatorOf([...new Set(rows.map((row) => row.department))], auditKey(SECRET))
    const each = async (work: () => unknown) => {
      const start = performance.now()
      await work()
      return ((performance.now() - start) * 1000) / cells.length
    }
    const done = { ours: 0 }
    const ours = async () => {
      const version = done.ours++
      const changes = cells.map(({ id, month }) => ({
        key: `${id}.${YEAR}.${month}`,
        indicatorId: id,
        year: YEAR,
        month,
        version,
        entry: { raw: String(valueOf(id, done.ours)) },
      }))
      const outcomes = await applyActuals(store.db, { requestId: randomUUID(), changes }, as)
      strictEqual(outcomes.find((one) => one.refused !== null)?.refused, undefined)
    }
    const turns = cells.length < MOST ? rounds : Math.min(rounds, 2)
    const against = async (which: 0 | 1) => {
      const floor = which === 0 ? bareFloor(floors[0], cells) : sealedFloor(floors[1], cells)
      return interleave(
        turns,
        () => each(ours),
        () => each(floor),
      )
    }
    const result = { bare: await against(0), sealed: await against(1) }
    // Ours has kept every version of every measurement.
    const kept = await store.db
      .selectFrom('actual_revision')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('year', '=', YEAR)
      .where('act', '=', 'enter')
      .executeTakeFirstOrThrow()
    strictEqual(kept.n, done.ours * cells.length)
    return { ...result, count: cells.length }
  } finally {
    for (const floor of floors) floor.close()
    await store.close()
    for (const copy of copies) copy.remove()
  }
}

/** Another one in each round, and never more than a share may be. */
const valueOf = (id: number, round: number) => ((id + round) % 97) + 1

interface Cell {
  readonly id: number
  readonly month: number
}

function bareFloor(sqlite: BetterSqlite3.Database, cells: readonly Cell[]): () => void {
  const put = putIn(sqlite)
  const all = sqlite.transaction((round: number) => {
    for (const cell of cells) put(cell, round)
  })
  let round = 0
  return () => all.immediate((round += 1))
}

function putIn(sqlite: BetterSqlite3.Database) {
  const upsert = sqlite.prepare<[number, number, number, number], { version: number }>(UPSERT)
  const history = sqlite.prepare(HISTORY)
  return ({ id, month }: Cell, round: number) => {
    const value = valueOf(id, round)
    const version = upsert.get(YEAR, id, month, value)?.version ?? 0
    history.run(id, YEAR, month, version, value, `${TODAY}T03:00:00.000Z`)
    return { version, value }
  }
}

/** It knows who may, which version stands and what the year is: nothing is read, checked or made of periods. */
function sealedFloor(sqlite: BetterSqlite3.Database, cells: readonly Cell[]): () => void {
  const put = putIn(sqlite)
  const record = sealing(sqlite)
  const key = auditKey(SECRET)
  const all = sqlite.transaction((round: number) => {
    const { token, end } = record.begin()
    const after = cells.map((cell) => ({ cell, ...put(cell, round) }))
    const changes = record.changesSince(end.changed_through, token)
    let { seq, hash } = end
    for (const [at, { cell, version, value }] of after.entries()) {
      const row = entryOf({
        seq: (seq += 1),
        previous: hash,
        changes: at === 0 ? changes.text : null,
        requestId: `file-${round}-${at}`,
        subject: `actual:${cell.id}:${YEAR}:${cell.month}`,
        after: JSON.stringify({ version, stage: 'draft', value: { kind: 'measured', value } }),
        at: `${TODAY}T03:00:00.000Z`,
      })
      hash = hashOf(row, key)
      record.entry(row, hash)
    }
    record.end(seq, hash, sealOf(seq, hash, key), changes.through)
  })
  let round = 0
  return () => all.immediate((round += 1))
}
