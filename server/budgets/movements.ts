import { sql } from 'kysely'
import type { Db } from '#data/database.ts'
import { heldBy, type ListState, listDueOn, listState, type Quarter, quarterOf } from '#domain/plan/movement.ts'
import { unitNames, unitsOn } from '../organisation/units.ts'

/** One budget movement as it is shown. 원. */
export interface MovementRow {
  readonly id: number
  readonly year: number
  readonly quarter: Quarter
  readonly movedOn: string
  readonly programmeId: number
  readonly programme: string
  readonly fromUnitId: number
  /** as the units were called on the day */
  readonly fromUnit: string
  readonly toUnitId: number
  readonly toUnit: string
  readonly amount: number
  readonly basis: string
  readonly event: { readonly id: number; readonly title: string } | null
  readonly note: string
  readonly recordedAt: string
  readonly recordedBy: string
  /** taken back: it stands in the list and counts nowhere */
  readonly reversed: { readonly at: string; readonly by: string; readonly reason: string } | null
}

/** The list of a quarter for the council. */
export interface MovementList {
  readonly year: number
  readonly quarter: Quarter
  /** movements that count, and their sum */
  readonly count: number
  readonly amount: number
  readonly dueOn: string
  readonly state: ListState
  /** the day it went to the council last */
  readonly filedOn: string | null
}

/** Every movement of a fiscal year, newest first; `reversed: false` leaves those out that were taken back. */
export async function movementsOf(db: Db, year: number, { reversed = true } = {}): Promise<MovementRow[]> {
  const rows = await db
    .selectFrom('budget_movement as m')
    .innerJoin('programme as p', 'p.id', 'm.programme_id')
    .leftJoin('reorganisation as r', 'r.id', 'm.event_id')
    .selectAll('m')
    .select(['p.id as programme', 'p.name as programmeName', 'r.title as eventTitle'])
    .where('m.year', '=', year)
    .$if(!reversed, (q) => q.where('m.reversed_at', 'is', null))
    .orderBy('m.moved_on', 'desc')
    .orderBy('m.id', 'desc')
    .execute()
  if (rows.length === 0) return []
  const names = new Map<string, ReadonlyMap<number, { readonly name: string }>>()
  for (const day of new Set(rows.map((row) => row.moved_on))) names.set(day, await unitNames(db, day))
  const nameOn = (unitId: number, day: string) => names.get(day)?.get(unitId)?.name ?? ''
  return rows.map((row) => ({
    id: row.id,
    year: row.year,
    quarter: quarterOf(row.moved_on),
    movedOn: row.moved_on,
    programmeId: row.programme,
    programme: row.programmeName,
    fromUnitId: row.from_unit_id,
    fromUnit: nameOn(row.from_unit_id, row.moved_on),
    toUnitId: row.to_unit_id,
    toUnit: nameOn(row.to_unit_id, row.moved_on),
    amount: row.amount,
    basis: row.basis,
    event: row.event_id === null ? null : { id: row.event_id, title: row.eventTitle ?? '' },
    note: row.note,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
    reversed:
      row.reversed_at === null ? null : { at: row.reversed_at, by: row.reversed_by ?? '', reason: row.reversed_reason ?? '' },
  }))
}

/** How the quarterly lists of these years stand on `today`: those with a movement, or that were filed. Two queries. */
export async function movementLists(db: Db, years: readonly number[], today: string): Promise<MovementList[]> {
  if (years.length === 0) return []
  const rows = await db
    .selectFrom('budget_movement')
    .select(['year', 'moved_on as movedOn', 'amount', 'recorded_at as at', 'reversed_at as reversedAt'])
    .where('year', 'in', years)
    .execute()
  const filings = await db
    .selectFrom('budget_movement_list')
    .select(['year', 'quarter', 'filed_on as filedOn', 'recorded_at as at'])
    .where('year', 'in', years)
    .orderBy('id')
    .execute()
  const moved = Map.groupBy(rows, (row) => `${row.year}.${quarterOf(row.movedOn)}`)
  const filed = Map.groupBy(filings, (row) => `${row.year}.${row.quarter}`)
  return [...new Set([...moved.keys(), ...filed.keys()])].toSorted().map((key) => {
    const [year, quarter] = key.split('.').map(Number) as [number, Quarter]
    const own = moved.get(key) ?? []
    const counting = own.filter((row) => row.reversedAt === null)
    const last = filed.get(key)?.at(-1)
    const dueOn = listDueOn(year, quarter)
    return {
      year,
      quarter,
      count: counting.length,
      amount: counting.reduce((sum, row) => sum + row.amount, 0),
      dueOn,
      filedOn: last?.filedOn ?? null,
      state: listState({
        dueOn,
        lastDay: LAST_DAY(year, quarter),
        today,
        count: counting.length,
        changedAt:
          own
            .flatMap((row) => [row.at, row.reversedAt ?? ''])
            .toSorted()
            .at(-1) ?? null,
        filedAt: last?.at ?? null,
      }),
    }
  })
}

const LAST_DAY = (year: number, quarter: Quarter) => `${year}-${['03-31', '06-30', '09-30', '12-31'][quarter - 1]}`

/** Lists that wait for the administrator: the quarter is over and nothing was filed, or something changed since. */
export async function listsWaiting(db: Db, today: string): Promise<MovementList[]> {
  const now = Number(today.slice(0, 4))
  const lists = await movementLists(db, [now - 1, now], today)
  return lists.filter((list) => list.state === 'due' || list.state === 'changed')
}

/** A unit programme of the year with what each unit has of it. 원. */
export interface MovableProgramme {
  readonly id: number
  readonly name: string
  readonly departmentId: number
  /** units that have something of it, its own department first */
  readonly held: readonly { readonly unitId: number; readonly amount: number }[]
}

export interface MovementPage {
  readonly year: number
  readonly movements: readonly MovementRow[]
  readonly lists: readonly MovementList[]
  readonly programmes: readonly MovableProgramme[]
  /** departments on `today` and those the programmes name */
  readonly units: readonly {
    readonly id: number
    readonly name: string
    readonly bureauId: number | null
    readonly open: boolean
  }[]
  readonly events: readonly { readonly id: number; readonly title: string; readonly on: string }[]
  readonly today: string
}

const sumOf = sql<number>`sum(b.amount)`

/** Amounts of the year's unit programmes as voted, with their department. */
export const votedProgrammes = (db: Db, year: number) =>
  db
    .selectFrom('programme as p')
    .innerJoin('plan as l', 'l.id', 'p.plan_id')
    .innerJoin('budget_amount as b', 'b.programme_id', 'p.id')
    .where('l.fiscal_year', '=', year)
    .where('l.status', '<>', 'superseded')
    .where('b.year', '=', year)
    .where('b.kind', '=', 'budget')
    .select(['p.id', 'p.name', 'p.department_id as departmentId', sumOf.as('amount')])
    .groupBy(['p.id', 'p.name', 'p.department_id'])

/** 이체: the movements of a fiscal year, its quarterly lists, and what could be moved. */
export async function movementPage(db: Db, year: number, today: string): Promise<MovementPage> {
  const movements = await movementsOf(db, year)
  const counting = movements.filter((row) => row.reversed === null)
  const voted = await votedProgrammes(db, year).orderBy('p.department_id').orderBy('p.id').execute()
  const now = await unitsOn(db, today)
    .where('u.kind', '=', 'department')
    .select(['u.id', 'n.name', 'n.parent_id as bureauId'])
    .orderBy('n.sort_order')
    .orderBy('u.id')
    .execute()
  const then = await unitNames(db, `${year}-01-01`)
  const known = new Set(now.map((unit) => unit.id))
  const gone = [...new Set(voted.map((p) => p.departmentId))].flatMap((id) => {
    const unit = known.has(id) ? undefined : then.get(id)
    return unit ? [{ id, name: unit.name, bureauId: unit.parentId, open: false }] : []
  })
  const events = await db
    .selectFrom('reorganisation')
    .select(['id', 'title', 'effective_on as on'])
    .where('state', '=', 'applied')
    .orderBy('effective_on', 'desc')
    .execute()
  return {
    year,
    movements,
    lists: await movementLists(db, [year], today),
    programmes: voted.map(({ id, name, departmentId, amount }) => {
      const others = new Set(counting.filter((row) => row.programmeId === id).map((row) => row.toUnitId))
      others.delete(departmentId)
      const held = [departmentId, ...others].map((unitId) => ({
        unitId,
        amount: heldBy(counting, { programmeId: id, unitId, departmentId, amount }),
      }))
      return { id, name, departmentId, held: held.filter((one) => one.amount > 0) }
    }),
    units: [...now.map((unit) => ({ ...unit, open: true })), ...gone],
    events: events.flatMap((event) => (event.on === null ? [] : [{ id: event.id, title: event.title, on: event.on }])),
    today,
  }
}
