import type { Db } from '#data/database.ts'
import { itemOf, recordedActsOf, type Revision } from '../actuals/history.ts'
import { seoulDay } from '#domain/entry/due.ts'
import { worksOn } from '../organisation/people.ts'
import { ENTRY_RULES, settingInForce } from '../settings/settings.ts'
import type { DueCell } from '../deadlines/cells.ts'
import { waitsFor } from '../deadlines/rows.ts'
import type { Mine } from './mine.ts'
import { type Found, RECENT_DAYS } from './notice.ts'

const keyOf = (of: { indicatorId: number; year: number; month: number }) => `${of.indicatorId}:${of.year}:${of.month}`

interface Told {
  readonly cell: DueCell
  readonly name: string
  readonly revisions: readonly (Revision & { readonly id: number })[]
}

/** The cells with their indicators' names and all their versions, in three queries at most. */
async function toldOf(db: Db, cells: readonly DueCell[]): Promise<Told[]> {
  if (cells.length === 0) return []
  const ids = [...new Set(cells.map((c) => c.indicatorId))]
  const names = await db.selectFrom('indicator').select(['id', 'name']).where('id', 'in', ids).execute()
  const rows = await db
    .selectFrom('actual_revision')
    .selectAll()
    .where('indicator_id', 'in', [...new Set(cells.map((c) => c.keeper))])
    .where('year', 'in', [...new Set(cells.map((c) => c.year))])
    .orderBy('version')
    .execute()
  const revisions = Map.groupBy(rows, (r) => keyOf({ indicatorId: r.indicator_id, year: r.year, month: r.month }))
  return cells.map((cell) => ({
    cell,
    name: names.find((n) => n.id === cell.indicatorId)?.name ?? '',
    revisions: revisions.get(keyOf({ ...cell, indicatorId: cell.keeper })) ?? [],
  }))
}

const placeOf = (mine: Mine, { departmentId, year, month }: DueCell) => ({
  departmentId,
  department: mine.nameOf(departmentId),
  year,
  month,
})

/** 반려: to whoever entered or submitted the value; to everybody who enters there when none of them does any more. */
export async function returnedNotices(db: Db, mine: Mine): Promise<Found[]> {
  const told = await toldOf(
    db,
    mine.cells.filter((c) => c.stage === 'returned' && mine.enters.includes(c.departmentId)),
  )
  if (told.length === 0) return []
  const entering = await enteringIn(db, mine)
  return told.flatMap(({ cell, name, revisions }): Found[] => {
    const { authors, version } = itemOf(revisions)
    const { returned } = recordedActsOf(revisions)
    const there = authors.filter((id) => entering.get(cell.departmentId)?.has(id))
    if (returned === null || (there.length > 0 && !there.includes(mine.user.id))) return []
    return [
      {
        kind: 'returned',
        key: `returned:${keyOf(cell)}:v${version}`,
        at: returned.at,
        ...placeOf(mine, cell),
        indicatorId: cell.indicatorId,
        indicator: name,
        by: returned.by,
        reason: returned.reason,
      },
    ]
  })
}

async function enteringIn(db: Db, { enters, today }: Mine): Promise<ReadonlyMap<number, ReadonlySet<string>>> {
  const own = await db
    .selectFrom('user_department as d')
    .select(['d.unit_id as unitId', 'd.user_id as userId'])
    .where('d.unit_id', 'in', enters)
    .where(worksOn(today))
    .execute()
  const deputies = await db
    .selectFrom('deputy')
    .select(['unit_id as unitId', 'user_id as userId'])
    .where('unit_id', 'in', enters)
    .where('task', '=', 'enter')
    .where('from_on', '<=', today)
    .where('to_on', '>=', today)
    .where('ended_at', 'is', null)
    .execute()
  return new Map(
    [...Map.groupBy([...own, ...deputies], (r) => r.unitId)].map(([unit, rows]) => [unit, new Set(rows.map((r) => r.userId))]),
  )
}

/** 검토 대기: one a department and period; a further submission makes it new again. One's own figures wait for another. */
export async function waitingNotices(db: Db, mine: Mine): Promise<Found[]> {
  const told = await toldOf(
    db,
    mine.cells.filter((c) => waitsFor(c) === 'review' && mine.reviews.includes(c.departmentId)),
  )
  if (told.length === 0) return []
  const { selfApproval } = await settingInForce(db, ENTRY_RULES, mine.today)
  const forMe = told.filter(({ revisions }) => selfApproval || !itemOf(revisions).authors.includes(mine.user.id))
  return [...Map.groupBy(forMe, ({ cell: c }) => `${c.departmentId}:${c.year}:${c.month}`)].flatMap(([group, some]): Found[] => {
    const newest = some
      .flatMap(({ revisions }) => revisions.at(-1) ?? [])
      .toSorted((a, b) => a.id - b.id)
      .at(-1)
    const [first] = some
    if (!newest || !first) return []
    return [
      {
        kind: 'waiting',
        key: `waiting:${group}:r${newest.id}`,
        at: newest.recorded_at,
        count: some.length,
        ...placeOf(mine, first.cell),
      },
    ]
  })
}

/** A value I entered, submitted or confirmed that somebody else opened again lately; 'changed' once another figure stands. */
export async function reopenedNotices(db: Db, mine: Mine): Promise<Found[]> {
  if (mine.departments.length === 0) return []
  const me = mine.user.id
  const since = new Date(mine.now.getTime() - RECENT_DAYS * 86_400_000).toISOString()
  const lately = await db
    .selectFrom('actual_revision as r')
    .innerJoin('indicator as i', 'i.id', 'r.indicator_id')
    .select(['r.indicator_id as indicatorId', 'r.year', 'r.month'])
    .distinct()
    .where('r.act', '=', 'reopen')
    .where('r.recorded_at', '>=', since)
    .where('i.department_id', 'in', mine.departments)
    .execute()
  const keys = new Set(lately.map(keyOf))
  return (
    await toldOf(
      db,
      mine.cells.filter((c) => keys.has(keyOf({ ...c, indicatorId: c.keeper }))),
    )
  ).flatMap(({ cell, name, revisions }): Found[] => {
    const at = revisions.findLastIndex((r) => r.act === 'reopen')
    const reopening = revisions[at]
    const mineBefore = revisions
      .slice(0, at)
      .some((r) => r.recorded_by_id === me && (r.act === 'enter' || r.act === 'submit' || r.act === 'confirm'))
    if (!reopening || reopening.recorded_by_id === me || !mineBefore) return []
    const change = revisions.slice(at + 1).findLast((r) => (r.act === 'enter' || r.act === 'clear') && r.recorded_by_id !== me)
    const said = change ?? reopening
    return [
      {
        kind: change ? 'changed' : 'reopened',
        key: `${change ? 'changed' : 'reopened'}:${keyOf(cell)}:v${said.version}`,
        at: said.recorded_at,
        ...placeOf(mine, cell),
        indicatorId: cell.indicatorId,
        indicator: name,
        by: said.recorded_by,
        reason: said.reason,
      },
    ]
  })
}

/** Values I entered or submitted that somebody else confirmed lately and that stand so: one a department, period and day. */
export async function confirmedNotices(db: Db, mine: Mine): Promise<Found[]> {
  if (mine.enters.length === 0) return []
  const me = mine.user.id
  const since = new Date(mine.now.getTime() - RECENT_DAYS * 86_400_000).toISOString()
  const lately = await db
    .selectFrom('actual_revision')
    .select(['indicator_id as indicatorId', 'year', 'month'])
    .distinct()
    .where('act', '=', 'confirm')
    .where('recorded_at', '>=', since)
    .execute()
  const keys = new Set(lately.map(keyOf))
  const told = await toldOf(
    db,
    mine.cells.filter(
      (c) => c.stage === 'confirmed' && mine.enters.includes(c.departmentId) && keys.has(keyOf({ ...c, indicatorId: c.keeper })),
    ),
  )
  const mineOnly = told.flatMap(({ cell, name, revisions }) => {
    const act = revisions.findLast((r) => r.act === 'confirm')
    const entered = revisions.some((r) => r.recorded_by_id === me && (r.act === 'enter' || r.act === 'submit'))
    return act === undefined || act.recorded_by_id === me || !entered || act.recorded_at < since ? [] : [{ cell, name, act }]
  })
  const groups = Map.groupBy(
    mineOnly,
    ({ cell: c, act }) => `${c.departmentId}:${c.year}:${c.month}:${seoulDay(new Date(act.recorded_at))}`,
  )
  return [...groups.values()].flatMap((some): Found[] => {
    const newest = some.toSorted((a, b) => a.act.id - b.act.id).at(-1)
    if (newest === undefined) return []
    const { cell, name, act } = newest
    return [
      {
        kind: 'confirmed',
        key: `confirmed:${cell.departmentId}:${cell.year}:${cell.month}:r${act.id}`,
        at: act.recorded_at,
        count: some.length,
        indicator: name,
        by: act.recorded_by,
        ...placeOf(mine, cell),
      },
    ]
  })
}
