import type { ReviewRow } from './types.ts'

type Flag = ReviewRow['flags'][number]
type Both = { readonly ko: string; readonly en: string }

/** The short word of a flag. A finding has its own sentence and no word here. */
export const flagWord: Record<Exclude<Flag, 'finding'>, Both> = {
  missed: { ko: '목표 미달', en: 'Target missed' },
  exceeded: { ko: '목표 크게 초과', en: 'Well over target' },
  'changed-since-confirmed': { ko: '확정 뒤 변경', en: 'Changed since confirmed' },
  'not-applicable': { ko: '해당없음', en: 'Not applicable' },
  'no-evidence': { ko: '증빙 없음', en: 'No evidence' },
  late: { ko: '기한 뒤 제출', en: 'Submitted late' },
  'own-figure': { ko: '본인 값', en: 'Your own figure' },
}

export const ownFigure: Both = {
  ko: '본인이 입력하거나 제출한 값이어서 본인이 확정할 수 없습니다. 대리자에게 확정을 맡기거나 반려하십시오.',
  en: 'You entered or submitted this figure, so you cannot confirm it. Let a deputy confirm it, or return it.',
}
export const notYours: Both = {
  ko: '지금은 이 값을 확정할 수 없습니다. 입력 기간을 확인하십시오.',
  en: 'This figure cannot be confirmed now. Check the entry period.',
}
