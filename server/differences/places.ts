import type { Db } from '#data/database.ts'
import { readSubject } from '#domain/words/audit-subject.ts'
import type { PeriodKind } from '#domain/words/period-name.ts'
import { definitions, periodKind } from '../actuals/definitions.ts'
import type { Told } from './of-row.ts'

/** What a difference is called and whose it is. */
export interface Place {
  readonly name: string | null
  /** of the indicator's figures */
  readonly unit: string | null
  /** how the indicator is measured in the figure's year, for the name of its period */
  readonly period: PeriodKind | null
  readonly departmentId: number | null
  /** null = everybody's */
  readonly bureauId: number | null
}

/** The names and owners of differences as the later day knows them: five queries, however many there are. */
export async function placesOf(db: Db, told: readonly Told[]): Promise<(one: Told) => Place> {
  const ids = (key: 'indicatorId' | 'programmeId' | 'projectId' | 'planId') => [...new Set(told.flatMap((one) => one[key] ?? []))]
  const projects = await found(ids('projectId'), (some) =>
    db.selectFrom('project').select(['id', 'name', 'programme_id as programmeId']).where('id', 'in', some).execute(),
  )
  const programmes = await found([...ids('programmeId'), ...[...projects.values()].map((p) => p.programmeId)], (some) =>
    db
      .selectFrom('programme')
      .select(['id', 'name', 'department_id as departmentId', 'plan_id as planId'])
      .where('id', 'in', some)
      .execute(),
  )
  const indicators = await found(ids('indicatorId'), (some) =>
    db
      .selectFrom('indicator')
      .selectAll()
      .select(['department_id as departmentId', 'plan_id as planId'])
      .where('id', 'in', some)
      .execute(),
  )
  const plans = new Map(
    (await db.selectFrom('plan').select(['id', 'bureau_id as bureauId']).execute()).map((p) => [p.id, p.bureauId]),
  )
  const bureaus = await bureausOf(db, [...new Set(told.flatMap((one) => one.departmentId ?? []))])
  const dated = await definitions(db)
  return (one) => {
    const subject = readSubject(one.subject)
    const indicator = one.indicatorId === undefined ? undefined : indicators.get(one.indicatorId)
    const project = one.projectId === undefined ? undefined : projects.get(one.projectId)
    const owner = one.indicatorId === undefined ? programmes.get(one.programmeId ?? project?.programmeId ?? 0) : indicator
    return {
      name: project?.name ?? owner?.name ?? one.name ?? null,
      unit: indicator?.unit ?? null,
      period: subject.kind === 'value' && indicator ? periodKind(indicator, subject.year, dated) : null,
      departmentId: owner?.departmentId ?? one.departmentId ?? null,
      bureauId: plans.get(one.planId ?? owner?.planId ?? 0) ?? bureaus.get(one.departmentId ?? 0) ?? null,
    }
  }
}

async function found<Row extends { readonly id: number }>(
  ids: readonly number[],
  query: (ids: readonly number[]) => Promise<readonly Row[]>,
): Promise<ReadonlyMap<number, Row>> {
  return ids.length === 0 ? new Map() : new Map((await query(ids)).map((row) => [row.id, row]))
}

/** The bureau under which each department stands, or stood last. */
async function bureausOf(db: Db, departmentIds: readonly number[]): Promise<ReadonlyMap<number, number>> {
  if (departmentIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('organisation_unit_name')
    .select(['unit_id as id', 'parent_id as bureauId'])
    .where('unit_id', 'in', departmentIds)
    .orderBy('valid_from')
    .execute()
  return new Map(rows.flatMap(({ id, bureauId }) => (bureauId === null ? [] : [[id, bureauId] as const])))
}
