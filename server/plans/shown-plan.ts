import type { Db } from '#data/database.ts'
import { Refusal } from '../refusal.ts'
import { bureausOfYear, planFor, planOfDepartment, plansOfEverybody, type UnitName, type YearPlan } from './plan.ts'
import { type ShownUnit, type Structure, structureOfYear, type StructureOfYear } from './structure.ts'

/** The bureau asked in a structure, with the head its page shows. */
export interface ShownPlan {
  /** of the bureau and year asked; in another structure with the bureau and departments of that one */
  readonly plan: YearPlan
  /** null: everything of it stands as the plan prints it */
  readonly view: StructureOfYear | null
  /** of all bureaus; null: nobody's things are elsewhere than their plans print them */
  readonly ofAll: StructureOfYear | null
  readonly departments: readonly ShownUnit[]
  /** the page is another one in the other structure */
  readonly differs: boolean
}

const nameOf = ({ id, code, name, shortName }: UnitName): UnitName => ({ id, code, name, shortName })
/** A unit as its plan has it. */
export const unchanged = (unit: UnitName): ShownUnit => ({ ...unit, former: [], ended: false })

/**
 * What `planFor` answers, in a structure: a bureau that has no plan of its own in the year, be it newer, shows what belongs to it.
 * Refuses as `planFor`.
 */
export async function planInStructure(
  db: Db,
  ask: {
    readonly bureauId?: number | undefined
    readonly year?: number | undefined
    readonly structure?: Structure | undefined
    readonly today: string
  },
): Promise<ShownPlan> {
  const { bureauId, year, structure = 'then', today } = ask
  const own = await planFor(db, { bureauId, year, today }).catch((error: unknown) => {
    if (error instanceof Refusal && bureauId !== undefined) return error
    throw error
  })
  const plan = own instanceof Refusal ? await anyPlan(db, year, today, own) : own
  const ofAll = await structureOfYear(db, { plan, structure, today })
  if (ofAll === null) {
    if (own instanceof Refusal) throw own
    return { plan, view: null, ofAll, departments: plan.departments.map(unchanged), differs: false }
  }
  const wanted = structure === 'current' ? ofAll.bureauNow(bureauId ?? plan.bureau.id) : (bureauId ?? plan.bureau.id)
  const differs = ofAll.differing.has(wanted)
  if (!ofAll.regrouped.has(wanted) && wanted === plan.bureau.id)
    return { plan, view: null, ofAll, departments: plan.departments.map(unchanged), differs }
  const bureau = ofAll.bureaus.find((one) => one.id === wanted)
  if (bureau === undefined) {
    // Nothing of the year is with it in this structure.
    if (own instanceof Refusal) throw own
    return { plan: { ...plan, departments: [] }, view: ofAll, ofAll, departments: [], differs }
  }
  return {
    plan: { ...plan, bureau: nameOf(bureau), departments: bureau.departments.map(nameOf) },
    view: ofAll,
    ofAll,
    departments: bureau.departments,
    differs,
  }
}

/** The department asked in a structure, with the head of its bureau's page. In today's structure one that went into another is that one. */
export async function departmentInStructure(
  db: Db,
  ask: {
    readonly departmentId: number
    readonly year?: number | undefined
    readonly structure?: Structure | undefined
    readonly today: string
  },
): Promise<ShownPlan & { readonly department: ShownUnit }> {
  const { departmentId, year, structure = 'then', today } = ask
  const own = await planOfDepartment(db, { departmentId, year, today }).catch((error: unknown) => {
    // It may have ended since, or be newer than its plan: the structure knows where its work is.
    if (error instanceof Refusal && ['unknown-department', 'unknown-bureau'].includes(error.reason)) return error
    throw error
  })
  const plan = own instanceof Refusal ? await anyPlan(db, year, today, own) : own
  const ofAll = await structureOfYear(db, { plan, structure, today })
  const printed = own instanceof Refusal ? undefined : plan.departments.find((one) => one.id === departmentId)
  if (printed && (ofAll === null || !ofAll.regrouped.has(plan.bureau.id)))
    return {
      plan,
      view: null,
      ofAll,
      departments: plan.departments.map(unchanged),
      differs: ofAll?.differing.has(plan.bureau.id) ?? false,
      department: unchanged(printed),
    }
  const wanted = ofAll?.departmentNow(departmentId) ?? departmentId
  const bureau = ofAll?.bureaus.find((one) => one.departments.some((department) => department.id === wanted))
  const department = bureau?.departments.find((one) => one.id === wanted)
  if (ofAll === null || bureau === undefined || department === undefined)
    throw own instanceof Refusal ? own : new Refusal('unknown-department')
  return {
    plan: { ...plan, bureau: nameOf(bureau), departments: bureau.departments.map(nameOf) },
    view: ofAll,
    ofAll,
    departments: bureau.departments,
    differs: ofAll.differing.has(bureau.id),
    department,
  }
}

interface FrameAsk {
  readonly bureauId?: number | undefined
  readonly departmentId?: number | undefined
  readonly year?: number | undefined
  readonly structure?: Structure | undefined
  readonly today: string
}

/** What the frame around a page lists: the bureaus of the year, and the head of the one asked. */
export interface FramePlan {
  readonly bureaus: readonly UnitName[]
  readonly plan: YearPlan
}

/**
 * Of the department asked, else of the bureau, in the structure. What is asked and nobody knows is refused by its page; the frame
 * stands around it, of the landing year, then of the first bureau. Null: there is no plan at all.
 */
export async function framePlan(db: Db, ask: FrameAsk): Promise<FramePlan | null> {
  const { departmentId, bureauId, year, ...of } = ask
  const tries = [
    ...(departmentId === undefined ? [] : [() => departmentInStructure(db, { ...of, year, departmentId })]),
    () => planInStructure(db, { ...of, year, bureauId }),
    ...(year === undefined ? [] : [() => planInStructure(db, { ...of, bureauId })]),
    ...(bureauId === undefined ? [] : [() => planInStructure(db, { ...of, year }), () => planInStructure(db, of)]),
  ]
  for (const attempt of tries) {
    const shown = await attempt().catch(ifRefused)
    if (shown === null) continue
    const { plan, ofAll } = shown
    return { plan, bureaus: ofAll?.bureaus.map(nameOf) ?? (await bureausOfYear(db, plan.year, of.today)) }
  }
  return null
}

const ifRefused = (error: unknown): null => {
  if (error instanceof Refusal) return null
  throw error
}

/** A plan that answers the year, whosever it is: the head of a page about a bureau that had none. */
async function anyPlan(db: Db, year: number | undefined, today: string, refusal: Refusal): Promise<YearPlan> {
  const [plan] = year === undefined ? [await planFor(db, { today })] : await plansOfEverybody(db, [year], today)
  if (plan === undefined) throw refusal
  return plan
}
