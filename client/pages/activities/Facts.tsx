import { KIND_WORDS } from '#domain/entry/activity.ts'
import { formatDate, formatNumber } from '../../format.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import styles from './activities.module.css'
import { linkNames } from './link-names.ts'
import { formMessages, messages } from './messages.ts'
import type { Activity, Page } from './types.ts'

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
    [f.note, of.note],
  ]
  return (
    <div>
      {of.status === 'cancelled' && (
        <p>
          <span className={styles.mark} data-kind="cancelled">
            {t.cancelled}
          </span>
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
