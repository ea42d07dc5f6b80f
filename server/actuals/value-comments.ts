import type { Selectable } from 'kysely'
import type { Db } from '#data/database.ts'
import type { ValueCommentActTable, ValueCommentTable } from '#data/schema/comments.ts'
import { type Settling, standing } from '#domain/entry/comment.ts'

type CommentRow = Selectable<ValueCommentTable>
type ActRow = Selectable<ValueCommentActTable>
export type Key = Pick<CommentRow, 'indicator_id' | 'year' | 'month'>
export const keyOf = ({ indicator_id: id, year, month }: Key) => `${id}:${year}:${month}`

/** All comments of one value and what was done to them, oldest first. */
export interface Thread extends Key {
  readonly comments: readonly (CommentRow & { readonly withdrawnAt: string | null })[]
  readonly settlings: readonly (ActRow & Settling)[]
  readonly count: number
  readonly open: number
}

export type CommentCount = Pick<Thread, 'count' | 'open'>
export const NO_COMMENTS: CommentCount = { count: 0, open: 0 }

function threadOf(key: Key, rows: readonly CommentRow[], acts: readonly ActRow[]): Thread {
  const gone = new Map(acts.flatMap((a) => (a.act === 'withdraw' ? [[a.comment_id, a.recorded_at] as const] : [])))
  const settlings = acts.flatMap((a) => (a.act === 'withdraw' ? [] : [{ ...a, act: a.act, commentId: a.comment_id }]))
  const comments = rows.map((row) => ({ ...row, withdrawnAt: gone.get(row.id) ?? null }))
  return {
    ...key,
    comments,
    settlings,
    ...standing(
      comments.map(({ id, withdrawnAt }) => ({ id, withdrawn: withdrawnAt !== null })),
      settlings,
    ),
  }
}

/** Threads of one value that were written under several plans as one, in the order of writing. */
export function joined(some: readonly Thread[]): Thread {
  const [first] = some
  if (first === undefined) throw new Error('nothing to join')
  if (some.length === 1) return first
  const { indicator_id, year, month } = first
  const comments = some.flatMap((t) => t.comments).toSorted((a, b) => a.id - b.id)
  const settlings = some.flatMap((t) => t.settlings).toSorted((a, b) => a.id - b.id)
  const words = comments.map(({ id, withdrawnAt }) => ({ id, withdrawn: withdrawnAt !== null }))
  return { indicator_id, year, month, comments, settlings, ...standing(words, settlings) }
}

export interface Where {
  readonly indicatorIds: readonly number[]
  readonly years?: readonly number[]
  readonly month?: number
}

/** The threads of some indicators' values by `keyOf`; values nobody wrote about are left out. Two queries at most. */
export async function threads(db: Db, { indicatorIds, years, month }: Where): Promise<ReadonlyMap<string, Thread>> {
  if (indicatorIds.length === 0 || years?.length === 0) return new Map()
  let said = db.selectFrom('value_comment').selectAll().where('indicator_id', 'in', indicatorIds)
  let done = db.selectFrom('value_comment_act').selectAll().where('indicator_id', 'in', indicatorIds)
  if (years !== undefined) {
    said = said.where('year', 'in', years)
    done = done.where('year', 'in', years)
  }
  if (month !== undefined) {
    said = said.where('month', '=', month)
    done = done.where('month', '=', month)
  }
  const rows = await said.orderBy('id').execute()
  if (rows.length === 0) return new Map()
  const acts = Map.groupBy(await done.orderBy('id').execute(), keyOf)
  return new Map(
    [...Map.groupBy(rows, keyOf)].flatMap(([key, some]) => {
      const [first] = some
      if (first === undefined) return []
      const { indicator_id, year, month: of } = first
      return [[key, threadOf({ indicator_id, year, month: of }, some, acts.get(key) ?? [])] as const]
    }),
  )
}

/** How many comments stand on the values of some indicators in one period, and how many of them wait for somebody. */
export async function commentCounts(
  db: Db,
  indicatorIds: readonly number[],
  year: number,
  month: number,
): Promise<ReadonlyMap<number, CommentCount>> {
  const found = await threads(db, { indicatorIds, years: [year], month })
  return new Map([...found.values()].map((thread) => [thread.indicator_id, { count: thread.count, open: thread.open }]))
}
