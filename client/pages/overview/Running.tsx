import { PACE_STATUSES } from '#domain/entry/pace-status.ts'
import { periodShort, upToPeriod } from '#domain/words/period-name.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { formatDate, formatNumber, formatRate, formatScore, unitWord } from '../../format.ts'
import { Korean, type Language, type Texts, useLanguage, useText } from '../../language.tsx'
import { gapText, PACE, PaceBadge, PaceMark, paceFigure } from '../../shared/text/pace.tsx'
import { Card } from '../../ui/Card.tsx'
import type { FigureData } from '../../ui/FigureTable.tsx'
import { useMedia } from '../../ui/use-media.ts'
import type { DepartmentRow, OverviewData, RunningRow, RunningYear } from './facts.ts'
import { runningMessages } from './messages-running.ts'
import { paceAxis, type PaceAxis } from './pace-axis.ts'
import styles from './running.module.css'

/** So many departments can be read on a wall screen, which nobody scrolls. */
const WALL_ROWS = 19
/** More indicators than this are not read one by one: each department becomes a line. */
const MOST = 24

type T = Texts<typeof runningMessages>

/** Every indicator under way against one line, its 시기별 목표: the length of the line is the gap. */
export function Running(props: { data: OverviewData; running: RunningYear; wall: boolean; className?: string | undefined }) {
  const { data, running, wall, className } = props
  const t = useText(runningMessages)
  const language = useLanguage()
  const groups = groupsOf(data, running)
  const axis = paceAxis(running.rows.map((row) => row.pace.percent))
  return (
    <Card
      headline={
        <span className={styles.head}>
          <span>{headline(running, t)}</span>
          <Counts running={running} />
        </span>
      }
      className={className}
      table={tableOf(groups, t, language)}
    >
      {running.rows.length > MOST && groups.length > 1 ? (
        <Departments groups={groups} year={data.year} most={wall ? WALL_ROWS : groups.length} />
      ) : (
        <Rows groups={groups} running={running} year={data.year} axis={axis} />
      )}
    </Card>
  )
}

interface Group {
  readonly department: DepartmentRow
  readonly rows: readonly RunningRow[]
}

const groupsOf = (data: OverviewData, running: RunningYear): Group[] =>
  data.departments
    .map((department) => ({ department, rows: running.rows.filter((row) => row.departmentId === department.id) }))
    .filter((group) => group.rows.length > 0)

const isShort = ({ pace }: RunningRow) => pace.status === 'needs-improvement' || pace.status === 'behind'
const judgedIn = (rows: readonly RunningRow[]) => rows.filter((row) => row.pace.status !== 'too-early').length

function headline({ rows }: RunningYear, t: T): string {
  const [judged, short] = [judgedIn(rows), rows.filter(isShort).length]
  if (judged === 0) return t.noneJudged
  return short === 0 ? t.allOnTrack(judged) : t.short(judged, short)
}

/** The four states with their number, zeros too: that nobody is behind is a message. */
function Counts({ running }: { running: RunningYear }) {
  return (
    <span className={styles.counts}>
      {PACE_STATUSES.map((status) => (
        <span key={status}>
          <PaceBadge status={status}>
            <strong>{running.counts[status]}</strong>
          </PaceBadge>
        </span>
      ))}
    </span>
  )
}

function Rows(props: { groups: readonly Group[]; running: RunningYear; year: number; axis: PaceAxis }) {
  const { groups, running, year, axis } = props
  const t = useText(runningMessages)
  // On a phone the name has a line of its own over its figures.
  const narrow = useMedia('(max-width: 40rem)')
  return (
    <div className={styles.holder}>
      <table className={styles.table} data-narrow={narrow}>
        <caption>
          <span className="sr-only">{t.table}. </span>
          {t.what}
        </caption>
        <thead>
          <tr>
            {!narrow && (
              <th scope="col" className={styles.departmentColumn}>
                <span className="sr-only">{t.department}</span>
              </th>
            )}
            {!narrow && (
              <th scope="col">
                <span className="sr-only">{t.indicator}</span>
              </th>
            )}
            <th scope="col" className={styles.plotColumn}>
              <span className="sr-only">{t.line}</span>
              <Scale axis={axis} label={t.line} />
            </th>
            {[t.value, t.expected, t.gap].map((word, index) => (
              <th key={word} scope="col" className={`num ${index < 2 ? styles.figureColumn : styles.gapColumn}`}>
                {word}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ department, rows }) => (
          <tbody key={department.id}>
            {narrow && (
              <tr>
                <th colSpan={4} scope="rowgroup" className={styles.department}>
                  <Department department={department} rows={rows} year={year} />
                </th>
              </tr>
            )}
            {rows.map((row, index) => {
              const name = <Name row={row} running={running} year={year} />
              return narrow ? (
                <Stacked key={row.indicatorId} name={name} row={row} axis={axis} />
              ) : (
                <tr key={row.indicatorId} data-pace={row.pace.status}>
                  {index === 0 && (
                    <th rowSpan={rows.length} scope="rowgroup" className={styles.department}>
                      <Department department={department} rows={rows} year={year} />
                    </th>
                  )}
                  <th scope="row" className={styles.name}>
                    {name}
                  </th>
                  <Figures row={row} axis={axis} />
                </tr>
              )
            })}
          </tbody>
        ))}
      </table>
    </div>
  )
}

function Stacked({ name, row, axis }: { name: ReactNode; row: RunningRow; axis: PaceAxis }) {
  return (
    <>
      <tr>
        <th scope="rowgroup" colSpan={4} className={styles.name}>
          {name}
        </th>
      </tr>
      <tr data-pace={row.pace.status}>
        <Figures row={row} axis={axis} />
      </tr>
    </>
  )
}

function Department({ department, rows, year }: Group & { year: number }) {
  const t = useText(runningMessages)
  const { shown, measuredWeight, totalWeight } = department.score
  return (
    <>
      <Link to="/departments/$departmentId" params={{ departmentId: String(department.id) }} search={{ year }}>
        <Korean>{department.shortName}</Korean>
      </Link>
      <span className={styles.marks}>
        {PACE_STATUSES.flatMap((status) => {
          const n = rows.filter((row) => row.pace.status === status).length
          return n === 0
            ? []
            : [
                <span key={status} data-pace={status}>
                  <PaceMark status={status} /> <Word status={status} /> {n}
                </span>,
              ]
        })}
      </span>
      {shown !== null && measuredWeight > 0 && (
        <small>{t.scoreSoFar(formatScore(shown, 1), `${formatNumber(measuredWeight, 2)}/${formatNumber(totalWeight, 2)}`)}</small>
      )}
    </>
  )
}

const Word = ({ status }: { status: RunningRow['pace']['status'] }) => (
  <span className="sr-only">{PACE[status][useLanguage()]}</span>
)

/** Mark, name and unit; beside it the period it is judged by where that is not the page's, or why nobody can tell. */
function Name({ row, running, year }: { row: RunningRow; running: RunningYear; year: number }) {
  const t = useText(runningMessages)
  const language = useLanguage()
  const note = noteOf(row, running, t, language)
  return (
    <>
      <span className={styles.aside}>
        {note !== null && <small> {note}</small>}
        {row.finality === 'provisional' && <small> {t.provisional}</small>}
      </span>
      <span data-pace={row.pace.status} className={styles.mark}>
        <PaceMark status={row.pace.status} />
        <Word status={row.pace.status} />
      </span>{' '}
      <Link
        to="/departments/$departmentId"
        params={{ departmentId: String(row.departmentId) }}
        search={{ year, indicator: row.indicatorId }}
      >
        <Korean>{row.name}</Korean>
      </Link>
      <span className="unit">
        {'\u00a0'}
        {unitWord(row.unit)}
      </span>
    </>
  )
}

function noteOf(row: RunningRow, running: RunningYear, t: T, language: Language): string | null {
  const { why, month, missing } = row.pace
  if (why !== null) return row.pace.percent === null ? null : t.why(why, formatDate(row.resultsDue), missing.length)
  return month === null || month === running.month ? null : periodShort(month, row.frequency)[language]
}

function Figures({ row, axis }: { row: RunningRow; axis: PaceAxis }) {
  const { value, expected, gap } = row.pace
  return (
    <>
      <td className={styles.plotColumn}>{row.pace.percent === null ? <Why row={row} /> : <Line row={row} axis={axis} />}</td>
      <td className={`num ${styles.value}`}>{value === null ? '–' : figure(value)}</td>
      <td className="num">{expected === null ? '–' : figure(expected)}</td>
      <td className={`num ${styles.gap}`}>{gap === null ? '–' : gapText(gap, '')}</td>
    </>
  )
}

const figure = (value: number) => formatNumber(value, 2)

/** In the place of the line, where there is nothing to draw. */
function Why({ row }: { row: RunningRow }) {
  const t = useText(runningMessages)
  const { why, missing } = row.pace
  const text = why === null ? '' : t.why(why, formatDate(row.resultsDue), missing.length)
  return (
    <span className={styles.plot} title={text}>
      <span className={styles.why}>{text}</span>
    </span>
  )
}

/** From the pace's line to where the indicator stands; what nobody can judge yet is dotted. */
function Line({ row, axis }: { row: RunningRow; axis: PaceAxis }) {
  const { percent, status } = row.pace
  const at = percent === null ? null : axis.at(percent)
  return (
    <span className={styles.plot} aria-hidden="true" data-pace={status}>
      <i className={styles.base} style={{ insetInlineStart: `${axis.at(100)}%` }} />
      {at !== null && (
        <>
          <i
            className={styles.stroke}
            style={{ insetInlineStart: `${Math.min(at, axis.at(100))}%`, inlineSize: `${Math.abs(at - axis.at(100))}%` }}
          />
          <i className={styles.dot} style={{ insetInlineStart: `${at}%` }}>
            <PaceMark status={status} />
          </i>
        </>
      )}
    </span>
  )
}

/** The words over the line are this much of it wide, in percent, and an end's figure this much: measured where it is narrowest. */
const [WORDS, FIGURE] = [68, 14]

function Scale({ axis, label }: { axis: PaceAxis; label: string }) {
  const base = axis.at(100)
  const side = base < WORDS / 2 ? 'start' : base > 100 - WORDS / 2 ? 'end' : undefined
  const from = side === 'start' ? base : side === 'end' ? base - WORDS : base - WORDS / 2
  const covered = (tick: number) => axis.at(tick) + FIGURE / 2 > from && axis.at(tick) - FIGURE / 2 < from + WORDS
  return (
    <span className={styles.scale} aria-hidden="true">
      {axis.ticks.map((tick) => (
        <span
          key={tick}
          style={{ insetInlineStart: `${axis.at(tick)}%` }}
          data-base={tick === 100}
          data-side={tick === 100 ? side : undefined}
          data-covered={tick !== 100 && covered(tick)}
        >
          {tick === 100 ? label : tick}
        </span>
      ))}
    </span>
  )
}

/** Many indicators: a line a department, with its counts and the one farthest from its pace. */
function Departments({ groups, year, most }: { groups: readonly Group[]; year: number; most: number }) {
  const t = useText(runningMessages)
  return (
    <ul className={styles.departments}>
      {mostTelling(groups, most).map(({ department, rows }) => {
        const worst = worstOf(rows)
        return (
          <li key={department.id}>
            <span className={styles.department}>
              <Department department={department} rows={rows} year={year} />
            </span>
            {worst !== undefined && worst.pace.gap !== null && (
              <span className={styles.line}>
                <Link
                  to="/departments/$departmentId"
                  params={{ departmentId: String(department.id) }}
                  search={{ year, indicator: worst.indicatorId }}
                >
                  <Korean>{worst.name}</Korean>
                </Link>
                <span className={styles.gap}>{gapText(worst.pace.gap, worst.unit)}</span>
                {worst.pace.percent !== null && <small>{t.share(formatRate(worst.pace.percent))}</small>}
              </span>
            )}
          </li>
        )
      })}
      {groups.length > most && <li className={styles.note}>{t.others(groups.length - most)}</li>}
    </ul>
  )
}

/** The indicator farthest from its pace. */
const worstOf = (rows: readonly RunningRow[]) =>
  rows.filter(isShort).toSorted((a, b) => (a.pace.percent ?? -1) - (b.pace.percent ?? -1))[0]

/** All in their order, or so many of them, those that fall short first. */
function mostTelling(groups: readonly Group[], most: number): readonly Group[] {
  const short = groups.filter(({ rows }) => rows.some(isShort))
  const kept = new Set([...short, ...groups.filter((group) => !short.includes(group))].slice(0, most))
  return groups.filter((group) => kept.has(group))
}

/** The same figures as a table. */
function tableOf(groups: readonly Group[], t: T, language: Language): FigureData {
  return {
    caption: t.table,
    columns: [t.department, t.indicator, t.state, t.period, t.value, t.expected, t.gap, '%'],
    rows: groups.flatMap(({ department, rows }) =>
      rows.map((row) => {
        const { status, why, month, value, expected, gap, percent } = row.pace
        const stands = month === null ? '–' : upToPeriod(month, row.frequency, row.aggregation)[language]
        return [
          department.shortName,
          row.name,
          PACE[status][language],
          why === null ? stands : t.why(why, formatDate(row.resultsDue), row.pace.missing.length),
          value === null ? '–' : paceFigure(value, row.unit),
          expected === null ? '–' : paceFigure(expected, row.unit),
          gap === null ? '–' : gapText(gap, row.unit),
          percent === null ? '–' : formatRate(percent),
        ]
      }),
    ),
  }
}
