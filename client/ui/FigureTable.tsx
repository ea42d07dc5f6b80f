import type { ReactNode } from 'react'
import styles from './FigureTable.module.css'
import { WideTable } from './WideTable.tsx'

/** The figures of a chart, already formatted. The first column names the row; `numeric` columns are right-aligned (default: all others). */
export interface FigureData {
  readonly caption: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly ReactNode[])[]
  /** Indices of columns that hold words, so stay left-aligned. */
  readonly words?: readonly number[]
}

/** The same numbers as the chart, as a plain table. */
export function FigureTable({ data }: { data: FigureData }) {
  const align = (index: number) => (index === 0 || data.words?.includes(index) ? undefined : 'num')
  return (
    <WideTable name={data.caption}>
      <table className={styles.table}>
        <caption className="sr-only">{data.caption}</caption>
        <thead>
          <tr>
            {data.columns.map((column, index) => (
              <th key={column} scope="col" className={align(index)}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row, at) => (
            // The rows are a fixed picture of a chart: they are never reordered in place.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={at}>
              {row.map((cell, index) =>
                index === 0 ? (
                  <th key={data.columns[0]} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={data.columns[index]} className={align(index)}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  )
}
