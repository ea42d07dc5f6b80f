import { formatDate } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { Explain } from '../../ui/Explain.tsx'
import { BureauScore } from './BureauScore.tsx'
import { Confirmed } from './Confirmed.tsx'
import type { OverviewData } from './facts.ts'
import { overviewMessages } from './messages.ts'
import { PolicyWords } from './PolicyWords.tsx'
import styles from './sources.module.css'

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
            <PolicyWords policy={policy} />
          </Explain>
        </div>
      </div>
      <div className={styles.item}>
        {t.asOf} {formatDate(data.asOf)}
      </div>
      <Confirmed confirmed={confirmed} />
      <div className={styles.item}>
        <Korean>{plan.title}</Korean> ({t[STATUS[plan.status]]}
        {on !== null && ` ${monthOrDay(on)}`})
      </div>
    </>
  )
}

/** A plan may know only the month it was filed in: '2025-11' → '2025. 11.' */
const monthOrDay = (iso: string) => (/^\d{4}-\d{2}$/.test(iso) ? formatDate(`${iso}-01`).replace(/ 1\.$/, '') : formatDate(iso))
