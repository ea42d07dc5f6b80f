import type { Db } from '#data/database.ts'
import { PERMISSIONS } from '#domain/entry/permissions.ts'
import { type ActingPerson, seesDrafts } from '#domain/entry/submission.ts'
import { type Owners, ownersOn } from '../organisation/owners.ts'
import type { SignedIn } from '../record/writer.ts'
import { departmentsOf } from '../actuals/context.ts'
import { actingPerson } from '../organisation/deputies.ts'
import { bureauAbove, placesOn, unitSpells } from '../organisation/places.ts'
import { plansOf, plansToday } from '../actuals/indicators.ts'
import { listsWaiting, type MovementList } from '../budgets/movements.ts'
import { plansOfEverybody, unknownYear, type UnitName, type YearPlan } from '../plans/plan.ts'
import { Refusal } from '../refusal.ts'
import { dueCells } from './cells.ts'
import { type Responsible, responsible } from './people.ts'
import { type BoardRow, boardRows } from './rows.ts'

export interface BoardAsk {
  /** left out: this year and the one before, whose results are collected now */
  readonly year?: number | undefined
  readonly bureauId?: number | undefined
  readonly departmentId?: number | undefined
}

export interface BoardDepartment extends UnitName, Responsible {
  readonly bureauId: number
}

export interface Board {
  readonly today: string
  readonly year: number | null
  /** years that can be chosen: those of the plans that have begun, and the one asked */
  readonly years: readonly number[]
  readonly bureaus: readonly UnitName[]
  /** all that this person may see, in the organisation's order */
  readonly departments: readonly BoardDepartment[]
  readonly rows: readonly BoardRow[]
  /** 분기 이체내역 that wait to go to the council; for those who see every department */
  readonly lists: readonly MovementList[]
}

/**
 * 마감 현황: which figures are left, by when and whom they wait for. Heads, evaluators and those who stand in for them see
 * their departments, the executive and the administrator all. Refuses 'forbidden', 'unknown-year', 'unknown-bureau'.
 */
export async function board(db: Db, ask: BoardAsk, user: SignedIn, today: string): Promise<Board> {
  const acting = await actingPerson(db, user, today)
  const thisYear = Number(today.slice(0, 4))
  const wanted = ask.year === undefined ? [thisYear - 1, thisYear] : [ask.year]
  const owners = await ownersOn(db, today)
  const places = placesOn(await unitSpells(db), today)
  const bureauOf = (id: number) => bureauAbove(places, owners, today, id)
  const seen = await plansSeen(db, ask, user, acting, owners)
  const known = [...new Set(seen.flatMap(({ plan }) => plan.known))].toSorted((a, b) => a - b)
  if (ask.year !== undefined && !known.includes(ask.year)) throw unknownYear(ask.year, known)
  // A plan of a year to come asks for nothing yet.
  const years = known.filter((y) => y <= thisYear || y === ask.year)
  const shownPlans = seen.filter(({ plan }) => wanted.includes(plan.year))
  // The newest year's names, each department once; those of every year begun where no plan knows the years asked.
  const units = [
    ...new Map(
      (shownPlans.length > 0 ? shownPlans : seen)
        .toSorted((a, b) => a.plan.year - b.plan.year)
        .flatMap(({ departments }) => departments.map((d) => [d.id, { ...d, bureauId: bureauOf(d.id) }] as const)),
    ).values(),
  ]
  const bureaus = new Set(units.map((d) => d.bureauId))
  const everywhere = PERMISSIONS['deadline.read'][user.role] === 'everywhere'
  if (everywhere && ask.bureauId !== undefined && places.unit(ask.bureauId)?.kind !== 'bureau')
    throw new Refusal('unknown-bureau')
  // Whoever has departments of their own sees those, whichever bureau the page before was of.
  const bureauId = everywhere || bureaus.has(ask.bureauId ?? 0) ? ask.bureauId : undefined
  const shown = units.filter(
    (d) => (ask.departmentId === undefined || d.id === ask.departmentId) && (bureauId === undefined || d.bureauId === bureauId),
  )
  const people = await responsible(
    db,
    units.map((d) => d.id),
    today,
  )
  const cells = await dueCells(
    db,
    { plans: shownPlans.map(({ plan }) => plan), departmentIds: shown.map((d) => d.id), owners },
    today,
  )
  return {
    today,
    year: ask.year ?? null,
    years,
    bureaus: places.all().flatMap((unit) => (bureaus.has(unit.id) ? nameOf(unit) : [])),
    departments: units.map((d) => ({ ...d, ...(people.get(d.id) ?? { enter: [], review: [] }) })),
    rows: boardRows(cells, today, (id) => seesDrafts(acting, id)),
    lists: everywhere ? await listsWaiting(db, today) : [],
  }
}

const nameOf = ({ id, code, name, shortName }: UnitName): UnitName => ({ id, code, name, shortName })

async function plansSeen(
  db: Db,
  ask: BoardAsk,
  user: SignedIn,
  acting: ActingPerson,
  owners: Owners,
): Promise<{ plan: YearPlan; departments: readonly UnitName[] }[]> {
  if (PERMISSIONS['deadline.read'][user.role] === 'everywhere') {
    const plans = await plansOfEverybody(db, 'begun', owners.day)
    return (await plansToday(db, plans, owners)).map((plan) => ({ plan, departments: plan.departments }))
  }
  const own = [...new Set([...departmentsOf(acting, 'enter'), ...departmentsOf(acting, 'review')])]
  if (own.length === 0 || (ask.departmentId !== undefined && !own.includes(ask.departmentId))) throw new Refusal('forbidden')
  return (await plansOf(db, own, 'begun', owners.day, owners)).map((plan) => ({
    plan,
    departments: plan.departments.filter((d) => own.includes(d.id)),
  }))
}
