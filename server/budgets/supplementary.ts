import type { Db } from '#data/database.ts'

/** 당초 → 추경1 → … of one line of the plan, 원. */
export interface Steps {
  /** 당초: the budget of the plan's fiscal year as first printed; null = none is printed */
  readonly original: number | null
  /** what it has after each step, in their order; an unchanged one has what it had before */
  readonly after: readonly (number | null)[]
  /** places in `after` that a step changed */
  readonly changed: readonly number[]
}

export interface SupplementaryProject extends Steps {
  readonly projectId: number
  readonly name: string
}

export interface SupplementaryRow extends Steps {
  readonly programmeId: number
  readonly name: string
  readonly departmentId: number
  /** with all of them; most are changed by no step */
  readonly projects: readonly SupplementaryProject[]
}

/** What changed the amounts of a year after its first print: a 추경, or a changed edition of the plan that prints other ones. */
export interface BudgetStep {
  readonly kind: 'supplementary' | 'amended'
  /** of the 추경, or of the plan that is the changed edition */
  readonly id: number
  /** the edition it belongs to */
  readonly planId: number
  /** 추경n; of a changed edition its version */
  readonly number: number
  /** to name with the next act on a 추경 */
  readonly version: number
  readonly status: 'draft' | 'confirmed'
  readonly meeting: string | null
  readonly bill: string | null
  /** 'YYYY-MM-DD', of a changed edition 'YYYY-MM' too */
  readonly decidedOn: string | null
}

export interface Supplementaries {
  readonly editions: readonly BudgetStep[]
  readonly rows: readonly SupplementaryRow[]
  /** sums of the unit programmes: 당초, and after each step */
  readonly sums: { readonly original: number; readonly after: readonly number[] }
}

export const NO_SUPPLEMENTARIES: Supplementaries = { editions: [], rows: [], sums: { original: 0, after: [] } }

/**
 * What each 추경 made of the amounts of the plan's fiscal year, programme by programme, in the plan's order. The printed budget stays
 * what it is, and is called 당초. 추경 of earlier editions of the year go on in this one, by the codes of its lines; an amount that
 * this edition prints anew is a step of its own. `drafts`: those of this edition that are being written, too. `always`: its programmes,
 * also where there is no 추경.
 */
export async function supplementaries(
  db: Db,
  plan: { readonly id: number; readonly fiscalYear: number },
  { drafts = false, always = false } = {},
): Promise<Supplementaries> {
  const chain = await editionsUpTo(db, plan.id)
  const decided = await db
    .selectFrom('supplementary_budget')
    .select([
      'id',
      'plan_id as planId',
      'number',
      'version',
      'status',
      'council_meeting as meeting',
      'council_number as bill',
      'decided_on as decidedOn',
    ])
    .where(
      'plan_id',
      'in',
      chain.map((one) => one.id),
    )
    .where('status', 'in', drafts ? ['draft', 'confirmed'] : ['confirmed'])
    .orderBy('number')
    .execute()
  const steps = new Map<number, BudgetStep[]>()
  for (const { status, ...one } of decided) {
    if (status === 'discarded' || (status === 'draft' && one.planId !== plan.id)) continue
    steps.set(one.planId, [...(steps.get(one.planId) ?? []), { kind: 'supplementary', ...one, status }])
  }
  if (steps.size === 0 && !always) return NO_SUPPLEMENTARIES
  const used = chain.filter((one) => one.id === plan.id || steps.has(one.id))
  const lines = await printedLines(
    db,
    used.map((one) => one.id),
    plan.fiscalYear,
  )
  const amounts = await amountsOf(
    db,
    [...steps.values()].flat().map((step) => step.id),
  )
  const walked = walk(used, steps, lines, amounts)
  const rows = rowsOf(lines, walked.of)
  return { editions: walked.editions, rows, sums: sumsOf(rows, walked.editions.length) }
}

/** Of each step, and before them, all unit programmes together. */
export const sumsOf = (rows: readonly Steps[], steps: number): Supplementaries['sums'] => ({
  original: rows.reduce((sum, row) => sum + (row.original ?? 0), 0),
  after: Array.from({ length: steps }, (_, place) => rows.reduce((sum, row) => sum + (row.after[place] ?? 0), 0)),
})

/** A plan and the earlier editions of its year, oldest first. */
const editionsUpTo = (db: Db, planId: number) =>
  db
    .selectFrom('plan as own')
    .innerJoin('plan as p', (join) =>
      join
        .onRef('p.bureau_id', '=', 'own.bureau_id')
        .onRef('p.fiscal_year', '=', 'own.fiscal_year')
        .onRef('p.version', '<=', 'own.version'),
    )
    .where('own.id', '=', planId)
    .select(['p.id', 'p.version', 'p.confirmed_on as confirmedOn'])
    .orderBy('p.version')
    .execute()

interface Line {
  readonly planId: number
  /** the same in every edition of the year */
  readonly key: string
  readonly programmeId: number
  readonly projectId: number | null
  readonly name: string
  readonly departmentId: number
  readonly printed: number | null
}

/** The programmes of some editions with what they print for the year, each before its projects, in the plan's order. */
async function printedLines(db: Db, planIds: readonly number[], year: number): Promise<readonly Line[]> {
  const programmes = await db
    .selectFrom('programme as p')
    .innerJoin('policy_goal as g', 'g.id', 'p.goal_id')
    .leftJoin('budget_amount as b', (join) =>
      join.onRef('b.programme_id', '=', 'p.id').on('b.year', '=', year).on('b.kind', '=', 'budget'),
    )
    .where('p.plan_id', 'in', planIds)
    .select(['p.id', 'p.plan_id as planId', 'p.code', 'p.name', 'p.department_id as departmentId', 'b.amount as printed'])
    .orderBy('p.department_id')
    .orderBy('g.sort_order')
    .orderBy('p.sort_order')
    .orderBy('p.id')
    .execute()
  const projects = await db
    .selectFrom('project as j')
    .innerJoin('programme as p', 'p.id', 'j.programme_id')
    .leftJoin('budget_amount as b', (join) =>
      join.onRef('b.project_id', '=', 'j.id').on('b.year', '=', year).on('b.kind', '=', 'budget'),
    )
    .where('p.plan_id', 'in', planIds)
    .select(['j.id', 'j.code', 'j.name', 'j.programme_id as programmeId', 'b.amount as printed'])
    .orderBy('j.sort_order')
    .orderBy('j.id')
    .execute()
  const projectsOf = Map.groupBy(projects, (one) => one.programmeId)
  return programmes.flatMap(({ id, code, ...programme }): Line[] => [
    { ...programme, key: code, programmeId: id, projectId: null },
    ...(projectsOf.get(id) ?? []).map((project): Line => ({
      ...programme,
      ...project,
      key: `${code}/${project.code}`,
      projectId: project.id,
    })),
  ])
}

/** Amounts of some 추경, by 추경 and the programme or project. */
async function amountsOf(db: Db, ids: readonly number[]): Promise<(step: number, line: Line) => number | undefined> {
  if (ids.length === 0) return () => undefined
  const rows = await db
    .selectFrom('supplementary_amount')
    .select(['supplementary_id as step', 'programme_id as programmeId', 'project_id as projectId', 'amount'])
    .where('supplementary_id', 'in', ids)
    .execute()
  const found = new Map(rows.map((row) => [`${row.step}:${row.programmeId ?? ''}:${row.projectId ?? ''}`, row.amount]))
  return (step, { programmeId, projectId }) => found.get(projectId === null ? `${step}:${programmeId}:` : `${step}::${projectId}`)
}

/** The steps of the year, and what each line has after each of them. Pure. */
function walk(
  plans: Awaited<ReturnType<typeof editionsUpTo>>,
  steps: ReadonlyMap<number, readonly BudgetStep[]>,
  lines: readonly Line[],
  amounts: (step: number, line: Line) => number | undefined,
) {
  const at = new Map(lines.map((line) => [`${line.planId} ${line.key}`, line]))
  const editions = plans.flatMap(({ id, version, confirmedOn }, place): BudgetStep[] => [
    ...(place === 0
      ? []
      : [
          {
            kind: 'amended' as const,
            id,
            planId: id,
            number: version,
            version,
            status: 'confirmed' as const,
            meeting: null,
            bill: null,
            decidedOn: confirmedOn,
          },
        ]),
    ...(steps.get(id) ?? []),
  ])
  const of = (key: string): Steps => {
    const first = at.get(`${plans[0]?.id} ${key}`)
    const original = first?.printed ?? null
    const after: (number | null)[] = []
    const changed: number[] = []
    let [standing, printed] = [original, original]
    const step = (amount: number | null | undefined) => {
      if (amount !== undefined && amount !== standing) {
        changed.push(after.length)
        standing = amount
      }
      after.push(standing)
    }
    for (const [place, { id }] of plans.entries()) {
      const line = at.get(`${id} ${key}`)
      if (place > 0) {
        // What it prints as the edition before did says nothing of what was decided since.
        const now = line?.printed ?? null
        step(now === printed ? undefined : now)
        printed = now
      }
      for (const one of steps.get(id) ?? []) step(line && amounts(one.id, line))
    }
    return { original, after, changed }
  }
  return { editions, of }
}

function rowsOf(lines: readonly Line[], stepsOf: (key: string) => Steps): readonly SupplementaryRow[] {
  // The newest edition's own lines, then those it no longer has.
  const newest = new Map<string, Line>()
  for (const line of lines.toSorted((a, b) => a.planId - b.planId)) newest.set(line.key, line)
  const kept = lines.filter((line) => newest.get(line.key) === line)
  const projects = Map.groupBy(
    kept.filter((line) => line.projectId !== null),
    (line) => line.programmeId,
  )
  return kept
    .filter((line) => line.projectId === null)
    .map(({ key, programmeId, name, departmentId }): SupplementaryRow => ({
      programmeId,
      name,
      departmentId,
      ...stepsOf(key),
      projects: (projects.get(programmeId) ?? []).flatMap(({ projectId, ...one }) =>
        projectId === null ? [] : [{ projectId, name: one.name, ...stepsOf(one.key) }],
      ),
    }))
}
