/**
 * Paper, before the browser takes it. Style rules for print and for the paper's width hold only while it is laid out, and nothing can
 * be drawn any more then. So at `beforeprint` they are put in force on the screen: what measures its box, a chart, finds the paper's.
 */

/** Between the margins of styles/print.css, in CSS pixels (96 an inch). */
const MM = 96 / 25.4
const WIDTH = { portrait: (210 - 24) * MM, landscape: (297 - 24) * MM } as const

const REM = 16

interface Medium {
  readonly kind: 'print' | 'screen'
  readonly width: number
  readonly height: number
}

/** `other` answers for what has to do with neither medium nor size. */
const holdsIn = (query: string, medium: Medium, other: (condition: string) => boolean): boolean =>
  query.split(',').some((alternative) => {
    const conditions = alternative.toLowerCase().split(/\band\b/)
    return conditions.map((one) => one.trim()).every((one) => one === '' || one === 'all' || holds(one, medium, other))
  })

/** Whether a media query holds on paper of `width` px, which has as much height as it needs. */
export const holdsOnPaper = (query: string, width: number, other: (condition: string) => boolean): boolean =>
  holdsIn(query, { kind: 'print', width, height: Number.POSITIVE_INFINITY }, other)

/** Whether it holds in a window that only its size is known of. */
export const holdsInWindow = (query: string, { width, height }: { readonly width: number; readonly height: number }): boolean =>
  holdsIn(query, { kind: 'screen', width, height }, () => false)

/** `(max-width: 60rem)`, also as `(width <= 60rem)`; of a height too. */
const BOUND = /^\((?:(min|max)-(width|height) ?:|(width|height) ?(<=?|>=?)) ?([\d.]+)(rem|em|px)\)$/

function holds(condition: string, medium: Medium, other: (condition: string) => boolean): boolean {
  if (condition === 'print' || condition === 'screen') return condition === medium.kind
  const scheme = /^\(prefers-color-scheme ?: ?(\w+)\)$/.exec(condition)?.[1]
  if (scheme !== undefined) return scheme === 'light'
  const found = BOUND.exec(condition.replaceAll(/\s+/g, ' '))
  if (found === null) return other(condition)
  const [, bound, named, compared, sign, limit, unit] = found
  const px = Number(limit) * (unit === 'px' ? 1 : REM)
  const has = (named ?? compared) === 'width' ? medium.width : medium.height
  if (sign === '<') return has < px
  if (sign === '>') return has > px
  return bound === 'min' || sign === '>=' ? has >= px : has <= px
}

/** What is open over the page is what is printed, upright; else the page, as wide as it asks for. */
const isLandscape = (): boolean => {
  const page = document.querySelector('dialog[open]') ?? document
  return page.querySelector('[data-sheet="landscape"]') !== null
}

const paperWidth = (): number => (document.documentElement.dataset['paper'] === 'landscape' ? WIDTH.landscape : WIDTH.portrait)

/** Whether the page stands as on paper now. */
export const isOnPaper = (): boolean => document.documentElement.dataset['paper'] !== undefined

/** As matchMedia, of the paper while the page stands as on paper. */
export const mediaHolds = (query: string): boolean =>
  isOnPaper() ? holdsOnPaper(query, paperWidth(), (one) => matchMedia(one).matches) : matchMedia(query).matches

let head = { bureau: '', day: '', note: '' }
/** What stands on each sheet beside the title: whose it is, of which day, and what has to be said of all of it. */
export const setPaperHead = (next: typeof head): void => void (head = next)

/** Puts the paper's rules and width in force. The answer takes them back. */
export function layOutForPaper(): () => void {
  const root = document.documentElement
  const changed: (readonly [MediaList, string])[] = []
  root.dataset['paper'] = isLandscape() ? 'landscape' : 'portrait'
  root.style.width = `${paperWidth()}px`
  root.style.setProperty('--paper-width', root.style.width)
  for (const [name, text] of Object.entries({
    title: [head.bureau, document.title].filter((part) => part !== '').join(' · '),
    ...head,
  }))
    root.style.setProperty(`--paper-${name}`, JSON.stringify(text))
  const through = (rules: CSSRuleList) => {
    for (const rule of rules) {
      if (rule instanceof CSSMediaRule) {
        changed.push([rule.media, rule.media.mediaText])
        rule.media.mediaText = mediaHolds(rule.media.mediaText) ? 'all' : 'not all'
      }
      if (rule instanceof CSSGroupingRule) through(rule.cssRules)
    }
  }
  for (const sheet of document.styleSheets) through(sheet.cssRules)
  return () => {
    for (const [media, text] of changed) media.mediaText = text
    root.style.width = ''
    delete root.dataset['paper']
  }
}
