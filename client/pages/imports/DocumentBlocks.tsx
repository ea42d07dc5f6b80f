import { memo } from 'react'
import type { Block, Loc, TableBlock } from '../../../server/documents/model.ts'
import { Korean, useText } from '../../language.tsx'
import { importsMessages } from './messages.ts'
import { placeKey } from './place.ts'
import styles from './document.module.css'

/** Which fields were read from a place. */
export type Paths = ReadonlyMap<string, readonly string[]>
/** Places in doubt. */
export type Doubts = ReadonlySet<string>

/** What a cell carries, so that one handler serves them all. */
function told(loc: Loc, { paths, doubts }: { paths: Paths; doubts: Doubts }) {
  const place = placeKey(loc)
  const own = paths.get(place)
  return {
    'data-place': place,
    'data-paths': own?.join(' '),
    'data-mark': doubts.has(place) ? 'doubt' : own === undefined ? undefined : 'used',
  }
}

/** Which blocks begin a page; the first one says its page in any case. */
function turnsOf(blocks: readonly Block[]): readonly boolean[] {
  let page: number | null = null
  return blocks.map(({ loc }) => {
    const turned = loc.page !== null && loc.page !== page
    page = loc.page ?? page
    return turned
  })
}

/** Blocks of a document as they were read. */
export const DocumentBlocks = memo(function DocumentBlocks(props: { blocks: readonly Block[]; paths: Paths; doubts: Doubts }) {
  const t = useText(importsMessages)
  const turns = turnsOf(props.blocks)
  return props.blocks.map((block, i) => {
    const turned = turns[i] === true
    return (
      <div key={block.loc.block} className={styles.block}>
        {turned && <p className={styles.turn}>{t.placePage(block.loc.page ?? 0)}</p>}
        {block.kind === 'table' ? (
          <Table block={block} marks={props} />
        ) : (
          <p className={styles.text} data-heading={block.heading !== null} {...told(block.loc, props)}>
            {block.loc.line !== null && (
              <span className={styles.line} aria-hidden="true">
                {block.loc.line}
              </span>
            )}
            <Korean>{block.text}</Korean>
          </p>
        )}
      </div>
    )
  })
})

function Table({ block, marks }: { block: TableBlock; marks: { paths: Paths; doubts: Doubts } }) {
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
                return (
                  <td
                    // oxlint-disable-next-line react/no-array-index-key
                    key={c}
                    {...told(cell.loc, marks)}
                    rowSpan={cell.rowSpan > 1 ? cell.rowSpan : undefined}
                    colSpan={cell.columnSpan > 1 ? cell.columnSpan : undefined}
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
