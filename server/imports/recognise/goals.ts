import type { Field, GoalKey, GoalTableRecord, PolicyGoalRecord, UnitRecord } from '../records.ts'
import type { Read } from './department.ts'
import { repaired } from './field.ts'
import type { Ledger } from './ledger.ts'
import { ofName } from './names.ts'
import type { PrintedGoal } from './read-goal-table.ts'
import { squeeze } from './text.ts'

export interface Goals {
  readonly goals: readonly PolicyGoalRecord[]
  readonly tables: readonly GoalTableRecord[]
  /** Goals of a unit in their order, with the counts its own table prints */
  readonly of: (
    unit: UnitRecord,
  ) => readonly { readonly key: GoalKey; readonly printed: PrintedGoal | null; readonly name: string }[]
}

interface Draft {
  readonly name: Field<string>
  readonly printed: PrintedGoal | null
}

/**
 * The 정책사업목표 of every department: from its own table, the headings in its section, else from the bureau's table
 * (matched by amount, counts and wording), else named after its strategic goal for a person to mend.
 */
export function goalsOf(reads: readonly Read[], bureau: UnitRecord, ledger: Ledger): Goals {
  const drafts = new Map<UnitRecord, Draft[]>()
  const units = [...new Set(reads.map((read) => read.unit))].filter(
    (unit) => unit !== bureau || reads.every((read) => read.unit === bureau) || owns(reads, bureau),
  )
  for (const unit of units)
    drafts.set(
      unit,
      ownGoals(
        reads.filter((read) => read.unit === unit),
        unit === bureau && units.length > 1,
        ledger,
      ),
    )
  const bureauRows = reads.filter((read) => read.unit === bureau).flatMap((read) => read.goalTables.flatMap((t) => t.goals))
  fromBureau(
    units.filter((unit) => drafts.get(unit)?.length === 0 && owns(reads, unit)),
    free(bureauRows, [...drafts.values()].flat()),
    reads,
    drafts,
    ledger,
  )
  for (const unit of units)
    if (drafts.get(unit)?.length === 0 && owns(reads, unit)) drafts.set(unit, [afterStrategicGoal(unit, reads, ledger)])

  const keyed = [...drafts].flatMap(([unit, own]) =>
    own.map((draft, i) => ({ unit, draft, key: `${unit.key}-g${i + 1}`, order: i + 1 })),
  )
  const goals = keyed.map(({ unit, draft, key, order }): PolicyGoalRecord => {
    const strategic = reads.filter((read) => read.unit === unit).flatMap((read) => read.strategic)
    return { key, department: unit.key, order, name: draft.name, strategicGoal: strategic.length === 1 ? 1 : null }
  })
  const tables = reads.flatMap((read) =>
    read.goalTables.map(({ table, goals: rows }): GoalTableRecord => ({
      unit: read.unit.key,
      loc:
        table.header[0]?.pieces.find((piece) => piece.text !== '')?.loc ?? table.header[0]?.pieces[0]?.loc ?? read.unit.name.loc,
      rows: rows.map((row, i) => {
        const own = keyed.filter(({ unit }) => read.unit === bureau || unit === read.unit)
        const goal = ofName(own, row.name.value, ({ draft }) => draft.name.value)
        if (!goal) ledger.ask('goal-without-department', row.name.value, row.name)
        return { goal: goal?.key ?? null, order: i + 1, ...row }
      }),
    })),
  )
  const of: Goals['of'] = (unit) =>
    keyed.filter((k) => k.unit === unit).map(({ key, draft }) => ({ key, printed: draft.printed, name: draft.name.value }))
  return { goals, tables, of }
}

const owns = (reads: readonly Read[], unit: UnitRecord): boolean =>
  reads.some((read) => read.unit === unit && (read.indicators.length > 0 || read.programmes.length > 0))

/** Own table first; a heading that names none of its rows is a goal the table lacks. The bureau's table is of its departments. */
function ownGoals(reads: readonly Read[], skipTable: boolean, ledger: Ledger): Draft[] {
  const drafts: Draft[] = skipTable
    ? []
    : reads.flatMap((read) => read.goalTables.flatMap((t) => t.goals)).map((printed) => ({ name: printed.name, printed }))
  for (const heading of reads.flatMap((read) => read.headings)) {
    if (ofName(drafts, heading.name, (d) => d.name.value)) continue
    const at = { raw: heading.raw, loc: heading.piece.loc }
    drafts.push({
      name: repaired(heading.name, at, [ledger.repair('goal-from-heading', heading.raw, heading.name, at.loc)]),
      printed: null,
    })
  }
  return drafts
}

const free = (rows: readonly PrintedGoal[], taken: readonly Draft[]): PrintedGoal[] =>
  rows.filter((row) => !ofName(taken, row.name.value, (d) => d.name.value))

/** Rows of the bureau's table nobody claimed, to departments whose own table is empty. */
function fromBureau(
  lacking: readonly UnitRecord[],
  rows: readonly PrintedGoal[],
  reads: readonly Read[],
  drafts: Map<UnitRecord, Draft[]>,
  ledger: Ledger,
) {
  const take = (unit: UnitRecord, row: PrintedGoal, confidence: number) => {
    const repair = ledger.repair('goal-from-bureau-table', row.name.raw, row.name.value, row.name.loc)
    ledger.note('goal-name-missing', unit.name.value, row.name, row.name.value)
    drafts.get(unit)?.push({ name: { ...row.name, confidence, repairs: [...row.name.repairs, repair] }, printed: row })
  }
  const pairs = lacking
    .flatMap((unit) => rows.map((row) => ({ unit, row, score: likeness(unit, row, reads) })))
    .toSorted((a, b) => b.score - a.score)
  const used = new Set<PrintedGoal>()
  for (const { unit, row, score } of pairs) {
    if (score < 4 || used.has(row) || drafts.get(unit)?.length !== 0) continue
    used.add(row)
    take(unit, row, 0.9)
  }
  const open = lacking.filter((unit) => drafts.get(unit)?.length === 0)
  const [only] = open
  if (open.length !== 1 || !only) return
  for (const row of rows) if (!used.has(row)) take(only, row, 0.7)
}

/** Wording and the policy budget say most; counts of three and three say little. */
function likeness(unit: UnitRecord, row: PrintedGoal, reads: readonly Read[]): number {
  const own = reads.filter((read) => read.unit === unit)
  const policy = own.flatMap((read) => read.statements).find((s) => s.item.value === 'policy')?.budget.value
  const wording = own.flatMap((read) => read.strategic).some((goal) => squeeze(goal.value) === squeeze(row.name.value))
  const count = (n: number, printed: number | null) => (printed !== null && printed === n ? 1 : 0)
  return (
    (wording ? 8 : 0) +
    (policy != null && policy === row.amount.value ? 4 : 0) +
    count(
      own.reduce((n, r) => n + r.indicators.length, 0),
      row.indicators.value,
    ) +
    count(
      own.reduce((n, r) => n + r.programmes.length, 0),
      row.programmes.value,
    )
  )
}

/** A department with indicators and no goal printed anywhere still needs one to put them under. */
function afterStrategicGoal(unit: UnitRecord, reads: readonly Read[], ledger: Ledger): Draft {
  const [strategic] = reads.filter((read) => read.unit === unit).flatMap((read) => read.strategic)
  const at = strategic ?? unit.name
  ledger.ask('goal-name-missing', unit.name.value, at, at.value)
  return {
    name: repaired(at.value, at, [ledger.repair('goal-from-strategic-goal', at.raw, at.value, at.loc)], 0.5),
    printed: null,
  }
}

/**
 * To which goal each of a department's indicators or programmes belongs: by the goal heading above it; where there is one
 * goal, to it; else by the printed counts, else by weights that sum to 100, else to the first, and a person is asked.
 */
export function assign<T>(
  items: readonly T[],
  goals: ReturnType<Goals['of']>,
  how: {
    readonly heading: (item: T) => string | null
    readonly count: (goal: PrintedGoal) => number | null
    readonly weight?: (item: T) => number | null
    readonly unclear: () => void
  },
): GoalKey[] {
  const [first] = goals
  if (!first) return items.map(() => '')
  if (goals.length === 1) return items.map(() => first.key)
  const byHeading = items.map((item) => {
    const heading = how.heading(item)
    return heading === null ? undefined : ofName(goals, heading, (g) => g.name)?.key
  })
  if (byHeading.every((key) => key !== undefined)) return byHeading
  const counts = goals.map((goal) => (goal.printed ? how.count(goal.printed) : null))
  if (counts.reduce<number>((sum, n) => sum + (n ?? Number.NaN), 0) === items.length)
    return goals.flatMap((goal, i) => Array.from({ length: counts[i] ?? 0 }, () => goal.key))
  const groups = how.weight ? hundreds(items.map(how.weight)) : null
  if (groups?.at(-1) === goals.length - 1) return groups.map((i) => goals[i]?.key ?? first.key)
  how.unclear()
  return byHeading.map((key) => key ?? first.key)
}

/** Numbers each item by the group whose weights make up 100; null when the last group does not. */
function hundreds(weights: readonly (number | null)[]): number[] | null {
  let sum = 0
  let group = 0
  const groups = weights.map((weight) => {
    const own = group
    sum += weight ?? Number.NaN
    if (Math.abs(sum - 100) < 1e-9) {
      group += 1
      sum = 0
    }
    return own
  })
  return sum === 0 ? groups : null
}
