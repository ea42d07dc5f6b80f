import { newRequestId } from '../../shared/write/request-id.ts'
import type { Storage } from './kept.ts'

/** This page's own name. A reloaded or duplicated page is another one: what the old one left is taken over, not shared. */
export const TAB = newRequestId()
const PREFIX = 'jipyo.tab.'

// Held until the page is gone, however it goes: the browser lets go of it for a killed tab too.
if ('locks' in navigator) void navigator.locks.request(PREFIX + TAB, () => new Promise<never>(() => {}))

/** Runs `task` with the tabs of this browser that are open, one tab at a time, so that two never take over the same record. */
export async function withTabsAlive(task: (alive: ReadonlySet<string>) => void): Promise<void> {
  // Without locks (an old browser) every other tab counts as gone; the request number keeps what two send from counting twice.
  if (!('locks' in navigator)) return task(new Set([TAB]))
  await navigator.locks.request('jipyo.adopt', async () => {
    const { held = [], pending = [] } = await navigator.locks.query()
    task(new Set([...held, ...pending].flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : []))))
  })
}

export function storage(): Storage | null {
  try {
    return localStorage
  } catch {
    return null // switched off by policy
  }
}
