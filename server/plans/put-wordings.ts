import { z } from 'zod'
import type { Db } from '#data/database.ts'
import { FILE, type Plan, REASON, WHO } from './earlier-wordings.ts'
import { text } from './fields.ts'
import { insertMany } from './insert-many.ts'
import { originsOfComponent, originsOfIndicator, originsOfOverview } from './load-records.ts'
import { type PlanFiles, readRows } from './plan-files.ts'
import { PlanWriter } from './plan-writer.ts'

export { readPlanFiles } from './plan-files.ts'

const wording = z.object({
  file: z.enum(['indicators', 'indicator_components', 'projects']),
  /** of the row; of a component its indicator's and its number, 'central-office-1#2' */
  code: text,
  field: z.enum(['rationale', 'name', 'funding', 'note']),
  /** what earlier editions of the files had in the place of what is printed */
  wording: text,
})
type Wording = z.output<typeof wording>

const TABLES = { indicators: 'indicator', indicator_components: 'indicator_component', projects: 'project' } as const
const SUBJECTS = { indicators: 'indicator', indicator_components: 'component', projects: 'project' } as const

export const readWordings = (folder: string): readonly Wording[] => readRows(folder, FILE, wording)

export interface Ids {
  /** by the code in the files; of a component 'central-office-1#2' */
  readonly indicators: ReadonlyMap<string, number>
  readonly indicator_components: ReadonlyMap<string, number>
  readonly projects: ReadonlyMap<string, number>
}

export async function idsOf(trx: Db, planId: number): Promise<Ids> {
  const indicators = await trx.selectFrom('indicator').where('plan_id', '=', planId).select(['id', 'code']).execute()
  const components = await trx
    .selectFrom('indicator_component as c')
    .innerJoin('indicator as i', 'i.id', 'c.indicator_id')
    .where('i.plan_id', '=', planId)
    .select(['c.id', 'c.sort_order', 'i.code'])
    .execute()
  const projects = await trx
    .selectFrom('project as j')
    .innerJoin('programme as p', 'p.id', 'j.programme_id')
    .where('p.plan_id', '=', planId)
    .select(['j.id', 'j.code'])
    .execute()
  return {
    indicators: new Map(indicators.map((i) => [i.code, i.id])),
    indicator_components: new Map(components.map((c) => [`${c.code}#${c.sort_order}`, c.id])),
    projects: new Map(projects.map((j) => [j.code, j.id])),
  }
}

/** Returns how many texts of the plan itself were put right. */
export async function putWordings(
  trx: Db,
  wordings: readonly Wording[],
  files: PlanFiles,
  of: Plan & { readonly ids: Ids; readonly at: string },
): Promise<number> {
  let count = 0
  for (const { file, code, field, wording: before } of wordings) {
    const id = of.ids[file].get(code)
    const row = files[file].find((one) => codeIn(one) === code)
    if (id === undefined || row === undefined) continue
    const after = (Reflect.get(row, field) as string | null) ?? null
    const stands = await trx
      .selectFrom(TABLES[file])
      .select('id')
      .where('id', '=', id)
      .where(field as never, '=', before as never)
      .executeTakeFirst()
    if (!stands) continue
    // A note is ours and no text of the plan.
    if (field !== 'note' && after !== null) {
      await trx
        .insertInto('plan_correction')
        .values({
          plan_id: of.id,
          subject: SUBJECTS[file],
          subject_id: id,
          field,
          before,
          after,
          reason: REASON,
          recorded_at: of.at,
          recorded_by: WHO,
          recorded_by_id: 'server',
        })
        .execute()
      count++
    }
    for (const same of [id, ...(await takenOver(trx, file, id, field, before))])
      await trx
        .updateTable(TABLES[file])
        .set({ [field]: after } as never)
        .where('id', '=', same)
        .execute()
  }
  return count
}

const codeIn = (row: object): string =>
  'indicator' in row ? `${String(row.indicator)}#${String(Reflect.get(row, 'order'))}` : String(Reflect.get(row, 'code'))

/** Rows of drafts that took the text over and were not changed since. */
async function takenOver(trx: Db, file: Wording['file'], id: number, field: string, before: string): Promise<number[]> {
  const rows = await (
    file === 'projects'
      ? trx
          .selectFrom('project as r')
          .innerJoin('programme as g', 'g.id', 'r.programme_id')
          .innerJoin('plan as p', 'p.id', 'g.plan_id')
          .where('r.name', '=', trx.selectFrom('project as o').select('o.name').where('o.id', '=', id))
          .where('p.status', '=', 'draft')
          .select(['r.id', `r.${field} as text` as 'r.funding as text'])
      : file === 'indicators'
        ? trx
            .selectFrom('indicator as r')
            .innerJoin('plan as p', 'p.id', 'r.plan_id')
            .where('r.lineage_id', '=', trx.selectFrom('indicator as o').select('o.lineage_id').where('o.id', '=', id))
            .where('p.status', '=', 'draft')
            .select(['r.id', 'r.rationale as text'])
        : trx
            .selectFrom('indicator_component as r')
            .innerJoin('indicator as i', 'i.id', 'r.indicator_id')
            .innerJoin('plan as p', 'p.id', 'i.plan_id')
            .where(
              'i.lineage_id',
              '=',
              trx
                .selectFrom('indicator_component as o')
                .innerJoin('indicator as oi', 'oi.id', 'o.indicator_id')
                .select('oi.lineage_id')
                .where('o.id', '=', id),
            )
            .where('p.status', '=', 'draft')
            .select(['r.id', 'r.name as text'])
  ).execute()
  return rows.filter((row) => row.text === before).map((row) => row.id)
}

/** Places of the texts, which earlier editions did not keep; those of figures are there. */
export async function putOrigins(trx: Db, files: PlanFiles, plan: Plan, ids: Ids, now: Date): Promise<void> {
  const writer = new PlanWriter(trx, files, now.toISOString(), undefined, WHO)
  writer.documentId = plan.documentId
  for (const row of files.indicators) {
    const id = ids.indicators.get(row.code)
    if (id === undefined) continue
    writer.indicators.set(row.code, { id, name: row.printed_name })
    originsOfIndicator(writer, id, row)
  }
  for (const row of files.indicator_components) {
    const id = ids.indicator_components.get(codeIn(row))
    if (id !== undefined) originsOfComponent(writer, id, row)
  }
  for (const row of files.projects) {
    const id = ids.projects.get(row.code)
    if (id !== undefined) originsOfOverview(writer, id, row)
  }
  const there = await trx
    .selectFrom('provenance')
    .where('document_id', '=', plan.documentId)
    .where('subject', 'in', ['indicator', 'component', 'project'])
    .select(['subject', 'subject_id', 'field'])
    .execute()
  const known = new Set(there.map((o) => `${o.subject} ${o.subject_id} ${o.field}`))
  await insertMany(
    trx,
    'provenance',
    writer.origins.filter((o) => !known.has(`${o.subject} ${o.subject_id} ${o.field}`)),
  )
}
