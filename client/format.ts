/**
 * Figures in the Korean administrative style, from the domain's exact rounding: the same text in every browser, in Node and in tests.
 * Negative amounts carry △; points lost and scores carry a true minus sign (−), as the plan documents print them.
 */
import { formatNumber as exactly } from '#domain/words/format-number.ts'
import { unitIn, withUnitIn } from '#domain/words/unit-words.ts'
import { roundHalfUp } from '#domain/scoring/decimal.ts'
import { nowLanguage } from './language.tsx'

/** 1970000 → '1,970,000', −12 → '△12', 5.41 → '5.41'. As many decimals as the figure has, at most `most`. */
export function formatNumber(value: number, most = 4): string {
  return exactly(roundHalfUp(value, most))
}

/** A unit in the language of the screen: '회', 'times'. */
export const unitWord = (unit: string): string => unitIn(unit, nowLanguage())

/** A figure with its unit in the language of the screen: '38회', '38 times'. */
export const withUnit = (figure: number | string, unit: string): string =>
  withUnitIn(typeof figure === 'number' ? formatNumber(figure) : figure, unit, nowLanguage())

/** Fixed decimals: (12.3456, 1) → '12.3', (−0.5, 1) → '△0.5'. */
export function formatFixed(value: number, decimals: number): string {
  return exactly(value, { decimals })
}

/** 원 → 백만원: 14872345678 → '14,872'. The unit goes into the header. */
export function formatMillion(won: number): string {
  return formatFixed(won / 1_000_000, 0)
}

/** A rate in percent with one decimal, without the sign: 90.1666 → '90.2'. */
export function formatRate(percent: number): string {
  return formatFixed(percent, 1)
}

/** '90.2%' */
export function formatPercent(percent: number, decimals = 1): string {
  return `${formatFixed(percent, decimals)}%`
}

/** A score: 96.07 → '96.07', with one decimal where space is short. */
export function formatScore(score: number, decimals = 2): string {
  return formatFixed(score, decimals)
}

/** Points lost, shown negative: 3.93 → '−3.93', 0 → '0.00'. */
export function formatPointsLost(points: number): string {
  const lost = formatFixed(points, 2)
  return roundHalfUp(points, 2) === 0 ? lost : `−${lost}`
}

/** A change: 564 → '+564', −459 → '△459', 0 → '0'. */
export function formatChange(value: number, decimals = 0): string {
  const change = formatFixed(value, decimals)
  return roundHalfUp(value, decimals) > 0 ? `+${change}` : change
}

/** A change of 원, in 백만원. */
export function formatMillionChange(won: number): string {
  return formatChange(won / 1_000_000)
}

/** Change in percent of `before`: (17021, 16457) → '△3.31%'. Null when there is nothing to compare with. */
export function formatPercentChange(before: number, after: number, decimals = 2): string | null {
  if (before === 0) return null
  return `${formatChange(((after - before) / Math.abs(before)) * 100, decimals)}%`
}

/** Only where space forces it: 1970000 → '197만', 123456789 → '1.2억', 87.5 → '87.5'. */
export function formatCompact(value: number): string {
  const size = Math.abs(value)
  if (size >= 1e8) return `${formatNumber(value / 1e8, 1)}억`
  if (size >= 1e5) return `${formatNumber(value / 1e4, 1)}만`
  return formatNumber(value, 2)
}

/** ISO 'YYYY-MM-DD…' → '2026. 11. 22.' A date alone has no time zone, so the text is cut, not parsed. */
export function formatDate(iso: string): string {
  const [year, month, day] = iso.slice(0, 10).split('-').map(Number)
  return year === undefined || month === undefined || day === undefined ? iso : `${year}. ${month}. ${day}.`
}

/** ISO instant → '2026. 11. 22. 14:05' in Korean time (UTC+9, no summer time), whatever the viewer's machine says. */
export function formatDateTime(iso: string): string {
  const at = new Date(Date.parse(iso) + 9 * 3_600_000).toISOString()
  return `${formatDate(at)} ${at.slice(11, 16)}`
}
