import { useSyncExternalStore } from 'react'
import type { Facts, Reason } from '#domain/entry/reasons.ts'

/**
 * Whether the page may still act for the person it was drawn for. current: yes · other: `name` has signed in since, in another tab
 * · ended: signed out, here or elsewhere, or idle for too long · disabled: the account is no longer in use
 */
export type SessionState =
  | { readonly kind: 'current' }
  | { readonly kind: 'other'; readonly name: string }
  | { readonly kind: 'ended' }
  | { readonly kind: 'disabled' }

const CURRENT: SessionState = { kind: 'current' }
let person: string | null = null
let state: SessionState = CURRENT
const listeners = new Set<() => void>()
/** tells this browser's other tabs that somebody signed in (their id) or out (null) */
const tabs = typeof document === 'undefined' ? null : new BroadcastChannel('jipyo.session')

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none: it reaches our own origin only
const tellTabs = (now: string | null) => tabs?.postMessage(now)

function set(next: SessionState): void {
  if (next.kind === state.kind && (next.kind !== 'other' || (state.kind === 'other' && next.name === state.name))) return
  state = next
  for (const listener of listeners) listener()
}

/** Where one signs in, it is open who one will be. */
const signingIn = () => /^\/(sign-in|claim)$/.test(globalThis.location?.pathname ?? '')

/** Id of the person the page was drawn for, for every request to say; null before it is known and where one signs in. */
export const drawnFor = (): string | null => (signingIn() ? null : person)

/** The header of requests, which the server answers only when that person is signed in. */
export function personHeader(): Readonly<Record<string, string>> {
  const id = drawnFor()
  return id === null ? {} : { 'x-jipyo-person': id }
}

/** The first answer to who is signed in: from now on the page is theirs. */
export function drawFor(id: string): void {
  if (person !== null || signingIn()) return
  person = id
  tellTabs(id)
}

/** The page's own person signed in again here: other tabs of theirs look too. */
export const signedInAgain = (): void => tellTabs(person)

/** The page belongs to nobody again: somebody signs in or out here. */
export function forgetPerson({ signedOut }: { readonly signedOut: boolean }): void {
  person = null
  set(CURRENT)
  if (signedOut) tellTabs(null)
}

/** What an answer to a request of that person says of the session; `reason` undefined when it was not refused. */
export function noteAnswer(of: string | null, reason: Reason | null | undefined, facts: Facts = {}): void {
  if (of === null || of !== person) return
  if (reason === undefined) set(CURRENT)
  else if (reason === 'other-person') set({ kind: 'other', name: String(facts['name'] ?? '') })
  else if (reason === 'session-expired' || reason === 'not-signed-in') set({ kind: 'ended' })
  else if (reason === 'account-disabled') set({ kind: 'disabled' })
}

export const sessionState = (): SessionState => state
function onSession(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export const useSession = (): SessionState => useSyncExternalStore(onSession, sessionState, sessionState)

/** Calls `look` when another tab signed in or out, unless it is what this page knows. */
export function onOtherTab(look: () => void): () => void {
  const hear = ({ data }: MessageEvent<unknown>) => {
    if (drawnFor() !== null && (data !== person || state.kind !== 'current')) look()
  }
  tabs?.addEventListener('message', hear)
  return () => tabs?.removeEventListener('message', hear)
}
