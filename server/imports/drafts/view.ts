import type { Db } from '#data/database.ts'
import type { EquationState } from '#domain/plan/equation.ts'
import type { RecordGroup, ValueKind } from '#domain/plan/plan-fields.ts'
import type { FieldValue } from '../commit/correct.ts'
import type { Change, DiffRecord, FieldChange } from '../commit/diff.ts'
import type { LocatedEquation } from '../commit/equations.ts'
import type { AddableGroup } from '../commit/added.ts'
import { type Place, type ProposedRecord, proposeRecord } from '../commit/cells.ts'
import { type FieldPlace, fieldsOf, type ParentColumn } from '../commit/fields.ts'
import type { Decision } from '../commit/match-units.ts'
import type { Need } from '../commit/needs.ts'
import type { Block, Loc } from '../../documents/model.ts'
import type { Attention, Field, RepairKind, Unrecognised, UnitKey } from '../records.ts'
import { type OpenedDraft, openedDraft } from './open.ts'
import { Refusal } from '../../refusal.ts'
import { partOf } from './parts.ts'
import { leftOf } from './unread.ts'
import type { Result, Standing } from '../results/results.ts'

export interface FieldView {
  readonly path: string
  readonly column: string
  readonly kind: ValueKind
  readonly measure: string
  /** as it would be entered, and as it was read */
  readonly value: FieldValue
  readonly read: FieldValue
  /** the printed string; '' = nothing is printed */
  readonly raw: string
  readonly loc: Loc
  readonly confidence: number
  readonly repairs: readonly { readonly kind: RepairKind; readonly raw: string; readonly now: string }[]
  readonly corrected: { readonly at: string; readonly by: string } | null
  readonly need: Need['kind'] | null
  readonly change: FieldChange | null
}

export interface AttentionView extends Attention {
  /** of the decision's subject: `attention:<index>` */
  readonly index: number
  readonly decision: Decision | null
  /** path of the record it is about; null where none is found */
  readonly record: string | null
}

export interface RecordView {
  readonly record: string
  readonly group: RecordGroup
  readonly unit: UnitKey
  readonly name: string
  readonly fields: readonly FieldView[]
  readonly change: Change | null
  readonly stored: DiffRecord['stored']
  readonly likeness: number | null
  readonly decision: DiffRecord['decision']
  readonly attention: readonly AttentionView[]
  readonly leftOut: boolean
  /** a person added it */
  readonly added: boolean
  /** something is doubtful, proposed, repaired with doubt, or to be settled */
  readonly needsAttention: boolean
}

export interface RecordsAsk {
  readonly draftId: number
  readonly unit?: UnitKey | undefined
  readonly group?: RecordGroup | undefined
  readonly onlyAttention?: boolean | undefined
  readonly change?: Change | undefined
  readonly offset: number
  readonly limit: number
}

const indexed = new WeakMap<OpenedDraft['compared'], RecordView[]>()

/** Records with all their fields, in the document's order; `inAll` counts what fits the question. */
export async function draftRecords(db: Db, ask: RecordsAsk, today: string): Promise<{ records: RecordView[]; inAll: number }> {
  const opened = await openedDraft(db, ask.draftId, today)
  const all = recordViews(opened)
  const fits = all.filter(
    (r) =>
      (ask.unit === undefined || r.unit === ask.unit) &&
      (ask.group === undefined || r.group === ask.group) &&
      (ask.change === undefined || r.change === ask.change) &&
      (!ask.onlyAttention || r.needsAttention),
  )
  return { records: fits.slice(ask.offset, ask.offset + ask.limit), inAll: fits.length }
}

function recordViews(opened: OpenedDraft): RecordView[] {
  const known = indexed.get(opened.compared)
  if (known) return known
  const read = new Map(fieldsOf(opened.asRead).map(({ field, place }) => [place.path, field]))
  const needs = Map.groupBy(opened.needs, (n) => n.path)
  const diff = new Map(opened.compared.records.map((d) => [d.key, d]))
  const groups = Map.groupBy(fieldsOf(opened.corrected), ({ place }) => place.record)
  const attention = Map.groupBy(attentionViews(opened), (a) => a.record)
  const views = [...groups].map(([record, fields]): RecordView => {
    const { group, unit, row } = fields[0]?.place ?? ({ group: 'plan', unit: '', row: '' } as FieldPlace)
    const d = diff.get(record)
    const changes = new Map((d?.fields ?? []).map((c) => [c.path, c]))
    const own = attention.get(record) ?? []
    const leftOut = opened.decisions.get(`record:${record}`)?.decision === 'dismissed'
    const shown = fields.map(({ field, place }) =>
      fieldView(field, place, opened, read.get(place.path), needs.get(place.path)?.[0], changes.get(place.path)),
    )
    const doubtful =
      shown.some((f) => f.need !== null || f.confidence < 1) ||
      own.some((a) => (a.decision?.decision ?? 'open') === 'open') ||
      d?.decision === 'open'
    return {
      record,
      group,
      unit,
      name: row,
      fields: shown,
      change: d?.change ?? null,
      stored: d?.stored ?? null,
      likeness: d?.likeness ?? null,
      decision: d?.decision ?? null,
      attention: own,
      leftOut,
      added: opened.corrections.has(record),
      needsAttention: !leftOut && (doubtful || needs.has(record) || needs.has(`unit:${record.replace('units/', '')}`)),
    }
  })
  indexed.set(opened.compared, views)
  return views
}

function fieldView(
  field: Field<unknown>,
  place: FieldPlace,
  opened: OpenedDraft,
  read: Field<unknown> | undefined,
  need: Need | undefined,
  change: FieldChange | undefined,
): FieldView {
  const corrected = opened.corrections.get(place.path)
  return {
    path: place.path,
    column: place.column,
    // The keys of what a record may stand under come once, with their names (draftParents).
    kind: isParent(place.column) && place.kind.type === 'choice' ? { ...place.kind, of: [] } : place.kind,
    measure: place.measure,
    value: field.value as FieldValue,
    read: (read?.value ?? null) as FieldValue,
    raw: field.raw,
    loc: field.loc,
    confidence: field.confidence,
    repairs: field.repairs.map(({ kind, raw, now }) => ({ kind, raw, now })),
    corrected: corrected ? { at: corrected.at, by: corrected.by } : null,
    need: need?.kind ?? null,
    change: change ?? null,
  }
}

const isParent = (column: string): column is ParentColumn => ['goal', 'programme', 'department'].includes(column)

/** What a record may stand under, with names: units, goals and programmes, each with what it stands under itself. */
export interface Parents {
  readonly departments: readonly { readonly key: UnitKey; readonly name: string }[]
  readonly goals: readonly { readonly key: string; readonly name: string; readonly department: UnitKey }[]
  readonly programmes: readonly { readonly key: string; readonly name: string; readonly goal: string }[]
}

export async function draftParents(db: Db, draftId: number, today: string): Promise<Parents> {
  const { corrected: r } = await openedDraft(db, draftId, today)
  return {
    departments: [r.bureau, ...r.departments].map((u) => ({ key: u.key, name: u.shortName })),
    goals: r.policyGoals.map((g) => ({ key: g.key, name: g.name.value, department: g.department })),
    programmes: r.programmes.map((p) => ({ key: p.key, name: p.name.value, goal: p.goal })),
  }
}

/** What a row or text that was not read could be. */
export async function draftProposal(
  db: Db,
  ask: { draftId: number; place: Place; group?: AddableGroup | undefined },
  today: string,
): Promise<ProposedRecord> {
  const document = await partOf(db, ask.draftId, 'document')
  const { corrected } = await openedDraft(db, ask.draftId, today)
  if (!document) throw new Refusal('bad-input', { what: 'place' })
  return proposeRecord(document, corrected, ask.place, ask.group)
}

const cellOf = (loc: Loc) => `${loc.block}/${loc.row ?? ''}/${loc.column ?? ''}`
const rowOf = (loc: Loc) => `${loc.block}/${loc.row ?? ''}`

/** Every doubt with the record it is about: the one that has a field in its cell, else in its row. */
export function attentionViews(opened: OpenedDraft): AttentionView[] {
  const [cells, rows] = [new Map<string, string>(), new Map<string, string>()]
  for (const { field, place } of fieldsOf(opened.corrected)) {
    if (field.raw === '' || place.group === 'plan') continue
    if (!cells.has(cellOf(field.loc))) cells.set(cellOf(field.loc), place.record)
    if (!rows.has(rowOf(field.loc))) rows.set(rowOf(field.loc), place.record)
  }
  return opened.recognition.attention.map((a, index) => ({
    ...a,
    index,
    decision: opened.decisions.get(`attention:${index}`) ?? null,
    record: cells.get(cellOf(a.loc)) ?? rows.get(rowOf(a.loc)) ?? null,
  }))
}

export interface UnrecognisedView extends Unrecognised {
  readonly index: number
  /** cells that no person pointed at since */
  readonly left: number
  readonly decision: Decision | null
}

/** What was not recognised, in the document's order. */
export async function draftUnrecognised(
  db: Db,
  ask: { draftId: number; offset: number; limit: number },
  today: string,
): Promise<{ items: UnrecognisedView[]; inAll: number }> {
  const opened = await openedDraft(db, ask.draftId, today)
  const all = opened.recognition.unrecognised
  const left = leftOf(opened)
  const items = all.slice(ask.offset, ask.offset + ask.limit).map((u, i) => ({
    ...u,
    index: ask.offset + i,
    left: left(u).length,
    decision: opened.decisions.get(`unrecognised:${ask.offset + i}`) ?? null,
  }))
  return { items, inAll: all.length }
}

/** A piece of the document as it was read, and which field each of its cells gave. */
export async function draftBlocks(db: Db, ask: { draftId: number; from: number; limit: number }, today: string) {
  const document = await partOf(db, ask.draftId, 'document')
  // Of several bureaus each has the blocks of its own part, numbered as in the whole.
  const first = document?.blocks[0]?.loc.block ?? 0
  const [from, to] = [ask.from - first, ask.from - first + ask.limit]
  const blocks: readonly Block[] = document?.blocks.slice(Math.max(0, from), Math.max(0, to)) ?? []
  const recognition = await partOf(db, ask.draftId, 'recognition')
  const cells: { block: number; row: number | null; column: number | null; path: string; unit: UnitKey }[] = []
  if (recognition?.kind === 'plan') {
    for (const {
      field: { loc, raw },
      place,
    } of fieldsOf((await openedDraft(db, ask.draftId, today)).corrected)) {
      if (raw === '' || loc.block < ask.from || loc.block >= ask.from + ask.limit) continue
      cells.push({ block: loc.block, row: loc.row, column: loc.column, path: place.path, unit: place.unit })
    }
  }
  return { blocks, cells, inAll: first + (document?.blocks.length ?? 0) }
}

/** What would change in the store, record by record; what stays the same is left out unless asked for. */
export async function draftDiff(
  db: Db,
  ask: { draftId: number; change?: Change | undefined; group?: RecordGroup | undefined; offset: number; limit: number },
  today: string,
) {
  const { compared } = await openedDraft(db, ask.draftId, today)
  const fits = compared.records.filter(
    (d) =>
      (ask.change === undefined ? d.change !== 'same' : d.change === ask.change) &&
      (ask.group === undefined || d.group === ask.group),
  )
  return { records: fits.slice(ask.offset, ask.offset + ask.limit), inAll: fits.length }
}

/** Results of a report against the stored ones, in the document's order; none of a plan. */
export async function draftResults(
  db: Db,
  ask: { draftId: number; standing?: Standing | undefined; offset: number; limit: number },
  today: string,
): Promise<{ results: Result[]; inAll: number }> {
  const { results } = await openedDraft(db, ask.draftId, today)
  const fits = (results ?? []).flatMap(({ result }) =>
    ask.standing === undefined || result.standing === ask.standing ? [result] : [],
  )
  return { results: fits.slice(ask.offset, ask.offset + ask.limit), inAll: fits.length }
}

/** Equations, those that failed first. */
export async function draftEquations(
  db: Db,
  ask: { draftId: number; state?: EquationState | undefined; offset: number; limit: number },
  today: string,
): Promise<{ equations: LocatedEquation[]; inAll: number }> {
  const { equations } = await openedDraft(db, ask.draftId, today)
  const order: readonly EquationState[] = ['failed', 'not-checkable', 'rounding', 'exact']
  const fits = equations
    .filter((e) => ask.state === undefined || e.state === ask.state)
    .toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
  return { equations: fits.slice(ask.offset, ask.offset + ask.limit), inAll: fits.length }
}
