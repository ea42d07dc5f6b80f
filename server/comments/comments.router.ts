import { z } from 'zod'
import { COMMENT_LENGTH } from '#domain/entry/comment.ts'
import { id, requestId, value } from '../http/shapes.ts'
import { reaching, router } from '../http/trpc.ts'
import { addComment, settleComments, withdrawComment } from './comments.ts'
import { commentList, commentsOfYear } from './list.ts'

const settling = z.object({ ...value, upTo: id, requestId })
const deputies = { deputies: true }

/** 댓글: short notes on one value. They change no figure, so closed periods take them too. */
export const commentsRouter = router({
  list: reaching('comment.read', { ...deputies, asOf: true })
    .input(z.object(value))
    .query(({ ctx, input }) => commentList(ctx.db, input, ctx.user, ctx.today)),
  ofYear: reaching('comment.read', { ...deputies, asOf: true })
    .input(z.object({ indicatorId: value.indicatorId, year: value.year }))
    .query(({ ctx, input }) => commentsOfYear(ctx.db, input, ctx.user, ctx.today)),
  add: reaching('comment.write', deputies)
    .input(z.object({ ...value, text: z.string().min(1).max(COMMENT_LENGTH), requestId }))
    .mutation(({ ctx, input }) => addComment(ctx.db, input, ctx.as)),
  withdraw: reaching('comment.write', deputies)
    .input(z.object({ id, requestId }))
    .mutation(({ ctx, input }) => withdrawComment(ctx.db, input, ctx.as)),
  resolve: reaching('comment.resolve', deputies)
    .input(settling)
    .mutation(({ ctx, input }) => settleComments(ctx.db, 'resolve', input, ctx.as)),
  reopen: reaching('comment.resolve', deputies)
    .input(settling)
    .mutation(({ ctx, input }) => settleComments(ctx.db, 'reopen', input, ctx.as)),
})
