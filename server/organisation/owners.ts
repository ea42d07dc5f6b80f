import { type JoinBuilder, sql, type SqlBool } from 'kysely'
import type { Db } from '#data/database.ts'
import { seoulDay } from '#domain/entry/due.ts'
import { type Assignment, ownersUntil, type SuccessionLink, successorsOn } from '#domain/plan/organisation.ts'
import { compiledOnce } from '../../data/compiled-once.ts'

/** A row as its plan prints it. */
interface Printed {
  readonly department_id: number
  readonly plan_id: number
}

/**
 * Whose everything is (담당), on `day` or on another day asked for: rights, deadlines and views ask here, never a plan's
 * `department_id` alone. While no event was applied everything is where its plan prints it.
 */
export interface Owners {
  readonly day: string
  /** whether any applied event changes an owner, or the bureau a department stands under */
  readonly moved: boolean
  readonly indicator: (row: Printed & { readonly lineage_id: number }, day?: string) => number
  /** every unit that had it up to the day, the one its plan prints first, the owner last */
  readonly indicatorThrough: (row: Printed & { readonly lineage_id: number }) => readonly number[]
  readonly programme: (row: Printed & { readonly id: number }, day?: string) => number
  /** `department_id`: of its programme */
  readonly project: (row: Printed & { readonly id: number }, day?: string) => number
  /** where a unit's work went: itself while it stands; several after a split; [] when it was closed and nobody follows it as a whole */
  readonly successors: (unitId: number, day?: string) => readonly number[]
  /** units whose things these units may have by now: themselves, and all that something came from */
  readonly sources: (unitIds: readonly number[]) => readonly number[]
  /** the day a unit ended; null while it stands */
  readonly endedOn: (unitId: number) => string | null
  /** the last day on which people of a unit that gave something away still write for the days before; null = it gave nothing */
  readonly handoverUntil: (unitId: number) => string | null
}

/** In one query, for it is asked with every list: the lines that end or move a unit, and what was assigned apart (`item` set). */
const applied = compiledOnce((db) =>
  db
    .selectFrom('organisation_succession as s')
    .leftJoin('reorganisation as e', 'e.id', 's.event_id')
    .where('s.kind', 'in', ['split', 'merge', 'close', 'move'])
    .where((eb) => eb.or([eb('s.event_id', 'is', null), eb('e.state', '=', 'applied')]))
    .select([
      's.id',
      's.predecessor_id as fromId',
      's.successor_id as toId',
      sql<string>`s.kind`.as('kind'),
      's.effective_on as on',
      'e.handover_until as until',
      sql<number | null>`cast(null as integer)`.as('item'),
    ])
    .unionAll(assignedApart(db).where('a.share', 'is', null).select('a.subject_id as item'))
    // A plan that is loaded later prints rows of its own for the programmes and projects it continues.
    .unionAll(
      assignedApart(db)
        .where('a.subject_kind', '=', 'programme')
        .innerJoin('programme as p', 'p.id', 'a.subject_id')
        .innerJoin('programme as q', continued)
        .select('q.id as item'),
    )
    .unionAll(
      assignedApart(db)
        .where('a.subject_kind', '=', 'project')
        .innerJoin('project as j', 'j.id', 'a.subject_id')
        .innerJoin('programme as p', 'p.id', 'j.programme_id')
        .innerJoin('programme as q', continued)
        .innerJoin('project as k', (join) => join.onRef('k.programme_id', '=', 'q.id').on(sameName('k', 'j')))
        .select('k.id as item'),
    ),
)

const assignedApart = (db: Db) =>
  db
    .selectFrom('organisation_assignment as a')
    .innerJoin('reorganisation as e', 'e.id', 'a.event_id')
    .where('e.state', '=', 'applied')
    .select([
      'a.id',
      'a.from_unit_id as fromId',
      'a.to_unit_id as toId',
      sql<string>`a.subject_kind`.as('kind'),
      'a.from_on as on',
      'e.handover_until as until',
    ])

const sameName = (one: string, other: string) =>
  sql<SqlBool>`replace(${sql.ref(`${one}.name`)}, ' ', '') = replace(${sql.ref(`${other}.name`)}, ' ', '')`

/** Of `p` in another plan: a programme of the same department with the same name (rules §9). */
const continued = <DB extends { p: unknown; q: unknown }, T extends keyof DB>(join: JoinBuilder<DB, T>) =>
  join
    .on(sql<SqlBool>`q.department_id = p.department_id`)
    .on(sql<SqlBool>`q.plan_id <> p.plan_id`)
    .on(sameName('q', 'p'))

const plans = compiledOnce((db) =>
  db
    .selectFrom('plan as p')
    .leftJoin('plan_draft as d', 'd.plan_id', 'p.id')
    .select(['p.id', 'p.fiscal_year as year', 'p.filed_on as filedOn', 'd.made_at as madeAt']),
)

/**
 * The day whose structure a plan prints: the first of its year, or before that the day it was drafted or filed. Of a month that is known
 * alone its end.
 */
function printedOn({ year, filedOn, madeAt }: Awaited<ReturnType<typeof plans>>[number]): string {
  const made = madeAt === null ? (filedOn?.length === 7 ? `${filedOn}-31` : filedOn) : seoulDay(new Date(madeAt))
  const first = `${year}-01-01`
  return made !== null && made < first ? made : first
}

type Applied = Awaited<ReturnType<typeof applied>>[number]

/** Whose everything is on `day` (ISO, Asia/Seoul). One short query while no event was applied, two after. */
export async function ownersOn(db: Db, day: string): Promise<Owners> {
  // Of one day in the order in which they were applied.
  const found = (await applied(db, {})).toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)) || a.id - b.id)
  const printed = new Map((found.length > 0 ? await plans(db, {}) : []).map((plan) => [plan.id, printedOn(plan)]))
  return ownersFrom(day, found, printed)
}

/** The same where it is known already that no event was applied. */
export const ownersAsPrinted = (day: string): Owners => ownersFrom(day, [], new Map())

function ownersFrom(day: string, found: readonly Applied[], printed: ReadonlyMap<number, string>): Owners {
  const rows = found.filter((line) => line.item === null && line.kind !== 'move')
  const assigned = found.flatMap((one) =>
    one.item === null || one.fromId === null || one.toId === null
      ? []
      : [{ ...one, item: one.item, fromId: one.fromId, toId: one.toId }],
  )
  const moved = found.length > 0
  const links = rows.flatMap(({ fromId, toId, kind, on }): SuccessionLink[] =>
    fromId !== null && (kind === 'split' || kind === 'merge' || kind === 'close') ? [{ fromId, toId, kind, on }] : [],
  )
  const linksFrom = new Set(links.map((link) => link.fromId))
  const byItem = Map.groupBy(
    assigned.map(({ kind, item, fromId, toId, on }): Assignment => ({ item: `${kind}:${item}`, fromId, toId, on })),
    (one) => one.item,
  )
  const through = (item: string, { department_id: unitId, plan_id: planId }: Printed, on: string) => {
    const assignments = byItem.get(item)
    if (assignments === undefined && !linksFrom.has(unitId)) return [unitId]
    return ownersUntil({ links, assignments: assignments ?? [] }, item, { unitId, since: printed.get(planId) ?? '' }, on)
  }
  const owner = (item: string, row: Printed, on: string) => through(item, row, on).at(-1) ?? row.department_id
  const giving = [...rows, ...assigned].filter((one) => one.on <= day)
  return {
    day,
    moved,
    indicator: (row, on = day) => owner(`indicator:${row.lineage_id}`, row, on),
    indicatorThrough: (row) => through(`indicator:${row.lineage_id}`, row, day),
    programme: (row, on = day) => owner(`programme:${row.id}`, row, on),
    project: (row, on = day) => owner(`project:${row.id}`, row, on),
    successors: (unitId, on = day) => {
      const closed = rows.some((row) => row.fromId === unitId && row.toId === null && row.on <= on)
      return closed ? [] : successorsOn(links, unitId, on)
    },
    sources: (unitIds) => sourcesOf(unitIds, [...links, ...[...byItem.values()].flat()]),
    endedOn: (unitId) => rows.find((row) => row.fromId === unitId && row.on <= day)?.on ?? null,
    handoverUntil: (unitId) =>
      giving.reduce<string | null>(
        (last, { fromId, until }) => (fromId === unitId && until !== null && until > (last ?? '') ? until : last),
        null,
      ),
  }
}

function sourcesOf(unitIds: readonly number[], steps: readonly { readonly fromId: number; readonly toId: number | null }[]) {
  const from = Map.groupBy(steps, (step) => step.toId)
  const found = new Set(unitIds)
  const open = [...unitIds]
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const { fromId } of from.get(at) ?? [])
      if (!found.has(fromId)) {
        found.add(fromId)
        open.push(fromId)
      }
  return [...found].toSorted((a, b) => a - b)
}
