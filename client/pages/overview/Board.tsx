import { overviewSentence } from '#domain/words/sentence.ts'
import { useLanguage, useText } from '../../language.tsx'
import { Budget } from './Budget.tsx'
import { Departments } from './Departments.tsx'
import { Exceptions } from './Exceptions.tsx'
import { Heatmap } from './Heatmap.tsx'
import { type OverviewData, sentenceFacts } from './facts.ts'
import { overviewMessages } from './messages.ts'
import styles from './overview.module.css'

/** More departments than this make the left column much longer than the right one. */
const LONG = 7

/** The four panels, in the order of the question: how did we do, what was missed, what is planned, where did the money go. */
export function Board({ data, wall = false }: { data: OverviewData; wall?: boolean }) {
  return (
    <div className={styles.holder}>
      <div className={styles.board} data-long={data.departments.length > LONG}>
        <Departments data={data} wall={wall} className={styles.departments} />
        <Exceptions data={data} className={styles.exceptions} />
        <Heatmap data={data} className={styles.heat} />
        <Budget data={data} wall={wall} className={styles.budget} />
      </div>
    </div>
  )
}

/** The year in one sentence made by rule: misses stand out, what is not there yet stands back. */
export function Headline({ data }: { data: OverviewData }) {
  const t = useText(overviewMessages)
  const sentence = overviewSentence(sentenceFacts(data))[useLanguage()]
  const planned = data.year >= data.plan.fiscalYear
  return (
    <>
      <span className={styles.lead}>{planned ? t.leadPlan(data.year) : t.leadActual(data.year)}</span>{' '}
      {sentence.map((segment, index) => (
        // The segments are the words of one sentence: they have no identity but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={index} data-tone={segment.tone} className={styles.segment}>
          {segment.text}
        </span>
      ))}
    </>
  )
}
