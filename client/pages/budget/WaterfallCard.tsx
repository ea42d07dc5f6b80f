import { getRouteApi, Link } from '@tanstack/react-router'
import { formatMillion, formatMillionChange, formatPercentChange } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import styles from './budget.module.css'
import { budgetMessages } from './messages.ts'
import type { BudgetPage } from './tree.ts'
import { type Step, waterfall, type Waterfall } from './waterfall.ts'

const route = getRouteApi('/frame/budget')

/** From the year before to the plan's year, programme by programme. It is a table, so it needs no other form of itself. */
export function WaterfallCard({ page }: { page: BudgetPage }) {
  const t = useText(budgetMessages)
  const fall = waterfall(page)
  const { fiscalYear } = page.plan
  const what = t.movesWhat(fiscalYear - 1, fiscalYear)
  if (fall === null) return <Card headline={t.movesNone} subtitle={what}><EmptyState title={t.noBudget}>{t.noBudgetWhat}</EmptyState></Card>
  const headline = fall.steps.length === 0
    ? t.movesNone
    : t.movesTitle(fall.up.count, formatMillionChange(fall.up.sum), fall.down.count, formatMillionChange(fall.down.sum))
  return (
    <Card
      headline={headline}
      subtitle={what}
      table={{
        caption: what,
        columns: [t.programme, t.department, t.budget(fiscalYear - 1), t.budget(fiscalYear), t.change, t.changeRate],
        words: [1],
        rows: fall.steps.map((s) => [
          s.programmeId === null ? t.rest(s.count) : s.name, s.department, formatMillion(s.before), formatMillion(s.after),
          formatMillionChange(s.change), formatPercentChange(s.before, s.after, 1) ?? t.fromNothing,
        ]),
      }}
    >
      <table className={styles.fall}>
        <caption className="sr-only">{what}</caption>
        <colgroup><col className={styles.fallName} /><col /><col className={styles.fallAmount} /></colgroup>
        <tbody>
          <Total label={t.budget(fiscalYear - 1)} amount={fall.before} at={0} fall={fall} next />
          {fall.steps.map((step, index) => (
            <StepRow key={step.key} step={step} fall={fall} next={index < fall.steps.length} />
          ))}
          <Total label={t.budget(fiscalYear)} amount={fall.after} at={fall.after - fall.before} fall={fall} next={false} />
        </tbody>
      </table>
    </Card>
  )
}

/** A running change as a place on the track: room is left at both ends for the ticks. */
const place = ({ low, high }: Waterfall, value: number) => 2 + (high === low ? 0.5 : (value - low) / (high - low)) * 96

function StepRow({ step, fall, next }: { step: Step; fall: Waterfall; next: boolean }) {
  const t = useText(budgetMessages)
  const { bureau } = route.useSearch()
  const [from, to] = [place(fall, step.from), place(fall, step.to)]
  const label = `${t.running} ${formatMillionChange(step.from)} → ${formatMillionChange(step.to)}`
  return (
    <tr>
      <th scope="row">
        {step.programmeId === null ? (
          <span className={styles.restName}>{t.rest(step.count)}</span>
        ) : (
          <Link
            to="/budget" search={{ tab: 'tree', programme: step.programmeId, ...(bureau === undefined ? {} : { bureau }) }}
            hash="detail" className={styles.quietLink} aria-label={t.openProgramme(step.name)}
          >
            <Korean>{step.name}</Korean>
          </Link>
        )}
      </th>
      <td className={styles.track}>
        <svg width="100%" height="100%" role="img" aria-label={label}>
          <line x1={`${place(fall, 0)}%`} x2={`${place(fall, 0)}%`} y1="0" y2="100%" stroke="var(--line-strong)" />
          <rect x={`${Math.min(from, to)}%`} width={`${Math.max(0.4, Math.abs(to - from))}%`} y="18%" height="64%" fill={step.change > 0 ? 'var(--mark)' : 'var(--mark-3)'} stroke={step.change > 0 ? 'none' : 'var(--mark-2)'} />
          {next && <line x1={`${to}%`} x2={`${to}%`} y1="82%" y2="118%" stroke="var(--mark-2)" />}
        </svg>
      </td>
      <td className="num"><strong>{formatMillionChange(step.change)}</strong></td>
    </tr>
  )
}

function Total(props: { label: string; amount: number; at: number; fall: Waterfall; next: boolean }) {
  const x = `${place(props.fall, props.at)}%`
  const zero = `${place(props.fall, 0)}%`
  return (
    <tr className={styles.fallTotal}>
      <th scope="row">{props.label}</th>
      <td className={styles.track} aria-hidden="true">
        <svg width="100%" height="100%">
          {!props.next && <line x1={zero} x2={zero} y1="0" y2="100%" stroke="var(--line-strong)" />}
          <line x1={x} x2={x} y1="10%" y2={props.next ? '120%' : '90%'} stroke="var(--target)" strokeWidth="2" />
        </svg>
      </td>
      <td className="num"><strong>{formatMillion(props.amount)}</strong></td>
    </tr>
  )
}
