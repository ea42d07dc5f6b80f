import { z } from 'zod'
import { bodyOf, fileNameOf, type FileRoutes, forbiddenOnRecord, parsed, sendFile } from '../http/files.ts'
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
export function evidenceFiles({ files, config, requesterOf }: FileRoutes): void {
  files.put(
    '/evidence/:indicatorId/:year/:month',
    {
      bodyLimit: config.evidence.fileSize,
      // Before the body is read: who may not write here does not make the server take 20 MB.
      onRequest: async (req) => {
        const requester = await requesterOf(req)
        const { ctx, user } = requester
        const { indicatorId } = parsed(cell, req.params)
        await forbiddenOnRecord(requester, 'evidence.add', () => refuseStranger(ctx.db, user, ctx.today, indicatorId))
        if (Number(req.headers['content-length'] ?? 0) > config.evidence.fileSize) {
          throw new Refusal('file-too-large', { megabytes: config.evidence.fileSize / 1024 / 1024 })
        }
      },
    },
    async (req) => {
      const { ctx, as } = await requesterOf(req)
      const input = {
        ...parsed(cell, req.params),
        name: fileNameOf(req),
        requestId: parsed(query, req.query).request,
        bytes: bodyOf(req),
      }
      return addFile(ctx.db, input, as, config)
    },
  )

  files.get('/evidence/:id', async (req, reply) => {
    const requester = await requesterOf(req)
    const { ctx, user } = requester
    const { id } = parsed(piece, req.params)
    const file = await forbiddenOnRecord(requester, 'evidence.fetch', async () =>
      fetchFile(ctx.db, id, user, ctx.today, await vaultOf(ctx.db, config)),
    )
    return sendFile(reply, file)
  })
}
