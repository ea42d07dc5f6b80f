import type { Db } from '#data/database.ts'
import { PlanFileError } from './plan-files.ts'
import type { Practice } from './practice.ts'

const WHO = '연습 자료'
type Row = Practice['activities'][number]

/**
 * Writes the invented activities with the indicators they count for: 'indicator', or 'indicator#2' for its second
 * component, several parted by a space.
 */
export async function writePracticeActivities(trx: Db, rows: readonly Row[]): Promise<void> {
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
      .filter((text) => text !== '')
      .map((text) => {
        const found = targets.get(text)
        if (!found)
          throw new PlanFileError(row.at.file, row.at.row, 'counts_for', `'${text}' 지표 또는 구성 항목이 계획에 없습니다`)
        return found
      })
    await writeOne(trx, departmentId, row, links)
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

async function writeOne(trx: Db, departmentId: number, row: Row, links: readonly LinkTarget[]): Promise<void> {
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
  const said = {
    activity_id: id,
    entry: JSON.stringify(entry),
    recorded_at: `${row.starts_on}T09:00:00.000Z`,
    recorded_by: WHO,
    recorded_by_id: null,
  }
  await trx
    .insertInto('activity_revision')
    .values({ ...said, version: 1, act: 'add', reason: null })
    .execute()
  if (version === 2)
    await trx
      .insertInto('activity_revision')
      .values({ ...said, version: 2, act: 'cancel', reason: row.reason })
      .execute()
}
