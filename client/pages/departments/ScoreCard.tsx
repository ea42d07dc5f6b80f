import { CATEGORIES } from '#domain/scoring/category.ts'
import { formatDate, formatFixed, formatNumber, formatPointsLost, formatRate, formatScore } from '../../format.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { noRateText } from '../../messages.ts'
import { structureMessages } from '../../shared/structure/messages.ts'
import { GoalScores, notComparableText } from '../../shared/structure/structure.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Explain } from '../../ui/Explain.tsx'
import { RateBullet } from '../../ui/RateBullet.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { Term } from '../../ui/Term.tsx'
import styles from './ScoreCard.module.css'
import { earnedOf, isProvisional, mainReason, type Page } from './figures.ts'
import { texts } from './messages.ts'
import { FINALITY } from './words.ts'

/** The score never alone: with the weight it rests on, the counts, and its working. */
export function ScoreCard({ page }: { page: Page }) {
  const t = useText(texts)
  const words = useText(structureMessages)
  const { score, year, department } = page
  const reason = mainReason(page.indicators.map((i) => i.category))
  const provisional = page.indicators.filter((i) => i.rate.kind === 'rate' && isProvisional(i)).length
  const differs = score.uncapped !== null && score.shown !== null && score.uncapped !== score.shown
  return (
    <Card headline={t.scoreCard(year)} subtitle={t.scoreCardSub}>
      <div className={styles.body}>
        <p className={styles.line}>
          <span className={score.shown === null ? styles.no : styles.figure}>
            {score.shown === null ? (page.comparable ? t.noScore : words.notComparable) : formatScore(score.shown)}
          </span>
          {score.grade !== null && <span className={styles.grade}>{t.grade(score.grade)}</span>}
        </p>
        <RateBullet
          rate={score.shown}
          category={reason}
          width="100%"
          height="1.125rem"
          measuredShare={score.totalWeight === 0 ? 0 : score.measuredWeight / score.totalWeight}
        />
        <div className={styles.weight}>
          {page.comparable ? (
            <Term term="measuredWeight">{t.measured(formatNumber(score.measuredWeight), formatNumber(score.totalWeight))}</Term>
          ) : (
            notComparableText(page.shownGoals, words)
          )}
          {provisional > 0 && <> · {t.provisionalCount(provisional)}</>}
          {differs && score.uncapped !== null && <span className="muted"> · {t.uncapped(formatScore(score.uncapped))}</span>}
        </div>
        <ul className={styles.counts}>
          {CATEGORIES.filter((c) => score.counts[c] > 0).map((c) => (
            <li key={c}>
              <StatusBadge category={c}>{score.counts[c]}</StatusBadge>
            </li>
          ))}
        </ul>
        {score.shown === null && page.comparable && <Waiting page={page} />}
        {!page.comparable && <GoalScores goals={page.shownGoals} />}
        {page.comparable && (
          <Explain subject={t.scoreOf(department.name, year)} question={t.why}>
            <ScoreWorking page={page} />
          </Explain>
        )}
      </div>
    </Card>
  )
}

/** When the figures come, or came and are missing. */
function Waiting({ page }: { page: Page }) {
  const t = useText(texts)
  const due = page.indicators.flatMap((i) => (i.actual.kind === 'not-due' ? [i.actual.dueOn] : [])).toSorted()[0]
  return due === undefined ? null : <p className="muted">{t.dueFrom(formatDate(due))}</p>
}

type Step = Page['working']['indicators'][number]

/** 산출근거: every figure, the formula with the figures put in, the policy, the sum. Anybody can compute it again from the file. */
function ScoreWorking({ page }: { page: Page }) {
  const t = useText(texts)
  const { working, score } = page
  const earned = working.indicators.flatMap((i) => earnedOf(i) ?? [])
  const sum = earned.reduce((a, b) => a + b, 0)
  return (
    <div className={styles.working}>
      <ol className={styles.steps}>
        {working.indicators.map((step) => (
          <WorkingStep key={step.code} step={step} cap={working.policy.cap} />
        ))}
      </ol>
      <p className={styles.sum}>
        {t.sumRule}
        {score.shown !== null && (
          <>
            <br />= {formatFixed(sum, 2)} ÷ {formatNumber(score.measuredWeight)} × 100 = {formatScore(score.shown)}
          </>
        )}
      </p>
      <div className={styles.rules}>
        <p>{t.coverage(formatNumber(score.measuredWeight), formatNumber(score.totalWeight))}</p>
        <p>
          {t.policy(working.policy.version)}:{' '}
          {t.capRule(working.policy.cap === null ? null : String(working.policy.cap), formatNumber(working.policy.exceededFrom))}
        </p>
        {working.indicators.some((i) => i.direction === 'lower') && (
          <p>{working.policy.lowerIsBetter === 'ratio' ? t.lowerRatio : t.lowerRule}</p>
        )}
      </div>
      <Button small onClick={() => download(page)}>
        {t.download}
      </Button>
    </div>
  )
}

function WorkingStep({ step, cap }: { step: Step; cap: number | null }) {
  const t = useText(texts)
  const language = useLanguage()
  const weight = formatNumber(step.weight)
  const earned = earnedOf(step)
  return (
    <li className={styles.step}>
      <span className={styles.head}>
        <Korean>{step.name}</Korean>
        <span className={(step.pointsLost ?? 0) > 0 ? 'missed' : 'muted'}>
          {step.pointsLost === null ? null : formatPointsLost(step.pointsLost)}
        </span>
      </span>
      {'reason' in step.rate ? (
        <span>{t.leftOut(weight, noRateText[step.rate.reason][language])}</span>
      ) : (
        <>
          <span>
            {t.rateLine(step.formula ?? '', formatRate(step.rate.shown))}
            {isProvisional(step) && ` (${FINALITY.provisional[language]})`}
          </span>
          {step.score !== null && earned !== null && (
            <span>
              {t.pointsLine(formatFixed(Number(step.score), 2), weight, formatFixed(earned, 2))}
              {cap !== null && Number(step.rate.exact) > cap && <span className="muted"> ({t.cappedAt(formatNumber(cap))})</span>}
            </span>
          )}
        </>
      )}
    </li>
  )
}

/** A file without a server: the working is already here, and a Blob passes the content policy. */
function download({ working, department, year }: Page): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(working, null, 2)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `산출과정_${department.name}_${year}.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 1000)
}
