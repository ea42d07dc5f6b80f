import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { YEAR_STATE_WORDS as YEAR_STATE } from '#domain/plan/plan-of-year.ts'
import type { Target } from '#domain/scoring/value.ts'
import { formatNumber } from '../format.ts'
import { Korean, useLanguage, useText } from '../language.tsx'
import { shell } from '../messages.ts'
import { type Outputs, useTRPC } from '../trpc.ts'
import { Segmented } from '../ui/Segmented.tsx'
import { yearMessages } from './year-messages.ts'
import styles from './YearSwitch.module.css'

type FrameData = NonNullable<Outputs['accounts']['frame']>

/** Years that stand side by side in the top bar; older ones are in the list of plans. */
const MOST = 4

export const toYear = (year: number) => (before: Record<string, unknown>) => ({ ...before, year })

/** The years there are, each with how far it is: segments, and on a small screen a list. */
export function YearSwitch({ data, shown }: { data: FrameData; shown: number | undefined }) {
  const t = useText(shell)
  const language = useLanguage()
  const navigate = useNavigate()
  if (data.years.length === 0 || shown === undefined) return null
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
