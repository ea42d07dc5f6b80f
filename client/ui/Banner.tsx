import type { ReactNode } from 'react'
import styles from './Notice.module.css'

/** A strip over the page: demonstration, practice, English, read-only. Put it into AppShell's `banner`. */
export function Banner(props: { kind?: 'info' | 'warn'; children: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.banner} data-kind={props.kind ?? 'info'}>
      <p>{props.children}</p>
      {props.action}
    </div>
  )
}
