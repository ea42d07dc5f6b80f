import { getRouteApi, Link } from '@tanstack/react-router'
import { largestMoves, type PartsSum, sumBeside } from '#domain/plan/budget.ts'
import { formatMillion, formatMillionChange, formatPercentChange } from '../../format.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { spoken } from '../../spoken.ts'
import { SumMark } from '../../shared/reconciliation/StateMark.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import styles from './budget.module.css'
import { budgetMessages } from './messages.ts'
import { transferMessages } from './transfer-messages.ts'
import { formatTransfer, transferredOfProgramme } from './transfers.ts'
import type { BudgetPage } from './tree.ts'

const route = getRouteApi('/frame/budget')
const MOST = 8
type Waterfall = ReturnType<typeof largestMoves<BudgetPage['moves'][number]>>
type Step = Waterfall['steps'][number]

/** From the year before to the plan's year, programme by programme. It is a table, so it needs no other form of itself. */
export function WaterfallCard({ page }: { page: BudgetPage }) {
  const t = useText(budgetMessages)
  const { fiscalYear, departments } = page.plan
  const what = t.movesWhat(fiscalYear - 1, fiscalYear)
  if (page.moves.length === 0)
    return (
      <Card headline={t.movesPlain} subtitle={what}>
        <EmptyState title={t.noProgrammes} />
      </Card>
    )
  const fall = largestMoves(page.moves, MOST)
  const policy = page.statements.find((s) => s.unitId === page.plan.bureau.id)?.rows.find((r) => r.item === 'policy')
  const total = (printed: number | undefined, sum: number) => ({
    amount: printed ?? sum,
    sum: (printed === undefined ? null : sumBeside(printed, sum, fall.total.count, page.plan.amountUnitWon)) ?? undefined,
  })
  const departmentOf = ({ move }: Step) => departments.find((d) => d.id === move?.departmentId)?.shortName ?? ''
  const headline =
    fall.steps.length === 0
      ? t.movesNone
      : t.movesTitle(fall.up.count, formatMillionChange(fall.up.change), fall.down.count, formatMillionChange(fall.down.change))
  return (
    <Card
      headline={headline}
      subtitle={what}
      table={{
        caption: what,
        columns: [t.programme, t.department, t.budget(fiscalYear - 1), t.budget(fiscalYear), t.change, t.changeRate],
        words: [1],
        rows: fall.steps.map((s) => [
          s.move?.name ?? t.rest(s.count),
          departmentOf(s),
          formatMillion(s.before),
          formatMillion(s.after),
          formatMillionChange(s.change),
          formatPercentChange(s.before, s.after, 1) ?? t.fromNothing,
        ]),
      }}
    >
      <table className={styles.fall}>
        <caption className="sr-only">{what}</caption>
        <colgroup>
          <col className={styles.fallName} />
          <col />
          <col className={styles.fallAmount} />
        </colgroup>
        <tbody>
          <Total label={t.budget(fiscalYear - 1)} {...total(policy?.previous, fall.total.before)} at={0} fall={fall} first />
          {fall.steps.map((step) => (
            <StepRow key={step.move?.programmeId ?? 'rest'} step={step} fall={fall} transfers={page.transfers} />
          ))}
          <Total label={t.budget(fiscalYear)} {...total(policy?.budget, fall.total.after)} at={fall.total.change} fall={fall} />
        </tbody>
      </table>
    </Card>
  )
}

/** A running change as a place on the track: room is left at both ends for the ticks. */
const place = ({ low, high }: Waterfall, value: number) => 2 + (high === low ? 0.5 : (value - low) / (high - low)) * 96

function StepRow({ step, fall, transfers }: { step: Step; fall: Waterfall; transfers: BudgetPage['transfers'] }) {
  const t = useText(budgetMessages)
  const words = useText(transferMessages)
  const moved = step.move && transferredOfProgramme(step.move.programmeId, step.move.departmentId, transfers)
  const { bureau } = route.useSearch()
  const [from, to] = [place(fall, step.from), place(fall, step.to)]
  const language = useLanguage()
  const said = (running: number) => spoken(formatMillionChange(running), language, 'change')
  const label = t.running(said(step.from), said(step.to))
  return (
    <tr>
      <th scope="row">
        {step.move === null ? (
          <span className={styles.restName}>{t.rest(step.count)}</span>
        ) : (
          <Link
            to="/budget"
            search={{ tab: 'tree', programme: step.move.programmeId, ...(bureau === undefined ? {} : { bureau }) }}
            hash="detail"
            className={styles.quietLink}
            aria-label={t.openProgramme(step.move.name)}
          >
            <Korean>{step.move.name}</Korean>
          </Link>
        )}
        {moved && <small className={styles.moved}>{words.net(formatTransfer(moved.net))}</small>}
      </th>
      <td className={styles.track}>
        <svg width="100%" height="100%" role="img" aria-label={label}>
          <Line x={place(fall, 0)} />
          <Line x={from} until="50%" strong />
          <Line x={to} since="50%" strong />
          <rect
            x={`${Math.min(from, to)}%`}
            width={`${Math.max(0.4, Math.abs(to - from))}%`}
            y="50%"
            height="1.125rem"
            className={styles.fallBar}
            fill={step.change > 0 ? 'var(--mark)' : 'var(--mark-3)'}
            stroke={step.change > 0 ? 'var(--mark)' : 'var(--mark-2)'}
          />
        </svg>
      </td>
      <td className="num">
        <strong>{formatMillionChange(step.change)}</strong>
      </td>
    </tr>
  )
}

function Total(props: {
  label: string
  amount: number
  sum: PartsSum | undefined
  at: number
  fall: Waterfall
  first?: boolean
}) {
  const x = place(props.fall, props.at)
  return (
    <tr className={styles.fallTotal}>
      <th scope="row">
        {props.label} <SumMark sum={props.sum} />
      </th>
      <td className={styles.track}>
        <svg width="100%" height="100%" aria-hidden="true">
          {props.first === true ? (
            <Line x={x} since="50%" strong />
          ) : (
            <>
              <Line x={place(props.fall, 0)} until="50%" />
              <Line x={x} until="50%" strong />
            </>
          )}
          <rect x={`${x}%`} y="50%" width="0.1875rem" height="1.125rem" className={styles.fallTick} fill="var(--target)" />
        </svg>
      </td>
      <td className="num">
        <strong>{formatMillion(props.amount)}</strong>
      </td>
    </tr>
  )
}

/** The running change going down the rows; the light one is where the year before stands. */
function Line({
  x,
  since = '0',
  until = '100%',
  strong = false,
}: {
  x: number
  since?: string
  until?: string
  strong?: boolean
}) {
  return <line x1={`${x}%`} x2={`${x}%`} y1={since} y2={until} stroke={strong ? 'var(--mark-2)' : 'var(--line-strong)'} />
}
