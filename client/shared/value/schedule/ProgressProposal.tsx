import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatDate, formatNumber, withUnit } from '../../../format.ts'
import { Korean, useText } from '../../../language.tsx'
import { useTRPC } from '../../../trpc.ts'
import { Button } from '../../../ui/Button.tsx'
import styles from '../activity/proposal.module.css'
import { progressMessages } from './messages.ts'

/** The progress of the linked schedule, proposed as the figure, with the steps that make it. Nothing where none is linked. */
export function ProgressProposal(props: {
  indicatorId: number
  year: number
  month: number
  /** the figure in the cell as it stands, typed but unsaved included */
  current: number | null
  editable: boolean
  onTake: (figure: number, parts: null) => void
}) {
  const { indicatorId, year, month, current, editable } = props
  const t = useText(progressMessages)
  const trpc = useTRPC()
  const { schedules, value, unit, day, underWay } = useSuspenseQuery(
    trpc.schedules.proposal.queryOptions({ indicatorId, year, month }),
  ).data
  if (schedules.length === 0) return null
  const on = formatDate(day)
  const figure = value === null ? '' : withUnit(formatNumber(value), unit)
  const differs = value !== null && current !== null && current !== value
  return (
    <section className={styles.box} aria-label={t.title} data-differs={differs}>
      <p className={styles.head}>
        {value === null
          ? schedules.length > 1
            ? t.several(schedules.length)
            : t.noFigure
          : current === null
            ? t.propose(on, figure)
            : current === value
              ? t.same(on, figure)
              : t.differs(withUnit(formatNumber(current), unit), on, figure)}
      </p>
      {underWay && value !== null && <p className={styles.quiet}>{t.underWay}</p>}
      {editable && value !== null && current !== value && (
        <div>
          <Button small onClick={() => props.onTake(value, null)}>
            {t.take(figure)}
          </Button>
        </div>
      )}
      {schedules.map(({ id, title, steps }) => (
        <details key={id} className={styles.fold}>
          <summary>
            <Korean>{title}</Korean> · {t.steps(steps.length)}
          </summary>
          <ol className={styles.steps}>
            {steps.map((step) => (
              <li key={step.name}>
                <Korean>{step.name}</Korean> · {step.doneOn === null ? t.open : t.done(formatDate(step.doneOn))} ·{' '}
                {t.weight(formatNumber(step.weight, 2))}
                {step.evidence !== null && step.doneOn !== null && (
                  <>
                    {' '}
                    · <Korean>{step.evidence}</Korean>
                  </>
                )}
              </li>
            ))}
          </ol>
          <Link to="/schedules/$scheduleId" params={{ scheduleId: String(id) }}>
            <Korean>{title}</Korean>
          </Link>
        </details>
      ))}
    </section>
  )
}
