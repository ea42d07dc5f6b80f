/**
 * Korean first, English by a switch. Every text on the screen comes from a dictionary made with defineMessages():
 * the shell's in client/messages.ts, a page's in its own pages/<page>/messages.ts.
 */
import { type ReactNode, useSyncExternalStore } from 'react'
import type { View } from '#domain/pages/view.ts'
import { part } from './missing-part.ts'
import { choose, nowView, onView } from './view.ts'

export type Language = View['language']
/** A text, or a function of what goes into it. Both languages take the same arguments. */
type Text = string | ((...args: never[]) => string)
export type Dictionary = Readonly<Record<string, { readonly ko: Text; readonly en: Text }>>
/** What useText() returns: plain strings stay strings, functions keep the Korean one's arguments. */
export type Texts<D extends Dictionary> = {
  readonly [K in keyof D]: D[K]['ko'] extends (...args: infer A) => string ? (...args: A) => string : string
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

/** Call once before the first render. */
export function applyStoredLanguage(): void {
  apply()
  onView(apply)
}

export const setLanguage = (language: Language): void => choose({ language })

let applied: Language | null = null
/** The English screen alone needs it. */
const koreanParts = () => part(() => import('./korean-parts.ts'))
let marking: ReturnType<typeof koreanParts> | undefined
function apply(): void {
  const language = nowLanguage()
  if (language === applied) return
  applied = language
  // The server may have said so: said again, all of the page would be looked through for what goes by its language.
  if (document.documentElement.lang !== language) document.documentElement.lang = language
  if (language === 'en') marking ??= koreanParts()
  // Without it the page is only heard less well.
  marking?.then(
    ({ markKoreanParts }) => markKoreanParts(nowLanguage() === 'en'),
    () => (marking = undefined),
  )
}

/** The language now, outside of React. */
export const nowLanguage = (): Language => nowView().language

export function useLanguage(): Language {
  return useSyncExternalStore(onView, nowLanguage, nowLanguage)
}

/** The texts of a dictionary in the user's language: `const t = useText(messages)`, then `t.title`, `t.count(3)`. */
export function useText<D extends Dictionary>(dictionary: D): Texts<D> {
  return textsOf(dictionary, useLanguage())
}

/** Names from the plan stay Korean in the English screen; this tells a screen reader to read them as Korean. */
export function Korean({ children }: { children: ReactNode }) {
  return useLanguage() === 'ko' ? <>{children}</> : <span lang="ko">{children}</span>
}
