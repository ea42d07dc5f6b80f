import type { Socket } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Reason } from '#domain/entry/reasons.ts'
import { refusalWord } from '#domain/words/audit-refusals.ts'
import { Refusal } from '../refusal.ts'
import { databaseReason } from './database-reason.ts'
import { log } from '../log.ts'

/** The one shape of an error the client gets: a reason from the closed list and the facts for its sentence. */
export interface ErrorShape {
  readonly reason: Reason
  readonly facts: Refusal['facts']
}

/**
 * The HTTP status of every reason, for every endpoint: tRPC, /files, /live, /api/auth and what is not there.
 * 400 input that cannot be accepted as things stand · 401 who · 403 may not · 404 no such thing · 409 somebody was first, or is another ·
 * 413 too large · 429 wait · 500 our fault · 503 passes without our doing, or by an administrator's.
 */
export const STATUS = {
  'not-signed-in': 401,
  'wrong-credentials': 401,
  'session-expired': 401,
  'other-person': 409,
  'link-expired': 403,
  forbidden: 403,
  'demonstration-off': 403,
  'sign-in-delayed': 429,
  'account-disabled': 403,
  'single-sign-on-down': 503,
  'single-sign-on-failed': 403,
  'no-account': 403,
  'account-linked': 403,
  'username-taken': 400,
  'last-administrator': 400,
  'demonstration-account': 400,
  'wrong-password': 400,
  'no-password': 400,
  'password-short': 400,
  'password-like-username': 400,
  'password-common': 400,
  'password-same': 400,
  'bad-input': 400,
  'unknown-endpoint': 404,
  'other-address': 403,
  'unknown-year': 404,
  'unknown-bureau': 404,
  'unknown-department': 404,
  'unknown-indicator': 404,
  'unknown-plan': 404,
  'unknown-programme': 404,
  'unknown-event': 404,
  'policy-version-exists': 400,
  'plan-already-loaded': 400,
  'too-many-requests': 429,
  'no-such-day': 400,
  'known-in-future': 400,
  'known-too-early': 400,
  'past-day': 409,
  'unknown-period': 404,
  'unknown-user': 404,
  'period-not-open': 400,
  'period-closed': 400,
  'deadline-passed': 400,
  'version-conflict': 409,
  'request-reused': 409,
  'number-unclear': 400,
  'number-refused': 400,
  'hard-rule': 400,
  'parts-incomplete': 400,
  'value-submitted': 400,
  'value-returned': 400,
  'draft-of-another': 409,
  'value-confirmed': 400,
  'value-closed': 400,
  'value-computed': 400,
  'whole-year': 400,
  'periods-entered': 409,
  'nothing-entered': 400,
  'not-submitted': 400,
  'not-confirmed': 400,
  'self-approval': 403,
  'reason-needed': 400,
  'entry-incomplete': 400,
  'file-too-large': 413,
  'file-type-refused': 400,
  'file-content-differs': 400,
  'file-infected': 400,
  'file-damaged': 400,
  'file-encrypted': 400,
  'file-hwp-old': 400,
  'unknown-file': 404,
  'link-refused': 400,
  'file-empty': 400,
  'file-waiting': 400,
  'evidence-exists': 400,
  'evidence-full': 400,
  'unknown-comment': 404,
  'comment-not-yours': 400,
  'comment-withdrawn': 400,
  'comments-settled': 400,
  'sheet-not-recognised': 400,
  'unit-missing': 400,
  'sum-differs': 400,
  'day-needed': 400,
  'nothing-to-take': 400,
  'upload-not-last': 400,
  'movement-same-unit': 400,
  'movement-day': 400,
  'movement-amount': 400,
  'movement-built-on': 400,
  'unknown-movement': 404,
  'list-empty': 400,
  'unknown-import': 404,
  'not-a-plan': 400,
  'plan-without-unit': 400,
  'plan-without-year': 400,
  'import-not-open': 400,
  'import-incomplete': 400,
  'import-unread': 409,
  'import-record-in-use': 400,
  'import-built-on': 400,
  'import-superseded': 400,
  'unknown-reorganisation': 404,
  'reorganisation-state': 400,
  'reorganisation-open': 400,
  'reorganisation-built-on': 400,
  'plan-year-exists': 409,
  'not-a-draft': 400,
  'plan-still-draft': 409,
  'draft-built-on': 400,
  'draft-department-done': 400,
  'draft-incomplete': 400,
  'draft-goal-in-use': 400,
  'draft-goal-gone': 400,
  'unknown-goal': 404,
  'plan-locked': 400,
  'plan-not-confirmed': 400,
  'plan-wrong-state': 400,
  'plan-built-on': 400,
  'plan-incomplete': 400,
  'plan-superseded': 400,
  'council-day': 400,
  'target-not-of-plan': 400,
  'target-same': 400,
  'effective-outside-year': 400,
  'request-waiting': 409,
  'request-decided': 409,
  'unknown-request': 404,
  'exception-needed': 400,
  'supplementary-open': 400,
  'unknown-supplementary': 404,
  'supplementary-exists': 409,
  'calendar-known': 400,
  'calendar-day': 400,
  'unknown-activity': 404,
  'duplicate-activity': 409,
  'not-countable': 400,
  'unknown-schedule': 404,
  'unknown-step': 404,
  'schedule-ended': 409,
  'steps-open': 400,
  'activity-cancelled': 400,
  'unknown-series': 404,
  'series-number-taken': 409,
  'counted-twice': 400,
  'unknown-follow-up': 404,
  'unknown-service': 404,
  'unknown-chapter': 404,
  'unknown-commitment': 404,
  'duplicate-service': 409,
  'phone-unreadable': 400,
  'service-day': 400,
  'standard-incomplete': 400,
  'result-misfit': 400,
  'no-standards': 400,
  'other-differences': 409,
  'database-locked': 503,
  'database-read-only': 503,
  'database-full': 503,
  'database-failed': 503,
  'server-failed': 500,
} as const satisfies Readonly<Record<Reason, number>>

/** What any failure is to the person who waits. What is not a refusal is told without its details. */
export function errorShapeOf(error: unknown): ErrorShape {
  if (error instanceof Refusal) return { reason: error.reason, facts: error.facts }
  return { reason: databaseReason(error) ?? guardReason(error) ?? reasonOfStatus(error), facts: {} }
}

/** The store's own guards of a confirmed plan, where no act of ours refused first. */
const guardReason = (error: unknown): Reason | null =>
  error instanceof Error && error.message.startsWith('plan-locked:') ? 'plan-locked' : null

/** Fastify's own errors and its plugins' carry a status: a body that is too large or no JSON, too many requests. */
function reasonOfStatus(error: unknown): Reason {
  const status = error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500
  if (status === 413) return 'file-too-large'
  if (status === 429) return 'too-many-requests'
  return status < 500 ? 'bad-input' : 'server-failed'
}

/**
 * Answers a request with what went wrong; what is ours or the store's goes to the log with its details. A person who followed a link to a
 * file reads a sentence, or signs in where that is what was missing.
 */
export function answerError(error: unknown, req: FastifyRequest, reply: FastifyReply) {
  const shape = errorShapeOf(error)
  const status = STATUS[shape.reason]
  if (status >= 500) log.error({ err: error, method: req.method, asked: req.routeOptions.url ?? 'unknown' }, 'a request failed')
  const { seconds } = shape.facts
  if (typeof seconds === 'number') reply.header('retry-after', String(seconds))
  // What was to be sent may have been packed, and of another type.
  reply.header('cache-control', 'no-store').removeHeader('content-encoding')
  const followed = req.method === 'GET' && req.url.startsWith('/files/') && req.headers.accept?.includes('text/html') === true
  if (!followed) return reply.code(status).type('application/json; charset=utf-8').send(shape)
  if (status === 401) return reply.redirect(`/sign-in?refused=${shape.reason}`)
  return reply.code(status).type('text/plain; charset=utf-8').send(refusedFile(shape.reason))
}

const refusedFile = (reason: Reason) =>
  `파일을 내려받지 못했습니다: ${refusalWord(reason)}. 바뀐 자료는 없습니다. 앞 화면으로 돌아가 새로 고친 뒤 다시 누르십시오.\n` +
  `(The file was not given out: ${reason}. Nothing was changed. Go back, reload the page and try again.)\n`

/** Answers what cannot be read as HTTP at all, on the bare connection. */
export function answerUnreadable(error: Error & { code?: string }, socket: Socket) {
  if (error.code === 'ECONNRESET' || !socket.writable) return
  const body = JSON.stringify(errorShapeOf(new Refusal('bad-input')))
  socket.end(
    `HTTP/1.1 ${STATUS['bad-input']} Bad Request\r\ncontent-type: application/json; charset=utf-8\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\ncache-control: no-store\r\nconnection: close\r\n\r\n${body}`,
  )
}
