/** Small rules that several parts of the page share. */
import { useCallback } from 'react'
import type { Category } from '#domain/scoring/score.ts'
import { formatNumber } from '../../format.ts'
import { useLanguage } from '../../language.tsx'
import type { IndicatorRow } from './types.ts'
import type { Both } from './words.ts'

/** '38회', '5.41%': the plan writes units without a space. */
export const withUnit = (value: number, unit: string): string => `${formatNumber(value)}${unit}`

export const targetOf = (row: Pick<IndicatorRow, 'target'>): number | null =>
  row.target.kind === 'set' ? row.target.value : null
export const actualOf = (row: Pick<IndicatorRow, 'actual'>): number | null =>
  row.actual.kind === 'measured' ? row.actual.value : null

/** Points an indicator earned: weight × score / 100. Null without a score. */
export const earnedOf = (row: { readonly weight: number; readonly score: string | null }): number | null =>
  row.score === null ? null : (row.weight * Number(row.score)) / 100

const UNMEASURED = ['not-entered', 'not-computable', 'not-due', 'not-applicable'] as const

/** Why nothing could be measured, by what holds for most; 'not-due' when there is nothing at all to say. */
export function mainReason(categories: readonly Category[]): Category {
  const count = (wanted: Category) => categories.filter((c) => c === wanted).length
  return UNMEASURED.toSorted((a, b) => count(b) - count(a))[0] ?? 'not-due'
}

/** '03-31' → '3. 31.' */
export function monthDay(text: string): string {
  const [month, day] = text.split('-').map(Number)
  return month === undefined || day === undefined ? text : `${month}. ${day}.`
}

/** Picks the language of a word that is stored in both. */
export function useWord(): (both: Both) => string {
  const language = useLanguage()
  return useCallback((both: Both) => both[language], [language])
}

/** Cuts a name for a chart's axis; the whole of it stands in the table form. */
export const shorten = (name: string, most: number): string =>
  name.length <= most ? name : `${name.slice(0, most - 1).trimEnd()}…`
