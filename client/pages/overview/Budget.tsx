import { trend } from '#domain/plan/budget.ts'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { formatChange, formatMillion, formatMillionChange, formatPercentChange } from '../../format.ts'
import { Korean, type Texts, useLanguage, useText } from '../../language.tsx'
import { spoken } from '../../spoken.ts'
import { kit } from '../../messages.ts'
import { useIsPrinting } from '../../theme.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { type FigureData, FigureTable } from '../../ui/FigureTable.tsx'
import { Chart } from '../../ui/chart/Chart.tsx'
import { SumMark } from '../../shared/reconciliation/StateMark.tsx'
import { useTall } from '../../ui/use-media.ts'
import { Aligned } from './Aligned.tsx'
import styles from './budget.module.css'
import type { OverviewData } from './facts.ts'
import { overviewMessages } from './messages.ts'
import { type MoveBar, moveBars, movesOption } from './moves-option.ts'

/** What it cost and where the money moved; `brief`: the years alone, while the course of the year is the matter. */
export function Budget(props: { data: OverviewData; wall: boolean; brief?: boolean; className?: string | undefined }) {
  const { data, wall, brief = false, className } = props
  const tall = useTall()
  // A year under way has more lines beside it.
  const dense = wall || data.running !== null
  const t = useText(overviewMessages)
  const k = useText(kit)
  const [asTable, setAsTable] = useState(false)
  const { years, moves, total } = data.budget
  const bars = useMemo(() => (brief ? [] : moveBars(moves, { rest: t.rest, total: t.programmeSum })), [brief, moves, t])
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
      {known && <BudgetStrip data={data} brief={data.running !== null} />}
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
            <Moves bars={bars} bureauId={data.plan.bureau.id} rowRem={dense ? 1.25 : tall ? 2 : 1.5} />
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
    rows: [...budget.moves.map((m) => row(m.name, m.before, m.after)), row(t.programmeSum, sum('before'), sum('after'))],
  }
}

/** The policy budget of each year as upright bars from 0; a year without a figure is hatched, never 0. Text throughout. */
function BudgetStrip({ data, brief }: { data: OverviewData; brief: boolean }) {
  const t = useText(overviewMessages)
  const { years } = data.budget
  const most = Math.max(1, ...years.map((y) => (y.kind === 'not-planned' ? 0 : y.amount)))
  const changes = trend(years.map((y) => ({ year: y.year, amount: y.kind === 'not-planned' ? null : y.amount })))
  const rateOf = (y: (typeof years)[number]) =>
    y.kind !== 'not-planned' && y.change !== undefined
      ? y.change.rate
      : (changes.find((c) => c.year === y.year)?.change?.percent ?? null)
  return (
    <ol className={styles.strip} aria-label={t.years}>
      {years.map((y) => {
        const percent = rateOf(y)
        return (
          <li key={y.year} data-current={y.year === data.plan.fiscalYear}>
            <span className={styles.column}>
              {y.kind === 'not-planned' ? (
                <span className={`hatched ${styles.missing}`}>
                  <span>{t.notPlanned}</span>
                </span>
              ) : (
                <>
                  <strong>
                    <Link to="/budget" search={{ bureau: data.plan.bureau.id }}>
                      {formatMillion(y.amount)}
                    </Link>
                  </strong>
                  <span className={styles.amount} style={{ height: `${(Math.max(0, y.amount) / most) * 100}%` }} />
                </>
              )}
            </span>
            <span className={styles.year}>
              {y.year}
              {y.kind !== 'not-planned' && ` ${t[y.kind]}`}
            </span>
            {!brief && <small>{percent === null ? '' : `${formatChange(percent, 2)}%`}</small>}
            {y.kind !== 'not-planned' && <SumMark sum={y.sum} />}
          </li>
        )
      })}
    </ol>
  )
}

/** The largest moves from one budget to the next, each leading to its programme. */
function Moves({ bars, bureauId, rowRem: screenRem }: { bars: readonly MoveBar[]; bureauId: number; rowRem: number }) {
  const t = useText(overviewMessages)
  const printing = useIsPrinting()
  const rowRem = printing ? 1.25 : screenRem
  const option = useMemo(() => movesOption(bars, t.change), [bars, t])
  const language = useLanguage()
  const label = t.movesLabel(
    bars.map((bar) => `${bar.label} ${spoken(formatMillionChange(bar.change), language, 'change')}`).join(', '),
  )
  return (
    <Aligned
      rows={bars}
      rowKey={(bar) => bar.programmeId ?? bar.kind}
      rowRem={rowRem}
      axisRem={0}
      columns="minmax(7rem, 12.5rem) minmax(5rem, 1fr) max-content"
      renderRow={(bar) => (
        <>
          <span className={styles.move} data-kind={bar.kind}>
            {bar.programmeId === null ? (
              bar.label
            ) : (
              <Link to="/budget" search={{ bureau: bureauId, programme: bar.programmeId }} title={bar.label}>
                <Korean>{bar.label}</Korean>
              </Link>
            )}
          </span>
          <span className={`num ${styles.moved}`} data-kind={bar.kind}>
            {formatMillionChange(bar.change)}
          </span>
        </>
      )}
      chart={
        printing ? (
          <PaperBars bars={bars} rowRem={rowRem} />
        ) : (
          <Chart option={option} label={label} height={bars.length * rowRem * 16} />
        )
      }
    />
  )
}

/** The waterfall for paper, in percentages of whatever width the sheet leaves. */
function PaperBars({ bars, rowRem }: { bars: readonly MoveBar[]; rowRem: number }) {
  const levels = [0, ...bars.flatMap((bar) => [bar.from, bar.to])]
  const low = Math.min(...levels)
  const span = Math.max(...levels) - low || 1
  const at = (value: number) => `${((value - low) / span) * 100}%`
  const band = 100 / bars.length
  return (
    <svg width="100%" height={`${bars.length * rowRem}rem`} aria-hidden="true">
      <rect x={at(0)} width="1" height="100%" fill="var(--ink-3)" />
      {bars.map((bar, index) => (
        <rect
          key={bar.programmeId ?? bar.kind}
          x={at(Math.min(bar.from, bar.to))}
          y={`${band * (index + 0.22)}%`}
          width={`${(Math.abs(bar.change) / span) * 100}%`}
          height={`${band * 0.56}%`}
          fill={
            bar.kind === 'total'
              ? 'var(--ink-3)'
              : bar.kind === 'rest'
                ? 'var(--mark-3)'
                : bar.change > 0
                  ? 'var(--mark)'
                  : 'var(--mark-2)'
          }
        />
      ))}
    </svg>
  )
}
