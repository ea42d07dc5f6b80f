import type { Db } from '#data/database.ts'
import { readSubject } from '#domain/words/audit-subject.ts'

export interface SubjectName {
  /** what the indicator, the unit or the person is called today; null when it is not known (any more) */
  readonly name: string | null
  /** the indicator's unit, to stand behind its figures */
  readonly unit: string | null
  /** where the value's own page is */
  readonly place: { readonly departmentId: number; readonly indicatorId: number; readonly year: number } | null
}

/** Gives entries the names of what they are about: three queries at most, however many entries. */
export async function namesOf<Line extends { readonly subject: string }>(
  db: Db,
  lines: readonly Line[],
): Promise<(Line & SubjectName)[]> {
  const subjects = lines.map((line) => readSubject(line.subject))
  const indicators = await indicatorsOf(
    db,
    subjects.flatMap((s) => (s.kind === 'value' || s.kind === 'indicator' ? [s.indicatorId] : [])),
  )
  const units = await unitsOf(
    db,
    subjects.flatMap((s) => (s.kind === 'period' || s.kind === 'unit' ? [s.unitId] : [])),
  )
  const people = await peopleOf(
    db,
    subjects.flatMap((s) => (s.kind === 'account' ? [s.id] : [])),
  )
  const nameOf = (index: number): SubjectName => {
    const subject = subjects[index]
    switch (subject?.kind) {
      case 'value':
      case 'indicator': {
        const indicator = indicators.get(subject.indicatorId)
        const place =
          subject.kind === 'value' && indicator
            ? { departmentId: indicator.departmentId, indicatorId: indicator.id, year: subject.year }
            : null
        return { name: indicator?.name ?? null, unit: indicator?.unit ?? null, place }
      }
      case 'period':
      case 'unit':
        return { name: units.get(subject.unitId) ?? null, unit: null, place: null }
      case 'account':
        return { name: people.get(subject.id) ?? null, unit: null, place: null }
      default:
        return { name: null, unit: null, place: null }
    }
  }
  return lines.map((line, index) => ({ ...line, ...nameOf(index) }))
}

async function indicatorsOf(db: Db, ids: readonly number[]) {
  const some = [...new Set(ids)]
  const rows =
    some.length === 0
      ? []
      : await db
          .selectFrom('indicator')
          .select(['id', 'name', 'unit', 'department_id as departmentId'])
          .where('id', 'in', some)
          .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

async function unitsOf(db: Db, ids: readonly number[]) {
  const some = [...new Set(ids)]
  const rows =
    some.length === 0
      ? []
      : await db
          .selectFrom('organisation_unit_name')
          .select(['unit_id as id', 'name'])
          .where('unit_id', 'in', some)
          .orderBy('valid_from')
          .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

async function peopleOf(db: Db, ids: readonly string[]) {
  const some = [...new Set(ids)]
  const rows = some.length === 0 ? [] : await db.selectFrom('user').select(['id', 'name']).where('id', 'in', some).execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}
