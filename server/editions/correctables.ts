import type { Db } from '#data/database.ts'
import { CORRECTABLE, type CorrectionSubject } from '#domain/plan/edition.ts'
import { yearTarget } from '#domain/scoring/target-change.ts'
import { Refusal } from '../refusal.ts'

/** A thing of the plan that a 정정 can be about, with the values that stand. */
export interface Correctable {
  readonly subject: CorrectionSubject
  readonly id: number
  readonly name: string
  /** of a target: by year; '-' = none */
  readonly values: Readonly<Record<string, string>>
}

const valuesOf = (row: object, fields: readonly string[]): Record<string, string> =>
  Object.fromEntries(fields.map((field) => [field, String(Reflect.get(row, field) ?? '')]))

/** Everything of a plan that can be corrected, in the plan's order. Refuses 'unknown-plan'. */
export async function correctables(db: Db, planId: number): Promise<readonly Correctable[]> {
  const plan = await db.selectFrom('plan').select('id').where('id', '=', planId).executeTakeFirst()
  if (!plan) throw new Refusal('unknown-plan')
  const indicators = await db.selectFrom('indicator').selectAll().where('plan_id', '=', planId).orderBy('id').execute()
  const targets = await db
    .selectFrom('target as t')
    .innerJoin('indicator as i', 'i.id', 't.indicator_id')
    .where('i.plan_id', '=', planId)
    .where('t.stage', '<>', 'revised')
    .select(['t.indicator_id as id', 't.year', 't.revision', 't.stage', 't.kind', 't.value', 't.effective_on as effectiveOn'])
    .execute()
  const components = await db
    .selectFrom('indicator_component as c')
    .innerJoin('indicator as i', 'i.id', 'c.indicator_id')
    .where('i.plan_id', '=', planId)
    .selectAll('c')
    .orderBy('c.id')
    .execute()
  const strategic = await db.selectFrom('strategic_goal').selectAll().where('plan_id', '=', planId).orderBy('id').execute()
  const goals = await db.selectFrom('policy_goal').selectAll().where('plan_id', '=', planId).orderBy('id').execute()
  const programmes = await db.selectFrom('programme').selectAll().where('plan_id', '=', planId).orderBy('id').execute()
  const projects = await db
    .selectFrom('project as j')
    .innerJoin('programme as p', 'p.id', 'j.programme_id')
    .where('p.plan_id', '=', planId)
    .selectAll('j')
    .orderBy('j.id')
    .execute()
  const of = (subject: keyof typeof CORRECTABLE, rows: readonly { readonly id: number; readonly name: string }[]) =>
    rows.map((row): Correctable => ({ subject, id: row.id, name: row.name, values: valuesOf(row, CORRECTABLE[subject]) }))
  const targetsOf = Map.groupBy(targets, (t) => t.id)
  return [
    ...of('indicator', indicators),
    ...indicators.map(({ id, name }): Correctable => {
      const years = Map.groupBy(targetsOf.get(id) ?? [], (t) => t.year)
      const values = [...years].map(([year, versions]) => {
        const value = yearTarget(versions, year, '9999-12-31')?.inForce.value ?? null
        return [String(year), value === null ? '-' : String(value)] as const
      })
      return { subject: 'target', id, name, values: Object.fromEntries(values.toSorted(([a], [b]) => a.localeCompare(b))) }
    }),
    ...of('component', components),
    ...of('strategic_goal', strategic),
    ...of('policy_goal', goals),
    ...of('programme', programmes),
    ...of('project', projects),
  ]
}
