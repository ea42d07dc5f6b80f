import { formatDate } from '../../format.ts'
import { useLanguage, useText } from '../../language.tsx'
import { rollUpWord } from '../../messages.ts'
import type { OverviewData } from './facts.ts'
import { overviewMessages } from './messages.ts'
import styles from './sources.module.css'

/** The scoring policy in words: what a rate is, what caps it, how scores add up. */
export function PolicyWords({ policy }: { policy: OverviewData['policy'] }) {
  const t = useText(overviewMessages)
  const language = useLanguage()
  return (
    <>
      <ul className={styles.words}>
        <li>{t.policyHigher}</li>
        <li>{policy.lowerIsBetter === 'ratio' ? t.policyLowerRatio : t.policyLower}</li>
        <li>{t.policyMaintain}</li>
        <li>{t.policyNoRate}</li>
        <li>{t.policyCap(policy.cap)}</li>
        <li>{t.policyLost}</li>
        <li>{t.policyGroup}</li>
        <li>{t.policyRollUp(rollUpWord[policy.rollUp][language])}</li>
        <li>{t.policyExceeded(policy.exceededFrom)}</li>
      </ul>
      <p className="muted">{t.policySince(formatDate(policy.effectiveFrom))}</p>
    </>
  )
}
