import { ACTIVITY_COLUMNS } from './activity-columns.ts'
import { ACTUAL_COLUMNS } from './actual-columns.ts'

/** Whose sheet a file is: of actuals, of amounts by year, of activities, or a performance plan. */
export const FORM_KINDS = ['actuals', 'budget', 'activities', 'plan'] as const
export type FormKind = (typeof FORM_KINDS)[number]

/** A heading as forms compare it: without what stands in brackets, without spaces. */
const squeezed = (text: string) => text.normalize('NFC').replaceAll(/\([^()]*\)|\s/g, '')
const has = (row: readonly string[], names: readonly string[]) => row.some((text) => names.includes(text))
/** Rows a sheet's titles may take above its heading. */
const TITLES = 30

/** Which form the rows of a sheet are, by headings that only that form has; null = none of them. */
export function formOf(rows: readonly (readonly string[])[]): FormKind | null {
  const heads = rows.slice(0, TITLES).map((row) => row.map(squeezed))
  for (const row of heads) {
    if (has(row, ['지표코드']) && has(row, ACTUAL_COLUMNS.actual)) return 'actuals'
    if (has(row, ['단위사업코드']) && row.some((text) => /^'?\d{2,4}년?도?(결산|집행|중기)/.test(text))) return 'budget'
    if (
      has(row, ACTIVITY_COLUMNS.startsOn) &&
      has(row, ACTIVITY_COLUMNS.title) &&
      (has(row, ACTIVITY_COLUMNS.participants) || has(row, ['상대기관', '반영지표']))
    )
      return 'activities'
  }
  // Of a hundred thousand cells few have a syllable of these words.
  const texts = rows.flatMap((row) => row.filter((text) => /[과략책\u1100-\u11ff]/.test(text)).map(squeezed))
  const words = ['성과계획서', '전략목표', '정책사업목표'].filter((word) => texts.some((text) => text.includes(word)))
  return words.length > 1 ? 'plan' : null
}
