import { useQuery } from '@tanstack/react-query'
import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { subjectWord } from '#domain/words/audit-subject.ts'
import { DIFFERENCE_WORDS, type DifferenceKind } from '#domain/words/difference-words.ts'
import { formatDate, formatNumber, withUnit } from '../format.ts'
import { onKnownDay, useDayLeftOut, useKnownDay, useOfToday } from '../known-day.ts'
import { type Language, type Texts, useLanguage, useText } from '../language.tsx'
import { kit } from '../messages.ts'
import { setPaperHead } from '../paper.ts'
import { useDataDay } from '../shared/text/data-day.tsx'
import { type Outputs, useTRPC } from '../trpc.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { CalendarIcon, ChevronIcon } from '../ui/icons.tsx'
import { Popover } from '../ui/Popover.tsx'
import { knownDayMessages } from './known-day-messages.ts'
import { frameMessages } from './messages.ts'
import { YearPlans } from './YearSwitch.tsx'
import styles from './KnownDay.module.css'

type Counts = Outputs['differences']['counts']
interface Of {
  readonly bureauId: number | undefined
  readonly year: number | undefined
  /** the year the page is of: asked for, or landed on */
  readonly shown?: number | undefined
  /** the server's day */
  readonly now: string
}

/** 알려진 날 in the top bar: as of which day the page is, and a way to another. */
export function KnownDay(props: Of) {
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
      <div className={styles.halves}>
        <YearPlans bureauId={props.bureauId} year={props.shown} />
        <KnownDayChoice {...props} />
      </div>
    </Popover>
  )
}

/** Until today, or until a day: typed, or one of those that are asked about most. */
function KnownDayChoice({ bureauId, year, now }: Of) {
  const t = useText(knownDayMessages)
  const k = useText(kit)
  const id = useId()
  const navigate = useNavigate()
  const trpc = useTRPC()
  const known = useKnownDay()
  const [day, setDay] = useState(known ?? '')
  const date = useRef<HTMLInputElement>(null)
  const { data } = useQuery(trpc.differences.days.queryOptions({ bureauId, year }))
  const show = (chosen: string | undefined) => void navigate({ to: '.', search: onKnownDay(chosen === now ? undefined : chosen) })
  return (
    <form
      className={styles.choice}
      onSubmit={(event) => {
        event.preventDefault()
        if (day !== '') show(day)
      }}
    >
      <h2 className={styles.title}>{t.label}</h2>
      <label className={styles.line}>
        <input type="radio" name={id} checked={known === undefined} onChange={() => show(undefined)} />
        <b>{t.untilNow}</b> <span className="muted">{formatDate(now)}</span>
      </label>
      <div className={styles.line}>
        <label className={styles.line}>
          <input
            type="radio"
            name={id}
            checked={known !== undefined}
            onChange={() => (day === '' ? date.current?.focus() : show(day))}
          />
          <span id={`${id}-day`}>{t.untilDay}</span>
        </label>
        <input
          ref={date}
          type="date"
          aria-labelledby={`${id}-day`}
          value={day}
          min={data?.first}
          max={now}
          onChange={(event) => setDay(event.target.value)}
        />
        <Button type="submit" small why={day === '' && k.missingFields}>
          {t.show}
        </Button>
      </div>
      {data !== undefined && (
        <>
          {data.days.length > 0 && (
            <div className={styles.days}>
              {data.days.map((one) => (
                <Button key={one.kind} small title={formatDate(one.day)} onClick={() => show(one.day)}>
                  {t[one.kind]}
                </Button>
              ))}
            </div>
          )}
          <p className={styles.note}>{t.from(formatDate(data.first))}</p>
        </>
      )}
      {known !== undefined && <Since known={known} bureauId={bureauId} />}
      <Link to="/differences" search={{ from: known, bureau: bureauId }}>
        {t.compare}
      </Link>
    </form>
  )
}

function useCounts(known: string, bureauId: number | undefined): Counts | undefined {
  return useQuery(useTRPC().differences.counts.queryOptions({ from: known, bureauId })).data
}

const KINDS = Object.keys(DIFFERENCE_WORDS) as DifferenceKind[]
const total = (counts: Counts) => KINDS.reduce((sum, kind) => sum + counts[kind], 0)

function Since({ known, bureauId }: { known: string; bureauId: number | undefined }) {
  const t = useText(knownDayMessages)
  const language = useLanguage()
  const counts = useCounts(known, bureauId)
  if (counts === undefined) return null
  const kinds = KINDS.filter((kind) => counts[kind] > 0).map(
    (kind) => `${DIFFERENCE_WORDS[kind][language]} ${formatNumber(counts[kind])}`,
  )
  const all = total(counts)
  return (
    <p className={styles.note}>
      {all === 0 ? t.unchanged(formatDate(known)) : t.changed(formatDate(known), formatNumber(all), kinds.join(', '))}
    </p>
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
  return <Past known={known} bureauId={bureauId} back={back} />
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

/** One changed target says more than the number of changes. */
function targetSaid(of: NonNullable<Counts['first']>, t: Texts<typeof knownDayMessages>, language: Language): string {
  const side = (json: string | null) => JSON.parse(json ?? 'null') as { target: number | null; effectiveFrom: string } | null
  const [was, is] = [side(of.before), side(of.after)]
  if (was === null || is === null || was.target === null || is.target === null) return ''
  const figure = (value: number) => withUnit(value, of.unit ?? '')
  return t.target(subjectWord(of.subject, of.name)[language], figure(was.target), figure(is.target), formatDate(is.effectiveFrom))
}

function Past({ known, bureauId, back }: { known: string; bureauId: number | undefined; back: ReactNode }) {
  const t = useText(knownDayMessages)
  const language = useLanguage()
  const counts = useCounts(known, bureauId)
  const all = counts === undefined ? null : total(counts)
  const first = counts?.first ?? null
  const said = [
    t.banner(formatDate(known)),
    ...(all === null ? [] : [all === 0 ? t.sinceNone : t.since(formatNumber(all))]),
    ...(first?.kind === 'target' && first.before !== null ? [targetSaid(first, t, language)] : []),
  ]
  return (
    <Banner
      kind="warn"
      action={
        <span className={styles.actions}>
          {all !== null && all > 0 && (
            <Link to="/differences" search={{ from: known, bureau: bureauId }}>
              {t.list(formatNumber(all))}
            </Link>
          )}
          {back}
        </span>
      }
    >
      {said.join(' ')}
    </Banner>
  )
}
