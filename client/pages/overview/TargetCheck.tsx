import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Suspense } from 'react'
import { challengeTargets } from '#domain/scoring/target-challenge.ts'
import { formatNumber } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { useTRPC } from '../../trpc.ts'
import { Popover } from '../../ui/Popover.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import styles from './exceptions.module.css'
import type { OverviewData } from './facts.ts'
import { overviewMessages } from './messages.ts'

/** 목표 도전성 in one line; pressed, the targets it is about, each leading to its department. */
export function TargetCheck({ data }: { data: OverviewData }) {
  const t = useText(overviewMessages)
  const { planYear, below, of } = data.challenge
  if (of === 0) return null
  const line = t.challenge(planYear, below, of, data.plan.settledYear)
  if (below === 0) return <p className={styles.check}>{line}</p>
  return (
    <div className={styles.check}>
      <Popover
        label={line}
        triggerClass={styles.checkButton}
        trigger={
          <>
            {line} <span aria-hidden="true">›</span>
          </>
        }
      >
        <Suspense fallback={<Skeleton height={120} />}>
          <TargetList data={data} />
        </Suspense>
      </Popover>
    </div>
  )
}

/** The settled year's own overview holds the actuals the targets are compared with; it is usually the one on the screen. */
function TargetList({ data }: { data: OverviewData }) {
  const t = useText(overviewMessages)
  const trpc = useTRPC()
  const { plan } = data
  const settled = useSuspenseQuery(
    trpc.scorecards.overview.queryOptions({ year: plan.settledYear, bureauId: plan.bureau.id }),
  ).data
  const rows = settled.departments.flatMap((d) =>
    d.indicators.flatMap((i) => {
      const targets = settled.heat.find((h) => h.indicatorId === i.id)?.cells ?? []
      const asked = { ...i, targets, lastActual: i.actual, lastActualYear: plan.settledYear, planYear: plan.fiscalYear }
      const finding = challengeTargets([asked]).find((f) => f.kind === 'below-last-actual')
      return finding === undefined ? [] : [{ ...finding, id: i.id, department: d }]
    }),
  )
  return (
    <div className={styles.checkList}>
      <table className={styles.table}>
        <caption className="sr-only">{t.challengeTable}</caption>
        <thead>
          <tr>
            <th scope="col">{t.indicator}</th>
            <th scope="col" className="num">
              {t.targetOf(plan.fiscalYear)}
            </th>
            <th scope="col" className="num">
              {t.actualOf(plan.settledYear)}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((r) => (
            <tr key={r.id} className={styles.single}>
              <th scope="row">
                <Link
                  to="/departments/$departmentId"
                  params={{ departmentId: String(r.department.id) }}
                  search={{ year: data.year, indicator: r.id }}
                >
                  <Korean>{r.name}</Korean>
                </Link>
                <small className="muted">
                  <Korean>{r.department.shortName}</Korean>
                </small>
              </th>
              <td className="num">
                {formatNumber(r.target)}
                <span className="unit"> {r.unit}</span>
              </td>
              <td className="num">
                {r.lastActual === null ? '–' : formatNumber(r.lastActual)}
                <span className="unit"> {r.unit}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted">{t.challengeNote}</p>
    </div>
  )
}
