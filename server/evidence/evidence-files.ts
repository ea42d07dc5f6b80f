import { z } from 'zod'
import { fileNameOf, type FileRoutes, forbiddenOnRecord, parsed, plainNameOf, sendFile } from '../http/files.ts'
import { idText, monthText, requestId, yearText } from '../http/shapes.ts'
import { Refusal } from '../refusal.ts'
import { refuseStranger } from './access.ts'
import { addFile } from './add-file.ts'
import { fetchFile } from './fetch.ts'
import { vaultOf } from './vault.ts'

const cell = z.object({ indicatorId: idText, year: yearText, month: monthText })
const piece = z.object({ id: idText })
const query = z.object({ request: requestId })

/** PUT /files/evidence/<indicator>/<year>/<month>?request=… attaches the body; GET and HEAD /files/evidence/<id> give it back. */
export function evidenceFiles({ files, config, requesterOf, upload }: FileRoutes): void {
  const most = config.evidence.fileSize
  upload('/evidence/:indicatorId/:year/:month', {
    most,
    tooLarge: () => new Refusal('file-too-large', { megabytes: most / 1024 / 1024 }),
    permit: async (who, req) => {
      const { indicatorId } = parsed(cell, req.params)
      await forbiddenOnRecord(who, 'evidence.add', () => refuseStranger(who.ctx.db, who.user, who.ctx.today, indicatorId))
    },
    take: ({ ctx, as }, req, bytes) => {
      const { request } = parsed(query, req.query)
      return addFile(ctx.db, { ...parsed(cell, req.params), name: fileNameOf(req), requestId: request, bytes }, as, config)
    },
  })

  files.get('/evidence/:id', async (req, reply) => {
    const requester = await requesterOf(req)
    const { ctx, user } = requester
    const { id } = parsed(piece, req.params)
    const file = await forbiddenOnRecord(requester, 'evidence.fetch', async () =>
      fetchFile(ctx.db, id, user, ctx.today, await vaultOf(ctx.db, config)),
    )
    return sendFile(reply, { ...file, plainName: plainNameOf(file.name, 'evidence') })
  })
}
