import type { Db } from '#data/database.ts'
import type { ActualStage } from '#data/schema.ts'
import type { ScoringInput } from '#domain/indicator.ts'
import type { Actual, Target } from '#domain/value.ts'

/** One indicator in one year, as stored. */
export interface YearFact {
  readonly year: number
  readonly target: Target
  readonly actual: Actual
  readonly stage: ActualStage | null
}

export interface IndicatorFacts extends Omit<ScoringInput, 'target' | 'actual'> {
  readonly departmentId: number
  readonly goalId: number
  readonly decimals: number
  readonly years: readonly YearFact[]
}

/**
 * Every indicator of a plan (or of one department of it) with its target in force and its actual for each year.
 * `today` (ISO day, Asia/Seoul) decides whether a missing actual is late or not due yet.
 */
export async function indicatorFacts(
  db: Db,
  of: { readonly planId: number; readonly departmentId?: number },
  years: readonly number[],
  today: string,
): Promise<IndicatorFacts[]> {
  const rows = await db
    .selectFrom('indicator as i')
    .innerJoin('policy_goal as g', 'g.id', 'i.goal_id')
    .innerJoin('target as t', 't.indicator_id', 'i.id')
    .leftJoin('actual as a', (join) => join.onRef('a.indicator_id', '=', 'i.id').onRef('a.year', '=', 't.year').on('a.month', '=', 0))
    .where('i.plan_id', '=', of.planId)
    .$if(of.departmentId !== undefined, (q) => q.where('i.department_id', '=', of.departmentId ?? 0))
    .where('t.effective_on', '<=', today < `${years[0]}-12-31` ? `${years[0]}-12-31` : today)
    .select([
      'i.id', 'i.code', 'i.name', 'i.unit', 'i.kind', 'i.weight', 'i.direction', 'i.decimals', 'i.results_due as resultsDue',
      'i.department_id as departmentId', 'i.goal_id as goalId',
      't.year', 't.revision', 't.kind as targetKind', 't.value as targetValue',
      'a.kind as actualKind', 'a.value as actualValue', 'a.finality', 'a.stage',
    ])
    .orderBy('g.sort_order')
    .orderBy('i.sort_order')
    .orderBy('i.id')
    .orderBy('t.year')
    .orderBy('t.revision')
    .execute()
  const found = new Map<number, { head: (typeof rows)[number]; years: Map<number, YearFact> }>()
  for (const row of rows) {
    const entry = found.get(row.id) ?? { head: row, years: new Map<number, YearFact>() }
    found.set(row.id, entry)
    // Rows come by revision: the last one written is the one in force.
    entry.years.set(row.year, { year: row.year, target: targetOf(row), actual: actualOf(row, today), stage: row.stage })
  }
  return [...found.values()].map(({ head, years: byYear }) => ({
    id: head.id, code: head.code, name: head.name, unit: head.unit, kind: head.kind, weight: head.weight,
    direction: head.direction, decimals: head.decimals, departmentId: head.departmentId, goalId: head.goalId,
    years: years.map((year) => byYear.get(year) ?? { year, target: { kind: 'none' }, actual: missing(year, head.resultsDue, today), stage: null }),
  }))
}

type Row = {
  year: number
  resultsDue: string
  targetKind: 'set' | 'none'
  targetValue: number | null
  actualKind: 'measured' | 'not-entered' | 'not-applicable' | null
  actualValue: number | null
  finality: 'provisional' | 'final' | null
}

const targetOf = (row: Row): Target =>
  row.targetKind === 'set' && row.targetValue !== null ? { kind: 'set', value: row.targetValue } : { kind: 'none' }

function actualOf(row: Row, today: string): Actual {
  if (row.actualKind === 'measured' && row.actualValue !== null) {
    return { kind: 'measured', value: row.actualValue, finality: row.finality ?? 'provisional' }
  }
  if (row.actualKind === 'not-applicable') return { kind: 'not-applicable' }
  return missing(row.year, row.resultsDue, today)
}

/** Before the date on which results are due a missing actual is normal, from it on it is late. */
function missing(year: number, resultsDue: string, today: string): Actual {
  const dueOn = `${year + 1}-${resultsDue}`
  return today < dueOn ? { kind: 'not-due', dueOn } : { kind: 'not-entered' }
}

/** What scoring needs of one year. */
export function scoringInput(facts: IndicatorFacts, year: number): ScoringInput {
  const at = facts.years.find((y) => y.year === year)
  return {
    id: facts.id, code: facts.code, name: facts.name, unit: facts.unit, kind: facts.kind, weight: facts.weight, direction: facts.direction,
    target: at?.target ?? { kind: 'none' },
    actual: at?.actual ?? { kind: 'not-entered' },
  }
}
