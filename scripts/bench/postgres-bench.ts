import { strictEqual } from 'node:assert'
import { randomUUID } from 'node:crypto'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { sql } from 'kysely'
import { openStore } from '#data/database.ts'
import { migrate } from '#data/migrate.ts'
import { bureausWithPlan } from '#server/plans/plan.ts'
import { auditKey } from '#server/record/chain.ts'
import { scratch, SECRET } from './generate.ts'
import { demandFree, interleave, type Ratio, serve, SERVER, throughput, type Throughput } from './measure.ts'
import { CONNECTIONS } from './overview-bench.ts'
import { SAVED_YEAR, saves, TODAY } from './saves.ts'
import { sessions } from './sessions.ts'

/** Two servers on PostgreSQL behind one address (`ours`) beside one on SQLite (`floor`), ms of wall time. */
export interface PostgresBench {
  /** nothing is saved in between */
  readonly still: Ratio
  /** a figure was saved by another process before each */
  readonly live: Ratio
  /** one figure saved, without HTTP */
  readonly save: Ratio
  readonly busy: { readonly postgres: Throughput; readonly sqlite: Throughput }
  /** saves through one of the servers that were asked of the other at once, and seen */
  readonly seen: number
}

const SEEN = 40

/**
 * The same data in both stores. PostgreSQL: the one of the tests, with the settings of a real one, or an empty database at
 * BENCH_POSTGRES_URL. A save through one of its servers must be seen through the other as soon as it is answered.
 */
export async function postgresBench(data: string, rounds: number, port: number): Promise<PostgresBench> {
  for (const at of [0, 1, 2, 3]) await demandFree(port + at)
  const given = process.env['BENCH_POSTGRES_URL']
  const postgres = given === undefined ? await ownPostgres() : null
  const copy = scratch(data, 'postgres')
  const url = given ?? postgres?.url ?? ''
  const stores = { postgres: openStore(url), sqlite: openStore(copy.file) }
  const at = (n: number) => `http://127.0.0.1:${port + n}`
  const servers: { stop(): Promise<void> }[] = []
  try {
    await migrate(stores.postgres)
    await load(copy.file, stores.postgres)
    const [bureau] = await bureausWithPlan(stores.sqlite.db, TODAY)
    const key = auditKey(SECRET)
    const first = { postgres: await saves(stores.postgres, key), sqlite: await saves(stores.sqlite, key) }
    // Whoever saves last reads its version first.
    const saver = await stores.sqlite.db
      .selectFrom('indicator')
      .select(['id', 'department_id as department'])
      .where('id', '=', first.sqlite.indicators[0] ?? 0)
      .executeTakeFirstOrThrow()
    const start = async (n: number, DATABASE_URL: string, PUBLIC_URL: string) =>
      servers.push(
        await serve(SERVER, `${at(n)}/health`, {
          DATABASE_URL,
          PUBLIC_URL,
          PORT: String(port + n),
          TRUSTED_PROXIES: '127.0.0.1',
          AUTH_SECRET: SECRET,
          SIGN_IN: 'accounts',
        }),
      )
    await start(0, url, at(3))
    await start(1, url, at(3))
    await start(2, copy.file, at(2))
    servers.push(await inTurn(port + 3, [port, port + 1]))
    const cookies = { postgres: await sessions(url, at(3), SECRET, 250), sqlite: await sessions(copy.file, at(2), SECRET, 250) }
    const ask = (who: keyof typeof cookies) => {
      const origin = at(who === 'postgres' ? 3 : 2)
      const page = `${origin}/trpc/scorecards.overview?input=${encodeURIComponent(JSON.stringify({ year: 2024, bureauId: bureau?.id }))}`
      let asked = 0
      return () => {
        // Limits count by person and by address.
        const turn = Math.floor(asked++ / 500) % cookies[who].length
        return read(page, { cookie: cookies[who][turn] ?? '', 'x-forwarded-for': `10.0.0.${turn}` })
      }
    }
    const [askPostgres, askSqlite] = [ask('postgres'), ask('sqlite')]
    strictEqual(await askPostgres(), await askSqlite())
    const each = (before: () => Promise<unknown>, work: () => Promise<unknown>) => async () => {
      let took = 0
      let count = 0
      for (; took < 1000; count++) {
        await before()
        const begun = performance.now()
        await work()
        took += performance.now() - begun
      }
      return took / count
    }
    const nothing = () => Promise.resolve()
    const still = await interleave(rounds, each(nothing, askPostgres), each(nothing, askSqlite))
    const live = await interleave(rounds, each(first.postgres.save, askPostgres), each(first.sqlite.save, askSqlite))
    const save = await interleave(rounds, each(nothing, first.postgres.save), each(nothing, first.sqlite.save))
    for (const one of [askPostgres, askSqlite]) await throughput(CONNECTIONS, 300, one)
    const busy = {
      postgres: await throughput(CONNECTIONS, 2000, askPostgres),
      sqlite: await throughput(CONNECTIONS, 2000, askSqlite),
    }
    const [cookie = ''] = await sessions(url, at(3), SECRET, 1, { role: 'evaluator', departmentId: saver.department, from: 250 })
    return { still, live, save, busy, seen: await seenAtOnce([at(0), at(1)], cookie, saver) }
  } finally {
    await Promise.all([stores.postgres.close(), stores.sqlite.close()])
    for (const server of servers.toReversed()) await server.stop()
    await postgres?.stop()
    copy.remove()
  }
}

/** Saves through one server and asks the other, in turn; throws when it shows another figure. */
async function seenAtOnce(
  origins: readonly [string, string],
  cookie: string,
  saver: { readonly id: number; readonly department: number },
): Promise<number> {
  const [one, other] = origins
  const headers = { cookie, 'content-type': 'application/json', 'x-forwarded-for': '10.1.0.1' }
  const grid = encodeURIComponent(JSON.stringify({ year: SAVED_YEAR, month: 0, departmentId: saver.department }))
  const cellAt = async (origin: string) => {
    const answer = JSON.parse(await read(`${origin}/trpc/entry.grid?input=${grid}`, headers)) as {
      result: { data: { departments: { cells: { indicatorId: number; version: number; value: { value?: number } }[] }[] } }
    }
    const cell = answer.result.data.departments.flatMap((d) => d.cells).find((c) => c.indicatorId === saver.id)
    if (cell === undefined) throw new Error(`${origin} has no cell of ${saver.id}`)
    return cell
  }
  for (let n = 0; n < SEEN; n++) {
    const [through, from] = n % 2 === 0 ? [one, other] : [other, one]
    const { version } = await cellAt(through)
    const value = (n % 90) + 1
    const body = {
      indicatorId: saver.id,
      year: SAVED_YEAR,
      month: 0,
      version,
      entry: { raw: String(value) },
      requestId: randomUUID(),
    }
    const saved = await fetch(`${through}/trpc/entry.enter`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!saved.ok) throw new Error(`${saved.status} ${await saved.text()}`)
    await saved.arrayBuffer()
    strictEqual((await cellAt(from)).value.value, value)
  }
  return SEEN
}

/** The PostgreSQL of the tests, as a process of its own. */
async function ownPostgres(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, ['tests/helpers/run-postgres.ts', '--durable'], {
    cwd: join(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const [line] = (await Promise.race([once(child.stdout, 'data'), ended])) as [unknown]
  const url = /=(postgres:\/\/\S+)/.exec(String(line))?.[1]
  if (url === undefined) throw new Error('the PostgreSQL of the tests did not start')
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** One address before several servers on this machine: each connection goes to the next one. */
async function inTurn(port: number, to: readonly number[]): Promise<{ stop(): Promise<void> }> {
  let turn = 0
  const server = createServer((from) => {
    const onward = connect(to[turn++ % to.length] ?? 0, '127.0.0.1')
    for (const [a, b] of [
      [from, onward],
      [onward, from],
    ] as const) {
      a.setNoDelay(true)
      a.pipe(b)
      a.on('error', () => b.destroy())
      a.on('close', () => b.destroy())
    }
  }).listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    stop: async () => {
      server.close()
    },
  }
}

async function read(url: string, headers: Readonly<Record<string, string>>): Promise<string> {
  const answer = await fetch(url, { headers })
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`)
  return answer.text()
}

/** Rows that go over together. */
const TOGETHER = 2000

/** Puts every row of a SQLite file into a PostgreSQL store that has just been migrated. */
async function load(file: string, { db }: ReturnType<typeof openStore>): Promise<void> {
  const sqlite = new BetterSqlite3(file, { readonly: true })
  const names = sqlite
    .prepare<[], string>(
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite%' and name not like 'kysely%'",
    )
    .pluck()
    .all()
  await db.transaction().execute(async (trx) => {
    // Neither references nor triggers while the tables come one by one.
    await sql`set local session_replication_role = replica`.execute(trx)
    for (const name of names) {
      await sql`delete from ${sql.table(name)}`.execute(trx)
      let rows: unknown[] = []
      const put = async () => {
        if (rows.length > 0)
          await sql`insert into ${sql.table(name)} overriding system value
            select * from json_populate_recordset(null::${sql.table(name)}, ${JSON.stringify(rows)})`.execute(trx)
        rows = []
      }
      for (const row of sqlite.prepare(`select * from "${name}"`).iterate()) {
        rows.push(row)
        if (rows.length === TOGETHER) await put()
      }
      await put()
    }
  })
  sqlite.close()
  const { rows: numbered } = await sql<{
    name: string
  }>`select c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where a.attidentity <> '' and a.attname = 'id' and c.relnamespace = current_schema()::regnamespace`.execute(db)
  for (const { name } of numbered)
    await sql`select setval(pg_get_serial_sequence(${name}, 'id'), (select max(id) from ${sql.table(name)}))`.execute(db)
  await sql`analyze`.execute(db)
}
