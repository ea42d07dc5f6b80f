import { fieldsOfGroup, type PlanField } from '#domain/plan/plan-fields.ts'
import { isTermKey, TERMS } from '#domain/words/terms.ts'
import type { Field, IndicatorRecord, YearFigure } from '../records.ts'
import { absent, figure, printed, repaired, textOf } from './field.ts'
import { said } from './heads.ts'
import type { IndicatorColumns } from './indicator-columns.ts'
import { checkRates, indicatorFigures } from './indicator-figures.ts'
import { indicatorRows, type Rows } from './indicator-rows.ts'
import type { Ledger } from './ledger.ts'
import type { TableSegment } from './segment.ts'
import type { Line, Piece } from './source.ts'
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

/** Indicators of a section's tables in their order. */
export function readIndicators(
  tables: readonly TableSegment[],
  units: Units,
  years: PlanYears,
  ledger: Ledger,
): DraftIndicator[] {
  const unclear = new Set<TableSegment>()
  return indicatorRows(tables, years.fiscalYear.value, ledger).map((rows) => indicatorOf(rows, units, years, unclear, ledger))
}

/** What a merged cell says that began with an indicator above. */
const mergedAbove = (line: Line, column: number | null): Piece | null => {
  const under = column === null ? undefined : line.pieces[column]?.under
  return under && under.text !== '' ? under : null
}

function indicatorOf(found: Rows, units: Units, plan: PlanYears, unclear: Set<TableSegment>, ledger: Ledger): DraftIndicator {
  const { table, at, names, rows } = found
  const lines = rows.map((row) => row.line)
  const [first] = names
  const [{ line: anchor }] = rows
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
    const above = pieces.length === 0 ? mergedAbove(anchor, at.at(role)) : null
    return above ? printed(above.text, above) : textOf(pieces, first.loc, ledger)
  }
  const figures = indicatorFigures(found, plan, subject, unit.value ?? '', unclear, ledger)
  const { targets, actuals } = figures
  const weight = cell('weight')
  // One weight over several indicators is the weight of none of them.
  if (weight && ((weight.rows ?? 1) > lines.length || mergedAbove(anchor, at.at('weight'))))
    ledger.ask('figure-ask', subject, weight)
  const shared = weight !== null && (weight.rows ?? 1) > lines.length
  const direction = directionOf(cell('direction'), subject, targets, first, ledger)
  checkRates(figures, direction, subject, ledger)
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
        : absent(first.loc),
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
const locOf = (line: Line, otherwise: Piece) => line.pieces[0]?.loc ?? otherwise.loc

const NUMBERING = /^(?:[①-⑳⑴-⒇❶-❿]|\(?\d{1,2}[.)]|[가-하][.)])\s*(?=\S)/

/** '(대외협력과)자원봉사 활동률(%)' → the department in front and the unit behind are not part of the name. */
function nameOf(pieces: Rows['names'], at: IndicatorColumns, lines: readonly Line[], units: Units, ledger: Ledger) {
  const [first, ...rest] = pieces
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
  let unit: Field<string | null> = absent(first.loc)
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
    return absent(name.loc)
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
export function aggregationOf(name: string, unit: string | null): 'sum' | 'last' {
  if (unit !== null && /^(?:%|%p|‰|점|위|등급|배|지수|순위|℃|㎍\/㎥|원\/.*|.*\/.*)$/.test(unit)) return 'last'
  return /(?:률|율|지수|순위|등급|만족도|인지도|점수|비중|누계|누적|보유|현원)$/.test(name) ? 'last' : 'sum'
}
