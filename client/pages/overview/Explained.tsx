import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { formatDate, formatFixed, formatScore } from '../../format.ts'
import { useLanguage, useText } from '../../language.tsx'
import { ROLL_UP_WORDS } from '#domain/words/terms.ts'
import { FigureTable } from '../../ui/FigureTable.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { explainedMessages } from './explained-messages.ts'
import type { OverviewData } from './facts.ts'
import { overviewMessages } from './messages.ts'
import styles from './explained.module.css'

const route = getRouteApi('/frame/overview')

/** The four rules beside each other, and the departments' shares under the chosen one. */
export function Compare({ data }: { data: OverviewData }) {
  const t = useText(overviewMessages)
  const e = useText(explainedMessages)
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
        label={e.rule}
        value={rule}
        options={data.bureau.map((b) => ({
          value: b.rule,
          label: (
            <span className={styles.rule}>
              <strong>{b.shown === null ? t.noScore : formatScore(b.shown)}</strong>
              <span>{ROLL_UP_WORDS[b.rule][language]}</span>
            </span>
          ),
        }))}
        onChange={(next) =>
          void navigate({ search: next === official ? without : { ...without, rule: next }, replace: true, resetScroll: false })
        }
      />
      <p className="muted">
        {rule === official ? `${ROLL_UP_WORDS[rule][language]}: ${e.official}. ` : ''}
        {e.compareNote}
      </p>
      {chosen !== undefined && chosen.shown !== null && (
        <FigureTable
          data={{
            caption: ROLL_UP_WORDS[rule][language],
            columns: [t.department, t.score, e.share, e.contribution],
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
      {chosen !== undefined && chosen.leftOut.length > 0 && <p>{e.leftOut(chosen.leftOut.map((d) => d.name).join(', '))}</p>}
    </div>
  )
}

/** The scoring policy in words: what a rate is, what caps it, how scores add up. */
export function PolicyWords({ policy, counted }: Pick<OverviewData, 'policy' | 'counted'>) {
  const t = useText(explainedMessages)
  const { policyCap } = useText(overviewMessages)
  const language = useLanguage()
  return (
    <>
      <ul className={styles.words}>
        <li>{t.policyCounted(counted)}</li>
        <li>{t.policyHigher}</li>
        <li>{policy.lowerIsBetter === 'ratio' ? t.policyLowerRatio : t.policyLower}</li>
        <li>{t.policyMaintain}</li>
        <li>{t.policyNoRate}</li>
        <li>{policyCap(policy.cap)}</li>
        <li>{t.policyLost}</li>
        <li>{t.policyGroup}</li>
        <li>{t.policyRollUp(ROLL_UP_WORDS[policy.rollUp][language])}</li>
        <li>{t.policyExceeded(policy.exceededFrom)}</li>
      </ul>
      <p className="muted">{t.policySince(formatDate(policy.effectiveFrom))}</p>
    </>
  )
}
