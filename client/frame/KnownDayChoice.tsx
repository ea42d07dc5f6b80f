import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useId, useRef, useState } from 'react'
import { editionName } from '#domain/plan/edition.ts'
import { YEAR_STATE_WORDS as YEAR_STATE } from '#domain/plan/plan-of-year.ts'
import { subjectWord } from '#domain/words/audit-subject.ts'
import { DIFFERENCE_WORDS, type DifferenceKind } from '#domain/words/difference-words.ts'
import { formatDate, formatNumber, withUnit } from '../format.ts'
import { onKnownDay, useKnownDay } from '../known-day.ts'
import { type Language, type Texts, useLanguage, useText } from '../language.tsx'
import { writing } from '../writing-messages.ts'
import { type Outputs, useTRPC } from '../trpc.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import type { OfKnownDay } from './KnownDay.tsx'
import { daysMessages, plansMessages } from './known-day-choice-messages.ts'
import { knownDayMessages } from './known-day-messages.ts'
import { toYear } from './YearSwitch.tsx'
import styles from './KnownDay.module.css'
import yearStyles from './YearSwitch.module.css'

type Counts = Outputs['differences']['counts']
type Line = Outputs['scorecards']['years'][number]

/** What there is to choose from: the plans of the years, and the days. */
export function KnownDayChoice(props: OfKnownDay) {
  return (
    <div className={styles.halves}>
      <YearPlans bureauId={props.bureauId} year={props.shown} />
      <Days {...props} />
    </div>
  )
}

/** 계획의 판: every year with its plan and one line of facts; a press turns to it. */
function YearPlans({ bureauId, year }: { bureauId: number | undefined; year: number | undefined }) {
  const t = useText(plansMessages)
  const language = useLanguage()
  const { data } = useQuery(useTRPC().scorecards.years.queryOptions({ bureauId }))
  const factsOf = useFacts()
  return (
    <section className={yearStyles.plans}>
      <h2 className={yearStyles.title}>{t.plans}</h2>
      <ul>
        {data?.map((line) => (
          <li key={line.year}>
            <Link
              to="."
              search={toYear(line.year)}
              className={yearStyles.plan}
              aria-current={line.year === year ? 'true' : undefined}
              data-state={line.state}
            >
              <b>{line.year}</b>
              <span>{YEAR_STATE[line.state][language]}</span>
              <span className={yearStyles.facts}>{factsOf(line).join(' · ')}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

// A plan may be known to have been filed in a month, without the day.
const dayOrMonth = (text: string) => (text.length === 7 ? `${text.slice(0, 4)}. ${Number(text.slice(5))}.` : formatDate(text))

function useFacts() {
  const t = useText(plansMessages)
  const language = useLanguage()
  return ({ year, state, plan, indicators, counts, ...of }: Line): readonly string[] => {
    const some = (n: number, text: (n: number) => string) => (n > 0 ? [text(n)] : [])
    const changed = some(of.targetsChanged, t.targets)
    if (state === 'settled' || state === 'settling') {
      const met = counts.met + counts.exceeded
      const other = plan.fiscalYear === year ? [] : [t.planOf(plan.fiscalYear)]
      const results =
        state === 'settled'
          ? [t.computed(met + counts.missed), ...some(met, t.met), ...some(counts.missed, t.missed)]
          : [
              ...some(of.final, t.final),
              ...some(of.provisional, t.provisional),
              ...some(of.notApplicable, t.notApplicable),
              ...some(indicators - of.final - of.provisional - of.notApplicable, t.missing),
            ]
      return [...results, ...changed, ...other]
    }
    if (plan.status === 'draft') return [t.notFiled, t.indicators(indicators)]
    const council =
      plan.confirmedOn === null
        ? plan.filedOn === null
          ? []
          : [t.filed(dayOrMonth(plan.filedOn))]
        : [t.confirmed(dayOrMonth(plan.confirmedOn))]
    return [t.edition(editionName(plan.edition, 0)[language]), ...council, ...changed, t.indicators(indicators)]
  }
}

/** Until today, or until a day: typed, or one of those that are asked about most. */
function Days({ bureauId, year, now }: OfKnownDay) {
  const t = useText(daysMessages)
  const of = useText(knownDayMessages)
  const k = useText(writing)
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
      <h2 className={styles.title}>{of.label}</h2>
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
  const t = useText(daysMessages)
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

/** One changed target says more than the number of changes. */
function targetSaid(of: NonNullable<Counts['first']>, t: Texts<typeof daysMessages>, language: Language): string {
  const side = (json: string | null) => JSON.parse(json ?? 'null') as { target: number | null; effectiveFrom: string } | null
  const [was, is] = [side(of.before), side(of.after)]
  if (was === null || is === null || was.target === null || is.target === null) return ''
  const figure = (value: number) => withUnit(value, of.unit ?? '')
  return t.target(subjectWord(of.subject, of.name)[language], figure(was.target), figure(is.target), formatDate(is.effectiveFrom))
}

/** The yellow line over a page of a past day, with what has changed since. */
export function PastDay({ known, bureauId, back }: { known: string; bureauId: number | undefined; back: ReactNode }) {
  const t = useText(daysMessages)
  const of = useText(knownDayMessages)
  const language = useLanguage()
  const counts = useCounts(known, bureauId)
  const all = counts === undefined ? null : total(counts)
  const first = counts?.first ?? null
  const said = [
    of.banner(formatDate(known)),
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
