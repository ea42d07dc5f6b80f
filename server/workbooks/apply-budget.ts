import type { Db } from '#data/database.ts'
import { write } from '../record/write.ts'
import { type Writer } from '../record/writer.ts'
import { planFor } from '../plans/plan.ts'
import { Refusal } from '../refusal.ts'
import type { BudgetAsk, Taken } from './budget-lines.ts'
import { previewBudget } from './budget-preview.ts'
import type { ReadFile } from '../documents/sheet.ts'

export interface ApplyBudget extends BudgetAsk {
  readonly requestId: string
  readonly fileName: string
  /** the preview's own mark: what a person saw is what is written */
  readonly seen: string
  /** 기준일 of the executed amounts; needed when there are any */
  readonly asOf: string | null
  /** programmes may differ from the sums of their projects */
  readonly acceptDifferences: boolean
}

export interface AppliedBudget {
  readonly uploadId: number
  readonly changed: number
}

/**
 * Writes the amounts of a file that a person confirmed: all of them or none, each with its place in the file. Refuses
 * 'version-conflict' when a figure changed since the preview, 'nothing-to-take', 'sum-differs', 'day-needed' and what `previewBudget` refuses.
 */
export async function applyBudget(db: Db, file: ReadFile, input: ApplyBudget, as: Writer): Promise<AppliedBudget> {
  // The plan's number for the record, read before the lock: a bureau keeps its plan while a request runs.
  const plan = await planFor(db, { bureauId: input.bureauId, year: input.year, today: as.today })
  const asked = { ...input, bureauId: input.bureauId ?? null, year: plan.year, sha256: file.sha256 }
  return write(db, as, { act: 'budget.upload', subject: `budget:${plan.id}`, input: asked }, async (trx, audit) => {
    const { preview, taken, planId, sheet } = await previewBudget(
      trx,
      file,
      input.fileName,
      { bureauId: input.bureauId, year: plan.year },
      as.today,
    )
    if (preview.seen !== input.seen) throw new Refusal('version-conflict')
    if (taken.length === 0) throw new Refusal('nothing-to-take')
    const differing = preview.sums.filter((s) => s.state === 'failed').length
    if (differing > 0 && !input.acceptDifferences) throw new Refusal('sum-differs', { count: differing })
    const executed = taken.some((t) => t.column.kind === 'executed')
    const asOf = input.asOf ?? ''
    if (executed && (asOf === '' || asOf > as.today)) throw new Refusal('day-needed')
    const document = await trx
      .insertInto('document')
      .values({
        code: `budget-upload-${input.requestId}`,
        title: `${input.fileName} (${as.today} ${as.user.name})`,
        issuer: as.user.name,
        kind: 'budget-upload',
        received_as: input.fileName,
        sha256: file.sha256,
        note: '연도별 예산 자료. 파일의 지문만 보관하고 원본은 올린 사람이 보관합니다.',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const upload = await trx
      .insertInto('budget_upload')
      .values({
        plan_id: planId,
        document_id: document.id,
        file_name: input.fileName,
        recorded_at: as.now.toISOString(),
        recorded_by: as.user.name,
        recorded_by_id: as.user.id,
        reversed_at: null,
        reversed_by: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    for (const one of taken)
      await put(trx, one, { uploadId: upload.id, documentId: document.id, asOf, table: sheet.name ?? input.fileName })
    await audit({
      after: {
        file: input.fileName,
        sha256: file.sha256,
        figures: taken.length,
        ...totals(taken),
        ...(differing > 0 ? { differing } : {}),
      },
    })
    return { uploadId: upload.id, changed: taken.length }
  })
}

interface Place {
  readonly uploadId: number
  readonly documentId: number
  readonly asOf: string
  readonly table: string
}

async function put(trx: Db, one: Taken, place: Place) {
  const { line, column, stored, amount } = one
  if (column.kind === 'supplementary') throw new Error('amounts of a 추경 stand beside those of the plan')
  const subject = column.kind === 'executed' ? 'budget_execution' : 'budget_amount'
  const key = { programme_id: line.projectId === null ? line.programmeId : null, project_id: line.projectId, year: column.year }
  const now = { amount, unit_won: column.unitWon }
  const origin =
    stored === undefined
      ? undefined
      : await trx
          .selectFrom('provenance')
          .selectAll()
          .where('subject', '=', subject)
          .where('subject_id', '=', stored.id)
          .where('field', '=', 'amount')
          .executeTakeFirst()
  let id = stored?.id
  if (column.kind === 'executed') {
    if (id === undefined)
      id = (
        await trx
          .insertInto('budget_execution')
          .values({ ...key, ...now, as_of: place.asOf })
          .returning('id')
          .executeTakeFirstOrThrow()
      ).id
    else
      await trx
        .updateTable('budget_execution')
        .set({ ...now, as_of: place.asOf })
        .where('id', '=', id)
        .execute()
  } else if (id === undefined) {
    id = (
      await trx
        .insertInto('budget_amount')
        .values({ ...key, ...now, kind: column.kind })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id
  } else await trx.updateTable('budget_amount').set(now).where('id', '=', id).execute()
  if (origin) await trx.deleteFrom('provenance').where('id', '=', origin.id).execute()
  await trx
    .insertInto('provenance')
    .values({
      document_id: place.documentId,
      subject,
      subject_id: id,
      field: 'amount',
      table_label: place.table,
      row_label: line.project || line.programme,
      column_label: column.header,
      line: one.row,
      raw: one.raw,
      confidence: 1,
    })
    .execute()
  await trx
    .insertInto('budget_upload_change')
    .values({
      upload_id: place.uploadId,
      subject,
      subject_id: id,
      before_amount: stored?.amount ?? null,
      before_unit: stored?.unitWon ?? null,
      before_as_of: stored?.asOf ?? null,
      before_origin: origin ? JSON.stringify(origin) : null,
      after_amount: amount,
    })
    .execute()
}

/** Sums of the programmes by year, 원: what the record shows without opening the file. */
function totals(taken: readonly Taken[]): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {}
  for (const { line, column, amount } of taken) {
    if (line.projectId !== null) continue
    const key = `${column.kind}-${column.year}`
    sums[key] = (sums[key] ?? 0) + amount
  }
  return sums
}
