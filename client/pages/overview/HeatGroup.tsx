import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Korean, useText } from '../../language.tsx'
import { ChevronIcon } from '../../ui/icons.tsx'
import { StatusGlyph } from '../../ui/StatusGlyph.tsx'
import type { OverviewData } from './facts.ts'
import styles from './heat.module.css'
import { HeatCell } from './HeatCell.tsx'
import { overviewMessages } from './messages.ts'

type Row = OverviewData['heat'][number]

/** A department's indicators, its name beside the first. */
export function OpenGroup({ name, rows, year }: { name: string; rows: readonly Row[]; year: number }) {
  return (
    <tbody>
      {/* On a phone the departments' column gives way to a line of its own. */}
      <tr className={styles.phoneGroup} aria-hidden="true">
        <td colSpan={2 + (rows[0]?.cells.length ?? 0)}>{name}</td>
      </tr>
      {rows.map((row, index) => (
        <HeatRow key={row.indicatorId} row={row} year={year}>
          {index === 0 && (
            <th scope="rowgroup" rowSpan={rows.length} className={styles.group}>
              <Korean>{name}</Korean>
            </th>
          )}
        </HeatRow>
      ))}
    </tbody>
  )
}

/** One line for a department: how many of its indicators missed, year by year; pressed, the indicators. */
export function FoldedGroup(props: {
  name: string
  rows: readonly Row[]
  year: number
  years: readonly number[]
  open: boolean
  onFold: () => void
}) {
  const t = useText(overviewMessages)
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={2}>
          <button type="button" className={styles.fold} aria-expanded={props.open} onClick={props.onFold}>
            <ChevronIcon /> <Korean>{props.name}</Korean> <small>{t.heatCount(props.rows.length)}</small>
          </button>
        </th>
        {props.years.map((year) => (
          <Sum key={year} rows={props.rows} year={year} />
        ))}
      </tr>
      {props.open &&
        props.rows.map((row) => (
          <HeatRow key={row.indicatorId} row={row} year={props.year}>
            <td />
          </HeatRow>
        ))}
    </tbody>
  )
}

function Sum({ rows, year }: { rows: readonly Row[]; year: number }) {
  const t = useText(overviewMessages)
  const cells = rows.flatMap((row) => row.cells.find((c) => c.year === year) ?? [])
  const scored = cells.filter((c) => c.rate !== null).length
  const missed = cells.filter((c) => c.category === 'missed').length
  const part = cells.filter((c) => c.soFar !== undefined).length
  if (scored > 0) {
    return (
      <td className={styles.sum} data-missed={missed > 0} title={t.heatMissed(missed, scored)}>
        <span aria-hidden="true">
          <StatusGlyph category={missed > 0 ? 'missed' : 'met'} /> {missed > 0 ? `${missed}/${scored}` : scored}
        </span>
        <span className="sr-only">{t.heatMissed(missed, scored)}</span>
      </td>
    )
  }
  const targets = cells.filter((c) => c.target.kind === 'set').length
  return (
    <td className={styles.sum}>
      {part > 0 ? `${t.provisional} ${part}/${cells.length}` : t.heatTargets(targets)}
      {part > 0 && <span className="sr-only"> {t.heatPart(part)}</span>}
    </td>
  )
}

function HeatRow({ row, year, children }: { row: Row; year: number; children: ReactNode }) {
  return (
    <tr>
      {children}
      <th scope="row" className={styles.name}>
        <Link
          to="/departments/$departmentId"
          params={{ departmentId: String(row.departmentId) }}
          search={{ year, indicator: row.indicatorId }}
          title={row.name}
        >
          <span>
            <Korean>{row.name}</Korean>
          </span>
          {'\u00a0'}
          <span className="unit">{row.unit}</span>
        </Link>
      </th>
      {row.cells.map((cell) => (
        <HeatCell key={cell.year} cell={cell} row={row} />
      ))}
    </tr>
  )
}
