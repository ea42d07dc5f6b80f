import { createHash } from 'node:crypto'
import { squeezeName } from '#domain/plan/same-name.ts'
import type { PlanRecords, UnitKey } from '../records.ts'

/** Lasting codes of a plan's records by the keys of its recognition. */
export interface Codes {
  readonly units: ReadonlyMap<UnitKey, string>
  readonly goals: ReadonlyMap<string, string>
  /** strategic goals by `${unit}-${order}` */
  readonly strategic: ReadonlyMap<string, string>
  readonly indicators: ReadonlyMap<string, string>
  readonly programmes: ReadonlyMap<string, string>
  readonly projects: ReadonlyMap<string, string>
}

/**
 * Codes by rule, so that the same document gives the same ones in every store: a unit keeps the code it has in the store, a new
 * one is named after a hash of its name; the rest is counted in the document's order: `<department>-g1`, `-1`, `-p1`, `-p1-1`.
 */
export function codesOf(records: PlanRecords, known: ReadonlyMap<UnitKey, string>): Codes {
  const { government, bureau, departments } = records
  const units = new Map<UnitKey, string>()
  const give = (key: UnitKey, letter: string, ...names: string[]) => units.set(key, known.get(key) ?? `${letter}-${short(names)}`)
  const place = government?.name.value ?? ''
  if (government) give(government.key, 'g', place)
  give(bureau.key, 'b', place, bureau.name.value)
  for (const d of departments) give(d.key, 'd', place, bureau.name.value, d.name.value)

  const counts = new Map<string, number>()
  const next = (owner: string, sign: string) => {
    const at = `${owner}-${sign}`
    const n = (counts.get(at) ?? 0) + 1
    counts.set(at, n)
    return `${at}${n}`
  }
  const goalUnit = new Map(records.policyGoals.map((g) => [g.key, units.get(g.department) ?? g.department]))
  const unitOf = (goal: string) => goalUnit.get(goal) ?? units.get(bureau.key) ?? ''
  const programmes = new Map(records.programmes.map((p) => [p.key, next(unitOf(p.goal), 'p')]))
  return {
    units,
    goals: new Map(records.policyGoals.map((g) => [g.key, next(goalUnit.get(g.key) ?? '', 'g')])),
    strategic: new Map(records.strategicGoals.map((g) => [`${g.unit}-${g.order}`, `${units.get(g.unit) ?? g.unit}-s${g.order}`])),
    indicators: new Map(records.indicators.map((i) => [i.key, next(unitOf(i.goal), '')])),
    programmes,
    projects: new Map(
      records.programmes.flatMap((p) => p.projects.map((j) => [j.key, `${programmes.get(p.key) ?? p.key}-${j.order}`])),
    ),
  }
}

const short = (names: readonly string[]) =>
  createHash('sha256').update(names.map(squeezeName).join('\n')).digest('hex').slice(0, 10)
