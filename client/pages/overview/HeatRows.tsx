import { upToPeriod } from '#domain/words/period-name.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { formatCompact, formatNumber, formatRate, unitWord, withUnit } from '../../format.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { categoryWord } from '../../messages.ts'
import { PACE, paceFigure, PaceMark } from '../../shared/text/pace.tsx'
import { soFarText } from '../../shared/text/so-far.ts'
import { StatusGlyph } from '../../ui/StatusGlyph.tsx'
import { ChevronIcon } from '../../ui/icons.tsx'
import type { OverviewData, RunningRow } from './facts.ts'
import styles from './heat.module.css'
import { overviewMessages } from './messages.ts'
import { runningMessages } from './messages-running.ts'

type Row = OverviewData['heat'][number]
/** An indicator under way in the page's year, by id. */
export type UnderWay = ReadonlyMap<number, RunningRow>

/** A department's indicators, its name beside the first. */
export function OpenGroup(props: { name: string; rows: readonly Row[]; year: number; underWay: UnderWay }) {
  const { name, rows, year, underWay } = props
  return (
    <tbody>
      {/* On a phone the departments' column gives way to a line of its own. */}
      <tr className={styles.phoneGroup} aria-hidden="true">
        <td colSpan={2 + (rows[0]?.cells.length ?? 0)}>{name}</td>
      </tr>
      {rows.map((row, index) => (
        <HeatRow key={row.indicatorId} row={row} year={year} underWay={underWay}>
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
  underWay: UnderWay
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
          <HeatRow key={row.indicatorId} row={row} year={props.year} underWay={props.underWay}>
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

function HeatRow(props: { row: Row; year: number; underWay: UnderWay; children: ReactNode }) {
  const { row, year, underWay, children } = props
  const running = underWay.get(row.indicatorId)
  return (
    <tr>
      {children}
      <th scope="row" className={styles.name}>
        {/* Of a year under way the rows are a line high: there the link stands in a line of text, with the unit at its end. */}
        <Link
          to="/departments/$departmentId"
          params={{ departmentId: String(row.departmentId) }}
          search={{ year, indicator: row.indicatorId }}
          title={row.name}
          data-inline={running !== undefined}
        >
          <span>
            <Korean>{row.name}</Korean>
          </span>
          {running === undefined && (
            <>
              {'\u00a0'}
              <span className="unit">{unitWord(row.unit)}</span>
            </>
          )}
        </Link>
        {running !== undefined && (
          <span className="unit">
            {'\u00a0'}
            {unitWord(row.unit)}
          </span>
        )}
      </th>
      {row.cells.map((cell) =>
        cell.year === year && running !== undefined ? (
          <RunningCell key={cell.year} row={row} running={running} year={year} />
        ) : (
          <HeatCell key={cell.year} cell={cell} row={row} />
        ),
      )}
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
      : t.partCell(withUnit(soFar.value, row.unit), soFarText(soFar, language), withUnit(cell.target.value, row.unit))
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

/** '28/33': the mark, the figure so far and the year's target; under them how far that is, and a tick where it should be. */
function RunningCell({ row, running, year }: { row: Row; running: RunningRow; year: number }) {
  const t = useText(overviewMessages)
  const r = useText(runningMessages)
  const language = useLanguage()
  const { pace, target, originalTarget, frequency, aggregation } = running
  const { status, month, value, expected } = pace
  const [whole, said] = [
    target.kind === 'set' ? target.value : null,
    (n: number | null) => (n === null ? '–' : paceFigure(n, row.unit)),
  ]
  const share = (n: number | null) =>
    n === null || whole === null || whole <= 0 ? null : Math.max(0, Math.min(100, (n / whole) * 100))
  const [far, should] = [share(value), share(expected)]
  const period = month === null ? '' : upToPeriod(month, frequency, aggregation)[language]
  const text = r.runningCell(PACE[status][language], period, said(value), said(expected), said(whole))
  return (
    <td className={styles.cell} data-pace={status} data-indicator={row.indicatorId} data-year={year} title={text}>
      <span className={styles.running}>
        <PaceMark status={status} />
        <span className="sr-only">{text}</span>
        <span className={styles.small} aria-hidden="true">
          {running.finality === 'provisional' ? r.provisional : ''}
        </span>
        <span className={styles.soFar} aria-hidden="true">
          {value !== null && <strong>{targetText(value, language)}</strong>}
          {value === null ? '' : '/'}
          {whole === null ? t.noTarget : targetText(whole, language)}
          {originalTarget !== undefined && (
            <span className={styles.original}>
              {t.original(originalTarget.kind === 'set' ? targetText(originalTarget.value, language) : t.noTarget)}
            </span>
          )}
        </span>
      </span>
      {far !== null && <i className={styles.far} style={{ inlineSize: `${far}%` }} />}
      {should !== null && <i className={styles.should} style={{ insetInlineStart: `${should}%` }} />}
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
