import { z } from 'zod'
import type { Context } from '../http/context.ts'
import { requestId, words } from '../http/shapes.ts'
import { reaching, router } from '../http/trpc.ts'
import { acknowledge } from './acknowledge.ts'
import { auditEntry, auditFilters, auditOf, auditPage, auditPeople } from './list.ts'
import { keptPath, vaultOf } from '../evidence/vault.ts'
import { type Verdict, verifyNow } from '../record/verify.ts'

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
  verify: reaching('audit.read').query(({ ctx }) => verdictOf(ctx)),
  acknowledge: reaching('audit.acknowledge')
    .input(z.object({ marks: z.array(z.string().max(40)).min(1).max(1000), reason: words, requestId }))
    .mutation(async ({ ctx, input }) => acknowledge(ctx.db, ctx.as, await verdictOf(ctx), input)),
})

async function verdictOf({ db, server, localFolder, auditKey }: Context): Promise<Verdict> {
  const vault = localFolder === undefined ? null : await vaultOf(db, { localFolder })
  return verifyNow({ db, place: server.store === 'sqlite' ? server.place : null }, auditKey, {
    keptPath: vault === null ? undefined : (sha256) => keptPath(vault, sha256),
  })
}
