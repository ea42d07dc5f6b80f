import type { ReactNode } from 'react'
import styles from './Notice.module.css'

/** Nothing here yet: what is missing (`title`), what to do next (`children`, `action`). */
export function EmptyState(props: { title: ReactNode; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{props.title}</p>
      {props.children !== undefined && <p>{props.children}</p>}
      {props.action !== undefined && <div className={styles.actions}>{props.action}</div>}
    </div>
  )
}
