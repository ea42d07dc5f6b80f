import { formatDate, formatDateTime } from '../../format.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import type { Outputs } from '../../trpc.ts'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { systemMessages } from './messages.ts'
import { rulesInWords } from './policy-words.ts'
import styles from './system.module.css'

type Row = Outputs['system']['status']['policies'][number]

/** Every version of the scoring rules with its date and its rules in words, the newest first. */
export function Policies({ policies }: { policies: readonly Row[] }) {
  const t = useText(systemMessages)
  const language = useLanguage()
  return (
    <Card headline={t.policies} subtitle={t.policiesWhat}>
      {policies.length === 0 && <EmptyState title={t.noPolicies} />}
      <ul className={styles.policies}>
        {policies.map((policy) => (
          <li key={policy.version}>
            <p className={styles.policy}>
              <strong>{t.versionFrom(policy.version, formatDate(policy.effectiveFrom))}</strong>
              <span className={styles.note}>
                {formatDateTime(policy.recordedAt)} ·{' '}
                <Korean>
                  {policy.recordedBy} · {policy.reason}
                </Korean>
              </span>
            </p>
            <ul className={styles.rules}>
              {rulesInWords(policy, t, language).map((rule) => (
                <li key={rule}>{rule}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Card>
  )
}
