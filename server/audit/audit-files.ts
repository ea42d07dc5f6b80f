import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { may } from '#domain/entry/permissions.ts'
import { recordRefusal } from '../record/write.ts'
import type { FileDoors } from '../http/file-routes.ts'
import { Refusal } from '../refusal.ts'
import { recordAudit } from '../record/record.ts'
import { auditCsv, auditXlsx, MOST_EXPORTED } from './export.ts'
import type { AuditAsk } from './list.ts'

const filters = z.object({
  q: z.string().trim().max(80).optional(),
  actorId: z.string().max(100).optional(),
  act: z.string().max(60).optional(),
  subject: z.string().max(120).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
})

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const
type Format = keyof typeof TYPES

/** 감사기록 내려받기: the filtered record as CSV or a workbook. Each download is an entry of the record, and so is each refused one. */
export function auditFiles({ files, contextOf }: FileDoors): void {
  const door = (format: Format) => async (req: FastifyRequest, reply: FastifyReply) => {
    const { db, user, now, today, address, auditKey } = await contextOf(req)
    if (!user) throw new Refusal('not-signed-in')
    const actor = { id: user.id, name: user.name, role: user.role }
    const note = { at: now, actor, act: 'audit.export', subject: `audit:${format}`, address }
    if (!may(user, 'audit.read')) {
      await recordRefusal(db, auditKey, { ...note, act: 'refused.audit.export', reason: 'forbidden' })
      throw new Refusal('forbidden')
    }
    const asked = filters.safeParse(req.query)
    if (!asked.success) throw new Refusal('bad-input')
    const seq = await recordAudit(db, auditKey, { ...note, after: { filters: asked.data, most: MOST_EXPORTED } })
    // The record as it stood when it was asked for: its own entry is the last one in it.
    const ask: AuditAsk = { ...asked.data, before: seq + 1 }
    const name = `감사기록_${today.replaceAll('-', '')}.${format}`
    return reply
      .header('content-type', TYPES[format])
      .header(
        'content-disposition',
        `attachment; filename="audit_${today.replaceAll('-', '')}.${format}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      )
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, no-store')
      .send(
        format === 'csv'
          ? Readable.from(inPieces(auditCsv(db, ask)), { objectMode: false })
          : Readable.from(auditXlsx(db, ask), { objectMode: false }),
      )
  }
  files.get('/audit.csv', door('csv'))
  files.get('/audit.xlsx', door('xlsx'))
}

/** Lines put together: a chunk for each would cost more than the lines themselves. */
async function* inPieces(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let piece = ''
  for await (const line of lines) {
    piece += line
    if (piece.length < 65_536) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}
