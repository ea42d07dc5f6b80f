import type { ReactNode } from 'react'
import { formatRate } from '../../format.ts'
import { type Texts, useText } from '../../language.tsx'
import { Card } from '../../ui/Card.tsx'
import styles from './exceptions.module.css'
import { countsOf, type ExceptionRow, indicatorsIn, measuredIn, type OverviewData, underWayIn } from './facts.ts'
import { overviewMessages } from './messages.ts'
import { Missed } from './Missed.tsx'
import { Pending } from './Pending.tsx'
import { TargetCheck } from './TargetCheck.tsx'

const MOST = 3

/** What went wrong, at most three; in a year without results, what is still to come in. */
export function Exceptions({ data, className }: { data: OverviewData; className?: string | undefined }) {
  const t = useText(overviewMessages)
  const counts = countsOf(data.departments)
  const shown = data.exceptions.slice(0, MOST)
  const underWay = underWayIn(data.departments.flatMap((d) => d.indicators)).length
  const pending = counts['not-entered'] + counts['not-due']
  const card = (title: string, subtitle: string | undefined, children: ReactNode) => (
    <Card headline={title} className={className} {...(subtitle === undefined ? {} : { subtitle })}>
      {children}
      <TargetCheck data={data} />
    </Card>
  )
  if (shown.length > 0) {
    return card(
      headline(data.exceptions, t),
      t.exceptionsWhat(data.year, shown.length, data.exceptions.length),
      <>
        <Missed rows={shown} year={data.year} />
        {underWay > 0 && <p className={styles.note}>{t.underWayNote(underWay)}</p>}
      </>,
    )
  }
  if (pending > 0) {
    const late = counts['not-entered']
    const head =
      late > 0
        ? t.notEnteredHead(data.year, late)
        : underWay > 0
          ? t.underWayHead(data.year, underWay, indicatorsIn(counts))
          : t.notDueHead(data.year)
    return card(head, t.pendingWhat, <Pending data={data} />)
  }
  if (indicatorsIn(counts) === 0) return card(t.noIndicators, undefined, <p className={styles.note}>{t.noIndicatorsWhat}</p>)
  const rates = data.departments.flatMap((d) => (d.score.lowestRate === null ? [] : [d.score.lowestRate]))
  return card(
    t.noMiss,
    undefined,
    rates.length > 0 && <p className={styles.note}>{t.noMissWhat(measuredIn(counts), formatRate(Math.min(...rates)))}</p>,
  )
}

function headline(all: readonly ExceptionRow[], t: Texts<typeof overviewMessages>): string {
  const key = all.filter((e) => e.kind === 'key').length
  if (key === all.length) return t.missedAllKey(all.length)
  return key === 0 ? t.missedNoKey(all.length) : t.missedSomeKey(all.length, key)
}
