/** How a person looks at the pages: what they chose, and the window they last had. The browser keeps it in a cookie, so that the server draws the same. */

import type { Question } from './first-questions.ts'

export interface View {
  readonly language: 'ko' | 'en'
  /** auto: as the system */
  readonly theme: 'auto' | 'light' | 'dark'
  /** of the window, CSS px */
  readonly width: number
  readonly height: number
}

export const VIEW_COOKIE = 'jipyo.view'

const DESK: View = { language: 'ko', theme: 'auto', width: 1440, height: 900 }
const PHONE: View = { ...DESK, width: 390, height: 844 }
const WRITTEN = /^(ko|en)\.(auto|light|dark)\.(\d{1,5})x(\d{1,5})$/

/** The cookie's value. */
export const viewText = ({ language, theme, width, height }: View): string => `${language}.${theme}.${width}x${height}`

/** What `viewText` wrote; null = something else. */
export function viewIn(text: string): View | null {
  const found = WRITTEN.exec(text)
  if (found === null) return null
  const [, language, theme, width, height] = found as unknown as [string, View['language'], View['theme'], string, string]
  return { language, theme, width: Number(width), height: Number(height) }
}

/** Of the cookies as a request or `document.cookie` has them; null = none is kept, or none that we wrote. */
export const keptView = (cookies: string): View | null => {
  const text = cookies.split(/; */).find((one) => one.startsWith(`${VIEW_COOKIE}=`))
  return viewIn(text?.slice(VIEW_COOKIE.length + 1) ?? '')
}

/** The same; of somebody who comes for the first time what the name of their browser says. */
export const viewOf = (cookies: string, agent: string): View => keptView(cookies) ?? (/\bMobile\b/.test(agent) ? PHONE : DESK)

/** A page as the server draws it. */
export interface Drawn {
  /** what stands inside the page's root: up to the end of its first card, table or list, and what comes after that */
  readonly html: readonly [first: string, rest: string]
  /** what its elements' own styles say, as a style sheet: the policy lets none stand at the elements */
  readonly css: string
}

/**
 * Draws the page of an address of the answers given; null where an answer, or a part of the page, is not there at once. Throws what a page
 * throws. Where something was left out `leftOut` is called: what it gets finds what was thrown, or null where that only waits.
 */
export type Draw = (
  page: {
    /** path and query */
    readonly url: string
    readonly answers: readonly (Question & { readonly data: unknown })[]
    readonly view: View
  },
  leftOut: (why: () => Promise<unknown>) => void,
) => Promise<Drawn | null>

/** The scripts of a page: `first` stands behind what is read first, and shows it; `whole` behind all of it. */
export interface Scripts {
  readonly first: string
  /** shows the rest, begins the page's program once all has been seen, and says what to do where that does not come */
  readonly whole: string
}
export type Beginning = (language: View['language']) => Scripts
