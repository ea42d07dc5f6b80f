import { lateSentence, runningSentence } from '#domain/words/running-sentence.ts'
import { overviewSentence, type Segment } from '#domain/words/sentence.ts'
import { Link } from '@tanstack/react-router'
import { Changes } from '../../jsx/Said.tsx'
import { useLanguage, useText } from '../../language.tsx'
import { Budget } from './Budget.tsx'
import { Departments } from './Departments.tsx'
import { Exceptions } from './Exceptions.tsx'
import { Heatmap } from './Heatmap.tsx'
import { WarnIcon } from '../../ui/icons.tsx'
import { Lagging } from './Lagging.tsx'
import { Running } from './Running.tsx'
import { Work } from './Work.tsx'
import { type OverviewData, runningFacts, type RunningYear, sentenceFacts } from './facts.ts'
import { overviewMessages } from './messages.ts'
import { runningMessages } from './messages-running.ts'
import styles from './overview.module.css'

/** More departments than this make the left column much longer than the right one. */
const LONG = 7

/**
 * The panels in the order of the question. Of a year with its results: how did we do, what was missed, what is planned, where did the
 * money go. Of a year under way: are we on course, what falls short, what is late.
 */
export function Board({ data, wall = false }: { data: OverviewData; wall?: boolean }) {
  const { running } = data
  const long = data.departments.length > LONG
  // Folded to a line a department it stands below everything else, where nobody scrolls.
  const heat = wall && long ? null : <Heatmap data={data} className={styles.heat} />
  return (
    <div className={styles.holder}>
      {running === null ? (
        <div className={styles.board} data-long={long}>
          <Departments data={data} wall={wall} className={styles.departments} />
          <Exceptions data={data} className={styles.exceptions} />
          {heat}
          <Changes>
            <Budget data={data} wall={wall} className={styles.budget} />
          </Changes>
        </div>
      ) : (
        <div className={styles.board} data-long={long} data-running>
          <Running data={data} running={running} wall={wall} className={styles.departments} />
          {nothingToList(running, data) ? (
            <>
              <div className={`${styles.side} ${styles.exceptions}`}>
                <Lagging data={data} running={running} wall={wall} />
                <Work data={data} />
              </div>
              {heat}
              <Changes>
                <Budget data={data} wall={wall} className={styles.budget} />
              </Changes>
            </>
          ) : (
            <>
              <Lagging data={data} running={running} wall={wall} className={styles.exceptions} />
              {heat}
              <div className={`${styles.side} ${styles.budget}`}>
                <Work data={data} />
                <Changes>
                  <Budget data={data} wall={wall} brief />
                </Changes>
              </div>
            </>
          )}
        </div>
      )}
    </div>
  )
}

/** Nothing falls short and nothing was missed: the list is a line, and what is left to do stands beside the course of the year. */
const nothingToList = (running: RunningYear, data: OverviewData) => running.lagging.length === 0 && data.exceptions.length === 0

/** The year in one sentence made by rule: misses stand out, what is not there yet stands back, what is late leads to where it waits. */
export function Headline({ data }: { data: OverviewData }) {
  const t = useText(overviewMessages)
  const r = useText(runningMessages)
  const language = useLanguage()
  const { running, work } = data
  const planned = data.year >= data.plan.fiscalYear
  const late = lateSentence(work?.late ?? [])[language]
  const lead =
    running === null ? `${planned ? t.leadPlan(data.year) : t.leadActual(data.year)} ` : r.lead(data.year, running.month)
  const sentence =
    running === null ? overviewSentence(sentenceFacts(data))[language] : runningSentence(runningFacts(data, running))[language]
  return (
    <>
      <span className={styles.lead}>{lead}</span>
      {[...sentence, ...late].map((segment, index) => (
        // The segments are the words of one sentence: they have no identity but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <Piece key={index} segment={segment} bureau={data.plan.bureau.id} />
      ))}
    </>
  )
}

function Piece({ segment, bureau }: { segment: Segment; bureau: number }) {
  if (segment.tone !== 'late')
    return (
      <span data-tone={segment.tone} className={styles.segment}>
        {segment.text}
      </span>
    )
  return (
    <>
      {' '}
      <Link to="/deadlines" search={{ bureau, show: 'late' }} className={styles.late}>
        <WarnIcon /> {segment.text}
      </Link>
    </>
  )
}
