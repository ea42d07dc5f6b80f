import type { Db } from '#data/database.ts'
import { plainName } from '#domain/plan/same-name.ts'
import { initialsOf, isInitials, isSearched } from '#domain/words/searched-name.ts'
import { dayOfPlan } from '#domain/plan/plan-of-year.ts'
import { ownersOn } from '../organisation/owners.ts'
import { unitSpells } from '../organisation/places.ts'
import { plansOfEverybody, type UnitName, type YearPlan } from '../plans/plan.ts'
import { commitmentsBetween, servicesBetween } from '../services/read.ts'
import { standardOwner } from '../services/whose.ts'
import { planInStructure, unchanged } from '../plans/shown-plan.ts'
import type { ShownUnit, Structure, StructureOfYear } from '../plans/structure.ts'

export interface Found {
  readonly kind: 'department' | 'service' | 'indicator' | 'programme' | 'project' | 'team'
  readonly id: number
  readonly name: string
  /** what it belongs to, for telling two alike apart */
  readonly within: string
  readonly departmentId: number
  readonly bureauId: number
}

/** Something with a name, and what else it is or was called. */
export interface NamedThing extends Found {
  /** without the names beside it */
  readonly bare: string
  readonly others: readonly string[]
  /** words by which it is found and that are not shown */
  readonly also?: string
}

/** What was found, and in what was looked. */
export interface SearchAnswer {
  /** whose plans of the year were looked through, in the organisation's order */
  readonly bureaus: readonly UnitName[]
  readonly year: number
  readonly found: readonly Found[]
}

const LIMIT = 30
const ORDER: readonly Found['kind'][] = ['department', 'service', 'indicator', 'programme', 'project', 'team']
// People search without minding blanks and dots: '숙련기능인력', 'ㅈㅇㅂㅅ'.
const squeeze = (text: string) => Array.from(text.normalize('NFC').toLowerCase()).filter(isSearched).join('')

/**
 * Indicators, unit programmes, projects, departments, teams and services whose name has every word of `q`, best first, of alike ones those of
 * the bureau asked; a query of initial consonants (초성) matches those. Of the plans of every bureau for the year asked; a department
 * is found by what it was called before, and by what it or its work is called since, an indicator by its names in other plans, a service
 * by its team, its numbers and what is promised of it. An
 * empty `q` gives the departments and indicators. At most 30. Refuses as `planInStructure`.
 */
export async function search(
  db: Db,
  {
    q,
    ...ask
  }: {
    readonly q: string
    /** on whose page one is */
    readonly bureauId?: number | undefined
    readonly year?: number | undefined
    readonly structure?: Structure | undefined
  },
  today: string,
): Promise<SearchAnswer> {
  const { plan, things, ...answer } = await everythingNamed(db, ask, today)
  const bureau = plan.bureau.id
  const all = things.map(({ bare: _, others: __, ...found }): Omit<NamedThing, 'bare' | 'others'> => found)
  const away = (found: Found) => Number(found.bureauId !== bureau)
  const words = q.split(/\s+/).map(squeeze).filter(Boolean)
  if (words.length === 0) {
    const first = all.filter((f) => f.kind === 'department' || f.kind === 'indicator')
    return { ...answer, found: first.toSorted((a, b) => away(a) - away(b)).slice(0, LIMIT) }
  }
  const found = all
    .flatMap((one) => {
      const rank = rankOf(one, words)
      if (rank === null) return []
      const { also: _, ...shown } = one
      return [{ found: shown, rank }]
    })
    .toSorted(
      (a, b) =>
        a.rank - b.rank ||
        ORDER.indexOf(a.found.kind) - ORDER.indexOf(b.found.kind) ||
        away(a.found) - away(b.found) ||
        a.found.name.length - b.found.name.length,
    )
    .slice(0, LIMIT)
    .map((one) => one.found)
  return { ...answer, found }
}

/** Everything with a name in the plans of the year asked, of every bureau. Refuses as `planInStructure`. */
export async function everythingNamed(
  db: Db,
  ask: {
    readonly bureauId?: number | undefined
    readonly year?: number | undefined
    readonly structure?: Structure | undefined
  },
  today: string,
) {
  const asked = await planInStructure(db, { ...ask, today })
  const { plan } = asked
  const { year } = plan
  const { plans, bureaus, ownerOf, projectOwner } = asked.ofAll ?? asPrinted(await plansOfEverybody(db, [year], today))
  const day = asked.ofAll?.day ?? dayOfPlan(plan.fiscalYear, today, year)
  const things = await named(db, { plans, bureaus, ownerOf, projectOwner }, day, today)
  return { plan, year, bureaus: bureaus.map(({ id, code, name, shortName }) => ({ id, code, name, shortName })), things }
}

type Shown = Pick<StructureOfYear, 'plans' | 'bureaus' | 'ownerOf' | 'projectOwner'>

/** Everything where its plan prints it. */
const asPrinted = (plans: readonly YearPlan[]): Shown => ({
  plans,
  bureaus: plans.map((plan) => ({ ...unchanged(plan.bureau), departments: plan.departments.map(unchanged) })),
  ownerOf: (_kind, _id, departmentId) => departmentId,
  projectOwner: () => null,
})

/** Everything with a name, by whom it is shown. Of a bureau the department is not under nothing is said of it. */
async function named(db: Db, shown: Shown, day: string, today: string): Promise<NamedThing[]> {
  const { bureaus, ownerOf, projectOwner } = shown
  const departments = bureaus.flatMap((bureau) => bureau.departments.map((unit) => ({ unit, bureau })))
  const called = await namesOf(
    db,
    departments.map(({ unit }) => unit),
    day,
    today,
  )
  const bureauOf = new Map(departments.map(({ unit, bureau }) => [unit.id, bureau]))
  const several = bureaus.length > 1
  /** What is under a department, in it, and the bureau's name where there is a choice. */
  const place = (departmentId: number, inside: readonly string[] = []) => {
    const bureau = bureauOf.get(departmentId)
    const names = [...(several ? [bureau?.shortName ?? ''] : []), called.get(departmentId)?.short ?? '', ...inside]
    return { within: names.join(' · '), departmentId, bureauId: bureau?.id ?? 0 }
  }
  const planIds = shown.plans.map((one) => one.id)
  const indicators = await db
    .selectFrom('indicator')
    .select(['id', 'name', 'department_id as d', 'lineage_id as lineage'])
    .where('plan_id', 'in', planIds)
    .orderBy('id')
    .execute()
  const inOtherPlans = await namesInOtherPlans(db, indicators)
  const programmes = await db
    .selectFrom('programme')
    .select(['id', 'name', 'department_id as d'])
    .where('plan_id', 'in', planIds)
    .orderBy('id')
    .execute()
  const programmeOf = new Map(programmes.map((row) => [row.id, ownerOf('programme', row.id, row.d)]))
  const projects = await db
    .selectFrom('project as j')
    .innerJoin('programme as p', 'p.id', 'j.programme_id')
    .select(['j.id', 'j.name', 'j.overview_name as overviewName', 'p.id as programmeId', 'p.name as programme'])
    .where('p.plan_id', 'in', planIds)
    .orderBy('j.id')
    .execute()
  const teams = await db
    .selectFrom('team')
    .select(['id', 'name', 'unit_id as d'])
    .where('plan_id', 'in', planIds)
    .orderBy('id')
    .execute()
  const alone = (name: string) => ({ name, bare: name, others: [] })
  const all: NamedThing[] = [
    ...departments.map(({ unit, bureau }): NamedThing => ({
      kind: 'department',
      id: unit.id,
      name: called.get(unit.id)?.name ?? unit.name,
      bare: unit.name,
      others: [unit.shortName, ...(called.get(unit.id)?.others ?? [])],
      within: bureau.shortName,
      departmentId: unit.id,
      bureauId: bureau.id,
    })),
    ...indicators.map((i): NamedThing => ({
      kind: 'indicator',
      id: i.id,
      name: i.name + (inOtherPlans.get(i.id)?.beside ?? ''),
      bare: i.name,
      others: inOtherPlans.get(i.id)?.others ?? [],
      ...place(ownerOf('indicator', i.id, i.d)),
    })),
    ...programmes.map((p): NamedThing => ({
      kind: 'programme',
      id: p.id,
      ...alone(p.name),
      ...place(programmeOf.get(p.id) ?? p.d),
    })),
    ...projects.map((j): NamedThing => {
      const owner = projectOwner(j.id) ?? programmeOf.get(j.programmeId) ?? 0
      const others = j.overviewName === j.name ? [] : [j.overviewName]
      return { kind: 'project', id: j.id, name: j.name, bare: j.name, others, ...place(owner, [j.programme]) }
    }),
    ...teams.map((t): NamedThing => ({ kind: 'team', id: t.id, ...alone(t.name), ...place(t.d) })),
    ...(await desks(db, today)).map(({ desk, departmentId, promises }): NamedThing => ({
      kind: 'service',
      id: desk.lineageId,
      ...alone(desk.name),
      ...place(departmentId, [desk.team, desk.phones.join(' / ')]),
      also: promises,
    })),
  ]
  return all.filter((found) => called.has(found.departmentId))
}

/** The services of today with whose they are and what is promised of each. */
async function desks(db: Db, today: string) {
  const services = await servicesBetween(db, today, today)
  if (services.length === 0) return []
  const owners = await ownersOn(db, today)
  const promises = Map.groupBy(await commitmentsBetween(db, today, today), (one) => one.service)
  return services.map((desk) => ({
    desk,
    departmentId: standardOwner(owners, desk.departmentId).departmentId,
    promises: (promises.get(desk.lineageId) ?? []).map((one) => one.text).join(' '),
  }))
}

type Name = { readonly name: string }
/** What something was called before and is called since, each name once; `beside` writes them as '(舊 …)' and '(現 …)', '' where there are none. */
function otherNames(name: string, before: readonly Name[], since: readonly Name[]) {
  const names = (some: readonly Name[]) => [...new Set(some.map((one) => one.name))].filter((one) => one !== name)
  const [old, now] = [names(before), names(since)]
  const written = (sign: string, some: readonly string[]) => (some.length === 0 ? '' : `(${sign} ${some.join('·')})`)
  return { beside: `${written('舊', old)}${written('現', now)}`, others: [...old, ...now] }
}
type OtherNames = ReturnType<typeof otherNames>

/** '(舊 …)' or '(現 …)' for the names an indicator has in earlier and later plans; none where it is called the same in all. */
async function namesInOtherPlans(
  db: Db,
  indicators: readonly { readonly id: number; readonly name: string; readonly lineage: number }[],
): Promise<ReadonlyMap<number, OtherNames>> {
  const rows = await db
    .selectFrom('indicator as i')
    .innerJoin('plan as p', 'p.id', 'i.plan_id')
    .where('p.status', '<>', 'draft')
    .select(['i.id', 'i.name', 'i.lineage_id as lineage', 'p.fiscal_year as year'])
    .orderBy('p.fiscal_year')
    .execute()
  const all = Map.groupBy(rows, (row) => row.lineage)
  return new Map(
    indicators.flatMap(({ id, name, lineage }) => {
      const same = all.get(lineage) ?? []
      const year = same.find((row) => row.id === id)?.year ?? Infinity
      const others = (some: typeof same) => some.filter((row) => plainName(row.name) !== plainName(name))
      const [before, since] = [same.filter((row) => row.year <= year), same.filter((row) => row.year > year)]
      return [[id, otherNames(name, others(before), others(since))] as const]
    }),
  )
}

/**
 * Departments with their other names: '홍보과(舊 소통기획과)' for what they, and the units that ended in them, were called before the day
 * shown; '소통기획과(現 홍보과)' for what they, or the units their work went to, are called since.
 */
async function namesOf(
  db: Db,
  departments: readonly ShownUnit[],
  day: string,
  today: string,
): Promise<ReadonlyMap<number, { readonly name: string; readonly short: string; readonly others: readonly string[] }>> {
  const owners = await ownersOn(db, today)
  const byUnit = Map.groupBy(await unitSpells(db), (spell) => spell.id)
  const other = (unit: ShownUnit) => {
    const ended = (id: number) => (byUnit.get(id) ?? []).every((spell) => spell.to !== null && spell.to <= day)
    const sources = owners.sources([unit.id]).filter((id) => id === unit.id || ended(id))
    const before = sources.flatMap((id) => (byUnit.get(id) ?? []).filter((spell) => spell.to !== null && spell.to <= day))
    const since = [
      ...(byUnit.get(unit.id) ?? []).filter((spell) => spell.from > day),
      ...owners
        .successors(unit.id)
        .filter((id) => id !== unit.id)
        .flatMap((id) => (byUnit.get(id) ?? []).filter((spell) => spell.to === null)),
    ]
    return otherNames(unit.name, before, since)
  }
  return new Map(
    departments.map((unit) => {
      const rest = other(unit)
      return [unit.id, { name: unit.name + rest.beside, short: unit.shortName + rest.beside, others: rest.others }] as const
    }),
  )
}

/** 0 the name begins with it · 1 the name has it · 2 by initial consonants · 3 only with what it belongs to; null = no. */
function rankOf(found: Omit<NamedThing, 'bare' | 'others'>, words: readonly string[]): number | null {
  const name = squeeze(found.name)
  if (words.every((w) => name.includes(w))) return name.startsWith(words[0] ?? '') ? 0 : 1
  const initials = initialsOf(name)
  if (words.every((w) => (isInitials(w) ? initials.includes(w) : name.includes(w)))) return 2
  const wide = `${name}${squeeze(found.within)}${squeeze(found.also ?? '')}`
  return words.every((w) => wide.includes(w)) ? 3 : null
}
