import { usePrefetchQuery, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Suspense } from 'react'
import { formatDate, formatNumber, withUnit } from '../../../format.ts'
import { Korean, useText } from '../../../language.tsx'
import { type Outputs, useTRPC } from '../../../trpc.ts'
import { Button } from '../../../ui/Button.tsx'
import { DoubleMark } from './DoubleMark.tsx'
import { ProgressProposal } from '../schedule/ProgressProposal.tsx'
import { proposalMessages } from './messages.ts'
import styles from './proposal.module.css'

type Answer = Outputs['activities']['proposal']
/** What a composite figure is made of; null for a plain one. */
export type ProposedParts = readonly { readonly componentId: number; readonly count: number }[] | null

interface Props {
  readonly indicatorId: number
  readonly year: number
  /** 0 = the year, else the last month of the period */
  readonly month: number
  /** the figure in the cell as it stands, typed but unsaved included */
  readonly current: number | null
  readonly editable: boolean
  readonly onTake: (count: number, parts: ProposedParts) => void
}

/**
 * What is proposed as the actual of one value: the register's count with the entries behind it, the progress of a schedule with its steps.
 * Nothing where no entry and no schedule was ever linked.
 */
export function Proposal(props: Props) {
  const { indicatorId, year, month } = props
  const { activities, schedules } = useTRPC()
  // Asked in one request: each would ask in a drawing of its own.
  usePrefetchQuery(activities.proposal.queryOptions({ indicatorId, year, month }))
  usePrefetchQuery(schedules.proposal.queryOptions({ indicatorId, year, month }))
  // The entry's other parts must not wait for either.
  return (
    <>
      <Suspense fallback={null}>
        <Proposed {...props} />
      </Suspense>
      <Suspense fallback={null}>
        <ProgressProposal {...props} />
      </Suspense>
    </>
  )
}

/** Whether it is still being asked what is proposed: what stands below is not shown before, since it would be pushed down. */
export function useProposalAsked({ indicatorId, year, month }: Pick<Props, 'indicatorId' | 'year' | 'month'>): boolean {
  const { activities, schedules } = useTRPC()
  const of = { indicatorId, year, month }
  // Proposal asks.
  const register = useQuery({ ...activities.proposal.queryOptions(of), enabled: false })
  const schedule = useQuery({ ...schedules.proposal.queryOptions(of), enabled: false })
  return [register, schedule].some(({ isPending, fetchStatus }) => isPending && fetchStatus !== 'paused')
}

function Proposed({ indicatorId, year, month, current, editable, onTake }: Props) {
  const t = useText(proposalMessages)
  const trpc = useTRPC()
  const answer = useSuspenseQuery(trpc.activities.proposal.queryOptions({ indicatorId, year, month })).data
  if (answer.linkedTotal === 0) return null
  const { unit } = answer
  const count = formatNumber(answer.count)
  const differs = answer.whole && current !== null && current !== answer.count
  return (
    <section className={styles.box} aria-label={t.title} data-differs={differs}>
      <p className={styles.head}>{sentence(answer, current, count, unit, t)}</p>
      {!answer.whole && <p className={styles.quiet}>{t.notWhole}</p>}
      {answer.parts.length > 0 && (
        <dl className={styles.parts}>
          {answer.parts.map((p) => (
            <div key={p.componentId}>
              <dt>
                <Korean>{p.name}</Korean>
              </dt>
              <dd>{p.count === null ? '–' : withUnit(p.count, p.unit)}</dd>
            </div>
          ))}
        </dl>
      )}
      {editable && answer.whole && current !== answer.count && (answer.count > 0 || current !== null) && (
        <div>
          <Button small onClick={() => onTake(answer.count, partsOf(answer))}>
            {t.take(withUnit(count, unit))}
          </Button>
        </div>
      )}
      <Evidence answer={answer} count={count} indicatorId={indicatorId} year={year} />
    </section>
  )
}

const partsOf = ({ parts }: Answer): ProposedParts =>
  parts.length === 0 ? null : parts.map((p) => ({ componentId: p.componentId, count: p.count ?? 0 }))

function sentence(
  answer: Answer,
  current: number | null,
  count: string,
  unit: string,
  t: ReturnType<typeof useText<typeof proposalMessages>>,
): string {
  if (!answer.whole) return t.counted(count)
  if (current === null) return answer.count === 0 ? t.none : t.propose(count)
  if (current === answer.count) return t.same(count)
  const confirmed =
    answer.stored !== null &&
    answer.stored.value === current &&
    (answer.stored.stage === 'confirmed' || answer.stored.stage === 'closed')
  const now = withUnit(current, unit)
  return confirmed ? t.confirmedDiffers(now, count) : t.differs(now, count)
}

function Evidence({ answer, count, indicatorId, year }: { answer: Answer; count: string; indicatorId: number; year: number }) {
  const t = useText(proposalMessages)
  const left = (...whys: readonly string[]) => answer.outside.filter((o) => whys.includes(o.why)).length
  return (
    <>
      {answer.entries.length > 0 && (
        <details className={styles.fold}>
          <summary>{t.entries(count)}</summary>
          <ol className={styles.list}>
            {answer.entries.map((e) => (
              <li key={e.id}>
                <time dateTime={e.startsOn} title={formatDate(e.startsOn)}>
                  {Number(e.startsOn.slice(5, 7))}. {Number(e.startsOn.slice(8))}.
                </time>
                <Link to="/activities" search={{ year, indicator: indicatorId, activity: e.id }}>
                  <Korean>{e.title}</Korean>
                </Link>
                {e.counted > 1 && <DoubleMark many={e.counted} />}
              </li>
            ))}
          </ol>
        </details>
      )}
      <p className={`${styles.foot} ${styles.quiet}`}>
        <span>{t.range(formatDate(answer.from), formatDate(answer.to))}</span>
        {answer.outside.length > 0 && <span>{t.outside(left('cancelled', 'postponed'), left('to-come'))}</span>}
        <Link to="/activities" search={{ year, indicator: indicatorId }}>
          {t.open}
        </Link>
      </p>
    </>
  )
}
