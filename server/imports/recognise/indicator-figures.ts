import { parseNumber } from '#domain/entry/parse-number.ts'
import { achievementRate } from '#domain/scoring/achievement.ts'
import type { ActualFigure, IndicatorRecord, YearFigure } from '../records.ts'
import { absent, figure } from './field.ts'
import type { FigureKind } from './heads.ts'
import type { Rows } from './indicator-rows.ts'
import type { Ledger } from './ledger.ts'
import type { TableSegment } from './segment.ts'
import { type Line, partOf, type Piece } from './source.ts'
import type { PlanYears } from './years.ts'

export interface IndicatorFigures {
  readonly years: readonly number[]
  readonly targets: readonly YearFigure[]
  readonly actuals: readonly ActualFigure[]
  /** The printed rate of a year */
  readonly rate: (year: number) => Piece | undefined
}

/**
 * Its printed figures by kind and year. What cannot be told of a table is asked once; a row in which one figure cannot be read
 * is in doubt as a whole.
 * @param unclear tables asked about already
 */
export function indicatorFigures(
  found: Rows,
  plan: PlanYears,
  subject: string,
  unit: string,
  unclear: Set<TableSegment>,
  ledger: Ledger,
): IndicatorFigures {
  const { cells, years } = cellsOf(found, plan, subject, unclear, ledger)
  const doubtful = doubtfulLines(found, [...cells.values()], unit, subject, ledger)
  const [{ line: anchor }] = found.rows
  const of = (kind: FigureKind, year: number): YearFigure => {
    const one = cells.get(`${kind} ${year}`)
    if (!one) return { year, ...absent(anchor.pieces[0]?.loc ?? found.names[0].loc) }
    const read = figure(one.piece, ledger, `${subject} ${year}`, unit)
    const doubt = doubtful.has(one.line) || (unclear.has(found.table) && one.piece.text !== '')
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
  return { years, targets, actuals, rate: (year) => cells.get(`rate ${year}`)?.piece }
}

interface FigureCell {
  readonly piece: Piece
  readonly line: Line
}

/** Where two cells claim one place the first has it, the other is left over and listed. */
function cellsOf({ table, at, rows }: Rows, plan: PlanYears, subject: string, unclear: Set<TableSegment>, ledger: Ledger) {
  const cells = new Map<string, FigureCell>()
  const seen = new Set<number>()
  const unsure = (kind: 'figure-kind-unclear' | 'years-missing', head: Piece, proposal: string) => {
    if (unclear.has(table)) return
    unclear.add(table)
    ledger.ask(kind, subject, head, proposal)
  }
  for (const { line, kind: ofRow, year: ofYear } of rows) {
    for (const { column, year: own, kind: ofColumn, piece: head } of at.figures) {
      const piece = line.pieces[column]
      if (!piece) continue
      const stated = ofColumn === 'whole' || (ofColumn === 'both' && ofRow !== null) ? null : ofColumn
      const year = own ?? ofYear ?? plan.fiscalYear.value
      const conflict = stated !== null && ofRow !== null && stated !== ofRow && ofRow !== 'rate'
      const said = ofRow ?? stated ?? 'target'
      const parts = said === 'both' ? bothIn(piece) : ([[said, piece]] as const)
      if (piece.text !== '') {
        if (parts === null || (stated === null && ofRow === null) || conflict)
          unsure('figure-kind-unclear', head, said === 'both' ? 'target' : said)
        if (own === null && ofYear === null && !plan.report && said !== 'rate') unsure('years-missing', head, String(year))
      }
      for (const [kind, part] of parts ?? ([['target', piece]] as const)) {
        const key = `${kind} ${year}`
        const known = cells.get(key)
        if (!known || known.piece.text === '') cells.set(key, { piece: part, line })
        if (kind !== 'rate') seen.add(year)
      }
    }
  }
  return { cells, years: [...seen].toSorted((a, b) => a - b) }
}

/** '1,100/1,093', '1,150/-': target and result in one cell; null = it holds something else. */
function bothIn(piece: Piece): readonly (readonly [FigureKind, Piece])[] | null {
  const [, target, actual] = /^([^/]*)\/([^/]*)$/.exec(piece.text) ?? []
  if (target === undefined || actual === undefined) return piece.text === '' ? [['target', piece]] : null
  return [
    ['target', partOf(piece, target)],
    ['actual', partOf(piece, actual)],
  ]
}

/** A row in which one figure cannot be read, or stands below no heading, may have lost a part of another one. */
function doubtfulLines(
  { rows, at, doubt }: Rows,
  cells: readonly FigureCell[],
  unit: string,
  subject: string,
  ledger: Ledger,
): Set<Line> {
  const unread = (line: Line) =>
    cells.find(
      (cell) =>
        cell.line === line &&
        cell.piece.text !== '' &&
        !['value', 'missing'].includes(parseNumber(cell.piece.text, { unit }).kind),
    )?.piece ??
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

/** A year that is not settled has no result: what is printed there is the form's placeholder, kept but never a figure. */
function actualOf(field: YearFigure, settledYear: number, subject: string, ledger: Ledger): ActualFigure {
  if (field.year <= settledYear) return { ...field, state: field.value === null ? 'none' : 'measured' }
  if (field.value === null) return { ...field, state: 'placeholder' }
  if (field.value !== 0) {
    ledger.ask('actual-before-its-time', `${subject} ${field.year}`, field)
    return { ...field, state: 'placeholder', confidence: 0.7 }
  }
  const repair = ledger.repair('placeholder', field.raw, '', field.loc)
  return { ...field, value: null, state: 'placeholder', repairs: [...field.repairs, repair] }
}

/** A printed rate belongs to no record; it has to agree with the figures beside it. */
export function checkRates(
  { years, targets, actuals, rate }: IndicatorFigures,
  direction: IndicatorRecord['direction'],
  subject: string,
  ledger: Ledger,
) {
  for (const [i, year] of years.entries()) {
    const piece = rate(year)
    if (!piece || piece.text === '') continue
    ledger.recognised(piece)
    const target = targets[i]?.value ?? null
    const actual = actuals[i]?.value ?? null
    const read = parseNumber(piece.text, { unit: '%' })
    if (read.kind === 'missing') continue
    const own =
      target === null || actual === null
        ? null
        : achievementRate({ kind: 'set', value: target }, { kind: 'measured', value: actual, finality: 'final' }, direction)
    const shown = own?.kind === 'rate' ? own.shown : null
    if (read.kind !== 'value' || shown === null || Math.abs(read.value - shown) > 0.11)
      ledger.ask('rate-differs', `${subject} ${year}`, piece, shown === null ? null : String(shown))
  }
}
