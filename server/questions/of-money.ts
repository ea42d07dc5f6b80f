import { budgetAnswer, budgetRankAnswer, moneyCompared, newProgrammesAnswer } from '#domain/questions/about-budget.ts'
import { SHOWN } from '#domain/questions/about-group.ts'
import type { AnswerBody } from '#domain/questions/answer.ts'
import type { Thing } from '#domain/questions/link.ts'
import type { Understood } from '#domain/questions/understand.ts'
import type { BudgetPage } from '../budgets/budget.ts'
import { bureauOf, Elsewhere, type Found, notHere, notOf, type On, WHY } from './asking.ts'
import { moneyOf, unitMoney } from './figures-of.ts'
import { budgetOf } from './pages.ts'

/** A question about money that names no year is of the newest budget the plan prints a change of. */
function moneyYear(on: On, page: BudgetPage): void {
  const like = page.programmes.some((one) => {
    const kinds = new Set(one.amounts.filter((a) => a.year === on.year).map((a) => a.kind))
    return one.amounts.some((a) => a.year === on.year - 1 && kinds.has(a.kind))
  })
  const { fiscalYear } = page.plan
  if (!on.said && !like && fiscalYear !== on.year) throw new Elsewhere(fiscalYear, WHY.money(on.year, fiscalYear))
}

export async function budget(on: On, of: Understood): Promise<Found> {
  const { subject, against } = of
  const several =
    (of.level === 'programme' || of.level === 'project') && subject?.kind !== 'programme' && subject?.kind !== 'project'
  if (several && on.years.length === 1) return moneyRank(on, { ...of, measure: 'budget', most: true, count: SHOWN })
  const page = await budgetOf(on.db, bureauOf(on, subject), on, on.today)
  const compared = against !== null || on.years.length > 1
  moneyYear(on, page)
  const bureau = { kind: 'bureau' as const, id: page.plan.bureau.id, name: page.plan.bureau.name }
  const done = (body: AnswerBody): Found => ({ body, year: on.year, policy: null })
  const money = async (thing: Thing | null, year: number) => {
    if (thing?.kind === 'programme' || thing?.kind === 'project') {
      const { programmes, projects, cite } = await moneyOf(on.db, page, undefined, year)
      return { at: (thing.kind === 'programme' ? programmes : projects).find((one) => one.id === thing.id), cite }
    }
    const unit = thing?.kind === 'department' ? { kind: 'department' as const, id: thing.id, name: thing.name } : bureau
    return { at: unitMoney(page, unit, year), cite: () => Promise.resolve(() => null) }
  }
  if (compared) {
    const asked =
      against === null
        ? on.years.map((year) => ({ year, thing: subject }))
        : [subject, against].map((thing) => ({ year: on.year, thing }))
    const found = await Promise.all(asked.map(({ year, thing }) => money(thing, year)))
    const all = found.flatMap((one) => one.at ?? [])
    if (all.length < asked.length) return done(subject === null ? notHere() : notOf(subject))
    return done(moneyCompared(all, (await found[0]?.cite(all)) ?? (() => null)))
  }
  const { at, cite } = await money(subject, on.year)
  if (at === undefined) return done(subject === null ? notHere() : notOf(subject))
  return done(budgetAnswer(at, await cite([at])))
}

async function moneyGroups(on: On, of: Understood) {
  const page = await budgetOf(on.db, bureauOf(on, of.subject), on, on.today)
  moneyYear(on, page)
  const department = of.subject?.kind === 'department' ? of.subject : null
  const money = await moneyOf(on.db, page, department?.id)
  const name = department?.name ?? page.plan.bureau.name
  const groups =
    of.level === 'programme' ? [money.programmes] : of.level === 'project' ? [money.projects] : [money.programmes, money.projects]
  const place = unitMoney(
    page,
    department === null ? { kind: 'bureau', id: page.plan.bureau.id, name } : { kind: 'department', id: department.id, name },
  ).place
  return { at: { name, place, year: on.year, groups }, page, cite: money.cite }
}

export async function moneyRank(on: On, of: Understood): Promise<Found> {
  if (of.level === 'department') return departmentMoney(on, of)
  const { at, cite } = await moneyGroups(on, of)
  const order = {
    by: of.measure === 'budget-fall' ? ('fall' as const) : of.measure === 'budget-rise' ? ('rise' as const) : ('amount' as const),
    most: of.most,
    count: of.count ?? 1,
  }
  return { body: budgetRankAnswer(at, order, await cite(at.groups.flat())), year: on.year, policy: null }
}

async function departmentMoney(on: On, of: Understood): Promise<Found> {
  const page = await budgetOf(on.db, bureauOf(on, of.subject), on, on.today)
  moneyYear(on, page)
  const units = page.units.map((unit) => unitMoney(page, { kind: 'department', id: unit.id, name: unit.name }))
  const by =
    of.measure === 'budget-fall' ? ('fall' as const) : of.measure === 'budget-rise' ? ('rise' as const) : ('amount' as const)
  const place = unitMoney(page, { kind: 'bureau', id: page.plan.bureau.id, name: '' }).place
  return {
    body: budgetRankAnswer(
      { name: page.plan.bureau.name, place, year: on.year, groups: [units] },
      { by, most: of.most, count: of.count ?? 1 },
      () => null,
    ),
    year: on.year,
    policy: null,
  }
}

export async function newProgrammes(on: On, of: Understood): Promise<Found> {
  const { at, cite } = await moneyGroups(on, of)
  return { body: newProgrammesAnswer(at, await cite(at.groups.flat())), year: on.year, policy: null }
}
