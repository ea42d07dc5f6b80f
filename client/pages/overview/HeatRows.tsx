import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { formatCompact, formatNumber, formatRate } from '../../format.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { categoryWord } from '../../messages.ts'
import { soFarText } from '../../shared/text/so-far.ts'
import { StatusGlyph } from '../../ui/StatusGlyph.tsx'
import { ChevronIcon } from '../../ui/icons.tsx'
import type { OverviewData } from './facts.ts'
import styles from './heat.module.css'
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
  const provisional = cells.filter((c) => c.rate !== null && c.finality === 'provisional').length
  if (scored > 0) {
    return (
      <td className={styles.sum} data-missed={missed > 0} title={t.heatMissed(missed, scored)}>
        <span aria-hidden="true">
          <StatusGlyph category={missed > 0 ? 'missed' : 'met'} /> {missed > 0 ? `${missed}/${scored}` : scored}
        </span>
        <span className="sr-only">{t.heatMissed(missed, scored)}</span>
        {provisional > 0 && <span className={styles.flag}> {t.provisionalCount(provisional)}</span>}
      </td>
    )
  }
  const targets = cells.filter((c) => c.target.kind === 'set').length
  return <td className={styles.sum}>{part > 0 ? t.heatPart(part) : t.heatTargets(targets)}</td>
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

type Cell = Row['cells'][number]

/** The cell is narrow: the state in its shortest word. */
const SHORT: Partial<Record<Cell['category'], 'cellNotComputable' | 'cellNotEntered' | 'cellNotApplicable'>> = {
  'not-computable': 'cellNotComputable',
  'not-entered': 'cellNotEntered',
  'not-applicable': 'cellNotApplicable',
}

/** A rate where measured; else the target, on hatching where a result is due, with '12개월 중 n개월' where a part of the year is in; else the word for what is missing. */
function HeatCell({ cell, row }: { cell: Cell; row: Row }) {
  const t = useText(overviewMessages)
  const language = useLanguage()
  const word = categoryWord[cell.category][language]
  const at = { 'data-category': cell.category, 'data-indicator': row.indicatorId, 'data-year': cell.year }
  if (cell.rate !== null) {
    return (
      <td className={styles.cell} {...at}>
        <span className={styles.rate}>
          <StatusGlyph category={cell.category} />
          <span className="sr-only">{t.rateCell(word)} </span>
          {formatRate(cell.rate)}
          <span className="sr-only">%</span>
          {cell.finality === 'provisional' && <span className={styles.flag}>{t.provisional}</span>}
        </span>
      </td>
    )
  }
  // Not computable says more than a target of 0, and "not applicable" more than any target.
  if (cell.category === 'not-computable' || cell.category === 'not-applicable' || cell.target.kind === 'none') {
    return (
      <td className={`${styles.cell} hatched`} {...at}>
        <span className={styles.word}>
          <StatusGlyph category={cell.category} />
          {t[SHORT[cell.category] ?? 'noTarget']}
        </span>
      </td>
    )
  }
  const { soFar } = cell
  const part =
    soFar === undefined
      ? null
      : t.partCell(formatNumber(soFar.value), row.unit, soFarText(soFar, language), formatNumber(cell.target.value))
  return (
    <td className={`${styles.cell} ${cell.category === 'not-entered' ? 'hatched' : ''}`} {...at} title={part ?? undefined}>
      <span className={styles.target}>
        <span className="sr-only">{part === null ? t.targetCell(word) : `${word}, ${part}`} </span>
        <span aria-hidden={part !== null}>{targetText(cell.target.value, language)}</span>
        {cell.originalTarget !== undefined && (
          <span className={styles.original}>
            {t.original(cell.originalTarget.kind === 'set' ? targetText(cell.originalTarget.value, language) : t.noTarget)}
          </span>
        )}
        {soFar !== undefined && (
          <span className={styles.part} aria-hidden="true">
            {soFarText(soFar, language)}
          </span>
        )}
      </span>
    </td>
  )
}

/** Only where the figure would not fit: 197만, in English 1.97M. */
function targetText(value: number, language: 'ko' | 'en'): string {
  return Math.abs(value) < 1e5
    ? formatNumber(value)
    : language === 'ko'
      ? formatCompact(value)
      : `${formatNumber(value / 1e6, 2)}M`
}
