import { decimalText } from '../scoring/decimal.ts'

/**
 * A figure as Korean offices print it: thousands separators, △ for minus ('△1,234.5').
 * `decimals` rounds half-up and pads ('90.0'); without it every digit is kept, so `parseNumber(formatNumber(x))` is x.
 * @throws when `value` is not finite: a missing figure has a state and is never formatted
 */
export function formatNumber(value: number, { decimals }: { readonly decimals?: number } = {}): string {
  const exact = decimalText(value, decimals)
  const [whole = '0', fraction] = exact.replace('-', '').split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const text = fraction === undefined ? grouped : `${grouped}.${fraction}`
  return exact.startsWith('-') ? `△${text}` : text
}
