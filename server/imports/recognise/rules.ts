import {
  type ColumnRule,
  isDated,
  merged,
  NO_RULE,
  type RowRule,
  type RuleKind,
  type TableRule,
  wordOf,
} from '#domain/plan/reading-rules.ts'
import type { TableBlock } from '../../documents/model.ts'
import { columnsOf, headerOf, MONEY_UNITS, type TableKind } from './heads.ts'
import type { Ledger } from './ledger.ts'
import { headerGoesOn } from './segment.ts'
import { filled, type Line, type LineRule, linesOf, partOf, type Piece } from './source.ts'
import { squeeze } from './text.ts'

/** A rule of all tables with the same header words, or of the one at `block`. */
export interface SaidRule {
  readonly table: string
  readonly block: number | null
  readonly rule: TableRule
}

/** '2026년 예산' and '2027년 예산' are one header: the next document of an office moves its years on. */
const neutral = (label: string): string => label.replace(/'\d\d(?!\d)|'?20\d\d|(?<!\d)\d\d(?=(?:회계)?[년연]|$)/g, 'Y')

/** By which words a table is known again: those of its first row that has several. */
const wordsIn = (lines: readonly Line[]): string =>
  (lines.find((line) => filled(line).length > 1)?.pieces ?? []).map((piece) => neutral(piece.label)).join('|')

export const tableWords = (block: TableBlock): string => wordsIn(linesOf({ blocks: [block] }))

/** What holds of a table: rules of all tables like it, and over them the one of itself. */
export const ruleOf = (rules: readonly SaidRule[], table: string, block: number): TableRule =>
  rules
    .filter((one) => one.table === table && (one.block === null || one.block === block))
    .toSorted((a, b) => (a.block ?? -1) - (b.block ?? -1))
    .reduce((all, { rule }) => merged(all, rule), NO_RULE)

/**
 * The document with the words of the form where a person said what a table, a column or a row is. Whatever reads it afterwards
 * knows no rules but only words, and the cell's own print stays beside them.
 */
export function ruled(lines: readonly Line[], rules: readonly SaidRule[], ledger: Ledger): readonly Line[] {
  if (rules.length === 0) return lines
  return [...Map.groupBy(lines, (line) => line.block).values()].flatMap((own) => {
    const [first] = own
    if (first?.kind !== 'row') return own
    const rule = ruleOf(rules, wordsIn(own), first.block)
    return rule === NO_RULE ? own : withWords(own, rule, ledger)
  })
}

function withWords(lines: readonly Line[], rule: TableRule, ledger: Ledger): readonly Line[] {
  const kind = rule.kind ?? lines.map((line) => headerOf(filled(line))).find((found) => found !== null) ?? null
  const leave = (...pieces: readonly Piece[]) => ledger.prose('byPerson', ...pieces)
  if (kind === 'none') {
    leave(...lines.flatMap((line) => line.pieces))
    return []
  }
  const rowOf = (line: Line) =>
    rule.rows.find(({ column, label }) => neutral(line.pieces[column]?.label ?? '') === neutral(squeeze(label)))
  const dropped = rule.columns.filter(({ is }) => is === 'none').map(({ column }) => column)
  const kept = lines.flatMap((line): Line[] => {
    const row = rowOf(line)
    if (row?.is === 'none') {
      leave(...line.pieces)
      return []
    }
    leave(...dropped.flatMap((column) => line.pieces[column] ?? []))
    const word = row && kind ? wordOf(kind, 'row', row.is) : null
    if (row?.is === 'total' && word === null) {
      ledger.structure(...line.pieces)
      return []
    }
    return [
      {
        ...line,
        pieces: line.pieces.map((piece, column) =>
          dropped.includes(column)
            ? { ...piece, raw: '', text: '', squeezed: '', label: '' }
            : row && word !== null && column === row.column
              ? partOf(piece, dated(word, row))
              : piece,
        ),
      },
    ]
  })
  if (kind === null) return kept
  if (kind === 'overview') return asOverviews(kept, rule, ledger)
  checkTotals(lines, rule, ledger)
  const isHeader = (line: Line) => rowOf(line)?.is === 'header'
  const [from, to] = headerIn(kept, kind, isHeader)
  if (from < 0) return kept
  const header = kept.slice(from, to)
  const at = (part: LineRule['part']): LineRule => ({
    table: kind,
    part,
    money: moneyOf(rule),
    owner: namedAt(rule.owner, header),
    goal: namedAt(rule.goal, header),
  })
  const said = rule.columns.filter(({ is }) => is !== 'none')
  return [
    ...kept.slice(0, from),
    ...headed(header, kind, said).map((line, i) => ({ ...line, rule: at(i === 0 ? 'header' : 'more') })),
    ...kept.slice(from + header.length).map((line) => ({ ...line, rule: at('row') })),
  ]
}

/** From which row to before which. A row that is said to be of the header may be the second or third of it. */
function headerIn(lines: readonly Line[], kind: TableKind, isHeader: (line: Line) => boolean): [number, number] {
  const marked = lines.findIndex(isHeader)
  const several = lines.findIndex((line) => filled(line).length > 1)
  const printed = lines.findIndex((line) => headerOf(filled(line)) === kind)
  const near = (at: number) => at >= 0 && (marked < 0 || (at <= marked && marked - at <= 2))
  const from = [printed, several].find(near) ?? marked
  const last = marked < 0 ? from : lines.findLastIndex((line, at) => at <= marked + 2 && isHeader(line))
  const to = Math.max(from, last) + 1
  const ends = lines.findIndex((line, at) => at >= to && !headerGoesOn(kind, line, lines.slice(from, at)))
  return [from, ends < 0 ? lines.length : ends]
}

const moneyOf = ({ money }: TableRule) => (money === null ? null : { word: money, won: MONEY_UNITS[money] ?? 1 })

/** A name that a person gave, as if it stood in the table's header. */
function namedAt(name: string | null, [line]: readonly Line[]): Piece | null {
  const piece = line && filled(line)[0]
  return name !== null && piece ? partOf({ ...piece, raw: name }, name) : null
}

const dated = (word: string, { year }: Pick<RowRule, 'year'>): string => (year === null ? word : `${year}년 ${word}`)

/** Words of years that a header prints without a number, by years from the plan's own. */
const RELATIVE: Readonly<Record<number, string>> = { [-2]: '전전년도', [-1]: '전년도', 0: '당해연도', 1: '차년도' }

/** The header with what was said of its columns: in its last row, where the narrowest words stand. */
function headed(header: readonly Line[], kind: TableKind, said: readonly ColumnRule[]): Line[] {
  if (said.length === 0) return [...header]
  // Counted from no year, a relative one is a small number.
  const printed = columnsOf(header, kind, 0)
  const word = (rule: ColumnRule): string => {
    const bare = wordOf(kind, 'column', rule.is) ?? ''
    const money = rule.money === null ? '' : `(${rule.money})`
    if (!isDated(kind, rule.is)) return bare + money
    const year = rule.year ?? printed[rule.column]?.year ?? null
    return `${year === null ? '' : (RELATIVE[year] ?? `${year}년`)} ${bare}${money}`.trim()
  }
  const write = (line: Line, words: ReadonlyMap<number, string>): Line => ({
    ...line,
    pieces: line.pieces.map((piece, column) => {
      const text = words.get(column)
      if (text === undefined) return piece
      const own = header.map((one) => one.pieces[column]).findLast((one) => one && one.text !== '') ?? piece
      return text === '' ? { ...piece, text: '', squeezed: '', label: '' } : { ...partOf(own, text), said: true as const }
    }),
  })
  const words = new Map(said.map((rule) => [rule.column, word(rule)]))
  const [top, ...below] = header
  if (!top) return []
  // A statement's columns are told by its first row; posts by grade stand below one word of 정원.
  if (kind === 'statement') return [write(top, words), ...below]
  if (kind === 'staffing') {
    const posts = said.filter(({ is }) => /^(?:quota|grade)/.test(is)).map(({ column }) => column)
    const groups = new Map(posts.map((column) => [column, column === Math.min(...posts) ? '정원' : '']))
    const others = new Map([...words].filter(([column]) => !posts.includes(column)))
    const second = below[0] ?? { ...top, pieces: top.pieces.map((piece) => ({ ...piece, text: '', squeezed: '', label: '' })) }
    return [write(top, new Map([...groups, ...others])), write(second, new Map([...words].filter(([c]) => posts.includes(c))))]
  }
  return [...header.slice(0, -1), ...header.slice(-1).map((line) => write(line, words))]
}

/** A table of projects with a header gives each row as labels and values, as the form has its overviews. */
function asOverviews(lines: readonly Line[], rule: TableRule, ledger: Ledger): readonly Line[] {
  const columns = rule.columns.filter(({ is }) => is !== 'none')
  if (columns.length === 0) return lines
  const from = Math.max(
    0,
    lines.findIndex((line) => filled(line).length > 1),
  )
  const order = columns.toSorted((a, b) => Number(b.is === 'name') - Number(a.is === 'name'))
  const [header] = lines.slice(from)
  if (header) ledger.structure(...header.pieces)
  const pairs = lines.slice(from + 1).flatMap((line) => {
    if (filled(line).length === 0) return []
    const rest = line.pieces.filter((_, column) => !columns.some((one) => one.column === column))
    ledger.rest({ ...line, pieces: rest })
    return order.flatMap(({ column, is }): Line[] => {
      const [head, value] = [header?.pieces[column], line.pieces[column]]
      return head && value ? [{ ...line, pieces: [partOf(head, wordOf('overview', 'column', is) ?? ''), value] }] : []
    })
  })
  return [...lines.slice(0, from), ...pairs]
}

/**
 * A total that a person named is a check: it has to be the sum of the rows above it, of those since the total before, or of half of
 * them where programmes stand above their own projects. Rounding may add half a unit a row (rules §2: printed totals stay as printed).
 */
function checkTotals(lines: readonly Line[], { rows }: TableRule, ledger: Ledger) {
  const isTotal = (line: Line) =>
    rows.some(({ is, column, label }) => is === 'total' && neutral(line.pieces[column]?.label ?? '') === neutral(squeeze(label)))
  const amount = (line: Line, column: number) => {
    const text = (line.pieces[column]?.text ?? '').replace(/,/g, '').replace(/^[△▲]/, '-')
    return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : null
  }
  for (const [at, line] of lines.entries()) {
    if (!isTotal(line)) continue
    const above = lines.slice(0, at).filter((one) => !isTotal(one))
    const since = lines.slice(lines.slice(0, at).findLastIndex(isTotal) + 1, at)
    for (const [column, piece] of line.pieces.entries()) {
      const printed = amount(line, column)
      const sums = [above, since].map((of) => of.flatMap((one) => amount(one, column) ?? []))
      if (printed === null || sums.every((of) => of.length === 0)) continue
      const holds = sums.some((of) => {
        const sum = of.reduce((all, n) => all + n, 0)
        return [sum, sum / 2].some((one) => Math.abs(one - printed) <= 0.5 * (of.length + 1))
      })
      if (!holds) ledger.ask('summary-differs', filled(line)[0]?.text ?? '', piece, String(sums[0]?.reduce((a, b) => a + b, 0)))
    }
  }
}

/** Which kinds of table the form has; the other kinds of a rule are no table of it. */
export const isTableKind = (kind: RuleKind | null): kind is TableKind => kind !== null && kind !== 'none' && kind !== 'overview'
