import type { Db } from '#data/database.ts'
import { supplementaries } from '../budgets/supplementary.ts'
import type { ReadFile } from '../documents/sheet.ts'
import { draftSeen, putAmounts, type SupplementaryState } from '../editions/supplementary.ts'
import type { YearPlan } from '../plans/plan.ts'
import { write } from '../record/write.ts'
import type { Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { budgetSheet } from './budget-columns.ts'
import { type BudgetLine, budgetLines, type StoredFigure } from './budget-lines.ts'
import { type ReadBudget, readBudget } from './budget-preview.ts'

export interface SupplementaryLines {
  readonly plan: YearPlan
  readonly number: number
  readonly version: number
  readonly lines: readonly BudgetLine[]
}

/**
 * Every line of the plan with what it has in a 추경 that is being written, and without it. Refuses 'unknown-supplementary', and
 * 'plan-wrong-state' (facts: status) for one that is decided, or of a plan that another edition replaced.
 */
export async function supplementaryLines(db: Db, id: number, today: string): Promise<SupplementaryLines> {
  const row = await db
    .selectFrom('supplementary_budget as s')
    .innerJoin('plan as p', 'p.id', 's.plan_id')
    .where('s.id', '=', id)
    .select(['s.number', 's.version', 's.status', 'p.id as planId', 'p.bureau_id as bureauId', 'p.fiscal_year as fiscalYear'])
    .select('p.status as planStatus')
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('unknown-supplementary')
  const { number, version, planId, bureauId, fiscalYear } = row
  if (row.status !== 'draft') throw new Refusal('plan-wrong-state', { status: row.status })
  const { plan, lines } = await budgetLines(db, { bureauId, year: fiscalYear }, today)
  if (plan.id !== planId) throw new Refusal('plan-wrong-state', { status: row.planStatus })
  const { editions, rows } = await supplementaries(db, plan, { drafts: true })
  const place = editions.findIndex((step) => step.kind === 'supplementary' && step.id === id)
  const own = await db.selectFrom('supplementary_amount').selectAll().where('supplementary_id', '=', id).execute()
  const programmes = new Map(rows.map((one) => [one.programmeId, one]))
  const projects = new Map(rows.flatMap((one) => one.projects).map((one) => [one.projectId, one]))
  return {
    plan,
    number,
    version,
    lines: lines.map((line) => {
      const steps = line.projectId === null ? programmes.get(line.programmeId) : projects.get(line.projectId)
      const stored = own.find((one) =>
        line.projectId === null ? one.programme_id === line.programmeId : one.project_id === line.projectId,
      )
      const mine = stored && {
        id: stored.id,
        year: fiscalYear,
        kind: 'supplementary' as const,
        amount: stored.amount,
        unitWon: stored.unit_won,
        asOf: null,
      }
      const figures: readonly StoredFigure[] = [...line.figures, ...(mine ? [mine] : [])]
      const standing = (place > 0 ? steps?.after[place - 1] : steps?.original) ?? null
      return { ...line, figures, standing }
    }),
  }
}

/** What a file would change of a 추경; nothing is written. Refuses as `supplementaryLines`, 'sheet-not-recognised' and 'unit-missing'. */
export async function previewSupplementary(
  db: Db,
  file: ReadFile,
  fileName: string,
  id: number,
  today: string,
): Promise<ReadBudget> {
  const sheet = budgetSheet(file.sheets, 'supplementary')
  const of = await supplementaryLines(db, id, today)
  const read = readBudget(sheet, { ...of, fileName, replaced: file.replaced, today })
  return { ...read, preview: { ...read.preview, version: of.version } }
}

export interface ApplySupplementary {
  readonly id: number
  /** as it was seen */
  readonly version: number
  readonly requestId: string
  readonly fileName: string
  /** the preview's own mark: what a person saw is what is written */
  readonly seen: string
  /** programmes may differ from the sums of their projects */
  readonly acceptDifferences: boolean
}

/**
 * Takes the amounts of a file that a person confirmed into a 추경 that is being written: all of them or none. Refuses 'forbidden',
 * 'version-conflict', 'nothing-to-take', 'sum-differs' (facts: count) and as `previewSupplementary`.
 */
export async function applySupplementary(
  db: Db,
  file: ReadFile,
  input: ApplySupplementary,
  as: Writer,
): Promise<SupplementaryState & { readonly changed: number }> {
  const asked = { ...input, sha256: file.sha256 }
  return write(
    db,
    as,
    { act: 'plan.supplement-amounts', subject: `supplementary:${input.id}`, input: asked },
    async (trx, audit) => {
      const row = await draftSeen(trx, as, input)
      const { preview, taken } = await previewSupplementary(trx, file, input.fileName, input.id, as.today)
      if (preview.seen !== input.seen) throw new Refusal('version-conflict', { version: row.version })
      if (taken.length === 0) throw new Refusal('nothing-to-take')
      const differing = preview.sums.filter((sum) => sum.state === 'failed').length
      if (differing > 0 && !input.acceptDifferences) throw new Refusal('sum-differs', { count: differing })
      const changed = await putAmounts(
        trx,
        row,
        taken.map(({ line, column, amount }) => ({
          programmeId: line.programmeId,
          projectId: line.projectId,
          // What it has anyway is no change.
          amount: amount === line.standing ? null : amount,
          unitWon: column.unitWon,
        })),
      )
      await audit({
        after: { supplementary: row.number, file: input.fileName, sha256: file.sha256, changedProgrammes: changed },
      })
      return { id: row.id, number: row.number, version: row.version + 1, status: row.status, changed: changed.length }
    },
  )
}
