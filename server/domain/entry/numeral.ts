import Big from 'big.js'

/** Reading of an unsigned numeral without unit. `ask`: one reading, but unusual enough that a person should confirm. */
export type Numeral =
  | { readonly kind: 'numeral'; readonly value: Big; readonly separators: boolean }
  | { readonly kind: 'ask'; readonly reason: 'leading-zeros' | 'spaced-digits'; readonly value: Big }
  | {
      readonly kind: 'refuse'
      readonly reason: 'not-a-number' | 'exponent' | 'two-points' | 'misplaced-comma' | 'too-many-digits'
    }

// Longer than any figure of an office; keeps a pasted megabyte away from the regular expressions.
const LONGEST = 64

/** Digits with an optional point and optional thousands separators in the right places, and nothing else. */
export function readNumeral(text: string): Numeral {
  if (text.length > LONGEST) return { kind: 'refuse', reason: 'too-many-digits' }
  if (/^(?:\d+(?:\.\d+)?|\.\d+)$/.test(text)) {
    const value = new Big(text)
    // 007 is a code or a slip of the keyboard, never how a result is written.
    return /^0\d/.test(text) ? { kind: 'ask', reason: 'leading-zeros', value } : { kind: 'numeral', value, separators: false }
  }
  if (/^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(text)) {
    return { kind: 'numeral', value: new Big(text.replaceAll(',', '')), separators: true }
  }
  if (/^[1-9]\d{0,2}(?: \d{3})+(?:\.\d+)?$/.test(text)) {
    return { kind: 'ask', reason: 'spaced-digits', value: new Big(text.replaceAll(' ', '')) }
  }
  if (/^[\d.]+e[-+]?\d+$/i.test(text)) return { kind: 'refuse', reason: 'exponent' }
  if (/^[\d,]*\.[\d,]*\.[\d.,]*$/.test(text) && /\d/.test(text)) return { kind: 'refuse', reason: 'two-points' }
  if (/^[\d.,]*,[\d.,]*$/.test(text) && /\d/.test(text)) return { kind: 'refuse', reason: 'misplaced-comma' }
  return { kind: 'refuse', reason: 'not-a-number' }
}

const SMALL: Readonly<Record<string, number>> = { 십: 10, 백: 100, 천: 1000 }
const LARGE: Readonly<Record<string, number>> = { 만: 1e4, 억: 1e8, 조: 1e12 }

/** '1.2만', '3천만', '1만 2천' → exact value; null when the text is not of that form. Scales must fall from left to right. */
export function readKoreanScale(text: string): Big | null {
  const squeezed = text.replaceAll(' ', '')
  // Every group but the last must end in a scale: a looser pattern takes exponential time on long digit runs.
  if (squeezed.length > LONGEST || !/^(?:[\d.,]+(?:[십백천][만억조]?|[만억조]))+[\d.,]*$/.test(squeezed)) return null
  let sum = new Big(0)
  let previous = Number.POSITIVE_INFINITY
  for (const [, digits = '', small, large] of squeezed.matchAll(/([\d.,]+)([십백천])?([만억조])?/g)) {
    const numeral = readNumeral(digits)
    const scale = (small === undefined ? 1 : (SMALL[small] ?? 1)) * (large === undefined ? 1 : (LARGE[large] ?? 1))
    if (numeral.kind !== 'numeral' || scale >= previous) return null
    previous = scale
    sum = sum.plus(numeral.value.times(scale))
  }
  return sum
}
