import type { Db } from '#data/database.ts'
import type { StructureOfYear } from '../plans/structure.ts'
import { type BudgetMove, type BudgetYear, yearsOf } from './summary.ts'

/** An amount of a programme, or of a project that somebody else than its programme's department has, by owner. 원. */
export interface OwnedLine {
  readonly programmeId: number
  /** null: the programme, less the projects that are listed apart */
  readonly projectId: number | null
  readonly name: string
  readonly planId: number
  readonly ownerId: number
  readonly year: number
  readonly kind: 'settled' | 'budget' | 'plan'
  readonly amount: number
}

/**
 * Every programme's amounts of the plans of a year by their owner in the structure. A project with another owner than its programme takes
 * its amount along, so the sum over all owners is what the plans have. Two queries.
 */
export async function ownedLines(db: Db, view: StructureOfYear): Promise<OwnedLine[]> {
  const planIds = view.plans.map((plan) => plan.id)
  if (planIds.length === 0) return []
  const programmes = await db
    .selectFrom('budget_amount as b')
    .innerJoin('programme as p', 'p.id', 'b.programme_id')
    .where('p.plan_id', 'in', planIds)
    .select(['p.id', 'p.name', 'p.plan_id as planId', 'p.department_id as departmentId', 'b.year', 'b.kind', 'b.amount'])
    .orderBy('p.department_id')
    .orderBy('p.sort_order')
    .orderBy('p.id')
    .execute()
  const decided = await db
    .selectFrom('budget_amount as b')
    .innerJoin('project as j', 'j.id', 'b.project_id')
    .innerJoin('programme as p', 'p.id', 'j.programme_id')
    .where('p.plan_id', 'in', planIds)
    .where('j.id', 'in', db.selectFrom('organisation_assignment').select('subject_id').where('subject_kind', '=', 'project'))
    .select([
      'j.id',
      'j.name',
      'p.id as programmeId',
      'p.name as programme',
      'p.plan_id as planId',
      'p.department_id as departmentId',
      'b.year',
      'b.kind',
      'b.amount',
    ])
    .execute()
  const apart = decided.flatMap((row) => {
    const ownerId = view.projectOwner(row.id)
    return ownerId === null || ownerId === view.ownerOf('programme', row.programmeId, row.departmentId)
      ? []
      : [{ ...row, ownerId }]
  })
  const gone = new Map<string, number>()
  for (const row of apart) {
    const key = `${row.programmeId}.${row.year}.${row.kind}`
    gone.set(key, (gone.get(key) ?? 0) + row.amount)
  }
  return [
    ...programmes.map(({ id, name, planId, departmentId, year, kind, amount }): OwnedLine => ({
      programmeId: id,
      projectId: null,
      name,
      planId,
      ownerId: view.ownerOf('programme', id, departmentId),
      year,
      kind,
      amount: amount - (gone.get(`${id}.${year}.${kind}`) ?? 0),
    })),
    ...apart.map(({ id, name, programme, programmeId, planId, ownerId, year, kind, amount }): OwnedLine => ({
      programmeId,
      projectId: id,
      name: `${name} (${programme})`,
      planId,
      ownerId,
      year,
      kind,
      amount,
    })),
  ]
}

/** The policy budget of units in a structure, from its lines. 원. */
export function ownedBudget(view: StructureOfYear, lines: readonly OwnedLine[]) {
  // One figure a plan and year, as every page has it.
  const kinds = new Map(
    view.plans.map((plan) => {
      const own = lines.filter((line) => line.planId === plan.id)
      const sums = [...Map.groupBy(own, (line) => `${line.year}.${line.kind}`).values()].flatMap((some) => {
        const [first] = some
        if (first === undefined) return []
        const { year, kind } = first
        const programmes = some.filter((line) => line.projectId === null).length
        return [{ year, kind, amount: some.reduce((sum, line) => sum + line.amount, 0), programmes }]
      })
      const count = new Set(own.map((line) => line.programmeId)).size
      return [plan.id, new Map(yearsOf(plan, sums, count).map((year) => [year.year, year.kind]))] as const
    }),
  )
  const years = (owners: ReadonlySet<number>, asked: readonly number[]): BudgetYear[] => {
    const own = lines.filter((line) => owners.has(line.ownerId))
    const plans = [...new Set(own.map((line) => line.planId))]
    return asked.map((year): BudgetYear => {
      const kind = plans.map((id) => kinds.get(id)?.get(year) ?? 'not-planned')
      if (kind.length === 0 || kind.includes('not-planned')) return { year, kind: 'not-planned' }
      const counted = own.filter((line) => line.year === year && line.kind === kinds.get(line.planId)?.get(year))
      const amount = counted.reduce((sum, line) => sum + line.amount, 0)
      return {
        year,
        kind: kind.every((one) => one === 'settled') ? 'settled' : kind.includes('plan') ? 'plan' : 'budget',
        amount,
      }
    })
  }
  /** every line's change from the year before the fiscal year into it, largest first by size */
  const moves = (owners: ReadonlySet<number>, fiscalYear: number): BudgetMove[] => {
    const voted = lines.filter(
      (line) => owners.has(line.ownerId) && line.kind === 'budget' && [fiscalYear - 1, fiscalYear].includes(line.year),
    )
    return [...Map.groupBy(voted, (line) => `${line.programmeId}.${line.projectId ?? ''}`).values()]
      .flatMap((some): BudgetMove[] => {
        const [first] = some
        if (first === undefined) return []
        const at = (year: number) => some.find((line) => line.year === year)?.amount ?? 0
        const [before, after] = [at(fiscalYear - 1), at(fiscalYear)]
        const { programmeId, name, ownerId: departmentId } = first
        return [{ programmeId, name, departmentId, before, after, change: after - before }]
      })
      .toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change) || a.programmeId - b.programmeId)
  }
  return { years, moves }
}
