import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { formatDate, formatNumber, formatPointsLost, formatRate, unitWord } from '../../format.ts'
import { Korean, type Texts, useText } from '../../language.tsx'
import { Card } from '../../ui/Card.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { StatusGlyph } from '../../ui/StatusGlyph.tsx'
import { useMedia } from '../../ui/use-media.ts'
import { WideTable } from '../../ui/WideTable.tsx'
import { TargetCheck } from './TargetCheck.tsx'
import { Work } from './Work.tsx'
import styles from './exceptions.module.css'
import {
  countsOf,
  type DepartmentRow,
  type ExceptionRow,
  indicatorsIn,
  measuredIn,
  type OverviewData,
  underWayIn,
} from './facts.ts'
import { overviewMessages } from './messages.ts'
import { gapUnit } from '../../shared/text/pace.tsx'

const MOST = 3

/** What went wrong, at most three; in a year without results, what is still to come in. */
export function Exceptions({ data, className }: { data: OverviewData; className?: string | undefined }) {
  const t = useText(overviewMessages)
  const counts = countsOf(data.departments)
  const shown = data.exceptions.slice(0, MOST)
  const underWay = underWayIn(data.departments.flatMap((d) => d.indicators)).length
  const pending = counts['not-entered'] + counts['not-due']
  const card = (title: string, subtitle: string | undefined, children: ReactNode) => (
    <Card headline={title} className={className} {...(subtitle === undefined ? {} : { subtitle })}>
      {children}
      <TargetCheck data={data} />
    </Card>
  )
  if (shown.length > 0) {
    return card(
      headline(data.exceptions, t),
      t.exceptionsWhat(data.year, shown.length, data.exceptions.length),
      <>
        <Missed rows={shown} year={data.year} />
        {underWay > 0 && <p className={styles.note}>{t.underWayNote(underWay)}</p>}
      </>,
    )
  }
  // Past their day they are more than a number to come: who owes how many since when, and the way there.
  if (counts['not-entered'] > 0 && data.work !== null && data.work.late.length > 0)
    return (
      <Work data={data} className={className}>
        <TargetCheck data={data} />
      </Work>
    )
  if (pending > 0) {
    const late = counts['not-entered']
    const head =
      late > 0
        ? t.notEnteredHead(data.year, late)
        : underWay > 0
          ? t.underWayHead(data.year, underWay, indicatorsIn(counts))
          : t.notDueHead(data.year)
    return card(head, t.pendingWhat, <Pending data={data} />)
  }
  if (indicatorsIn(counts) === 0) return card(t.noIndicators, undefined, <p className={styles.note}>{t.noIndicatorsWhat}</p>)
  const rates = data.departments.flatMap((d) => (d.score.lowestRate === null ? [] : [d.score.lowestRate]))
  return card(
    t.noMiss,
    undefined,
    rates.length > 0 && <p className={styles.note}>{t.noMissWhat(measuredIn(counts), formatRate(Math.min(...rates)))}</p>,
  )
}

function headline(all: readonly ExceptionRow[], t: Texts<typeof overviewMessages>): string {
  const key = all.filter((e) => e.kind === 'key').length
  if (key === all.length) return t.missedAllKey(all.length)
  return key === 0 ? t.missedNoKey(all.length) : t.missedSomeKey(all.length, key)
}

/** A difference of percentages is in points: 5.41 % against 6 % is △0.59 %p. */
const signed = (value: number) => (value > 0 ? '+' : '') + formatNumber(value)
/** The first line of what was written, for a list; the whole of it is in the department's panel. */
const firstLine = (cause: string) => cause.trim().split(/\n/, 1)[0] ?? ''

/** The missed indicators with their figures; under each whose it is and why. */
export function Missed({ rows, year }: { rows: readonly ExceptionRow[]; year: number }) {
  const t = useText(overviewMessages)
  // On a phone the name has a line of its own over its four figures.
  const narrow = useMedia('(max-width: 30rem)')
  const columns = narrow ? 4 : 5
  return (
    <table className={styles.table}>
      <caption className="sr-only">{t.exceptionsTable}</caption>
      <thead>
        <tr>
          {!narrow && <th scope="col">{t.indicator}</th>}
          {[t.actual, t.target, t.gap, t.lost].map((word) => (
            <th key={word} scope="col" className="num">
              {word}
            </th>
          ))}
        </tr>
      </thead>
      {rows.map((e) => {
        const name = (
          <th scope={narrow ? 'rowgroup' : 'row'} colSpan={narrow ? columns : 1}>
            <Link
              to="/departments/$departmentId"
              params={{ departmentId: String(e.departmentId) }}
              search={{ year, indicator: e.indicatorId }}
            >
              <span className="missed">
                <StatusGlyph category="missed" />
              </span>
              <Korean>{e.name}</Korean>
            </Link>
          </th>
        )
        return (
          <tbody key={e.indicatorId}>
            {narrow && <tr>{name}</tr>}
            <tr>
              {!narrow && name}
              <td className="num">
                {formatNumber(e.actual)}
                <Unit unit={e.unit} />
                {e.finality === 'provisional' && <small className={styles.provisional}> {t.provisional}</small>}
              </td>
              <td className="num">
                {formatNumber(e.target)}
                <Unit unit={e.unit} />
                {e.originalTarget !== undefined && (
                  <small className={styles.original}>
                    {t.original(e.originalTarget === null ? t.noTarget : formatNumber(e.originalTarget))}
                  </small>
                )}
              </td>
              <td className="num">
                {signed(e.actual - e.target)}
                <Unit unit={gapUnit(e.unit)} />
              </td>
              <td className={`num missed ${styles.lost}`}>{t.points(formatPointsLost(e.pointsLost))}</td>
            </tr>
            <tr className={styles.more}>
              <td colSpan={columns} title={e.cause ?? undefined}>
                <span>
                  {t.owner} <Korean>{e.departmentName}</Korean> · {t[e.kind]} {formatNumber(e.weight, 2)}
                </span>{' '}
                {e.cause === null ? (
                  <span className={styles.noCause}>{t.noCause}</span>
                ) : (
                  <span>
                    {t.cause}: <Korean>{firstLine(e.cause)}</Korean>
                  </span>
                )}
              </td>
            </tr>
          </tbody>
        )
      })}
    </table>
  )
}

const Unit = ({ unit }: { unit: string }) => <span className="unit"> {unitWord(unit)}</span>

/** A year without misses because it has no results: who has entered how many, and from when they are due. */
function Pending({ data }: { data: OverviewData }) {
  const t = useText(overviewMessages)
  const waiting = data.departments.filter((d) => d.score.counts['not-entered'] + d.score.counts['not-due'] > 0)
  const partial = waiting.some((d) => underWayIn(d.indicators).length > 0)
  return (
    <WideTable maxHeight="22rem" name={t.pendingWhat}>
      <table className={styles.table}>
        <caption className="sr-only">{t.pendingWhat}</caption>
        <thead>
          <tr>
            <th scope="col">{t.department}</th>
            <th scope="col" className="num">
              {t.entered}
            </th>
            {partial && (
              <th scope="col" className="num">
                {t.underWay}
              </th>
            )}
            <th scope="col" className={styles.word}>
              {t.pendingState}
            </th>
            <th scope="col" className="num">
              {t.dueFrom}
            </th>
          </tr>
        </thead>
        <tbody>
          {waiting.map((d) => (
            <tr key={d.id} className={styles.single}>
              <th scope="row">
                <Link to="/departments/$departmentId" params={{ departmentId: String(d.id) }} search={{ year: data.year }}>
                  <Korean>{d.shortName}</Korean>
                </Link>
              </th>
              <td className="num">{enteredOf(d)}</td>
              {partial && <td className="num">{underWayIn(d.indicators).length || '–'}</td>}
              <td className={styles.word}>{pendingState(d)}</td>
              <td className="num">{dueFrom(d, t)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  )
}

const enteredOf = (d: DepartmentRow) =>
  `${d.indicators.filter((i) => i.actual.kind === 'measured').length}/${d.indicators.length}`

function pendingState(d: DepartmentRow): ReactNode {
  const state = d.score.counts['not-entered'] > 0 ? 'not-entered' : 'not-due'
  return <StatusBadge category={state}>{d.score.counts[state]}</StatusBadge>
}

/** The first date on which one of the department's actuals falls due; a late one has passed it. */
function dueFrom(d: DepartmentRow, t: Texts<typeof overviewMessages>): string {
  if (d.score.counts['not-entered'] > 0) return t.past
  const dates = d.indicators.flatMap((i) => (i.actual.kind === 'not-due' ? [i.actual.dueOn] : []))
  const first = dates.toSorted()[0]
  return first === undefined ? t.none : formatDate(first)
}
