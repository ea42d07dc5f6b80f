import type { ProvenanceSubject } from '#data/schema.ts'
import { type Pair, likePairs } from '#domain/plan/import-likeness.ts'
import { columnOfField, fieldsOfGroup, type RecordGroup } from '#domain/plan/plan-fields.ts'
import { squeezeName } from '#domain/plan/same-name.ts'
import type { AmountFigure, Field, IndicatorRecord, PlanRecords, UnitKey } from '../records.ts'
import { type FieldPlace, fieldsOf, isField } from './fields.ts'
import type { Decisions, UnitMatch } from './match-units.ts'
import type { CurrentIndicator, CurrentPlan, CurrentProgramme, StoredValues } from './current-plan.ts'

/** new 새로 · changed 바뀜 · gone 없어짐 · renamed 이름이 바뀐 듯함 (a proposal, or accepted) · same 그대로 */
export type Change = 'new' | 'changed' | 'gone' | 'renamed' | 'same'

export interface FieldChange {
  /** path of the document's field; null where only the store has it */
  readonly path: string | null
  readonly column: string
  readonly before: string | number | null
  readonly after: string | number | null
  /** where the store's value has its origin */
  readonly stored: { readonly subject: ProvenanceSubject; readonly id: number; readonly field: string } | null
  /** a person entered the store's value: it stays in force, whatever the document prints */
  readonly kept: boolean
}

export interface DiffRecord {
  /** 'indicators/d1-i2' of the document, 'stored/indicators/12' for one that is gone */
  readonly key: string
  readonly group: RecordGroup
  /** null: of a department the document does not have */
  readonly unit: UnitKey | null
  readonly name: string
  readonly change: Change
  readonly stored: { readonly id: number; readonly name: string } | null
  /** of a proposed pair, 0 … 1 */
  readonly likeness: number | null
  /** of a proposal a person has to decide; null where nobody is asked */
  readonly decision: 'open' | 'accepted' | 'refused' | null
  readonly fields: readonly FieldChange[]
}

export interface Compared {
  readonly records: readonly DiffRecord[]
  /** by the document's key: which of the store's indicators it goes on from */
  readonly indicators: ReadonlyMap<string, CurrentIndicator>
}

/** The document's records against the plan in the store, record by record and field by field. Pure. */
export function compare(
  records: PlanRecords,
  units: readonly UnitMatch[],
  current: CurrentPlan | null,
  decisions: Decisions,
): Compared {
  return new Comparison(records, units, current, decisions).run()
}

class Comparison {
  readonly #records: PlanRecords
  readonly #current: CurrentPlan | null
  readonly #decisions: Decisions
  readonly #unitIds: ReadonlyMap<UnitKey, number>
  readonly #unitKeys: ReadonlyMap<number, UnitKey>
  readonly #goalUnit: ReadonlyMap<string, UnitKey>
  readonly #places: ReadonlyMap<Field<unknown>, FieldPlace>
  /** 원 of one printed unit of money */
  readonly #won: number
  readonly #out: DiffRecord[] = []

  constructor(records: PlanRecords, units: readonly UnitMatch[], current: CurrentPlan | null, decisions: Decisions) {
    this.#records = records
    this.#current = current
    this.#decisions = decisions
    const matched = units.flatMap((u) => (u.unit ? [[u.key, u.unit.id] as const] : []))
    this.#unitIds = new Map(matched)
    this.#unitKeys = new Map(matched.map(([key, id]) => [id, key]))
    this.#goalUnit = new Map(records.policyGoals.map((g) => [g.key, g.department]))
    this.#places = new Map(fieldsOf(records).map(({ field, place }) => [field, place]))
    this.#won = records.amountUnitWon.value
  }

  run(): Compared {
    this.#goals()
    const indicators = this.#indicators()
    this.#budgets()
    this.#figures()
    return { records: this.#out, indicators }
  }

  #unitOf = (goal: string): UnitKey => this.#goalUnit.get(goal) ?? this.#records.bureau.key

  #goals() {
    const own = this.#records.policyGoals.map((g) => ({ key: g.key, name: g.name.value, unit: g.department, record: g }))
    this.#pairs(
      'goals',
      own,
      (this.#current?.goals ?? []).map((g) => ({ ...g, departmentId: g.departmentId })),
      () => [],
    )
  }

  #indicators(): ReadonlyMap<string, CurrentIndicator> {
    const own = this.#records.indicators.map((i) => ({ key: i.key, name: i.name.value, unit: this.#unitOf(i.goal), record: i }))
    const stored = this.#current?.indicators ?? []
    const pairs = pairsOf(
      own,
      stored,
      this.#unitIds,
      // A document that prints no unit says nothing against the stored one.
      (one, other) => one.record.unit.value === null || squeezeName(one.record.unit.value) === squeezeName(other.unit),
      true,
    )
    const going = new Map<string, CurrentIndicator>()
    const gone = new Set(stored)
    const proposed = new Set<CurrentIndicator>()
    for (const one of own) {
      const path = `indicators/${one.key}`
      const decided = this.#decisions.get(`match:${path}`)
      const pair = pairs.find((p) => p.one === one)
      const asked = pair !== undefined && !pair.certain
      const chosen =
        decided?.decision === 'accepted' ? stored.find((s) => String(s.id) === decided.word && gone.has(s)) : undefined
      const other = chosen ?? (pair && !asked ? pair.other : undefined)
      if (other) {
        going.set(one.key, other)
        gone.delete(other)
      }
      const shown = other ?? (asked && decided?.decision !== 'refused' ? pair.other : undefined)
      // While nobody has said, it is neither gone nor the same.
      if (shown) proposed.add(shown)
      const fields = shown
        ? [...this.#changes('indicators', path, one.record, shown), ...yearlyChanges(path, one.record, shown)]
        : []
      this.#out.push({
        key: path,
        group: 'indicators',
        unit: one.unit,
        name: one.name,
        fields,
        stored: shown ? { id: shown.id, name: shown.name } : null,
        likeness: asked ? pair.likeness : null,
        decision: asked ? (other ? 'accepted' : decided?.decision === 'refused' ? 'refused' : 'open') : null,
        change: !shown ? 'new' : asked || chosen ? 'renamed' : fields.length > 0 ? 'changed' : 'same',
      })
    }
    for (const other of gone) if (!proposed.has(other)) this.#gone('indicators', other)
    return going
  }

  #budgets() {
    const own = this.#records.programmes.map((p) => ({ key: p.key, name: p.name.value, unit: this.#unitOf(p.goal), record: p }))
    const pairs = this.#pairs('programmes', own, this.#current?.programmes ?? [], (one, other) =>
      amountChanges(`programmes/${one.key}`, one.record.amounts, other, this.#won),
    )
    const stored = this.#current?.projects ?? []
    const programmeOf = new Map(pairs.map((p) => [p.one.key, p.other.id]))
    const matched = new Set(programmeOf.values())
    for (const programme of own) {
      const id = programmeOf.get(programme.key)
      const projects = programme.record.projects.map((j) => ({ key: j.key, name: j.name.value, unit: programme.unit, record: j }))
      this.#pairs(
        'projects',
        projects,
        stored.filter((s) => s.programmeId === id),
        (one, other) => amountChanges(`projects/${one.key}`, one.record.amounts, other, this.#won),
      )
    }
    for (const other of stored.filter((s) => !matched.has(s.programmeId))) this.#gone('projects', other)
  }

  #figures() {
    for (const s of this.#records.statements) {
      const found = this.#current?.statements.find((o) => o.unitId === this.#unitIds.get(s.unit) && o.item === s.item.value)
      this.#table(this.#places.get(s.budget), s, found)
    }
    for (const s of this.#records.staffing) {
      const found = this.#current?.staffing.find(
        (o) => o.tableUnitId === this.#unitIds.get(s.tableUnit) && o.unitId === this.#unitIds.get(s.unit) && o.row === s.row,
      )
      this.#table(this.#places.get(s.quota), s, found)
    }
  }

  #table(place: FieldPlace | undefined, record: object, found: { id: number; values: StoredValues } | undefined) {
    if (!place) return
    const fields = found ? this.#changes(place.group, place.record, record, found) : []
    this.#out.push({
      key: place.record,
      group: place.group,
      unit: place.unit,
      name: place.row,
      fields,
      stored: found ? { id: found.id, name: place.row } : null,
      likeness: null,
      decision: null,
      change: !found ? 'new' : fields.length > 0 ? 'changed' : 'same',
    })
  }

  /** Printed fields whose stored value is another; what the store was not asked for is not compared. */
  #changes(group: RecordGroup, path: string, record: object, stored: { id: number; values: StoredValues }): FieldChange[] {
    return fieldsOfGroup(group).flatMap((field): FieldChange[] => {
      const { name, blank = null, heading } = field
      const value = stored.values[name]
      if (value === undefined) return []
      const before = field.measure === 'money' && typeof value === 'number' ? value / this.#won : value
      const seen: unknown = Reflect.get(record, name)
      // A printed field holds a text or a number.
      const after = (isField(seen) ? seen.value : blank) as FieldChange['after']
      if (before === after) return []
      // The name of an indicator has its origin too, under the name as printed.
      const subject = heading !== undefined || name === 'name' ? SUBJECT[group] : undefined
      const origin = subject ? { subject, id: stored.id, field: columnOfField(field) } : null
      return [{ path: `${path}/${name}`, column: name, before, after, stored: origin, kept: false }]
    })
  }

  /** Records without a lineage: like names are shown as renamed, and nothing hangs on it. */
  #pairs<One extends Own, Other extends Stored>(
    group: RecordGroup,
    own: readonly One[],
    stored: readonly Other[],
    changes: (one: One, other: Other) => FieldChange[],
  ) {
    const pairs = pairsOf(own, stored, this.#unitIds, () => true, false)
    for (const one of own) {
      const pair = pairs.find((p) => p.one === one)
      const path = `${group}/${one.key}`
      const fields = pair
        ? [
            ...this.#changes(group, path, one.record, { id: pair.other.id, values: { name: pair.other.name } }),
            ...changes(one, pair.other),
          ]
        : []
      this.#out.push({
        key: path,
        group,
        unit: one.unit,
        name: one.name,
        fields,
        stored: pair ? { id: pair.other.id, name: pair.other.name } : null,
        likeness: pair && !pair.certain ? pair.likeness : null,
        decision: null,
        change: !pair ? 'new' : !pair.certain ? 'renamed' : fields.length > 0 ? 'changed' : 'same',
      })
    }
    for (const other of stored) if (!pairs.some((p) => p.other === other)) this.#gone(group, other)
    return pairs
  }

  #gone(group: RecordGroup, other: Stored) {
    this.#out.push({
      key: `stored/${group}/${other.id}`,
      group,
      unit: this.#unitKeys.get(other.departmentId) ?? null,
      name: other.name,
      change: 'gone',
      stored: { id: other.id, name: other.name },
      likeness: null,
      decision: null,
      fields: [],
    })
  }
}

interface Own {
  readonly key: string
  readonly name: string
  readonly unit: UnitKey
  readonly record: object
}
interface Stored {
  readonly id: number
  readonly name: string
  readonly departmentId: number
}
interface Matched<A, B> extends Pair<A, B> {
  /** the same name in the same department; anything else is a proposal */
  readonly certain: boolean
}

/** Equal names first, in order where several share one; then like ones of the same department, then (`moved`) equal names of others. */
function pairsOf<A extends Own, B extends Stored>(
  own: readonly A[],
  stored: readonly B[],
  units: ReadonlyMap<UnitKey, number>,
  same: (one: A, other: B) => boolean,
  moved: boolean,
): Matched<A, B>[] {
  const pairs: Matched<A, B>[] = []
  const left = new Set(stored)
  const open = new Set(own)
  const take = (one: A, other: B, likeness: number, certain: boolean) => {
    pairs.push({ one, other, likeness, certain })
    left.delete(other)
    open.delete(one)
  }
  const byName = Map.groupBy(stored, (other) => `${other.departmentId}\n${squeezeName(other.name)}`)
  for (const one of own) {
    const id = units.get(one.unit)
    const other = byName.get(`${id ?? ''}\n${squeezeName(one.name)}`)?.find((o) => left.has(o) && same(one, o))
    if (other) take(one, other, 1, true)
  }
  for (const [unit, ones] of Map.groupBy(open, (one) => one.unit)) {
    const id = units.get(unit)
    if (id === undefined) continue
    const pairsHere = likePairs(
      ones,
      [...left].filter((o) => o.departmentId === id),
      (of) => of.name,
      same,
    )
    for (const { one, other, likeness } of pairsHere) take(one, other, likeness, false)
  }
  if (moved) {
    const elsewhere = Map.groupBy(left, (other) => squeezeName(other.name))
    for (const one of open) {
      const other = elsewhere.get(squeezeName(one.name))?.find((o) => left.has(o) && same(one, o))
      if (other) take(one, other, 1, false)
    }
  }
  return pairs
}

/** What the origins of a group's fields are filed under. */
const SUBJECT: Partial<Record<RecordGroup, ProvenanceSubject>> = {
  indicators: 'indicator',
  programmes: 'programme',
  projects: 'project',
  statements: 'budget_statement',
  staffing: 'staffing',
}

function yearlyChanges(path: string, i: IndicatorRecord, other: CurrentIndicator): FieldChange[] {
  const targets = i.targets.flatMap((t): FieldChange[] => {
    const was = other.targets.get(t.year)
    if (!was) return []
    const change = (column: string, before: number | null, after: number | null): FieldChange[] =>
      before === after
        ? []
        : [
            {
              path: `${path}/${column}`,
              column,
              before,
              after,
              stored: { subject: 'target', id: was.id, field: String(t.year) },
              kept: false,
            },
          ]
    const original = t.original && t.original.value !== t.value ? t.original.value : null
    return [
      ...change(`targets/${t.year}`, was.inForce, t.value),
      ...change(`targets/${t.year}/original`, was.original ?? null, original),
    ]
  })
  const actuals = i.actuals.flatMap((a): FieldChange[] => {
    const was = other.actuals.get(a.year)
    const after = a.state === 'measured' ? a.value : null
    if (!was || after === null || was.value === after) return []
    return [
      {
        path: `${path}/actuals/${a.year}`,
        column: `actuals/${a.year}`,
        before: was.value,
        after,
        stored: { subject: 'actual', id: was.revisionId, field: String(a.year) },
        kept: was.byPerson,
      },
    ]
  })
  return [...targets, ...actuals]
}

function amountChanges(path: string, amounts: readonly AmountFigure[], other: CurrentProgramme, won: number): FieldChange[] {
  return amounts.flatMap((a): FieldChange[] => {
    const key = `${a.kind}-${a.year}`
    const was = other.amounts.get(key)
    if (!was || a.value === null || was.won === a.value * won) return []
    return [
      {
        path: `${path}/amounts/${key}`,
        column: `amounts/${key}`,
        before: was.won / won,
        after: a.value,
        stored: { subject: 'budget_amount', id: was.id, field: 'amount' },
        kept: false,
      },
    ]
  })
}
