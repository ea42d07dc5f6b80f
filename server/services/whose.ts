import type { Db } from '#data/database.ts'
import { may, PERMISSIONS } from '#domain/entry/permissions.ts'
import type { ActingPerson } from '#domain/entry/submission.ts'
import { actingPerson } from '../organisation/deputies.ts'
import { type Owners, ownersOn } from '../organisation/owners.ts'
import { bureauAbove, type Places, placesOn, type UnitSpell, unitSpells } from '../organisation/places.ts'
import { bureauOf, bureausWithPlan } from '../plans/plan.ts'
import type { SignedIn, Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'

/** Whose a service or promise is: it goes with its unit and to the one that follows it as a whole (rules §11). */
export interface StandardOwner {
  readonly departmentId: number
  /** its unit has ended and several follow, or none: somebody has to say whose it is */
  readonly isUndecided: boolean
}

export function standardOwner(owners: Owners, departmentId: number): StandardOwner {
  if (owners.endedOn(departmentId) === null) return { departmentId, isUndecided: false }
  const [whole, ...others] = owners.successors(departmentId)
  return whole !== undefined && others.length === 0
    ? { departmentId: whole, isUndecided: false }
    : { departmentId, isUndecided: true }
}

/** The bureau of the page, its departments on the day, those that have ended too, and who may write for which. */
export interface Bureau {
  readonly bureau: UnitSpell
  readonly units: readonly UnitSpell[]
  readonly owners: Owners
  readonly places: Places
  readonly acting: ActingPerson
}

/**
 * The bureau asked for, else the person's own, else the first with a plan, as it is on `on`. Refuses 'unknown-bureau', and 'unknown-plan' while
 * there is nothing at all.
 */
export async function bureauFor(
  db: Db,
  ask: { readonly bureauId?: number | undefined; readonly on: string },
  user: SignedIn,
  today: string,
): Promise<Bureau> {
  const acting = await actingPerson(db, user, today)
  const owners = await ownersOn(db, ask.on)
  const places = placesOn(await unitSpells(db), ask.on)
  const own = acting.departmentIds[0] ?? acting.entersFor[0]
  const wanted = ask.bureauId ?? (own === undefined ? undefined : await bureauOf(db, own, today))
  const id = wanted ?? (await bureausWithPlan(db, today))[0]?.id
  const bureau = id === undefined ? undefined : places.unit(id)
  if (bureau?.kind !== 'bureau') throw new Refusal(id === undefined ? 'unknown-plan' : 'unknown-bureau')
  const above = (unit: number) => bureauAbove(places, owners, ask.on, unit)
  const units = places.all().filter((unit) => unit.kind === 'department' && above(unit.id) === above(bureau.id))
  return { bureau, units, owners, places, acting }
}

/** The department's evaluator, whoever stands in for one, and the administrator. */
export const managesFor = (acting: ActingPerson, departmentId: number): boolean =>
  may(acting, 'service.write', departmentId) || acting.entersFor.includes(departmentId)

/** Results are figures: the department enters them, the administrator does not. */
export const reportsFor = (acting: ActingPerson, departmentId: number): boolean =>
  may(acting, 'service.report', departmentId) || acting.entersFor.includes(departmentId)

/** Refuses 'forbidden' unless the person manages what these departments have, or what has come to them; of none: anything at all. */
export async function mustManage(trx: Db, as: Writer, departmentIds: readonly number[]): Promise<void> {
  const owners = await ownersOn(trx, as.today)
  const acting = await actingPerson(trx, as.user, as.today)
  if (PERMISSIONS['service.write'][as.user.role] === 'nowhere' && acting.entersFor.length === 0) throw new Refusal('forbidden')
  const isManaged = (id: number) => managesFor(acting, standardOwner(owners, id).departmentId) || managesEnded(owners, acting, id)
  if (!departmentIds.every(isManaged)) throw new Refusal('forbidden')
}

/** Of a unit that was split any of its followers may say whose its services are. */
function managesEnded(owners: Owners, acting: ActingPerson, id: number): boolean {
  return standardOwner(owners, id).isUndecided && owners.successors(id).some((next) => managesFor(acting, next))
}

/** Whether there is any service or promise of these departments, or of units they follow. */
export async function holdsServices(db: Db, departments: readonly { readonly id: number }[], today: string): Promise<boolean> {
  if (departments.length === 0) return false
  const owners = await ownersOn(db, today)
  const ids = owners.sources(departments.map((one) => one.id))
  const found = await db.selectFrom('service').select('id').where('department_id', 'in', ids).limit(1).executeTakeFirst()
  return found !== undefined
}
