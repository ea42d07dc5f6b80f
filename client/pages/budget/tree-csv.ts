import type { Texts } from '../../language.tsx'
import type { budgetMessages } from './messages.ts'
import { amountIn, type BudgetPage, type Node, type YearColumn } from './tree.ts'

type Words = Texts<typeof budgetMessages>

/** The tree as rows of a file, a column for each level so that it can be filtered in Excel. In the printed unit. */
export function treeRows(
  rows: readonly Node[],
  columns: readonly YearColumn[],
  page: BudgetPage,
  t: Words,
): (string | number | null)[][] {
  const { amountUnitWon: unit, fiscalYear } = page.plan
  const head = [
    t.department,
    t.goal,
    t.programme,
    t.project,
    ...columns.map((c) => `${t[c.kind](c.year)} (${t.unit})`),
    ...columns.map((c) => t.sumIs(String(c.year))),
    `${t.change} (${t.unit})`,
    `${t.share} (%)`,
  ]
  const lines = (node: Node, above: readonly string[]): (string | number | null)[][] => {
    const path = [...above, node.name]
    const [before, after] = [amountIn(node, fiscalYear - 1), amountIn(node, fiscalYear)]
    return [
      [
        ...Array.from({ length: 4 }, (_, index) => path[index] ?? ''),
        ...columns.map((c) => inUnit(amountIn(node, c.year), unit)),
        ...columns.map((c) => inUnit(node.figures.find((f) => f.year === c.year)?.sum ?? null, unit)),
        before === null || after === null ? null : inUnit(after - before, unit),
        node.shareOfParent === null ? null : Math.round(node.shareOfParent * 100) / 100,
      ],
      ...node.children.flatMap((child) => lines(child, path)),
    ]
  }
  return [head, ...rows.flatMap((row) => lines(row, []))]
}

const inUnit = (won: number | null, unit: number) => (won === null ? null : won / unit)
