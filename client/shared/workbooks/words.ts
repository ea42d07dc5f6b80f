import { findingText } from '../text/findings.ts'
import type { Language, Texts } from '../../language.tsx'
import { reasonText } from '../../messages.ts'
import { whyText } from '../text/number-words.ts'
import { isReason } from '#domain/entry/reasons.ts'
import { verdictMessages } from './messages.ts'
import type { BudgetPreviewRow, PreviewRow } from './types.ts'

type Words = Texts<typeof verdictMessages>
const known = (text: string | null): text is keyof typeof verdictMessages => text !== null && text in verdictMessages

/** Why a row is not taken, in one line: the rule that spoke, the parser's word, else the verdict's. */
export function rowWhy(row: Pick<PreviewRow, 'verdict' | 'why' | 'finding'>, t: Words, language: Language): string {
  if (row.finding !== null) return findingText(row.finding, language)
  const { why, verdict } = row
  if (known(why)) return t[why]
  return (
    whyText(why, language) ??
    (isReason(why) && verdict !== 'foreign' && verdict !== 'period'
      ? reasonText[why][language]
      : known(verdict)
        ? t[verdict]
        : verdict)
  )
}

export function amountWhy({ verdict, why }: Pick<BudgetPreviewRow, 'verdict' | 'why'>, t: Words, language: Language): string {
  if (known(why)) return t[why]
  if (verdict === 'unknown') return t['unknown-line']
  const said = whyText(why, language)
  return said === null ? (known(verdict) ? t[verdict] : verdict) : verdict === 'ask' ? `${said}: ${t['write-plainly']}` : said
}
