import type { FastifyInstance } from 'fastify'
import type { Store } from '#data/database.ts'
import { Refusal } from '../refusal.ts'
import { databaseReason } from './database-reason.ts'
import { log } from '../log.ts'

/** How long the store may take, in milliseconds. */
const PATIENCE = 5_000

/** GET /health: { ok, version } while the store answers. Refuses 'database-…' (503), also when it is silent. */
export function mountHealth(app: FastifyInstance, store: Pick<Store, 'db'>, version: string, patience = PATIENCE): void {
  app.get('/health', async () => {
    const silence = AbortSignal.timeout(patience)
    const silent = new Promise<never>((_, reject) => {
      silence.addEventListener('abort', () => reject(new Refusal('database-failed')), { once: true })
    })
    try {
      await Promise.race([store.db.selectFrom('audit_head').select('seq').executeTakeFirst(), silent])
    } catch (error) {
      log.error({ err: error }, 'the store does not answer')
      throw new Refusal(databaseReason(error) ?? 'database-failed')
    }
    return { ok: true, version }
  })
}
