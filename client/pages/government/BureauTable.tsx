import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { daysBetween } from '#domain/entry/due.ts'
import { PERMISSIONS } from '#domain/entry/permissions.ts'
import { CATEGORIES, type CategoryCounts } from '#domain/scoring/category.ts'
import { Changes } from '../../jsx/Said.tsx'
import { formatFixed, formatMillion, formatMillionChange, formatPercentChange, formatRate } from '../../format.ts'
import { useFrame } from '../../frame/use-frame.ts'
import { Korean, type Texts, useText } from '../../language.tsx'
import { UnitName } from '../../shared/structure/structure.tsx'
import { type Column, DataTable, type Sort } from '../../ui/DataTable.tsx'
import { Hatch } from '../../ui/Hatch.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { budgetOf, type BureauRow, countsOf, type GovernmentData, shareMet } from './facts.ts'
import styles from './government.module.css'
import { messages } from './messages.ts'

type T = Texts<typeof messages>

/** Every bureau in one row, the one to look at first on top; counts and money of all of them below. */
export function BureauTable(props: { data: GovernmentData; sort: Sort | null; onSort: (sort: Sort | null) => void }) {
  const { data, sort, onSort } = props
  const t = useText(messages)
  const frame = useFrame()
  const board = frame !== null && PERMISSIONS['deadline.read'][frame.user.role] === 'everywhere'
  const columns = useMemo(() => columnsOf(data, t, board), [data, t, board])
  return (
    <DataTable
      caption={t.table}
      columns={columns}
      rows={data.bureaus}
      rowId={(bureau) => String(bureau.id)}
      rowName={(bureau) => bureau.name}
      phone="cards"
      sort={sort}
      onSort={onSort}
      footer={<Total data={data} />}
    />
  )
}

/** Under which word the money of the year stands: the plans agree, or it is called a budget. */
export const moneyWord = ({ bureaus, year }: GovernmentData, t: T): string =>
  bureaus.length > 0 && bureaus.every((bureau) => bureau.budget.now.kind === 'settled') ? t.settled(year) : t.planned(year)

function columnsOf(data: GovernmentData, t: T, board: boolean): Column<BureauRow>[] {
  const most = Math.max(...data.bureaus.map((bureau) => bureau.indicators), 1)
  return [
    {
      id: 'bureau',
      header: t.bureau,
      sort: (bureau) => bureau.name,
      cell: (bureau) => (
        <span className={styles.name}>
          <Link to="/overview" search={{ bureau: bureau.id, year: data.year }}>
            <UnitName unit={bureau} />
          </Link>
          <small>
            {t.scope(bureau.departments.length, bureau.indicators)}
            {bureau.provisional > 0 && ` · ${t.provisional(bureau.provisional)}`}
          </small>
        </span>
      ),
    },
    {
      id: 'state',
      header: t.state,
      sort: (bureau) => bureau.counts.missed,
      cell: (bureau) => <Counts counts={bureau.counts} share={bureau.indicators / most} />,
      width: '22rem',
    },
    {
      id: 'share',
      header: t.share,
      numeric: true,
      sort: ({ counts }) => shareMet(counts)?.all ?? null,
      cell: ({ counts }) => <Share counts={counts} />,
    },
    {
      id: 'lowest',
      header: t.lowest,
      sort: ({ lowest }) => lowest?.rate ?? null,
      cell: ({ lowest }) => <Lowest lowest={lowest} year={data.year} />,
    },
    {
      id: 'late',
      header: t.late,
      sort: ({ late }) => late?.count ?? 0,
      cell: (bureau) => <Late bureau={bureau} asOf={data.asOf} board={board} />,
    },
    {
      id: 'review',
      header: t.toReview,
      numeric: true,
      sort: ({ toReview }) => toReview,
      cell: ({ toReview }) => <span className={toReview === 0 ? styles.none : undefined}>{toReview}</span>,
    },
    {
      id: 'budget',
      header: moneyWord(data, t),
      numeric: true,
      sort: ({ budget }) => (budget.now.kind === 'not-planned' ? null : budget.now.amount),
      cell: (bureau) => <Money bureaus={[bureau]} />,
    },
  ]
}

/** 달성비율 of all indicators; below it of those that could be computed (rules §5). */
function Share({ counts }: { counts: CategoryCounts }) {
  const t = useText(messages)
  const share = shareMet(counts)
  if (share === null) return <span className={styles.none}>–</span>
  return (
    <span className={styles.money}>
      {formatFixed(share.all, 1)}%<small>{t.ofComputed(formatFixed(share.computed, 1))}</small>
    </span>
  )
}

/** The departments of each bureau, those with most missed first: where inside a bureau to look. */
export function DepartmentLists({ data }: { data: GovernmentData }) {
  const t = useText(messages)
  return (
    <ul className={styles.bureaus}>
      {data.bureaus.map((bureau) => (
        <li key={bureau.id}>
          <h3>
            <UnitName unit={bureau} />
          </h3>
          <ul className={styles.departments}>
            {bureau.departments.map((department) => (
              <li key={department.id}>
                <Link
                  to="/departments/$departmentId"
                  params={{ departmentId: String(department.id) }}
                  search={{ year: data.year }}
                  title={department.name}
                >
                  <UnitName unit={department} short />
                </Link>
                <span className={styles.badges}>
                  {CATEGORIES.filter((state) => department.counts[state] > 0).map((state) => (
                    <StatusBadge key={state} category={state}>
                      {department.counts[state]}
                    </StatusBadge>
                  ))}
                  {department.late > 0 && <span className={styles.late}>{t.lateShort(department.late)}</span>}
                </span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

/** The indicators by state, as a bar of their number and in words; the miss first. */
function Counts({ counts, share }: { counts: CategoryCounts; share: number }) {
  const states = CATEGORIES.filter((state) => counts[state] > 0)
  return (
    <span className={styles.counts}>
      <span className={styles.bar} style={{ width: `${share * 100}%` }} aria-hidden="true">
        {states.map((state) => (
          <span key={state} data-state={state} style={{ flexGrow: counts[state] }} />
        ))}
      </span>
      <span className={styles.badges}>
        {states.map((state) => (
          <StatusBadge key={state} category={state} strong={state === 'missed'}>
            {counts[state]}
          </StatusBadge>
        ))}
      </span>
    </span>
  )
}

function Lowest({ lowest, year }: { lowest: BureauRow['lowest']; year: number }) {
  const t = useText(messages)
  if (lowest === null) return <span className={styles.none}>{t.none}</span>
  return (
    <span className={styles.lowest}>
      <span>
        <strong>{formatRate(lowest.rate)}%</strong>{' '}
        <small>
          <Korean>{lowest.departmentName}</Korean>
        </small>
      </span>
      <Link
        to="/departments/$departmentId"
        params={{ departmentId: String(lowest.departmentId) }}
        search={{ year, indicator: lowest.indicatorId }}
      >
        <Korean>{lowest.name}</Korean>
      </Link>
    </span>
  )
}

function Late({ bureau, asOf, board }: { bureau: BureauRow; asOf: string; board: boolean }) {
  const t = useText(messages)
  const { late } = bureau
  if (late === null) return <span className={styles.none}>{t.none}</span>
  return (
    <span className={styles.late}>
      {board ? (
        <Link to="/deadlines" search={{ bureau: bureau.id, show: 'late' }} aria-label={t.lateOf(bureau.name, late.count)}>
          {t.lateCount(late.count)}
        </Link>
      ) : (
        t.lateCount(late.count)
      )}
      <small>{t.lateFor(daysBetween(late.since, asOf))}</small>
    </span>
  )
}

function Money({ bureaus }: { bureaus: readonly BureauRow[] }) {
  const t = useText(messages)
  const [now, before] = [budgetOf(bureaus, 'now'), budgetOf(bureaus, 'before')]
  if (now === null) return <Hatch>{t.notPlanned}</Hatch>
  return (
    <span className={styles.money}>
      {formatMillion(now)}
      {before !== null && (
        <Changes>
          <small>
            {formatMillionChange(now - before)} ({formatPercentChange(before, now)})
          </small>
        </Changes>
      )}
    </span>
  )
}

/** All bureaus together: counts and money are added up, nothing is averaged. */
function Total({ data }: { data: GovernmentData }) {
  const t = useText(messages)
  const { bureaus } = data
  const counts = countsOf(bureaus)
  const sum = (of: (bureau: BureauRow) => number) => bureaus.reduce((total, bureau) => total + of(bureau), 0)
  const late = sum((bureau) => bureau.late?.count ?? 0)
  return (
    <tr className={styles.total}>
      <th scope="row">
        <span className={styles.name}>
          {t.total}
          <small>
            {t.scope(
              sum((bureau) => bureau.departments.length),
              sum((bureau) => bureau.indicators),
            )}
          </small>
        </span>
      </th>
      <td data-label={t.state}>
        <span className={styles.badges}>
          {CATEGORIES.filter((state) => counts[state] > 0).map((state) => (
            <StatusBadge key={state} category={state}>
              {counts[state]}
            </StatusBadge>
          ))}
        </span>
      </td>
      <td data-numeric data-label={t.share}>
        <Share counts={counts} />
      </td>
      <td data-label={t.lowest} />
      <td data-label={t.late}>{late === 0 ? t.none : t.lateCount(late)}</td>
      <td data-numeric data-label={t.toReview}>
        {sum((bureau) => bureau.toReview)}
      </td>
      <td data-numeric data-label={moneyWord(data, t)}>
        <Money bureaus={bureaus} />
      </td>
    </tr>
  )
}
