import type { Db } from '#data/database.ts'
import { dayOfPlan } from '#domain/plan/plan-of-year.ts'
import { type Owners, ownersOn } from '../organisation/owners.ts'
import { bureauAbove, placesOn, type Places as UnitPlaces, type UnitSpell, unitSpells } from '../organisation/places.ts'
import { plansOfEverybody, type UnitName, type YearPlan } from './plan.ts'

/** then 당시 조직: as it was in the plan of the year · current 현재 조직: the same facts by today's owner (rules §9) */
export type Structure = 'then' | 'current'

/** A unit as it is shown in a structure. */
export interface ShownUnit extends UnitName {
  /** what its facts of the year were under, where that is another name: '○○과(舊 △△과)' */
  readonly former: readonly string[]
  /** it has ended, and nobody follows it as a whole */
  readonly ended: boolean
}

/** Whose a thing of the year is. `departmentId`: in its plan. */
export type OwnerOf = (kind: 'indicator' | 'programme', id: number, departmentId: number) => number

/** A bureau in a structure: its departments that have something of the year. */
export interface ShownBureau extends ShownUnit {
  readonly departments: readonly ShownUnit[]
}

export interface StructureOfYear {
  readonly year: number
  readonly structure: Structure
  /** ISO day whose owners and names are shown */
  readonly day: string
  /** the plans of the year, of every bureau that had one */
  readonly plans: readonly YearPlan[]
  readonly bureaus: readonly ShownBureau[]
  readonly ownerOf: OwnerOf
  /** of a project for which somebody decided apart; the others go with their programme */
  readonly projectOwner: (id: number) => number | null
  /** bureaus whose page is another one in the other structure */
  readonly differing: ReadonlySet<number>
  /** bureaus whose things are not, or not only, those their plan prints; the others' pages stand as printed */
  readonly regrouped: ReadonlySet<number>
  /** the bureau that has by now what this one had: itself while it stands */
  readonly bureauNow: (bureauId: number) => number
  /** every department that has something of the year by now */
  readonly owningNow: readonly number[]
  /** the bureaus that have, or had in the year, a department's work: today's first */
  readonly bureausWith: (departmentId: number) => readonly number[]
  /** the department that has by now what this one had, where that is one */
  readonly departmentNow: (departmentId: number) => number
}

/**
 * The first day and the day on which a year is shown as it was then: that of its plan, as planFor has it. What happened before the
 * plan's year began is in the plan; what happened within it shows from its day on, in the plan's own year only.
 */
const thenOf = (plan: YearPlan, today: string) => ({
  from: `${plan.fiscalYear}-01-01`,
  day: dayOfPlan(plan.fiscalYear, today, plan.year),
})

/** Whether an applied event changed anything of the organisation from a day on. */
async function changedSince(db: Db, from: string, until: string): Promise<boolean> {
  const found = await db
    .selectFrom('reorganisation')
    .select('id')
    .where('state', '=', 'applied')
    .where('effective_on', '>=', from)
    .where('effective_on', '<=', until)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/**
 * How a year is grouped, where the plan's own departments are not the answer: an event of its own year, or today's structure with an
 * event since. Null: everything stands as its plan prints it, and the two structures are the same. `plan`: of the bureau asked, or of
 * any bureau where none has one. One query while no event was applied.
 */
export async function structureOfYear(
  db: Db,
  { plan, structure, today }: { readonly plan: YearPlan; readonly structure: Structure; readonly today: string },
): Promise<StructureOfYear | null> {
  // From a year before the plan's: a plan may name a unit that had ended when its year began.
  if (!(await changedSince(db, `${plan.fiscalYear - 1}-01-01`, today))) return null
  const { year } = plan
  const plans = await plansOfEverybody(db, [year], today)
  const owners = await ownersOn(db, today)
  const items = await itemsOf(
    db,
    plans.map((one) => one.id),
  )
  const start = new Map(plans.map((one) => [one.id, thenOf(one, today)]))
  const dayThen = start.get(plan.id)?.day ?? thenOf(plan, today).day
  const spells = await unitSpells(db)
  const then = placesIn(spells, dayThen, owners)
  const now = placesIn(spells, today, owners)
  const ownThen = ownersOf(items, owners, (planId) => start.get(planId)?.day ?? dayThen)
  const ownNow = ownersOf(items, owners, () => today)
  const [own, places, day] = structure === 'current' ? [ownNow, now, today] : [ownThen, then, dayThen]
  return {
    year,
    structure,
    day,
    plans,
    bureaus: bureausOf(items, own, places, placesIn(spells, thenOf(plan, today).from, owners)),
    ownerOf: (kind, id, departmentId) => own.get(`${kind}:${id}`) ?? departmentId,
    projectOwner: (id) => own.get(`project:${id}`) ?? null,
    differing: differing(items, [ownThen, then], [ownNow, now]),
    regrouped: regroupedBureaus(items, own, places, plans, structure === 'current' ? then : null),
    bureauNow: (bureauId) => now.bureauOf(bureauId),
    owningNow: [...new Set(ownNow.values())],
    bureausWith: (departmentId) => [now.bureauOf(departmentId), ...owners.sources([departmentId]).map((id) => then.bureauOf(id))],
    departmentNow: (departmentId) => owners.successors(departmentId, day)[0] ?? departmentId,
  }
}

interface Item {
  readonly kind: 'indicator' | 'programme' | 'project'
  readonly id: number
  readonly lineage_id: number
  readonly department_id: number
  readonly plan_id: number
}

/** Everything that has an owner: indicators, programmes, and the projects for which somebody decided apart. Three queries. */
async function itemsOf(db: Db, planIds: readonly number[]): Promise<Item[]> {
  if (planIds.length === 0) return []
  const indicators = await db
    .selectFrom('indicator')
    .select(['id', 'lineage_id', 'department_id', 'plan_id'])
    .where('plan_id', 'in', planIds)
    .execute()
  const programmes = await db
    .selectFrom('programme')
    .select(['id', 'department_id', 'plan_id'])
    .where('plan_id', 'in', planIds)
    .execute()
  const projects = await db
    .selectFrom('project as j')
    .innerJoin('programme as p', 'p.id', 'j.programme_id')
    .innerJoin('organisation_assignment as a', (join) =>
      join.onRef('a.subject_id', '=', 'j.id').on('a.subject_kind', '=', 'project'),
    )
    .innerJoin('reorganisation as e', (join) => join.onRef('e.id', '=', 'a.event_id').on('e.state', '=', 'applied'))
    .select(['j.id', 'p.department_id', 'p.plan_id'])
    .distinct()
    .where('p.plan_id', 'in', planIds)
    .execute()
  return [
    ...indicators.map((row): Item => ({ kind: 'indicator', ...row })),
    ...programmes.map((row): Item => ({ kind: 'programme', lineage_id: 0, ...row })),
    ...projects.map((row): Item => ({ kind: 'project', lineage_id: 0, ...row })),
  ]
}

type OwnerMap = ReadonlyMap<string, number>
const ownersOf = (items: readonly Item[], owners: Owners, dayOf: (planId: number) => string): OwnerMap =>
  new Map(items.map((item) => [`${item.kind}:${item.id}`, owners[item.kind](item, dayOf(item.plan_id))]))

interface Places extends UnitPlaces {
  /** the bureau a department stands under; of a bureau that has ended, the one that follows it */
  readonly bureauOf: (id: number) => number
}

const placesIn = (spells: readonly UnitSpell[], day: string, owners: Owners): Places => {
  const places = placesOn(spells, day)
  return { ...places, bureauOf: (id) => bureauAbove(places, owners, day, id) }
}

/** The bureaus of a structure with the departments that have something, in the organisation's order. */
function bureausOf(items: readonly Item[], own: OwnerMap, places: Places, printed: Places): readonly ShownBureau[] {
  const from = new Map<number, Set<number>>()
  for (const item of items) {
    const owner = own.get(`${item.kind}:${item.id}`) ?? item.department_id
    from.set(owner, (from.get(owner) ?? new Set()).add(item.department_id))
  }
  const shown = (id: number, sources: Iterable<number>): (ShownUnit & { readonly order: number }) | null => {
    const unit = places.unit(id)
    if (unit === undefined) return null
    const { code, name, shortName, sortOrder: order } = unit
    // Only what is called so no more: of a unit that still stands a part alone came here.
    const called = [...sources].flatMap((source) => {
      const before = printed.unit(source)?.name
      const stands = !places.ended(source) && places.unit(source)?.name === before
      return before === undefined || stands ? [] : [before]
    })
    const former = [...new Set(called)].filter((one) => one !== name)
    return { id, code, name, shortName, former, ended: places.ended(id), order }
  }
  const byBureau = Map.groupBy([...from.keys()], (owner) => places.bureauOf(owner))
  return [...byBureau]
    .flatMap(([bureauId, departmentIds]) => {
      const departments = departmentIds.flatMap((id) => shown(id, from.get(id) ?? []) ?? []).toSorted(inOrder)
      const sources = departmentIds.flatMap((id) => [...(from.get(id) ?? [])].map((source) => printed.bureauOf(source)))
      const bureau = shown(bureauId, sources.includes(bureauId) ? [bureauId] : sources)
      return bureau === null ? [] : [{ ...bureau, departments: departments.map(bare) }]
    })
    .toSorted(inOrder)
    .map(bare)
}

const inOrder = (a: { readonly order: number; readonly id: number }, b: { readonly order: number; readonly id: number }) =>
  a.order - b.order || a.id - b.id
const bare = <T extends { readonly order: number }>({ order: _, ...unit }: T): Omit<T, 'order'> => unit

/** Bureaus, of then and of now, of which some thing has another owner, or a unit with another name, in the other structure. */
function differing(
  items: readonly Item[],
  [ownThen, then]: readonly [OwnerMap, Places],
  [ownNow, now]: readonly [OwnerMap, Places],
): ReadonlySet<number> {
  const bureaus = new Set<number>()
  for (const item of items) {
    const key = `${item.kind}:${item.id}`
    const [a, b] = [ownThen.get(key) ?? item.department_id, ownNow.get(key) ?? item.department_id]
    const [before, after] = [then.bureauOf(a), now.bureauOf(b)]
    const same =
      a === b && before === after && then.unit(a)?.name === now.unit(b)?.name && then.unit(before)?.name === now.unit(after)?.name
    if (!same) for (const bureau of [before, after]) bureaus.add(bureau)
  }
  return bureaus
}

/**
 * Bureaus that have something which their own plan does not print for them, or lack something it does. `then`: in today's structure
 * another name counts too.
 */
function regroupedBureaus(
  items: readonly Item[],
  own: OwnerMap,
  places: Places,
  plans: readonly YearPlan[],
  then: Places | null,
): ReadonlySet<number> {
  const bureauOf = new Map(plans.map((plan) => [plan.id, plan.bureau.id]))
  const bureaus = new Set<number>()
  for (const item of items) {
    const owner = own.get(`${item.kind}:${item.id}`) ?? item.department_id
    const [printed, actual] = [bureauOf.get(item.plan_id), places.bureauOf(owner)]
    const named = then === null || (then.unit(owner)?.name === places.unit(owner)?.name && sameName(then, places, actual))
    if (owner === item.department_id && printed === actual && named) continue
    bureaus.add(actual)
    if (printed !== undefined) bureaus.add(printed)
  }
  return bureaus
}

const sameName = (a: Places, b: Places, id: number) => a.unit(id)?.name === b.unit(id)?.name
