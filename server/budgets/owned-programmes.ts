import type { Db } from '#data/database.ts'
import type { StructureOfYear } from '../plans/structure.ts'
import { type ProgrammeRow, programmes, type YearAmount } from './programmes.ts'

/** An amount that was computed: no document has it, so there is no row to look it up by. */
const COMPUTED = 0

/**
 * 단위사업 and 세부사업 by their owner in a structure: `departmentId` is the owner. A programme of which projects went to somebody else
 * stands with each of them, each with what it has; the sum over all is the programme's. In the plans' order.
 */
export async function ownedProgrammes(db: Db, view: StructureOfYear, owners: ReadonlySet<number>): Promise<ProgrammeRow[]> {
  const rows: ProgrammeRow[] = []
  for (const plan of view.plans) for (const row of await programmes(db, plan.id)) rows.push(...byOwner(row, view))
  return rows.filter((row) => owners.has(row.departmentId))
}

function byOwner(row: ProgrammeRow, view: StructureOfYear): ProgrammeRow[] {
  const own = view.ownerOf('programme', row.id, row.departmentId)
  const groups = Map.groupBy(row.projects, (project) => view.projectOwner(project.id) ?? own)
  const apart = [...groups].filter(([owner]) => owner !== own)
  if (apart.length === 0) return [{ ...row, departmentId: own }]
  const away = apart.flatMap(([, projects]) => projects)
  const kept = row.projects.filter((project) => !away.includes(project))
  return [
    {
      ...row,
      departmentId: own,
      printedProjectCount: null,
      projects: kept,
      amounts: row.amounts.map((amount) => ({ ...amount, id: COMPUTED, amount: amount.amount - sumOf(away, amount) })),
    },
    ...apart.map(([owner, projects]) => ({
      ...row,
      departmentId: owner,
      printedProjectCount: null,
      projects,
      amounts: row.amounts.flatMap((amount) =>
        projects.some((project) => project.amounts.some((one) => same(one, amount)))
          ? [{ ...amount, id: COMPUTED, amount: sumOf(projects, amount) }]
          : [],
      ),
    })),
  ]
}

const same = (a: YearAmount, b: YearAmount) => a.year === b.year && a.kind === b.kind
const sumOf = (projects: ProgrammeRow['projects'], at: YearAmount) =>
  projects.reduce((sum, { amounts }) => sum + (amounts.find((one) => same(one, at))?.amount ?? 0), 0)
