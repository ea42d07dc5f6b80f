import { Readable } from 'node:stream'
import compress from '@fastify/compress'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { REASONS } from '#domain/entry/reasons.ts'
import { databaseReason } from '#server/http/database-reason.ts'
import { answerError, errorShapeOf, STATUS } from '#server/http/reasons.ts'
import { Refusal } from '#server/refusal.ts'

test('every reason has a status: unknown things 404, a store that cannot 503, nothing else is our fault', () => {
  expect(Object.keys(STATUS).toSorted()).toEqual([...REASONS].toSorted())
  for (const reason of REASONS) {
    const status = STATUS[reason]
    expect({ reason, is404: status === 404 }).toEqual({ reason, is404: reason.startsWith('unknown-') })
    expect({ reason, is503: status === 503 }).toEqual({
      reason,
      is503: reason.startsWith('database-') || reason === 'single-sign-on-down',
    })
    expect({ reason, is500: status === 500 }).toEqual({ reason, is500: reason === 'server-failed' })
  }
})

const failure = (code: string) => Object.assign(new Error('inside'), { code })
test.each([
  ['SQLITE_BUSY', 'database-locked'],
  ['SQLITE_BUSY_SNAPSHOT', 'database-locked'],
  ['55P03', 'database-locked'],
  ['40P01', 'database-locked'],
  ['SQLITE_READONLY_DBMOVED', 'database-read-only'],
  ['EROFS', 'database-read-only'],
  ['25006', 'database-read-only'],
  ['SQLITE_FULL', 'database-full'],
  ['ENOSPC', 'database-full'],
  ['EDQUOT', 'database-full'],
  ['53100', 'database-full'],
  ['SQLITE_IOERR_WRITE', 'database-failed'],
  ['SQLITE_CORRUPT', 'database-failed'],
  ['57P01', 'database-failed'],
  ['ECONNREFUSED', 'database-failed'],
  ['ETIMEDOUT', 'database-failed'],
  // Our own fault: waiting would not help.
  ['SQLITE_CONSTRAINT_UNIQUE', null],
  ['SQLITE_ERROR', null],
  ['23505', null],
  ['42703', null],
  ['', null],
] as const)('%s is %s', (code, reason) => {
  expect(databaseReason(failure(code))).toBe(reason)
  expect(databaseReason(new Error('told around it', { cause: failure(code) }))).toBe(reason)
  expect(errorShapeOf(failure(code))).toEqual({ reason: reason ?? 'server-failed', facts: {} })
})

test('a refusal keeps its facts, a broken connection is one without a code, anything else says nothing of the inside', () => {
  expect(errorShapeOf(new Refusal('file-too-large', { megabytes: 20 }))).toEqual({
    reason: 'file-too-large',
    facts: { megabytes: 20 },
  })
  expect(errorShapeOf(new Error('Connection terminated unexpectedly')).reason).toBe('database-failed')
  expect(errorShapeOf(new Error('secret'))).toEqual({ reason: 'server-failed', facts: {} })
  expect(errorShapeOf('secret')).toEqual({ reason: 'server-failed', facts: {} })
  expect(errorShapeOf(Object.assign(new Error('x'), { statusCode: 413 })).reason).toBe('file-too-large')
  expect(errorShapeOf(Object.assign(new Error('x'), { statusCode: 429 })).reason).toBe('too-many-requests')
  expect(errorShapeOf(Object.assign(new Error('x'), { statusCode: 415 })).reason).toBe('bad-input')
})

test('a file’s stream that breaks before its first byte is refused in the one shape, packed or not', async () => {
  const app = Fastify()
  await app.register(compress, { encodings: ['br', 'gzip'], threshold: 1024, globalDecompression: false })
  app.setErrorHandler(answerError)
  app.get('/broken', (_req, reply) =>
    reply.type('text/csv').send(
      new Readable({
        read() {
          this.destroy(new Error('torn'))
        },
      }),
    ),
  )
  app.get('/late', (_req, reply) => {
    reply.type('text/csv')
    throw new Error('torn')
  })
  for (const url of ['/broken', '/late'])
    for (const encoding of ['br', 'identity']) {
      const answer = await app.inject({ url, headers: { 'accept-encoding': encoding } })
      expect([url, encoding, answer.statusCode, answer.headers['content-encoding'], answer.body]).toEqual([
        url,
        encoding,
        500,
        undefined,
        JSON.stringify({ reason: 'server-failed', facts: {} }),
      ])
    }
  await app.close()
})
