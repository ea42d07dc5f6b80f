import { Link } from '@tanstack/react-router'
import { formatNumber, formatPointsLost, formatRate } from '../../format.ts'
import { Korean, type Texts, useText } from '../../language.tsx'
import { Card } from '../../ui/Card.tsx'
import { StatusGlyph } from '../../ui/StatusGlyph.tsx'
import styles from './exceptions.module.css'
import { countsOf, type ExceptionRow, indicatorsIn, measuredIn, type OverviewData } from './facts.ts'
import { overviewMessages } from './messages.ts'
import { Pending } from './Pending.tsx'
import { TargetCheck } from './TargetCheck.tsx'

const MOST = 3

/** What went wrong, at most three; in a year without results, what is still to come in. */
export function Exceptions({ data, className }: { data: OverviewData; className?: string | undefined }) {
  const t = useText(overviewMessages)
  const counts = countsOf(data.departments)
  const shown = data.exceptions.slice(0, MOST)
  const pending = counts['not-entered'] + counts['not-due']
  const card = (headline: string, subtitle: string | undefined, children: React.ReactNode) => (
    <Card headline={headline} className={className} {...(subtitle === undefined ? {} : { subtitle })}>
      {children}
      <TargetCheck data={data} />
    </Card>
  )
  if (shown.length > 0) {
    return card(headline(data.exceptions, t), t.exceptionsWhat(data.year, shown.length, data.exceptions.length), <Missed rows={shown} year={data.year} />)
  }
  if (pending > 0) {
    const late = counts['not-entered']
    return card(late > 0 ? t.notEnteredHead(data.year, late) : t.notDueHead(data.year), t.pendingWhat, <Pending data={data} />)
  }
  if (indicatorsIn(counts) === 0) return card(t.noIndicators, undefined, null)
  const rates = data.departments.flatMap((d) => (d.score.lowestRate === null ? [] : [d.score.lowestRate]))
  return card(t.noMiss, undefined, rates.length > 0 && <p className={styles.note}>{t.noMissWhat(measuredIn(counts), formatRate(Math.min(...rates)))}</p>)
}

function headline(all: readonly ExceptionRow[], t: Texts<typeof overviewMessages>): string {
  const key = all.filter((e) => e.kind === 'key').length
  if (key === all.length) return t.missedAllKey(all.length)
  return key === 0 ? t.missedNoKey(all.length) : t.missedSomeKey(all.length, key)
}

/** A difference of percentages is in points: 5.41 % against 6 % is △0.59 %p. */
const gapUnit = (unit: string) => (unit === '%' ? '%p' : unit)
const signed = (value: number) => (value > 0 ? '+' : '') + formatNumber(value)
/** The first line of what was written, for a list; the whole of it is in the department's panel. */
const firstLine = (cause: string) => cause.trim().split(/\n/, 1)[0] ?? ''

function Missed({ rows, year }: { rows: readonly ExceptionRow[]; year: number }) {
  const t = useText(overviewMessages)
  return (
    <table className={styles.table}>
      <caption className="sr-only">{t.exceptionsTable}</caption>
      <thead>
        <tr>
          <th scope="col">{t.indicator}</th>
          <th scope="col" className="num">{t.actual}</th>
          <th scope="col" className="num">{t.target}</th>
          <th scope="col" className="num">{t.gap}</th>
          <th scope="col" className="num">{t.lost}</th>
        </tr>
      </thead>
      {rows.map((e) => (
        <tbody key={e.indicatorId}>
          <tr>
            <th scope="row">
              <Link to="/departments/$departmentId" params={{ departmentId: String(e.departmentId) }} search={{ year, indicator: e.indicatorId }}>
                <span className="missed"><StatusGlyph category="missed" /></span>
                <Korean>{e.name}</Korean>
              </Link>
            </th>
            <td className="num">{formatNumber(e.actual)}<Unit unit={e.unit} /></td>
            <td className="num">{formatNumber(e.target)}<Unit unit={e.unit} /></td>
            <td className="num">{signed(e.actual - e.target)}<Unit unit={gapUnit(e.unit)} /></td>
            <td className={`num missed ${styles.lost}`}>{t.points(formatPointsLost(e.pointsLost))}</td>
          </tr>
          <tr className={styles.more}>
            <td colSpan={5}>
              <span>{t.owner} <Korean>{e.departmentName}</Korean> · {t[e.kind]} {formatNumber(e.weight, 2)}</span>
              {e.cause === null ? <span className={styles.noCause}>{t.noCause}</span> : <span className={styles.cause}>{t.cause}: <Korean>{firstLine(e.cause)}</Korean></span>}
            </td>
          </tr>
        </tbody>
      ))}
    </table>
  )
}

const Unit = ({ unit }: { unit: string }) => <span className="unit"> {unit}</span>
