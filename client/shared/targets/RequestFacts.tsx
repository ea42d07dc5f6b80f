import { REASON_CODE_WORDS, REQUEST_STATE_WORDS } from '#domain/scoring/target-change.ts'
import type { Target } from '#domain/scoring/value.ts'
import { formatDate, formatDateTime, withUnit } from '../../format.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import type { Outputs } from '../../trpc.ts'
import { targetMessages } from './messages.ts'
import styles from './targets.module.css'

export type TargetRequest = Outputs['targets']['of'][number]

/** '180명', '없음' */
export function useTargetWords(): (target: Target, unit: string) => string {
  const t = useText(targetMessages)
  return (target, unit) => (target.kind === 'set' ? withUnit(target.value, unit) : t.none)
}

/** What was asked about a target, and what became of it. */
export function RequestFacts({ request: r }: { request: TargetRequest }) {
  const t = useText(targetMessages)
  const language = useLanguage()
  const say = useTargetWords()
  const state = REQUEST_STATE_WORDS[r.state][language]
  return (
    <div className={styles.request}>
      <p className={styles.head}>
        <span>
          {t.ofYear(r.year)} <b>{t.change(say(r.from, r.unit), say(r.to, r.unit))}</b>
        </span>
        <span className={styles.state} data-state={r.state}>
          {state}
        </span>
      </p>
      <p className="muted">
        {t.from(formatDate(r.effectiveOn))} · {REASON_CODE_WORDS[r.reasonCode][language]}
        {r.supplementary === null ? '' : ` · ${t.withSupplementary(r.supplementary)}`}
      </p>
      <p>
        {t.reason}: <Korean>{r.reason}</Korean>
      </p>
      <p className="muted">
        {t.ground}: <Korean>{r.evidence}</Korean>
      </p>
      {r.decision !== null && (
        <p>
          {t.decision}: <Korean>{r.decision}</Korean>
        </p>
      )}
      {r.exception !== null && (
        <p>
          {t.exception}: <Korean>{r.exception}</Korean>
        </p>
      )}
      <p className="muted">
        {t.askedBy(r.askedBy, formatDateTime(r.askedAt))}
        {r.decidedBy !== null && r.decidedAt !== null && ` · ${t.decidedBy(state, r.decidedBy, formatDateTime(r.decidedAt))}`}
      </p>
    </div>
  )
}
