import { z } from 'zod'
import { may } from '#domain/entry/permissions.ts'
import { asKnown } from '../http/context.ts'
import { fileNameOf, type FileRoutes, forbiddenOnRecord, parsed, type Requester, sendFile, XLSX } from '../http/files.ts'
import { idText, requestId, yearText } from '../http/shapes.ts'
import { Refusal } from '../refusal.ts'
import { applyBudget } from './apply-budget.ts'
import { budgetForm, supplementaryForm } from './budget-form.ts'
import { applySupplementary, previewSupplementary, supplementaryLines } from './supplementary-upload.ts'
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

const supplementaryAsk = z.object({ id: idText })
const applySupplementaryAsk = supplementaryAsk.extend({
  request: requestId,
  version: z.coerce.number().int().min(1),
  seen: z.string().regex(/^[0-9a-f]{64}$/),
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
    const { db, today } = await asKnown(who.ctx)
    const { plan, lines } = await budgetLines(db, askOf(parsed(ask, req.query)), today)
    const bytes = await budgetForm(plan, lines, today)
    const name = `연도별예산_${plan.bureau.shortName}_${plan.fiscalYear}.xlsx`
    return sendFile(reply, { name, plainName: `budget_${plan.fiscalYear}.xlsx`, mediaType: XLSX, bytes })
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

/** The same of the 추경 that `id` names: GET, PUT and PUT …/apply below /files/workbooks/supplementary. For 'plan.manage'. */
export function supplementaryFiles({ files, requesterOf, upload }: FileRoutes): void {
  const managing = (who: Requester, act: string) =>
    forbiddenOnRecord(who, act, () => {
      if (!may(who.user, 'plan.manage')) throw new Refusal('forbidden')
    })
  const sheet = {
    most: SHEET_LIMITS.bytes,
    tooLarge: () => excessive('bytes', SHEET_LIMITS.bytes),
    permit: (who: Requester) => managing(who, 'plan.supplement-amounts'),
  }

  files.get('/workbooks/supplementary', async (req, reply) => {
    const who = await requesterOf(req)
    await managing(who, 'plan.supplement-amounts')
    const of = await supplementaryLines(who.ctx.db, parsed(supplementaryAsk, req.query).id, who.ctx.today)
    const { bureau, fiscalYear } = of.plan
    const name = `추경${of.number}_${bureau.shortName}_${fiscalYear}.xlsx`
    const plainName = `supplementary_${of.number}_${fiscalYear}.xlsx`
    return sendFile(reply, { name, plainName, mediaType: XLSX, bytes: await supplementaryForm(of, who.ctx.today) })
  })

  upload('/workbooks/supplementary', {
    ...sheet,
    take: async ({ ctx }, req, bytes) => {
      const name = fileNameOf(req)
      const { id } = parsed(supplementaryAsk, req.query)
      return (await previewSupplementary(ctx.db, await readSheetsInThread(bytes, name), name, id, ctx.today)).preview
    },
  })

  upload('/workbooks/supplementary/apply', {
    ...sheet,
    take: async ({ ctx, as }, req, bytes) => {
      const { id, version, request, seen, accept } = parsed(applySupplementaryAsk, req.query)
      const name = fileNameOf(req)
      return applySupplementary(
        ctx.db,
        await readSheetsInThread(bytes, name),
        { id, version, requestId: request, fileName: name, seen, acceptDifferences: accept === '1' },
        as,
      )
    },
  })
}
