import { likeness, likePairs } from '#domain/plan/import-likeness.ts'
import { squeezeName } from '#domain/plan/same-name.ts'
import type { PlanRecords, UnitKey, UnitRecord } from '../records.ts'
import type { CurrentPlan, StoredUnit } from './current-plan.ts'

/** What a person said about one proposal: `word` names the store's own. */
export interface Decision {
  readonly decision: 'accepted' | 'refused' | 'dismissed' | 'open'
  readonly word: string | null
  readonly at: string
  readonly by: string
}
export type Decisions = ReadonlyMap<string, Decision>

/** Another unit that this one may be, and what speaks for it. Nothing is joined because of it. */
export interface UnitProposal {
  readonly id: number
  readonly name: string
  /** of the names, 0 … 1 */
  readonly likeness: number
  /** how many of the document's indicators and programmes the store's unit has by the same name */
  readonly indicators: Shared
  readonly programmes: Shared
}
export interface Shared {
  readonly same: number
  readonly of: number
}
const NOTHING: Shared = { same: 0, of: 0 }

export interface UnitMatch {
  readonly key: UnitKey
  readonly kind: UnitRecord['kind']
  readonly name: string
  /** exact 이름 그대로 · squeezed 띄어쓰기·부호만 다름 · suffix 앞의 기관명만 다름 · chosen 사람이 정함 · new 새 조직 */
  readonly how: 'exact' | 'squeezed' | 'suffix' | 'chosen' | 'new'
  /** the store's unit; null for a new one */
  readonly unit: { readonly id: number; readonly code: string; readonly name: string | null } | null
  /** like units a person could choose instead of a new one */
  readonly proposals: readonly UnitProposal[]
  /** new, like another one, and nobody has said yet which: the import waits for the answer */
  readonly open: boolean
}

/**
 * The units of a document against the store's: exact, then squeezed, then without the government's name in front. Whatever else
 * is alike is a proposal; without a person's word it is never joined. A department is looked for under its own bureau only.
 */
export function matchUnits(records: PlanRecords, store: readonly StoredUnit[], decisions: Decisions): UnitMatch[] {
  const taken = new Set<number>()
  const among = (kind: UnitRecord['kind'], parent: number | null) =>
    store.filter((u) => u.kind === kind && (parent === null || u.parentId === parent || u.name === null))
  const one = (record: UnitRecord, candidates: readonly StoredUnit[]): UnitMatch => {
    const decided = decisions.get(`unit:${record.key}`)
    const free = candidates.filter((u) => !taken.has(u.id))
    const chosen =
      decided?.decision === 'accepted'
        ? store.find((u) => String(u.id) === decided.word && u.kind === record.kind && !taken.has(u.id))
        : undefined
    const [how, unit] = chosen
      ? (['chosen', chosen] as const)
      : decided?.decision === 'refused'
        ? (['new', null] as const)
        : found(record, free, records.government?.name.value)
    if (unit) taken.add(unit.id)
    return {
      key: record.key,
      kind: record.kind,
      name: record.name.value,
      how,
      unit: unit && { id: unit.id, code: unit.code, name: unit.name },
      proposals: [],
      open: how === 'new' && decided?.decision !== 'refused',
    }
  }
  const government = records.government && one(records.government, among('government', null))
  const bureau = one(records.bureau, among('bureau', government?.unit?.id ?? null))
  const here = bureau.unit ? among('department', bureau.unit.id) : []
  const departments = records.departments.map((d) => one(d, here))
  return proposed([...(government ? [government] : []), bureau, ...departments], store, taken, bureau.unit?.id ?? null)
}

/** Adds to the new ones what of the store is like them and still unmatched. */
function proposed(
  matches: readonly UnitMatch[],
  store: readonly StoredUnit[],
  taken: ReadonlySet<number>,
  bureauId: number | null,
): UnitMatch[] {
  const left = store.flatMap((u) => (taken.has(u.id) || u.name === null ? [] : [{ ...u, name: u.name }]))
  return matches.map((match) => {
    if (match.unit) return match
    const own = left.filter((u) => u.kind === match.kind && (match.kind !== 'department' || u.parentId === bureauId))
    const proposals = own
      .flatMap((u) => likePairs([match], [u], (of) => of.name))
      .toSorted((a, b) => b.likeness - a.likeness)
      .map(({ other, likeness: alike }) => ({
        id: other.id,
        name: other.name,
        likeness: alike,
        indicators: NOTHING,
        programmes: NOTHING,
      }))
    return { ...match, proposals, open: match.open && proposals.length > 0 }
  })
}

/**
 * Adds what speaks for a proposal beside its name: the indicators and programmes of the same name. A department that took over another's
 * work under quite another name is found by them alone. Who is new and like nobody stays new; a person's word is never overruled.
 */
export function withEvidence(
  matches: readonly UnitMatch[],
  records: PlanRecords,
  store: readonly StoredUnit[],
  current: CurrentPlan | null,
  decisions: Decisions,
): UnitMatch[] {
  if (current === null) return [...matches]
  const taken = new Set(matches.flatMap((match) => match.unit?.id ?? []))
  const unitOf = new Map(records.policyGoals.map((goal) => [goal.key, goal.department]))
  const namesIn = (rows: readonly { readonly goal: string; readonly name: { readonly value: string } }[], key: UnitKey) =>
    rows.filter((row) => unitOf.get(row.goal) === key).map((row) => squeezeName(row.name.value))
  const namesOf = (rows: readonly { readonly departmentId: number; readonly name: string }[], id: number) =>
    new Set(rows.filter((row) => row.departmentId === id).map((row) => squeezeName(row.name)))
  const shared = (own: readonly string[], theirs: ReadonlySet<string>): Shared => ({
    same: own.filter((name) => theirs.has(name)).length,
    of: own.length,
  })
  const bureauId = matches.find((match) => match.kind === 'bureau')?.unit?.id ?? null
  const left = store.flatMap((unit) =>
    unit.kind === 'department' && unit.parentId === bureauId && unit.name !== null && !taken.has(unit.id)
      ? [{ id: unit.id, name: unit.name }]
      : [],
  )
  return matches.map((match) => {
    if (match.unit || match.kind !== 'department') return match
    const [indicators, programmes] = [namesIn(records.indicators, match.key), namesIn(records.programmes, match.key)]
    const proposals = left
      .map(({ id, name }): UnitProposal => ({
        id,
        name,
        likeness: likeness(match.name, name),
        indicators: shared(indicators, namesOf(current.indicators, id)),
        programmes: shared(programmes, namesOf(current.programmes, id)),
      }))
      .filter((one) => match.proposals.some(({ id }) => id === one.id) || one.indicators.same + one.programmes.same > 0)
      .toSorted((a, b) => sameIn(b) - sameIn(a) || b.likeness - a.likeness)
    return { ...match, proposals, open: decisions.get(`unit:${match.key}`)?.decision !== 'refused' && proposals.length > 0 }
  })
}

const sameIn = ({ indicators, programmes }: UnitProposal) => indicators.same + programmes.same

function found(
  record: UnitRecord,
  store: readonly StoredUnit[],
  government: string | undefined,
): readonly ['exact' | 'squeezed' | 'suffix', StoredUnit] | readonly ['new', null] {
  const names = [record.name.value, ...record.spellings.map((s) => s.value)]
  const bare = (name: string) =>
    squeezeName(government && name.startsWith(government) && name !== government ? name.slice(government.length) : name)
  const ways = [
    ['exact', (a: string, b: string) => a === b],
    ['squeezed', (a: string, b: string) => squeezeName(a) === squeezeName(b)],
    ['suffix', (a: string, b: string) => record.kind !== 'government' && bare(a) === bare(b)],
  ] as const
  for (const [how, same] of ways) {
    const fits = store.filter((u) => u.spellings.some((s) => names.some((n) => same(s, n))))
    const [only, more] = fits
    // Two of one name: a person has to say which.
    if (only && !more) return [how, only]
    if (more) return ['new', null]
  }
  return ['new', null]
}
