import type { Db } from '#data/database.ts'

/** What stands on a draft, so that it can no longer be undone: how many of each. */
export interface Standing {
  /** accepted changes of its content */
  readonly edits: number
  /** departments that are done */
  readonly departments: number
  readonly actuals: number
  readonly comments: number
  readonly evidence: number
  readonly activities: number
  readonly amounts: number
}

/** Of a draft: what would be lost with it. */
export async function standingOn(db: Db, planId: number): Promise<Standing> {
  const indicators = db.selectFrom('indicator').select('id').where('plan_id', '=', planId)
  const programmes = db.selectFrom('programme').select('id').where('plan_id', '=', planId)
  const projects = db.selectFrom('project').select('id').where('programme_id', 'in', programmes)
  const row = await db
    .selectNoFrom((eb) => [
      eb.selectFrom('plan_draft').select('edits').where('plan_id', '=', planId).as('edits'),
      eb
        .selectFrom('draft_department')
        .select((e) => e.fn.countAll<number>().as('n'))
        .where('plan_id', '=', planId)
        .as('departments'),
      ...(
        [
          ['actual_revision', 'actuals'],
          ['value_comment', 'comments'],
          ['evidence', 'evidence'],
          ['activity_link', 'activities'],
        ] as const
      ).map(([table, name]) =>
        eb
          .selectFrom(table)
          .select((e) => e.fn.countAll<number>().as('n'))
          .where('indicator_id', 'in', indicators)
          .as(name),
      ),
      eb
        .selectFrom('budget_amount')
        .select((e) => e.fn.countAll<number>().as('n'))
        .where((e) => e.or([e('programme_id', 'in', programmes), e('project_id', 'in', projects)]))
        .as('amounts'),
    ])
    .executeTakeFirstOrThrow()
  const count = (n: number | null) => n ?? 0
  return {
    edits: count(row.edits),
    departments: count(row.departments),
    actuals: count(row.actuals),
    comments: count(row.comments),
    evidence: count(row.evidence),
    activities: count(row.activities),
    amounts: count(row.amounts),
  }
}
