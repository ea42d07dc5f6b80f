import type { PlanRecords } from '../records.ts'
import { mapFields } from './fields.ts'
import type { Decisions } from './match-units.ts'

/** The records without those a person leaves out (`record:<path>` dismissed). What stands under one that is left out goes with it. */
export function leaveOut(records: PlanRecords, decisions: Decisions): PlanRecords {
  const out = new Set(
    [...decisions].flatMap(([subject, d]) =>
      d.decision === 'dismissed' && subject.startsWith('record:') ? [subject.slice(7)] : [],
    ),
  )
  if (out.size === 0) return records
  // The walk names the records; which object has which path is seen by the first of its fields.
  const left = new Set<unknown>()
  mapFields(records, (field, place) => {
    if (out.has(place.record)) left.add(field)
    return field
  })
  const stays = (...fields: readonly unknown[]) => !fields.some((field) => left.has(field))
  const programmes = records.programmes
    .filter((p) => stays(p.name))
    .map((p) => ({ ...p, projects: p.projects.filter((j) => stays(j.name)) }))
  return {
    ...records,
    goalTables: records.goalTables.map((t) => ({ ...t, rows: t.rows.filter((row) => stays(row.amount)) })),
    indicators: records.indicators.filter((i) => stays(i.name)),
    programmes,
    statements: records.statements.filter((s) => stays(s.budget)),
    staffing: records.staffing.filter((s) => stays(s.quota)),
    teams: records.teams.filter((t) => stays(t.name)),
  }
}
