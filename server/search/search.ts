import { getChoseong } from 'es-hangul'
import type { Db } from '#data/database.ts'
import { planFor } from '../plans/plan.ts'

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
 * initial consonants (초성) matches those. Of the plan of the year asked. An empty `q` gives the departments and indicators. At most 30.
 */
export async function search(
  db: Db,
  { q, ...ask }: { readonly q: string; readonly bureauId?: number | undefined; readonly year?: number | undefined },
  today: string,
): Promise<Found[]> {
  const plan = await planFor(db, { ...ask, today })
  const short = new Map(plan.departments.map((d) => [d.id, d.shortName]))
  const within = (id: number) => short.get(id) ?? ''
  const indicators = await db
    .selectFrom('indicator')
    .select(['id', 'name', 'department_id as d'])
    .where('plan_id', '=', plan.id)
    .orderBy('id')
    .execute()
  const programmes = await db
    .selectFrom('programme')
    .select(['id', 'name', 'department_id as d'])
    .where('plan_id', '=', plan.id)
    .orderBy('id')
    .execute()
  const projects = await db
    .selectFrom('project as j')
    .innerJoin('programme as p', 'p.id', 'j.programme_id')
    .select(['j.id', 'j.name', 'p.name as programme', 'p.department_id as d'])
    .where('p.plan_id', '=', plan.id)
    .orderBy('j.id')
    .execute()
  const teams = await db
    .selectFrom('team')
    .select(['id', 'name', 'unit_id as d'])
    .where('plan_id', '=', plan.id)
    .orderBy('id')
    .execute()
  const all: Found[] = [
    ...plan.departments.map((d): Found => ({
      kind: 'department',
      id: d.id,
      name: d.name,
      within: plan.bureau.shortName,
      departmentId: d.id,
    })),
    ...indicators.map((i): Found => ({ kind: 'indicator', id: i.id, name: i.name, within: within(i.d), departmentId: i.d })),
    ...programmes.map((p): Found => ({ kind: 'programme', id: p.id, name: p.name, within: within(p.d), departmentId: p.d })),
    ...projects.map((j): Found => ({
      kind: 'project',
      id: j.id,
      name: j.name,
      within: `${within(j.d)} · ${j.programme}`,
      departmentId: j.d,
    })),
    ...teams.map((t): Found => ({ kind: 'team', id: t.id, name: t.name, within: within(t.d), departmentId: t.d })),
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

/** 0 the name begins with it · 1 the name has it · 2 by initial consonants · 3 only with what it belongs to; null = no. */
function rankOf(found: Found, words: readonly string[]): number | null {
  const name = squeeze(found.name)
  if (words.every((w) => name.includes(w))) return name.startsWith(words[0] ?? '') ? 0 : 1
  const initials = squeeze(getChoseong(found.name))
  if (words.every((w) => (CHOSEONG.test(w) ? initials.includes(w) : name.includes(w)))) return 2
  const wide = `${name}${squeeze(found.within)}`
  return words.every((w) => wide.includes(w)) ? 3 : null
}
