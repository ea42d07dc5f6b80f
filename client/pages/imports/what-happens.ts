import type { WhatHappens } from './ConfirmDialog.tsx'
import { type Item, waits } from './items.ts'
import type { PlanSummary } from './types.ts'

/** The numbers of the last question before an import is confirmed. */
export function whatHappens(summary: PlanSummary, items: readonly Item[]): WhatHappens {
  const { plan, counts, current, matches, changes, equations, needsInAll } = summary
  return {
    year: plan.fiscalYear,
    bureau: plan.bureau,
    indicators: counts.indicators,
    programmes: counts.programmes,
    projects: counts.projects,
    current,
    changed: changes.changed + changes.renamed,
    gone: changes.gone,
    newUnits: matches.filter((unit) => unit.how === 'new').length,
    goesOn: summary.goesOn,
    leftOut: summary.leftOut,
    open: items.filter((item) => item.kind === 'doubt' && waits(item)).length,
    unread: items.filter((item) => item.kind === 'unread').length,
    failed: equations.failed,
    needs: needsInAll,
  }
}
