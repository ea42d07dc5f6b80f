/** What the page's sentences are made of, computed from the data by rule. 원. */
import { formatChange, formatFixed, formatMillion, formatMillionChange } from '../../format.ts'
import type { Language } from '../../language.tsx'
import { amountIn, type BudgetPage, type Node, printedChange } from './tree.ts'

interface Change {
  readonly after: number
  /** As printed where the plan prints it: the printed difference of rounded amounts is not always theirs. */
  readonly change: number
  /** Percent; null from nothing */
  readonly rate: number | null
}
interface Named {
  readonly name: string
  readonly change: number
}
interface BudgetFacts {
  readonly year: number
  /** Printed grand total where there is one, else the sum of the unit programmes; null without any figure. */
  readonly total: Change | null
  readonly largestRise: Named | null
  readonly largestFall: Named | null
  readonly equations: number
  readonly failed: number
}

export function budgetFacts(page: BudgetPage, tree: Node): BudgetFacts {
  const { plan, moves } = page
  const printed = page.statements.find((s) => s.unitId === plan.bureau.id)?.rows.find((r) => r.item === 'total')
  const [before, after] = [amountIn(tree, plan.fiscalYear - 1), amountIn(tree, plan.fiscalYear)]
  const total = printed
    ? { after: printed.budget, change: printed.change, rate: printed.previous === 0 ? null : printed.changeRate }
    : after === null || before === null
      ? null
      : { after, change: after - before, rate: before === 0 ? null : ((after - before) / before) * 100 }
  const sorted = moves.toSorted((a, b) => b.change - a.change)
  const [top, bottom] = [sorted[0], sorted.at(-1)]
  return {
    year: plan.fiscalYear,
    total,
    largestRise: top && top.change > 0 ? top : null,
    largestFall: bottom && bottom.change < 0 ? bottom : null,
    equations: Object.values(page.reconciliation.counts).reduce((sum, count) => sum + count, 0),
    failed: page.reconciliation.counts.failed,
  }
}

interface Concentration {
  readonly count: number
  readonly of: number
  readonly share: number
}

/** The fewest unit programmes that hold half of the plan year's policy budget; null without amounts. */
export function concentration(tree: Node, year: number): Concentration | null {
  const programmes = tree.children.flatMap((d) => d.children.flatMap((g) => g.children))
  const amounts = programmes.flatMap((p) => amountIn(p, year) ?? []).toSorted((a, b) => b - a)
  const whole = amounts.reduce((sum, one) => sum + one, 0)
  if (whole <= 0) return null
  let held = 0
  let count = 0
  for (const amount of amounts) {
    if (held * 2 >= whole) break
    held += amount
    count += 1
  }
  return { count, of: programmes.length, share: (held / whole) * 100 }
}

interface TrendFacts {
  readonly change: number
  readonly rate: number | null
  /** The department that moved most */
  readonly most: Named | null
}

/** The policy budget's move into the plan's year: as printed, else voted against voted; null when either year is missing. */
export function trendFacts(page: BudgetPage): TrendFacts | null {
  const { plan, moves } = page
  const sum = (of: readonly (typeof moves)[number][], pick: 'before' | 'change') => of.reduce((total, m) => total + m[pick], 0)
  const most = plan.departments
    .map(({ id, shortName }) => {
      const own = moves.filter((m) => m.departmentId === id)
      return {
        name: shortName,
        change: printedChange(page.departmentYears.find((d) => d.departmentId === id)?.years, plan)?.amount ?? sum(own, 'change'),
      }
    })
    .filter((d) => d.change !== 0)
    .toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change))[0]
  const printed = printedChange(page.years, plan)
  if (printed !== undefined) return { change: printed.amount, rate: printed.rate, most: most ?? null }
  const has = (year: number) => page.programmes.some((p) => p.amounts.some((a) => a.year === year && a.kind === 'budget'))
  if (!has(plan.fiscalYear - 1) || !has(plan.fiscalYear)) return null
  const [before, change] = [sum(moves, 'before'), sum(moves, 'change')]
  return { change, rate: before === 0 ? null : (change / before) * 100, most: most ?? null }
}

// The page's sentence by rule: how much, what moved most, and whether the plan's own figures hold together.

interface Segment {
  readonly text: string
  readonly tone: 'plain' | 'bad' | 'quiet'
}
const plain = (text: string): Segment => ({ text, tone: 'plain' })
const bad = (text: string): Segment => ({ text, tone: 'bad' })
const quiet = (text: string): Segment => ({ text, tone: 'quiet' })

export const headline = (facts: BudgetFacts, language: Language): readonly Segment[] =>
  language === 'ko' ? korean(facts) : english(facts)

function korean(facts: BudgetFacts): readonly Segment[] {
  const { year, total, largestRise: rise, largestFall: fall, equations, failed } = facts
  const out: Segment[] = []
  if (total === null) out.push(quiet(`${year}년 예산은 이 계획에 없습니다. `))
  else {
    const { change, rate } = total
    const amount = `${formatMillion(Math.abs(change))}백만원`
    const percent = rate === null ? '' : `(${formatFixed(Math.abs(rate), 2)}%)`
    out.push(
      plain(`${year}년 예산은 ${formatMillion(total.after)}백만원으로 `),
      plain(change === 0 ? '전년과 같습니다. ' : `전년보다 ${amount}${percent} ${change > 0 ? '늘었습니다. ' : '줄었습니다. '}`),
    )
  }
  const named = [
    ...(rise ? [`가장 크게 늘어난 사업은 ${rise.name}(${formatMillionChange(rise.change)})`] : []),
    ...(fall ? [`${rise ? '' : '가장 크게 '}줄어든 사업은 ${fall.name}(${formatMillionChange(fall.change)})`] : []),
  ]
  if (named.length > 0) out.push(plain(`${named.join(', ')}입니다. `))
  if (equations > 0) {
    out.push(
      ...(failed > 0
        ? [plain(`계획서 검산 ${equations}건 중 `), bad(`${failed}건이 불일치합니다`), plain('.')]
        : [quiet(`계획서 검산 ${equations}건에 불일치가 없습니다.`)]),
    )
  }
  return out
}

function english(facts: BudgetFacts): readonly Segment[] {
  const { year, total, largestRise: rise, largestFall: fall, equations, failed } = facts
  const out: Segment[] = []
  if (total === null) out.push(quiet(`This plan has no ${year} budget. `))
  else {
    const { change, rate } = total
    const percent = rate === null ? '' : ` (${formatChange(rate, 2)}%)`
    const moved = change === 0 ? 'unchanged' : `${change > 0 ? 'up' : 'down'} ${formatMillion(Math.abs(change))}${percent}`
    out.push(plain(`The ${year} budget is KRW ${formatMillion(total.after)} million, ${moved}. `))
  }
  if (rise) out.push(plain(`Largest rise: ${rise.name} (${formatMillionChange(rise.change)}). `))
  if (fall) out.push(plain(`Largest fall: ${fall.name} (${formatMillionChange(fall.change)}). `))
  if (equations > 0) {
    out.push(
      ...(failed > 0
        ? [bad(`${failed} of ${equations} checks`), plain(` of the plan ${failed === 1 ? 'fails' : 'fail'}.`)]
        : [quiet(`None of ${equations} checks of the plan fails.`)]),
    )
  }
  return out
}
