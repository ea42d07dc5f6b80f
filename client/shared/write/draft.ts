import { useMemo, useState } from 'react'
import { localStore, useKept } from './local-store.ts'
import { drawnFor } from '../../session.ts'
import { useHere } from '../../taking-over.ts'

const PREFIX = 'jipyo.draft.'

/** What was left under a name on this machine, or null. Broken text counts as nothing. */
export function readDraft(name: string): unknown {
  try {
    return JSON.parse(localStore.getItem(PREFIX + name) ?? 'null')
  } catch {
    return null
  }
}

/** Keeps something under a name; null takes it away. */
export function writeDraft(name: string, draft: unknown): void {
  if (draft === null) localStore.removeItem(PREFIX + name)
  else localStore.setItem(PREFIX + name, JSON.stringify(draft))
}

export interface Draft<T> {
  readonly typed: T
  readonly type: (part: Partial<T>) => void
  /** something differs from what the form began with */
  readonly changed: boolean
  /** it was found here when the form opened, and nothing was typed since */
  readonly restored: boolean
  /** what was typed outlives the page; false where the browser's storage did not take it */
  readonly kept: boolean
  readonly forget: () => void
}

/**
 * The fields of a form, kept on this machine for the person who types until they are sent or discarded: Esc, a reload and a
 * closed tab lose nothing. `name` says which form about which thing. Only fields that differ from `initial` are kept.
 */
export function useDraft<T extends object>(name: string, initial: T): Draft<T> {
  // Another person at the same machine sees nothing of it. Known without asking: a form that waited for an answer would hide its page.
  const key = `${drawnFor() ?? ''}.${name}`
  const here = useHere()
  // Written below and nowhere else.
  const left = useMemo(() => (here ? (readDraft(key) as Partial<T> | null) : null), [here, key])
  const [typed, setTyped] = useState<Partial<T> | null | undefined>(undefined)
  const own = typed === undefined ? left : typed
  return {
    typed: { ...initial, ...own },
    type: (part) => {
      const next = differing({ ...own, ...part }, initial)
      writeDraft(key, next)
      setTyped(next)
    },
    changed: own !== null,
    restored: left !== null && typed === undefined,
    kept: useKept(PREFIX + key),
    forget: () => {
      writeDraft(key, null)
      setTyped(null)
    },
  }
}

function differing<T extends object>(typed: Partial<T>, initial: T): Partial<T> | null {
  const before = new Map(Object.entries(initial))
  const rest = Object.entries(typed).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(before.get(field)))
  // Fields of T, fewer of them.
  return rest.length === 0 ? null : (Object.fromEntries(rest) as Partial<T>)
}
