import { Link } from '@tanstack/react-router'
import { formatFixed, formatNumber, formatPointsLost, formatRate, formatScore } from '../../format.ts'
import { useLanguage, useText } from '../../language.tsx'
import { categoryWord } from '../../messages.ts'
import { FigureTable } from '../../ui/FigureTable.tsx'
import type { DepartmentRow, OverviewData } from './facts.ts'
import { overviewMessages } from './messages.ts'

/** The working of a department's score: each indicator's rate, score, weight and loss, then the sum with the figures put in. */
export function ScoreWorking({ department, data }: { department: DepartmentRow; data: OverviewData }) {
  const t = useText(overviewMessages)
  const language = useLanguage()
  const { score, indicators } = department
  const points = score.exact === null ? null : Number(score.exact) * score.measuredWeight
  const [measured, total] = [formatNumber(score.measuredWeight, 2), formatNumber(score.totalWeight, 2)]
  return (
    <>
      <FigureTable
        data={{
          caption: t.workingOf(department.shortName),
          columns: [t.indicator, t.rate, t.score, t.weight, t.lost],
          rows: indicators.map((i) => [
            i.name,
            i.rate.kind === 'rate' ? formatRate(i.rate.shown) : categoryWord[i.category][language],
            i.score === null ? '–' : formatFixed(Number(i.score), 1),
            formatNumber(i.weight, 2),
            i.pointsLost === null ? '–' : formatPointsLost(i.pointsLost),
          ]),
        }}
      />
      {points === null || score.shown === null ? (
        <p>{t.workingNone}</p>
      ) : (
        <p>
          <strong>{t.workingSum(formatFixed(points, 2), measured, formatScore(score.shown))}</strong>
        </p>
      )}
      {score.measuredWeight < score.totalWeight && <p>{t.workingRest(measured, total)}</p>}
      <p className="muted">
        {t.policyCap(data.policy.cap)}.{' '}
        {score.uncapped !== null && score.uncapped !== score.shown && t.uncapped(formatScore(score.uncapped))} {t.policy}{' '}
        {t.policyVersion(data.policy.version)}
      </p>
      <Link to="/departments/$departmentId" params={{ departmentId: String(department.id) }} search={{ year: data.year }}>
        {t.toDepartment}
      </Link>
    </>
  )
}
