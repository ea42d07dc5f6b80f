import { fieldsOfGroup } from '#domain/plan/plan-fields.ts'
import { filled, type Line, type Piece } from './source.ts'

export type TableKind = 'goal-table' | 'staffing' | 'statement' | 'indicators' | 'lines'

/**
 * What a figure is, by the word of its column or row. `original` was the target before it was revised, `estimate` is no result
 * yet, `both` target and result with a stroke between, `part` one source of an amount, `whole` all of it.
 */
export type FigureKind =
  | 'target'
  | 'original'
  | 'actual'
  | 'estimate'
  | 'both'
  | 'rate'
  | 'settled'
  | 'budget'
  | 'plan'
  | 'change'
  | 'change-rate'
  | 'share'
  | 'part'
  | 'whole'

const GOAL = /^(?:정책(?:사업)?|프로그램|성과)목표명?$/
const UNIT_NAME = /^(?:소관|담당|주관|추진)?(?:부서|실과|실·?과|과|조직|기관)명?$/
const NUMBER = /^(?:연번|순번|번호|no·?|순)$/

/** Words of headers, and what stands in their columns. */
const ROLES: Readonly<Record<TableKind, Readonly<Record<string, RegExp>>>> = {
  indicators: {
    number: NUMBER,
    department: UNIT_NAME,
    goal: GOAL,
    name: /^(?:핵심|주요|대표)?(?:성과)?지표명?$/,
    sub: /^(?:세부|하위|측정)(?:성과)?지표명?$/,
    unit: /^(?:측정)?단위$/,
    kind: /^지표유형|^유형$|^지표구분$/,
    weight: /^가중치|^비중$|^배점$/,
    row: /^구분$|^연도$|^년도$/,
    formula: /측정산식|측정방법|^산식|산출(?:식|방법)$|^계산식/,
    source: /자료수집|자료출처|^출처|증빙(?:자료)?|^근거자료/,
    rationale: /목표치?(?:설정|산출)근거|^설정근거/,
    direction: /^(?:지표)?(?:방향|성향)성?$/,
    ...Object.fromEntries(fieldsOfGroup('indicators').flatMap(({ name, headed }) => (headed ? [[name, headed]] : []))),
  },
  lines: {
    number: NUMBER,
    department: UNIT_NAME,
    policy: /^정책사업명?$/,
    programme: /^단위사업명?$/,
    project: /^세부사업명?$/,
    name: /^(?:예산)?사업명$/,
    account: /^회계(?:구분|명)?$/,
    count: /세부사업수|^비고/,
  },
  'goal-table': {
    name: GOAL,
    indicators: /^성과지표(?:수|개수)/,
    programmes: /^단위사업(?:수|개수)/,
    amount: /예산액?$|^예산액/,
    department: UNIT_NAME,
    number: NUMBER,
  },
  staffing: {
    name: new RegExp(`${UNIT_NAME.source}|^구분$`),
    quota: /^정원/,
    headcount: /^현원/,
    teams: /직제명|^팀명?$|^담당명?$|계단위|팀단위/,
  },
  statement: { item: /^구분$|^항목$|^과목$/ },
}

const GRADES: readonly [RegExp, 'grade4' | 'grade5' | 'grade6'][] = [
  [/^[1-4]급|^(?:이사관|부이사관|서기관)/, 'grade4'],
  [/^5급|^사무관/, 'grade5'],
  [/^[6-9]급|^주사|^서기(?!관)/, 'grade6'],
]
/** Which of our three groups of posts a word means; null = none. */
export const gradeOf = (label: string) => GRADES.find(([pattern]) => pattern.test(label))?.[1] ?? null

/** Words before or beside figures. */
const INDICATOR_KINDS: readonly [RegExp, FigureKind][] = [
  [/^(?:당초|최초|변경전|기존)(?:목표|계획)?$/, 'original'],
  [/^(?:(?:수정|변경|변경후|조정|최종|연도별|연차별|성과)?목표|계획|수정|변경|변경후)$/, 'target'],
  [/^(?:(?:최근|과거)\d?개?년?간?)?실적$|^(?:결과|확정|확정실적|최종실적|달성실적|측정값)$/, 'actual'],
  [/^(?:추정|예상|잠정|전망|가)(?:실적)?$/, 'estimate'],
  [/^(?:목표|계획)치?\/(?:실적|결과)$/, 'both'],
  [/^(?:목표)?(?:대비)?달성[률율도]$/, 'rate'],
  [/^계$/, 'whole'],
]
const MONEY_KINDS: readonly [RegExp, FigureKind][] = [
  [/^결산$/, 'settled'],
  [/^(?:본|최종|당초|기정|추경)?예산(?:현)?$|^당초$|^기정$|^(?:예산)?현$/, 'budget'],
  [/^(?:중기)?(?:계획|전망|재정계획)$/, 'plan'],
  [/^(?:비교)?증감$/, 'change'],
  [/^증감[률율]$/, 'change-rate'],
  [/^구성비$|^비율$|^비중$/, 'share'],
  [
    /^(?:국고보조금|국고|국|시도|시·도|도|시군구|시군|시|군|구)비?$|^(?:자부담|민자|민간|기금|균특|지특|기타|교육청|교부세)$/,
    'part',
  ],
  [/^(?:총?계|합계|소계|총액)$/, 'whole'],
]
/** Group headings that say nothing of what stands below them but that it is figures. */
const NEUTRAL =
  /^(?:연도별|연차별|최근\d개년)?(?:실적|목표)치?(?:및|·|\/|,)(?:실적|목표)치?(?:현황|추이)?$|^(?:연도별|연차별|기준연도|사업비|소요예산|재원|재원별|금액|연도별(?:사업비|예산|목표치?및실적치?))$/

const RELATIVE: readonly [RegExp, number][] = [
  [/^전전년도?/, -2],
  [/^전년도?|^직전년도/, -1],
  [/^(?:당해|해당|금|당)(?:연도|년도?)|^올해/, 0],
  [/^(?:차|익|다음)년도?|^내년도?/, 1],
]
const YEAR = /^(?:fy)?'?((?:20)?\d\d)(?!\d)(?:회계연도|회계년도|연도|년도|년)?[·]?/
const YEAR_BEHIND = /(?:'(\d\d)|(20\d\d))(?:년도|연도|년)?$/
export const MONEY_UNITS: Readonly<Record<string, number>> = { 억원: 1e8, 백만원: 1e6, 만원: 1e4, 천원: 1e3, 원: 1 }
const MARK = /^(?:[a-z](?:[-+/*×][a-z])*(?:[*×]100)?|단위|단위[:·].*)$/

/** One word of a header taken apart: '2026년 예산안(A)' → 2026, '예산', nothing left. */
export interface Head {
  /** without year, unit and marks, each bracket by itself */
  readonly words: readonly string[]
  readonly year: number | null
  /** '전년도': years from the plan's own */
  readonly offset: number | null
  readonly twoDigits: boolean
  readonly unit: string | null
}

export function headOf(text: string): Head {
  let year: number | null = null
  let offset: number | null = null
  let twoDigits = false
  let unit: string | null = null
  const words: string[] = []
  const take = (digits: string) => {
    twoDigits = digits.length === 2
    year = twoDigits ? 2000 + Number(digits) : Number(digits)
  }
  const inside = [...text.matchAll(/\(([^()]*)\)/g)].map((match) => match[1] ?? '')
  for (const [i, part] of [text.replace(/\([^()]*\)/g, ''), ...inside].entries()) {
    let rest = part.replace(/^[·:]+|[·:]+$/g, '')
    const money = /(?:단위[:·]?)?(억원|백만원|만원|천원)$/.exec(rest)?.[1]
    if (i > 0 && (money !== undefined || rest === '원' || rest === '%')) {
      unit = money ?? rest
      continue
    }
    if (i > 0 && MARK.test(rest)) continue
    const front = YEAR.exec(rest)
    const behind = front ? null : YEAR_BEHIND.exec(rest)
    const relative = RELATIVE.find(([pattern]) => pattern.test(rest))
    if (front?.[1] !== undefined && year === null) {
      take(front[1])
      rest = rest.slice(front[0].length)
    } else if (behind && year === null) {
      take(behind[1] ?? behind[2] ?? '')
      rest = rest.slice(0, behind.index)
    } else if (relative && offset === null) {
      offset = relative[1]
      rest = rest.replace(relative[0], '')
    }
    rest = rest.replace(/^[·\-–]+|[·\-–]+$/g, '')
    if (rest !== '') words.push(rest)
  }
  return { words, year, offset, twoDigits, unit }
}

/** '목표치', '예산액', '예산안', '현액' without what says that a figure follows. */
const bare = (word: string): string =>
  /^(?:비교)?증감/.test(word) ? word.replace(/액$/, '') : word.replace(/(?:치|액|안|값)$/, '')

export function figureKind(word: string, of: TableKind): FigureKind | null {
  const kinds = of === 'indicators' ? INDICATOR_KINDS : MONEY_KINDS
  return kinds.find(([pattern]) => pattern.test(bare(word)) || pattern.test(word))?.[1] ?? null
}

/** '목표(당초)', '실적(추정)': the narrower of two words has the say. */
const QUALIFIES = new Map<FigureKind | null, FigureKind>([
  ['original', 'target'],
  ['estimate', 'actual'],
])

/** What several words say together; null = they are not all words of figures. */
export function kindOf(words: readonly string[], of: TableKind): FigureKind | null {
  const kinds = words.flatMap((word) => figureKind(word, of) ?? [])
  return (
    kinds.find((kind) => QUALIFIES.has(kind) && kinds.includes(QUALIFIES.get(kind) ?? kind)) ??
    kinds.find((kind) => kind !== 'whole') ??
    kinds[0] ??
    null
  )
}

const rolesOf = (words: readonly string[], of: TableKind): string[] =>
  Object.entries(ROLES[of]).flatMap(([role, pattern]) => (words.some((word) => pattern.test(word)) ? [role] : []))

/** Every word of the piece is one of a header of this kind. */
export function isHeadWord(piece: Piece, of: TableKind): boolean {
  const head = headOf(piece.label)
  const says = head.words.length > 0 || head.year !== null || head.offset !== null || head.unit !== null
  return (
    rolesOf([piece.label, ...head.words], of).length > 0 ||
    (says && head.words.every((word) => figureKind(word, of) !== null || NEUTRAL.test(word) || rolesOf([word], of).length > 0))
  )
}

/** A column of a table by all the words above it. */
export interface Column {
  readonly index: number
  /** in its own cells of the header */
  readonly pieces: readonly Piece[]
  readonly roles: readonly string[]
  readonly year: number | null
  readonly kind: FigureKind | null
  /** It holds figures of a year or kind, and no word above it says anything that is not understood */
  readonly figures: boolean
  readonly unit: string | null
  readonly twoDigits: boolean
}

/**
 * The columns of a table. A word that heads several columns stands above the first of them: it reaches right until the next
 * word of its row, over columns that have a word of their own below.
 * @param fiscalYear what 전년도 and 당해연도 are counted from; null = such columns have no year
 */
export function columnsOf(header: readonly Line[], of: TableKind, fiscalYear: number | null = null): Column[] {
  const width = Math.max(0, ...header.map((line) => line.pieces.length))
  return Array.from({ length: width }, (_, index): Column => {
    const printed = header.map((line) => line.pieces[index]).map((piece) => (piece && piece.text !== '' ? piece : null))
    const ruled = printed.find((piece) => piece?.said)
    const own = ruled ? [ruled] : printed
    const pieces = own.filter((piece) => piece !== null)
    const lowest = own.findLastIndex((piece) => piece !== null)
    const above = header.flatMap((line, row) => {
      if (ruled || own[row] || row >= lowest) return []
      return line.pieces.slice(0, index).findLast((piece) => piece.text !== '') ?? []
    })
    const labels = pieces.map((piece) => piece.label)
    const heads = pieces.map((piece) => headOf(piece.label))
    const words = heads.flatMap((head) => head.words)
    const roles = rolesOf([...labels, labels.join(''), ...words], of)
    // What heads a neighbour too says year and kind, never what a column is.
    const wider = above.map((piece) => headOf(piece.label)).filter((head) => rolesOf(head.words, of).length === 0)
    const all = [...heads.toReversed(), ...wider.toReversed()]
    const year = all.find((head) => head.year !== null)?.year ?? null
    const offset = all.find((head) => head.offset !== null)?.offset ?? null
    const stated = kindOf(words, of)
    const group = kindOf(
      wider.flatMap((head) => head.words),
      of,
    )
    const kind = stated === null || stated === 'whole' || QUALIFIES.get(group) === stated ? (group ?? stated) : stated
    const understood = all.every((head) => head.words.every((word) => figureKind(word, of) !== null || NEUTRAL.test(word)))
    const counted = year ?? (offset === null || fiscalYear === null ? null : fiscalYear + offset)
    return {
      index,
      pieces,
      roles,
      year: counted,
      kind,
      figures: roles.length === 0 && pieces.length > 0 && understood && (counted !== null || kind !== null),
      unit: all.find((head) => head.unit !== null)?.unit ?? null,
      twoDigits: year !== null && (all.find((head) => head.year !== null)?.twoDigits ?? false),
    }
  })
}

/** The first column of a role; null = the table has no such column. */
export const roleAt = (columns: readonly Column[], role: string): number | null =>
  columns.find((column) => column.roles.includes(role))?.index ?? null

/** The cell when something is printed in it. */
export function said(line: Line, column: number | null): Piece | null {
  const piece = column === null ? undefined : line.pieces[column]
  return piece && piece.text !== '' ? piece : null
}

/** A word that heads several columns reaches right until the next word of its row. */
export function groups(header: Line): { readonly piece: Piece; readonly from: number; readonly to: number }[] {
  const starts = filled(header).map((piece) => ({ piece, from: header.pieces.indexOf(piece) }))
  return starts.map(({ piece, from }, i) => ({ piece, from, to: (starts[i + 1]?.from ?? header.pieces.length) - 1 }))
}

/** The kind of table whose header this row is: told by its words, in whatever order the columns stand. */
export function headerOf(pieces: readonly Piece[]): TableKind | null {
  if (pieces.length < 2 || !pieces.some(({ label }) => NAMING.test(label)) || pieces.some(({ label }) => label.length > 60))
    return null
  const all = pieces.map((piece) => ({ label: piece.label, ...headOf(piece.label) }))
  const has = (of: TableKind, ...roles: readonly string[]) =>
    all.some(({ label, words }) => roles.some((role) => [label, ...words].some((word) => ROLES[of][role]?.test(word))))
  const figures = (of: TableKind) =>
    all.flatMap(({ words, year, offset }) => {
      const kinds = words.flatMap((word) => figureKind(word, of) ?? (NEUTRAL.test(word) ? 'neutral' : []))
      return kinds.length === words.length && (kinds.length > 0 || year !== null)
        ? [{ kind: kinds[0], year: year ?? offset }]
        : []
    })
  const years = (of: TableKind) => figures(of).filter(({ year }) => year !== null).length
  if (
    has('indicators', 'name', 'sub') &&
    (has('indicators', 'weight', 'kind', 'formula') ||
      figures('indicators').some(({ kind }) => kind !== undefined) ||
      years('indicators') >= 1)
  )
    return 'indicators'
  if (has('goal-table', 'name') && has('goal-table', 'indicators', 'programmes')) return 'goal-table'
  if (has('staffing', 'name') && has('staffing', 'quota') && has('staffing', 'headcount')) return 'staffing'
  const item = has('statement', 'item')
  if (!item && !has('lines', 'name', 'programme', 'project')) return null
  const money = figures('statement').filter(({ kind }) => kind === 'budget' || kind === 'settled')
  if (item)
    return money.length >= 2 ||
      (money.length > 0 && figures('statement').some(({ kind, year }) => kind === 'change' || year === -1))
      ? 'statement'
      : null
  return has('lines', 'account') || all.some(({ label }) => /세부사업수/.test(label)) || money.length > 0 || years('lines') >= 2
    ? 'lines'
    : null
}

/** Without a word that may name its rows, where a word ends, a row is the header of nothing. */
const NAMING = /(?:지표|목표|사업|부서|과|조직|기관|구분|항목|과목)명?(?:$|[(·:'–-]|20\d\d)/
