import Big from 'big.js'

/** What the exact helpers take: decimal text ('105.75'), a JavaScript number as it prints, or a Big. */
export type Decimal = string | number | Big

/**
 * Rounds half away from zero at the given decimals, on the decimal digits and not on the binary fraction:
 * 84.6 ÷ 80 × 100 = 105.75 → 105.8, where `Math.round` on floats says 105.7.
 * @throws when `value` is not a finite decimal (a missing figure must be handled before it is rounded)
 */
export function roundHalfUp(value: Decimal, decimals: number): number {
  const rounded = new Big(value).round(decimals, Big.roundHalfUp).toNumber()
  // −0 prints and compares oddly in tests and exports; a rounded nothing is 0.
  return rounded === 0 ? 0 : rounded
}

// 20 decimals of a quotient; fifteen of them are trusted after a few additions of thirds and sevenths.
const TRUSTED_DECIMALS = 15

/**
 * Rounds a figure made of *sums of quotients* half-up. 33.33…3 + 66.66…7 may miss an exact half by the 20th decimal,
 * so the guard digits are folded first. Use `roundHalfUp` for a single quotient.
 */
export function roundSum(value: Decimal, decimals: number): number {
  return roundHalfUp(new Big(value).round(TRUSTED_DECIMALS, Big.roundHalfUp), decimals)
}

/** Plain decimal text without exponent, e.g. '0.0000001', for storing and publishing exact figures. */
export function decimalText(value: Decimal): string {
  const text = new Big(value).toFixed()
  return text === '-0' ? '0' : text
}
