import type { Loc } from '../../../server/documents/model.ts'
import type { Texts } from '../../language.tsx'
import type { importsMessages } from './messages.ts'

/** One cell or one text of the document; two fields read from it have the same key. */
export const placeKey = ({ block, row, column }: Pick<Loc, 'block' | 'row' | 'column'>): string =>
  `${block}.${row ?? ''}.${column ?? ''}`

/** Where it stands, in the words of its format: '8쪽 · 표 12, 3행 2열', '841번째 줄', '시트 계획 B5'. */
export function placeText(loc: Loc, t: Texts<typeof importsMessages>): string {
  const parts: string[] = []
  if (loc.sheet !== null) parts.push(t.placeSheet(loc.sheet))
  if (loc.address !== undefined) parts.push(loc.address)
  if (loc.page !== null) parts.push(t.placePage(loc.page))
  if (loc.sheet === null && loc.line !== null) parts.push(t.placeLine(loc.line))
  if (loc.address === undefined && loc.row !== null && loc.column !== null) parts.push(t.placeCell(loc.row + 1, loc.column + 1))
  return parts.join(' · ')
}
