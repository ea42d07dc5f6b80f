import Big from 'big.js'
import { isYear } from '#domain/entry/calendar.ts'
import type { Loc } from '../../documents/model.ts'
import type { Field, PlanRecords, UnitKey } from '../records.ts'
import type { Correction } from './correct.ts'
import type { DiffRecord } from './diff.ts'
import { type FieldPlace, fieldsOf, type ParentColumn } from './fields.ts'
import type { UnitMatch } from './match-units.ts'

/**
 * What has to be settled before the plan can be entered, each with the path of its field or record.
 * unplaced 추가한 줄이 속할 곳이 없음 · no-results 반영할 것이 없음 · result-open 저장된 실적과 다름 · empty 비어 있음 · out-of-range 있을 수 없는 값 · twice 같은 행이 두 번 · goal-row 목표를 알 수 없는 행 · unit-open, match-open 결정 필요 · years 연도 순서
 */
export type NeedKind =
  | 'empty'
  | 'unplaced'
  | 'out-of-range'
  | 'twice'
  | 'goal-row'
  | 'unit-open'
  | 'match-open'
  | 'result-open'
  | 'no-results'
  | 'years'
export interface Need {
  readonly kind: NeedKind
  readonly path: string
  readonly row: string
  readonly column: string
  readonly unit: UnitKey
  readonly loc: Loc | null
}

/** Everything a person has to settle first. Empty: the import can be confirmed. Pure. */
export function needsOf(
  records: PlanRecords,
  units: readonly UnitMatch[],
  diff: readonly DiffRecord[],
  unplaced: readonly Correction[] = [],
): Need[] {
  const fields = fieldsOf(records)
  const of = ({ path, row, column, unit }: FieldPlace, kind: NeedKind, loc: Loc): Need => ({ kind, path, row, column, unit, loc })
  const figures = fields.flatMap(({ field: { value, loc }, place }): Need[] => {
    if (value === null || value === '') return place.kind.none ? [] : [of(place, 'empty', loc)]
    // What it was moved under was taken away again.
    if (PARENTS.has(place.column) && place.kind.type === 'choice' && !place.kind.of.some((one) => one === value))
      return [of(place, 'empty', loc)]
    return inRange(place, value, records.amountUnitWon.value) ? [] : [of(place, 'out-of-range', loc)]
  })
  // A name that the document gives another unit is a guess, not an answer.
  const { name } = records.bureau
  const bureau = fields.flatMap(({ field, place }) =>
    place.path === 'units/bureau/name' && field.confidence < 0.5 ? [of(place, 'empty', name.loc)] : [],
  )
  const goalRows = records.goalTables.flatMap((t, i) =>
    t.rows
      .filter((r) => r.goal === null)
      .map((r): Need => ({
        kind: 'goal-row',
        path: `goal-tables/${i}-${r.order}/goal`,
        row: r.name.value,
        column: 'goal',
        unit: t.unit,
        loc: r.name.loc,
      })),
  )
  const lines = new Map(records.statements.map((s) => [s, `${s.unit} ${s.item.value}`]))
  const moved = new Set<Field<unknown>>(
    [...lines].flatMap(([s, line]) => (s.key !== undefined && isTwice(lines, line) ? [s.budget] : [])),
  )
  const twice = [
    ...new Map(
      fields.filter(({ field, place }) => place.record.includes('~') || moved.has(field)).map((one) => [one.place.record, one]),
    ).values(),
  ].map(({ field, place }): Need => ({
    kind: 'twice',
    path: place.record,
    row: place.row,
    column: '',
    unit: place.unit,
    loc: field.loc,
  }))
  return [
    ...yearNeeds(records),
    ...bureau,
    ...figures,
    ...periods(records),
    ...goalRows,
    ...unplaced.map(({ path, from }): Need => ({
      kind: 'unplaced',
      path,
      row: from?.raw ?? '',
      column: '',
      unit: records.bureau.key,
      loc: from?.loc ?? null,
    })),
    ...twice,
    ...units
      .filter((u) => u.open)
      .map((u): Need => ({
        kind: 'unit-open',
        path: `unit:${u.key}`,
        row: u.name,
        column: '',
        unit: u.kind === 'department' ? u.key : records.bureau.key,
        loc: null,
      })),
    ...diff
      .filter((d) => d.decision === 'open')
      .map((d): Need => ({
        kind: 'match-open',
        path: `match:${d.key}`,
        row: d.name,
        column: '',
        unit: d.unit ?? records.bureau.key,
        loc: null,
      })),
  ]
}

const PARENTS: ReadonlySet<string> = new Set(['goal', 'programme', 'department'] satisfies ParentColumn[])

const isTwice = (lines: ReadonlyMap<unknown, string>, line: string) =>
  [...lines.values()].filter((one) => one === line).length > 1

function inRange({ group, column, path, money }: FieldPlace, value: unknown, won: number): boolean {
  if (typeof value !== 'number') return true
  if (Math.abs(value) >= 1e15) return false
  if (group === 'indicators' && column === 'weight') return value > 0 && value <= 100
  if (path.includes('/shares/')) return value > 0 && value <= 100
  return !money || Number.isSafeInteger(new Big(value).times(won).toNumber())
}

function yearNeeds(r: PlanRecords): Need[] {
  // A guessed year would make this another year's plan.
  const fine =
    r.fiscalYear.confidence > 0.6 &&
    r.firstYear.value <= r.settledYear.value &&
    r.settledYear.value < r.fiscalYear.value &&
    r.fiscalYear.value <= r.lastYear.value &&
    isYear(r.firstYear.value) &&
    isYear(r.lastYear.value) &&
    r.lastYear.value - r.firstYear.value < 20
  return fine
    ? []
    : [
        {
          kind: 'years',
          path: 'plan/fiscalYear',
          row: r.bureau.name.value,
          column: 'fiscalYear',
          unit: r.bureau.key,
          loc: r.fiscalYear.loc,
        },
      ]
}

function periods(r: PlanRecords): Need[] {
  const unitOf = new Map(r.policyGoals.map((g) => [g.key, g.department]))
  return r.programmes
    .flatMap((p) => p.projects.map((j) => ({ j, unit: unitOf.get(p.goal) ?? r.bureau.key })))
    .flatMap(({ j, unit }): Need[] => {
      const [from, to] = [j.overview?.startsOn.value ?? null, j.overview?.endsOn.value ?? null]
      return from !== null && to !== null && from > to
        ? [
            {
              kind: 'out-of-range',
              path: `projects/${j.key}/endsOn`,
              row: j.name.value,
              column: 'endsOn',
              unit,
              loc: j.overview?.endsOn.loc ?? null,
            },
          ]
        : []
    })
}
