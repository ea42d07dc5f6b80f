import { monthsOf } from '#domain/entry/due.ts'
import { periodName } from '#domain/words/period-name.ts'
import { formatNumber } from '../../format.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { usePeriodNames } from '../../shared/text/period-name.ts'
import { Proposal } from '../../shared/value/activity/Proposal.tsx'
import { ToIndicator } from '../../shared/value/origin/ToIndicator.tsx'
import { messages } from './messages.ts'
import type { GridCell } from './selection.ts'
import styles from './Review.module.css'

/** Beside the list on a wide screen: the figure in which the keyboard is with its parts, the year's periods and the register's count. */
export function Beside({ cell }: { cell: GridCell }) {
  const t = useText(messages)
  const names = usePeriodNames()
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
    </aside>
  )
}

/** Each part with its figure in this period and its target of the year. */
function PartsTable({ cell }: { cell: GridCell }) {
  const t = useText(messages)
  return (
    <table className={styles.besideParts}>
      <thead>
        <tr>
          <th scope="col">{t.parts}</th>
          <th scope="col">{t.submittedNow}</th>
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
              {part.value === null ? t.notEntered : formatNumber(part.value)} <span className="unit">{part.unit}</span>
            </td>
            <td>{formatNumber(part.target)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const REPORTED: ReadonlySet<string> = new Set(['submitted', 'confirmed', 'closed'])

/** The year's periods, one bar each: filled = confirmed, outlined = not yet, hatched = missing; a real 0 keeps its line and figure. */
function Year({ cell }: { cell: GridCell }) {
  const t = useText(messages)
  const language = useLanguage()
  const months = monthsOf(cell.frequency)
  const figures = months.map((month) => {
    // What is still being typed is no figure yet.
    const at = cell.periods.find((period) => period.month === month && REPORTED.has(period.stage))
    return { month, value: at?.value.kind === 'measured' ? at.value.value : null, stage: at?.stage ?? null }
  })
  const most = Math.max(0, ...figures.map(({ value }) => Math.abs(value ?? 0)))
  return (
    <section>
      <h3>{t.ofTheYear(cell.year, cell.unit)}</h3>
      <ol className={styles.besideYear}>
        {figures.map(({ month, value, stage }) => (
          <li
            key={month}
            data-current={month === cell.month}
            data-kind={value === null ? 'missing' : stage === 'confirmed' || stage === 'closed' ? 'confirmed' : 'open'}
          >
            <span>{value === null ? (month < cell.month ? t.notEntered : '') : formatNumber(value)}</span>
            <span
              className={styles.besideBar}
              style={{ height: value === null || most === 0 ? 0 : `${(Math.abs(value) / most) * 3}rem` }}
              aria-hidden="true"
            />
            <span className="sr-only">{periodName(month, cell.frequency, cell.reported)[language]}</span>
            <span className={styles.by} aria-hidden="true">
              {cell.frequency === 'month' ? month : periodName(month, cell.frequency, cell.reported)[language]}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
