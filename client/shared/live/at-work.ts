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
