import type { Db } from '#data/database.ts'
import type { BudgetAmountTable } from '#data/schema/plans.ts'
import { keepersOf } from '../../actuals/keepers.ts'
import { columnOfField, fieldsOfGroup, type RecordGroup } from '#domain/plan/plan-fields.ts'

/** A unit of the store, whatever it is called today. */
export interface StoredUnit {
  readonly id: number
  readonly code: string
  readonly kind: 'government' | 'bureau' | 'department'
  /** today's; null: it has none any more */
  readonly name: string | null
  readonly shortName: string | null
  readonly parentId: number | null
  /** every spelling met in documents, and names of other times */
  readonly spellings: readonly string[]
}

/**
 * correction 정정 제출: of the same year · draft: the year's plan is still a draft · next 이듬해 계획: of the newest year before ·
 * earlier 이전 연도 계획: of the nearest year after, where none is before
 */
export interface CurrentPlan {
  readonly id: number
  readonly relation: 'correction' | 'draft' | 'next' | 'earlier'
  readonly fiscalYear: number
  readonly version: number
  readonly status: 'draft' | 'filed' | 'confirmed' | 'superseded'
  readonly title: string
  readonly amountUnitWon: number
  readonly goals: readonly { readonly id: number; readonly departmentId: number; readonly name: string }[]
  readonly indicators: readonly CurrentIndicator[]
  readonly programmes: readonly CurrentProgramme[]
  readonly projects: readonly (CurrentProgramme & { readonly programmeId: number })[]
  readonly statements: readonly {
    readonly id: number
    readonly unitId: number
    readonly item: string
    readonly values: StoredValues
  }[]
  readonly staffing: readonly {
    readonly id: number
    readonly tableUnitId: number
    readonly unitId: number
    readonly row: string
    readonly values: StoredValues
  }[]
}

/** Stored values of a record's printed fields, by field; amounts in 원. */
export type StoredValues = Readonly<Record<string, string | number | null>>

export interface CurrentIndicator {
  readonly id: number
  readonly name: string
  readonly unit: string
  readonly values: StoredValues
  readonly lineageId: number
  readonly departmentId: number
  readonly goalId: number
  /** as its plan prints it and as it is in force, by year; `original` where the plan prints what it was before, too */
  readonly targets: ReadonlyMap<
    number,
    { readonly id: number; readonly printed: number | null; readonly inForce: number | null; readonly original?: number | null }
  >
  readonly actuals: ReadonlyMap<
    number,
    { readonly value: number | null; readonly revisionId: number; readonly byPerson: boolean; readonly stage: string }
  >
}

export interface CurrentProgramme {
  readonly id: number
  readonly departmentId: number
  readonly name: string
  /** 원, by `kind-year` */
  readonly amounts: ReadonlyMap<string, { readonly id: number; readonly won: number }>
}

/** Every unit of the store with all its names. */
export async function storedUnits(db: Db, today: string): Promise<StoredUnit[]> {
  const units = await db.selectFrom('organisation_unit').selectAll().orderBy('id').execute()
  const names = Map.groupBy(
    await db.selectFrom('organisation_unit_name').selectAll().orderBy('valid_from').execute(),
    (n) => n.unit_id,
  )
  const aliases = Map.groupBy(
    await db.selectFrom('organisation_alias').select(['unit_id', 'printed_name']).distinct().execute(),
    (a) => a.unit_id,
  )
  return units.map((u) => {
    const own = names.get(u.id) ?? []
    const now = own.findLast((n) => n.valid_from <= today && (n.valid_to === null || n.valid_to > today)) ?? own.at(-1)
    return {
      id: u.id,
      code: u.code,
      kind: u.kind,
      name: now?.name ?? null,
      shortName: now?.short_name ?? null,
      parentId: now?.parent_id ?? null,
      spellings: [
        ...new Set([...own.flatMap((n) => [n.name, n.short_name]), ...(aliases.get(u.id) ?? []).map((a) => a.printed_name)]),
      ],
    }
  })
}

/**
 * The plan of the bureau a document of `fiscalYear` is compared with: the same year's in force, else the newest of an earlier year,
 * else the nearest of a later one, so that an indicator has one lineage in whatever order its plans come. `answering`: the plan that
 * is known to be the one, whatever its year.
 */
export async function currentPlan(
  db: Db,
  bureauId: number,
  fiscalYear: number,
  today: string,
  answering: number | null = null,
): Promise<CurrentPlan | null> {
  const plans = db.selectFrom('plan').selectAll().where('bureau_id', '=', bureauId).where('status', '<>', 'superseded')
  const plan =
    (answering === null ? undefined : await plans.where('id', '=', answering).executeTakeFirst()) ??
    (await plans
      .where('fiscal_year', '<=', fiscalYear)
      .orderBy('fiscal_year', 'desc')
      .orderBy('version', 'desc')
      .executeTakeFirst()) ??
    (await plans.where('fiscal_year', '>', fiscalYear).orderBy('fiscal_year').orderBy('version', 'desc').executeTakeFirst())
  if (!plan) return null
  const goals = await db
    .selectFrom('policy_goal')
    .select(['id', 'department_id as departmentId', 'name'])
    .where('plan_id', '=', plan.id)
    .orderBy('sort_order')
    .execute()
  const amounts = await amountsOf(db, plan.id)
  const programmes = await db
    .selectFrom('programme')
    .select(['id', 'department_id as departmentId', 'name'])
    .where('plan_id', '=', plan.id)
    .orderBy('id')
    .execute()
  const projects = await db
    .selectFrom('project as j')
    .innerJoin('programme as p', 'p.id', 'j.programme_id')
    .where('p.plan_id', '=', plan.id)
    .select(['j.id', 'p.department_id as departmentId', 'j.name', 'j.programme_id as programmeId'])
    .orderBy('j.id')
    .execute()
  const statements = await db.selectFrom('budget_statement').selectAll().where('plan_id', '=', plan.id).execute()
  const staffing = await db.selectFrom('staffing').selectAll().where('plan_id', '=', plan.id).execute()
  return {
    id: plan.id,
    relation:
      plan.fiscal_year < fiscalYear
        ? 'next'
        : plan.fiscal_year > fiscalYear
          ? 'earlier'
          : plan.status === 'draft'
            ? 'draft'
            : 'correction',
    fiscalYear: plan.fiscal_year,
    version: plan.version,
    status: plan.status,
    title: plan.title,
    amountUnitWon: plan.amount_unit_won,
    goals,
    indicators: [...(await indicatorsOf(db, plan.id, today)), ...(await droppedOf(db, plan.id, today))],
    programmes: programmes.map((p) => ({ ...p, amounts: amounts.get(`p${p.id}`) ?? new Map<string, never>() })),
    projects: projects.map((j) => ({ ...j, amounts: amounts.get(`j${j.id}`) ?? new Map<string, never>() })),
    statements: statements.map((s) => ({
      id: s.id,
      unitId: s.unit_id,
      item: s.item,
      values: valuesOf('statements', s),
    })),
    staffing: staffing.map((s) => ({
      id: s.id,
      tableUnitId: s.table_unit_id,
      unitId: s.unit_id,
      row: s.row_kind,
      values: valuesOf('staffing', s),
    })),
  }
}

/**
 * What a draft dropped, as the plan before has it: a document that prints it all the same goes on from there, and one that does
 * not agrees that it is gone.
 */
async function droppedOf(db: Db, planId: number, today: string): Promise<CurrentIndicator[]> {
  const dropped = await db
    .selectFrom('draft_decision as d')
    .innerJoin('plan_draft as p', 'p.plan_id', 'd.plan_id')
    .where('d.plan_id', '=', planId)
    .where('d.decision', '=', 'drop')
    .select(['d.lineage_id as lineageId', 'p.from_plan_id as fromPlanId'])
    .execute()
  const [first] = dropped
  if (first === undefined) return []
  const lineages = new Set(dropped.map((d) => d.lineageId))
  return (await indicatorsOf(db, first.fromPlanId, today)).filter((i) => lineages.has(i.lineageId))
}

/** What the store has of a group's printed fields. */
const valuesOf = (group: RecordGroup, row: object): StoredValues =>
  // Every column of a printed field holds a text or a number.
  Object.fromEntries(
    fieldsOfGroup(group).flatMap((field) =>
      field.unprinted ? [] : [[field.name, Reflect.get(row, columnOfField(field)) as string | number | null]],
    ),
  )

async function indicatorsOf(db: Db, planId: number, today: string): Promise<CurrentIndicator[]> {
  const rows = await db.selectFrom('indicator').selectAll().where('plan_id', '=', planId).orderBy('id').execute()
  const mine = (eb: { selectFrom: Db['selectFrom'] }) => eb.selectFrom('indicator').select('id').where('plan_id', '=', planId)
  const targets = Map.groupBy(
    await db.selectFrom('target').selectAll().where('indicator_id', 'in', mine(db)).orderBy('revision').execute(),
    (t) => t.indicator_id,
  )
  const keepers = await keepersOf(db, planId, today)
  const everywhere = rows.flatMap((i) => keepers.everywhere(i.id))
  const revisions =
    everywhere.length === 0
      ? []
      : await db
          .selectFrom('actual_revision')
          .select(['id', 'indicator_id', 'year', 'act', 'value', 'stage'])
          .where('indicator_id', 'in', everywhere)
          .where('month', '=', 0)
          .orderBy('version')
          .execute()
  const touched = Map.groupBy(revisions, (r) => r.indicator_id)
  return rows.map((i) => {
    const own = Map.groupBy(targets.get(i.id) ?? [], (t) => t.year)
    const history = Map.groupBy(
      keepers.everywhere(i.id).flatMap((id) => (touched.get(id) ?? []).filter((r) => keepers.keeper(i.id, r.year) === id)),
      (r) => r.year,
    )
    return {
      id: i.id,
      name: i.name,
      unit: i.unit,
      values: valuesOf('indicators', i),
      lineageId: i.lineage_id,
      departmentId: i.department_id,
      goalId: i.goal_id,
      targets: new Map(
        [...own].map(([year, list]) => {
          const revised = list.findLast((t) => t.stage === 'revised' && t.approved_by === '')
          const printed = revised ?? list[0]
          const inForce = list.at(-1)?.value ?? null
          return [
            year,
            {
              id: printed?.id ?? 0,
              printed: printed?.value ?? null,
              inForce,
              ...(revised ? { original: list[0]?.value ?? null } : {}),
            },
          ] as const
        }),
      ),
      actuals: new Map(
        [...history].flatMap(([year, list]) => {
          const last = list.at(-1)
          return last
            ? [
                [
                  year,
                  { value: last.value, revisionId: last.id, byPerson: list.some((r) => r.act !== null), stage: last.stage },
                ] as const,
              ]
            : []
        }),
      ),
    }
  })
}

async function amountsOf(db: Db, planId: number) {
  // One query a kind of owner: a join on either would look through every programme for each amount.
  const ofProgrammes = await db
    .selectFrom('budget_amount as a')
    .innerJoin('programme as p', 'p.id', 'a.programme_id')
    .where('p.plan_id', '=', planId)
    .select(['a.id', 'a.programme_id', 'a.project_id', 'a.year', 'a.kind', 'a.amount'])
    .execute()
  const ofProjects = await db
    .selectFrom('budget_amount as a')
    .innerJoin('project as j', 'j.id', 'a.project_id')
    .innerJoin('programme as p', 'p.id', 'j.programme_id')
    .where('p.plan_id', '=', planId)
    .select(['a.id', 'a.programme_id', 'a.project_id', 'a.year', 'a.kind', 'a.amount'])
    .execute()
  const found = new Map<string, Map<string, { id: number; won: number }>>()
  for (const a of [...ofProgrammes, ...ofProjects]) {
    const key = a.programme_id === null ? `j${a.project_id}` : `p${a.programme_id}`
    const own = found.get(key) ?? new Map<string, { id: number; won: number }>()
    found.set(key, own.set(`${a.kind satisfies BudgetAmountTable['kind']}-${a.year}`, { id: a.id, won: a.amount }))
  }
  return found
}
