import type { Db } from '#data/database.ts'
import type { StructureOfYear } from '../plans/structure.ts'
import {
  type BudgetStep,
  NO_SUPPLEMENTARIES,
  type Steps,
  sumsOf,
  type Supplementaries,
  supplementaries,
  type SupplementaryRow,
} from './supplementary.ts'

/**
 * What each 추경 made of the amounts of the owners' programmes in a structure, of all plans of the year together: 추경 of one number are
 * one step, in the order in which they were decided. The sum over all owners is that of the plans.
 */
export async function ownedSupplementaries(
  db: Db,
  view: StructureOfYear,
  owners: ReadonlySet<number>,
  fiscalYear: number,
): Promise<Supplementaries> {
  const plans: Supplementaries[] = []
  // A plan of another year that answers this one tells nothing of the year's budget.
  for (const { id } of view.plans.filter((one) => one.fiscalYear === fiscalYear)) {
    const of = await supplementaries(db, { id, fiscalYear }, { always: true })
    const rows = of.rows.flatMap((row) => byOwner(row, view)).filter((row) => owners.has(row.departmentId))
    if (rows.length > 0) plans.push({ ...of, rows })
  }
  const steps = new Map<string, BudgetStep>()
  for (const { editions } of plans)
    for (const step of editions) {
      const known = steps.get(keyOf(step))
      if (known === undefined || (known.decidedOn ?? '') < (step.decidedOn ?? '')) steps.set(keyOf(step), step)
    }
  if (steps.size === 0) return NO_SUPPLEMENTARIES
  const editions = [...steps.values()].toSorted(
    (a, b) => (a.decidedOn ?? '').localeCompare(b.decidedOn ?? '') || a.number - b.number,
  )
  const rows = plans.flatMap((of) => {
    const places = editions.map((step) => of.editions.findIndex((own) => keyOf(own) === keyOf(step)))
    return of.rows.map((row): SupplementaryRow => ({
      ...row,
      ...placed(row, places),
      projects: row.projects.map((project) => ({ ...project, ...placed(project, places) })),
    }))
  })
  return { editions, rows, sums: sumsOf(rows, editions.length) }
}

const keyOf = ({ kind, number }: BudgetStep) => `${kind} ${number}`

/** The steps of one plan among those of all: between its own nothing of it changes. */
function placed({ original, after, changed }: Steps, places: readonly number[]): Steps {
  let standing = original
  const all = places.map((own) => {
    if (own >= 0) standing = after[own] ?? null
    return standing
  })
  return {
    original,
    after: all,
    changed: places.flatMap((own, place) => (own >= 0 && changed.includes(own) ? [place] : [])),
  }
}

/** A programme of which projects went to somebody else stands with each of them, each with what it has. */
function byOwner(row: SupplementaryRow, view: StructureOfYear): SupplementaryRow[] {
  const own = view.ownerOf('programme', row.programmeId, row.departmentId)
  const groups = Map.groupBy(row.projects, (project) => view.projectOwner(project.projectId) ?? own)
  const apart = [...groups].filter(([owner]) => owner !== own)
  if (apart.length === 0) return [{ ...row, departmentId: own }]
  const away = apart.flatMap(([, projects]) => projects)
  const rest = stepped(row, away, (all, gone) => all - gone)
  return [
    { ...row, ...rest, departmentId: own, projects: groups.get(own) ?? [] },
    ...apart.map(([owner, projects]): SupplementaryRow => ({
      ...row,
      ...stepped(NOTHING(row), projects, (all, more) => all + more),
      departmentId: owner,
      projects,
    })),
  ]
}

const NOTHING = (row: Steps): Steps => ({ original: 0, after: row.after.map(() => 0), changed: [] })

/** Steps with those of some projects put to them, or taken off. */
function stepped(of: Steps, projects: readonly Steps[], put: (all: number, part: number) => number): Steps {
  const sum = (amount: (steps: Steps) => number | null | undefined) =>
    projects.reduce((all, project) => all + (amount(project) ?? 0), 0)
  const original =
    of.original === null
      ? null
      : put(
          of.original,
          sum((steps) => steps.original),
        )
  const after = of.after.map((won, place) =>
    won === null
      ? null
      : put(
          won,
          sum((steps) => steps.after[place]),
        ),
  )
  const changed = after.flatMap((won, place) => (won === (place === 0 ? original : after[place - 1]) ? [] : [place]))
  return { original, after, changed }
}
