import { useCallback, useEffect, useSyncExternalStore } from 'react'
import type { Reason } from '#domain/entry/reasons.ts'
import type { Both } from '#domain/words/terms.ts'
import { useLanguage } from './language.tsx'
import { part } from './missing-part.ts'

const AGAIN = 20_000
let come: Readonly<Record<Reason, Both>> | null = null
let asked = false
const listeners = new Set<() => void>()

async function load(): Promise<void> {
  asked = true
  try {
    come = (await part(() => import('./reason-messages.ts'))).reasonText
    for (const listener of listeners) listener()
  } catch {
    setTimeout(() => void load(), AGAIN)
  }
}

/**
 * The sentence of a refusal as a text, on a page that is drawn before anything can be refused: they come right after it, and stay while the
 * server cannot be reached. Until then a sentence is empty.
 */
export function useReasonText(): (reason: Reason) => string {
  const language = useLanguage()
  const texts = useSyncExternalStore(onCome, nowCome, nowCome)
  useEffect(() => {
    // After the page has been seen.
    if (!asked) setTimeout(() => void load())
  }, [])
  return useCallback((reason) => texts?.[reason][language] ?? '', [texts, language])
}
const nowCome = () => come
function onCome(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
