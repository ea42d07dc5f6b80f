import { overviewSentence } from '#domain/words/sentence.ts'
import { useLanguage, useText } from '../../language.tsx'
import { type OverviewData, sentenceFacts } from './facts.ts'
import { overviewMessages } from './messages.ts'
import styles from './overview.module.css'

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
