import { Link } from '@tanstack/react-router'
import { formatNumber, formatPointsLost } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { StatusGlyph } from '../../ui/StatusGlyph.tsx'
import styles from './exceptions.module.css'
import type { ExceptionRow } from './facts.ts'
import { overviewMessages } from './messages.ts'
import { useMedia } from '../../ui/use-media.ts'

/** A difference of percentages is in points: 5.41 % against 6 % is △0.59 %p. */
const gapUnit = (unit: string) => (unit === '%' ? '%p' : unit)
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
              </td>
              <td className="num">
                {formatNumber(e.target)}
                <Unit unit={e.unit} />
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
                </span>
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

const Unit = ({ unit }: { unit: string }) => <span className="unit"> {unit}</span>
