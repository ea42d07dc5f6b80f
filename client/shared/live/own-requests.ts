/** Numbers of this page's own writes, newest last: what they changed it was told in the answer. */
const own = new Set<string>()
const KEPT = 200

/** Remembers the request number of a mutation's input. */
export function noteRequest(input: unknown): void {
  if (typeof input !== 'object' || input === null || !('requestId' in input) || typeof input.requestId !== 'string') return
  own.add(input.requestId)
  for (const oldest of own) {
    if (own.size <= KEPT) break
    own.delete(oldest)
  }
}

/** One action on many cells counts them with '#2', '#3' …. */
export const isOwnRequest = (requestId: string | undefined): boolean =>
  requestId !== undefined && own.has(requestId.split('#')[0] ?? '')
