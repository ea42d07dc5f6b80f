import { useQuery } from '@tanstack/react-query'
import { useText } from '../../language.tsx'
import { useTRPC } from '../../trpc.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { useMedia } from '../../ui/use-media.ts'
import styles from './entry.module.css'
import type { Grid } from './lines.ts'
import { entryMessages, monthMessages } from './messages.ts'
import { boardMonth, gridMonth, type MonthCount, monthState } from './months.ts'

/** More than these have no room beside the year on a telephone. */
const FEW = 5

interface Props {
  readonly grid: Grid
  readonly departmentId: number | undefined
  readonly onMonth: (month: number) => void
}

/** The periods of the year, each with how far it is. The grid does not wait for it. */
export function MonthStrip({ grid, asked, departmentId, onMonth }: Props & { readonly asked: number | undefined }) {
  const t = useText(entryMessages)
  const m = useText(monthMessages)
  const narrow = useMedia('(max-width: 45rem)')
  const count = useMonths(grid, departmentId)
  const label = (month: number) => (month === 0 ? t.yearly : t.month(month))
  if (grid.months.length < 2) return null
  const chosen = asked !== undefined && grid.months.includes(asked) ? asked : grid.month
  if (narrow && grid.months.length > FEW)
    return (
      <select
        className={styles.select}
        aria-label={t.period}
        value={chosen}
        onChange={(event) => onMonth(Number(event.target.value))}
      >
        {grid.months.map((month) => (
          <option key={month} value={month}>
            {label(month)}
          </option>
        ))}
      </select>
    )
  return (
    <Segmented
      label={t.period}
      value={chosen}
      options={grid.months.map((month) => {
        const state = monthState(count(month))
        return {
          value: month,
          label: (
            <span className={styles.month} title={m[state]}>
              {label(month)}
              <i data-state={state} aria-hidden="true" />
              {state !== 'none' && <span className="sr-only">, {m[state]}</span>}
            </span>
          ),
        }
      })}
      onChange={onMonth}
    />
  )
}

/** An earlier month with a cell that is empty and past its day: how many, and the way there. Nothing where there is none. */
export function EmptyBefore({ grid, departmentId, onMonth }: Props) {
  const m = useText(monthMessages)
  const count = useMonths(grid, departmentId)
  const before = grid.months.filter((month) => month !== 0 && month < grid.month)
  const late = before.flatMap((month) => {
    const at = count(month)
    return monthState(at) === 'late' ? [{ month, empty: at.of - at.entered, days: at.late }] : []
  })
  return late.map(({ month, empty, days }) => (
    <button key={month} type="button" className={styles.emptyBefore} onClick={() => onMonth(month)}>
      {m.emptyBefore(month, empty, days)}
    </button>
  ))
}

const NONE: MonthCount = { of: 0, entered: 0, submitted: 0, confirmed: 0, late: 0 }

function useMonths(grid: Grid, departmentId: number | undefined): (month: number) => MonthCount {
  const { data } = useQuery(useTRPC().deadlines.board.queryOptions({ year: grid.year, departmentId }))
  const shown = new Set(grid.departments.map((d) => d.id))
  const rows = data?.rows.filter((row) => shown.has(row.departmentId)) ?? []
  return (month) => {
    if (month === grid.month) return gridMonth(grid.departments.flatMap((d) => d.cells))
    return data === undefined ? NONE : boardMonth(rows, month)
  }
}
