import { z } from 'zod'
import { may } from '#domain/entry/permissions.ts'
import { fileNameOf, type FileRoutes, forbiddenOnRecord, parsed, type Requester, sendFile, XLSX } from '../http/files.ts'
import { idText, requestId, yearText } from '../http/shapes.ts'
import { Refusal } from '../refusal.ts'
import { applyBudget } from './apply-budget.ts'
import { budgetForm } from './budget-form.ts'
import { budgetLines } from './budget-lines.ts'
import { previewBudget } from './budget-preview.ts'
import { excessive } from '../documents/guard/damage.ts'
import { readSheetsInThread, SHEET_LIMITS } from '../documents/read-sheet.ts'

const ask = z.object({ bureau: idText.optional(), year: yearText.optional() })
const applyAsk = ask.extend({
  request: requestId,
  seen: z.string().regex(/^[0-9a-f]{64}$/),
  asOf: z.iso.date().optional(),
  accept: z.literal('1').optional(),
})

const askOf = ({ bureau, year }: z.infer<typeof ask>) => ({ bureauId: bureau, year })

/**
 * GET /files/workbooks/budget gives the form of amounts by year, PUT reads a filled one and says what it would change, PUT
 * …/budget/apply with the same file writes what was confirmed. For 'budget.enter'.
 */
export function budgetFiles({ files, requesterOf, upload }: FileRoutes): void {
  const entering = (who: Requester, act: string) =>
    forbiddenOnRecord(who, act, () => {
      if (!may(who.user, 'budget.enter')) throw new Refusal('forbidden')
    })
  const sheet = {
    most: SHEET_LIMITS.bytes,
    tooLarge: () => excessive('bytes', SHEET_LIMITS.bytes),
    permit: (who: Requester) => entering(who, 'budget.upload'),
  }

  files.get('/workbooks/budget', async (req, reply) => {
    const who = await requesterOf(req)
    await entering(who, 'budget.form')
    const { plan, lines } = await budgetLines(who.ctx.db, askOf(parsed(ask, req.query)), who.ctx.today)
    const bytes = await budgetForm(plan, lines, who.ctx.today)
    return sendFile(reply, { name: `연도별예산_${plan.bureau.shortName}_${plan.fiscalYear}.xlsx`, mediaType: XLSX, bytes })
  })

  upload('/workbooks/budget', {
    ...sheet,
    take: async ({ ctx }, req, bytes) => {
      const name = fileNameOf(req)
      const sheets = await readSheetsInThread(bytes, name)
      return (await previewBudget(ctx.db, sheets, name, askOf(parsed(ask, req.query)), ctx.today)).preview
    },
  })

  upload('/workbooks/budget/apply', {
    ...sheet,
    take: async ({ ctx, as }, req, bytes) => {
      const asked = parsed(applyAsk, req.query)
      const name = fileNameOf(req)
      return applyBudget(
        ctx.db,
        await readSheetsInThread(bytes, name),
        {
          requestId: asked.request,
          ...askOf(asked),
          fileName: name,
          seen: asked.seen,
          asOf: asked.asOf ?? null,
          acceptDifferences: asked.accept === '1',
        },
        as,
      )
    },
  })
}
