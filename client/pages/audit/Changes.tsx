import type { Change } from '#domain/words/audit-changes.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { auditMessages } from './messages.ts'
import styles from './audit.module.css'

/** Before and after side by side, field by field; what changed stands out by weight and by a word, not by colour alone. */
export function Changes(props: { changes: readonly Change[]; unit: string | null; refused: boolean }) {
  const t = useText(auditMessages)
  const language = useLanguage()
  const shown = props.changes.filter((change) => !change.minor)
  const both = props.changes.some((change) => change.before !== null)
  if (shown.length === 0) return props.refused ? null : <p className="muted">{t.noChanges}</p>
  return (
    <section>
      <h3 className={styles.heading}>
        {props.refused || !both ? t.facts : t.changes}
        {props.unit !== null && !props.refused && <span className={styles.role}> {t.unit(props.unit)}</span>}
      </h3>
      <table className={styles.changes}>
        <thead className={both ? undefined : 'sr-only'}>
          <tr>
            <th scope="col">{t.field}</th>
            {both && <th scope="col">{t.before}</th>}
            <th scope="col">{both ? t.after : t.facts}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((change) => (
            <tr key={change.field} data-changed={both && change.changed}>
              <th scope="row">
                {change.label[language]}
                {both && change.changed && <span className="sr-only"> ({t.changed})</span>}
              </th>
              {both && (
                <td>
                  <Korean>{change.before?.[language] ?? '–'}</Korean>
                </td>
              )}
              <td>
                <Korean>{change.after?.[language] ?? '–'}</Korean>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
