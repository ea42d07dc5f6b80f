import { z } from 'zod'
import type { Db } from '#data/database.ts'
import { write } from '../record/write.ts'
import { type Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'

export interface ReverseInput {
  readonly uploadId: number
  readonly requestId: string
}

/**
 * 되돌리기: puts back every figure the plan's last file of amounts replaced, with its origin. Refuses 'upload-not-last' when a later
 * file stands or it was taken back already, 'version-conflict' when one of its figures has been changed since by other means.
 */
export async function reverseBudget(db: Db, input: ReverseInput, as: Writer): Promise<{ readonly restored: number }> {
  return write(db, as, { act: 'budget.reverse', subject: `budget-upload:${input.uploadId}`, input }, async (trx, audit) => {
    const upload = await trx.selectFrom('budget_upload').selectAll().where('id', '=', input.uploadId).executeTakeFirst()
    const last =
      upload &&
      (await trx
        .selectFrom('budget_upload')
        .select('id')
        .where('plan_id', '=', upload.plan_id)
        .where('reversed_at', 'is', null)
        .orderBy('id', 'desc')
        .executeTakeFirst())
    if (!upload || last?.id !== upload.id) throw new Refusal('upload-not-last')
    const changes = await trx
      .selectFrom('budget_upload_change')
      .selectAll()
      .where('upload_id', '=', upload.id)
      .orderBy('id')
      .execute()
    for (const change of changes) {
      const table = change.subject
      const now = await trx.selectFrom(table).select('amount').where('id', '=', change.subject_id).executeTakeFirst()
      if (now?.amount !== change.after_amount) throw new Refusal('version-conflict')
      await trx
        .deleteFrom('provenance')
        .where('subject', '=', table)
        .where('subject_id', '=', change.subject_id)
        .where('field', '=', 'amount')
        .execute()
      if (change.before_amount === null) {
        await trx.deleteFrom(table).where('id', '=', change.subject_id).execute()
        continue
      }
      const before = { amount: change.before_amount, unit_won: change.before_unit ?? 1 }
      if (table === 'budget_amount') await trx.updateTable(table).set(before).where('id', '=', change.subject_id).execute()
      else
        await trx
          .updateTable(table)
          .set({ ...before, as_of: change.before_as_of ?? as.today })
          .where('id', '=', change.subject_id)
          .execute()
      const origin = change.before_origin === null ? null : originShape.parse(JSON.parse(change.before_origin))
      if (origin)
        await trx
          .insertInto('provenance')
          .values({ ...origin, subject: table })
          .execute()
    }
    await trx
      .updateTable('budget_upload')
      .set({ reversed_at: as.now.toISOString(), reversed_by: as.user.name })
      .where('id', '=', upload.id)
      .execute()
    await audit({ subject: `budget:${upload.plan_id}`, before: { file: upload.file_name, figures: changes.length } })
    return { restored: changes.length }
  })
}

// As it was stored by apply-budget.ts, without its number.
const originShape = z.object({
  document_id: z.number(),
  subject_id: z.number(),
  field: z.string(),
  table_label: z.string(),
  row_label: z.string(),
  column_label: z.string(),
  line: z.number().nullable(),
  raw: z.string(),
  confidence: z.number(),
})
