import { Link } from '@tanstack/react-router'
import { countdownText } from '#domain/entry/countdown.ts'
import { formatDate, formatNumber } from '../../format.ts'
import { Korean, type Texts, useLanguage, useText } from '../../language.tsx'
import { type PeriodNames, usePeriodNames } from '../../shared/text/period-name.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import styles from './deadlines.module.css'
import { messages } from './messages.ts'
import { isLate, type Line, waitingOf } from './shown.ts'
import { useMemo } from 'react'

/** The columns of the board. `several`: there are departments to tell apart. */
function boardColumns({
  t,
  names,
  several,
}: {
  t: Texts<typeof messages>
  names: PeriodNames
  several: boolean
}): Column<Line>[] {
  const period = ({ row }: Line) => names.at(row.year, row.month)
  const count = (id: 'of' | 'entered' | 'returned' | 'submitted' | 'confirmed'): Column<Line> => ({
    id,
    header: t[id],
    numeric: true,
    sort: ({ row }) => row[id],
    cell: ({ row }) => <span className={row[id] === 0 ? styles.none : undefined}>{formatNumber(row[id])}</span>,
  })
  const department: Column<Line> = {
    id: 'department',
    header: t.department,
    sort: (line) => line.department.name,
    cell: (line) => <Korean>{line.department.name}</Korean>,
  }
  const when: Column<Line> = {
    id: 'period',
    header: t.period,
    sort: ({ row }) => row.year * 100 + (row.month === 0 ? 13 : row.month),
    cell: period,
  }
  return [
    ...(several ? [department, when] : [when]),
    { id: 'due', header: t.due, sort: ({ row }) => row.due.on, cell: (line) => <Due line={line} /> },
    count('of'),
    count('entered'),
    count('returned'),
    count('submitted'),
    count('confirmed'),
    { id: 'waits', header: t.waits, cell: (line) => <Waits line={line} /> },
    { id: 'open', header: t.open, cell: (line) => <Doors line={line} period={period(line)} /> },
  ]
}

function Due({ line }: { line: Line }) {
  const language = useLanguage()
  const { due, done } = line.row
  if (done) return <span className={styles.none}>{formatDate(due.on)}</span>
  return (
    <span
      className={styles.due}
      data-late={isLate(line)}
      data-soon={due.count.kind === 'today' || (due.count.kind === 'left' && due.count.days <= 7)}
    >
      <span>{formatDate(due.on)}</span>
      {/* After its day only what is not entered is late; what waits for a head says so in its own column. */}
      {(due.count.kind !== 'late' || isLate(line)) && <strong>{countdownText(due.count)[language]}</strong>}
    </span>
  )
}

function Waits({ line }: { line: Line }) {
  const t = useText(messages)
  const waiting = waitingOf(line)
  const { leftOut } = line.row
  const words = { enter: t.toEnter, review: t.toReview, administrator: t.barred }
  return (
    <ul className={styles.waits}>
      {waiting.map(({ kind, count, names }) => (
        <li key={kind}>
          <span className={styles.task}>{words[kind](count)}</span>{' '}
          {names === null ? (
            <span>{t.administrator}</span>
          ) : names.length === 0 ? (
            <span className={styles.nobody}>{t.nobody}</span>
          ) : (
            <span lang="ko">{names.join(', ')}</span>
          )}
        </li>
      ))}
      {leftOut > 0 && <li>{t.leftOut(leftOut)}</li>}
      {waiting.length === 0 && leftOut === 0 && <li className={styles.none}>{t.noWait}</li>}
    </ul>
  )
}

function Doors({ line, period }: { line: Line; period: string }) {
  const t = useText(messages)
  const { row, department } = line
  const search = { year: row.year, month: row.month, department: department.id }
  const name = (what: string) => t.openOf(what, department.name, period)
  return (
    <span className={styles.doors}>
      {(row.toReview === 0 || row.toEnter + row.barred > 0) && (
        <Link to="/entry" search={search} aria-label={name(t.openEntry)}>
          {t.openEntry}
        </Link>
      )}
      {row.toReview > 0 && (
        <Link to="/review" search={search} aria-label={name(t.openReview)}>
          {t.openReview}
        </Link>
      )}
    </span>
  )
}

/** One row a department and period; late ones first as long as no column is chosen. `several`: departments to tell apart. */
export function BoardTable({ lines, several }: { lines: readonly Line[]; several: boolean }) {
  const t = useText(messages)
  const names = usePeriodNames()
  const columns = useMemo(() => boardColumns({ t, names, several }), [t, names, several])
  return (
    <DataTable
      caption={t.table}
      columns={columns}
      rows={lines}
      phone="cards"
      rowId={({ row }) => `${row.departmentId}.${row.year}.${row.month}`}
      rowName={({ row, department }) => `${department.name} ${names.at(row.year, row.month)}`}
    />
  )
}
