import { readDay } from '#domain/entry/entry-text.ts'
import { Refusal } from '../refusal.ts'
import { formFact, type ReadSheet, type SheetCell, type SheetRow, shownIn } from '../documents/sheet.ts'

/**
 * plan 중기지방재정계획 · settled 결산 · executed 집행액 · supplementary what a line has after a 추경. What the plan itself prints (예산) is
 * never brought in by a file.
 */
export type AmountKind = 'settled' | 'executed' | 'plan' | 'supplementary'

export interface AmountColumn {
  readonly at: number
  readonly header: string
  readonly year: number
  readonly kind: AmountKind
  /** 원 per unit, as the heading says */
  readonly unitWon: 1 | 1000 | 1_000_000
}

export interface BudgetSheet {
  readonly name: string | null
  readonly headers: readonly string[]
  readonly columns: readonly AmountColumn[]
  /** headings with a year that are not read */
  readonly ignored: readonly string[]
  /** 집행액 기준일, when the sheet names one */
  readonly asOf: string | null
  readonly rows: readonly SheetRow[]
  readonly text: (row: SheetRow, column: keyof typeof BUDGET_COLUMNS) => string
  readonly cell: (row: SheetRow, column: AmountColumn) => SheetCell | null
}

export const BUDGET_COLUMNS = {
  department: ['부서', '부서명', '소관부서'],
  programmeCode: ['단위사업코드'],
  projectCode: ['세부사업코드'],
  programme: ['단위사업', '단위사업명'],
  project: ['세부사업', '세부사업명'],
} as const
export const KIND_NAMES: Readonly<Record<AmountKind, string>> = {
  settled: '결산',
  executed: '집행액',
  plan: '중기계획',
  supplementary: '추경예산',
}
export const UNIT_NAMES = { 백만원: 1_000_000, 천원: 1000, 원: 1 } as const
export const AS_OF = '집행액 기준일'

const KINDS: Readonly<Record<string, AmountKind | 'budget'>> = {
  결산: 'settled',
  결산액: 'settled',
  집행: 'executed',
  집행액: 'executed',
  계획: 'plan',
  중기계획: 'plan',
  중기계획액: 'plan',
  중기재정계획: 'plan',
  중기지방재정계획: 'plan',
  추경: 'supplementary',
  추경액: 'supplementary',
  추경예산: 'supplementary',
  추경예산액: 'supplementary',
  예산: 'budget',
  예산액: 'budget',
}
const TITLES = 30
const squeezed = (text: string) => text.normalize('NFC').replaceAll(/\s/g, '')

/** Which columns a file is read for: amounts by year, or those of one 추경. */
export type Reads = 'years' | 'supplementary'

/**
 * The first sheet with a heading for programmes and at least one of amounts with a year. Refuses 'sheet-not-recognised', and
 * 'unit-missing' when neither the heading nor a caption above says in which unit the amounts are.
 */
export function budgetSheet(sheets: readonly ReadSheet[], reads: Reads = 'years'): BudgetSheet {
  for (const sheet of sheets) {
    for (const [index, row] of sheet.rows.slice(0, TITLES).entries()) {
      const headers = row.cells.map(shownIn)
      const places = placesOf(headers)
      if (!(places.has('programmeCode') || places.has('programme'))) continue
      const titles = sheet.rows.slice(0, index)
      const { columns, ignored } = amountColumns(headers, captionUnit(titles), reads)
      if (columns.length === 0) continue
      return {
        name: sheet.name,
        headers,
        columns,
        ignored,
        asOf: asOfIn(titles),
        rows: sheet.rows.slice(index + 1),
        text: (of, column) => shownIn(of.cells[places.get(column) ?? -1]),
        cell: (of, column) => of.cells[column.at] ?? null,
      }
    }
  }
  throw new Refusal('sheet-not-recognised', {
    columns: `단위사업코드(또는 단위사업), ${reads === 'years' ? '2027 중기계획' : '2026 추경예산'}(백만원)`,
    ...formFact(sheets),
  })
}

function placesOf(headers: readonly string[]) {
  const places = new Map<keyof typeof BUDGET_COLUMNS, number>()
  for (const [index, header] of headers.entries()) {
    const names = Object.entries(BUDGET_COLUMNS) as [keyof typeof BUDGET_COLUMNS, readonly string[]][]
    const column = names.find(([, known]) => known.includes(squeezed(header)))?.[0]
    if (column === undefined) continue
    if (places.has(column)) throw new Refusal('sheet-not-recognised', { columns: BUDGET_COLUMNS[column][0] })
    places.set(column, index)
  }
  return places
}

function amountColumns(headers: readonly string[], caption: keyof typeof UNIT_NAMES | null, reads: Reads) {
  const columns: AmountColumn[] = []
  const ignored: string[] = []
  for (const [at, header] of headers.entries()) {
    const read = /^'?(\d{4}|\d{2})년?도?([가-힣]+)(?:[([](?:단위[:：])?(백만원|천원|원)[)\]])?$/.exec(squeezed(header))
    const kind = read ? KINDS[read[2] ?? ''] : undefined
    if (!read?.[1] || kind === undefined || kind === 'budget' || (kind === 'supplementary') !== (reads === 'supplementary')) {
      if (/\d{2}/.test(header)) ignored.push(header)
      continue
    }
    const unit = (read[3] as keyof typeof UNIT_NAMES | undefined) ?? caption
    if (unit === null) throw new Refusal('unit-missing', { column: header })
    const year = read[1].length === 2 ? 2000 + Number(read[1]) : Number(read[1])
    if (columns.some((c) => c.year === year && c.kind === kind)) throw new Refusal('sheet-not-recognised', { columns: header })
    columns.push({ at, header, year, kind, unitWon: UNIT_NAMES[unit] })
  }
  return { columns, ignored }
}

function captionUnit(titles: readonly SheetRow[]): keyof typeof UNIT_NAMES | null {
  const texts = titles.flatMap((row) => row.cells.map((cell) => squeezed(shownIn(cell))))
  const found = texts.flatMap((text) => /단위[:：](백만원|천원|원)/.exec(text)?.[1] ?? [])
  return new Set(found).size === 1 ? (found[0] as keyof typeof UNIT_NAMES) : null
}

function asOfIn(titles: readonly SheetRow[]): string | null {
  for (const { cells } of titles) {
    const at = cells.findIndex((cell) => squeezed(shownIn(cell)) === squeezed(AS_OF))
    if (at >= 0) return readDay(shownIn(cells.slice(at + 1).find((cell) => cell !== null))) || null
  }
  return null
}
