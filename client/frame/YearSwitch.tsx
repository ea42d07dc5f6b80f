import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { editionName } from '#domain/plan/edition.ts'
import { YEAR_STATE_WORDS as YEAR_STATE } from '#domain/plan/plan-of-year.ts'
import type { Target } from '#domain/scoring/value.ts'
import { formatDate, formatNumber } from '../format.ts'
import { Korean, useLanguage, useText } from '../language.tsx'
import { shell } from '../messages.ts'
import { type Outputs, useTRPC } from '../trpc.ts'
import { Segmented } from '../ui/Segmented.tsx'
import { yearMessages } from './year-messages.ts'
import styles from './YearSwitch.module.css'

type FrameData = NonNullable<Outputs['accounts']['frame']>
type Line = Outputs['scorecards']['years'][number]

/** Years that stand side by side in the top bar; older ones are in the list of plans. */
const MOST = 4

const toYear = (year: number) => (before: Record<string, unknown>) => ({ ...before, year })

/** The years there are, each with how far it is: segments, and on a small screen a list. */
export function YearSwitch({ data, year }: { data: FrameData; year: number | undefined }) {
  const t = useText(shell)
  const language = useLanguage()
  const navigate = useNavigate()
  const shown = year ?? data.landingYear
  if (data.years.length === 0 || shown === null) return null
  const newest = data.years.slice(-MOST)
  const asked = data.years.find((one) => one.year === shown)
  const years = asked === undefined || newest.includes(asked) ? newest : [asked, ...newest.slice(1)]
  const options = years.map((one) => ({ value: one.year, label: `${one.year} ${YEAR_STATE[one.state][language]}` }))
  const go = (to: number) => void navigate({ to: '.', search: toYear(to) })
  return (
    <>
      <div className={styles.segments}>
        <Segmented label={t.year} value={shown} options={options} onChange={go} />
      </div>
      <select className={styles.list} aria-label={t.year} value={shown} onChange={(event) => go(Number(event.target.value))}>
        {asked === undefined && <option value={shown}>{shown}</option>}
        {data.years.toReversed().map((one) => (
          <option key={one.year} value={one.year}>
            {one.year} {YEAR_STATE[one.state][language]}
          </option>
        ))}
      </select>
    </>
  )
}

/** 계획의 판: every year with its plan and one line of facts; a press turns to it. */
export function YearPlans({ bureauId, year }: { bureauId: number | undefined; year: number | undefined }) {
  const t = useText(yearMessages)
  const language = useLanguage()
  const { data } = useQuery(useTRPC().scorecards.years.queryOptions({ bureauId }))
  const factsOf = useFacts()
  return (
    <section className={styles.plans}>
      <h2 className={styles.title}>{t.plans}</h2>
      <ul>
        {data?.map((line) => (
          <li key={line.year}>
            <Link
              to="."
              search={toYear(line.year)}
              className={styles.plan}
              aria-current={line.year === year ? 'true' : undefined}
              data-state={line.state}
            >
              <b>{line.year}</b>
              <span>{YEAR_STATE[line.state][language]}</span>
              <span className={styles.facts}>{factsOf(line).join(' · ')}</span>
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
  const t = useText(yearMessages)
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

/** The dashed line over a drafted year: not official, what differs, and the way back. */
export function DraftStrip({ data }: { data: FrameData }) {
  const t = useText(yearMessages)
  const language = useLanguage()
  const { plan } = data
  const draft = plan !== null && plan.status === 'draft' ? plan : null
  const bureauId = data.bureaus.length > 1 ? draft?.bureau.id : undefined
  const ask = useTRPC().scorecards.draftTargets.queryOptions({ bureauId, year: draft?.year ?? 0 })
  const { data: targets } = useQuery({ ...ask, enabled: draft !== null })
  if (draft === null) return null
  const first = targets?.changed.slice(0, 3) ?? []
  const rest = (targets?.changed.length ?? 0) - first.length
  const figure = (target: Target) => (target.kind === 'set' ? formatNumber(target.value) : t.none)
  return (
    <aside className={styles.draft} aria-label={YEAR_STATE.draft[language]}>
      <span className={styles.mark}>{YEAR_STATE.draft[language]}</span>
      <p>
        {targets && <>{t.draft(targets.indicators, targets.changed.length, targets.before)} </>}
        {first.map((one, index) => (
          <span key={one.indicatorId}>
            {index > 0 && ', '}
            <Korean>{one.name}</Korean> {figure(one.from)} → {figure(one.to)}
            <Korean>{one.unit}</Korean>
          </span>
        ))}
        {rest > 0 && <> {t.more(rest)}</>}
      </p>
      <span className={`${styles.ways} no-print`}>
        <Link to="/next-plan">{t.check}</Link>
        <Link to="." search={toYear(draft.year - 1)}>
          {t.backTo(draft.year - 1)}
        </Link>
      </span>
    </aside>
  )
}
