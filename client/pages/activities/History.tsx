import { useQuery } from '@tanstack/react-query'
import { KIND_WORDS } from '#domain/entry/activity.ts'
import { formatDateTime } from '../../format.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { useTRPC } from '../../trpc.ts'
import styles from './activities.module.css'
import { differing, typedOf } from './draft.ts'
import { linkNames } from './link-names.ts'
import { formMessages } from './messages.ts'
import type { Activity, Page, Typed } from './types.ts'

/** Who wrote what, when and why, newest first, with the fields that each change touched. */
export function History({ of, page }: { of: Activity; page: Page }) {
  const t = useText(formMessages)
  const trpc = useTRPC()
  // Not awaited: the form must not wait for its past.
  const versions = useQuery(trpc.activities.history.queryOptions({ id: of.id })).data ?? []
  const shownAs = useFieldText(page)
  if (versions.length === 0) return null
  const whole = (index: number): Typed | null => {
    const version = versions[index]
    return version === undefined
      ? null
      : typedOf({ ...version.entry, id: of.id, version: version.version, departmentId: of.departmentId, status: 'held' })
  }
  return (
    <details className={styles.fold}>
      <summary>{t.history(versions.length)}</summary>
      <ol className={styles.history}>
        {versions
          .map((v, index) => {
            const [now, before] = [whole(index), whole(index - 1)]
            return (
              <li key={v.version}>
                <p>
                  <strong>{t[`act_${v.act}`]}</strong>{' '}
                  <span className={styles.quiet}>
                    {v.by} · {formatDateTime(v.at)}
                  </span>
                </p>
                {v.reason !== null && (
                  <p>
                    <Korean>{v.reason}</Korean>
                  </p>
                )}
                {now !== null &&
                  before !== null &&
                  differing(before, now).map((field) => (
                    <p key={field} className={styles.quiet}>
                      {t[labelOf(field)]}:{' '}
                      <Korean>
                        {shownAs(before, field)} → {shownAs(now, field)}
                      </Korean>
                    </p>
                  ))}
              </li>
            )
          })
          .toReversed()}
      </ol>
    </details>
  )
}

/** The message of a field's label; the department is never edited and has none. */
export const labelOf = (field: keyof Typed): Exclude<keyof Typed, 'departmentId'> => (field === 'departmentId' ? 'title' : field)

/** A field as a reader would write it. */
export function useFieldText(page: Page) {
  const t = useText(formMessages)
  const language = useLanguage()
  return (of: Typed, field: keyof Typed): string => {
    if (field === 'kind') return KIND_WORDS[of.kind][language]
    if (field !== 'links') return String(of[field]) || t.nothing
    const links = Object.entries(of.links).map(([id, componentId]) => ({ indicatorId: Number(id), componentId }))
    return linkNames({ links }, page).join(', ') || t.nothing
  }
}
