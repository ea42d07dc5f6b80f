import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { mediaTypeOf } from '#domain/entry/file-kind.ts'
import { may } from '#domain/entry/permissions.ts'
import {
  fileNameOf,
  type FileRoutes,
  forbiddenOnRecord,
  parsed,
  plainNameOf,
  type Requester,
  sendFile,
  XLSX,
} from '../http/files.ts'
import { idText, requestId } from '../http/shapes.ts'
import { Refusal } from '../refusal.ts'
import { draftRow } from './drafts/draft.ts'
import { openedDraft } from './drafts/open.ts'
import { startReading } from './drafts/reading.ts'
import { equationReport } from './drafts/report.ts'
import { uploadDraft } from './drafts/upload.ts'
import { excessive } from '../documents/guard/damage.ts'
import { DEFAULT_LIMITS } from '../documents/guard/limits.ts'
import { pagePicture } from '../documents/read/read-document.ts'

const one = z.object({ id: idText })
const page = z.object({
  id: idText,
  page: z.string().regex(/^\d{1,4}\.svg$/),
})
const sent = z.object({ request: requestId, again: z.enum(['0', '1']).default('0') })

/**
 * PUT /files/imports?request=…[&again=1] takes a document and answers { draftId, existing }; reading goes on in the background.
 * GET /files/imports/<id>/original gives it back, …/page/<n>.svg a page as a picture, …/reconciliation.xlsx the equations.
 */
export function importFiles({ files, requesterOf, upload }: FileRoutes): void {
  const mayImport = (who: Requester) =>
    forbiddenOnRecord(
      who,
      'import.upload',
      () => {
        if (!may(who.user, 'import.manage')) throw new Refusal('forbidden')
      },
      'import',
    )
  const manager = async (req: FastifyRequest) => {
    const who = await requesterOf(req)
    await mayImport(who)
    return who.ctx
  }

  upload('/imports', {
    most: DEFAULT_LIMITS.bytes,
    tooLarge: () => excessive('bytes', DEFAULT_LIMITS.bytes),
    permit: mayImport,
    take: async ({ ctx: { db, auditKey }, as }, req, bytes) => {
      const { request, again } = parsed(sent, req.query)
      const made = await uploadDraft(db, { name: fileNameOf(req), bytes, again: again === '1', requestId: request }, as)
      if (!made.existing) void startReading(db, made.draftId, auditKey)
      return made
    },
  })

  files.get('/imports/:id/original', async (req, reply) => {
    const { db } = await manager(req)
    const draft = await draftRow(db, parsed(one, req.params).id)
    const { bytes } = await db
      .selectFrom('import_file')
      .select('bytes')
      .where('sha256', '=', draft.sha256)
      .executeTakeFirstOrThrow()
    const name = draft.file_name
    return sendFile(reply, { name, plainName: plainNameOf(name, 'plan'), mediaType: mediaTypeOf(name), bytes })
  })

  files.get('/imports/:id/page/:page', async (req, reply) => {
    const { db } = await manager(req)
    const asked = parsed(page, req.params)
    const draft = await draftRow(db, asked.id)
    const { bytes } = await db
      .selectFrom('import_file')
      .select('bytes')
      .where('sha256', '=', draft.sha256)
      .executeTakeFirstOrThrow()
    const picture = await pagePicture(bytes, draft.file_name, Number.parseInt(asked.page, 10))
    return sendPicture(reply, picture)
  })

  files.get('/imports/:id/reconciliation.xlsx', async (req, reply) => {
    const { db, today } = await manager(req)
    const { id } = parsed(one, req.params)
    const draft = await draftRow(db, id)
    const { equations, records } = await openedDraft(db, id, today)
    const title = records.title?.value ?? draft.file_name
    const bytes = await equationReport(equations, { title, file: draft.file_name, sha256: draft.sha256, on: today })
    return sendFile(reply, {
      name: `대사결과_${title}.xlsx`,
      plainName: plainNameOf(`${title}.xlsx`, 'reconciliation'),
      mediaType: XLSX,
      bytes,
    })
  })
}

/** An image and nothing else: opened by itself it may run nothing and ask for nothing. A page of a draft never changes. */
function sendPicture(reply: FastifyReply, { svg, width, height, pages }: Awaited<ReturnType<typeof pagePicture>>) {
  return reply
    .header('content-type', 'image/svg+xml; charset=utf-8')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox")
    .header('x-content-type-options', 'nosniff')
    .header('cross-origin-resource-policy', 'same-origin')
    .header('cache-control', 'private, max-age=3600, immutable')
    .header('x-page-size', `${width} ${height}`)
    .header('x-page-count', pages)
    .send(svg)
}
