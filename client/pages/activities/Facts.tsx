import { isDouble, KIND_WORDS } from '#domain/entry/activity.ts'
import { DoubleMark } from '../../shared/value/activity/DoubleMark.tsx'
import { formatDate, formatDateTime, formatNumber } from '../../format.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import styles from './activities.module.css'
import { type Activity, linkNames, type Page, type Typed } from './types.ts'
import { formMessages, messages } from './messages.ts'
import { useQuery } from '@tanstack/react-query'
import { useTRPC } from '../../trpc.ts'
import { differing, typedOf } from './draft.ts'

/** An activity as it stands, for whoever only reads it. */
export function Facts({ of, page }: { of: Activity; page: Page }) {
  const t = useText(messages)
  const f = useText(formMessages)
  const language = useLanguage()
  const rows: readonly (readonly [string, string | null])[] = [
    [f.startsOn, of.endsOn === null ? formatDate(of.startsOn) : `${formatDate(of.startsOn)} ~ ${formatDate(of.endsOn)}`],
    [f.kind, of.kindNote === null ? KIND_WORDS[of.kind][language] : `${KIND_WORDS[of.kind][language]} · ${of.kindNote}`],
    [f.partner, of.partner],
    [f.place, of.place],
    [f.participants, of.participants === null ? null : t.people(formatNumber(of.participants))],
    [f.links, linkNames(of, page).join(', ') || t.notCounted],
    [
      f.seriesId,
      of.seriesId === null
        ? null
        : [page.series.find((s) => s.id === of.seriesId)?.name, of.seriesNumber === null ? undefined : t.number(of.seriesNumber)]
            .filter((part) => part !== undefined)
            .join(' · '),
    ],
    [f.host, of.host],
    [f.themeOnly, of.theme],
    [f.lead, of.lead],
    [f.delegation, of.delegation === null ? null : t.people(formatNumber(of.delegation))],
    [f.sites, of.sites],
    [f.note, of.note],
  ]
  return (
    <div>
      {of.status !== 'held' && (
        <p>
          <span className={styles.mark} data-kind="cancelled">
            {t[of.status]}
          </span>
        </p>
      )}
      {isDouble(of) && (
        <p>
          <DoubleMark many={of.links.length} />
        </p>
      )}
      <h3 className={styles.factsTitle}>
        <Korean>{of.title}</Korean>
      </h3>
      <dl className={styles.facts}>
        {rows.flatMap(([label, text]) =>
          text === null
            ? []
            : [
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>
                    <Korean>{text}</Korean>
                  </dd>
                </div>,
              ],
        )}
      </dl>
    </div>
  )
}

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
    if (field === 'seriesId') return page.series.find((s) => String(s.id) === of.seriesId)?.name ?? t.nothing
    if (field !== 'links') return String(of[field]) || t.nothing
    const links = Object.entries(of.links).map(([id, componentId]) => ({ indicatorId: Number(id), componentId }))
    return linkNames({ links }, page).join(', ') || t.nothing
  }
}
