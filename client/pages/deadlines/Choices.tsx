import { getRouteApi } from '@tanstack/react-router'
import { useText } from '../../language.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import styles from './deadlines.module.css'
import { messages } from './messages.ts'
import { type Board, type Line, type Show, shownLines } from './shown.ts'

const route = getRouteApi('/frame/deadlines')

/** What is shown, kept in the address. What leaves no choice is not there. */
export function Choices({ board, lines, show }: { board: Board; lines: readonly Line[]; show: Show }) {
  const t = useText(messages)
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const go = (next: typeof search) => void navigate({ search: { ...search, ...next }, replace: true })
  const departments = board.departments.filter((d) => search.bureau === undefined || d.bureauId === search.bureau)
  const count = (of: Show) => shownLines(lines, of).length
  return (
    <>
      {board.bureaus.length > 1 && (
        <select
          className={styles.select}
          aria-label={t.bureau}
          value={search.bureau ?? ''}
          onChange={(event) => go({ bureau: Number(event.target.value) || undefined, department: undefined })}
        >
          <option value="">{t.allBureaus}</option>
          {board.bureaus.map((b) => (
            <option key={b.id} value={b.id} lang="ko">
              {b.name}
            </option>
          ))}
        </select>
      )}
      {board.departments.length > 1 && (
        <select
          className={styles.select}
          aria-label={t.department}
          value={search.department ?? ''}
          onChange={(event) => go({ department: Number(event.target.value) || undefined })}
        >
          <option value="">{t.allDepartments}</option>
          {departments.map((d) => (
            <option key={d.id} value={d.id} lang="ko">
              {d.name}
            </option>
          ))}
        </select>
      )}
      <Segmented
        small
        label={t.year}
        value={board.year ?? 0}
        onChange={(year) => go({ year: year === 0 ? undefined : year })}
        options={[{ value: 0, label: t.now }, ...board.years.map((year) => ({ value: year, label: year }))]}
      />
      <Segmented<Show>
        small
        label={t.show}
        value={show}
        onChange={(next) => go({ show: next === 'left' ? undefined : next })}
        options={[
          { value: 'late', label: t.showLate(count('late')) },
          { value: 'left', label: t.showLeft(count('left')) },
          { value: 'all', label: t.showAll(count('all')) },
        ]}
      />
    </>
  )
}
