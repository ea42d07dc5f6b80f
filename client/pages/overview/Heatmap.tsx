import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { type MouseEvent, useLayoutEffect, useRef } from 'react'
import { formatRate } from '../../format.ts'
import { type Texts, useText } from '../../language.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { onceLaidOut } from '../../ui/laid-out.ts'
import { WideTable } from '../../ui/WideTable.tsx'
import { FoldedGroup, OpenGroup } from './HeatRows.tsx'
import { heatGroups, type OverviewData } from './facts.ts'
import styles from './heat.module.css'
import { overviewMessages } from './messages.ts'
import { runningMessages } from './messages-running.ts'

const route = getRouteApi('/frame/overview')

/** More rows than this are neither read at a glance nor drawn at once: each department becomes a line that unfolds. */
const MOST = 60

/** Every indicator over the plan's years: a real table, so it is its own table form. */
export function Heatmap({ data, className }: { data: OverviewData; className?: string | undefined }) {
  const t = useText(overviewMessages)
  const r = useText(runningMessages)
  const navigate = useNavigate({ from: '/overview' })
  const { department: unfolded } = route.useSearch()
  const groups = heatGroups(data)
  const slide = useYearInView(data.running !== null)
  if (groups.length === 0)
    return (
      <Card headline={t.heatPlain} className={className}>
        <EmptyState title={t.noIndicators}>{t.noIndicatorsWhat}</EmptyState>
      </Card>
    )
  const folded = data.heat.length > MOST && groups.length > 1
  const underWay = new Map((data.running?.rows ?? []).map((row) => [row.indicatorId, row]))
  const isRunning = (year: number) => year === data.year && underWay.size > 0
  const partial = (year: number) => data.heat.some((row) => row.cells.some((c) => c.year === year && c.soFar !== undefined))
  const flagged = (year: number) =>
    data.heat.some((row) => row.cells.some((c) => c.year === year && c.rate !== null && c.finality === 'provisional'))
  const anyPartial = data.plan.years.some(partial)
  /** A cell leads to its indicator in its year; with the keyboard the name does, and the year is switched there. */
  const pressed = (event: MouseEvent<HTMLTableElement>) => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('td[data-indicator]') : null
    const row = data.heat.find((one) => one.indicatorId === Number(cell?.dataset['indicator']))
    if (cell === null || row === undefined || getSelection()?.isCollapsed === false) return
    const year = Number(cell.dataset['year'])
    void navigate({
      to: '/departments/$departmentId',
      params: { departmentId: String(row.departmentId) },
      search: { year, indicator: row.indicatorId },
    })
  }
  const fold = (id: number) =>
    void navigate({
      search: ({ department, ...rest }) => (department === id ? rest : { ...rest, department: id }),
      replace: true,
      resetScroll: false,
    })
  return (
    <Card
      headline={headline(data, t)}
      subtitle={folded ? t.heatFolded(anyPartial) : underWay.size > 0 ? r.cellsWhat(data.year) : t.heatWhat(anyPartial)}
      className={className}
    >
      <WideTable className={styles.scroll} ref={slide} name={t.heatTable}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- the names are the keyboard's way */}
        <table className={styles.table} data-folded={folded} onClick={pressed}>
          <caption className="sr-only">{t.heatTable}</caption>
          <colgroup>
            <col className={styles.groups} />
            <col className={styles.names} />
            {data.plan.years.map((year) => (
              <col
                key={year}
                className={
                  isRunning(year)
                    ? styles.runningYear
                    : partial(year)
                      ? styles.partYears
                      : flagged(year)
                        ? styles.flaggedYears
                        : underWay.size > 0 && !hasRates(data, year)
                          ? styles.targetYears
                          : styles.years
                }
              />
            ))}
          </colgroup>
          <thead>
            <tr>
              <th scope="col">
                <span className="sr-only">{t.department}</span>
              </th>
              <th scope="col">
                <span className="sr-only">{t.indicator}</span>
              </th>
              {data.plan.years.map((year) => (
                <th key={year} scope="col" data-current={year === data.year}>
                  {year}{' '}
                  <span className={styles.kind}>
                    {isRunning(year) ? r.columnRunning : hasRates(data, year) ? t.columnRate : t.columnTarget}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          {groups.map(({ department, rows }) =>
            folded ? (
              <FoldedGroup
                key={department.id}
                name={department.shortName}
                rows={rows}
                year={data.year}
                years={data.plan.years}
                underWay={underWay}
                open={unfolded === department.id}
                onFold={() => fold(department.id)}
              />
            ) : (
              <OpenGroup key={department.id} name={department.shortName} rows={rows} year={data.year} underWay={underWay} />
            ),
          )}
        </table>
      </WideTable>
    </Card>
  )
}

/** On a phone the table slides under its names: of a year under way its own column is in view first. */
function useYearInView(running: boolean) {
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const box = ref.current
    const column = box?.querySelector<HTMLElement>('th[data-current="true"]') ?? null
    if (!running || box === null || column === null) return undefined
    const name = box.querySelector('tbody th[scope="row"]')
    return onceLaidOut(box, () => void (box.scrollLeft = column.offsetLeft - (name?.clientWidth ?? 0)))
  }, [running])
  return ref
}

const hasRates = (data: OverviewData, year: number) =>
  data.heat.some((row) => row.cells.some((c) => c.year === year && c.rate !== null))

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
