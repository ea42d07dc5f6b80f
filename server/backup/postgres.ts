/** PostgreSQL's own tools: pg_dump and pg_restore, of the server's version or newer, on the PATH. */
import { spawn } from 'node:child_process'
import { sql } from 'kysely'
import type { Db } from '#data/database.ts'

/** The tools are not there, or older than the server. */
export class NoTool extends Error {}

const say = (tool: string, why: string) =>
  new NoTool(
    `${tool} 명령을 쓸 수 없습니다. 데이터베이스와 같거나 새로운 버전의 PostgreSQL 클라이언트를 설치하십시오(예: apt install postgresql-client). ` +
      `(${tool} is not there or older than the database; install the PostgreSQL client.)\n  ${why}`,
  )

/** Arguments and environment that name the database: the password is in no list of processes. */
function databaseOf(url: string): { dbname: string; env: NodeJS.ProcessEnv } {
  const place = new URL(url)
  const password = decodeURIComponent(place.password)
  place.password = ''
  return {
    dbname: `--dbname=${place.toString()}`,
    env: { ...process.env, PGAPPNAME: 'jipyo-backup', ...(password !== '' && { PGPASSWORD: password }) },
  }
}

async function run(tool: 'pg_dump' | 'pg_restore', args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(tool, args, { env: { ...env, LC_ALL: 'C' }, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = `${said}${text}`.slice(-4000)))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', (error) => reject('code' in error && error.code === 'ENOENT' ? say(tool, error.message) : error))
    child.once('close', resolve)
  })
  if (code === 0) return
  if (/server version mismatch|unsupported version/.test(said)) throw say(tool, said.trim())
  const full = /No space left|Disk quota/.test(said)
  throw Object.assign(new Error(`${tool}: ${said.trim()}`), full && { code: 'ENOSPC' })
}

/** Writes one file of the whole database as one moment saw it, and reads its contents once more. */
export async function dumpPostgres(url: string, file: string): Promise<void> {
  const { dbname, env } = databaseOf(url)
  await run('pg_dump', ['--format=custom', '--no-owner', '--no-privileges', `--file=${file}`, dbname], env)
  await checkDump(file)
}

/** Throws when the file is none of pg_dump's, or cut off. */
export const checkDump = (file: string): Promise<void> => run('pg_restore', ['--file=/dev/null', file], process.env)

/** Whether a server has the database open. */
export async function isServed(db: Db): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from pg_stat_activity
    where datname = current_database() and application_name in ('jipyo', 'jipyo-live') and pid <> pg_backend_pid()`.execute(db)
  return (rows[0]?.n ?? 0) > 0
}

/** Empties the database's schema, and puts the file's in its place, all or nothing of that. `db` is not used any more after it. */
export async function restorePostgres(db: Db, url: string, file: string): Promise<void> {
  await checkDump(file)
  const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(db)
  await sql`
    do $$ declare one record; begin
      for one in select tablename as name from pg_tables where schemaname = current_schema() loop
        execute format('drop table if exists %I cascade', one.name);
      end loop;
      for one in select p.oid::regprocedure::text as name from pg_proc p where p.pronamespace = current_schema()::regnamespace
        and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e') loop
        execute 'drop function if exists ' || one.name || ' cascade';
      end loop;
    end $$`.execute(db)
  const { dbname, env } = databaseOf(url)
  const schema = `--schema=${rows[0]?.schema ?? 'public'}`
  await run('pg_restore', ['--no-owner', '--no-privileges', schema, '--single-transaction', '--exit-on-error', dbname, file], env)
}
