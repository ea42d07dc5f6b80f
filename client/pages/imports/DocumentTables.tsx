import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef } from 'react'
import type { Block } from '../../../server/imports/model.ts'
import { useText } from '../../language.tsx'
import { chunksOf } from './chunks.ts'
import { DocumentBlocks, type Marks } from './DocumentBlocks.tsx'
import { LazyChunk } from './LazyChunk.tsx'
import { importsMessages } from './messages.ts'
import styles from './document.module.css'

/** The document as read: a press on a cell, or the arrows, choose it; what is chosen elsewhere is brought into view and outlined. */
export function DocumentTables(props: { blocks: readonly Block[]; marks: Marks; place: string | null; onChoose: (place: string) => void }) {
  const t = useText(importsMessages)
  const root = useRef<HTMLDivElement>(null)
  const chunks = useMemo(() => chunksOf(props.blocks), [props.blocks])
  const { place } = props
  const wanted = place === null ? -1 : chunks.findLastIndex((chunk) => Number(chunk.key) <= Number(place.split('.')[0]))
  useEffect(() => {
    const box = root.current
    if (box === null) return
    for (const old of box.querySelectorAll('[data-chosen]')) delete (old as HTMLElement).dataset['chosen']
    const cell = place === null ? null : box.querySelector<HTMLElement>(`[data-place="${CSS.escape(place)}"]`)
    if (cell === null) return
    cell.dataset['chosen'] = 'true'
    const [inner, outer] = [cell.getBoundingClientRect(), box.getBoundingClientRect()]
    if (inner.top < outer.top + 48 || inner.bottom > outer.bottom - 48) box.scrollTop += inner.top - outer.top - (outer.height - Math.min(inner.height, outer.height / 2)) / 3
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [place, wanted, props.blocks])

  function pressed(event: MouseEvent) {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-place]') : null
    if (cell?.dataset['place'] !== undefined && getSelection()?.isCollapsed !== false) props.onChoose(cell.dataset['place'])
  }
  function moved(event: KeyboardEvent) {
    const step = STEPS[event.key]
    if (step === undefined || root.current === null || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const cells = [...root.current.querySelectorAll<HTMLElement>('[data-place]')]
    const at = cells.findIndex((cell) => cell.dataset['place'] === place)
    const next = at < 0 ? firstInView(cells, root.current) : step.row === 0 ? cells[at + step.column] : nearest(cells, at, step.row)
    if (next?.dataset['place'] !== undefined) props.onChoose(next.dataset['place'])
  }
  return (
    // The arrows choose as a press does; the field that is read from the cell is told beside it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div ref={root} className={styles.tables} role="region" tabIndex={0} aria-label={t.documentPane} onClick={pressed} onKeyDown={moved} data-document>
      {chunks.map((chunk, i) => (
        <LazyChunk key={chunk.key} root={root} height={chunk.height} wanted={i === wanted}>
          {() => <DocumentBlocks blocks={chunk.blocks} marks={props.marks} pageBefore={chunks[i - 1]?.blocks.at(-1)?.loc.page ?? null} />}
        </LazyChunk>
      ))}
    </div>
  )
}

const STEPS: Readonly<Record<string, { readonly row: -1 | 0 | 1; readonly column: -1 | 0 | 1 }>> = {
  ArrowUp: { row: -1, column: 0 }, ArrowDown: { row: 1, column: 0 }, ArrowLeft: { row: 0, column: -1 }, ArrowRight: { row: 0, column: 1 },
}

const firstInView = (cells: readonly HTMLElement[], root: HTMLElement) => {
  const top = root.getBoundingClientRect().top
  return cells.find((cell) => cell.getBoundingClientRect().top >= top) ?? cells[0]
}

/** Of the cells below (or above) on the next line, the one whose middle lies nearest. */
function nearest(cells: readonly HTMLElement[], at: number, row: 1 | -1): HTMLElement | undefined {
  const from = cells[at]?.getBoundingClientRect()
  if (from === undefined) return undefined
  const edge = row === 1 ? from.bottom - 1 : from.top + 1
  const side = (row === 1 ? cells.slice(at + 1) : cells.slice(0, at).toReversed()).slice(0, 80)
  const boxes = side.map((cell) => ({ cell, box: cell.getBoundingClientRect() })).filter(({ box }) => (row === 1 ? box.top >= edge : box.bottom <= edge))
  const line = row === 1 ? Math.min(...boxes.map(({ box }) => box.top)) : Math.max(...boxes.map(({ box }) => box.bottom))
  const middle = (box: DOMRect) => box.left + box.width / 2
  return boxes.filter(({ box }) => Math.abs((row === 1 ? box.top : box.bottom) - line) < 4)
    .toSorted((a, b) => Math.abs(middle(a.box) - middle(from)) - Math.abs(middle(b.box) - middle(from)))[0]?.cell
}
