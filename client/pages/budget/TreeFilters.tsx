import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Korean, useText } from '../../language.tsx'
import { Button } from '../../ui/Button.tsx'
import styles from './budget.module.css'
import { budgetMessages } from './messages.ts'
import type { BudgetPage } from './tree.ts'

const route = getRouteApi('/frame/budget')
const PAUSE = 250

/** Which lines the table shows: a department, a word, one programme. All of it stands in the address. */
export function TreeFilters({ page, children }: { page: BudgetPage; children: ReactNode }) {
  const t = useText(budgetMessages)
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const only = page.programmes.find((p) => p.id === search.programme)
  /** Takes these out of the address and puts those in. */
  const set = (out: readonly (keyof typeof search)[], put: typeof search) =>
    void navigate({
      search: (before) => ({
        ...Object.fromEntries(Object.entries(before).filter(([key]) => !out.some((one) => one === key))),
        ...put,
      }),
      replace: true,
      resetScroll: false,
    })
  return (
    <div className={`${styles.filters} no-print`}>
      <label className={styles.filter}>
        <span className="sr-only">{t.department}</span>
        <select
          value={search.department ?? ''}
          onChange={(event) =>
            set(['department', 'programme'], event.target.value === '' ? {} : { department: Number(event.target.value) })
          }
        >
          <option value="">{t.allDepartments}</option>
          {page.plan.departments.map((d) => (
            <option key={d.id} value={d.id} lang="ko">
              {d.shortName}
            </option>
          ))}
        </select>
      </label>
      <WordFilter key={search.programme ?? ''} q={search.q ?? ''} onWord={(q) => set(['q'], q === '' ? {} : { q })} />
      {only !== undefined && (
        <p className={styles.only}>
          <Korean>{t.onlyProgramme(only.name)}</Korean>
          <Button kind="quiet" small onClick={() => set(['programme'], {})}>
            {t.showAll}
          </Button>
        </p>
      )}
      <div className={styles.acts}>{children}</div>
    </div>
  )
}

/** Typing stays in the field; the address follows after a pause and never inside a syllable being composed. */
function WordFilter({ q, onWord }: { q: string; onWord: (q: string) => void }) {
  const t = useText(budgetMessages)
  const [typed, setTyped] = useState(q)
  const [known, setKnown] = useState(q)
  const composing = useRef(false)
  const tell = useRef(onWord)
  useEffect(() => {
    tell.current = onWord
  })
  if (q !== known) {
    // The address was changed elsewhere: by the search, a link, the back button.
    setKnown(q)
    if (q !== typed.trim()) setTyped(q)
  }
  useEffect(() => {
    const next = typed.trim().slice(0, 80)
    if (next === q) return
    const timer = setTimeout(() => !composing.current && tell.current(next), PAUSE)
    return () => clearTimeout(timer)
  }, [typed, q])
  return (
    <label className={styles.filter}>
      <span className="sr-only">{t.find}</span>
      <input
        type="search"
        value={typed}
        placeholder={t.find}
        maxLength={80}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onCompositionStart={() => (composing.current = true)}
        onCompositionEnd={(event) => {
          composing.current = false
          setTyped(event.currentTarget.value)
          tell.current(event.currentTarget.value.trim().slice(0, 80))
        }}
      />
    </label>
  )
}
