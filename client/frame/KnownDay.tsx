import { Link, useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { formatDate } from '../format.ts'
import { onKnownDay, useDayLeftOut, useKnownDay, useOfToday } from '../known-day.ts'
import { useText } from '../language.tsx'
import { part } from '../missing-part.ts'
import { setPaperHead } from '../paper.ts'
import { useDataDay } from '../shared/text/data-day.tsx'
import type { Outputs } from '../trpc.ts'
import { Banner } from '../ui/Banner.tsx'
import { CalendarIcon, ChevronIcon } from '../ui/icons.tsx'
import { Opened } from '../ui/Opened.tsx'
import { Popover } from '../ui/Popover.tsx'
import { knownDayMessages } from './known-day-messages.ts'
import { frameMessages } from './messages.ts'
import styles from './KnownDay.module.css'

const choosing = () => part(() => import('./KnownDayChoice.tsx'))
const KnownDayChoice = lazy(() => choosing().then(({ KnownDayChoice: component }) => ({ default: component })))
const PastDay = lazy(() => choosing().then(({ PastDay: component }) => ({ default: component })))

export interface OfKnownDay {
  readonly bureauId: number | undefined
  readonly year: number | undefined
  /** the year the page is of: asked for, or landed on */
  readonly shown?: number | undefined
  /** the server's day */
  readonly now: string
}

/** 알려진 날 in the top bar: as of which day the page is, and a way to another. */
export function KnownDay(props: OfKnownDay) {
  const t = useText(knownDayMessages)
  const known = useKnownDay()
  if (useOfToday()) return null
  return (
    <Popover
      label={t.label}
      triggerClass={styles.trigger}
      trigger={
        <span className={styles.face} data-past={known !== undefined}>
          <CalendarIcon />
          <span>{known === undefined ? t.now : t.until(formatDate(known))}</span>
          <ChevronIcon />
        </span>
      }
    >
      <Opened>
        <KnownDayChoice {...props} />
      </Opened>
    </Popover>
  )
}

/** The yellow line over a page of a past day. `today`: the day the frame was answered for. */
export function KnownDayBanner({ bureauId, today }: { bureauId: number | undefined; today: string }) {
  const t = useText(knownDayMessages)
  const known = useKnownDay()
  const leftOut = useDayLeftOut()
  const back = (
    <Link to="." search={onKnownDay(undefined)} className={styles.back}>
      {t.back}
    </Link>
  )
  if (leftOut !== undefined) return <Banner action={back}>{t.ofToday(formatDate(leftOut))}</Banner>
  if (known === undefined) return null
  // The frame fell back to today: the page says why the day cannot be known.
  if (known !== today)
    return (
      <Banner kind="warn" action={back}>
        {t.refused}
      </Banner>
    )
  return (
    <Suspense fallback={<Banner kind="warn">{t.banner(formatDate(known))}</Banner>}>
      <PastDay known={known} bureauId={bureauId} back={back} />
    </Suspense>
  )
}

/** On each printed sheet: whose it is, of which day, and that practice figures are invented; over the page, that it is of a past day. */
export function KnownDayOnPaper({ frame }: { frame: NonNullable<Outputs['accounts']['frame']> }) {
  const t = useText(knownDayMessages)
  const f = useText(frameMessages)
  const known = useKnownDay()
  const { plan } = frame
  // 도정 종합현황 is of all bureaus.
  const ofAll = useLocation().pathname === '/government'
  const names = [plan?.government?.name, ...(ofAll ? [] : [plan?.bureau.name])]
  const bureau = names.filter((name) => name !== undefined).join(' ')
  const day = useDataDay({ bureauId: plan?.bureau.id, year: plan?.year ?? 0 }, plan !== null)
  const note = frame.server.practice ? f.practice : ''
  useEffect(() => {
    setPaperHead({ bureau, day, note })
    return () => setPaperHead({ bureau: '', day: '', note: '' })
  }, [bureau, day, note])
  return known === undefined ? null : <p className={styles.printed}>{t.printed(formatDate(known))}</p>
}
