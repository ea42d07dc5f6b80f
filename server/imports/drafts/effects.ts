import { createHash } from 'node:crypto'
import type { Db } from '#data/database.ts'

/** What a confirmed import did beside its plan, and what stood right after it: enough to undo it, and to see whether it may be. */
export interface Effects {
  /** the plan it took the place of, and that one's status before */
  readonly superseded: { readonly planId: number; readonly status: 'draft' | 'filed' | 'confirmed' } | null
  /** the plan whose indicators it goes on from */
  readonly continues: number | null
  readonly createdUnits: readonly number[]
  /** names given to units of the store: the new row, and the one it ended */
  readonly named: readonly { readonly id: number; readonly ended: number | null }[]
  /** the reorganisation it drafted of units that the document calls otherwise; earlier imports drafted none */
  readonly event?: number | null
  readonly counts: Readonly<Record<'units' | 'goals' | 'indicators' | 'programmes' | 'projects' | 'continued', number>>
  readonly standing: Fingerprint
}

/** What could be built on a plan, as numbers that change when something is. */
export interface Fingerprint {
  readonly figures: number
  readonly targets: number
  readonly comments: number
  readonly pace: string
  /** with what was taken away since */
  readonly evidence: string
  readonly activities: number
  readonly amounts: string
  /** what its programmes have spent */
  readonly executions: string
  readonly settings: string
  readonly people: number
}

/** Taken right after an import and compared before it is undone. */
export async function fingerprint(db: Db, planId: number, createdUnits: readonly number[]): Promise<Fingerprint> {
  const mine = db.selectFrom('indicator').select('id').where('plan_id', '=', planId)
  const count = async (
    table: 'actual_revision' | 'target' | 'activity_link' | 'value_comment' | 'value_comment_act' | 'schedule',
  ) => {
    const row = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('indicator_id', 'in', mine)
      .executeTakeFirstOrThrow()
    return row.n
  }
  const amounts = await db
    .selectFrom('budget_amount')
    .select(['year', 'kind', 'amount', 'programme_id', 'project_id'])
    .where((eb) =>
      eb.or([
        eb('programme_id', 'in', eb.selectFrom('programme').select('id').where('plan_id', '=', planId)),
        eb(
          'project_id',
          'in',
          eb
            .selectFrom('project as j')
            .innerJoin('programme as p', 'p.id', 'j.programme_id')
            .select('j.id')
            .where('p.plan_id', '=', planId),
        ),
      ]),
    )
    .orderBy('id')
    .execute()
  const settings = await db
    .selectFrom('indicator')
    .select([
      'id',
      'direction',
      'aggregation',
      'frequency',
      'pace',
      'results_due',
      'reported',
      'share_of_whole',
      'weight',
      'name',
    ])
    .where('plan_id', '=', planId)
    .orderBy('id')
    .execute()
  const decided = await db
    .selectFrom('indicator_definition')
    .select(['id', 'field', 'value', 'effective_from'])
    .where('indicator_id', 'in', mine)
    .orderBy('id')
    .execute()
  const proof = await db
    .selectFrom('evidence')
    .select(['id', 'removed_at'])
    .where('indicator_id', 'in', mine)
    .orderBy('id')
    .execute()
  const pace = await db
    .selectFrom('pace_point')
    .selectAll()
    .where('indicator_id', 'in', mine)
    .orderBy('indicator_id')
    .orderBy('year')
    .orderBy('month')
    .execute()
  const spent = await db
    .selectFrom('budget_execution')
    .select(['id', 'amount', 'as_of'])
    .where((eb) =>
      eb.or([
        eb('programme_id', 'in', eb.selectFrom('programme').select('id').where('plan_id', '=', planId)),
        eb(
          'project_id',
          'in',
          eb
            .selectFrom('project as j')
            .innerJoin('programme as p', 'p.id', 'j.programme_id')
            .select('j.id')
            .where('p.plan_id', '=', planId),
        ),
      ]),
    )
    .orderBy('id')
    .execute()
  return {
    figures: await count('actual_revision'),
    targets: await count('target'),
    comments: (await count('value_comment')) + (await count('value_comment_act')),
    pace: hash(pace),
    evidence: hash(proof),
    // What counts for its indicators: activities, and schedules by their progress.
    activities: (await count('activity_link')) + (await count('schedule')),
    amounts: hash(amounts),
    executions: hash(spent),
    // As it was before definitions had days, where none has.
    settings: hash(decided.length === 0 ? settings : [settings, decided]),
    people: await people(db, createdUnits),
  }
}

async function people(db: Db, units: readonly number[]): Promise<number> {
  if (units.length === 0) return 0
  let n = 0
  for (const table of ['user_department', 'entry_period', 'deputy'] as const) {
    const row = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('unit_id', 'in', units)
      .executeTakeFirstOrThrow()
    n += row.n
  }
  const held = await db
    .selectFrom('activity')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('department_id', 'in', units)
    .executeTakeFirstOrThrow()
  const events = await db
    .selectFrom('organisation_succession')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where((eb) => eb.or([eb('predecessor_id', 'in', units), eb('successor_id', 'in', units)]))
    .executeTakeFirstOrThrow()
  return n + held.n + events.n
}

const hash = (rows: unknown) => createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 16)
