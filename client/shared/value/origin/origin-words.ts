import { formatDateTime } from '../../../format.ts'
import type { Language, Texts } from '../../../language.tsx'
import type { Outputs } from '../../../trpc.ts'
import type { originMessages } from './messages.ts'
import { repairWord } from './repair-words.ts'

export type Origin = Outputs['budgets']['origins'][number]
type Words = Texts<typeof originMessages>

/** Page, sheet and cell, or line: whatever the format of the document has. Null when it has none. */
export function placeOf({ sheet, address, page, line }: Origin, t: Words): string | null {
  const parts = [
    ...(sheet === null ? [] : [t.sheet(sheet)]),
    ...(address === null ? [] : [address]),
    ...(page === null ? [] : [t.page(page)]),
  ]
  if (sheet === null && line !== null) parts.push(t.line(line))
  return parts.length === 0 ? null : parts.join(' · ')
}

/** What was repaired to read it, how sure that is, and who put another value there; null when it stands as printed. */
export function doubtsOf({ confidence, repairs, corrected }: Origin, t: Words, language: Language): string | null {
  const named = repairs.flatMap((repair) => Object.entries(repairWord).find(([kind]) => kind === repair)?.[1][language] ?? [])
  const parts = [
    ...(corrected === null ? [] : [t.corrected(corrected.by, formatDateTime(corrected.at))]),
    ...new Set(named),
    ...(confidence < 1 ? [t.sure(Math.round(confidence * 100))] : []),
  ]
  return parts.length === 0 ? null : parts.join(' · ')
}

/** Who confirmed the document's figures, and when. */
export const confirmedOf = ({ confirmedAt, confirmedBy }: Origin, t: Words): string =>
  confirmedAt === null || confirmedBy === null ? t.transcribed : t.confirmed(confirmedBy, formatDateTime(confirmedAt))

/** The cell as the import's review names it; null where the original is not kept. */
export function cellOf({ importId, block, tableRow, tableColumn, page, box }: Origin) {
  if (importId === null || block === null) return null
  const view: 'page' | 'tables' = page === null || box === null ? 'tables' : 'page'
  return {
    file: importId,
    tab: 'records' as const,
    show: 'all' as const,
    at: `@${block}.${tableRow ?? ''}.${tableColumn ?? ''}`,
    view,
  }
}
