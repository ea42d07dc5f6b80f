import { useId } from 'react'
import { Korean, useText } from '../../language.tsx'
import styles from './activities.module.css'
import { formMessages } from './messages.ts'
import type { Counted, Page, Typed } from './types.ts'

type Links = Typed['links']

/** Which of the department's indicators it counts for; of a composite one, which part. */
export function LinkChoice({ page, typed, onLinks }: { page: Page; typed: Typed; onLinks: (links: Links) => void }) {
  const t = useText(formMessages)
  const id = useId()
  const own = page.indicators.filter((i) => i.departmentId === typed.departmentId)
  const set = (indicator: Counted, componentId: number | null | undefined) => {
    const { [String(indicator.id)]: _, ...rest } = typed.links
    onLinks(componentId === undefined ? rest : { ...rest, [indicator.id]: componentId })
  }
  return (
    <fieldset className={styles.links}>
      <legend className={styles.label}>{t.links}</legend>
      {own.length === 0 && <p className={styles.quiet}>{t.noLinks}</p>}
      {own.map((i) =>
        i.parts.length === 0 ? (
          <div key={i.id} className={styles.tick}>
            <input
              id={`${id}${i.id}`}
              type="checkbox"
              checked={String(i.id) in typed.links}
              onChange={(event) => set(i, event.target.checked ? null : undefined)}
            />
            <label htmlFor={`${id}${i.id}`}>
              <Korean>{i.name}</Korean> <span className={styles.quiet}>{i.unit}</span>
            </label>
          </div>
        ) : (
          <div key={i.id} className={styles.partChoice}>
            <label htmlFor={`${id}${i.id}`}>
              <Korean>{i.name}</Korean>
            </label>
            <select
              id={`${id}${i.id}`}
              className={styles.field}
              value={typed.links[String(i.id)] ?? ''}
              onChange={(event) => set(i, event.target.value === '' ? undefined : Number(event.target.value))}
            >
              <option value="">{t.notFor}</option>
              {i.parts
                .filter((p) => p.countable)
                .map((p) => (
                  <option key={p.id} value={p.id} lang="ko">
                    {p.name}
                  </option>
                ))}
            </select>
          </div>
        ),
      )}
      {own.length > 0 && <p className={styles.quiet}>{t.linksHow}</p>}
    </fieldset>
  )
}
