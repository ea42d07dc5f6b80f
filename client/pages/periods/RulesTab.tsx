import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFrame } from '../../frame/use-frame.ts'
import { formatDate, formatDateTime, formatNumber } from '../../format.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { rollUpWord } from '../../messages.ts'
import { reasonOf, useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { periodsMessages } from './messages.ts'
import { RulesDialog } from './RulesDialog.tsx'
import type { EntryRules, Settings } from './types.ts'
import { LOWER, VERSION_STATE } from './words.ts'
import styles from './periods.module.css'

/** What the organisation itself decides about entering and scoring: in force, coming and past, each with its day and reason. */
export function RulesTab() {
  const t = useText(periodsMessages)
  const trpc = useTRPC()
  const today = useFrame()?.today ?? ''
  const [changing, setChanging] = useState(false)
  const [said, setSaid] = useState('')
  const rules = useQuery(trpc.periods.rules.queryOptions())
  const history = useQuery(trpc.periods.rulesHistory.queryOptions())
  const error = rules.error ?? history.error
  if (rules.data === undefined || history.data === undefined) {
    return error === null ? (
      <Skeleton height={420} lines={8} />
    ) : (
      <ErrorNotice reason={reasonOf(error)} onRetry={() => void Promise.all([rules.refetch(), history.refetch()])} />
    )
  }
  return (
    <>
      <Card
        headline={t.rulesHeadline}
        subtitle={t.rulesWhat}
        actions={
          <Button kind="primary" onClick={() => setChanging(true)}>
            {t.changeRules}
          </Button>
        }
      >
        <p className={styles.saidNow} role="status">
          {said}
        </p>
        <RuleList rules={rules.data} />
        <h3 className={styles.small}>{t.history}</h3>
        <Versions settings={history.data} />
      </Card>
      <Policies settings={history.data} />
      {changing && (
        <RulesDialog
          rules={rules.data}
          today={today}
          onClose={() => setChanging(false)}
          onDone={(text) => {
            setSaid(text)
            setChanging(false)
          }}
        />
      )}
    </>
  )
}

function RuleList({ rules }: { rules: EntryRules }) {
  const t = useText(periodsMessages)
  return (
    <dl className={styles.figures}>
      <div>
        <dt>{t.selfApproval}</dt>
        <dd>{rules.selfApproval ? t.allowed : t.notAllowed}</dd>
      </div>
      <div>
        <dt>{t.explainOver}</dt>
        <dd>{t.percentOver(formatNumber(rules.explainOver))}</dd>
      </div>
      <div>
        <dt>{t.inYearDays}</dt>
        <dd>{t.daysAfter(rules.inYearDays)}</dd>
      </div>
    </dl>
  )
}

function Versions({ settings }: { settings: Settings }) {
  const t = useText(periodsMessages)
  const language = useLanguage()
  if (settings.rules.length === 0) return <p className="muted">{t.defaults}</p>
  return (
    <ol className={styles.versions}>
      {settings.rules.map((version) => (
        <li key={version.id}>
          <p className={styles.version}>
            <strong>{t.fromDay(formatDate(version.effectiveFrom))}</strong>
            <span className={styles.state} data-version={version.state}>
              {VERSION_STATE[version.state][language]}
            </span>
            <span className={styles.quiet}>
              <Korean>{t.by(version.recordedBy, formatDateTime(version.recordedAt))}</Korean>
            </span>
          </p>
          <p>
            {[
              `${t.selfApproval}: ${version.rules.selfApproval ? t.allowed : t.notAllowed}`,
              `${t.explainOver}: ${t.percentOver(formatNumber(version.rules.explainOver))}`,
              `${t.inYearDays}: ${t.daysAfter(version.rules.inYearDays)}`,
            ].join(' · ')}
          </p>
          <p>
            <span className={styles.quiet}>{t.reason}</span> <Korean>{version.reason}</Korean>
          </p>
        </li>
      ))}
    </ol>
  )
}

function Policies({ settings }: { settings: Settings }) {
  const t = useText(periodsMessages)
  const language = useLanguage()
  return (
    <Card headline={t.policyHeadline} subtitle={t.policyWhat}>
      <ol className={styles.versions}>
        {settings.policies.map(({ policy, ...version }) => (
          <li key={version.version}>
            <p className={styles.version}>
              <strong>
                {t.policyVersion(version.version)} · {t.fromDay(formatDate(version.effectiveFrom))}
              </strong>
              <span className={styles.state} data-version={version.state}>
                {VERSION_STATE[version.state][language]}
              </span>
              <span className={styles.quiet}>
                <Korean>{t.by(version.recordedBy, formatDateTime(version.recordedAt))}</Korean>
              </span>
            </p>
            <p>
              {[
                policy.cap === null ? t.noCap : t.cap(formatNumber(policy.cap)),
                t.exceeded(policy.exceededFrom),
                t.lower(LOWER[policy.lowerIsBetter]),
                t.rollUp(rollUpWord[policy.rollUp][language]),
              ].join(' · ')}
            </p>
            <p>
              <span className={styles.quiet}>{t.reason}</span> <Korean>{version.reason}</Korean>
            </p>
          </li>
        ))}
      </ol>
    </Card>
  )
}
