import { z } from 'zod'
import { toCsv } from '#domain/words/csv.ts'
import { PERMISSIONS } from '#domain/entry/permissions.ts'
import { excessive } from '../documents/guard/damage.ts'
import { DEFAULT_LIMITS } from '../documents/guard/limits.ts'
import { readSheetsInThread, SHEET_LIMITS } from '../documents/read-sheet.ts'
import { asKnown } from '../http/context.ts'
import { fileNameOf, type FileRoutes, forbiddenOnRecord, parsed, type Requester, sendFile, XLSX } from '../http/files.ts'
import { day, idText } from '../http/shapes.ts'
import { actingPerson } from '../organisation/deputies.ts'
import { Refusal } from '../refusal.ts'
import { servicesPage } from './page.ts'
import { openTable, openWorkbook, previewServices, servicesForm } from './sheet.ts'
import { readStandards } from './take.ts'

const ask = z.object({ bureau: idText.optional(), on: day.optional() })

/**
 * GET /files/services?bureau gives the directory as a workbook that is also the form, …/open.csv and …/open.xlsx what may leave the house, as
 * of the day the address names. PUT /files/services reads a filled form or a pasted table as CSV, PUT …/document a document of service
 * standards; both say what they would change.
 */
export function serviceFiles({ files, requesterOf, upload }: FileRoutes): void {
  const pageOf = async (req: Parameters<typeof requesterOf>[0]) => {
    const { ctx, user } = await requesterOf(req)
    const { bureau, on } = parsed(ask, req.query)
    const { db, today } = await asKnown(ctx)
    const page = await servicesPage(db, { bureauId: bureau, on }, user, today)
    return { page, name: `${page.bureau.shortName}_${page.on}` }
  }
  files.get('/services', async (req, reply) => {
    const { page, name } = await pageOf(req)
    const bytes = await servicesForm(page)
    return sendFile(reply, { name: `이행표준_${name}.xlsx`, plainName: `services_${page.on}.xlsx`, mediaType: XLSX, bytes })
  })
  files.get('/services/open.xlsx', async (req, reply) => {
    const { page, name } = await pageOf(req)
    const bytes = await openWorkbook(page)
    return sendFile(reply, { name: `접수창구_${name}.xlsx`, plainName: `services_open_${page.on}.xlsx`, mediaType: XLSX, bytes })
  })
  files.get('/services/open.csv', async (req, reply) => {
    const { page, name } = await pageOf(req)
    const bytes = Buffer.from(toCsv(openTable(page)))
    return sendFile(reply, {
      name: `접수창구_${name}.csv`,
      plainName: `services_open_${page.on}.csv`,
      mediaType: 'text/csv; charset=utf-8',
      bytes,
    })
  })

  const permit = (who: Requester) =>
    forbiddenOnRecord(who, 'service.upload', async () => {
      const acting = await actingPerson(who.ctx.db, who.user, who.ctx.today)
      if (PERMISSIONS['service.write'][who.user.role] === 'nowhere' && acting.entersFor.length === 0)
        throw new Refusal('forbidden')
    })
  upload('/services', {
    most: SHEET_LIMITS.bytes,
    tooLarge: () => excessive('bytes', SHEET_LIMITS.bytes),
    permit,
    take: async ({ ctx, user }, req, bytes) => {
      const name = fileNameOf(req)
      const file = await readSheetsInThread(bytes, name)
      return previewServices(ctx.db, file, name, { bureauId: parsed(ask, req.query).bureau }, user, ctx.today)
    },
  })
  upload('/services/document', {
    most: DEFAULT_LIMITS.bytes,
    tooLarge: () => excessive('bytes', DEFAULT_LIMITS.bytes),
    permit,
    take: ({ ctx, user }, req, bytes) =>
      readStandards(ctx.db, { bytes, name: fileNameOf(req) }, { bureauId: parsed(ask, req.query).bureau }, user, ctx.today),
  })
}
