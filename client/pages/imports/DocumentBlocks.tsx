import { memo } from 'react'
import type { Block, TableBlock } from '../../../server/imports/model.ts'
import { Korean, useText } from '../../language.tsx'
import { importsMessages } from './messages.ts'
import { placeKey } from './place.ts'
import styles from './document.module.css'

/** What is known of a place: read into a field, in doubt, or neither. */
export type Marks = ReadonlyMap<string, 'used' | 'doubt'>

/** Blocks of a document as they were read. Each cell and text carries its place, so that one handler serves them all. */
export const DocumentBlocks = memo(function DocumentBlocks(props: { blocks: readonly Block[]; marks: Marks; pageBefore: number | null }) {
  const t = useText(importsMessages)
  let page = props.pageBefore
  return props.blocks.map((block) => {
    const turned = block.loc.page !== null && block.loc.page !== page
    page = block.loc.page ?? page
    return (
      <div key={block.loc.block} className={styles.block}>
        {turned && <p className={styles.turn}>{t.placePage(block.loc.page ?? 0)}</p>}
        {block.kind === 'table' ? <Table block={block} marks={props.marks} /> : (
          <p
            className={styles.text} data-heading={block.heading !== null} data-place={placeKey(block.loc)} data-mark={props.marks.get(placeKey(block.loc))}
          >
            {block.loc.line !== null && <span className={styles.line} aria-hidden="true">{block.loc.line}</span>}
            <Korean>{block.text}</Korean>
          </p>
        )}
      </div>
    )
  })
})

function Table({ block, marks }: { block: TableBlock; marks: Marks }) {
  return (
    <div className={styles.scroll}>
      <table className={styles.table} lang="ko">
        <tbody>
          {block.grid.map((row, r) => (
            // Rows and cells of a document that was read never move.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={r}>
              {row.map((cell, c) => {
                if (cell.covered) return null
                const place = placeKey(cell.loc)
                return (
                  <td
                    // oxlint-disable-next-line react/no-array-index-key
                    key={c} data-place={place} data-mark={marks.get(place)}
                    rowSpan={cell.rowSpan > 1 ? cell.rowSpan : undefined} colSpan={cell.columnSpan > 1 ? cell.columnSpan : undefined}
                  >
                    {cell.text}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
