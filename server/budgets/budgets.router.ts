import { z } from 'zod'
import { origins } from '../plans/origins.ts'
import { day, id, requestId, structure, words, year } from '../http/shapes.ts'
import { allowed, reaching, router, shared } from '../http/trpc.ts'
import { budgetPage } from './budget.ts'
import { movementPage } from './movements.ts'
import { reconciliationPage } from './reconciliation.ts'
import { fileMovementList, recordMovement, reverseMovement } from './record-movement.ts'

const SUBJECTS = [
  'programme',
  'project',
  'budget_amount',
  'budget_statement',
  'budget_execution',
  'printed_goal',
  'staffing',
] as const
const asked = z.object({ bureauId: id.optional(), year: year.optional(), structure })
const quarter = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])

export const budgetsRouter = router({
  page: shared('budget.read', asked, budgetPage),
  reconciliation: shared('budget.read', asked, reconciliationPage),
  /** where the figures stand in the document */
  origins: allowed('budget.read')
    .input(z.object({ subject: z.enum(SUBJECTS), ids: z.array(id).min(1).max(200) }))
    .query(({ ctx, input }) => origins(ctx.db, [input])),
  /** 이체: budget moved between units, and the quarterly lists for the council */
  movements: shared('budget.read', z.object({ year }), (db, of, today) => movementPage(db, of.year, today)),
  move: reaching('budget.enter')
    .input(
      z.strictObject({
        year,
        programmeId: id,
        fromUnitId: id,
        toUnitId: id,
        // 0 and less are refused with a sentence of their own.
        amount: z.number().int().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER),
        movedOn: day,
        basis: words,
        eventId: id.nullable(),
        note: words,
        requestId,
      }),
    )
    .mutation(({ ctx, input }) => recordMovement(ctx.db, ctx.as, input)),
  moveBack: reaching('budget.enter')
    .input(z.strictObject({ id, reason: words, requestId }))
    .mutation(({ ctx, input }) => reverseMovement(ctx.db, ctx.as, input)),
  fileList: reaching('budget.enter')
    .input(z.strictObject({ year, quarter, filedOn: day, note: words, requestId }))
    .mutation(({ ctx, input }) => fileMovementList(ctx.db, ctx.as, input)),
})
