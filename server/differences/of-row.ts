import type { ChangedRow, ChangedTable } from './changed-rows.ts'
import type { DifferenceKind } from '#domain/words/difference-words.ts'

/** A difference before it has its name. */
export interface Told {
  readonly kind: DifferenceKind
  readonly subject: string
  readonly indicatorId?: number
  readonly programmeId?: number
  readonly projectId?: number
  readonly planId?: number
  readonly departmentId?: number
  /** what it is called, where its row says so */
  readonly name?: string
  readonly before: Fields | null
  readonly after: Fields | null
  readonly at: string
  readonly by: string
  readonly reason: string | null
  /** who and why, or the whole of it, is for those who see the department's drafts */
  readonly hidden?: 'person' | 'whole'
}
type Fields = Readonly<Record<string, unknown>>

type Row = Readonly<Record<string, unknown>>
interface Reading {
  readonly kind: DifferenceKind
  readonly subject: (row: Row) => string
  readonly hidden?: 'whole'
  readonly where: (row: Row) => Pick<Told, 'indicatorId' | 'programmeId' | 'projectId' | 'planId' | 'departmentId' | 'name'>
  /** column → field of the record's words */
  readonly fields: Readonly<Record<string, string>> | ((row: Row) => Fields)
}

const id = (value: unknown) => Number(value)
const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
const valueOfRow = (row: Row) => `${Number(row['indicator_id'])}:${Number(row['year'])}:${Number(row['month'])}`
const named = (row: Row) => ({ name: text(row['name']) })
const inPlan = (row: Row) => ({ planId: id(row['plan_id']), ...named(row) })

/** How a changed row of a table is told. Figures and targets are told by what counts, not by rows. */
const READINGS: Readonly<Record<Exclude<ChangedTable, 'actual' | 'target'>, Reading>> = {
  indicator: {
    kind: 'definition',
    subject: (row) => `indicator:${Number(row['id'])}`,
    where: (row) => ({ indicatorId: id(row['id']) }),
    fields: {
      name: 'name',
      unit: 'unit',
      weight: 'weight',
      direction: 'direction',
      aggregation: 'aggregation',
      frequency: 'frequency',
      reported: 'reported',
      results_due: 'resultsDue',
      share_of_whole: 'shareOfWhole',
      formula: 'formula',
      source: 'source',
      rationale: 'rationale',
      department_id: 'departmentId',
    },
  },
  indicator_component: {
    kind: 'definition',
    subject: (row) => `indicator:${Number(row['indicator_id'])}`,
    where: (row) => ({ indicatorId: id(row['indicator_id']) }),
    fields: { name: 'name', unit: 'unit', target: 'target' },
  },
  plan: {
    kind: 'plan',
    subject: (row) => `plan:${Number(row['id'])}`,
    where: (row) => ({ planId: id(row['id']), name: text(row['title']) }),
    fields: { title: 'title', status: 'status', version: 'planVersion', filed_on: 'filedOn', confirmed_on: 'confirmedOn' },
  },
  strategic_goal: { kind: 'plan', subject: (row) => `goal:${Number(row['id'])}`, where: inPlan, fields: { name: 'name' } },
  policy_goal: { kind: 'plan', subject: (row) => `goal:${Number(row['id'])}`, where: inPlan, fields: { name: 'name' } },
  programme: {
    kind: 'plan',
    subject: (row) => `programme:${Number(row['id'])}`,
    where: (row) => ({ programmeId: id(row['id']), ...named(row) }),
    fields: { name: 'name' },
  },
  project: {
    kind: 'plan',
    subject: (row) => `project:${Number(row['id'])}`,
    where: (row) => ({ projectId: id(row['id']), ...named(row) }),
    fields: { name: 'name', starts_on: 'startsOn', ends_on: 'endsOn' },
  },
  budget_amount: {
    kind: 'budget',
    subject: (row) =>
      row['project_id'] === null ? `programme:${Number(row['programme_id'])}` : `project:${Number(row['project_id'])}`,
    where: (row) =>
      row['project_id'] === null ? { programmeId: id(row['programme_id']) } : { projectId: id(row['project_id']) },
    fields: (row) => ({ [`${text(row['kind'])}-${text(row['year'])}`]: row['amount'] }),
  },
  evidence: {
    kind: 'evidence',
    subject: (row) => `evidence:${valueOfRow(row)}`,
    where: (row) => ({ indicatorId: id(row['indicator_id']) }),
    hidden: 'whole',
    fields: (row) => ({ title: row['removed_at'] === null ? row['title'] : null }),
  },
  // What was said stands with the value, where a comment that was withdrawn is unsaid.
  value_comment: {
    kind: 'comment',
    subject: (row) => `actual:${valueOfRow(row)}`,
    where: (row) => ({ indicatorId: id(row['indicator_id']) }),
    hidden: 'whole',
    fields: () => ({ comments: 1 }),
  },
  activity: {
    kind: 'activity',
    subject: (row) => `activity:${Number(row['id'])}`,
    where: (row) => ({ departmentId: id(row['department_id']), name: text(row['title']) }),
    fields: { title: 'title', starts_on: 'startsOn', participants: 'participants', status: 'status' },
  },
  organisation_unit_name: {
    kind: 'unit',
    subject: (row) => `department:${Number(row['unit_id'])}`,
    where: named,
    fields: { name: 'name', short_name: 'shortName', valid_from: 'effectiveFrom', valid_to: 'ended' },
  },
  setting: {
    kind: 'rule',
    subject: (row) => `setting:${text(row['name'])}`,
    where: () => ({}),
    fields: (row) => ({ ...valueOf(row['name'], row['value']), effectiveFrom: row['effective_from'] }),
  },
  scoring_policy: {
    kind: 'rule',
    subject: () => 'setting:scoring-policy',
    where: () => ({}),
    // `rules` names its day and version itself.
    fields: (row) => {
      const { version, ...rules } = JSON.parse(text(row['rules'])) as Fields
      return { policyVersion: version, ...rules }
    },
  },
}

/** A setting of several values has their names, one of a single value its own. */
function valueOf(name: unknown, json: unknown): Fields {
  const value: unknown = JSON.parse(text(json))
  return typeof value === 'object' && value !== null
    ? (value as Fields)
    : { [name === 'counted-stages' ? 'counted' : 'value']: value }
}

/** The difference that a changed row is; none where no page shows what changed. */
export function ofRow(changed: ChangedRow): readonly Told[] {
  const row = changed.after ?? changed.before
  if (row === null || !Object.hasOwn(READINGS, changed.table)) return []
  const reading = READINGS[changed.table as keyof typeof READINGS]
  const { fields } = reading
  const fieldsOf = (of: Row): Fields =>
    typeof fields === 'function'
      ? fields(of)
      : Object.fromEntries(Object.entries(fields).map(([column, field]) => [field, of[column] ?? null]))
  const [was, is] = [changed.before && fieldsOf(changed.before), changed.after && fieldsOf(changed.after)]
  const differing = Object.keys(is ?? was ?? {}).filter((field) => JSON.stringify(was?.[field]) !== JSON.stringify(is?.[field]))
  if (differing.length === 0) return []
  const only = (of: Fields | null) =>
    of === null ? null : was === null || is === null ? of : Object.fromEntries(differing.map((field) => [field, of[field]]))
  return [
    {
      kind: reading.kind,
      subject: reading.subject(row),
      ...reading.where(row),
      ...(reading.hidden === undefined ? {} : { hidden: reading.hidden }),
      before: only(was),
      after: only(is),
      at: changed.at,
      by: changed.by,
      reason: changed.reason,
    },
  ]
}
