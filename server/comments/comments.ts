import type { Db } from '#data/database.ts'
import { COMMENT_LENGTH, plainComment } from '#domain/entry/comment.ts'
import { subjectOf } from '../actuals/apply.ts'
import { write } from '../record/write.ts'
import { type Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { refuseNoValue, refuseStranger, type Value } from './access.ts'
import { recordOf, threadOfValue } from './record-of.ts'

export interface AddInput extends Value {
  readonly text: string
  readonly requestId: string
}

/** Writes a comment. Refuses 'forbidden', 'bad-input' (nothing said, or too much) and what `refuseNoValue` says. */
export async function addComment(db: Db, input: AddInput, as: Writer): Promise<{ readonly id: number }> {
  return write(db, as, { act: 'comment.add', subject: subjectOf(input), input }, async (trx, audit) => {
    await refuseStranger(trx, as.user, as.today, 'comment.write', input)
    await refuseNoValue(trx, input, as.today)
    const value = await recordOf(trx, input, as.today)
    const text = plainComment(input.text)
    if (text === '' || text.length > COMMENT_LENGTH) throw new Refusal('bad-input')
    const row = await trx
      .insertInto('value_comment')
      .values({
        indicator_id: value.indicatorId,
        year: value.year,
        month: value.month,
        text,
        written_at: as.now.toISOString(),
        written_by: as.user.name,
        written_by_id: as.user.id,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await audit({ subject: subjectOf(value), after: { id: row.id, text } })
    return row
  })
}

/** 거두기: its writer hides the text; that it was there stays. Refuses 'unknown-comment', 'forbidden', 'comment-not-yours', 'comment-withdrawn'. */
export async function withdrawComment(
  db: Db,
  input: { readonly id: number; readonly requestId: string },
  as: Writer,
): Promise<{ readonly id: number }> {
  return write(db, as, { act: 'comment.withdraw', subject: `comment:${input.id}`, input }, async (trx, audit) => {
    const row = await trx.selectFrom('value_comment').selectAll().where('id', '=', input.id).executeTakeFirst()
    if (row === undefined) throw new Refusal('unknown-comment')
    const value = { indicatorId: row.indicator_id, year: row.year, month: row.month }
    await refuseStranger(trx, as.user, as.today, 'comment.write', value)
    if (row.written_by_id !== as.user.id) throw new Refusal('comment-not-yours')
    const gone = await trx
      .selectFrom('value_comment_act')
      .select('id')
      .where('comment_id', '=', row.id)
      .where('act', '=', 'withdraw')
      .executeTakeFirst()
    if (gone !== undefined) throw new Refusal('comment-withdrawn')
    await record(trx, as, value, 'withdraw', row.id)
    // The text is in the record already, with the entry that wrote it.
    await audit({ subject: subjectOf(value), after: { id: row.id } })
    return { id: row.id }
  })
}

export interface SettleInput extends Value {
  /** the newest comment the person saw; what came after stays as it is */
  readonly upTo: number
  readonly requestId: string
}

/** 해결 · 다시 열기: of all comments of a value seen. Refuses 'forbidden', 'unknown-comment', 'comments-settled' when there is nothing to do. */
export async function settleComments(
  db: Db,
  act: 'resolve' | 'reopen',
  input: SettleInput,
  as: Writer,
): Promise<{ readonly open: number }> {
  return write(db, as, { act: `comment.${act}`, subject: subjectOf(input), input }, async (trx, audit) => {
    await refuseStranger(trx, as.user, as.today, 'comment.resolve', input)
    const now = () => threadOfValue(trx, input, as.today)
    const before = await now()
    if (!before?.comments.some((c) => c.id === input.upTo)) throw new Refusal('unknown-comment')
    const last = before.settlings.at(-1)
    const resolvedTo = last?.act === 'resolve' ? last.commentId : 0
    const news = before.comments.some((c) => c.withdrawnAt === null && c.id > resolvedTo && c.id <= input.upTo)
    if (act === 'resolve' ? !news : resolvedTo === 0) throw new Refusal('comments-settled')
    const value = await recordOf(trx, input, as.today)
    await record(trx, as, value, act, input.upTo)
    await audit({ subject: subjectOf(value), after: { upTo: input.upTo } })
    return { open: (await now())?.open ?? 0 }
  })
}

const record = (trx: Db, as: Writer, value: Value, act: 'withdraw' | 'resolve' | 'reopen', commentId: number) =>
  trx
    .insertInto('value_comment_act')
    .values({
      indicator_id: value.indicatorId,
      year: value.year,
      month: value.month,
      act,
      comment_id: commentId,
      recorded_at: as.now.toISOString(),
      recorded_by: as.user.name,
      recorded_by_id: as.user.id,
    })
    .execute()
