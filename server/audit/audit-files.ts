import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '#data/database.ts'
import { may } from '#domain/entry/permissions.ts'
import { type FileRoutes, forbiddenOnRecord, parsed, sendFile, XLSX } from '../http/files.ts'
import { recordAudit } from '../record/record.ts'
import { Refusal } from '../refusal.ts'
import { auditCsv, auditXlsx, MOST_EXPORTED } from './export.ts'
import { type AuditQuery, auditFilters } from './list.ts'

const FORMATS = {
  csv: { mediaType: 'text/csv; charset=utf-8', of: (db: Db, query: AuditQuery) => inPieces(auditCsv(db, query)) },
  xlsx: { mediaType: XLSX, of: auditXlsx },
} as const
type Format = keyof typeof FORMATS

/** 감사기록 내려받기: the filtered record as CSV or a workbook. Each download is an entry of the record, and so is each refused one. */
export function auditFiles({ files, requesterOf }: FileRoutes): void {
  const download = (format: Format) => async (req: FastifyRequest, reply: FastifyReply) => {
    const requester = await requesterOf(req)
    const { ctx, user } = requester
    const subject = `audit:${format}`
    await forbiddenOnRecord(
      requester,
      'audit.export',
      () => {
        if (!may(user, 'audit.read')) throw new Refusal('forbidden')
      },
      subject,
    )
    const filters = parsed(auditFilters, req.query)
    const seq = await recordAudit(ctx.db, ctx.auditKey, {
      at: ctx.now,
      actor: { id: user.id, name: user.name, role: user.role },
      act: 'audit.export',
      subject,
      address: ctx.address,
      after: { filters, most: MOST_EXPORTED },
    })
    const { mediaType, of } = FORMATS[format]
    const day = ctx.today.replaceAll('-', '')
    // The record as it stood when it was asked for: its own entry is the last one in it.
    const bytes = Readable.from(of(ctx.db, { ...filters, before: seq + 1 }), { objectMode: false })
    return sendFile(reply, { name: `감사기록_${day}.${format}`, plainName: `audit_${day}.${format}`, mediaType, bytes })
  }
  files.get('/audit.csv', download('csv'))
  files.get('/audit.xlsx', download('xlsx'))
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
