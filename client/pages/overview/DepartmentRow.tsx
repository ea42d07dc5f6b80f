import { Link } from '@tanstack/react-router'
import { formatFixed, formatNumber, formatPointsLost, formatRate, formatScore } from '../../format.ts'
import { Korean, type Texts, useLanguage, useText } from '../../language.tsx'
import { categoryWord } from '../../messages.ts'
import { Explain } from '../../ui/Explain.tsx'
import { FigureTable } from '../../ui/FigureTable.tsx'
import { RateBullet } from '../../ui/RateBullet.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { structureMessages } from '../../shared/structure/messages.ts'
import { GoalScores, notComparableText, UnitName, unitText } from '../../shared/structure/structure.tsx'
import styles from './departments.module.css'
import { type DepartmentRow, type OverviewData, provisionalIn, statesOf, underWayIn, worstOf } from './facts.ts'
import { overviewMessages } from './messages.ts'

export function DepartmentName({ department, year }: { department: DepartmentRow; year: number }) {
  const t = useText(overviewMessages)
  const words = useText(structureMessages)
  const { measuredWeight, totalWeight } = department.score
  const partial = measuredWeight > 0 && measuredWeight < totalWeight
  const provisional = provisionalIn(department.indicators)
  return (
    <p className={styles.name}>
      <Link
        to="/departments/$departmentId"
        params={{ departmentId: String(department.id) }}
        search={{ year }}
        title={unitText(department, words)}
      >
        <UnitName unit={department} short />
      </Link>
      {provisional > 0 && <span className={styles.provisional}> {t.provisionalCount(provisional)}</span>}
      <small data-partial={partial || !department.comparable}>{weightOf(department, t, words)}</small>
    </p>
  )
}

/** One decimal, and its working one press away. */
export function DepartmentScore({ department, data }: { department: DepartmentRow; data: OverviewData }) {
  const t = useText(overviewMessages)
  const { shown } = department.score
  return (
    <div className={styles.score}>
      {shown === null ? (
        <span className={styles.noScore}>{department.comparable ? t.noScore : '–'}</span>
      ) : (
        <strong>{formatScore(shown, 1)}</strong>
      )}
      <span className={`${styles.why} no-print`}>
        <Explain compact subject={t.workingOf(department.shortName)}>
          <ScoreWorking department={department} data={data} />
        </Explain>
      </span>
    </div>
  )
}

/** Counts by state, the miss first; under them the one thing to know. */
export function DepartmentState({ department }: { department: DepartmentRow }) {
  const t = useText(overviewMessages)
  const { counts } = department.score
  const worst = worstOf(department)
  const underWay = underWayIn(department.indicators).length
  return (
    <div className={styles.state}>
      <p className={styles.counts}>
        {statesOf(counts).map((state) => (
          <StatusBadge key={state} category={state}>
            {counts[state]}
          </StatusBadge>
        ))}
      </p>
      <p className={styles.issue} title={worst?.name}>
        {worst !== null ? (
          <>
            <span className="missed">{formatPointsLost(worst.pointsLost ?? 0)}</span> <Korean>{worst.name}</Korean>
          </>
        ) : counts['not-entered'] > 0 ? (
          t.latePast
        ) : counts['not-computable'] > 0 ? (
          t.newZero(counts['not-computable'])
        ) : counts['not-due'] > 0 ? (
          underWay > 0 ? (
            t.partOnly(underWay)
          ) : (
            t.notDueYet
          )
        ) : (
          department.score.exact !== null && t.noLoss
        )}
      </p>
    </div>
  )
}

/** The same bullets for a phone and for paper: each row has its own bar on the same 0–130 % axis. */
export function PlainBullets({ rows, data }: { rows: readonly DepartmentRow[]; data: OverviewData }) {
  return (
    <ul className={styles.plain}>
      {rows.map((d) => {
        const [first] = statesOf(d.score.counts)
        const { shown, measuredWeight, totalWeight } = d.score
        return (
          <li key={d.id}>
            <DepartmentName department={d} year={data.year} />
            <span className={styles.bar}>
              <RateBullet
                rate={shown}
                last={d.previousScore}
                width="100%"
                height="1.25rem"
                measuredShare={totalWeight === 0 ? 1 : measuredWeight / totalWeight}
                {...(shown === null && first !== undefined ? { category: first } : {})}
              />
            </span>
            <DepartmentScore department={d} data={data} />
            <DepartmentState department={d} />
          </li>
        )
      })}
    </ul>
  )
}

/** The working of a department's score: each indicator's rate, score, weight and loss, then the sum with the figures put in. */
function ScoreWorking({ department, data }: { department: DepartmentRow; data: OverviewData }) {
  const t = useText(overviewMessages)
  const language = useLanguage()
  const { score, indicators } = department
  const points = score.exact === null ? null : Number(score.exact) * score.measuredWeight
  const [measured, total] = [formatNumber(score.measuredWeight, 2), formatNumber(score.totalWeight, 2)]
  const words = useText(structureMessages)
  return (
    <>
      {!department.comparable && <GoalScores goals={department.goals} />}
      <FigureTable
        data={{
          caption: t.workingOf(department.shortName),
          columns: [t.indicator, t.rate, t.score, t.weight, t.lost],
          rows: indicators.map((i) => [
            i.name,
            i.rate.kind !== 'rate'
              ? categoryWord[i.category][language]
              : `${formatRate(i.rate.shown)}${provisionalIn([i]) > 0 ? ` ${t.provisional}` : ''}`,
            i.score === null ? '–' : formatFixed(Number(i.score), 1),
            formatNumber(i.weight, 2),
            i.pointsLost === null ? '–' : formatPointsLost(i.pointsLost),
          ]),
        }}
      />
      {points === null || score.shown === null ? (
        <p>{department.comparable ? t.workingNone : notComparableText(department.goals, words)}</p>
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

/** What the score stands on; where no one score may stand, why. */
export const weightOf = (
  department: DepartmentRow,
  t: Texts<typeof overviewMessages>,
  words: Texts<typeof structureMessages>,
): string => (department.comparable ? weightText(department.score, t) : notComparableText(department.goals, words))

/** '산정 가중치 100', or '산정 가중치 30/100(일부)' when a score stands on a part of the weight. */
function weightText(
  score: { readonly measuredWeight: number; readonly totalWeight: number },
  t: Texts<typeof overviewMessages>,
): string {
  const [measured, total] = [formatNumber(score.measuredWeight, 2), formatNumber(score.totalWeight, 2)]
  if (score.measuredWeight === 0) return t.weightAll(total === '0' ? total : `${measured}/${total}`)
  return score.measuredWeight < score.totalWeight ? t.weightPart(measured, total) : t.weightAll(total)
}
