import type { ColumnType, Generated } from 'kysely'

/** Written once, never changed. */
type Once<T> = ColumnType<T, T, never>

/** 댓글: a short note on one value. Append-only; withdrawing and resolving are entries of their own. */
export interface ValueCommentTable {
  id: Generated<number>
  indicator_id: Once<number>
  year: Once<number>
  /** 0 = the year's figure, else the last month of the period */
  month: Once<number>
  /** plain text of 1 to 1,000 characters */
  text: Once<string>
  written_at: Once<string>
  written_by: Once<string>
  written_by_id: Once<string>
}

/** What was done to the comments of one value after they were written. Append-only. */
export interface ValueCommentActTable {
  id: Generated<number>
  indicator_id: Once<number>
  year: Once<number>
  month: Once<number>
  act: Once<'withdraw' | 'resolve' | 'reopen'>
  /** the comment withdrawn; for the others the newest one seen: everything up to it is meant */
  comment_id: Once<number>
  recorded_at: Once<string>
  recorded_by: Once<string>
  recorded_by_id: Once<string>
}

/** Table names of this room → their interfaces, as in ../schema.ts. */
export interface CommentsTables {
  value_comment: ValueCommentTable
  value_comment_act: ValueCommentActTable
}
