import type { Reason } from '#domain/entry/reasons.ts'
import { factsOf, reasonOf } from '../../trpc.ts'
import type { Failure } from './outbox.ts'

// Passes by waiting, signing in or an administrator's repair; the change itself is not in question.
const LATER: ReadonlySet<Reason | null> = new Set<Reason | null>([
  null,
  'server-failed',
  'database-locked',
  'database-failed',
  'database-full',
  'database-read-only',
  'too-many-requests',
  'not-signed-in',
  'session-expired',
])

/** What becomes of a change the server did not take. */
export function failureOf(error: unknown): Failure {
  const reason = reasonOf(error)
  if (reason === null || LATER.has(reason)) return { kind: 'later', why: reason }
  const facts = factsOf(error)
  if (reason === 'version-conflict') return { kind: 'hold', hold: { kind: 'conflict', facts } }
  if (reason !== 'number-unclear') return { kind: 'hold', hold: { kind: 'refused', reason, facts } }
  return {
    kind: 'hold',
    hold: {
      kind: 'unclear',
      proposals: String(facts['proposals'] ?? '')
        .split(' | ')
        .filter(Boolean)
        .map(Number),
    },
  }
}
