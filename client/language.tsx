/**
 * Korean first, English by a switch. Every text on the screen comes from a dictionary made with defineMessages():
 * the shell's in client/messages.ts, a page's in its own pages/<page>/messages.ts.
 */
import { type ReactNode, useSyncExternalStore } from 'react'
import { markKoreanParts } from './korean-parts.ts'

export type Language = 'ko' | 'en'
/** A text, or a function of what goes into it. Both languages take the same arguments. */
type Text = string | ((...args: never[]) => string)
export type Dictionary = Readonly<Record<string, { readonly ko: Text; readonly en: Text }>>
/** What useText() returns: plain strings stay strings, functions keep the Korean one's arguments. */
export type Texts<D extends Dictionary> = {
  readonly [K in keyof D]: D[K]['ko'] extends (...args: infer A) => string ? (...args: A) => string : string
}

const KEY = 'jipyo.language'
const listeners = new Set<() => void>()
let current: Language = read()

function read(): Language {
  try {
    return globalThis.localStorage?.getItem(KEY) === 'en' ? 'en' : 'ko'
  } catch {
    return 'ko' // storage switched off by policy
  }
}

/** Types a dictionary without widening its keys. */
export function defineMessages<const D extends Dictionary>(dictionary: D): D {
  return dictionary
}

const cache = new WeakMap<Dictionary, Partial<Record<Language, unknown>>>()

/** The texts of one language, for code outside React (document titles, chart options). Stable per dictionary and language. */
function textsOf<D extends Dictionary>(dictionary: D, language: Language): Texts<D> {
  const known = cache.get(dictionary) ?? {}
  known[language] ??= Object.fromEntries(Object.entries(dictionary).map(([key, text]) => [key, text[language]]))
  cache.set(dictionary, known)
  return known[language] as Texts<D>
}

/** Call once before the first render. What is chosen in another tab holds in this one too. */
export function applyStoredLanguage(): void {
  apply(current)
  addEventListener('storage', ({ key }) => key === KEY && apply(read()))
}

export function setLanguage(next: Language): void {
  try {
    localStorage.setItem(KEY, next)
  } catch {
    // as in read(): the choice then lasts for this page only
  }
  apply(next)
}

function apply(next: Language): void {
  current = next
  document.documentElement.lang = next
  markKoreanParts(next === 'en')
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The language now, outside of React. */
export const nowLanguage = (): Language => current

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, nowLanguage, nowLanguage)
}

/** The texts of a dictionary in the user's language: `const t = useText(messages)`, then `t.title`, `t.count(3)`. */
export function useText<D extends Dictionary>(dictionary: D): Texts<D> {
  return textsOf(dictionary, useLanguage())
}

/** Names from the plan stay Korean in the English screen; this tells a screen reader to read them as Korean. */
export function Korean({ children }: { children: ReactNode }) {
  return useLanguage() === 'ko' ? <>{children}</> : <span lang="ko">{children}</span>
}
