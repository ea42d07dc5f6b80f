import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { formatChange, formatMillion, formatMillionChange, formatPercentChange } from '../../format.ts'
import { type Texts, useText } from '../../language.tsx'
import { kit } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { type FigureData, FigureTable } from '../../ui/FigureTable.tsx'
import styles from './budget.module.css'
import { BudgetStrip } from './BudgetStrip.tsx'
import type { OverviewData } from './facts.ts'
import { overviewMessages } from './messages.ts'
import { moveBars } from './moves-option.ts'
import { Moves } from './Waterfall.tsx'

/** What it cost and where the money moved. */
export function Budget({ data, wall, className }: { data: OverviewData; wall: boolean; className?: string | undefined }) {
  const t = useText(overviewMessages)
  const k = useText(kit)
  const [asTable, setAsTable] = useState(false)
  const { years, moves, total } = data.budget
  const bars = useMemo(() => moveBars(moves, { rest: t.rest, total: t.policyTotal }), [moves, t])
  const known = years.some((y) => y.kind !== 'not-planned')
  if (!known && total === null) {
    return (
      <Card headline={t.noBudget} className={className}>
        <EmptyState title={t.noBudgetWhat} />
      </Card>
    )
  }
  const after = data.plan.fiscalYear
  const before = after - 1
  return (
    <Card
      headline={headline(data, t)}
      subtitle={bars.length > 0 ? t.budgetWhat(before, after) : t.budgetPolicyWhat}
      className={className}
      actions={
        <Link to="/budget" search={{ bureau: data.plan.bureau.id, tab: 'statement' }} className={styles.source}>
          {t.budgetSource}
        </Link>
      }
    >
      {known && <BudgetStrip data={data} />}
      {bars.length > 0 && (
        <section className={styles.moves} aria-labelledby="overview-moves">
          <header>
            <h3 id="overview-moves">{movesHeadline(data, t)}</h3>
            <Button
              kind="quiet"
              small
              className="no-print"
              aria-pressed={asTable}
              aria-describedby="overview-moves"
              onClick={() => setAsTable(!asTable)}
            >
              {k.showTable}
            </Button>
          </header>
          {asTable ? (
            <FigureTable data={table(data, t, before, after)} />
          ) : (
            <Moves bars={bars} bureauId={data.plan.bureau.id} rowRem={wall ? 1.25 : 1.5} />
          )}
        </section>
      )}
    </Card>
  )
}

type T = Texts<typeof overviewMessages>

/** The bureau's total with its change, all as the plan prints them: a change of our own would differ by the rounding. */
function headline({ budget, plan }: OverviewData, t: T): string {
  const { total, years } = budget
  if (total !== null) {
    return (
      t.budgetHead(plan.fiscalYear, formatMillion(total.budget)) +
      t.budgetChange(formatMillionChange(total.change), formatChange(total.changeRate, 2))
    )
  }
  const known = years.flatMap((y) => (y.kind === 'not-planned' ? [] : [y]))
  const shown = known.find((y) => y.year === plan.fiscalYear) ?? known.at(-1)
  return shown === undefined ? t.noBudget : t.policyHead(shown.year, formatMillion(shown.amount))
}

/** The programmes that grew and shrank most. */
function movesHeadline({ budget }: OverviewData, t: T): string {
  const ordered = budget.moves.toSorted((a, b) => b.change - a.change)
  const [first, last] = [ordered[0], ordered.at(-1)]
  const up = first !== undefined && first.change > 0 ? first : null
  const down = last !== undefined && last.change < 0 ? last : null
  if (up !== null && down !== null)
    return t.moveBoth(up.name, formatMillionChange(up.change), down.name, formatMillionChange(down.change))
  if (up !== null) return t.moveUp(up.name, formatMillionChange(up.change))
  return down === null ? '' : t.moveDown(down.name, formatMillionChange(down.change))
}

/** All programmes, not only the largest. */
function table({ budget }: OverviewData, t: T, before: number, after: number): FigureData {
  const row = (name: string, from: number, to: number) => [
    name,
    formatMillion(from),
    formatMillion(to),
    formatMillionChange(to - from),
    formatPercentChange(from, to) ?? t.newProgramme,
  ]
  const sum = (of: 'before' | 'after') => budget.moves.reduce((n, m) => n + m[of], 0)
  return {
    caption: t.movesTable(before, after),
    columns: [t.programme, String(before), String(after), t.change, t.changeRate],
    rows: [...budget.moves.map((m) => row(m.name, m.before, m.after)), row(t.policyTotal, sum('before'), sum('after'))],
  }
}
