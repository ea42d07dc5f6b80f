import { useState } from 'react'
import { monthsOf } from '#domain/entry/due.ts'
import type { Reason } from '#domain/entry/reasons.ts'
import { sumOf } from '#domain/scoring/decimal.ts'
import { periodName } from '#domain/words/period-name.ts'
import { formatNumber, unitWord } from '../../format.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { usePeriodNames } from '../../shared/text/period-name.ts'
import { Proposal, useProposalAsked } from '../../shared/value/activity/Proposal.tsx'
import { ToIndicator } from '../../shared/value/origin/ToIndicator.tsx'
import { writing } from '../../writing-messages.ts'
import { type Draft, useDraft } from '../../shared/write/draft.ts'
import { Button } from '../../ui/Button.tsx'
import { ReasonField, RefusableFields } from '../../ui/FormDialog.tsx'
import { useSendKey } from '../../ui/use-send-key.ts'
import { comparisonOf } from './comparison.ts'
import { messages } from './messages.ts'
import { type GridCell, returnDraft } from './selection.ts'
import styles from './Review.module.css'

/**
 * Beside the list on a wide screen: the figure in which the keyboard is with its parts, the year's periods, the register's count,
 * and where it may be returned.
 */
export function Beside(props: {
  cell: GridCell
  /** null = it cannot be returned, or a dialog asks for the reason now */
  onReturn: ((reason: string, draft: Draft<object>) => void) | null
  busy: boolean
  refused: Reason | null | undefined
}) {
  const t = useText(messages)
  const names = usePeriodNames()
  const { cell } = props
  const asked = useProposalAsked(cell)
  return (
    <aside className={`${styles.beside} no-print`} aria-label={t.beside}>
      <div>
        <h2>
          <Korean>{cell.name}</Korean>
        </h2>
        <p className={styles.by}>
          {names.of(cell.year, cell.month, cell.frequency, cell.reported)} · {t.weight} {cell.weight} · <ToIndicator of={cell} />
        </p>
      </div>
      {cell.components.length > 0 && <PartsTable cell={cell} />}
      {cell.month > 0 && <Year cell={cell} />}
      <Proposal
        indicatorId={cell.indicatorId}
        year={cell.year}
        month={cell.month}
        current={cell.value.kind === 'measured' ? cell.value.value : null}
        editable={false}
        onTake={() => undefined}
      />
      {props.onReturn !== null && !asked && (
        <Returning cell={cell} onReturn={props.onReturn} busy={props.busy} refused={props.refused} />
      )}
    </aside>
  )
}

/** Each part with its figure in this period, the year so far where periods add up, its target of the year; below them the whole. */
function PartsTable({ cell }: { cell: GridCell }) {
  const t = useText(messages)
  const { soFar } = comparisonOf(cell)
  const adds = cell.components.some((part) => part.earlier !== null)
  const figure = (value: number | null) => (value === null ? t.notEntered : formatNumber(value))
  return (
    <table className={styles.besideParts} aria-label={`${cell.name} ${t.parts}`}>
      <thead>
        <tr>
          <th scope="col">{t.parts}</th>
          <th scope="col">{t.submittedNow}</th>
          {adds && <th scope="col">{t.sumSoFar}</th>}
          <th scope="col">{t.yearTarget}</th>
        </tr>
      </thead>
      <tbody>
        {cell.components.map((part) => (
          <tr key={part.id}>
            <th scope="row">
              <Korean>{part.name}</Korean>
            </th>
            <td>
              {figure(part.value)} <span className="unit">{unitWord(part.unit)}</span>
            </td>
            {adds && <td>{part.earlier === null ? '–' : formatNumber(sumOf([part.earlier, part.value ?? 0]))}</td>}
            <td>{formatNumber(part.target)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t.sum}</th>
          <td>
            {figure(cell.value.kind === 'measured' ? cell.value.value : null)} <span className="unit">{unitWord(cell.unit)}</span>
          </td>
          {adds && <td>{soFar === null ? '–' : formatNumber(soFar)}</td>}
          <td>{cell.target.kind === 'set' ? formatNumber(cell.target.value) : '–'}</td>
        </tr>
      </tfoot>
    </table>
  )
}

/** The reason by which the figure is sent back, kept while it is written; the same text stands in the dialog of the row. */
function Returning(props: {
  cell: GridCell
  onReturn: (reason: string, draft: Draft<object>) => void
  busy: boolean
  refused: Reason | null | undefined
}) {
  const t = useText(messages)
  const k = useText(writing)
  const draft = useDraft(returnDraft([props.cell]), { reason: '' })
  const reason = draft.typed.reason.trim()
  // What the last request of another row was refused for is not said here.
  const [sent, setSent] = useState(false)
  const send = () => {
    if (reason === '' || props.busy) return
    setSent(true)
    props.onReturn(reason, draft)
  }
  return (
    <div {...useSendKey(send)}>
      <RefusableFields refused={sent ? props.refused : undefined}>
        <ReasonField
          label={t.returnReason}
          hint={t.returnReasonHow}
          rows={2}
          value={draft.typed.reason}
          onChange={(text) => draft.type({ reason: text })}
        />
        <div className={styles.acts}>
          <Button small disabled={props.busy} why={reason === '' && k.missingReason} onClick={send}>
            {t.returnDo}
          </Button>
        </div>
      </RefusableFields>
    </div>
  )
}

const REPORTED: ReadonlySet<string> = new Set(['submitted', 'confirmed', 'closed'])

/**
 * The year's periods, one bar each: filled = confirmed, outlined = not yet, hatched = missing; a real 0 keeps its line and figure.
 * A hollow diamond is the same period of last year.
 */
function Year({ cell }: { cell: GridCell }) {
  const t = useText(messages)
  const language = useLanguage()
  const months = monthsOf(cell.frequency)
  const figures = months.map((month) => {
    // What is still being typed is no figure yet.
    const at = cell.periods.find((period) => period.month === month && REPORTED.has(period.stage))
    const before = cell.lastYearPeriods.find((period) => period.month === month)?.value ?? null
    return { month, value: at?.value.kind === 'measured' ? at.value.value : null, stage: at?.stage ?? null, before }
  })
  const most = Math.max(0, ...figures.flatMap(({ value, before }) => [Math.abs(value ?? 0), Math.abs(before ?? 0)]))
  const height = (value: number) => (most === 0 ? '0rem' : `${(Math.abs(value) / most) * 3}rem`)
  return (
    <section>
      <h3>
        {t.ofTheYear(cell.year, unitWord(cell.unit))}
        {figures.some(({ before }) => before !== null) && t.lastYearMark(cell.year - 1)}
      </h3>
      <ol className={styles.besideYear}>
        {figures.map(({ month, value, stage, before }) => (
          <li
            key={month}
            data-current={month === cell.month}
            data-kind={value === null ? 'missing' : stage === 'confirmed' || stage === 'closed' ? 'confirmed' : 'open'}
          >
            <span>{value === null ? (month < cell.month ? t.notEntered : '') : formatNumber(value)}</span>
            <span className={styles.besidePlot} aria-hidden="true">
              {value !== null && <span className={styles.besideBar} style={{ height: height(value) }} />}
              {before !== null && <span className={styles.besideLast} style={{ insetBlockEnd: height(before) }} />}
            </span>
            <span className="sr-only">
              {periodName(month, cell.frequency, cell.reported)[language]}
              {before !== null && `, ${t.lastYearWas(formatNumber(before))}`}
            </span>
            <span className={styles.by} aria-hidden="true">
              {cell.frequency === 'month' ? month : periodName(month, cell.frequency, cell.reported)[language]}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
