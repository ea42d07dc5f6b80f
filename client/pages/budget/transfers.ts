/** 이체 beside a line of the tree or a step of the waterfall: what went and came, in no amount of the plan. 원. */
import { netOf } from '#domain/plan/movement.ts'
import { formatNumber } from '../../format.ts'
import type { Outputs } from '../../trpc.ts'
import type { BudgetPage, Node } from './tree.ts'

export type Transfers = Outputs['budgets']['movements']
export type TransferRow = Transfers['movements'][number]
export type TransferList = Transfers['lists'][number]

type Transfer = BudgetPage['transfers'][number]

export interface Transferred {
  readonly net: number
  /** units it went to and came from, each once */
  readonly to: readonly string[]
  readonly from: readonly string[]
}

/** Of a line of the tree; null where nothing of it moved. */
export function transferredOf(node: Node, { transfers, plan }: BudgetPage): Transferred | null {
  switch (node.level) {
    case 'bureau':
      return inUnits(transfers, new Set(plan.departments.map((department) => department.id)))
    case 'department':
      return inUnits(transfers, new Set(node.departmentId === null ? [] : [node.departmentId]))
    case 'goal':
    case 'programme': {
      const own = new Set(node.level === 'programme' ? [node.programmeId] : node.children.map((child) => child.programmeId))
      return inUnits(
        transfers.filter((one) => own.has(one.programmeId)),
        new Set(node.departmentId === null ? [] : [node.departmentId]),
      )
    }
    case 'project':
      return null
  }
}

/** Of one programme, as its own department sees it. */
export const transferredOfProgramme = (programmeId: number, departmentId: number, transfers: readonly Transfer[]) =>
  inUnits(
    transfers.filter((one) => one.programmeId === programmeId),
    new Set([departmentId]),
  )

function inUnits(transfers: readonly Transfer[], units: ReadonlySet<number>): Transferred | null {
  const net = netOf(transfers)
  const went = transfers.filter((one) => units.has(one.fromUnitId) && !units.has(one.toUnitId))
  const came = transfers.filter((one) => units.has(one.toUnitId) && !units.has(one.fromUnitId))
  if (went.length === 0 && came.length === 0) return null
  return {
    net: [...units].reduce((sum, unit) => sum + (net.get(unit) ?? 0), 0),
    to: [...new Set(went.map((one) => one.toUnit))],
    from: [...new Set(came.map((one) => one.fromUnit))],
  }
}

/** In 백만원 with the sign of a change; small amounts keep their decimals, because 0 would say that nothing moved. */
export function formatTransfer(won: number): string {
  const text = formatNumber(won / 1_000_000, 3)
  return won > 0 ? `+${text}` : text
}
