/**
 * Decimal arithmetic on whole numbers: rounding half-up on the digits, exact sums, quotients and weighted means. What big.js gives, some ten
 * times faster, and small: every page of the client has it. What is computed only now and then is left to big.js, whose figures are taken too.
 */
import type Big from 'big.js'

/** What the exact helpers take: decimal text ('105.75'), a JavaScript number as it prints, or a Big. */
export type Decimal = string | number | Big

/**
 * Plain decimal text without exponent, '0.0000001': every digit, or rounded half-up to so many decimals and padded with zeros.
 * @throws SyntaxError when `value` is not a finite decimal (a missing figure must be handled before it is rounded)
 */
export function decimalText(value: Decimal, decimals?: number): string {
  const { digits, scale } = scaled(typeof value === 'object' ? value.toFixed() : value)
  const places = decimals ?? scale
  const cut = 10n ** BigInt(Math.max(0, scale - places))
  const size = ((digits < 0n ? -2n : 2n) * digits + cut) / (2n * cut)
  const text = (size * 10n ** BigInt(Math.max(0, places - scale))).toString().padStart(places + 1, '0')
  const fraction = places === 0 ? '' : text.slice(-places)
  const shown = decimals === undefined ? fraction.replace(/0+$/, '') : fraction
  return (digits < 0n && size > 0n ? '-' : '') + text.slice(0, text.length - places) + (shown === '' ? '' : `.${shown}`)
}

/**
 * Rounds half away from zero at the given decimals, on the decimal digits and not on the binary fraction:
 * 84.6 ÷ 80 × 100 = 105.75 → 105.8, where `Math.round` on floats says 105.7.
 * @throws SyntaxError when `value` is not a finite decimal
 */
export const roundHalfUp = (value: Decimal, decimals: number): number => Number(decimalText(value, decimals))

// 20 decimals of a quotient; fifteen of them are trusted after a few additions of thirds and sevenths.
const TRUSTED_DECIMALS = 15

/**
 * Rounds a figure made of *sums of quotients* half-up. 33.33…3 + 66.66…7 may miss an exact half by the 20th decimal,
 * so the guard digits are folded first. Use `roundHalfUp` for a single quotient.
 */
export const roundSum = (value: Decimal, decimals: number): number => roundHalfUp(decimalText(value, TRUSTED_DECIMALS), decimals)

// Quotients are exact where the result is, else to 20 decimals half-up, as those of big.js.
const PLACES = 20
const ONE = 10n ** 20n
const TENTH = ONE / 10n

/** A finite number's shortest decimal text as digits × 10^−scale. */
interface Scaled {
  readonly digits: bigint
  readonly scale: number
}

const WRITTEN = /^(-?\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/

function scaled(value: number | string): Scaled {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return { digits: BigInt(value), scale: 0 }
  const written = WRITTEN.exec(String(value))
  if (written === null) throw new SyntaxError(`not a decimal: ${value}`)
  const [, whole = '', fraction = '', exponent = '0'] = written
  const scale = fraction.length - Number(exponent)
  const digits = BigInt(whole + fraction)
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale }
}

/** Two decimals as whole numbers of the same power of ten. @throws SyntaxError unless both are finite */
export function inCommon(a: number, b: number): readonly [bigint, bigint] {
  const x = scaled(a)
  const y = scaled(b)
  const scale = Math.max(x.scale, y.scale)
  return [raise(x, scale), raise(y, scale)]
}

const raise = ({ digits, scale }: Scaled, to: number) => (scale === to ? digits : digits * 10n ** BigInt(to - scale))

export interface Quotient {
  /** plain decimal text without trailing zeros */
  readonly exact: string
  /** half-up on the decimal digits, one decimal */
  readonly shown: number
}

/** Decimals as whole numbers of one power of ten, and which. @throws SyntaxError unless all are finite */
export function onOneScale(values: readonly (number | string)[]): { readonly digits: readonly bigint[]; readonly scale: number } {
  const parts = values.map(scaled)
  const scale = parts.reduce((most, part) => Math.max(most, part.scale), 0)
  return { digits: parts.map((part) => raise(part, scale)), scale }
}

/** The exact sum as the nearest number. */
export function sumOf(values: readonly number[]): number {
  const { digits, scale } = onOneScale(values)
  const sum = digits.reduce((total, one) => total + one, 0n)
  return scale === 0 ? Number(sum) : Number(`${sum}e-${scale}`)
}

/** Σ(weight × figure) ÷ Σ(weight), half-up at 20 decimals; null when the weights come to nothing. Figures are decimal texts. */
export function weightedMean(parts: readonly { readonly weight: number; readonly figure: string }[]): string | null {
  const weights = onOneScale(parts.map((part) => part.weight))
  const figures = onOneScale(parts.map((part) => part.figure))
  let n = 0n
  let d = 0n
  for (const [index, weight] of weights.digits.entries()) {
    n += weight * (figures.digits[index] ?? 0n)
    d += weight
  }
  if (d <= 0n) return null
  d *= 10n ** BigInt(figures.scale)
  return n < 0n ? `-${quotient(-n, d).exact}` : quotient(n, d).exact
}

/** n ÷ d rounded half-up at so many decimals, both not negative, d not 0. */
export function rounded(n: bigint, d: bigint, decimals: number): number {
  const one = 10n ** BigInt(decimals)
  return Number(`${(2n * n * one + d) / (2n * d)}e-${decimals}`)
}

/** n ÷ d. @throws RangeError when n is negative or d is not positive */
export function quotient(n: bigint, d: bigint): Quotient {
  if (n < 0n || d <= 0n) throw new RangeError(`no quotient of ${n} and ${d}`)
  const q = (2n * n * ONE + d) / (2n * d)
  const text = q.toString().padStart(PLACES + 1, '0')
  const fraction = text.slice(-PLACES).replace(/0+$/, '')
  const whole = text.slice(0, -PLACES)
  const tenths = (q + TENTH / 2n) / TENTH
  return {
    exact: fraction === '' ? whole : `${whole}.${fraction}`,
    // A quotient of two whole numbers that a double holds exactly is rounded once, as reading the text would be.
    shown: tenths <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(tenths) / 10 : Number(`${tenths / 10n}.${tenths % 10n}`),
  }
}
