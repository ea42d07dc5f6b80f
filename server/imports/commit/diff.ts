import type { ProvenanceSubject } from '#data/schema.ts'
import { type Pair, likePairs } from '#domain/plan/import-likeness.ts'
import type { RecordGroup } from '#domain/plan/plan-fields.ts'
import { squeezeName } from '#domain/plan/same-name.ts'
import type { AmountFigure, Field, IndicatorRecord, PlanRecords, UnitKey } from '../records.ts'
import type { Decisions, UnitMatch } from './match-units.ts'
import type { StandingBudget, StandingIndicator, StandingPlan } from './standing.ts'

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
  readonly indicators: ReadonlyMap<string, StandingIndicator>
}

/** The document's records against the plan in the store, record by record and field by field. Pure. */
export function compare(
  records: PlanRecords,
  units: readonly UnitMatch[],
  standing: StandingPlan | null,
  decisions: Decisions,
): Compared {
  return new Comparison(records, units, standing, decisions).run()
}

class Comparison {
  readonly #records: PlanRecords
  readonly #standing: StandingPlan | null
  readonly #decisions: Decisions
  readonly #unitIds: ReadonlyMap<UnitKey, number>
  readonly #unitKeys: ReadonlyMap<number, UnitKey>
  readonly #goalUnit: ReadonlyMap<string, UnitKey>
  readonly #out: DiffRecord[] = []

  constructor(records: PlanRecords, units: readonly UnitMatch[], standing: StandingPlan | null, decisions: Decisions) {
    this.#records = records
    this.#standing = standing
    this.#decisions = decisions
    const matched = units.flatMap((u) => (u.unit ? [[u.key, u.unit.id] as const] : []))
    this.#unitIds = new Map(matched)
    this.#unitKeys = new Map(matched.map(([key, id]) => [id, key]))
    this.#goalUnit = new Map(records.policyGoals.map((g) => [g.key, g.department]))
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
    const own = this.#records.policyGoals.map((g) => ({ key: g.key, name: g.name.value, unit: g.department }))
    this.#pairs(
      'goals',
      own,
      (this.#standing?.goals ?? []).map((g) => ({ ...g, departmentId: g.departmentId })),
      () => [],
    )
  }

  #indicators(): ReadonlyMap<string, StandingIndicator> {
    const own = this.#records.indicators.map((i) => ({ key: i.key, name: i.name.value, unit: this.#unitOf(i.goal), record: i }))
    const stored = this.#standing?.indicators ?? []
    const pairs = pairsOf(
      own,
      stored,
      this.#unitIds,
      (one, other) => squeezeName(one.record.unit.value ?? '') === squeezeName(other.unit),
      true,
    )
    const going = new Map<string, StandingIndicator>()
    const gone = new Set(stored)
    const proposed = new Set<StandingIndicator>()
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
      const fields = shown ? indicatorChanges(path, one.record, shown) : []
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
    const won = this.#records.amountUnitWon.value
    const own = this.#records.programmes.map((p) => ({ key: p.key, name: p.name.value, unit: this.#unitOf(p.goal), record: p }))
    const pairs = this.#pairs('programmes', own, this.#standing?.programmes ?? [], (one, other) =>
      amountChanges(`programmes/${one.key}`, one.record.amounts, other, won),
    )
    const stored = this.#standing?.projects ?? []
    const programmeOf = new Map(pairs.map((p) => [p.one.key, p.other.id]))
    const matched = new Set(programmeOf.values())
    for (const programme of own) {
      const id = programmeOf.get(programme.key)
      const projects = programme.record.projects.map((j) => ({ key: j.key, name: j.name.value, unit: programme.unit, record: j }))
      this.#pairs(
        'projects',
        projects,
        stored.filter((s) => s.programmeId === id),
        (one, other) => amountChanges(`projects/${one.key}`, one.record.amounts, other, won),
      )
    }
    for (const other of stored.filter((s) => !matched.has(s.programmeId))) this.#gone('projects', other)
  }

  #figures() {
    const won = this.#records.amountUnitWon.value
    const standing = this.#standing
    const table = (
      group: 'statements' | 'staffing',
      key: string,
      unit: UnitKey,
      name: string,
      found: { id: number; figures: Readonly<Record<string, number>> } | undefined,
      fields: readonly (readonly [column: string, field: Field<number | null>, factor: number])[],
    ) => {
      const changes = found
        ? fields.flatMap(([column, field, factor]): FieldChange[] => {
            const before = (found.figures[column] ?? 0) / factor
            const subject = group === 'statements' ? ('budget_statement' as const) : ('staffing' as const)
            return before === field.value
              ? []
              : [
                  {
                    path: `${key}/${column}`,
                    column,
                    before,
                    after: field.value,
                    stored: { subject, id: found.id, field: STORED[column] ?? column },
                    kept: false,
                  },
                ]
          })
        : []
      this.#out.push({
        key,
        group,
        unit,
        name,
        fields: changes,
        stored: found ? { id: found.id, name } : null,
        likeness: null,
        decision: null,
        change: !found ? 'new' : changes.length > 0 ? 'changed' : 'same',
      })
    }
    for (const s of this.#records.statements) {
      const found = standing?.statements.find((o) => o.unitId === this.#unitIds.get(s.unit) && o.item === s.item.value)
      const money = (['budget', 'previous', 'change'] as const).map((c) => [c, s[c], won] as const)
      const rates = (['budgetShare', 'previousShare', 'changeRate'] as const).map((c) => [c, s[c], 1] as const)
      table('statements', `statements/${s.unit}-${s.item.value}`, s.unit, s.item.raw.trim() || s.item.value, found, [
        ...money,
        ...rates,
      ])
    }
    for (const s of this.#records.staffing) {
      const found = standing?.staffing.find(
        (o) => o.tableUnitId === this.#unitIds.get(s.tableUnit) && o.unitId === this.#unitIds.get(s.unit) && o.row === s.row,
      )
      const columns = (['quota', 'grade4', 'grade5', 'grade6', 'headcount'] as const).map((c) => [c, s[c], 1] as const)
      table(
        'staffing',
        `staffing/${s.tableUnit}-${s.row === 'total' ? 'total' : s.unit}`,
        s.tableUnit,
        s.row === 'total' ? '계' : s.name.value,
        found,
        columns,
      )
    }
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
      const fields = pair ? [...nameChange(path, group, one.name, pair.other), ...changes(one, pair.other)] : []
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

const SUBJECT: Partial<Record<RecordGroup, ProvenanceSubject>> = {
  indicators: 'indicator',
  programmes: 'programme',
  projects: 'project',
}
const STORED: Readonly<Record<string, string>> = {
  budgetShare: 'budget_share',
  previousShare: 'previous_share',
  changeRate: 'change_rate',
}

function nameChange(path: string, group: RecordGroup, name: string, other: Stored): FieldChange[] {
  if (name === other.name) return []
  const subject = SUBJECT[group]
  return [
    {
      path: `${path}/name`,
      column: 'name',
      before: other.name,
      after: name,
      stored: subject ? { subject, id: other.id, field: 'name' } : null,
      kept: false,
    },
  ]
}

function indicatorChanges(path: string, i: IndicatorRecord, other: StandingIndicator): FieldChange[] {
  const plain = [
    ['name', other.name, i.name.value],
    ['unit', other.unit, i.unit.value],
    ['kind', other.kind, i.kind.value],
    ['weight', other.weight, i.weight.value],
    ['formula', other.formula, i.formula.value],
    ['source', other.source, i.source.value],
    ['rationale', other.rationale, i.rationale?.value ?? ''],
  ] as const
  const own = plain.flatMap(([column, before, after]): FieldChange[] =>
    before === after
      ? []
      : [
          {
            path: `${path}/${column}`,
            column,
            before,
            after,
            kept: false,
            stored: column === 'name' || column === 'weight' ? { subject: 'indicator', id: other.id, field: column } : null,
          },
        ],
  )
  const targets = i.targets.flatMap((t): FieldChange[] => {
    const was = other.targets.get(t.year)
    if (!was || was.inForce === t.value) return []
    return [
      {
        path: `${path}/targets/${t.year}`,
        column: `targets/${t.year}`,
        before: was.inForce,
        after: t.value,
        stored: { subject: 'target', id: was.id, field: String(t.year) },
        kept: false,
      },
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
  return [...own, ...targets, ...actuals]
}

function amountChanges(path: string, amounts: readonly AmountFigure[], other: StandingBudget, won: number): FieldChange[] {
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
