import Big from 'big.js'
import { sumTolerance } from './budget.ts'
import { evaluate, figure } from './equation.ts'
import type { Equation, Term } from './equation.ts'
import { BUDGET_LINE_LABEL, BUDGET_LINES } from './plan-figures.ts'
import type { BudgetBlock, BudgetLine, BudgetLineKey } from './plan-figures.ts'

type Column = Exclude<keyof BudgetLine, 'line'>
const COLUMN_LABEL: Readonly<Record<Column, string>> = {
  budget: '예산액',
  budgetShare: '예산액 구성비',
  previous: '전년도예산액',
  previousShare: '전년도 구성비',
  change: '증감액',
  changeRate: '증감률',
}
const AMOUNTS = ['budget', 'previous', 'change'] as const

const cell = (block: BudgetBlock, key: BudgetLineKey, column: Column): Term =>
  figure(`${block.owner} ${BUDGET_LINE_LABEL[key]} ${COLUMN_LABEL[column]}`, block.lines[key].line, block.lines[key][column])

/** Everything one 예산현황 table says about itself: sums, changes, shares and rates. */
export function budgetEquations(block: BudgetBlock): readonly Equation[] {
  return [
    ...AMOUNTS.flatMap((column) => [
      sum(block, column, 'total', ['policy', 'administration', 'finance']),
      sum(block, column, 'administration', ['personnel', 'basic']),
    ]),
    ...BUDGET_LINES.map((key) => changeOf(block, key)),
    ...(['budgetShare', 'previousShare'] as const).flatMap((column) => [
      shareSum(block, column, 'total', ['policy', 'administration', 'finance']),
      shareSum(block, column, 'administration', ['personnel', 'basic']),
      ...BUDGET_LINES.map((key) => shareOf(block, key, column)),
    ]),
    ...BUDGET_LINES.map((key) => rateOf(block, key)),
  ]
}

const idOf = (block: BudgetBlock, column: Column, key: BudgetLineKey, what: string) =>
  `budget/${block.owner}/${column}/${key}/${what}`
const labelOf = (block: BudgetBlock, column: Column, key: BudgetLineKey, rule: string) =>
  `${block.owner} ${COLUMN_LABEL[column]}: ${BUDGET_LINE_LABEL[key]} = ${rule}`
const joined = (keys: readonly BudgetLineKey[]) => keys.map((key) => BUDGET_LINE_LABEL[key]).join(' + ')

function sum(
  block: BudgetBlock,
  column: (typeof AMOUNTS)[number],
  key: BudgetLineKey,
  children: readonly BudgetLineKey[],
): Equation {
  return evaluate({
    id: idOf(block, column, key, 'sum'),
    kind: 'budget-sum',
    label: labelOf(block, column, key, joined(children)),
    printed: cell(block, key, column),
    terms: children.map((child) => cell(block, child, column)),
    tolerance: sumTolerance(children.length),
  })
}

function shareSum(block: BudgetBlock, column: Column, key: BudgetLineKey, children: readonly BudgetLineKey[]): Equation {
  return evaluate({
    id: idOf(block, column, key, 'sum'),
    kind: 'share-sum',
    label: labelOf(block, column, key, joined(children)),
    printed: cell(block, key, column),
    terms: children.map((child) => cell(block, child, column)),
    // The printed unit of a share is 0.01.
    tolerance: sumTolerance(children.length) / 100,
  })
}

function changeOf(block: BudgetBlock, key: BudgetLineKey): Equation {
  return evaluate({
    id: idOf(block, 'change', key, 'difference'),
    kind: 'budget-change',
    label: labelOf(block, 'change', key, '예산액 − 전년도예산액'),
    printed: cell(block, key, 'change'),
    terms: [cell(block, key, 'budget'), cell(block, key, 'previous')],
    tolerance: sumTolerance(2),
    compute: ([now, before]) => (now === undefined || before === undefined ? null : now.minus(before)),
  })
}

/** 100·part/total with the widest reach the two rounded amounts allow, plus half of the printed 0.01. */
function shareOf(block: BudgetBlock, key: BudgetLineKey, column: 'budgetShare' | 'previousShare'): Equation {
  const amount = column === 'budgetShare' ? 'budget' : 'previous'
  const [part, total] = [block.lines[key][amount], block.lines.total[amount]]
  return evaluate({
    id: idOf(block, column, key, 'share'),
    kind: 'budget-share',
    label: labelOf(block, column, key, `${COLUMN_LABEL[amount]} ÷ 계`),
    printed: cell(block, key, column),
    terms: [cell(block, key, amount), cell(block, 'total', amount)],
    // The total's own share is 100 whatever was rounded.
    tolerance: key === 'total' ? 0 : ratioReach(part, total),
    compute: ([some, all]) => percent(some, all),
    decimals: 2,
  })
}

/** 증감률 of the printed amounts. Percentages are printed from 원, so a recomputation rarely gives the last digit. */
function rateOf(block: BudgetBlock, key: BudgetLineKey): Equation {
  const { budget, previous } = block.lines[key]
  return evaluate({
    id: idOf(block, 'changeRate', key, 'rate'),
    kind: 'change-rate',
    label: labelOf(block, 'changeRate', key, '(예산액 − 전년도예산액) ÷ 전년도예산액'),
    printed: cell(block, key, 'changeRate'),
    terms: [cell(block, key, 'budget'), cell(block, key, 'previous')],
    tolerance: ratioReach(budget, previous),
    compute: ([now, before]) => percent(before === undefined ? undefined : now?.minus(before), before),
    decimals: 2,
  })
}

const percent = (part: Big | undefined, base: Big | undefined): Big | null =>
  part === undefined || base === undefined || base.eq(0) ? null : part.times(100).div(base)

/** How far 100·a/b can move when a and b were each rounded to whole units, and the result to 0.01. */
function ratioReach(a: number | null, b: number | null): number {
  if (a === null || b === null || b <= 0.5) return 0.005
  const middle = (100 * a) / b
  const ends = [-0.5, 0.5].flatMap((da) => [-0.5, 0.5].map((db) => (100 * (a + da)) / (b + db)))
  return Math.max(...ends.map((end) => Math.abs(end - middle))) + 0.005
}

/** Every amount of the bureau's table against the sum of its departments' tables. */
export function bureauSumEquations(bureau: BudgetBlock, departments: readonly BudgetBlock[]): readonly Equation[] {
  return AMOUNTS.flatMap((column) =>
    BUDGET_LINES.map((key) =>
      evaluate({
        id: idOf(bureau, column, key, 'departments'),
        kind: 'bureau-sum',
        label: labelOf(bureau, column, key, '부서별 합계'),
        printed: cell(bureau, key, column),
        terms: departments.map((department) => cell(department, key, column)),
        tolerance: sumTolerance(departments.length),
      }),
    ),
  )
}
