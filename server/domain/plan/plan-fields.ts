/**
 * Every printed field of a plan's record, once: what is checked when a plan is loaded (server/plans/fields.ts), walked over,
 * compared and written on import (server/imports/commit), and shown in the review (client/pages/imports/slots.ts) follows from here.
 * The order is the one in which a record's fields are shown.
 */

/** What may stand in a field; `none`: it may also be empty. */
export type ValueKind =
  | { readonly type: 'text' | 'number' | 'whole' | 'day' | 'year'; readonly none: boolean }
  | { readonly type: 'choice'; readonly of: readonly (string | number)[]; readonly none: boolean }
/** A reference to one of the plan's own policy goals; the walk turns it into a choice of their keys. */
export interface GoalKind {
  readonly type: 'goal'
  readonly none: boolean
}

export interface PlanField {
  /** in the recognised record, and at the end of its path: 'indicators/d1-i2/weight' */
  readonly name: string
  readonly kind: ValueKind | GoalKind
  /** in the plan's files and in the store, where that is not `name` */
  readonly column?: string
  /** what may follow a figure: a word; 'money' the plan's unit of amounts; 'unit' the record's own unit */
  readonly measure?: string
  /** the heading of its column in the form; a value with a heading keeps its origin */
  readonly heading?: string
  /** the list of the form it stands in, apart from its record's own table */
  readonly list?: string
  /** how forms head its column, where the recogniser finds it by nothing else */
  readonly headed?: RegExp
  /** what the store has where nothing is printed: '' or, unsaid, null */
  readonly blank?: ''
  /** follows from elsewhere or by rule; the plan prints none of its own, so it is not compared */
  readonly unprinted?: true
  /** not every plan has it: asked for and shown only where it is printed or a person gave it */
  readonly rare?: true
  /** stands in a column of the group's table, not below the name */
  readonly inTable?: true
}

const text = { type: 'text', none: false } as const
const textOrNone = { type: 'text', none: true } as const
const figure = { type: 'number', none: false } as const
const whole = { type: 'whole', none: false } as const
const dayOrNone = { type: 'day', none: true } as const
const year = { type: 'year', none: false } as const
const choiceOrNone = <const T extends readonly string[]>(...of: T) => ({ type: 'choice', of, none: true }) as const
const choice = <const T extends readonly (string | number)[]>(...of: T) => ({ type: 'choice', of, none: false }) as const

export const PLAN_FIELDS = {
  plan: [
    { name: 'title', kind: text },
    { name: 'fiscalYear', kind: year, column: 'fiscal_year' },
    { name: 'settledYear', kind: year, column: 'settled_year' },
    { name: 'firstYear', kind: year, column: 'first_year' },
    { name: 'lastYear', kind: year, column: 'last_year' },
    { name: 'amountUnitWon', kind: choice(1, 1000, 1_000_000), column: 'amount_unit_won' },
  ],
  units: [
    { name: 'name', kind: text },
    { name: 'shortName', kind: text, column: 'short_name', unprinted: true },
  ],
  'strategic-goals': [{ name: 'name', kind: text }],
  goals: [{ name: 'name', kind: text }],
  'goal-tables': [
    { name: 'goal', kind: { type: 'goal', none: true }, unprinted: true },
    { name: 'indicators', kind: whole, measure: '개', heading: '성과지표수', inTable: true },
    { name: 'programmes', kind: whole, measure: '개', heading: '단위사업수', inTable: true },
    { name: 'amount', kind: figure, measure: 'money', heading: '예산액', inTable: true },
  ],
  indicators: [
    { name: 'name', kind: text },
    { name: 'unit', kind: text },
    { name: 'kind', kind: choice('key', 'general') },
    { name: 'weight', kind: figure, measure: '%', heading: '가중치' },
    {
      name: 'nature',
      kind: choiceOrNone('outcome', 'output', 'process', 'input'),
      heading: '지표성격',
      headed: /^(?:지표)?성격$/,
      rare: true,
    },
    { name: 'direction', kind: choice('higher', 'lower', 'maintain'), unprinted: true },
    { name: 'aggregation', kind: choice('sum', 'last', 'average', 'max', 'min'), unprinted: true },
    { name: 'goal', kind: { type: 'goal', none: false }, unprinted: true },
    { name: 'formula', kind: textOrNone, heading: '측정산식 또는 측정방법', blank: '' },
    { name: 'source', kind: textOrNone, heading: '자료수집 방법/출처', blank: '' },
    {
      name: 'rationale',
      kind: textOrNone,
      heading: '목표치 설정 근거',
      list: '성과지표별 목표치 설정 근거',
      blank: '',
      rare: true,
    },
  ],
  programmes: [
    { name: 'name', kind: text, heading: '사업명' },
    { name: 'goal', kind: { type: 'goal', none: false }, unprinted: true },
    { name: 'account', kind: textOrNone, blank: '' },
    { name: 'projectCount', kind: { type: 'whole', none: true }, column: 'project_count', measure: '개', heading: '세부사업수' },
  ],
  projects: [{ name: 'name', kind: text, heading: '사업명' }],
  statements: [
    { name: 'budget', kind: figure, measure: 'money', heading: '예산액', inTable: true },
    { name: 'budgetShare', kind: figure, column: 'budget_share', measure: '%', heading: '구성비', inTable: true },
    { name: 'previous', kind: figure, measure: 'money', heading: '전년도예산액', inTable: true },
    { name: 'previousShare', kind: figure, column: 'previous_share', measure: '%', heading: '전년도 구성비', inTable: true },
    { name: 'change', kind: figure, measure: 'money', heading: '증감액', inTable: true },
    { name: 'changeRate', kind: figure, column: 'change_rate', measure: '%', heading: '증감률', inTable: true },
  ],
  staffing: [
    { name: 'quota', kind: whole, measure: '명', heading: '정원 계', inTable: true },
    { name: 'grade4', kind: whole, measure: '명', heading: '정원 4급 이상', inTable: true },
    { name: 'grade5', kind: whole, measure: '명', heading: '정원 5급', inTable: true },
    { name: 'grade6', kind: whole, measure: '명', heading: '정원 6급 이하', inTable: true },
    { name: 'headcount', kind: whole, measure: '명', heading: '현원', inTable: true },
  ],
  teams: [{ name: 'name', kind: text }],
} as const satisfies Readonly<Record<string, readonly PlanField[]>>

/** Fields of a project's overview, which stands apart from its row and may be missing. */
export const OVERVIEW_FIELDS = [
  { name: 'overviewName', kind: text, column: 'overview_name', heading: '사업명', blank: '' },
  { name: 'startsOn', kind: dayOrNone, column: 'starts_on' },
  { name: 'endsOn', kind: dayOrNone, column: 'ends_on' },
  { name: 'supportType', kind: textOrNone, column: 'support_type' },
  { name: 'funding', kind: textOrNone, heading: '지원조건' },
  { name: 'implementingBody', kind: textOrNone, column: 'implementing_body' },
] as const satisfies readonly PlanField[]

export type RecordGroup = keyof typeof PLAN_FIELDS
/** Fields of an indicator that the recogniser finds by the heading of their column alone. */
export type HeadedField = Extract<(typeof PLAN_FIELDS)['indicators'][number], { readonly headed: RegExp }>['name']
export const RECORD_GROUPS = Object.keys(PLAN_FIELDS) as [RecordGroup, ...RecordGroup[]]

/** The fields of a group, as one type for every group. */
export const fieldsOfGroup = (group: RecordGroup): readonly PlanField[] => PLAN_FIELDS[group]
export const columnOfField = ({ column, name }: PlanField): string => column ?? name

/** Groups whose records may be left out of an import one by one; units and goals carry others. */
export const canLeaveOut = (group: string): boolean =>
  (['goal-tables', 'indicators', 'programmes', 'projects', 'statements', 'staffing', 'teams'] as readonly string[]).includes(
    group,
  )
