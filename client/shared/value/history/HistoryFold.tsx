import { type ReactNode, useState } from 'react'
import styles from './history.module.css'
import { ValueHistory } from './ValueHistory.tsx'

/** One value's history behind its summary; asked for only when it is opened. */
export function HistoryFold(props: { indicatorId: number; year: number; month: number; summary: ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <details
      className={styles.fold}
      onToggle={(event) => event.target === event.currentTarget && setOpen(event.currentTarget.open)}
    >
      <summary>{props.summary}</summary>
      {open && (
        <div className={styles.folded}>
          <ValueHistory indicatorId={props.indicatorId} year={props.year} month={props.month} />
        </div>
      )}
    </details>
  )
}
