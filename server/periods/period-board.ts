import type { Db } from '#data/database.ts'
import { monthsOf, windowOn } from '#domain/entry/due.ts'
import type { Frequency } from '#domain/scoring/indicator.ts'
import type { Stage, Window } from '#domain/entry/submission.ts'
import { ownersOn } from '../organisation/owners.ts'
import { plansOfEverybody, unknownYear, yearsOfEverybody } from '../plans/plan.ts'
import { definitions } from '../actuals/definitions.ts'
import { indicatorsIn, plansToday } from '../actuals/indicators.ts'
import { periodOr } from '../actuals/windows.ts'
import { type PeriodRow, periodRows } from './periods.ts'
import { type Unit, unitNames } from '../organisation/units.ts'

export interface BoardAsk {
  readonly year?: number | undefined
  readonly frequency?: Frequency | undefined
  readonly month?: number | undefined
}

export type StageCounts = Readonly<Record<'of' | 'empty' | Stage, number>>

export interface BoardUnit {
  readonly unitId: number
  readonly kind: Unit['kind']
  readonly name: string
  /** 0 government · 1 bureau · 2 department */
  readonly depth: number
  /** what the administrator set for this unit itself */
  readonly own: PeriodRow | null
  /** what holds when nothing is set for it: the setting of a unit above, by its name */
  readonly inherited: { readonly row: PeriodRow; readonly from: string } | null
  readonly window: Window
  readonly counts: StageCounts
}

export interface PeriodBoard {
  readonly year: number
  readonly frequency: Frequency
  readonly month: number
  readonly years: readonly number[]
  /** frequencies in use, with how many indicators have them */
  readonly frequencies: readonly { readonly frequency: Frequency; readonly indicators: number }[]
  /** first and last day of the period */
  readonly from: string
  readonly to: string
  readonly units: readonly BoardUnit[]
  /** bureaus with a plan and nothing of this frequency, with what they have instead */
  readonly otherwise: readonly { readonly name: string; readonly frequencies: PeriodBoard['frequencies'] }[]
}

const ORDER: readonly Frequency[] = ['year', 'half-year', 'quarter', 'month']

/** One period of every unit with a plan: what is set, what holds, how far its values are. Refuses 'unknown-period' and 'unknown-year'. */
export async function periodBoard(db: Db, ask: BoardAsk, today: string): Promise<PeriodBoard> {
  const years = await yearsOfEverybody(db)
  const dated = await definitions(db)
  const thisYear = Number(today.slice(0, 4))
  const owners = await ownersOn(db, today)
  const read = async (year: number) => {
    const plans = await plansToday(db, await plansOfEverybody(db, [year], today), owners)
    const printed = await indicatorsIn(
      db,
      plans.map((p) => p.id),
      plans.flatMap((p) => p.departments.map((d) => d.id)),
      owners,
    )
    const indicators = printed.map((row) => dated.row(row, year, today))
    return { plans, indicators, frequencies: frequenciesOf(indicators) }
  }
  const first = await read(ask.year ?? thisYear)
  const frequency = ask.frequency ?? first.frequencies[0]?.frequency ?? 'year'
  const year = ask.year ?? years.findLast((y) => y <= thisYear - (frequency === 'year' ? 1 : 0)) ?? years[0] ?? thisYear
  if (years.length > 0 && !years.includes(year)) throw unknownYear(year, years)
  const { plans, indicators, frequencies } = ask.year === undefined && year !== thisYear ? await read(year) : first
  const months = monthsOf(frequency)
  const month =
    ask.month ?? (frequency === 'year' ? 0 : (months.findLast((m) => m < Number(today.slice(5, 7))) ?? months[0] ?? 0))
  const period = periodOr(year, month, frequency)

  const due = indicators.filter((i) => i.frequency === frequency)
  const stages = new Map(
    due.length === 0
      ? []
      : (
          await db
            .selectFrom('actual as a')
            .innerJoin('indicator as i', 'i.id', 'a.indicator_id')
            .select(['i.id', 'a.stage'])
            .where(
              'i.plan_id',
              'in',
              plans.map((p) => p.id),
            )
            .where('a.year', '=', year)
            .where('a.month', '=', month)
            .execute()
        ).map((row) => [row.id, row.stage] as const),
  )
  const rows = (await periodRows(db, year)).filter((r) => r.frequency === frequency && r.month === month)
  const names = await unitNames(db, today)
  const above = (id: number): number[] => {
    const chain = [id]
    for (let unit = names.get(id)?.parentId ?? null; unit !== null && chain.length < 5; unit = names.get(unit)?.parentId ?? null)
      chain.push(unit)
    return chain
  }
  const chains = new Map(indicators.map((i) => [i.department_id, above(i.department_id)]))
  const isUnder = (i: { readonly department_id: number }, unitId: number) =>
    chains.get(i.department_id)?.includes(unitId) === true
  const everything = inOrder(names)
  const shown = everything.filter(({ unit }) => due.some((i) => isUnder(i, unit.id)))
  return {
    year,
    frequency,
    month,
    years,
    frequencies,
    from: period.from,
    to: period.to,
    units: shown.map(({ unit, depth }) => {
      const own = rows.find((r) => r.unitId === unit.id) ?? null
      const nearest = above(unit.id)
        .slice(1)
        .flatMap((id) => rows.find((r) => r.unitId === id) ?? [])[0]
      const inherited = own === null && nearest ? { row: nearest, from: names.get(nearest.unitId)?.name ?? '' } : null
      const under = due.filter((i) => isUnder(i, unit.id))
      return {
        unitId: unit.id,
        kind: unit.kind,
        name: unit.name,
        depth,
        own,
        inherited,
        window: windowOn(period, own ?? nearest ?? null, today),
        counts: countsOf(under.map((i) => stages.get(i.id) ?? 'empty')),
      }
    }),
    otherwise: everything.flatMap(({ unit }) => {
      const under = unit.kind === 'bureau' ? indicators.filter((i) => isUnder(i, unit.id)) : []
      return under.length === 0 || under.some((i) => i.frequency === frequency)
        ? []
        : [{ name: unit.name, frequencies: frequenciesOf(under) }]
    }),
  }
}

const frequenciesOf = (indicators: readonly { readonly frequency: Frequency }[]): PeriodBoard['frequencies'] =>
  ORDER.flatMap((frequency) => {
    const count = indicators.filter((i) => i.frequency === frequency).length
    return count === 0 ? [] : [{ frequency, indicators: count }]
  })

function countsOf(stages: readonly ('empty' | Stage)[]): StageCounts {
  const count = (stage: 'empty' | Stage) => stages.filter((s) => s === stage).length
  return {
    of: stages.length,
    empty: count('empty'),
    draft: count('draft'),
    submitted: count('submitted'),
    returned: count('returned'),
    confirmed: count('confirmed'),
    closed: count('closed'),
  }
}

/** The organisation as a tree, from the government down. */
function inOrder(units: ReadonlyMap<number, Unit>): { unit: Unit; depth: number }[] {
  const below = (parent: number | null, depth: number): { unit: Unit; depth: number }[] =>
    [...units.values()]
      .filter((u) => (u.parentId !== null && units.has(u.parentId) ? u.parentId : null) === parent)
      .flatMap((unit) => [{ unit, depth }, ...(depth < 5 ? below(unit.id, depth + 1) : [])])
  return below(null, 0)
}
