import { join } from 'node:path'
import { z } from 'zod'
import type { Db } from '#data/database.ts'
import { ACTIVITY_KINDS } from '#domain/entry/activity.ts'
import { parseNumber } from '#domain/entry/parse-number.ts'
import { day, dayOrNone, optional, text, whole, wholeOrNone } from './fields.ts'
import { PlanFileError, readRows } from './plan-files.ts'

const FOLDER = join(import.meta.dirname, '../../data/practice')
/** Who wrote the invented figures: nobody. */
export const PRACTICE = '연습 자료'

const shapes = {
  settings: z.object({
    indicator: text,
    frequency: z.enum(['month', 'quarter', 'half-year', 'year']),
    aggregation: z.enum(['sum', 'last', 'average', 'max', 'min']),
    pace: z.enum(['linear', 'flat', 'curve']),
  }),
  actuals: z.object({
    indicator: text,
    year: whole,
    month: whole,
    kind: z.enum(['measured', 'not-entered', 'not-applicable']),
    value: z.string(),
    finality: z.enum(['provisional', 'final']),
    stage: z.enum(['draft', 'submitted', 'confirmed', 'returned', 'closed']),
    reason: optional,
    cause: optional,
    remedy: optional,
    remedy_due: dayOrNone,
    recorded_on: day,
  }),
  actual_parts: z.object({ indicator: text, year: whole, month: whole, values: text }),
  target_revisions: z.object({
    indicator: text,
    year: whole,
    value: z.string(),
    effective_on: day,
    reason: text,
    approved_by: text,
  }),
  pace_points: z.object({ indicator: text, year: whole, month: whole, value: z.string() }),
  activities: z.object({
    department: text,
    starts_on: day,
    ends_on: dayOrNone,
    title: text,
    kind: z.enum(ACTIVITY_KINDS),
    kind_note: optional,
    partner: optional,
    place: optional,
    participants: wholeOrNone,
    counts_for: z.string(),
    note: optional,
    status: z.enum(['held', 'cancelled']),
    reason: optional,
  }),
}

/** The invented figures of data/practice, checked. Throws PlanFileError at the first fault. */
export const readPractice = (folder: string = FOLDER) => ({
  settings: readRows(folder, 'settings', shapes.settings),
  actuals: readRows(folder, 'actuals', shapes.actuals),
  actual_parts: readRows(folder, 'actual_parts', shapes.actual_parts),
  target_revisions: readRows(folder, 'target_revisions', shapes.target_revisions),
  pace_points: readRows(folder, 'pace_points', shapes.pace_points),
  activities: readRows(folder, 'activities', shapes.activities),
})
export type Practice = ReturnType<typeof readPractice>
type At = { readonly at: { readonly file: string; readonly row: number } }

/** The practice as it came: what was so from the beginning under the first day, then each day's figures, in order. */
export function practiceByDay(practice: Practice): readonly { readonly day: string; readonly rows: Practice }[] {
  const { actuals, actual_parts, target_revisions, activities } = practice
  const days = [...actuals.map((row) => row.recorded_on), ...target_revisions.map((row) => row.effective_on)]
  const cell = (row: { readonly indicator: string; readonly year: number; readonly month: number }) =>
    `${row.indicator} ${row.year} ${row.month}`
  return [...new Set([...days, ...activities.map((row) => row.starts_on)])].toSorted().map((on, index) => {
    const own = actuals.filter((row) => row.recorded_on === on)
    const cells = new Set(own.map(cell))
    return {
      day: on,
      rows: {
        settings: index === 0 ? practice.settings : [],
        pace_points: index === 0 ? practice.pace_points : [],
        actuals: own,
        actual_parts: actual_parts.filter((row) => cells.has(cell(row))),
        target_revisions: target_revisions.filter((row) => row.effective_on === on),
        activities: activities.filter((row) => row.starts_on === on),
      },
    }
  })
}

/**
 * Lays the invented figures over the plan just written, in the caller's transaction. Refuses a database that is not marked
 * as practice: the callers' guards are checked here once more, where the writing is done.
 */
export async function writePractice(trx: Db, practice: Practice): Promise<void> {
  const installation = await trx.selectFrom('installation').select('practice').executeTakeFirst()
  if (!installation?.practice) throw new Error('연습 데이터베이스가 아닙니다. (Not a practice database.)')
  const ids = new Map((await trx.selectFrom('indicator').select(['id', 'code']).execute()).map((i) => [i.code, i.id]))
  const id = (row: At & { indicator: string }) => {
    const found = ids.get(row.indicator)
    if (found === undefined)
      throw new PlanFileError(row.at.file, row.at.row, 'indicator', `'${row.indicator}' 지표가 계획에 없습니다`)
    return found
  }
  for (const row of practice.settings) {
    const { frequency, aggregation, pace } = row
    await trx.updateTable('indicator').set({ frequency, aggregation, pace }).where('id', '=', id(row)).execute()
  }
  for (const row of practice.actuals) await writeActual(trx, id(row), row)
  await writeParts(trx, practice.actual_parts, id)
  for (const row of practice.target_revisions) {
    const last = await trx
      .selectFrom('target')
      .select('revision')
      .where('indicator_id', '=', id(row))
      .where('year', '=', row.year)
      .orderBy('revision', 'desc')
      .executeTakeFirst()
    await trx
      .insertInto('target')
      .values({
        indicator_id: id(row),
        year: row.year,
        revision: (last?.revision ?? 0) + 1,
        kind: 'set',
        value: figure(row),
        stage: 'revised',
        effective_on: row.effective_on,
        reason: row.reason,
        approved_by: row.approved_by,
        recorded_at: `${row.effective_on}T00:00:00.000Z`,
        recorded_by: PRACTICE,
      })
      .execute()
  }
  for (const row of practice.pace_points) {
    await trx
      .insertInto('pace_point')
      .values({ indicator_id: id(row), year: row.year, month: row.month, value: figure(row) })
      .execute()
  }
  await writeActivities(trx, practice.activities)
}

async function writeActual(trx: Db, indicatorId: number, row: Practice['actuals'][number]) {
  const { year, month, kind, finality, stage, reason, cause, remedy, remedy_due } = row
  const same = {
    indicator_id: indicatorId,
    year,
    month,
    version: 1,
    kind,
    value: kind === 'measured' ? figure(row) : null,
    finality,
    stage,
  }
  await trx.insertInto('actual').values(same).execute()
  await trx
    .insertInto('actual_revision')
    .values({
      ...same,
      reason,
      cause,
      remedy,
      remedy_due,
      recorded_at: `${row.recorded_on}T00:00:00.000Z`,
      recorded_by: PRACTICE,
      request_id: null,
    })
    .execute()
}

/** Writes the parts of composite figures, in the order of the components. */
async function writeParts(trx: Db, rows: Practice['actual_parts'], id: (row: Practice['actual_parts'][number]) => number) {
  const components = Map.groupBy(
    await trx.selectFrom('indicator_component').select(['id', 'indicator_id']).orderBy('sort_order').execute(),
    (component) => component.indicator_id,
  )
  for (const row of rows) {
    const { year, month, at } = row
    const values = row.values.split(' ').map((value) => figure({ at, value }))
    const of = components.get(id(row)) ?? []
    if (values.length !== of.length) throw new PlanFileError(at.file, at.row, 'values', `구성 항목이 ${of.length}개인 지표입니다`)
    const parts = of.map((component, index) => ({
      component_id: component.id,
      year,
      month,
      version: 1,
      value: values[index] ?? 0,
    }))
    await trx.insertInto('actual_part').values(parts).execute()
  }
}

function figure(row: At & { value: string }): number {
  const parsed = parseNumber(row.value)
  if (parsed.kind === 'value') return parsed.value
  throw new PlanFileError(row.at.file, row.at.row, 'value', `숫자로 읽을 수 없습니다: '${row.value}'`)
}

/**
 * Writes the invented activities with the indicators they count for: 'indicator', or 'indicator#2' for its second
 * component, several parted by a space.
 */
async function writeActivities(trx: Db, rows: Practice['activities']): Promise<void> {
  const departments = new Map(
    (await trx.selectFrom('organisation_unit').select(['id', 'code']).execute()).map((u) => [u.code, u.id]),
  )
  const targets = await linkTargets(trx)
  for (const row of rows) {
    const departmentId = departments.get(row.department)
    if (departmentId === undefined)
      throw new PlanFileError(row.at.file, row.at.row, 'department', `'${row.department}' 부서가 계획에 없습니다`)
    const links = row.counts_for
      .split(' ')
      .filter((code) => code !== '')
      .map((code) => {
        const found = targets.get(code)
        if (!found)
          throw new PlanFileError(row.at.file, row.at.row, 'counts_for', `'${code}' 지표 또는 구성 항목이 계획에 없습니다`)
        return found
      })
    await writeActivity(trx, departmentId, row, links)
  }
}

interface LinkTarget {
  readonly indicatorId: number
  readonly componentId: number | null
}

async function linkTargets(trx: Db): Promise<ReadonlyMap<string, LinkTarget>> {
  const indicators = await trx.selectFrom('indicator').select(['id', 'code']).execute()
  const parts = await trx
    .selectFrom('indicator_component as c')
    .innerJoin('indicator as i', 'i.id', 'c.indicator_id')
    .select(['c.id', 'c.sort_order', 'i.id as indicatorId', 'i.code'])
    .execute()
  return new Map<string, LinkTarget>([
    ...indicators.map((i) => [i.code, { indicatorId: i.id, componentId: null }] as const),
    ...parts.map((p) => [`${p.code}#${p.sort_order}`, { indicatorId: p.indicatorId, componentId: p.id }] as const),
  ])
}

async function writeActivity(
  trx: Db,
  departmentId: number,
  row: Practice['activities'][number],
  links: readonly LinkTarget[],
): Promise<void> {
  const { title, kind, partner, place, participants, note } = row
  const entry = {
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    title,
    kind,
    kindNote: row.kind_note,
    partner,
    place,
    participants,
    note,
    links,
  }
  const version = row.status === 'cancelled' ? 2 : 1
  const { id } = await trx
    .insertInto('activity')
    .values({
      version,
      department_id: departmentId,
      status: row.status,
      starts_on: row.starts_on,
      ends_on: row.ends_on,
      title,
      kind,
      kind_note: row.kind_note,
      partner,
      place,
      participants,
      note,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (links.length > 0) {
    await trx
      .insertInto('activity_link')
      .values(links.map((l) => ({ activity_id: id, indicator_id: l.indicatorId, component_id: l.componentId })))
      .execute()
  }
  const revision = {
    activity_id: id,
    entry: JSON.stringify(entry),
    recorded_at: `${row.starts_on}T09:00:00.000Z`,
    recorded_by: PRACTICE,
    recorded_by_id: null,
  }
  await trx
    .insertInto('activity_revision')
    .values({ ...revision, version: 1, act: 'add', reason: null })
    .execute()
  if (version === 2)
    await trx
      .insertInto('activity_revision')
      .values({ ...revision, version: 2, act: 'cancel', reason: row.reason })
      .execute()
}
