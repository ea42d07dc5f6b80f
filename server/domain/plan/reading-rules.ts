/**
 * 읽기 지정: what a person says of a table of a plan document that was not read, or not rightly. The words are those that headers of the
 * form print: a rule puts them where the document has others, and the importer then reads the table as any other.
 */
export const RULE_KINDS = ['indicators', 'lines', 'goal-table', 'statement', 'staffing', 'overview', 'none'] as const
/** `none`: not a table of the plan, left out on purpose */
export type RuleKind = (typeof RULE_KINDS)[number]

export const MONEY_WORDS = ['억원', '백만원', '만원', '천원', '원'] as const
export type MoneyWord = (typeof MONEY_WORDS)[number]

/** What a column may be, and the header word that says so. */
const COLUMNS = {
  indicators: {
    number: '연번',
    department: '부서명',
    goal: '정책사업목표',
    name: '성과지표명',
    sub: '세부지표명',
    unit: '측정단위',
    kind: '지표유형',
    weight: '가중치',
    row: '구분',
    formula: '측정산식',
    source: '자료출처',
    rationale: '목표설정근거',
    direction: '지표방향',
    nature: '지표성격',
    target: '목표',
    original: '당초목표',
    actual: '실적',
    estimate: '추정실적',
    rate: '달성률',
  },
  lines: {
    number: '연번',
    policy: '정책사업명',
    programme: '단위사업명',
    project: '세부사업명',
    name: '사업명',
    account: '회계구분',
    count: '세부사업수',
    settled: '결산',
    budget: '예산',
    plan: '계획',
  },
  'goal-table': {
    number: '연번',
    department: '부서명',
    name: '정책사업목표',
    indicators: '성과지표수',
    programmes: '단위사업수',
    amount: '예산액',
  },
  statement: {
    item: '구분',
    budget: '예산액',
    budgetShare: '구성비',
    previous: '전년도예산액',
    previousShare: '구성비',
    change: '증감액',
    changeRate: '증감률',
  },
  staffing: {
    name: '부서명',
    quota: '계',
    grade4: '4급이상',
    grade5: '5급',
    grade6: '6급이하',
    headcount: '현원',
    teams: '직제명',
  },
  overview: {
    name: '사업명',
    contents: '사업내용',
    period: '사업기간',
    support: '지원형태',
    funding: '지원조건',
    body: '시행주체',
  },
  none: {},
} as const satisfies Readonly<Record<RuleKind, Readonly<Record<string, string>>>>

/** What a row may be by a word in one of its cells. `total` and `header` go without a word. */
const ROWS = {
  indicators: { target: '목표', original: '당초목표', actual: '실적', estimate: '추정실적', rate: '달성률' },
  lines: {},
  'goal-table': {},
  statement: {
    total: '합계',
    policy: '정책사업',
    administration: '행정운영경비',
    personnel: '인력운영비',
    basic: '기본경비',
    finance: '재무활동',
  },
  staffing: { total: '합계' },
  overview: COLUMNS.overview,
  none: {},
} as const satisfies Readonly<Record<RuleKind, Readonly<Record<string, string>>>>

interface Both {
  readonly ko: string
  readonly en: string
}
const both = (ko: string, en: string): Both => ({ ko, en })

export const RULE_KIND_WORDS: Readonly<Record<RuleKind, Both>> = {
  indicators: both('성과지표', 'Indicators'),
  lines: both('단위사업·세부사업 예산', 'Budget of programmes and projects'),
  'goal-table': both('정책사업목표 현황', 'Goal table'),
  statement: both('예산현황(재정 총괄)', 'Budget statement'),
  staffing: both('정원·현원', 'Staffing'),
  overview: both('사업개요', 'Project overview'),
  none: both('계획의 표가 아님', 'Not a table of the plan'),
}

/** What people call it, where the header's own word is not enough, and in English. */
const PEOPLES: Readonly<Record<string, Partial<Both>>> = {
  number: { en: 'Number' },
  department: { en: 'Department' },
  goal: { en: 'Policy-programme goal' },
  name: { en: 'Name' },
  sub: { en: 'Sub-indicator' },
  unit: { en: 'Unit' },
  kind: { en: 'Key or general' },
  weight: { en: 'Weight' },
  row: { ko: '구분(목표·실적)', en: 'Target or actual' },
  formula: { en: 'Formula' },
  source: { en: 'Data source' },
  rationale: { en: 'Rationale' },
  direction: { en: 'Direction' },
  nature: { en: 'Nature' },
  target: { en: 'Target' },
  original: { en: 'Target before revision' },
  actual: { en: 'Actual' },
  estimate: { en: 'Estimated actual' },
  rate: { en: 'Achievement rate' },
  policy: { en: 'Policy programme' },
  programme: { en: 'Unit programme' },
  project: { en: 'Detailed project' },
  account: { en: 'Account' },
  count: { en: 'Projects' },
  settled: { en: 'Settled' },
  budget: { en: 'Budget' },
  plan: { en: 'Planned' },
  indicators: { en: 'Indicators' },
  programmes: { en: 'Unit programmes' },
  amount: { en: 'Amount' },
  item: { en: 'Item' },
  budgetShare: { ko: '예산액 구성비', en: 'Share of the budget' },
  previous: { en: 'Budget of the year before' },
  previousShare: { ko: '전년도 구성비', en: 'Share of the year before' },
  change: { en: 'Change' },
  changeRate: { en: 'Change in %' },
  quota: { ko: '정원 계', en: 'Quota' },
  grade4: { ko: '정원 4급 이상', en: 'Quota: grade 4 and above' },
  grade5: { ko: '정원 5급', en: 'Quota: grade 5' },
  grade6: { ko: '정원 6급 이하', en: 'Quota: grade 6 and below' },
  headcount: { en: 'Headcount' },
  teams: { en: 'Teams' },
  contents: { en: 'Contents' },
  period: { en: 'Period' },
  support: { en: 'Form of support' },
  funding: { en: 'Funding' },
  body: { en: 'Carried out by' },
  administration: { en: 'Administration' },
  personnel: { en: 'Personnel' },
  basic: { en: 'Basic expenses' },
  finance: { en: 'Finance' },
  total: { ko: '합계(검산)', en: 'Total (a check)' },
  header: { ko: '표머리', en: 'Header' },
  none: { ko: '읽지 않음', en: 'Not read' },
}

/** What a column or row is said to be, in words. */
export function choiceWord(kind: RuleKind | null, of: 'column' | 'row', is: string): Both {
  const word = (kind && wordOf(kind, of, is)) ?? is
  const own = PEOPLES[is]
  return { ko: own?.ko ?? word, en: own?.en ?? word }
}

const DATED: ReadonlySet<string> = new Set(['target', 'original', 'actual', 'estimate', 'rate', 'settled', 'budget', 'plan'])

const wordsOf = (kind: RuleKind, of: 'column' | 'row'): Readonly<Record<string, string>> =>
  of === 'column' ? COLUMNS[kind] : ROWS[kind]

/** What a column or row of a table may be said to be, besides 'none' (not read), in the order of choice. */
export const choicesOf = (kind: RuleKind, of: 'column' | 'row'): readonly string[] => [
  ...Object.keys(wordsOf(kind, of)),
  ...(of === 'column' || kind === 'none'
    ? []
    : ['header', ...(Object.hasOwn(wordsOf(kind, 'row'), 'total') || kind === 'overview' ? [] : ['total'])]),
]

/** Whether a year belongs to it. */
export const isDated = (kind: RuleKind, is: string): boolean => (kind === 'indicators' || kind === 'lines') && DATED.has(is)

/** The header word that says it; null = it has none ('none', 'header', a total that is only a check). */
export const wordOf = (kind: RuleKind, of: 'column' | 'row', is: string): string | null => wordsOf(kind, of)[is] ?? null

export interface ColumnRule {
  /** from 0 */
  readonly column: number
  /** one of choicesOf, or 'none' */
  readonly is: string
  /** null: as its header prints it */
  readonly year: number | null
  readonly money: MoneyWord | null
}

/** Of every row with this word in this column. */
export interface RowRule {
  readonly column: number
  readonly label: string
  readonly is: string
  readonly year: number | null
}

/** null everywhere: as read by itself. */
export interface TableRule {
  readonly kind: RuleKind | null
  /** 금액 단위 */
  readonly money: MoneyWord | null
  /** the unit whose table it is, by name, and its policy-programme goal */
  readonly owner: string | null
  readonly goal: string | null
  readonly columns: readonly ColumnRule[]
  readonly rows: readonly RowRule[]
}

export const NO_RULE: TableRule = { kind: null, money: null, owner: null, goal: null, columns: [], rows: [] }

/** The same rule for a document whose years are `by` later. */
export function shifted(rule: TableRule, by: number): TableRule {
  const later = <T extends { readonly year: number | null }>(one: T): T => ({
    ...one,
    year: one.year === null ? null : one.year + by,
  })
  return { ...rule, columns: rule.columns.map(later), rows: rule.rows.map(later) }
}

/** Whether it names a year, which the next document does not share. */
export const namesYear = ({ columns, rows }: TableRule): boolean => [...columns, ...rows].some(({ year }) => year !== null)

/** A rule of one table over one of all tables like it: what it says itself comes first. */
export function merged(all: TableRule, own: TableRule): TableRule {
  return {
    kind: own.kind ?? all.kind,
    money: own.money ?? all.money,
    owner: own.owner ?? all.owner,
    goal: own.goal ?? all.goal,
    columns: [...own.columns, ...all.columns.filter((one) => !own.columns.some(({ column }) => column === one.column))],
    rows: [
      ...own.rows,
      ...all.rows.filter((one) => !own.rows.some(({ column, label }) => column === one.column && label === one.label)),
    ],
  }
}

/** Whether a rule says nothing at all. */
export const saysNothing = (rule: TableRule): boolean =>
  rule.kind === null &&
  rule.money === null &&
  rule.owner === null &&
  rule.goal === null &&
  rule.columns.length === 0 &&
  rule.rows.length === 0

/** Whether each column and row is said to be something that a table of the rule's kind has, and each column once. */
export function ruleHolds(rule: TableRule): boolean {
  const { kind } = rule
  const fits = (of: 'column' | 'row', is: string, year: number | null) =>
    is === 'none' || (kind !== null && choicesOf(kind, of).includes(is) && (year === null || isDated(kind, is)))
  return (
    rule.columns.every(({ is, year }) => fits('column', is, year)) &&
    rule.rows.every(({ is, year }) => fits('row', is, year)) &&
    new Set(rule.columns.map(({ column }) => column)).size === rule.columns.length
  )
}
