import type { Db } from '#data/database.ts'
import { ownersOn } from '../organisation/owners.ts'
import { unitNames } from '../organisation/units.ts'

/** What one unit has. */
export interface UnitSums {
  readonly indicators: number
  readonly programmes: number
  /** 원 of all amounts of its programmes */
  readonly won: number
}

/** Counts and 원 over all units by who has them on a day. */
export interface Sums extends UnitSums {
  readonly units: number
  /** things whose unit does not exist on the day; what the sums cannot show on any page */
  readonly nowhere: number
}

/** null: there is no such unit on the day */
export interface UnitChange {
  readonly name: string
  readonly before: UnitSums | null
  readonly after: UnitSums | null
}

interface SumsOfDay {
  readonly sums: Sums
  /** departments as they are called on the day, in the organisation's order */
  readonly units: ReadonlyMap<number, UnitSums & { readonly name: string }>
}

/** Of every plan that is not superseded. A project that was decided apart counts with its programme. */
export async function sumsOn(db: Db, day: string): Promise<SumsOfDay> {
  const owners = await ownersOn(db, day)
  const there = await unitNames(db, day)
  const plans = db.selectFrom('plan').select('id').where('status', '<>', 'superseded')
  const indicators = await db
    .selectFrom('indicator')
    .select(['lineage_id', 'department_id', 'plan_id'])
    .where('plan_id', 'in', plans)
    .execute()
  const programmes = await db
    .selectFrom('programme as p')
    .leftJoin('budget_amount as b', 'b.programme_id', 'p.id')
    .select((eb) => ['p.id', 'p.department_id', 'p.plan_id', eb.fn.sum<number | null>('b.amount').as('won')])
    .where('p.plan_id', 'in', plans)
    .groupBy(['p.id', 'p.department_id', 'p.plan_id'])
    .execute()
  const known = Map.groupBy(indicators, (row) => owners.indicator(row))
  const shown = Map.groupBy(programmes, (row) => owners.programme(row))
  const units = new Map(
    [...there.values()]
      .filter((unit) => unit.kind === 'department')
      .map(({ id, name }) => {
        const its = shown.get(id) ?? []
        const won = its.reduce((sum, row) => sum + (row.won ?? 0), 0)
        return [id, { name, indicators: known.get(id)?.length ?? 0, programmes: its.length, won }]
      }),
  )
  const of = (key: keyof UnitSums) => [...units.values()].reduce((sum, unit) => sum + unit[key], 0)
  const sums = { units: there.size, indicators: of('indicators'), programmes: of('programmes'), won: of('won') }
  return { sums: { ...sums, nowhere: indicators.length - sums.indicators + programmes.length - sums.programmes }, units }
}

/** The departments that have something else than before, or are called otherwise, those of before first. */
export function unitChanges(before: SumsOfDay, after: SumsOfDay): readonly UnitChange[] {
  const bare = ({ indicators, programmes, won }: UnitSums): UnitSums => ({ indicators, programmes, won })
  return [...new Set([...before.units.keys(), ...after.units.keys()])].flatMap((id): UnitChange[] => {
    const [was, is] = [before.units.get(id), after.units.get(id)]
    const name = was !== undefined && is !== undefined && was.name !== is.name ? `${was.name} → ${is.name}` : (is ?? was)?.name
    const change = { before: was === undefined ? null : bare(was), after: is === undefined ? null : bare(is) }
    const same = JSON.stringify(was) === JSON.stringify(is)
    return same || name === undefined ? [] : [{ name, ...change }]
  })
}

/** A law of the field: the sums over all units are the same before and after. What breaks it is our mistake and changes nothing. */
export function refuseLoss(before: Sums, after: Sums): void {
  if (after.indicators < before.indicators || after.programmes < before.programmes || after.won < before.won)
    throw new Error('applying the reorganisation would lose sight of an indicator or an amount')
}
