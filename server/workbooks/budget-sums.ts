import Big from 'big.js'
import type { AmountKind } from './budget-columns.ts'
import type { BudgetLine, Taken } from './budget-lines.ts'

/** A programme's amount of a year against the sum of its projects, as it would be with the file. 원. */
export interface BudgetSum {
  readonly programme: string
  readonly year: number
  readonly kind: AmountKind
  /** null: the projects have amounts and the programme none, so the trend cannot show the year */
  readonly printed: number | null
  readonly computed: number
  readonly difference: number | null
  readonly tolerance: number
  readonly state: 'exact' | 'rounding' | 'failed' | 'no-total'
}

/** One check a programme and year that the file touches; where a project has no amount there is nothing to check. */
export function sumsOf(lines: readonly BudgetLine[], taken: readonly Taken[]): readonly BudgetSum[] {
  const byProgramme = Map.groupBy(lines, (l) => l.programmeId)
  const touched = Map.groupBy(taken, (t) => `${t.line.programmeId}/${t.column.year}/${t.column.kind}`)
  return [...touched.values()].flatMap((own): BudgetSum[] => {
    const [first] = own
    if (first === undefined) return []
    const { year, kind } = first.column
    const ofOne = (line: BudgetLine) => {
      const now = own.find((t) => t.line === line)
      const stored = line.figures.find((f) => f.year === year && f.kind === kind)
      return now
        ? { amount: now.amount, unitWon: now.column.unitWon }
        : stored
          ? { amount: stored.amount, unitWon: stored.unitWon }
          : line.standing != null
            ? { amount: line.standing, unitWon: first.column.unitWon }
            : null
    }
    const all = byProgramme.get(first.line.programmeId) ?? []
    const head = all.find((l) => l.projectId === null)
    const projects = all.filter((l) => l.projectId !== null).map(ofOne)
    const known = projects.filter((p) => p !== null)
    const printed = head ? ofOne(head) : null
    if (known.length === 0 || (printed !== null && known.length < projects.length)) return []
    const computed = known.reduce((sum, p) => sum.plus(p.amount), new Big(0))
    // DOMAIN: 0.5·(n+1) in the printed unit, the coarsest of those involved.
    const tolerance = 0.5 * (known.length + 1) * Math.max(...known.map((p) => p.unitWon), printed?.unitWon ?? 1)
    const difference = printed === null ? null : new Big(printed.amount).minus(computed).toNumber()
    const state =
      difference === null ? 'no-total' : difference === 0 ? 'exact' : Math.abs(difference) <= tolerance ? 'rounding' : 'failed'
    return [
      {
        programme: first.line.programme,
        year,
        kind,
        printed: printed?.amount ?? null,
        computed: computed.toNumber(),
        difference,
        tolerance,
        state,
      },
    ]
  })
}

/** How many programmes have an amount of a year, as it would be with the file: until all have one, the trend leaves the year out. */
export interface Coverage {
  readonly year: number
  readonly kind: AmountKind
  readonly of: number
  readonly all: number
}

export function coverageOf(lines: readonly BudgetLine[], taken: readonly Taken[]): readonly Coverage[] {
  const programmes = lines.filter((l) => l.projectId === null)
  const columns = new Map(
    taken
      .filter((t) => t.column.kind === 'settled' || t.column.kind === 'plan')
      .map((t) => [`${t.column.year}/${t.column.kind}`, t.column]),
  )
  return [...columns.values()].map(({ year, kind }) => ({
    year,
    kind,
    all: programmes.length,
    of: programmes.filter(
      (p) =>
        p.figures.some((f) => f.year === year && f.kind === kind) ||
        taken.some((t) => t.line === p && t.column.year === year && t.column.kind === kind),
    ).length,
  }))
}
