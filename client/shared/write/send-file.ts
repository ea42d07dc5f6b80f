import { type Facts, factsIn, isReason, type Reason } from '#domain/entry/reasons.ts'
import { unnamedReason } from '../../proxy-answer.ts'
import { drawnFor, noteAnswer, personHeader } from '../../session.ts'

export interface Refused {
  /** null = the server could not be reached */
  readonly reason: Reason | null
  readonly facts: Facts
}
export type Answer<T> = { readonly kind: 'done'; readonly data: T } | ({ readonly kind: 'refused' } & Refused)

const UNREACHED: Answer<never> = { kind: 'refused', reason: null, facts: {} }
/** How long nothing may move; a slow line may take as long as it needs while it does. */
const STANDSTILL_MS = 60_000
/** How long the server may look at what it has. */
const ANSWER_MS = 10 * 60_000

/**
 * Sends one file as the body of a request and gives the answer; `T` is what the endpoint returns. XMLHttpRequest, because
 * fetch does not tell how much has gone out. `onShare` gets 0…1 of the bytes; 1 = the server has them and looks at them.
 */
export function sendFile<T>(
  url: string,
  file: { readonly name: string; readonly content: Blob },
  { onShare, signal }: { readonly onShare?: (share: number) => void; readonly signal?: AbortSignal } = {},
): Promise<Answer<T>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('PUT', url)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name.toWellFormed()))
    const person = drawnFor()
    for (const [name, value] of Object.entries(personHeader())) request.setRequestHeader(name, value)
    request.upload.addEventListener('progress', (event) => event.lengthComputable && onShare?.(event.loaded / event.total))
    request.addEventListener('load', () => {
      const answer = answerOf<T>(request.status, request.responseText)
      if (answer.kind === 'refused') noteAnswer(person, answer.reason, answer.facts)
      resolve(answer)
    })
    let patience = setTimeout(() => request.abort(), STANDSTILL_MS)
    const wait = (ms: number) => {
      clearTimeout(patience)
      patience = setTimeout(() => request.abort(), ms)
    }
    request.upload.addEventListener('progress', () => wait(STANDSTILL_MS))
    request.upload.addEventListener('load', () => wait(ANSWER_MS))
    request.addEventListener('loadend', () => clearTimeout(patience))
    for (const event of ['error', 'timeout', 'abort'] as const) request.addEventListener(event, () => resolve(UNREACHED))
    signal?.addEventListener('abort', () => request.abort())
    request.send(file.content)
  })
}

/** What an endpoint for files answered: its data, or the reason and facts of its refusal. */
export function answerOf<T>(status: number, body: string): Answer<T> {
  let answer: unknown
  try {
    answer = JSON.parse(body)
  } catch {
    answer = null
  }
  if (status === 200 && answer !== null) return { kind: 'done', data: answer as T }
  const reason = typeof answer === 'object' && answer !== null && 'reason' in answer ? answer.reason : null
  return { kind: 'refused', reason: isReason(reason) ? reason : unnamedReason(status), facts: factsIn(answer) }
}
