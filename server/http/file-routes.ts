import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Reason } from '#domain/entry/reasons.ts'
import type { Config } from '../config.ts'
import type { Context } from './context.ts'
import { databaseReason } from './database-reason.ts'
import { Refusal } from '../refusal.ts'

/** What a room needs to open doors for files: `contextOf` says who asks. */
export interface FileDoors {
  readonly files: FastifyInstance
  readonly config: Config
  readonly contextOf: (req: FastifyRequest) => Promise<Context>
}

const STATUS: Partial<Record<Reason, number>> = {
  'not-signed-in': 401,
  'session-expired': 401,
  forbidden: 403,
  'unknown-indicator': 404,
  'unknown-department': 404,
  'unknown-file': 404,
  'unknown-import': 404,
  'file-too-large': 413,
  'version-conflict': 409,
  'request-reused': 409,
}

/**
 * Files go in and out beside tRPC, below /files: a body of application/octet-stream with its name in `x-file-name`
 * (percent-encoded), so that a foreign page cannot send one without asking first. Refusals have tRPC's reasons.
 */
export async function mountFiles(
  app: FastifyInstance,
  deps: Omit<FileDoors, 'files'>,
  features: readonly ((doors: FileDoors) => void)[],
): Promise<void> {
  await app.register(
    async (files) => {
      files.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_req, body, done) => done(null, body))
      files.setErrorHandler((error, req, reply) => {
        if (error instanceof Refusal)
          return reply.code(STATUS[error.reason] ?? 400).send({ reason: error.reason, facts: error.facts })
        const status =
          error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500
        if (status === 413) return reply.code(413).send({ reason: 'file-too-large' satisfies Reason, facts: {} })
        if (status >= 500) console.error(`${req.method} ${req.routeOptions.url ?? '?'}:`, error)
        const reason: Reason = status >= 500 ? (databaseReason(error) ?? 'server-failed') : 'bad-input'
        return reply.code(status).send({ reason, facts: {} })
      })
      const doors = { files, ...deps }
      for (const feature of features) feature(doors)
    },
    { prefix: '/files' },
  )
}
