import { z } from 'zod'
import { reaching, router } from '../http/trpc.ts'
import { auditEntry, auditFilters, auditOf, auditPage, auditPeople } from './list.ts'
import { keptPath, vaultOf } from '../evidence/vault.ts'
import { verifyNow } from '../record/verify.ts'

/** 감사기록: the administrator's log, its check, and one value's history. */
export const auditRouter = router({
  page: reaching('audit.read')
    .input(
      auditFilters.extend({
        before: z.number().int().positive().optional(),
        limit: z.number().int().min(1).max(500).optional(),
      }),
    )
    .query(({ ctx, input }) => auditPage(ctx.db, input)),
  entry: reaching('audit.read')
    .input(z.object({ seq: z.number().int().positive() }))
    .query(({ ctx, input }) => auditEntry(ctx.db, input.seq)),
  of: reaching('audit.read')
    .input(z.object({ subject: z.string().min(1).max(120) }))
    .query(({ ctx, input }) => auditOf(ctx.db, input.subject)),
  people: reaching('audit.read').query(({ ctx }) => auditPeople(ctx.db)),
  verify: reaching('audit.read').query(async ({ ctx }) => {
    const vault = ctx.localFolder === undefined ? null : await vaultOf(ctx.db, { localFolder: ctx.localFolder })
    const place = ctx.server.store === 'sqlite' ? ctx.server.place : null
    return verifyNow({ db: ctx.db, place }, ctx.as.auditKey, {
      keptPath: vault === null ? undefined : (sha256) => keptPath(vault, sha256),
    })
  }),
})
