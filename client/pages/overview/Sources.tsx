import { getRouteApi } from '@tanstack/react-router'
import { lazy } from 'react'
import { formatDate, formatDateTime, formatScore } from '../../format.ts'
import { Korean, type Texts, useLanguage, useText } from '../../language.tsx'
import { part } from '../../missing-part.ts'
import { ROLL_UP_WORDS } from '#domain/words/terms.ts'
import { DataDay } from '../../shared/text/data-day.tsx'
import { Explain } from '../../ui/Explain.tsx'
import { FigureTable } from '../../ui/FigureTable.tsx'
import { Opened } from '../../ui/Opened.tsx'
import { Popover } from '../../ui/Popover.tsx'
import type { OverviewData } from './facts.ts'
import { overviewMessages } from './messages.ts'
import styles from './sources.module.css'

const explained = () => part(() => import('./Explained.tsx'))
const Compare = lazy(() => explained().then((one) => ({ default: one.Compare })))
const PolicyWords = lazy(() => explained().then((one) => ({ default: one.PolicyWords })))

const STATUS = { draft: 'draft', filed: 'filed', confirmed: 'planConfirmed', superseded: 'superseded' } as const

/** The composite last, with the rule that made it; then by which rules, from which data, of which plan. */
export function Sources({ data }: { data: OverviewData }) {
  const t = useText(overviewMessages)
  const { plan, policy, confirmed } = data
  const on = plan.confirmedOn ?? plan.filedOn
  return (
    <>
      <BureauScore data={data} />
      <div className={styles.item}>
        {t.policy} {t.policyVersion(policy.version)}
        <div className={`${styles.explain} no-print`}>
          <Explain subject={`${t.policy} ${t.policyVersion(policy.version)}`} question={t.policyShow}>
            <Opened>
              <PolicyWords policy={policy} counted={data.counted} />
            </Opened>
          </Explain>
        </div>
      </div>
      <div className={styles.item}>
        <DataDay bureauId={plan.bureau.id} year={data.year} />
      </div>
      {confirmed.measured > 0 && <Confirmed confirmed={confirmed} />}
      <div className={styles.item}>
        <Korean>{plan.title}</Korean> ({t[STATUS[plan.status]]}
        {on !== null && ` ${monthOrDay(on)}`})
      </div>
    </>
  )
}

/** A plan may know only the month it was filed in: '2025-11' → '2025. 11.' */
const monthOrDay = (iso: string) => (/^\d{4}-\d{2}$/.test(iso) ? formatDate(`${iso}-01`).replace(/ 1\.$/, '') : formatDate(iso))

const route = getRouteApi('/frame/overview')

/** 국 평점 under the organisation's rule, or under another one to compare with (kept in the address as ?rule=). */
function BureauScore({ data }: { data: OverviewData }) {
  const t = useText(overviewMessages)
  const language = useLanguage()
  const asked = route.useSearch().rule
  const official = data.policy.rollUp
  const shown = data.bureau.find((b) => b.rule === (asked ?? official))
  const own = data.bureau.find((b) => b.rule === official)
  const text = (score: number | null) => (score === null ? t.noScore : formatScore(score, 1))
  if (shown === undefined || own === undefined) return null
  if (data.bureau.every((one) => one.shown === null)) return <div className={styles.item}>{t.scoreLater}</div>
  return (
    <div className={styles.item}>
      {t.bureauScore} <strong className={styles.score}>{text(shown.shown)}</strong> {ROLL_UP_WORDS[shown.rule][language]}
      {shown.rule !== official && (
        <span className={styles.other}>({t.officialIs(ROLL_UP_WORDS[official][language], text(own.shown))})</span>
      )}
      <div className={`${styles.explain} no-print`}>
        <Popover label={t.compareTitle} triggerClass={styles.open} trigger={t.compare}>
          <Opened>
            <Compare data={data} />
          </Opened>
        </Popover>
      </div>
    </div>
  )
}

/** How many of the year's results are final, who confirmed them and what came in as final: the first by name, all of them one press away. */
function Confirmed({ confirmed }: { confirmed: OverviewData['confirmed'] }) {
  const t = useText(overviewMessages)
  const { final, measured, by } = confirmed
  const whose = (one: Source) => (one.loaded === null ? (one.name ?? '') : t.loadedFrom(one.loaded))
  return (
    <div className={styles.item}>
      {t.confirmed} {final}/{measured}
      {by.length > 0 && (
        <>
          {' '}
          (<Korean>{confirmedText(by, t)}</Korean>)
        </>
      )}
      {by.length > 1 && (
        <div className={`${styles.explain} no-print`}>
          <Explain subject={`${t.confirmed} ${final}/${measured}`} question={t.confirmedWho}>
            <FigureTable
              data={{
                caption: t.confirmedWho,
                columns: [t.confirmedHow, t.confirmedResults, t.confirmedLast],
                rows: by.map((one) => [whose(one), one.results, dayOf(one.at)]),
              }}
            />
          </Explain>
        </div>
      )}
    </div>
  )
}

type Source = OverviewData['confirmed']['by'][number]

/** People first, with the newest day; what was loaded is named as that, with its number where people confirmed the rest. */
function confirmedText(by: readonly Source[], t: Texts<typeof overviewMessages>): string {
  const lastOf = (some: readonly Source[]) =>
    dayOf(
      some
        .map((one) => one.at)
        .toSorted()
        .at(-1) ?? '',
    )
  const people = by.filter((one) => one.loaded === null)
  const loads = by.flatMap((one) => (one.loaded === null ? [] : [{ ...one, loaded: one.loaded }]))
  const [first] = people
  if (first === undefined) return t.confirmedBy(loads.map((one) => t.loadedFrom(one.loaded)).join(' · '), lastOf(loads))
  const name = first.name ?? ''
  const who =
    people.length === 1 ? t.confirmedBy(name, lastOf(people)) : t.confirmedByMany(name, people.length - 1, lastOf(people))
  return loads.reduce((text, one) => t.withLoaded(text, t.loadedResults(one.results, t.loadedFrom(one.loaded))), who)
}

/** The day in Seoul; formatDateTime is in Seoul's time and ends in ' 14:05'. */
const dayOf = (at: string) => formatDateTime(at).slice(0, -6)
