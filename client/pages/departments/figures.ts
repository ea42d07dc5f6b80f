/** Small rules that several parts of the page share. */
import type { Category } from '#domain/scoring/category.ts'
import type { Target } from '#domain/scoring/value.ts'
import { withUnit } from '../../format.ts'
import type { Language } from '../../language.tsx'
import { withOriginal } from '../../shared/text/target-text.ts'
import type { Outputs } from '../../trpc.ts'

/** The server's answers by the names this page uses. */
export type Page = Outputs['departments']['page']
export type IndicatorRow = Page['indicators'][number]
export type Detail = Outputs['departments']['indicator']
export type Finding = Page['challenge'][number]
export type Programme = Page['programmes'][number]
export type Project = Programme['projects'][number]
export type Origin = Detail['origins'][number]

export const targetOf = (row: Pick<IndicatorRow, 'target'>): number | null =>
  row.target.kind === 'set' ? row.target.value : null
export const actualOf = (row: Pick<IndicatorRow, 'actual'>): number | null =>
  row.actual.kind === 'measured' ? row.actual.value : null

/** '180 (당초 200)'; `none` where there is no target. */
export const targetText = (
  row: Pick<IndicatorRow, 'target' | 'originalTarget'>,
  none: string,
  language: Language,
  unit = '',
): string => {
  const say = (target: Target) => (target.kind === 'set' ? withUnit(target.value, unit) : none)
  return withOriginal(say(row.target), row.originalTarget, say, language)
}

/** 잠정: submitted and not confirmed yet. */
export const isProvisional = ({ actual }: Pick<IndicatorRow, 'actual'>): boolean =>
  actual.kind === 'measured' && actual.finality === 'provisional'

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
