import { z } from 'zod'
import { columnOfField, OVERVIEW_FIELDS, PLAN_FIELDS, type PlanField } from '#domain/plan/plan-fields.ts'

/** The value of a field as it is loaded; of a goal its code. */
type Value<F extends PlanField> = F['kind'] extends { type: 'number' | 'whole' | 'year'; none: infer N }
  ? number | (N extends true ? null : never)
  : F['kind'] extends { type: 'choice'; of: readonly (infer V)[]; none: infer N }
    ? V | (N extends true ? null : never)
    : F['kind'] extends { type: 'text' | 'goal'; none: false }
      ? string
      : F extends { blank: '' }
        ? string
        : string | null
type ColumnName<F extends PlanField> = F extends { column: infer C extends string } ? C : F['name']
/** The columns of a group's fields with their values. */
export type FieldColumns<Fields extends readonly PlanField[]> = { -readonly [F in Fields[number] as ColumnName<F>]: Value<F> }
type Shape<Fields extends readonly PlanField[]> = { [F in Fields[number] as ColumnName<F>]: z.ZodType<Value<F>> }

export const text = z.string().trim().min(1, '비어 있습니다')
const blank = z.string().trim()
export const optional = blank.transform((s) => s || null)
export const whole = z.string().regex(/^\d+$/, '0 이상의 정수가 아닙니다').transform(Number)
export const wholeOrNone = z.union([z.literal('').transform(() => null), whole])
export const day = z.iso.date('날짜가 아닙니다 (YYYY-MM-DD)')
export const dayOrNone = z.union([z.literal('').transform(() => null), day])
const month = z
  .string()
  .regex(/^(|\d{4}-\d{2}(-\d{2})?)$/, '날짜가 아닙니다 (YYYY-MM 또는 YYYY-MM-DD)')
  .transform((s) => s || null)
const figure = z.number('숫자가 비어 있습니다')

function schemaOf({ kind, blank: empty }: PlanField): z.ZodType {
  switch (kind.type) {
    case 'number':
    case 'year':
      return kind.none ? figure.nullable() : figure
    case 'whole': {
      const count = figure.int('0 이상의 정수가 아닙니다').min(0, '0 이상의 정수가 아닙니다')
      return kind.none ? count.nullable() : count
    }
    case 'day':
      return kind.none ? dayOrNone : day
    case 'choice': {
      const one = z.literal([...kind.of])
      return kind.none ? z.union([z.literal(['', null]).transform(() => null), one]) : one
    }
    case 'text':
    case 'goal':
      return kind.none ? (empty === '' ? blank : optional) : text
  }
}

/** What is checked of the columns of a group, each by the kind of its field. */
const shapeOf = <const Fields extends readonly PlanField[]>(fields: Fields): Shape<Fields> =>
  // Value says the same of a kind in types as schemaOf does.
  Object.fromEntries(fields.map((field) => [columnOfField(field), schemaOf(field)])) as Shape<Fields>

const COMPONENT_FIELDS = [
  { name: 'name', kind: { type: 'text', none: false } },
  { name: 'target', kind: { type: 'number', none: false }, measure: 'unit' },
] as const
const SHARE_FIELDS = [{ name: 'percent', kind: { type: 'number', none: false }, measure: '%' }] as const

/** The printed fields that stand in a file, beside codes, order and lines. */
const FIELDS = {
  plan: PLAN_FIELDS.plan,
  printed_goals: PLAN_FIELDS['goal-tables'],
  indicators: PLAN_FIELDS.indicators,
  indicator_components: COMPONENT_FIELDS,
  programmes: PLAN_FIELDS.programmes,
  projects: [...PLAN_FIELDS.projects, ...OVERVIEW_FIELDS],
  funding_shares: SHARE_FIELDS,
  budget_statements: PLAN_FIELDS.statements,
  staffing: PLAN_FIELDS.staffing,
} as const satisfies Readonly<Record<string, readonly PlanField[]>>

/** One shape a file. */
export const shapes = {
  document: z.object({ code: text, title: text, issuer: text, kind: text, received_as: text, note: blank }),
  organisation: z.object({
    code: text,
    kind: z.enum(['government', 'bureau', 'department']),
    parent: optional,
    ...shapeOf(PLAN_FIELDS.units),
    valid_from: day,
    valid_to: dayOrNone,
    order: whole,
    line: wholeOrNone,
  }),
  organisation_names: z.object({ unit: text, printed_name: text, line: whole }),
  plan: z.object({
    code: text,
    bureau: text,
    version: whole,
    ...shapeOf(FIELDS.plan),
    filed_on: month,
    confirmed_on: dayOrNone,
    document: text,
  }),
  strategic_goals: z.object({ code: text, unit: text, order: whole, name: text, name_corrected: optional, line: whole }),
  policy_goals: z.object({
    code: text,
    department: text,
    order: whole,
    name: text,
    name_corrected: optional,
    strategic_goal: optional,
    line: whole,
  }),
  printed_goal_tables: z.object({ table_unit: text, line: whole, note: blank }),
  printed_goals: z.object({
    table_unit: text,
    order: whole,
    printed_name: text,
    ...shapeOf(FIELDS.printed_goals),
    goal: text,
    line: whole,
  }),
  indicators: z.object({
    code: text,
    order: whole,
    ...shapeOf(FIELDS.indicators),
    frequency: z.enum(['month', 'quarter', 'half-year', 'year']),
    decimals: whole,
    printed_name: text,
    line: whole,
    rationale_line: wholeOrNone,
  }),
  indicator_components: z.object({
    indicator: text,
    order: whole,
    unit: text,
    ...shapeOf(FIELDS.indicator_components),
    line: whole,
  }),
  targets: z.object({ indicator: text, line: whole }),
  actuals: z.object({ indicator: text, line: whole }),
  programmes: z.object({ code: text, order: whole, ...shapeOf(FIELDS.programmes), line: whole }),
  projects: z.object({
    code: text,
    programme: text,
    order: whole,
    ...shapeOf(FIELDS.projects),
    line: whole,
    overview_line: wholeOrNone,
    funding_line: wholeOrNone,
    note: optional,
  }),
  funding_shares: z.object({
    project: text,
    payer: z.enum(['national', 'province', 'municipality', 'other']),
    ...shapeOf(FIELDS.funding_shares),
  }),
  budget_statements: z.object({
    unit: text,
    item: z.enum(['total', 'policy', 'administration', 'personnel', 'basic', 'finance']),
    ...shapeOf(FIELDS.budget_statements),
    line: whole,
  }),
  staffing: z.object({
    table_unit: text,
    unit: text,
    row: z.enum(['total', 'unit']),
    ...shapeOf(FIELDS.staffing),
    line: whole,
  }),
  teams: z.object({ unit: text, order: whole, name: text, line: whole }),
}
export type FileName = keyof typeof shapes
export const FILE_NAMES = Object.keys(shapes) as FileName[]

export const fieldsOfFile = (file: FileName): readonly PlanField[] =>
  (FIELDS as Partial<Record<FileName, readonly PlanField[]>>)[file] ?? []

/** Files of yearly figures and amounts have a column a year: y2024, original_2024 (당초목표), settled_2024, budget_2025, plan_2027. */
export const COLUMN_A_YEAR: Partial<Record<FileName, RegExp>> = {
  targets: /^(?:y|original_)(\d{4})$/,
  actuals: /^y(\d{4})$/,
  programmes: /^(settled|budget|plan)_(\d{4})$/,
  projects: /^(settled|budget|plan)_(\d{4})$/,
}
