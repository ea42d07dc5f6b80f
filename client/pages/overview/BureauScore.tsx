import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { formatFixed, formatScore } from '../../format.ts'
import { useLanguage, useText } from '../../language.tsx'
import { rollUpWord } from '../../messages.ts'
import { FigureTable } from '../../ui/FigureTable.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import type { OverviewData } from './facts.ts'
import { overviewMessages } from './messages.ts'
import styles from './sources.module.css'

const route = getRouteApi('/frame/overview')

/** 국 평점 under the organisation's rule, or under another one to compare with (kept in the address as ?rule=). */
export function BureauScore({ data }: { data: OverviewData }) {
  const t = useText(overviewMessages)
  const language = useLanguage()
  const asked = route.useSearch().rule
  const official = data.policy.rollUp
  const shown = data.bureau.find((b) => b.rule === (asked ?? official))
  const own = data.bureau.find((b) => b.rule === official)
  const text = (score: number | null) => (score === null ? t.noScore : formatScore(score, 1))
  if (shown === undefined || own === undefined) return null
  return (
    <div className={styles.item}>
      {t.bureauScore} <strong className={styles.score}>{text(shown.shown)}</strong> {rollUpWord[shown.rule][language]}
      {shown.rule !== official && (
        <span className={styles.other}>({t.officialIs(rollUpWord[official][language], text(own.shown))})</span>
      )}
      <div className={`${styles.explain} no-print`}>
        <Popover label={t.compareTitle} triggerClass={styles.open} trigger={t.compare}>
          <Compare data={data} />
        </Popover>
      </div>
    </div>
  )
}

/** The four rules beside each other, and the departments' shares under the chosen one. */
function Compare({ data }: { data: OverviewData }) {
  const t = useText(overviewMessages)
  const language = useLanguage()
  const navigate = useNavigate({ from: '/overview' })
  const official = data.policy.rollUp
  const rule = route.useSearch().rule ?? official
  const chosen = data.bureau.find((b) => b.rule === rule)
  const { rule: _none, ...without } = route.useSearch()
  return (
    <div className={styles.compare}>
      <p className={styles.title}>{t.compareTitle}</p>
      <Segmented
        small
        label={t.rule}
        value={rule}
        options={data.bureau.map((b) => ({
          value: b.rule,
          label: (
            <span className={styles.rule}>
              <strong>{b.shown === null ? t.noScore : formatScore(b.shown)}</strong>
              <span>{rollUpWord[b.rule][language]}</span>
            </span>
          ),
        }))}
        onChange={(next) =>
          void navigate({ search: next === official ? without : { ...without, rule: next }, replace: true, resetScroll: false })
        }
      />
      <p className="muted">
        {rule === official ? `${rollUpWord[rule][language]}: ${t.official}. ` : ''}
        {t.compareNote}
      </p>
      {chosen !== undefined && chosen.shown !== null && (
        <FigureTable
          data={{
            caption: rollUpWord[rule][language],
            columns: [t.department, t.score, t.share, t.contribution],
            rows: [
              ...chosen.parts.map((p) => [
                p.name,
                formatScore(p.shown),
                formatFixed(p.weightPercent, 2),
                formatFixed((p.shown * p.weightPercent) / 100, 2),
              ]),
              [
                <strong key="sum">{t.bureauScore}</strong>,
                '',
                formatFixed(100, 2),
                <strong key="score">{formatScore(chosen.shown)}</strong>,
              ],
            ],
          }}
        />
      )}
      {chosen !== undefined && chosen.leftOut.length > 0 && <p>{t.leftOut(chosen.leftOut.map((d) => d.name).join(', '))}</p>}
    </div>
  )
}
