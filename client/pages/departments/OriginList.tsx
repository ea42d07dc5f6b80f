import { Korean, useText } from '../../language.tsx'
import { panelTexts } from './messages-panel.ts'
import styles from './Origin.module.css'
import type { Origin } from './types.ts'

// What a field of the store is called in the printed table is its column; a placeholder is printed but is not a figure.
const isPlaceholder = (o: Origin) => o.field.includes('placeholder')

/** Document › table › row, then each figure with the string as printed and its line. */
export function OriginList({ origins }: { origins: readonly Origin[] }) {
  const t = useText(panelTexts)
  if (origins.length === 0) return <p className="muted">{t.originsNone}</p>
  const groups = [...Map.groupBy(origins, (o) => `${o.document}\n${o.table}\n${o.row}`).values()]
  return (
    <div className={styles.groups}>
      {groups.map((group) => {
        const first = group[0]
        if (first === undefined) return null
        return (
          <div key={`${first.table}${first.row}`}>
            <p className={styles.document}>
              <Korean>{first.document}</Korean>
            </p>
            <p className={styles.place}>
              <Korean>{t.originRow(first.table, first.row)}</Korean>
            </p>
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">{t.column}</th>
                  <th scope="col">{t.raw}</th>
                  <th scope="col" className="num">
                    {t.line}
                  </th>
                </tr>
              </thead>
              <tbody>
                {group.map((o) => (
                  <tr key={`${o.subject}${o.subjectId}${o.field}`}>
                    <th scope="row">
                      <Korean>{o.column}</Korean>
                    </th>
                    <td>
                      <Korean>{o.raw === '' ? t.blank : `“${o.raw}”`}</Korean>
                      {isPlaceholder(o) && <span className={styles.note}>{t.placeholder}</span>}
                      {o.confidence < 1 && (
                        <span className={styles.note}>{t.unsure(String(Math.round(o.confidence * 100)))}</span>
                      )}
                    </td>
                    <td className="num">{o.line ?? '–'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )
      })}
    </div>
  )
}
