import { formatDateTime } from '../../../format.ts'
import { Korean, useText } from '../../../language.tsx'
import styles from './evidence.module.css'
import { messages } from './messages.ts'
import type { List } from './use-evidence.ts'

/** What was taken away, by whom and when: whoever reviews should know that there was more. */
export function Removed({ list }: { list: List['removed'] }) {
  const t = useText(messages)
  return (
    <details className={styles.kinds}>
      <summary>{t.removedTitle(list.length)}</summary>
      <ul className={styles.gone}>
        {list.map((one) => (
          <li key={one.id}>
            <s>
              <Korean>{one.title}</Korean>
            </s>{' '}
            <span className={styles.facts}>
              <Korean>{t.removedBy(one.removedBy, formatDateTime(one.removedAt))}</Korean>
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
