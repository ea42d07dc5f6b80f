import { formatNumber } from '../../format.ts'
import type { Texts } from '../../language.tsx'
import type { overviewMessages } from './messages.ts'

/** '산정 가중치 100', or '가중치 30/100만 산정' when a score stands on a part of the weight. */
export function weightText(
  score: { readonly measuredWeight: number; readonly totalWeight: number },
  t: Texts<typeof overviewMessages>,
): string {
  const [measured, total] = [formatNumber(score.measuredWeight, 2), formatNumber(score.totalWeight, 2)]
  if (score.measuredWeight === 0) return t.weightAll(total === '0' ? total : `${measured}/${total}`)
  return score.measuredWeight < score.totalWeight ? t.weightPart(measured, total) : t.weightAll(total)
}
