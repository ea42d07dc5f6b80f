import type { PlanField } from '#domain/plan/plan-fields.ts'
import { isTermKey, TERMS } from '#domain/words/terms.ts'
import type { ActualFigure, Field, IndicatorRecord, YearFigure } from '../records.ts'
import { said } from './columns.ts'
import { figure, printed, repaired } from './field.ts'
import { type IndicatorColumns, indicatorColumns, isActualRow } from './indicator-columns.ts'
import type { Ledger } from './ledger.ts'
import type { TableSegment } from './segment.ts'
import { filled, type Line, type Piece } from './source.ts'
import { joined, tidy } from './text.ts'
import type { Units } from './units.ts'

/** An indicator before it has its goal, its rationale and its place in the plan. */
export type DraftIndicator = Omit<IndicatorRecord, 'key' | 'goal' | 'order' | 'rationale' | 'components'> & {
  readonly table: TableSegment
}

interface Rows {
  readonly table: TableSegment
  readonly at: IndicatorColumns
  readonly names: Piece[]
  target: Line | null
  actual: Line | null
}

/** Indicators of a section's tables in their order; a table may go on over pages, an indicator over two rows or a page break. */
export function readIndicators(
  tables: readonly TableSegment[],
  units: Units,
  settledYear: number,
  ledger: Ledger,
): DraftIndicator[] {
  const all: Rows[] = []
  for (const table of tables) {
    const at = indicatorColumns(table, ledger)
    for (const line of table.rows) place(all, table, at, line, ledger)
  }
  return all.map((rows) => indicatorOf(rows, units, settledYear, ledger))
}

/** Puts a row to its indicator: a new one, the counterpart of the last one, or the rest of its name. */
function place(all: Rows[], table: TableSegment, at: IndicatorColumns, line: Line, ledger: Ledger) {
  const name = said(line, at.name)
  const current = all.at(-1)
  const label = at.row === null ? null : said(line, at.row)
  const kind = label && isActualRow(label) ? 'actual' : 'target'
  const figures = at.years.some((year) => said(line, year.column) !== null)
  if (name && isTotalName(name)) return ledger.strange(line, 'total-row')
  const fits = current !== undefined && current[kind] === null && (kind === 'actual' || current.target === null)
  if (!name && current && label && fits) {
    current[kind] = line
    return
  }
  if (name && current && !figures && !label && filled(line).length === 1) {
    current.names.push(name)
    return
  }
  // The name begun beside 목표 goes on beside 실적.
  if (name && current && kind === 'actual' && label && fits && said(line, at.weight) === null && !unitBehind(current.names)) {
    current.names.push(name)
    current[kind] = line
    return
  }
  if (!name) return ledger.strange(line, 'indicator-without-name')
  if (!figures && !label && said(line, at.weight) === null) return ledger.strange(line, 'row-unknown')
  all.push({ table, at, names: [name], target: kind === 'target' ? line : null, actual: kind === 'actual' ? line : null })
}

const isTotalName = (piece: Piece): boolean => /^(?:총?계|합계|소계)$/.test(piece.label)
const unitBehind = (names: readonly Piece[]): boolean => /\)\s*$/.test(names.at(-1)?.text ?? '')

function indicatorOf(
  { table, at, names, target, actual }: Rows,
  units: Units,
  settledYear: number,
  ledger: Ledger,
): DraftIndicator {
  const lines = [target, actual].filter((line) => line !== null)
  const [first] = names
  const anchor = target ?? actual
  if (!first || !anchor) throw new Error('an indicator begins with a named row')
  ledger.recognised(...names)
  for (const line of lines) ledger.structure(...line.pieces.filter((_, c) => c === at.row))
  const name = nameOf(names, at, lines, units, ledger)
  const unit = name.unit
  const subject = name.field.value
  const cell = (column: number | null): Piece | null =>
    lines.map((line) => said(line, column)).find((piece) => piece !== null) ?? null
  const text = (column: number | null): Field<string> => {
    const pieces = lines.map((line) => said(line, column)).filter((piece) => piece !== null)
    ledger.recognised(...pieces)
    const [piece, more] = pieces
    if (!piece) return { value: '', raw: '', loc: first.loc, confidence: 1, repairs: [] }
    if (!more) return printed(piece.text, piece)
    const value = joined(piece.text, more.text)
    return repaired(value, piece, [ledger.repair('row-joined', `${piece.raw} / ${more.raw}`, value, more.loc)])
  }
  const yearly = (line: Line | null): YearFigure[] =>
    at.years.map(({ year, column }) => {
      const piece = line?.pieces[column]
      return piece
        ? { year, ...figure(piece, ledger, `${subject} ${year}`, unit.value ?? '') }
        : { year, value: null, raw: '', loc: anchor.pieces[0]?.loc ?? first.loc, confidence: 0, repairs: [] }
    })
  const weight = cell(at.weight)
  const targets = yearly(target)
  const actuals = yearly(actual).map((f) => actualOf(f, settledYear, subject, ledger))
  const draft: DraftIndicator = {
    table,
    name: name.field,
    printedName: name.printed,
    unit,
    kind: kindOf(cell(at.kind), first, subject, ledger),
    ...Object.fromEntries(at.headed.map(({ field, column }) => [field.name, headedOf(field, cell(column), ledger)])),
    decimals: decimalsOf(lines, at),
    weight: weight ? figure(weight, ledger, subject, '%') : { value: null, raw: '', loc: first.loc, confidence: 0, repairs: [] },
    direction: 'higher',
    aggregation: aggregationOf(subject, unit.value),
    frequency: 'year',
    formula: text(at.formula),
    source: text(at.source),
    targets,
    actuals,
    loc: locOf(target ?? anchor, first),
    actualLoc: locOf(actual ?? anchor, first),
  }
  // Only a person can say it: the form prints no direction, and a falling target alone is no proof.
  if (/사망|사고|체납|이탈|위반|결함|불만|민원발생|발생건수|배출량|오염|미세먼지|감축|감소|단축|실업/.test(subject))
    ledger.ask('direction-ask', subject, first)
  for (const line of lines) ledger.rest(line)
  return draft
}

const locOf = (line: Line, otherwise: Piece) => line.pieces[0]?.loc ?? otherwise.loc

/** '(대외협력과)자원봉사 활동률(%)' → the department in front and the unit behind are not part of the name. */
function nameOf(pieces: readonly Piece[], at: IndicatorColumns, lines: readonly Line[], units: Units, ledger: Ledger) {
  const [first, ...rest] = pieces
  if (!first) throw new Error('an indicator begins with a named row')
  const whole = rest.reduce((text, piece) => joined(text, piece.text), first.text)
  const repairs = rest.map((piece) => ledger.repair('row-joined', pieces.map((p) => p.raw).join(' / '), whole, piece.loc))
  let name = whole
  const prefix = /^\(([^()]+)\)\s*(\S.*)$/.exec(name)
  if (prefix?.[1] !== undefined && prefix[2] !== undefined && units.find(prefix[1])) {
    name = prefix[2]
    repairs.push(ledger.repair('department-prefix-removed', first.raw, name, first.loc))
  } else if (/(?:과|국|실|단|관|본부|센터|사업소)$/.test(prefix?.[1] ?? '')) {
    ledger.ask('department-unknown', prefix?.[1] ?? '', first)
  }
  const column = lines.map((line) => said(line, at.unit)).find((piece) => piece !== null)
  const behind = /^(.*\S)\s*[(（]([^()（）]{1,12})[)）]$/.exec(name)
  const suffix = suffixOf(lines, at)
  let unit: Field<string | null> = { value: null, raw: '', loc: first.loc, confidence: 0, repairs: [] }
  if (column) {
    ledger.recognised(column)
    unit = printed(column.text, column)
  } else if (
    behind?.[1] !== undefined &&
    behind[2] !== undefined &&
    (at.unitInName || suffix === behind[2] || KNOWN_UNIT.test(behind[2]))
  ) {
    const word = tidy(behind[2]).replace(/^단위\s*[::]\s*/, '')
    const repair = ledger.repair('unit-from-name', first.raw, word, first.loc)
    name = behind[1]
    unit = repaired(word, first, [repair], 1)
    repairs.push(repair)
  } else if (suffix !== null) {
    unit = repaired(suffix, first, [ledger.repair('unit-from-figure', first.raw, suffix, first.loc)])
  } else {
    ledger.ask('unit-missing', name, first)
  }
  return { field: repaired(name, first, repairs, rest.length > 0 ? 0.9 : 1), printed: whole, unit }
}

const KNOWN_UNIT = /^(?:%p?|점|회|건|명|개|개소|가구|세대|원|천원|백만원|억원|톤|㎡|ha|㎞|km|대|종|권|일|시간|배|위|등급|곳|팀)$/

/** What stands behind every figure of an indicator, when it is one word: '90회 94회' → 회. */
function suffixOf(lines: readonly Line[], at: IndicatorColumns): string | null {
  const cells = lines
    .flatMap((line) => at.years.map((year) => said(line, year.column)?.text ?? ''))
    .filter((text) => /\d\s*[^\d\s.,]+$/.test(text))
  const words = new Set(cells.map((text) => /([^\d\s.,]+)$/.exec(text)?.[1] ?? ''))
  const [only] = words
  return words.size === 1 && only !== undefined && cells.length >= 2 ? only : null
}

function kindOf(piece: Piece | null, name: Piece, subject: string, ledger: Ledger): IndicatorRecord['kind'] {
  if (!piece) {
    ledger.ask('kind-unknown', subject, name)
    return { value: null, raw: '', loc: name.loc, confidence: 0, repairs: [] }
  }
  ledger.recognised(piece)
  const value = piece.label.startsWith('핵심') ? 'key' : piece.label.startsWith('일반') ? 'general' : null
  if (value === null) ledger.ask('kind-unknown', subject, piece)
  return printed(value, piece)
}

/** What is printed under a heading; of a choice the value that the printed word stands for. Null where nothing is printed. */
function headedOf({ kind }: PlanField, piece: Piece | null, ledger: Ledger): Field<string | null> | null {
  if (!piece) return null
  ledger.recognised(piece)
  if (kind.type !== 'choice') return printed(piece.text, piece)
  const value = kind.of.map(String).find((one) => isTermKey(one) && TERMS[one].ko === piece.label.replace(/지표$/, ''))
  return value === undefined ? { ...printed(null, piece), confidence: 0.7 } : printed(value, piece)
}

/** Counts add up over a year; rates, scores, ranks and indices are read at its end. */
function aggregationOf(name: string, unit: string | null): 'sum' | 'last' {
  if (unit !== null && /^(?:%|%p|‰|점|위|등급|배|지수|순위|℃|㎍\/㎥|원\/.*|.*\/.*)$/.test(unit)) return 'last'
  return /(?:률|율|지수|순위|등급|만족도|인지도|점수|비중|누계|누적|보유|현원)$/.test(name) ? 'last' : 'sum'
}

function decimalsOf(lines: readonly Line[], at: IndicatorColumns): number {
  const texts = lines.flatMap((line) => at.years.map((year) => said(line, year.column)?.text ?? ''))
  return Math.max(0, ...texts.map((text) => /\d\.(\d+)/.exec(text)?.[1]?.length ?? 0))
}

/** A year that is not settled has no result: what is printed there is the form's placeholder, kept but never a figure. */
function actualOf(field: YearFigure, settledYear: number, subject: string, ledger: Ledger): ActualFigure {
  if (field.year <= settledYear) return { ...field, state: field.value === null ? 'none' : 'measured' }
  if (field.value === null) return { ...field, state: 'placeholder' }
  if (field.value !== 0) {
    ledger.ask('actual-before-its-time', `${subject} ${field.year}`, field)
    return { ...field, state: 'placeholder', confidence: 0.7 }
  }
  return {
    ...field,
    value: null,
    state: 'placeholder',
    repairs: [...field.repairs, ledger.repair('placeholder', field.raw, '', field.loc)],
  }
}
