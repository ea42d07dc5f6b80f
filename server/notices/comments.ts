import type { Db } from '#data/database.ts'
import { mayComment } from '../comments/access.ts'
import { type Thread, threads } from '../actuals/value-comments.ts'
import { unitNames } from '../organisation/units.ts'
import type { Mine } from './mine.ts'
import { type Found, RECENT_DAYS } from './notice.ts'

const EXCERPT = 120

/**
 * 댓글: to the people of the value's department while it is open, and to whoever wrote about it before, of what others wrote
 * since, or that it was resolved. `departments`: whose values I wrote about, so that an answer reaches me at once.
 */
export async function commentNotices(
  db: Db,
  mine: Mine,
): Promise<{ readonly found: Found[]; readonly departments: readonly number[] }> {
  const since = new Date(mine.now.getTime() - RECENT_DAYS * 86_400_000).toISOString()
  const wrote = await db
    .selectFrom('value_comment as c')
    .innerJoin('indicator as i', 'i.id', 'c.indicator_id')
    .select(['c.indicator_id as id', 'i.department_id as departmentId'])
    .distinct()
    .where('c.written_by_id', '=', mine.user.id)
    .execute()
  const lately = await db
    .selectFrom('value_comment as c')
    .innerJoin('indicator as i', 'i.id', 'c.indicator_id')
    .select('c.indicator_id as id')
    .distinct()
    .where('c.written_at', '>=', since)
    .where('c.written_by_id', '<>', mine.user.id)
    .where('i.department_id', 'in', mine.departments.length > 0 ? mine.departments : [-1])
    .execute()
  const ids = [...new Set([...wrote, ...lately].map((row) => row.id))]
  if (ids.length === 0) return { found: [], departments: [] }
  const rows = await db
    .selectFrom('indicator')
    .select(['id', 'name', 'department_id as departmentId'])
    .where('id', 'in', ids)
    .execute()
  const indicators = new Map(rows.map((row) => [row.id, row]))
  const names = await unitNames(db, mine.today)
  const found = [...(await threads(db, { indicatorIds: ids })).values()].flatMap((thread): Found[] => {
    const indicator = indicators.get(thread.indicator_id)
    if (indicator === undefined || !mayComment(mine.acting, 'comment.read', indicator.departmentId)) return []
    const told = toldOf(thread, mine.user.id, mine.departments.includes(indicator.departmentId))
    if (told === null || told.at < since) return []
    const { name, departmentId } = indicator
    // It is shown at the indicator of the plan that answers the year.
    const id = mine.cells.find((c) => c.keeper === thread.indicator_id && c.year === thread.year)?.indicatorId ?? indicator.id
    const place = { departmentId, department: names.get(departmentId)?.name ?? '', year: thread.year, month: thread.month }
    return [{ kind: 'comment', ...told, indicatorId: id, indicator: name, ...place }]
  })
  return { found, departments: [...new Set(wrote.map((row) => row.departmentId))] }
}

/** What of a thread is news to one person; null for none. `here`: it is about a value of their department. */
function toldOf({ comments, settlings, open, indicator_id: id, year, month }: Thread, me: string, here: boolean) {
  const own = comments.findLast((c) => c.written_by_id === me)
  const said = comments.filter((c) => c.withdrawnAt === null && c.written_by_id !== me && c.id > (own?.id ?? 0))
  const newest = said.at(-1)
  const last = settlings.at(-1)
  const upTo = last?.act === 'resolve' ? last.commentId : 0
  if (newest !== undefined && ((here && open > 0 && newest.id > upTo) || own !== undefined)) {
    const text = newest.text.length > EXCERPT ? `${newest.text.slice(0, EXCERPT).toWellFormed()}…` : newest.text
    const key = `comment:${id}:${year}:${month}:c${newest.id}`
    return { key, at: newest.written_at, count: said.length, resolved: false, text, by: newest.written_by }
  }
  if (
    last === undefined ||
    upTo === 0 ||
    own === undefined ||
    own.withdrawnAt !== null ||
    own.id > upTo ||
    last.recorded_by_id === me
  )
    return null
  return {
    key: `comment:${id}:${year}:${month}:s${last.id}`,
    at: last.recorded_at,
    count: 0,
    resolved: true,
    text: null,
    by: last.recorded_by,
  }
}
