import { sql } from 'kysely'
import type { Db } from '#data/database.ts'
import type { ScoringPolicy } from '#domain/scoring/policy.ts'
import type { ServerFacts } from '../http/context.ts'

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
  readonly users: readonly { readonly name: string; readonly username: string | null; readonly role: string }[]
}

/** What the administrator looks at: what runs, what is stored, which rules hold. */
export async function systemStatus(db: Db, server: ServerFacts): Promise<SystemStatus> {
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
    users: await db.selectFrom('user').select(['name', 'username', 'role']).orderBy('createdAt').execute(),
  }
}
