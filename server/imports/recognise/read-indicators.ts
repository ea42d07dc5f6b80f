import { parseNumber } from '#domain/entry/parse-number.ts'
import { fieldsOfGroup, type PlanField } from '#domain/plan/plan-fields.ts'
import { achievementRate } from '#domain/scoring/achievement.ts'
import { isTermKey, TERMS } from '#domain/words/terms.ts'
import type { ActualFigure, Field, IndicatorRecord, YearFigure } from '../records.ts'
import { figure, printed, repaired } from './field.ts'
import { type FigureKind, said } from './heads.ts'
import { type IndicatorColumns, indicatorColumns, rowLabel } from './indicator-columns.ts'
import type { Ledger } from './ledger.ts'
import type { TableSegment } from './segment.ts'
import { filled, type Line, type Piece } from './source.ts'
import { joined, squeeze, tidy, withoutBullet } from './text.ts'
import type { Units } from './units.ts'
import type { PlanYears } from './years.ts'

/** An indicator before it has its goal and its place in the plan. */
export type DraftIndicator = Omit<IndicatorRecord, 'key' | 'goal' | 'order' | 'components'> & {
  readonly table: TableSegment
  /** printed in columns of their own, where the table has such */
  readonly department: Piece | null
  readonly goalName: Piece | null
}

interface Row {
  readonly line: Line
  readonly kind: FigureKind | null
  readonly year: number | null
}
interface Rows {
  readonly table: TableSegment
  readonly at: IndicatorColumns
  readonly names: Piece[]
  readonly rows: Row[]
  readonly department: Piece | null
  readonly goalName: Piece | null
  /** Something beside its figures could not be read */
  doubt: Piece | null
}

/** Indicators of a section's tables in their order; a table may go on over pages, an indicator over rows or a page break. */
export function readIndicators(
  tables: readonly TableSegment[],
  units: Units,
  years: PlanYears,
  ledger: Ledger,
): DraftIndicator[] {
  const all: Rows[] = []
  const unclear = new Set<TableSegment>()
  for (const [t, table] of tables.entries()) {
    const at = indicatorColumns(table, years.fiscalYear.value, ledger)
    for (const [i, line] of table.rows.entries()) place(all, table, at, line, table.rows[i + 1] ?? tables[t + 1]?.rows[0], ledger)
  }
  return all.map((rows) => indicatorOf(rows, units, years, unclear, ledger))
}

/** Puts a row to its indicator: a new one, a counterpart of the last one, or the rest of its name. */
function place(all: Rows[], table: TableSegment, at: IndicatorColumns, line: Line, next: Line | undefined, ledger: Ledger) {
  const parent = said(line, at.at('name'))
  const name = said(line, at.at('sub')) ?? parent
  const current = all.at(-1)
  const label = rowLabel(said(line, at.row))
  const figures = at.figures.some((one) => said(line, one.column) !== null)
  const weight = said(line, at.at('weight'))
  if (name && isTotalName(name)) return ledger.strange(line, 'total-row')
  const row: Row = { line, kind: label?.kind ?? null, year: label?.year ?? null }
  const has = (rows: readonly Row[]) => rows.some((one) => one.kind === row.kind && one.year === row.year)
  const fits = current !== undefined && !has(current.rows)
  if (current && label && fits && (!name || current.names.some((one) => one.squeezed === name.squeezed))) {
    if (name) ledger.recognised(name)
    current.rows.push(row)
    return
  }
  if (name && current && !figures && !label && filled(line).length === 1 && !heads(next, at)) {
    current.names.push(name)
    return
  }
  // The name begun beside 목표 goes on beside 실적.
  if (name && current && label?.kind === 'actual' && fits && weight === null && !unitBehind(current.names)) {
    current.names.push(name)
    current.rows.push(row)
    return
  }
  if (!name) {
    if (current) current.doubt ??= filled(line)[0] ?? null
    return ledger.strange(line, 'indicator-without-name')
  }
  if (!figures && !label && weight === null && !heads(next, at)) return ledger.strange(line, 'row-unknown')
  // A merged cell says it once, above the first of its rows.
  const above = current?.table === table ? current : undefined
  all.push({
    table,
    at,
    names: [name],
    rows: [row],
    department: said(line, at.at('department')) ?? above?.department ?? null,
    goalName: said(line, at.at('goal')) ?? above?.goalName ?? null,
    doubt: null,
  })
  if (parent && parent !== name) ledger.ask('sub-indicator', name.text, parent)
}

/** The row below has figures of what is named above it. */
const heads = (next: Line | undefined, at: IndicatorColumns): boolean =>
  next !== undefined && !said(next, at.at('name')) && !said(next, at.at('sub')) && rowLabel(said(next, at.row)) !== null

/** What a merged cell says that began with an indicator above. */
const mergedAbove = (line: Line, column: number | null): Piece | null => {
  const under = column === null ? undefined : line.pieces[column]?.under
  return under && under.text !== '' ? under : null
}

const isTotalName = (piece: Piece): boolean => /^(?:총?계|합계|소계)$/.test(piece.label)
const unitBehind = (names: readonly Piece[]): boolean => /\)\s*$/.test(names.at(-1)?.text ?? '')

/** Its printed figures by kind and year; where two cells claim one place the first has it, the other is left over and listed. */
function figuresOf({ table, at, rows }: Rows, years: PlanYears, subject: string, unclear: Set<TableSegment>, ledger: Ledger) {
  const cells = new Map<string, { readonly piece: Piece; readonly line: Line }>()
  const seen = new Set<number>()
  for (const { line, kind: ofRow, year: ofYear } of rows) {
    for (const { column, year: own, kind: ofColumn, piece: head } of at.figures) {
      const piece = line.pieces[column]
      if (!piece) continue
      const stated = ofColumn === 'whole' ? null : ofColumn
      const year = own ?? ofYear ?? years.fiscalYear.value
      const conflict = stated !== null && ofRow !== null && stated !== ofRow && ofRow !== 'rate'
      const kind = ofRow ?? stated ?? 'target'
      if (piece.text !== '' && ((stated === null && ofRow === null) || conflict) && !unclear.has(table)) {
        unclear.add(table)
        ledger.ask('figure-kind-unclear', subject, head, kind)
      }
      if (piece.text !== '' && own === null && ofYear === null && !years.report && kind !== 'rate' && !unclear.has(table)) {
        unclear.add(table)
        ledger.ask('years-missing', subject, head, String(year))
      }
      const key = `${kind} ${year}`
      const known = cells.get(key)
      if (!known || known.piece.text === '') cells.set(key, { piece, line })
      if (kind !== 'rate') seen.add(year)
    }
  }
  return { cells, years: [...seen].toSorted((a, b) => a - b) }
}

function indicatorOf(found: Rows, units: Units, plan: PlanYears, unclear: Set<TableSegment>, ledger: Ledger): DraftIndicator {
  const { table, at, names, rows } = found
  const lines = rows.map((row) => row.line)
  const [first] = names
  const [anchor] = lines
  if (!first || !anchor) throw new Error('an indicator begins with a named row')
  ledger.recognised(...names)
  for (const line of lines) {
    ledger.structure(...line.pieces.filter((_, c) => c === at.row || c === at.at('number')))
    ledger.recognised(...[at.at('department'), at.at('goal')].flatMap((column) => said(line, column) ?? []))
    if (said(line, at.at('sub'))) ledger.recognised(...[said(line, at.at('name'))].filter((piece) => piece !== null))
  }
  const name = nameOf(names, at, lines, units, ledger)
  const unit = name.unit
  const subject = name.field.value
  const cell = (role: string): Piece | null =>
    lines.map((line) => said(line, at.at(role))).find((piece) => piece !== null) ?? mergedAbove(anchor, at.at(role))
  const text = (role: string): Field<string> => {
    const pieces = lines.map((line) => said(line, at.at(role))).filter((piece) => piece !== null)
    ledger.recognised(...pieces)
    const [piece = mergedAbove(anchor, at.at(role)), more] = pieces
    if (!piece) return { value: '', raw: '', loc: first.loc, confidence: 1, repairs: [] }
    if (!more || pieces.every((one) => one.text === piece.text)) return printed(piece.text, piece)
    const value = pieces.slice(1).reduce((all, one) => joined(all, one.text), piece.text)
    return repaired(value, piece, [ledger.repair('row-joined', pieces.map((one) => one.raw).join(' / '), value, more.loc)])
  }
  const { cells, years } = figuresOf(found, plan, subject, unclear, ledger)
  const doubtful = doubtfulLines(found, unit.value ?? '', subject, ledger)
  const of = (kind: FigureKind, year: number): YearFigure => {
    const one = cells.get(`${kind} ${year}`)
    if (!one) return { year, value: null, raw: '', loc: anchor.pieces[0]?.loc ?? first.loc, confidence: 0, repairs: [] }
    const read = figure(one.piece, ledger, `${subject} ${year}`, unit.value ?? '')
    const doubt = doubtful.has(one.line) || (unclear.has(table) && one.piece.text !== '')
    return { year, ...read, confidence: doubt ? Math.min(read.confidence, 0.7) : read.confidence }
  }
  const targets = years.map((year): YearFigure => {
    const now = of('target', year)
    if (!cells.has(`original ${year}`)) return now
    const original = of('original', year)
    // What was not revised stays, but a blank may also mean that nothing is aimed at any more.
    if (now.value === null && (now.confidence !== 0 || now.raw === '')) {
      if (original.value === null) return original
      ledger.ask('target-revised', `${subject} ${year}`, original, now.raw)
      return { ...original, confidence: Math.min(original.confidence, 0.7) }
    }
    if (original.value !== null && original.value !== now.value)
      ledger.note('target-revised', `${subject} ${year}`, original, now.raw)
    return { ...now, original }
  })
  const actuals = years.map((year) => {
    const read = of('actual', year)
    if (read.raw !== '' || !cells.has(`estimate ${year}`)) return actualOf(read, plan.settledYear.value, subject, ledger)
    return actualOf(of('estimate', year), Number.NEGATIVE_INFINITY, subject, ledger)
  })
  const weight = cell('weight')
  // One weight over several indicators is the weight of none of them.
  if (weight && ((weight.rows ?? 1) > lines.length || mergedAbove(anchor, at.at('weight'))))
    ledger.ask('figure-ask', subject, weight)
  const shared = weight !== null && (weight.rows ?? 1) > lines.length
  const direction = directionOf(cell('direction'), subject, targets, first, ledger)
  for (const year of years) checkRate(cells.get(`rate ${year}`)?.piece, targets, actuals, year, direction, subject, ledger)
  const rationale = text('rationale')
  const draft: DraftIndicator = {
    table,
    department: found.department,
    goalName: found.goalName,
    name: name.field,
    printedName: name.printed,
    unit,
    kind: kindOf(cell('kind'), first, subject, ledger),
    ...Object.fromEntries(
      fieldsOfGroup('indicators').flatMap((field) =>
        field.headed && at.at(field.name) !== null ? [[field.name, headedOf(field, cell(field.name), ledger)]] : [],
      ),
    ),
    decimals: Math.max(0, ...[...targets, ...actuals].map(({ raw }) => /\d\.(\d+)/.exec(raw)?.[1]?.length ?? 0)),
    weight:
      weight && !mergedAbove(anchor, at.at('weight'))
        ? { ...figure(weight, ledger, subject, '%'), ...(shared ? { confidence: 0.5 } : {}) }
        : { value: null, raw: '', loc: first.loc, confidence: 0, repairs: [] },
    direction,
    aggregation: aggregationOf(subject, unit.value),
    frequency: 'year',
    formula: text('formula'),
    source: text('source'),
    rationale: rationale.value === '' ? null : rationale,
    targets,
    actuals,
    loc: locOf(rows.find((row) => row.kind === null || row.kind === 'target')?.line ?? anchor, first),
    actualLoc: locOf(rows.find((row) => row.kind === 'actual')?.line ?? anchor, first),
  }
  // A row that says the same again says nothing else.
  for (const role of ['unit', 'weight', 'kind', 'direction']) {
    const pieces = lines.flatMap((line) => said(line, at.at(role)) ?? [])
    ledger.recognised(...pieces.filter(({ text: again }) => again === pieces[0]?.text))
  }
  for (const line of lines) ledger.rest(line)
  return draft
}

/** A row in which one figure cannot be read, or stands below no heading, may have lost a part of another one. */
function doubtfulLines({ rows, at, doubt }: Rows, unit: string, subject: string, ledger: Ledger): Set<Line> {
  const unread = (line: Line) =>
    at.figures
      .map(({ column }) => said(line, column))
      .find((piece) => piece && !['value', 'missing'].includes(parseNumber(piece.text, { unit }).kind)) ??
    line.pieces.find(
      (piece, c) =>
        /^[\d,]+$/.test(piece.text) && at.columns[c]?.pieces.length === 0 && !at.figures.some(({ column }) => column === c),
    )
  const found = rows.flatMap(({ line }) => {
    const piece = doubt ?? unread(line)
    return piece ? [{ line, piece }] : []
  })
  const [one] = found
  if (one) ledger.ask('row-in-doubt', subject, one.piece)
  return new Set(found.map(({ line }) => line))
}

const DIRECTIONS: readonly [RegExp, IndicatorRecord['direction']][] = [
  [/^(?:상향|증가|높을수록|망대|↑|\+)/, 'higher'],
  [/^(?:하향|감소|낮을수록|망소|↓|-)/, 'lower'],
  [/^(?:유지|망목|→)/, 'maintain'],
]
const LOWER =
  /사망|사고|체납|이탈|위반|결함|불만|민원발생|발생(?:건수|률|율)|배출량|오염|미세먼지|감축|감소|단축|실업|기간$|소요|대기|누수|결손|미수|미납|연체|불량|오류|반려|지연|범죄|화재|부채/

/** As printed; where nothing is printed only a person can say it, when the name or falling targets speak against "higher". */
function directionOf(
  piece: Piece | null,
  subject: string,
  targets: readonly YearFigure[],
  first: Piece,
  ledger: Ledger,
): IndicatorRecord['direction'] {
  const printedWay = piece && DIRECTIONS.find(([pattern]) => pattern.test(piece.squeezed))?.[1]
  if (piece) ledger.recognised(piece)
  if (printedWay) return printedWay
  const values = targets.flatMap(({ value }) => value ?? [])
  const falling = values.length > 1 && (values.at(-1) ?? 0) < (values[0] ?? 0)
  if (piece || falling || LOWER.test(squeeze(subject))) ledger.ask('direction-ask', subject, piece ?? first)
  return 'higher'
}

/** A printed rate belongs to no record; it has to agree with the figures beside it. */
function checkRate(
  piece: Piece | undefined,
  targets: readonly YearFigure[],
  actuals: readonly ActualFigure[],
  year: number,
  direction: IndicatorRecord['direction'],
  subject: string,
  ledger: Ledger,
) {
  if (!piece || piece.text === '') return
  ledger.recognised(piece)
  const target = targets.find((one) => one.year === year)?.value ?? null
  const actual = actuals.find((one) => one.year === year)?.value ?? null
  const read = parseNumber(piece.text, { unit: '%' })
  if (read.kind === 'missing') return
  const rate =
    target === null || actual === null
      ? null
      : achievementRate({ kind: 'set', value: target }, { kind: 'measured', value: actual, finality: 'final' }, direction)
  const shown = rate?.kind === 'rate' ? rate.shown : null
  if (read.kind !== 'value' || shown === null || Math.abs(read.value - shown) > 0.11)
    ledger.ask('rate-differs', `${subject} ${year}`, piece, shown === null ? null : String(shown))
}

const locOf = (line: Line, otherwise: Piece) => line.pieces[0]?.loc ?? otherwise.loc

const NUMBERING = /^(?:[①-⑳⑴-⒇❶-❿]|\(?\d{1,2}[.)]|[가-하][.)])\s*(?=\S)/

/** '(대외협력과)자원봉사 활동률(%)' → the department in front and the unit behind are not part of the name. */
function nameOf(pieces: readonly Piece[], at: IndicatorColumns, lines: readonly Line[], units: Units, ledger: Ledger) {
  const [first, ...rest] = pieces
  if (!first) throw new Error('an indicator begins with a named row')
  const whole = rest.reduce((text, piece) => joined(text, piece.text), first.text)
  const repairs = rest.map((piece) => ledger.repair('row-joined', pieces.map((p) => p.raw).join(' / '), whole, piece.loc))
  let name = withoutBullet(whole).replace(NUMBERING, '')
  if (name !== whole) repairs.push(ledger.repair('bullet-removed', first.raw, name, first.loc))
  const prefix = /^\(([^()]+)\)\s*(\S.*)$/.exec(name)
  if (prefix?.[1] !== undefined && prefix[2] !== undefined && units.find(prefix[1])) {
    name = prefix[2]
    repairs.push(ledger.repair('department-prefix-removed', first.raw, name, first.loc))
  } else if (/(?:과|국|실|단|관|본부|센터|사업소)$/.test(prefix?.[1] ?? '')) {
    ledger.ask('department-unknown', prefix?.[1] ?? '', first)
  }
  const column = lines.map((line) => said(line, at.at('unit'))).find((piece) => piece !== null)
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
    .flatMap((line) => at.figures.map((one) => said(line, one.column)?.text ?? ''))
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
