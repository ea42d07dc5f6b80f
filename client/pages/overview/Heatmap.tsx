import { Link } from '@tanstack/react-router'
import { formatRate } from '../../format.ts'
import { Korean, type Texts, useText } from '../../language.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { heatGroups, type OverviewData } from './facts.ts'
import styles from './heat.module.css'
import { HeatCell } from './HeatCell.tsx'
import { overviewMessages } from './messages.ts'

/** Every indicator over the plan's years: a real table, so it is its own table form. */
export function Heatmap({ data, className }: { data: OverviewData; className?: string | undefined }) {
  const t = useText(overviewMessages)
  const groups = heatGroups(data)
  if (groups.length === 0) return <Card headline={t.heatPlain} className={className}><EmptyState title={t.noIndicators}>{t.noIndicatorsWhat}</EmptyState></Card>
  return (
    <Card headline={headline(data, t)} subtitle={t.heatWhat} className={className}>
      <div className={styles.scroll} role="region" tabIndex={0} aria-label={t.heatTable}>
        <table className={styles.table}>
          <caption className="sr-only">{t.heatTable}</caption>
          <colgroup>
            <col className={styles.groups} />
            <col className={styles.names} />
            <col span={data.plan.years.length} className={styles.years} />
          </colgroup>
          <thead>
            <tr>
              <th scope="col"><span className="sr-only">{t.department}</span></th>
              <th scope="col"><span className="sr-only">{t.indicator}</span></th>
              {data.plan.years.map((year) => (
                <th key={year} scope="col" data-current={year === data.year}>
                  {year} <span className={styles.kind}>{hasRates(data, year) ? t.columnRate : t.columnTarget}</span>
                </th>
              ))}
            </tr>
          </thead>
          {groups.map(({ department, rows }) => (
            <tbody key={department.id}>
              {/* On a phone the departments' column gives way to a line of its own. */}
              <tr className={styles.phoneGroup} aria-hidden="true"><td colSpan={2 + data.plan.years.length}>{department.shortName}</td></tr>
              {rows.map((row, index) => (
                <tr key={row.indicatorId}>
                  {index === 0 && (
                    <th scope="rowgroup" rowSpan={rows.length} className={styles.group}><Korean>{department.shortName}</Korean></th>
                  )}
                  <th scope="row" className={styles.name}>
                    <Link
                      to="/departments/$departmentId" params={{ departmentId: String(row.departmentId) }}
                      search={{ year: data.year, indicator: row.indicatorId }} title={row.name}
                    >
                      <span><Korean>{row.name}</Korean></span>{'\u00a0'}<span className="unit">{row.unit}</span>
                    </Link>
                  </th>
                  {row.cells.map((cell) => (
                    <HeatCell key={cell.year} cell={cell} />
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </Card>
  )
}

const hasRates = (data: OverviewData, year: number) => data.heat.some((row) => row.cells.some((c) => c.year === year && c.rate !== null))

/** Targets that do not move are the message when many do not; otherwise the year's lowest rate. */
function headline(data: OverviewData, t: Texts<typeof overviewMessages>): string {
  const { of, flat } = data.challenge
  if (flat > 0 && flat * 3 >= of) return t.heatFlat(of, flat, data.plan.years.length)
  const rates = data.heat.flatMap((row) => {
    const rate = row.cells.find((c) => c.year === data.year)?.rate ?? null
    return rate === null ? [] : [{ name: row.name, rate }]
  })
  const lowest = rates.toSorted((a, b) => a.rate - b.rate)[0]
  return lowest === undefined ? t.heatPlain : t.heatLowest(lowest.name, formatRate(lowest.rate))
}
