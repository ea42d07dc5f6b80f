import { CATEGORIES } from '#domain/scoring/score.ts'
import { formatDate, formatNumber, formatScore } from '../../format.ts'
import { useText } from '../../language.tsx'
import { Card } from '../../ui/Card.tsx'
import { Explain } from '../../ui/Explain.tsx'
import { RateBullet } from '../../ui/RateBullet.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { Term } from '../../ui/Term.tsx'
import { mainReason } from './figures.ts'
import { texts } from './messages.ts'
import styles from './ScoreCard.module.css'
import { ScoreWorking } from './ScoreWorking.tsx'
import type { Page } from './types.ts'

/** The score never alone: with the weight it rests on, the counts, and its working. */
export function ScoreCard({ page }: { page: Page }) {
  const t = useText(texts)
  const { score, year, department } = page
  const reason = mainReason(page.indicators.map((i) => i.category))
  const differs = score.uncapped !== null && score.shown !== null && score.uncapped !== score.shown
  return (
    <Card headline={t.scoreCard(year)} subtitle={t.scoreCardSub}>
      <div className={styles.body}>
        <p className={styles.line}>
          <span className={score.shown === null ? styles.no : styles.figure}>
            {score.shown === null ? t.noScore : formatScore(score.shown)}
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
          <Term term="measuredWeight">{t.measured(formatNumber(score.measuredWeight), formatNumber(score.totalWeight))}</Term>
          {differs && score.uncapped !== null && <span className="muted"> · {t.uncapped(formatScore(score.uncapped))}</span>}
        </div>
        <ul className={styles.counts}>
          {CATEGORIES.filter((c) => score.counts[c] > 0).map((c) => (
            <li key={c}>
              <StatusBadge category={c}>{score.counts[c]}</StatusBadge>
            </li>
          ))}
        </ul>
        {score.shown === null && <Waiting page={page} />}
        <Explain subject={t.scoreOf(department.name, year)} question={t.why}>
          <ScoreWorking page={page} />
        </Explain>
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
