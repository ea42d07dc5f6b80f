import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { countdownText } from '#domain/entry/countdown.ts'
import { STEP_WORDS } from '#domain/words/step-words.ts'
import { formatDate } from '../../format.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { useTRPC } from '../../trpc.ts'
import { Card } from '../../ui/Card.tsx'
import { messages } from './messages.ts'
import styles from './deadlines.module.css'

/** Statutory days of the bureaus that are due within a month, or late and not recorded; nothing when there are none. */
export function PressingSteps() {
  const t = useText(messages)
  const language = useLanguage()
  const trpc = useTRPC()
  const steps = useSuspenseQuery(trpc.calendar.pressing.queryOptions()).data
  const several = new Set(steps.map((s) => s.bureauId)).size > 1
  if (steps.length === 0) return null
  return (
    <Card headline={t.steps(steps.length)} actions={<Link to="/calendar">{t.calendar}</Link>}>
      <ul className={styles.steps}>
        {steps.map(({ bureauId, bureau, fiscalYear, step, dueOn, state }) => {
          const count = state.kind === 'open' ? state.count : null
          return (
            <li key={`${bureauId}-${fiscalYear}-${step}`} data-late={count?.kind === 'late'}>
              <span className="num">{formatDate(dueOn)}</span>
              <strong>{count && countdownText(count)[language]}</strong>
              <Link to="/calendar" search={{ year: fiscalYear }}>
                {t.stepOf(fiscalYear, STEP_WORDS[step][language])}
              </Link>
              {several && (
                <small className="muted">
                  <Korean>{bureau}</Korean>
                </small>
              )}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
