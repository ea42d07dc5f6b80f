import type { Db } from '#data/database.ts'
import { planOfDepartment } from '../plans/plan.ts'
import { Refusal } from '../refusal.ts'
import type { Schedule, ScheduleFields } from './read.ts'

type Links = Pick<ScheduleFields, 'indicatorId' | 'programmeId' | 'projectId'>

/**
 * A schedule may be linked to an indicator, to a unit programme and to one of its detailed projects. What is linked must exist, and not
 * in a draft, which may be withdrawn. Links that stood before are left as they are.
 */
export async function refuseLinks(trx: Db, links: Links, before: Links | null): Promise<void> {
  const { indicatorId, programmeId, projectId } = links
  if (indicatorId !== null && indicatorId !== before?.indicatorId) {
    const found = await trx
      .selectFrom('indicator as i')
      .innerJoin('plan as p', 'p.id', 'i.plan_id')
      .select('i.id')
      .where('i.id', '=', indicatorId)
      .where('p.status', '<>', 'draft')
      .executeTakeFirst()
    if (!found) throw new Refusal('unknown-indicator')
  }
  if (programmeId !== null && programmeId !== before?.programmeId) {
    const found = await trx
      .selectFrom('programme as g')
      .innerJoin('plan as p', 'p.id', 'g.plan_id')
      .select('g.id')
      .where('g.id', '=', programmeId)
      .where('p.status', '<>', 'draft')
      .executeTakeFirst()
    if (!found) throw new Refusal('unknown-programme')
  }
  if (projectId !== null) {
    const found = await trx
      .selectFrom('project')
      .select('id')
      .where('id', '=', projectId)
      .where('programme_id', '=', programmeId ?? 0)
      .executeTakeFirst()
    if (!found) throw new Refusal('unknown-programme')
  }
}

/** What a department's schedule can be linked to: indicators and programmes of the plan of the year. */
export async function linkChoices(db: Db, { departmentId }: { readonly departmentId: number }, today: string) {
  const plan = await planOfDepartment(db, { departmentId, today }).catch((error: unknown) => {
    if (error instanceof Refusal) return null
    throw error
  })
  if (plan === null) return { indicators: [], programmes: [] }
  const indicators = await db
    .selectFrom('indicator')
    .select(['id', 'name', 'unit'])
    .where('plan_id', '=', plan.id)
    .where('department_id', '=', departmentId)
    .orderBy('id')
    .execute()
  const programmes = await db
    .selectFrom('programme')
    .select(['id', 'name'])
    .where('plan_id', '=', plan.id)
    .where('department_id', '=', departmentId)
    .orderBy('id')
    .execute()
  const projects =
    programmes.length === 0
      ? []
      : await db
          .selectFrom('project')
          .select(['id', 'name', 'programme_id as programmeId'])
          .where(
            'programme_id',
            'in',
            programmes.map((one) => one.id),
          )
          .orderBy('id')
          .execute()
  return {
    indicators,
    programmes: programmes.map((one) => ({
      ...one,
      projects: projects.filter((project) => project.programmeId === one.id).map(({ id, name }) => ({ id, name })),
    })),
  }
}

/** What a schedule is linked to, by name; null where it is linked to nothing of the kind. */
export async function linkNames(db: Db, links: Pick<Schedule, 'indicatorId' | 'programmeId' | 'projectId'>) {
  const { indicatorId, programmeId, projectId } = links
  const name = async (table: 'indicator' | 'programme' | 'project', id: number | null) =>
    id === null ? null : ((await db.selectFrom(table).select('name').where('id', '=', id).executeTakeFirst())?.name ?? null)
  return {
    indicator: await name('indicator', indicatorId),
    programme: await name('programme', programmeId),
    project: await name('project', projectId),
  }
}
