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

/**
 * Whether the user is at it. What a page asks again only because others wrote must not keep an idle session alive, so such
 * requests are marked, and the server does not count them as use.
 */
const LATELY = 60_000
let touched = Date.now()
const note = () => {
  touched = Date.now()
}
for (const kind of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'])
  globalThis.addEventListener?.(kind, note, { capture: true, passive: true })

export const userAtWork = (): boolean => Date.now() - touched < LATELY
export const BACKGROUND = { 'x-jipyo-background': '1' } as const
