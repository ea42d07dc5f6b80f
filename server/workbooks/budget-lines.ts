import type { Db } from '#data/database.ts'
import { planFor, type YearPlan } from '../plans/plan.ts'
import type { AmountColumn, AmountKind } from './budget-columns.ts'

export interface StoredFigure {
  readonly id: number
  readonly year: number
  readonly kind: AmountKind | 'budget'
  readonly amount: number
  readonly unitWon: number
  readonly asOf: string | null
}

/** A unit programme, or one of its projects, with what is stored for it. */
export interface BudgetLine {
  readonly programmeId: number
  readonly projectId: number | null
  readonly programmeCode: string
  readonly projectCode: string
  readonly departmentId: number
  readonly department: string
  readonly programme: string
  readonly project: string
  readonly figures: readonly StoredFigure[]
  /** in a 추경: what it has without that one */
  readonly standing?: number | null
}

/** An amount of a file that a confirmation writes. */
export interface Taken {
  readonly line: BudgetLine
  readonly column: AmountColumn
  readonly stored: StoredFigure | undefined
  readonly amount: number
  readonly row: number
  readonly raw: string
}

/** Whose amounts: of the plan of which year. */
export interface BudgetAsk {
  readonly bureauId?: number | undefined
  readonly year?: number | undefined
}

/** Every line of the plan of the year, each programme before its projects. */
export async function budgetLines(
  db: Db,
  ask: BudgetAsk,
  today: string,
): Promise<{ plan: YearPlan; lines: readonly BudgetLine[] }> {
  const plan = await planFor(db, { ...ask, today })
  const programmes = await db
    .selectFrom('programme as p')
    .innerJoin('policy_goal as g', 'g.id', 'p.goal_id')
    .where('p.plan_id', '=', plan.id)
    .select(['p.id', 'p.code', 'p.name', 'p.department_id'])
    .orderBy('p.department_id')
    .orderBy('g.sort_order')
    .orderBy('p.sort_order')
    .orderBy('p.id')
    .execute()
  const projects = await db
    .selectFrom('project as j')
    .innerJoin('programme as p', 'p.id', 'j.programme_id')
    .where('p.plan_id', '=', plan.id)
    .select(['j.id', 'j.code', 'j.name', 'j.programme_id'])
    .orderBy('j.sort_order')
    .orderBy('j.id')
    .execute()
  const [ofProgramme, ofProject] = await storedFigures(db, plan.id)
  const names = new Map(plan.departments.map((d) => [d.id, d.shortName]))
  const projectsOf = Map.groupBy(projects, (j) => j.programme_id)
  const lines = programmes.flatMap((p): BudgetLine[] => {
    const common = {
      programmeId: p.id,
      programmeCode: p.code,
      programme: p.name,
      departmentId: p.department_id,
      department: names.get(p.department_id) ?? '',
    }
    return [
      { ...common, projectId: null, projectCode: '', project: '', figures: ofProgramme.get(p.id) ?? [] },
      ...(projectsOf.get(p.id) ?? []).map((j) => ({
        ...common,
        projectId: j.id,
        projectCode: j.code,
        project: j.name,
        figures: ofProject.get(j.id) ?? [],
      })),
    ]
  })
  return { plan, lines }
}

async function storedFigures(db: Db, planId: number) {
  const amounts = await db
    .selectFrom('budget_amount as b')
    .leftJoin('project as j', 'j.id', 'b.project_id')
    .innerJoin('programme as p', (join) => join.on((eb) => eb('p.id', '=', eb.fn.coalesce('b.programme_id', 'j.programme_id'))))
    .where('p.plan_id', '=', planId)
    .select(['b.id', 'b.programme_id', 'b.project_id', 'b.year', 'b.kind', 'b.amount', 'b.unit_won'])
    .execute()
  const spent = await db
    .selectFrom('budget_execution as b')
    .leftJoin('project as j', 'j.id', 'b.project_id')
    .innerJoin('programme as p', (join) => join.on((eb) => eb('p.id', '=', eb.fn.coalesce('b.programme_id', 'j.programme_id'))))
    .where('p.plan_id', '=', planId)
    .select(['b.id', 'b.programme_id', 'b.project_id', 'b.year', 'b.amount', 'b.unit_won', 'b.as_of'])
    .execute()
  const all = [...amounts.map((a) => ({ ...a, as_of: null })), ...spent.map((a) => ({ ...a, kind: 'executed' as const }))]
  const by = (key: 'programme_id' | 'project_id') => {
    const found = new Map<number, StoredFigure[]>()
    for (const a of all) {
      const id = a[key]
      if (id === null) continue
      const list = found.get(id) ?? []
      list.push({ id: a.id, year: a.year, kind: a.kind, amount: a.amount, unitWon: a.unit_won, asOf: a.as_of })
      found.set(id, list)
    }
    return found
  }
  return [by('programme_id'), by('project_id')] as const
}
