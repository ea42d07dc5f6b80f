import { getChoseong } from 'es-hangul'
import type { Db } from '#data/database.ts'
import { plainName } from '#domain/plan/same-name.ts'
import { dayOfPlan } from '#domain/plan/plan-of-year.ts'
import { ownersOn } from '../organisation/owners.ts'
import { planInStructure } from '../plans/shown-plan.ts'
import type { ShownUnit, Structure } from '../plans/structure.ts'

export interface Found {
  readonly kind: 'department' | 'indicator' | 'programme' | 'project' | 'team'
  readonly id: number
  readonly name: string
  /** what it belongs to, for telling two alike apart */
  readonly within: string
  readonly departmentId: number
}

const LIMIT = 30
const ORDER: readonly Found['kind'][] = ['department', 'indicator', 'programme', 'project', 'team']
// People search without minding blanks and dots: '숙련기능인력', 'ㅈㅇㅂㅅ'.
const squeeze = (text: string) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s·.ㆍ‧,()~\-/]/g, '')
const CHOSEONG = /^[ㄱ-ㅎ]+$/

/**
 * Indicators, unit programmes, projects, departments and teams whose name has every word of `q`, best first; a query of
 * initial consonants (초성) matches those. Of the plan of the year asked; a department
 * is found by what it was called before, and by what it or its work is called since, an indicator by its names in other plans. An empty `q` gives the departments and indicators. At most 30.
 */
export async function search(
  db: Db,
  {
    q,
    ...ask
  }: {
    readonly q: string
    readonly bureauId?: number | undefined
    readonly year?: number | undefined
    readonly structure?: Structure | undefined
  },
  today: string,
): Promise<Found[]> {
  const { plan, view, departments } = await planInStructure(db, { ...ask, today })
  const day = view?.day ?? dayOfPlan(plan.fiscalYear, today, plan.year)
  const called = await namesOf(db, departments, day, today)
  const within = (id: number) => called.get(id)?.short ?? ''
  const planIds = view === null ? [plan.id] : view.plans.map((one) => one.id)
  // By whom it is shown; what belongs to another bureau is found there.
  const owned = <Row extends { readonly id: number; readonly d: number }>(
    kind: 'indicator' | 'programme',
    rows: readonly Row[],
  ) =>
    view === null
      ? rows
      : rows.flatMap((row) => {
          const d = view.ownerOf(kind, row.id, row.d)
          return called.has(d) ? [{ ...row, d }] : []
        })
  const indicators = await db
    .selectFrom('indicator')
    .select(['id', 'name', 'department_id as d', 'lineage_id as lineage'])
    .where('plan_id', 'in', planIds)
    .orderBy('id')
    .execute()
  const otherNames = await namesInOtherPlans(db, indicators)
  const programmes = owned(
    'programme',
    await db
      .selectFrom('programme')
      .select(['id', 'name', 'department_id as d'])
      .where('plan_id', 'in', planIds)
      .orderBy('id')
      .execute(),
  )
  const programmeOf = new Map(programmes.map((row) => [row.id, row]))
  const projects = await db
    .selectFrom('project as j')
    .innerJoin('programme as p', 'p.id', 'j.programme_id')
    .select(['j.id', 'j.name', 'p.id as programmeId', 'p.name as programme'])
    .where('p.plan_id', 'in', planIds)
    .orderBy('j.id')
    .execute()
  const teams = await db
    .selectFrom('team')
    .select(['id', 'name', 'unit_id as d'])
    .where('plan_id', '=', plan.id)
    .orderBy('id')
    .execute()
  const all: Found[] = [
    ...departments.map((d): Found => ({
      kind: 'department',
      id: d.id,
      name: called.get(d.id)?.name ?? d.name,
      within: plan.bureau.shortName,
      departmentId: d.id,
    })),
    ...owned('indicator', indicators).map((i): Found => ({
      kind: 'indicator',
      id: i.id,
      name: i.name + (otherNames.get(i.id) ?? ''),
      within: within(i.d),
      departmentId: i.d,
    })),
    ...programmes.map((p): Found => ({ kind: 'programme', id: p.id, name: p.name, within: within(p.d), departmentId: p.d })),
    ...projects.flatMap((j): Found[] => {
      const d = view?.projectOwner(j.id) ?? programmeOf.get(j.programmeId)?.d
      if (d === undefined || !called.has(d)) return []
      return [{ kind: 'project', id: j.id, name: j.name, within: `${within(d)} · ${j.programme}`, departmentId: d }]
    }),
    ...teams
      .filter((t) => called.has(t.d))
      .map((t): Found => ({ kind: 'team', id: t.id, name: t.name, within: within(t.d), departmentId: t.d })),
  ]
  const words = q.split(/\s+/).map(squeeze).filter(Boolean)
  if (words.length === 0) return all.filter((f) => f.kind === 'department' || f.kind === 'indicator').slice(0, LIMIT)
  return all
    .flatMap((found) => {
      const rank = rankOf(found, words)
      return rank === null ? [] : [{ found, rank }]
    })
    .toSorted(
      (a, b) =>
        a.rank - b.rank || ORDER.indexOf(a.found.kind) - ORDER.indexOf(b.found.kind) || a.found.name.length - b.found.name.length,
    )
    .slice(0, LIMIT)
    .map(({ found }) => found)
}

/** '(舊 …)' or '(現 …)' for the names an indicator has in earlier and later plans; none where it is called the same in all. */
async function namesInOtherPlans(
  db: Db,
  indicators: readonly { readonly id: number; readonly name: string; readonly lineage: number }[],
): Promise<ReadonlyMap<number, string>> {
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
      const others = (some: typeof same) =>
        [...new Set(some.map((row) => row.name))].filter((other) => other !== name && plainName(other) !== plainName(name))
      const [old, now] = [others(same.filter((row) => row.year <= year)), others(same.filter((row) => row.year > year))]
      const text = `${old.length === 0 ? '' : `(舊 ${old.join('·')})`}${now.length === 0 ? '' : `(現 ${now.join('·')})`}`
      return text === '' ? [] : [[id, text] as const]
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
): Promise<ReadonlyMap<number, { readonly name: string; readonly short: string }>> {
  const owners = await ownersOn(db, today)
  const spells = await db
    .selectFrom('organisation_unit_name as n')
    .innerJoin('organisation_unit as u', 'u.id', 'n.unit_id')
    .where('u.kind', '=', 'department')
    .select(['u.id', 'n.name', 'n.valid_from as from', 'n.valid_to as to'])
    .orderBy('n.valid_from')
    .execute()
  const byUnit = Map.groupBy(spells, (spell) => spell.id)
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
    const names = (some: readonly { readonly name: string }[]) =>
      [...new Set(some.map((spell) => spell.name))].filter((name) => name !== unit.name).join('·')
    const [old, now] = [names(before), names(since)]
    return `${old === '' ? '' : `(舊 ${old})`}${now === '' ? '' : `(現 ${now})`}`
  }
  return new Map(
    departments.map((unit) => {
      const rest = other(unit)
      return [unit.id, { name: unit.name + rest, short: unit.shortName + rest }] as const
    }),
  )
}

/** 0 the name begins with it · 1 the name has it · 2 by initial consonants · 3 only with what it belongs to; null = no. */
function rankOf(found: Found, words: readonly string[]): number | null {
  const name = squeeze(found.name)
  if (words.every((w) => name.includes(w))) return name.startsWith(words[0] ?? '') ? 0 : 1
  const initials = squeeze(getChoseong(found.name))
  if (words.every((w) => (CHOSEONG.test(w) ? initials.includes(w) : name.includes(w)))) return 2
  const wide = `${name}${squeeze(found.within)}`
  return words.every((w) => wide.includes(w)) ? 3 : null
}
