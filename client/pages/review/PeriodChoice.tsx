import { getRouteApi } from '@tanstack/react-router'
import { useId } from 'react'
import { PERMISSIONS } from '#domain/entry/permissions.ts'
import { useFrame } from '../../frame/use-frame.ts'
import { useText } from '../../language.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { messages } from './messages.ts'
import type { ReviewList } from './selection.ts'
import styles from './Review.module.css'

const route = getRouteApi('/frame/review')

/** Year, period and department, kept in the address. What leaves no choice is not shown. */
export function PeriodChoice({ list }: { list: ReviewList }) {
  const t = useText(messages)
  const id = useId()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { departments } = list
  const frame = useFrame()
  // Whose entries reach over all bureaus chooses one; the others have their own departments.
  const bureaus = frame !== null && PERMISSIONS['entry.read'][frame.user.role] === 'everywhere' ? frame.bureaus : []
  const go = (next: typeof search) => void navigate({ search: { ...search, ...next }, replace: true })
  return (
    <>
      {bureaus.length > 1 && (
        <>
          <label className="sr-only" htmlFor={`${id}b`}>
            {t.bureau}
          </label>
          <select
            id={`${id}b`}
            className={styles.select}
            value={search.bureau ?? bureaus[0]?.id}
            onChange={(event) => go({ bureau: Number(event.target.value), department: undefined })}
          >
            {bureaus.map((b) => (
              <option key={b.id} value={b.id} lang="ko">
                {b.name}
              </option>
            ))}
          </select>
        </>
      )}
      {departments.length > 1 && (
        <>
          <label className="sr-only" htmlFor={id}>
            {t.department}
          </label>
          <select
            id={id}
            className={styles.select}
            value={search.department ?? ''}
            onChange={(event) => go({ department: event.target.value === '' ? undefined : Number(event.target.value) })}
          >
            <option value="">{t.all}</option>
            {departments.map((d) => (
              <option key={d.id} value={d.id} lang="ko">
                {d.name}
              </option>
            ))}
          </select>
        </>
      )}
      {list.months.length > 1 && (
        <Segmented
          small
          label={t.period}
          value={list.month}
          onChange={(month) => go({ month })}
          options={list.months.map((month) => ({ value: month, label: month === 0 ? t.wholeYear : t.toMonth(month) }))}
        />
      )}
      <Segmented
        small
        label={t.year}
        value={list.year}
        onChange={(year) => go({ year })}
        options={list.years.map((year) => ({ value: year, label: year }))}
      />
    </>
  )
}
