import type { ReactNode } from 'react'
import styles from './aligned.module.css'

/**
 * A list whose rows stand beside one chart: names and figures are text (links, read aloud in order), the bars are one drawing.
 * `columns` are the grid's columns, the second one being the chart's; a row leaves that column free.
 */
export function Aligned<Row>(props: {
  rows: readonly Row[]
  rowKey: (row: Row) => string | number
  rowRem: number
  axisRem: number
  columns: string
  renderRow: (row: Row) => ReactNode
  rowClass?: string | undefined
  chart: ReactNode
}) {
  return (
    <div
      className={styles.aligned}
      style={{
        gridTemplateColumns: props.columns,
        gridTemplateRows: `repeat(${props.rows.length}, ${props.rowRem}rem) ${props.axisRem}rem`,
      }}
    >
      <ul className={styles.rows}>
        {props.rows.map((row) => (
          <li key={props.rowKey(row)} className={`${styles.row} ${props.rowClass ?? ''}`}>
            {props.renderRow(row)}
          </li>
        ))}
      </ul>
      <div className={styles.chart}>{props.chart}</div>
    </div>
  )
}
