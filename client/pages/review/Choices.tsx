import { getRouteApi } from '@tanstack/react-router'
import { useId } from 'react'
import { useText } from '../../language.tsx'
import { usePeriodNames } from '../../shared/text/period-name.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { messages } from './messages.ts'
import type { ReviewList } from './selection.ts'
import styles from './Review.module.css'

const route = getRouteApi('/frame/review')

/** Which words name what is shown. */
export const TAB = { waiting: 'tabWaiting', changing: 'tabChanging', confirmed: 'tabConfirmed' } as const

/** The one period whose confirmed figures are shown: the address's, else the newest that has any. */
export function confirmedPeriod(
  { periods }: Pick<ReviewList, 'periods'>,
  { year, month }: { readonly year?: number | undefined; readonly month?: number | undefined },
) {
  return year !== undefined && month !== undefined ? { year, month } : periods.findLast((p) => p.confirmed > 0)
}

/** What is shown, with how much there is of each; kept in the address. */
export function ShowChoice({ list, onChange }: { list: ReviewList; onChange: () => void }) {
  const t = useText(messages)
  const { show = 'waiting' } = route.useSearch()
  const navigate = route.useNavigate()
  const total = (of: 'waiting' | 'changing' | 'confirmed') => list.periods.reduce((sum, p) => sum + p[of], 0)
  const go = (next: Partial<ReturnType<typeof route.useSearch>>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true })
  return (
    <Segmented
      label={t.shown}
      value={show}
      onChange={(next) => {
        onChange()
        go({ show: next === 'waiting' ? undefined : next, year: undefined, month: undefined })
      }}
      options={(['waiting', 'changing', 'confirmed'] as const).map((value) => ({
        value,
        label: t[TAB[value]](total(value)),
      }))}
    />
  )
}

/** Of which period and department; kept in the address. What leaves no choice is not shown. */
export function Choices({ list, departments }: { list: ReviewList; departments: ReviewList['departments'] }) {
  const t = useText(messages)
  const names = usePeriodNames()
  const { show = 'waiting', year, month, department } = route.useSearch()
  const navigate = route.useNavigate()
  const go = (next: Partial<ReturnType<typeof route.useSearch>>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true })
  const shown = list.periods.filter((p) => p[show] > 0 || (p.year === year && p.month === month))
  const one = show === 'confirmed' ? confirmedPeriod(list, { year, month }) : { year, month }
  const at = one?.year === undefined || one.month === undefined ? '' : `${one.year}.${one.month}`
  return (
    <>
      {departments.length > 1 && (
        <Choice
          label={t.department}
          value={department ?? ''}
          options={[{ value: '', label: t.allDepartments }, ...departments.map((d) => ({ value: d.id, label: d.name }))]}
          onChange={(value) => go({ department: value === '' ? undefined : Number(value) })}
        />
      )}
      {shown.length + Number(at !== '') > 1 && (
        <Choice
          label={t.period}
          value={at}
          options={[
            ...(show === 'confirmed' ? [] : [{ value: '', label: t.allPeriods }]),
            ...(show === 'confirmed' ? shown.toReversed() : shown).map((p) => ({
              value: `${p.year}.${p.month}`,
              label: t.periodCount(names.at(p.year, p.month), p[show]),
            })),
          ]}
          onChange={(value) => {
            const [y, m] = value === '' ? [] : value.split('.').map(Number)
            go({ year: y, month: m })
          }}
        />
      )}
    </>
  )
}

function Choice(props: {
  label: string
  value: string | number
  options: readonly { readonly value: string | number; readonly label: string }[]
  onChange: (value: string) => void
}) {
  const id = useId()
  return (
    <>
      <label className="sr-only" htmlFor={id}>
        {props.label}
      </label>
      <select id={id} className={styles.select} value={props.value} onChange={(event) => props.onChange(event.target.value)}>
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </>
  )
}
