import type { Db } from '#data/database.ts'
import type { SignedIn } from '../record/writer.ts'
import { actingPerson } from '../organisation/deputies.ts'
import { departmentOf } from '../evidence/access.ts'
import { Refusal } from '../refusal.ts'
import { mayComment, type Value, writingUnit } from './access.ts'
import { type CommentCount, NO_COMMENTS, type Thread } from '../actuals/value-comments.ts'
import { threadOfValue, threadsOfYear } from './record-of.ts'

export interface CommentShown {
  readonly id: number
  /** null = withdrawn by its writer: that there was one stays */
  readonly text: string | null
  readonly at: string
  readonly by: string
  readonly mine: boolean
  readonly withdrawnAt: string | null
}

export interface CommentList extends CommentCount {
  /** oldest first */
  readonly comments: readonly CommentShown[]
  /** the last time somebody resolved or reopened them, and up to which comment */
  readonly settled: { readonly act: 'resolve' | 'reopen'; readonly by: string; readonly at: string; readonly upTo: number } | null
  /** this person may write here; and resolve and reopen */
  readonly writes: boolean
  readonly resolves: boolean
}

/** 댓글 of one value. Refuses 'forbidden' and 'unknown-indicator'. */
export async function commentList(db: Db, value: Value, user: SignedIn, today: string): Promise<CommentList> {
  const acting = await actingPerson(db, user, today)
  const departmentId = await departmentOf(db, value.indicatorId, acting, today)
  if (!mayComment(acting, 'comment.read', departmentId)) throw new Refusal('forbidden')
  const thread = await threadOfValue(db, value, today)
  const unit = await writingUnit(db, acting, value, today)
  const at = { writes: mayComment(acting, 'comment.write', unit), resolves: mayComment(acting, 'comment.resolve', unit) }
  return thread === undefined ? { ...NO_COMMENTS, comments: [], settled: null, ...at } : { ...shown(thread, user.id), ...at }
}

function shown({ comments, settlings, count, open }: Thread, userId: string): Omit<CommentList, 'writes' | 'resolves'> {
  const last = settlings.at(-1)
  return {
    count,
    open,
    comments: comments.map((row) => ({
      id: row.id,
      text: row.withdrawnAt === null ? row.text : null,
      withdrawnAt: row.withdrawnAt,
      at: row.written_at,
      by: row.written_by,
      mine: row.written_by_id === userId,
    })),
    settled: last ? { act: last.act, by: last.recorded_by, at: last.recorded_at, upTo: last.commentId } : null,
  }
}

/** The values of an indicator in one year that somebody wrote about. Refuses 'forbidden' and 'unknown-indicator'. */
export async function commentsOfYear(
  db: Db,
  ask: { readonly indicatorId: number; readonly year: number },
  user: SignedIn,
  today: string,
): Promise<readonly (CommentCount & { readonly month: number })[]> {
  const acting = await actingPerson(db, user, today)
  const departmentId = await departmentOf(db, ask.indicatorId, acting, today)
  if (!mayComment(acting, 'comment.read', departmentId)) throw new Refusal('forbidden')
  const found = await threadsOfYear(db, ask, today)
  return found.map(({ month, count, open }) => ({ month, count, open })).toSorted((a, b) => a.month - b.month)
}
