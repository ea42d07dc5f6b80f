/** 당초 · 수정 (a corrected filing before the council decided) · 변경 (a plan changed after it). */
export type Edition = 'original' | 'revised' | 'amended'
export type PlanStatus = 'draft' | 'filed' | 'confirmed' | 'superseded'

/** What an edition is called: '당초', '변경'; '추경2' once the council decided a second 추경 of it. */
export function editionName(edition: Edition, supplementaries: number): { readonly ko: string; readonly en: string } {
  return supplementaries === 0 ? EDITION_WORDS[edition] : { ko: `추경${supplementaries}`, en: `Supplementary ${supplementaries}` }
}

const EDITION_WORDS = {
  original: { ko: '당초', en: 'Original' },
  revised: { ko: '수정', en: 'Revised' },
  amended: { ko: '변경', en: 'Amended' },
} as const satisfies Readonly<Record<Edition, { readonly ko: string; readonly en: string }>>

export const PLAN_STATUS_WORDS = {
  draft: { ko: '초안', en: 'Draft' },
  filed: { ko: '의회 제출', en: 'Filed' },
  confirmed: { ko: '의회 확정', en: 'Confirmed' },
  superseded: { ko: '대체됨', en: 'Superseded' },
} as const satisfies Readonly<Record<PlanStatus, { readonly ko: string; readonly en: string }>>

/** The edition of a plan that takes the place of another one of its year; null = it is the first. */
export const editionAfter = (replaced: { readonly confirmed: boolean } | null): Edition =>
  replaced === null ? 'original' : replaced.confirmed ? 'amended' : 'revised'

/** What a 정정 can be about, and its fields that hold figures. */
export const CORRECTABLE = {
  indicator: ['name', 'unit', 'weight', 'formula', 'source', 'rationale'],
  component: ['name', 'unit', 'target'],
  strategic_goal: ['name'],
  policy_goal: ['name'],
  programme: ['name'],
  project: ['name', 'funding'],
} as const
/** 'target': of an indicator, by year */
export type CorrectionSubject = keyof typeof CORRECTABLE | 'target'
export const isFigure = (subject: CorrectionSubject, field: string): boolean =>
  subject === 'target' || (subject === 'indicator' && field === 'weight') || (subject === 'component' && field === 'target')
