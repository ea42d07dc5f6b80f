import { rowWhy as textOfRow } from '#domain/words/row-verdicts.ts'
import type { Language, Texts } from '../../language.tsx'
import { reasonText } from '../../reason-messages.ts'
import { whyText } from '#domain/words/number-words.ts'
import { verdictMessages } from './messages.ts'
import type { AppliedBudget } from '../../../server/workbooks/apply-budget.ts'
import type { BudgetPreview, BudgetPreviewRow } from '../../../server/workbooks/budget-preview.ts'
import type { ActualsPreview, PreviewRow } from '../../../server/workbooks/preview-shape.ts'
import type { Outputs } from '../../trpc.ts'
import { formatNumber } from '../../format.ts'

type Words = Texts<typeof verdictMessages>
const known = (text: string | null): text is keyof typeof verdictMessages => text !== null && text in verdictMessages

/** Why a row is not taken, in one line. */
export const rowWhy = (row: Pick<PreviewRow, 'verdict' | 'why' | 'finding'>, language: Language): string =>
  textOfRow(row, language, (reason) => reasonText[reason][language])

export function amountWhy({ verdict, why }: Pick<BudgetPreviewRow, 'verdict' | 'why'>, t: Words, language: Language): string {
  if (known(why)) return verdict === 'ask' ? `${t[why]}: ${t['show-plainly']}` : t[why]
  if (verdict === 'unknown') return t['unknown-line']
  const said = whyText(why, language)
  return said === null ? (known(verdict) ? t[verdict] : verdict) : verdict === 'ask' ? `${said}: ${t['write-plainly']}` : said
}

export type Applied = Outputs['workbooks']['applyActuals'][number]
export type Upload = Outputs['workbooks']['budgetUploads'][number]
export type { ActualsPreview, AppliedBudget, BudgetPreview, BudgetPreviewRow, PreviewRow }

/** The printed unit's name: 1,000,000 → 백만원. */
export const unitName = (unitWon: number) => (unitWon === 1_000_000 ? '백만원' : unitWon === 1000 ? '천원' : '원')
/** An amount of 원 in the printed unit, with what is finer than it. */
export const inUnit = (won: number, unitWon: number) => formatNumber(won / unitWon, 6)
