import type { Db } from '#data/database.ts'
import { type Assignment, ownerOn, type SuccessionLink, successorsOn } from '#domain/plan/organisation.ts'
import { compiledOnce } from '../../data/compiled-once.ts'

/** A row as its plan prints it. */
interface Printed {
  readonly department_id: number
  readonly plan_id: number
}

/**
 * Whose everything is (담당), on `day` or on another day asked for: rights, deadlines and views ask here, never a plan's
 * `department_id` alone. While no event was applied everything is where its plan prints it.
 */
export interface Owners {
  readonly day: string
  /** whether any applied event changes an owner */
  readonly moved: boolean
  readonly indicator: (row: Printed & { readonly lineage_id: number }, day?: string) => number
  readonly programme: (row: Printed & { readonly id: number }, day?: string) => number
  /** `department_id`: of its programme */
  readonly project: (row: Printed & { readonly id: number }, day?: string) => number
  /** where a unit's work went: itself while it stands; several after a split; [] when it was closed and nobody follows it as a whole */
  readonly successors: (unitId: number, day?: string) => readonly number[]
  /** units whose things these units may have by now: themselves, and all that something came from */
  readonly sources: (unitIds: readonly number[]) => readonly number[]
  /** the day a unit ended, and the last day its people still write for the days before; null while it stands */
  readonly ended: (unitId: number) => { readonly on: string; readonly handoverUntil: string | null } | null
}

const appliedLinks = compiledOnce((db) =>
  db
    .selectFrom('organisation_succession as s')
    .leftJoin('reorganisation as e', 'e.id', 's.event_id')
    .where('s.kind', 'in', ['split', 'merge', 'close'])
    .where((eb) => eb.or([eb('s.event_id', 'is', null), eb('e.state', '=', 'applied')]))
    .select([
      's.predecessor_id as fromId',
      's.successor_id as toId',
      's.kind',
      's.effective_on as on',
      'e.handover_until as until',
    ])
    .orderBy('s.effective_on')
    .orderBy('s.id'),
)

const appliedAssignments = compiledOnce((db) =>
  db
    .selectFrom('organisation_assignment as a')
    .innerJoin('reorganisation as e', 'e.id', 'a.event_id')
    .where('e.state', '=', 'applied')
    .where('a.share', 'is', null)
    .select([
      'a.subject_kind as kind',
      'a.subject_id as id',
      'a.from_unit_id as fromId',
      'a.to_unit_id as toId',
      'a.from_on as on',
    ])
    .orderBy('a.from_on')
    .orderBy('a.id'),
)

const fiscalYears = compiledOnce((db) => db.selectFrom('plan').select(['id', 'fiscal_year as year']))

/** Whose everything is on `day` (ISO, Asia/Seoul). Two short queries while no event was applied, three after. */
export async function ownersOn(db: Db, day: string): Promise<Owners> {
  const rows = await appliedLinks(db, {})
  const assigned = await appliedAssignments(db, {})
  const moved = rows.length > 0 || assigned.length > 0
  const years = new Map((moved ? await fiscalYears(db, {}) : []).map((plan) => [plan.id, plan.year]))
  const links = rows.flatMap(({ fromId, toId, kind, on }): SuccessionLink[] =>
    fromId !== null && (kind === 'split' || kind === 'merge' || kind === 'close') ? [{ fromId, toId, kind, on }] : [],
  )
  const linksFrom = new Set(links.map((link) => link.fromId))
  const byItem = Map.groupBy(
    assigned.map(({ kind, id, fromId, toId, on }): Assignment => ({ item: `${kind}:${id}`, fromId, toId, on })),
    (one) => one.item,
  )
  const owner = (item: string, { department_id: unitId, plan_id: planId }: Printed, on: string) => {
    const assignments = byItem.get(item)
    if (assignments === undefined && !linksFrom.has(unitId)) return unitId
    return ownerOn({ links, assignments: assignments ?? [] }, item, { unitId, since: `${years.get(planId) ?? 0}-01-01` }, on)
  }
  return {
    day,
    moved,
    indicator: (row, on = day) => owner(`indicator:${row.lineage_id}`, row, on),
    programme: (row, on = day) => owner(`programme:${row.id}`, row, on),
    project: (row, on = day) => owner(`project:${row.id}`, row, on),
    successors: (unitId, on = day) => {
      const closed = rows.some((row) => row.fromId === unitId && row.toId === null && row.on <= on)
      return closed ? [] : successorsOn(links, unitId, on)
    },
    sources: (unitIds) => sourcesOf(unitIds, [...links, ...[...byItem.values()].flat()]),
    ended: (unitId) => {
      const end = rows.find((row) => row.fromId === unitId && row.on <= day)
      return end === undefined ? null : { on: end.on, handoverUntil: end.until }
    },
  }
}

function sourcesOf(unitIds: readonly number[], steps: readonly { readonly fromId: number; readonly toId: number | null }[]) {
  const from = Map.groupBy(steps, (step) => step.toId)
  const found = new Set(unitIds)
  const open = [...unitIds]
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const { fromId } of from.get(at) ?? [])
      if (!found.has(fromId)) {
        found.add(fromId)
        open.push(fromId)
      }
  return [...found].toSorted((a, b) => a - b)
}
