import { getRouteApi } from '@tanstack/react-router'
import { useId } from 'react'
import { useText } from '../../language.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { messages } from './messages.ts'
import type { Grid } from './types.ts'
import styles from './Review.module.css'

const route = getRouteApi('/frame/review')

/** Year, period and department, kept in the address. What leaves no choice is not shown. */
export function PeriodChoice(props: { grid: Grid; departments: readonly { readonly id: number; readonly name: string }[] }) {
  const t = useText(messages)
  const id = useId()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { grid, departments } = props
  const go = (next: typeof search) => void navigate({ search: { ...search, ...next }, replace: true })
  return (
    <>
      {departments.length > 1 && (
        <>
          <label className="sr-only" htmlFor={id}>{t.department}</label>
          <select
            id={id} className={styles.select} value={search.department ?? ''}
            onChange={(event) => go({ department: event.target.value === '' ? undefined : Number(event.target.value) })}
          >
            <option value="">{t.all}</option>
            {departments.map((d) => <option key={d.id} value={d.id} lang="ko">{d.name}</option>)}
          </select>
        </>
      )}
      {grid.months.length > 1 && (
        <Segmented
          small label={t.period} value={grid.month} onChange={(month) => go({ month })}
          options={grid.months.map((month) => ({ value: month, label: month === 0 ? t.wholeYear : t.toMonth(month) }))}
        />
      )}
      <Segmented small label={t.year} value={grid.year} onChange={(year) => go({ year })} options={grid.years.map((year) => ({ value: year, label: year }))} />
    </>
  )
}
