import { sql } from 'kysely'
import type { Db } from '#data/database.ts'
import type { ScoringPolicy } from '#domain/scoring/policy.ts'
import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type BackupState, backupState } from '../backup/state.ts'
import { isPostgres } from '../backup/make.ts'
import type { MachineSettings } from '../config.ts'
import type { ServerFacts } from '../http/context.ts'
import { type Disk, disksOf, inTime, isShort, sizeOf } from './disks.ts'

export interface SystemStatus {
  readonly server: ServerFacts
  readonly databaseVersion: string
  readonly counts: Readonly<
    Record<'plan' | 'indicator' | 'programme' | 'project' | 'actual_revision' | 'provenance' | 'user', number>
  >
  readonly policies: readonly {
    readonly version: string
    readonly effectiveFrom: string
    readonly reason: string
    readonly recordedBy: string
    readonly recordedAt: string
    readonly rules: ScoringPolicy
  }[]
  readonly documents: readonly {
    readonly title: string
    readonly issuer: string
    readonly receivedAs: string
    readonly note: string
    readonly figures: number
  }[]
  /** null where no machine is watched */
  readonly machine: Machine | null
  readonly users: readonly { readonly name: string; readonly username: string | null; readonly role: string }[]
}

interface Sized {
  readonly bytes: number
  readonly files: number
}

/** How much is stored on the machine, and how it is kept safe; bytes. */
export interface Machine {
  readonly database: number
  /** null = the folder did not answer in time, as with backups */
  readonly evidence: Sized | null
  readonly backups: Sized | null
  readonly disks: readonly (Disk & { readonly short: boolean })[]
  /** folders that do not answer */
  readonly silent: readonly string[]
  readonly backup: BackupState
}

async function machineStatus(db: Db, machine: MachineSettings, now: Date): Promise<Machine> {
  const { databaseUrl, localFolder, backup, diskWarning } = machine
  const { disks, silent } = await disksOf(machine)
  const sizeIn = async (folder: string) => (silent.includes(folder) ? undefined : inTime(`size ${folder}`, () => sizeOf(folder)))
  const sizes = await Promise.all([...backupFolders(machine)].map(sizeIn))
  const known = sizes.filter((one) => one !== undefined)
  return {
    database: isPostgres(databaseUrl) ? await postgresBytes(db) : sqliteBytes(databaseUrl),
    evidence: (await sizeIn(join(localFolder, 'evidence'))) ?? null,
    backups:
      known.length < sizes.length
        ? null
        : known.reduce((sum, one) => ({ bytes: sum.bytes + one.bytes, files: sum.files + one.files })),
    disks: disks.map((disk) => ({ ...disk, short: isShort(disk, diskWarning) })),
    silent,
    backup: await backupState(db, backup, now),
  }
}

/** Of the night, of `backup` by hand, and the copies before an upgrade. */
const backupFolders = ({ databaseUrl, localFolder, backup }: MachineSettings): ReadonlySet<string> =>
  new Set([
    backup.folder,
    join(localFolder, 'backups'),
    ...(isPostgres(databaseUrl) ? [] : [join(dirname(databaseUrl), 'backups')]),
  ])

const sqliteBytes = (file: string) =>
  ['', '-wal'].reduce((sum, end) => sum + (statSync(`${file}${end}`, { throwIfNoEntry: false })?.size ?? 0), 0)

const postgresBytes = async (db: Db) =>
  (await sql<{ n: number }>`select pg_database_size(current_database()) as n`.execute(db)).rows[0]?.n ?? 0

/** What the administrator looks at: what runs, what is stored, which rules hold, how the machine is. */
export async function systemStatus(
  db: Db,
  server: ServerFacts,
  machine: MachineSettings | undefined,
  now: Date,
): Promise<SystemStatus> {
  const version =
    server.store === 'sqlite'
      ? await sql<{ v: string }>`select 'SQLite ' || sqlite_version() as v`.execute(db)
      : await sql<{ v: string }>`select 'PostgreSQL ' || current_setting('server_version') as v`.execute(db)
  const count = async (table: keyof SystemStatus['counts']) =>
    (
      await db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n
  const policies = await db.selectFrom('scoring_policy').selectAll().orderBy('id', 'desc').execute()
  return {
    server,
    databaseVersion: version.rows[0]?.v ?? '',
    counts: {
      plan: await count('plan'),
      indicator: await count('indicator'),
      programme: await count('programme'),
      project: await count('project'),
      actual_revision: await count('actual_revision'),
      provenance: await count('provenance'),
      user: await count('user'),
    },
    policies: policies.map((p) => ({
      version: p.version,
      effectiveFrom: p.effective_from,
      reason: p.reason,
      recordedBy: p.recorded_by,
      recordedAt: p.recorded_at,
      rules: JSON.parse(p.rules) as ScoringPolicy,
    })),
    documents: await db
      .selectFrom('document as d')
      .select((eb) => [
        'd.title',
        'd.issuer',
        'd.received_as as receivedAs',
        'd.note',
        eb
          .selectFrom('provenance as p')
          .whereRef('p.document_id', '=', 'd.id')
          .select(eb.fn.countAll<number>().as('n'))
          .$asScalar()
          .$notNull()
          .as('figures'),
      ])
      .orderBy('d.id')
      .execute(),
    machine: machine === undefined ? null : await machineStatus(db, machine, now),
    users: await db.selectFrom('user').select(['name', 'username', 'role']).orderBy('createdAt').execute(),
  }
}
