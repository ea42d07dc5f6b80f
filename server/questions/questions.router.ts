import { z } from 'zod'
import { INTENTS } from '#domain/questions/intents.ts'
import { THING_KINDS } from '#domain/questions/link.ts'
import { id, structure, year } from '../http/shapes.ts'
import { allowed, reaching, router } from '../http/trpc.ts'
import { ask } from './ask.ts'
import { namesOf } from './names.ts'
import { examples } from './suggestions.ts'
import { countUnanswered, unanswered } from './unanswered.ts'

/** Longer than any question: what is too long is said in the answer, what is larger is no question of a person. */
const q = z.string().max(20_000)

const question = z.object({
  q,
  bureauId: id.optional(),
  year: year.optional(),
  structure,
  about: z.object({ kind: z.enum(THING_KINDS), id }).optional(),
  intent: z.enum(INTENTS).optional(),
  ofYear: year.optional(),
})

export const questionsRouter = router({
  ask: allowed('search')
    .input(question)
    .query(({ ctx, input }) => ask(ctx.db, input, ctx.user, ctx.today)),
  /** a question without an answer, counted without who asked: no entry of the record, and twice is twice */
  count: allowed('search')
    .input(question)
    .mutation(({ ctx, input }) =>
      countUnanswered(ctx.db, input, { user: ctx.user, today: ctx.today, keepWords: ctx.server.keepsQuestions ?? false }),
    ),
  unanswered: reaching('system.read').query(({ ctx }) => unanswered(ctx.db)),
  /** questions of this bureau that have an answer, for an empty field */
  examples: allowed('search')
    .input(z.object({ bureauId: id.optional(), year: year.optional(), structure }))
    .query(async ({ ctx, input }) => examples(await namesOf(ctx.db, { ...input, year: input.year }, ctx.today))),
})
