import type { Db } from '#data/database.ts'
import type { CorrectionSubject } from '#domain/plan/edition.ts'

/** 정정 of a slip of the copy, with both values. */
export interface Correction {
  readonly id: number
  readonly subject: CorrectionSubject
  readonly subjectId: number
  readonly name: string
  readonly field: string
  readonly before: string
  readonly after: string
  readonly reason: string
  readonly at: string
  readonly by: string
}

/** 정정 of a plan, or of one of its indicators, newest first. */
export async function correctionsOf(db: Db, planId: number, indicatorId?: number): Promise<readonly Correction[]> {
  const rows = await db
    .selectFrom('plan_correction')
    .select([
      'id',
      'subject',
      'subject_id as subjectId',
      'field',
      'before',
      'after',
      'reason',
      'recorded_at as at',
      'recorded_by as by',
    ])
    .where('plan_id', '=', planId)
    .$if(indicatorId !== undefined, (q) =>
      q.where((eb) =>
        eb.or([
          eb.and([eb('subject', 'in', ['indicator', 'target']), eb('subject_id', '=', indicatorId ?? 0)]),
          eb.and([
            eb('subject', '=', 'component'),
            eb(
              'subject_id',
              'in',
              eb
                .selectFrom('indicator_component')
                .select('id')
                .where('indicator_id', '=', indicatorId ?? 0),
            ),
          ]),
        ]),
      ),
    )
    .orderBy('id', 'desc')
    .execute()
  const names = await namesOf(db, rows)
  return rows.map((row) => ({ ...row, name: names.get(`${row.subject}:${row.subjectId}`) ?? '' }))
}

const NAMED = {
  indicator: 'indicator',
  target: 'indicator',
  component: 'indicator_component',
  strategic_goal: 'strategic_goal',
  policy_goal: 'policy_goal',
  programme: 'programme',
  project: 'project',
} as const satisfies Readonly<Record<CorrectionSubject, string>>

/** What each corrected thing is called now. */
async function namesOf(db: Db, of: readonly Pick<Correction, 'subject' | 'subjectId'>[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  for (const [subject, some] of Map.groupBy(of, (one) => one.subject)) {
    const ids = some.map((one) => one.subjectId)
    const rows = await db.selectFrom(NAMED[subject]).select(['id', 'name']).where('id', 'in', ids).execute()
    for (const row of rows) names.set(`${subject}:${row.id}`, row.name)
  }
  return names
}
