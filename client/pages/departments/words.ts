/** Words for what the plan stores as codes, in both languages. The field's own words come from #domain/words/terms.ts. */
import type { Direction } from '#domain/scoring/indicator.ts'
import { type Both, TERMS } from '#domain/words/terms.ts'
import { useCallback } from 'react'
import { useLanguage } from '../../language.tsx'
import type { Detail, IndicatorRow, Page, Project } from './figures.ts'

export const DIRECTION: Record<Direction, Both> = { higher: TERMS.higher, lower: TERMS.lower, maintain: TERMS.maintain }
export const KIND: Record<IndicatorRow['kind'], Both> = { key: TERMS.keyIndicator, general: TERMS.generalIndicator }
export const STAGE: Record<NonNullable<IndicatorRow['stage']>, Both> = {
  draft: TERMS.draft,
  submitted: TERMS.submitted,
  confirmed: TERMS.confirmed,
  returned: TERMS.returned,
  closed: TERMS.closed,
}
export const FINALITY: Record<'provisional' | 'final', Both> = { provisional: TERMS.provisional, final: TERMS.final }
export const TARGET_STAGE: Record<Detail['targets'][number]['stage'], Both> = {
  planned: { ko: '계획', en: 'planned' },
  confirmed: { ko: '의회 확정', en: 'confirmed by the council' },
  revised: { ko: '변경', en: 'revised' },
}
export const LINE: Record<Page['statement'][number]['item'], Both> = {
  total: { ko: '계', en: 'Total' },
  policy: { ko: '정책사업', en: 'Policy programmes' },
  administration: { ko: '행정운영경비', en: 'Administration' },
  personnel: { ko: '인력운영비', en: 'Personnel' },
  basic: { ko: '기본경비', en: 'Basic expenses' },
  finance: { ko: '재무활동', en: 'Financing' },
}
export const PAYER: Record<Project['shares'][number]['payer'], Both> = {
  national: { ko: '국비', en: 'national' },
  province: { ko: '도비', en: 'province' },
  municipality: { ko: '시군비', en: 'municipality' },
  other: { ko: '기타', en: 'other' },
}

/** Picks the language of a word that is stored in both. */
export function useWord(): (both: Both) => string {
  const language = useLanguage()
  return useCallback((both: Both) => both[language], [language])
}
