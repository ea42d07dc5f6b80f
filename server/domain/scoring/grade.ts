import Big from 'big.js'
import type { Decimal } from './decimal.ts'

/** 등급 bands of an organisation, e.g. S from 95, A from 90. `from` is a score in percent, inclusive. */
export type GradeBands = readonly { readonly grade: string; readonly from: number }[]

/**
 * The grade of a score in percent: the highest band whose `from` the exact score reaches. Null when grades are off
 * (`bands` null, the default: no rule fixes bands), or when the score lies below every band.
 * The order in which the bands are written does not matter.
 */
export function gradeOf(score: Decimal, bands: GradeBands | null): string | null {
  if (bands === null) return null
  const exact = new Big(score)
  let best: { grade: string; from: number } | null = null
  for (const band of bands) {
    if (exact.gte(band.from) && (best === null || band.from > best.from)) best = band
  }
  return best?.grade ?? null
}

/** What is wrong with bands somebody wants to set; empty when they are usable. */
export function gradeBandProblems(bands: GradeBands): readonly ('duplicate-grade' | 'duplicate-from' | 'blank-grade')[] {
  const problems: ('duplicate-grade' | 'duplicate-from' | 'blank-grade')[] = []
  if (new Set(bands.map((band) => band.grade)).size < bands.length) problems.push('duplicate-grade')
  if (new Set(bands.map((band) => band.from)).size < bands.length) problems.push('duplicate-from')
  if (bands.some((band) => band.grade.trim() === '')) problems.push('blank-grade')
  return problems
}
