/** How the pages are looked at: `View`, kept in its cookie. What is chosen in another tab holds in this one too. */
import { keptView, type View, viewIn, viewOf, VIEW_COOKIE, viewText } from '#domain/pages/view.ts'

const YEAR = 365 * 24 * 3600
const listeners = new Set<() => void>()
/** tells this browser's other tabs that something was chosen */
const tabs = typeof document === 'undefined' ? null : new BroadcastChannel('jipyo.view')
let view: View = read()

function read(): View {
  // Switched off by policy, cookies are empty: a choice then lasts for this page only.
  const cookies = globalThis.document?.cookie ?? ''
  return keptView(cookies) ?? viewOf('', globalThis.navigator?.userAgent ?? '')
}

/** What earlier versions kept in the browser's storage is taken over, once. */
function takeOver(): void {
  try {
    const [language, theme] = [localStorage.getItem('jipyo.language'), localStorage.getItem('jipyo.theme')]
    if (language === null && theme === null) return
    localStorage.removeItem('jipyo.language')
    localStorage.removeItem('jipyo.theme')
    view = { ...view, ...(language === 'en' && { language }), ...((theme === 'light' || theme === 'dark') && { theme }) }
    write()
  } catch {
    // storage switched off by policy: nothing was kept there
  }
}

function write(): void {
  const secure = location.protocol === 'https:' ? '; secure' : ''
  document.cookie = `${VIEW_COOKIE}=${viewText(view)}; path=/; max-age=${YEAR}; samesite=lax${secure}`
}
const heard = () => {
  for (const listener of listeners) listener()
}

export const nowView = (): View => view

/** That of the first drawing: a page is asked for with the size of an earlier window, before the one it follows has noted its own. */
export const drawnView = (): View => viewIn(globalThis.document?.getElementById('answers')?.dataset['view'] ?? '') ?? view

export function choose(change: Partial<Pick<View, 'language' | 'theme'>>): void {
  view = { ...view, ...change }
  write()
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none: it reaches our own origin only
  tabs?.postMessage(null)
  heard()
}

export function onView(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Call once before the first drawing. The window's size is kept when a page is left: to ask for it earlier would have the page laid out for it. */
export function followView(): void {
  takeOver()
  addEventListener('pagehide', () => {
    view = { ...view, width: innerWidth, height: innerHeight }
    write()
  })
  tabs?.addEventListener('message', () => {
    view = read()
    heard()
  })
}

/** What `draw` makes for somebody else's view. On the server, where there is one person after the other: `draw` waits for nothing. */
export function drawnIn<T>(other: View, draw: () => T): T {
  const before = view
  view = other
  try {
    return draw()
  } finally {
    view = before
  }
}
