import { useId } from 'react'
import { useText } from '../../language.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import styles from './activities.module.css'
import { messages } from './messages.ts'
import type { Page } from './types.ts'

interface Chosen {
  readonly bureau?: number | undefined
  readonly department?: number | undefined
  readonly indicator?: number | undefined
  readonly year?: number | undefined
  readonly activity?: number | undefined
  readonly all?: boolean | undefined
}

/** Text, year, department and indicator, kept in the address. What leaves no choice is not shown. */
export function Filters(props: {
  page: Page
  search: Chosen
  q: string
  onQ: (q: string) => void
  onGo: (next: Chosen) => void
}) {
  const t = useText(messages)
  const { page, search } = props
  const indicators = page.indicators.filter((i) => search.department === undefined || i.departmentId === search.department)
  return (
    <div className={`${styles.filters} no-print`}>
      <input
        type="search"
        className={styles.search}
        aria-label={t.search}
        placeholder={t.search}
        value={props.q}
        data-search
        onChange={(event) => props.onQ(event.target.value)}
      />
      {page.departments.length > 1 && (
        <Choice
          label={t.department}
          value={search.department}
          all={t.allDepartments}
          options={page.departments}
          onChoose={(department) =>
            props.onGo({
              department,
              all: department === undefined ? true : undefined,
              bureau: page.bureau.id,
              indicator: undefined,
            })
          }
        />
      )}
      {indicators.length > 1 && (
        <Choice
          label={t.indicator}
          value={search.indicator}
          all={t.allIndicators}
          options={indicators}
          onChoose={(indicator) => props.onGo({ indicator })}
        />
      )}
      {page.years.length > 6 ? (
        <Choice
          label={t.year}
          value={page.year}
          all={null}
          options={page.years.map((y) => ({ id: y, name: String(y) }))}
          onChoose={(year) => props.onGo({ year, activity: undefined })}
        />
      ) : (
        <Segmented
          small
          label={t.year}
          value={page.year}
          options={page.years.map((y) => ({ value: y, label: y }))}
          onChange={(year) => props.onGo({ year, activity: undefined })}
        />
      )}
    </div>
  )
}

function Choice(props: {
  label: string
  value: number | undefined
  /** the words for no choice; null when one must be chosen */
  all: string | null
  options: readonly { readonly id: number; readonly name: string }[]
  onChoose: (id: number | undefined) => void
}) {
  const id = useId()
  return (
    <>
      <label className="sr-only" htmlFor={id}>
        {props.label}
      </label>
      <select
        id={id}
        className={styles.select}
        value={props.value ?? ''}
        onChange={(event) => props.onChoose(event.target.value === '' ? undefined : Number(event.target.value))}
      >
        {props.all !== null && <option value="">{props.all}</option>}
        {props.options.map((o) => (
          <option key={o.id} value={o.id} lang="ko">
            {o.name}
          </option>
        ))}
      </select>
    </>
  )
}
