import type { Selectable } from 'kysely'
import type { Db } from '#data/database.ts'
import type { ReorganisationTable } from '#data/schema/organisation.ts'
import { addDays, periodAt } from '#domain/entry/due.ts'
import { type EventFacts, isEventDay } from '#domain/plan/reorganisation-check.ts'
import {
  endedBy,
  type Follower,
  personItem,
  type ReorganisationDraft,
  targetOf,
  type UnitBefore,
} from '#domain/plan/reorganisation.ts'
import { squeezeName } from '#domain/plan/same-name.ts'
import { divisibleOf } from './divisible.ts'
import { type Owners, ownersOn } from '../organisation/owners.ts'
import { worksOn } from '../organisation/people.ts'
import { unitsOn } from '../organisation/units.ts'

export type ReorganisationRow = Selectable<ReorganisationTable>

/** What stands in `content`: the draft, and the day as it was typed while it is no day of the calendar. */
export interface StoredDraft extends ReorganisationDraft {
  readonly dayTyped: string
}

// Written only by this room, from a checked draft.
export const draftOf = (row: Pick<ReorganisationRow, 'content'>): StoredDraft => JSON.parse(row.content) as StoredDraft

/** A figure that was entered for a time after the event's day, of an indicator that changes hands. */
export interface FigureAfter {
  readonly indicator: string
  readonly year: number
  readonly month: number
}

export interface Around extends EventFacts {
  readonly dayBefore: string
  readonly figures: readonly FigureAfter[]
}

/** All that is known around an event: the structure of the day before, what its units have, other events. */
export async function factsOf(db: Db, row: ReorganisationRow, today: string): Promise<Around> {
  const draft = draftOf(row)
  const day = row.effective_on ?? today
  const dayBefore = addDays(day, -1)
  const owners = await ownersOn(db, dayBefore)
  const before = await structureBefore(db, dayBefore)
  const touched = new Set(draft.lines.map((line) => line.from))
  const followers = await followersOf(db, owners, touched, dayBefore)
  const ended = endedBy(draft)
  const moving = new Set(
    draft.lines.filter((line) => ended.has(line.from) || line.kind === 'transfer-part').map((line) => line.from),
  )
  const giving = new Set(draft.lines.filter(({ kind }) => kind === 'split' || kind === 'transfer-part').map((line) => line.from))
  const lineages = followers.filter((one) => one.kind === 'indicator' && moving.has(one.unitId)).flatMap((one) => one.ids)
  const figures = row.effective_on !== null && row.effective_on <= today ? await figuresFrom(db, lineages, row.effective_on) : []
  const named = [...touched, ...draft.lines.flatMap((line) => targetOf(line) ?? [])].filter((ref) => typeof ref === 'number')
  return {
    ordinance: row.ordinance,
    ordinanceNumber: row.ordinance_number,
    day: row.effective_on ?? draft.dayTyped,
    before,
    followers,
    everSince: await firstDays(db),
    later: row.effective_on === null ? [] : await laterChanges(db, row.effective_on, named, row.id),
    sameDay: row.effective_on === null ? [] : await sameDay(db, row.effective_on, row.id),
    figuresAfter: figures.length,
    divisible: await divisibleOf(db, [...giving], dayBefore),
    dayBefore,
    figures,
  }
}

/** Every unit of a day with the first day of its first name, in the organisation's order. */
async function structureBefore(db: Db, day: string): Promise<readonly UnitBefore[]> {
  const since = await firstDays(db)
  const rows = await unitsOn(db, day)
    .select(['u.id', 'u.kind as level', 'n.name', 'n.short_name as shortName', 'n.parent_id as parentId'])
    .orderBy('n.sort_order')
    .orderBy('u.id')
    .execute()
  return rows.map((row) => ({ ...row, since: since.get(row.id) ?? day }))
}

async function firstDays(db: Db): Promise<ReadonlyMap<number, string>> {
  const rows = await db
    .selectFrom('organisation_unit_name')
    .select((eb) => ['unit_id as id', eb.fn.min('valid_from').as('since')])
    .groupBy('unit_id')
    .execute()
  return new Map(rows.map((row) => [row.id, row.since]))
}

/** What the units have on the day before, of every plan that is not superseded, and who works for them. */
async function followersOf(db: Db, owners: Owners, units: ReadonlySet<number>, day: string): Promise<readonly Follower[]> {
  if (units.size === 0) return []
  const plans = db.selectFrom('plan').select('id').where('status', '<>', 'superseded')
  const sources = owners.sources([...units])
  const indicators = await db
    .selectFrom('indicator')
    .select(['lineage_id', 'name', 'department_id', 'plan_id', 'goal_id as goalId'])
    .where('plan_id', 'in', plans)
    .where('department_id', 'in', sources)
    // The newest plan says what it is called.
    .orderBy('plan_id', 'desc')
    .orderBy('sort_order')
    .orderBy('id')
    .execute()
  const programmes = await db
    .selectFrom('programme')
    .select(['id', 'name', 'department_id', 'plan_id'])
    .where('plan_id', 'in', plans)
    .where('department_id', 'in', sources)
    .orderBy('sort_order')
    .orderBy('id')
    .execute()
  const projects = await db
    .selectFrom('project as j')
    .innerJoin('programme as p', 'p.id', 'j.programme_id')
    .select(['j.id', 'j.name', 'j.programme_id as programmeId', 'p.department_id', 'p.plan_id'])
    .where('p.plan_id', 'in', plans)
    .where('p.department_id', 'in', sources)
    .orderBy('p.sort_order')
    .orderBy('j.sort_order')
    .orderBy('j.id')
    .execute()
  const unitPrograms = grouped(
    'programme',
    programmes.map((row) => ({ ...row, unitId: owners.programme(row), key: squeezeName(row.name) })),
  )
  const programmeOf = new Map(unitPrograms.flatMap((one) => one.ids.map((id) => [id, one.item] as const)))
  const things = [
    ...grouped(
      'indicator',
      indicators.map((row) => ({ ...row, id: row.lineage_id, unitId: owners.indicator(row), key: String(row.lineage_id) })),
    ),
    ...unitPrograms,
    ...grouped(
      'project',
      projects.map((row) => {
        const within = programmeOf.get(row.programmeId) ?? null
        return { ...row, unitId: owners.project(row), key: `${within}:${squeezeName(row.name)}`, within }
      }),
    ),
  ]
  return [...things.filter((one) => units.has(one.unitId)), ...(await peopleOf(db, units, day))]
}

interface Thing {
  readonly id: number
  readonly name: string
  readonly unitId: number
  readonly key: string
  readonly within?: string | null
  readonly goalId?: number
}
/** Things of the same name in several plans are one; apart where their units differ. Its item is named by its first id. */
function grouped(kind: 'indicator' | 'programme' | 'project', rows: readonly Thing[]): Follower[] {
  const used = new Set<string>()
  return [...Map.groupBy(rows, (row) => `${row.unitId}:${row.key}`).values()].flatMap((some) => {
    const [first] = some
    if (first === undefined) return []
    const ids = [...new Set(some.map((one) => one.id))].toSorted((a, b) => a - b)
    const plain = `${kind}:${ids[0]}`
    const item = used.has(plain) ? `${plain}@${first.unitId}` : plain
    used.add(item)
    const goals = kind === 'indicator' ? [...new Set(some.flatMap((one) => one.goalId ?? []))] : []
    return [{ item, kind, ids, unitId: first.unitId, name: first.name, within: first.within ?? null, goals }]
  })
}

async function peopleOf(db: Db, units: ReadonlySet<number>, day: string): Promise<readonly Follower[]> {
  const rows = await db
    .selectFrom('user_department as d')
    .innerJoin('user as u', 'u.id', 'd.user_id')
    .select(['u.id', 'u.name', 'd.unit_id as unitId'])
    .where('d.unit_id', 'in', [...units])
    .where('u.role', 'in', ['head', 'evaluator'])
    .where('u.disabledAt', 'is', null)
    .where(worksOn(day))
    .orderBy('u.name')
    .orderBy('u.id')
    .execute()
  return rows.map(({ id, name, unitId }) => ({
    item: personItem(id, unitId),
    kind: 'person',
    ids: [],
    unitId,
    name,
    within: null,
  }))
}

async function figuresFrom(db: Db, lineages: readonly number[], day: string): Promise<readonly FigureAfter[]> {
  if (lineages.length === 0) return []
  const rows = await db
    .selectFrom('actual as a')
    .innerJoin('indicator as i', 'i.id', 'a.indicator_id')
    .select(['i.name as indicator', 'i.frequency', 'a.year', 'a.month'])
    .distinct()
    .where('i.lineage_id', 'in', lineages)
    .where('a.kind', '<>', 'not-entered')
    .where('a.year', '>=', Number(day.slice(0, 4)))
    // The year that periods make is no figure somebody entered.
    .where((eb) => eb.or([eb('a.month', '>', 0), eb('i.frequency', '=', 'year')]))
    .orderBy('i.name')
    .orderBy('a.year')
    .orderBy('a.month')
    .execute()
  return rows.flatMap(({ frequency, ...one }) => ((periodAt(one.year, one.month, frequency)?.to ?? '') >= day ? [one] : []))
}

/** What changes one of these units on the day or later: an applied event, or a name that a plan brought. */
async function laterChanges(db: Db, day: string, units: readonly number[], but: number): Promise<EventFacts['later']> {
  if (units.length === 0) return []
  const spells = await db
    .selectFrom('organisation_unit_name as n')
    .leftJoin('reorganisation as e', 'e.id', 'n.event_id')
    .select(['n.unit_id as unit', 'n.valid_from as on', 'e.title', 'n.name'])
    .where('n.unit_id', 'in', units)
    .where('n.valid_from', '>=', day)
    .where((eb) => eb.or([eb('n.event_id', 'is', null), eb('n.event_id', '<>', but)]))
    .orderBy('n.valid_from')
    .execute()
  const lines = await db
    .selectFrom('organisation_succession as s')
    .innerJoin('reorganisation as e', 'e.id', 's.event_id')
    .select(['s.predecessor_id as from', 's.successor_id as to', 's.effective_on as on', 'e.title'])
    .where('e.state', '=', 'applied')
    .where('e.id', '<>', but)
    .where('s.effective_on', '>=', day)
    .where((eb) => eb.or([eb('s.predecessor_id', 'in', units), eb('s.successor_id', 'in', units)]))
    .orderBy('s.effective_on')
    .execute()
  return [
    ...spells.map(({ unit, on, title, name }) => ({ title: title ?? name, on, units: [unit] })),
    ...lines.map(({ from, to, on, title }) => ({ title, on, units: [from, to].filter((unit) => unit !== null) })),
  ]
}

const sameDay = (db: Db, day: string, but: number) =>
  db
    .selectFrom('reorganisation')
    .select(['id', 'title'])
    .where('effective_on', '=', day)
    .where('state', 'in', ['draft', 'applied'])
    .where('id', '<>', but)
    .orderBy('id')
    .execute()

/** The day as it is stored: null while what was typed is no day. */
export const dayStored = (typed: string): string | null => (isEventDay(typed) ? typed : null)
