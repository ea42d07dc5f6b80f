import type { Db } from '#data/database.ts'

/** One figure of a year. 원. */
export interface YearAmount {
  readonly id: number
  readonly year: number
  readonly kind: 'settled' | 'budget' | 'plan'
  readonly amount: number
}

export interface ProjectRow {
  readonly id: number
  readonly name: string
  readonly overviewName: string
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly supportType: string | null
  readonly funding: string | null
  readonly implementingBody: string | null
  readonly note: string | null
  readonly amounts: readonly YearAmount[]
  readonly shares: readonly { readonly payer: 'national' | 'province' | 'municipality' | 'other'; readonly percent: number }[]
}

export interface ProgrammeRow {
  readonly id: number
  readonly name: string
  readonly departmentId: number
  readonly goalId: number
  readonly account: string
  readonly printedProjectCount: number | null
  readonly amounts: readonly YearAmount[]
  readonly projects: readonly ProjectRow[]
}

/** 단위사업 with their 세부사업 and every year's amount, of the whole plan or one department, in the plan's order. */
export async function programmes(db: Db, planId: number, departmentId?: number): Promise<ProgrammeRow[]> {
  const heads = await db
    .selectFrom('programme as p')
    .innerJoin('policy_goal as g', 'g.id', 'p.goal_id')
    .where('p.plan_id', '=', planId)
    .$if(departmentId !== undefined, (q) => q.where('p.department_id', '=', departmentId ?? 0))
    .select([
      'p.id',
      'p.name',
      'p.department_id as departmentId',
      'p.goal_id as goalId',
      'p.account',
      'p.printed_project_count as printedProjectCount',
    ])
    .orderBy('p.department_id')
    .orderBy('g.sort_order')
    .orderBy('p.sort_order')
    .orderBy('p.id')
    .execute()
  const projects = await db
    .selectFrom('project as j')
    .innerJoin('programme as p', 'p.id', 'j.programme_id')
    .where('p.plan_id', '=', planId)
    .$if(departmentId !== undefined, (q) => q.where('p.department_id', '=', departmentId ?? 0))
    .select([
      'j.id',
      'j.programme_id as programmeId',
      'j.name',
      'j.overview_name as overviewName',
      'j.starts_on as startsOn',
      'j.ends_on as endsOn',
      'j.support_type as supportType',
      'j.funding',
      'j.implementing_body as implementingBody',
      'j.note',
    ])
    .orderBy('j.sort_order')
    .orderBy('j.id')
    .execute()
  const amounts = await db
    .selectFrom('budget_amount as b')
    .leftJoin('project as j', 'j.id', 'b.project_id')
    .innerJoin('programme as p', (join) => join.on((eb) => eb('p.id', '=', eb.fn.coalesce('b.programme_id', 'j.programme_id'))))
    .where('p.plan_id', '=', planId)
    .$if(departmentId !== undefined, (q) => q.where('p.department_id', '=', departmentId ?? 0))
    .select(['b.id', 'b.programme_id as programmeId', 'b.project_id as projectId', 'b.year', 'b.kind', 'b.amount'])
    .orderBy('b.year')
    .execute()
  const shares = await db
    .selectFrom('funding_share as f')
    .innerJoin('project as j', 'j.id', 'f.project_id')
    .innerJoin('programme as p', 'p.id', 'j.programme_id')
    .where('p.plan_id', '=', planId)
    .select(['f.project_id as projectId', 'f.payer', 'f.percent'])
    .orderBy('f.percent', 'desc')
    .orderBy('f.payer')
    .execute()
  const byProject = Map.groupBy(amounts, (a) => a.projectId)
  const byProgramme = Map.groupBy(amounts, (a) => a.programmeId)
  const projectsOf = Map.groupBy(projects, (j) => j.programmeId)
  const sharesOf = Map.groupBy(shares, (s) => s.projectId)
  const bare = (list: typeof amounts | undefined): YearAmount[] =>
    (list ?? []).map(({ id, year, kind, amount }) => ({ id, year, kind, amount }))
  return heads.map((p) => ({
    ...p,
    amounts: bare(byProgramme.get(p.id)),
    projects: (projectsOf.get(p.id) ?? []).map(({ programmeId: _, ...j }) => ({
      ...j,
      amounts: bare(byProject.get(j.id)),
      shares: (sharesOf.get(j.id) ?? []).map(({ payer, percent }) => ({ payer, percent })),
    })),
  }))
}
