import type { Db } from '#data/database.ts'
import type { Aggregation, Frequency } from '#domain/indicator.ts'
import { monthsOf } from '#domain/due.ts'
import { aggregate } from '#domain/period.ts'
import { type EntryValue, sameValue, type Stage } from '#domain/submission.ts'
import { valueOf, type Words } from './history.ts'

/** The year's figure made of its periods. */
export interface YearFigure {
  readonly value: EntryValue
  readonly measured: number
  readonly of: number
  /** every period is measured or does not apply */
  readonly complete: boolean
  /** the least far of its periods; draft while the year is not complete */
  readonly stage: Stage
  readonly finality: 'provisional' | 'final'
}

export interface PeriodFigure {
  readonly month: number
  readonly value: EntryValue
  readonly stage: Stage
}

interface Rule {
  readonly frequency: Frequency
  readonly aggregation: Aggregation
  readonly reported: 'each' | 'running-total'
}

const ORDER: readonly Stage[] = ['draft', 'returned', 'submitted', 'confirmed', 'closed']

/** 누적 · 시점 · 평균 · 최대 · 최소 over the periods in order. A running total is already summed: its last is the year's. */
export function yearFigure(rule: Rule, periods: readonly PeriodFigure[]): YearFigure {
  const months = monthsOf(rule.frequency)
  const at = months.map((month) => periods.find((p) => p.month === month) ?? null)
  const values = at.map((p) => (p?.value.kind === 'measured' ? p.value.value : null))
  const made = aggregate(values, rule.reported === 'running-total' && rule.aggregation === 'sum' ? 'last' : rule.aggregation)
  const complete = at.every((p) => p !== null && p.value.kind !== 'not-entered')
  const none = complete && made.value === null
  const value: EntryValue = made.value !== null ? { kind: 'measured', value: made.value } : { kind: none ? 'not-applicable' : 'not-entered' }
  const stage = complete ? at.reduce<Stage>((least, p) => (p !== null && ORDER.indexOf(p.stage) < ORDER.indexOf(least) ? p.stage : least), 'closed') : 'draft'
  const final = stage === 'confirmed' || stage === 'closed'
  return { value, measured: made.measured, of: made.of, complete, stage, finality: final ? 'final' : 'provisional' }
}

/**
 * Writes the year's figure anew when its periods changed it; a version of its own, without an audit entry of its own. The
 * words given with the period that completed the year become the year's, since the pages read the 원인 there.
 */
export async function recomputeYear(
  trx: Db, indicator: Rule & { readonly id: number }, year: number,
  by: { readonly id: string; readonly name: string; readonly at: string; readonly words: Words },
): Promise<YearFigure> {
  const rows = await trx.selectFrom('actual').selectAll().where('indicator_id', '=', indicator.id).where('year', '=', year).execute()
  const periods = rows.filter((r) => r.month > 0).map((r): PeriodFigure => ({ month: r.month, value: valueOf(r), stage: r.stage }))
  const figure = yearFigure(indicator, periods)
  const old = rows.find((r) => r.month === 0)
  const said = old && (await trx.selectFrom('actual_revision').select(['cause', 'remedy', 'remedy_due as remedyDue'])
    .where('indicator_id', '=', indicator.id).where('year', '=', year).where('month', '=', 0).where('version', '=', old.version).executeTakeFirst())
  const word = (key: 'cause' | 'remedy' | 'remedyDue') => (figure.complete ? (by.words[key] ?? said?.[key] ?? null) : null)
  const [cause, remedy, remedyDue] = [word('cause'), word('remedy'), word('remedyDue')]
  const sameWords = said !== undefined && said.cause === cause && said.remedy === remedy && said.remedyDue === remedyDue
  if (old && sameWords && sameValue(valueOf(old), figure.value) && old.stage === figure.stage && old.finality === figure.finality) return figure
  const row = {
    indicator_id: indicator.id, year, month: 0, version: (old?.version ?? 0) + 1, kind: figure.value.kind,
    value: figure.value.kind === 'measured' ? figure.value.value : null, finality: figure.finality, stage: figure.stage,
  }
  await trx.insertInto('actual_revision').values({
    ...row, act: 'aggregate', reason: null, cause, remedy, remedy_due: remedyDue, recorded_at: by.at, recorded_by: by.name, recorded_by_id: by.id, request_id: null,
  }).execute()
  await (old
    ? trx.updateTable('actual').set(row).where('indicator_id', '=', indicator.id).where('year', '=', year).where('month', '=', 0).execute()
    : trx.insertInto('actual').values(row).execute())
  return figure
}
