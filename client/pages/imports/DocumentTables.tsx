import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef } from 'react'
import { useText } from '../../language.tsx'
import { reasonOf } from '../../trpc.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { DocumentBlocks, type Doubts } from './DocumentBlocks.tsx'
import { LazyChunk } from './LazyChunk.tsx'
import { importsMessages } from './messages.ts'
import { placeKey } from './place.ts'
import styles from './document.module.css'
import { CHUNK, chunkOf, useChunk } from './use-blocks.ts'

/** rem a block, until it was drawn once */
const BLOCK_HEIGHT = 3.2
export type OnPlace = (place: string, paths: readonly string[]) => void

/** The document as read: a press on a cell, or the arrows, choose it; what is chosen elsewhere is brought into view and outlined. */
export function DocumentTables(props: {
  draftId: number
  blocks: number
  doubts: Doubts
  place: string | null
  onChoose: OnPlace
}) {
  const t = useText(importsMessages)
  const root = useRef<HTMLDivElement>(null)
  const { place } = props
  const wanted = place === null ? -1 : chunkOf(Number(place.split('.')[0]))
  const chunks = Math.ceil(props.blocks / CHUNK)

  function choose(cell: HTMLElement | null | undefined) {
    const { place: own, paths } = cell?.dataset ?? {}
    if (own !== undefined) props.onChoose(own, paths === undefined || paths === '' ? [] : paths.split(' '))
  }
  function pressed(event: MouseEvent) {
    if (event.target instanceof Element && getSelection()?.isCollapsed !== false)
      choose(event.target.closest<HTMLElement>('[data-place]'))
  }
  function moved(event: KeyboardEvent) {
    const step = STEPS[event.key]
    if (step === undefined || root.current === null || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const cells = [...root.current.querySelectorAll<HTMLElement>('[data-place]')]
    const at = cells.findIndex((cell) => cell.dataset['place'] === place)
    const next =
      at < 0 ? firstInView(cells, root.current) : step.row === 0 ? cells[at + step.column] : nearest(cells, at, step.row)
    // At the edge of what is drawn: the next piece comes when it is near.
    if (next === undefined) root.current.scrollTop += 200 * (step.row + step.column)
    choose(next)
  }
  return (
    // The arrows choose as a press does; the field that is read from the cell is told beside it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={root}
      className={styles.tables}
      role="region"
      tabIndex={0}
      aria-label={t.documentPane}
      onClick={pressed}
      onKeyDown={moved}
      data-document
    >
      {Array.from({ length: chunks }, (_, chunk) => (
        <LazyChunk
          key={chunk}
          root={root}
          height={Math.min(CHUNK, props.blocks - chunk * CHUNK) * BLOCK_HEIGHT}
          wanted={chunk === wanted}
        >
          <Piece
            draftId={props.draftId}
            chunk={chunk}
            doubts={props.doubts}
            place={chunk === wanted ? place : null}
            root={root}
          />
        </LazyChunk>
      ))}
    </div>
  )
}

function Piece(props: {
  draftId: number
  chunk: number
  doubts: Doubts
  place: string | null
  root: React.RefObject<HTMLDivElement | null>
}) {
  const { data, error, refetch } = useChunk(props.draftId, props.chunk, true)
  const paths = useMemo(() => {
    const found = new Map<string, string[]>()
    for (const cell of data?.cells ?? []) found.set(placeKey(cell), [...(found.get(placeKey(cell)) ?? []), cell.path])
    return found
  }, [data])
  const { place, root } = props
  useEffect(() => {
    const view = root.current
    if (view === null || data === undefined) return
    const cell = place === null ? null : view.querySelector<HTMLElement>(`[data-place="${CSS.escape(place)}"]`)
    if (cell === null) return
    cell.dataset['chosen'] = 'true'
    bringIntoView(cell, view)
    return () => {
      delete cell.dataset['chosen']
    }
  }, [place, data, root])
  if (error) return <ErrorNotice reason={reasonOf(error)} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton lines={12} />
  return <DocumentBlocks blocks={data.blocks} paths={paths} doubts={props.doubts} />
}

/** To the upper third when it was out of sight; a cell in sight stays where it is. */
function bringIntoView(cell: HTMLElement, view: HTMLElement) {
  const [inner, outer] = [cell.getBoundingClientRect(), view.getBoundingClientRect()]
  if (inner.top < outer.top + 32 || inner.bottom > outer.bottom - 32) view.scrollTop += inner.top - outer.top - outer.height / 3
  if (inner.left < outer.left || inner.right > outer.right) view.scrollLeft += inner.left - outer.left - outer.width / 3
}

const STEPS: Readonly<Record<string, { readonly row: -1 | 0 | 1; readonly column: -1 | 0 | 1 }>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
}

const firstInView = (cells: readonly HTMLElement[], root: HTMLElement) => {
  const { top } = root.getBoundingClientRect()
  return cells.find((cell) => cell.getBoundingClientRect().top >= top) ?? cells[0]
}

/** Of the cells below (or above) on the next line, the one whose middle lies nearest. */
function nearest(cells: readonly HTMLElement[], at: number, row: 1 | -1): HTMLElement | undefined {
  const from = cells[at]?.getBoundingClientRect()
  if (from === undefined) return undefined
  const edge = row === 1 ? from.bottom - 1 : from.top + 1
  const side = (row === 1 ? cells.slice(at + 1) : cells.slice(0, at).toReversed()).slice(0, 80)
  const boxes = side
    .map((cell) => ({ cell, box: cell.getBoundingClientRect() }))
    .filter(({ box }) => (row === 1 ? box.top >= edge : box.bottom <= edge))
  const line = row === 1 ? Math.min(...boxes.map(({ box }) => box.top)) : Math.max(...boxes.map(({ box }) => box.bottom))
  const middle = (box: DOMRect) => box.left + box.width / 2
  return boxes
    .filter(({ box }) => Math.abs((row === 1 ? box.top : box.bottom) - line) < 4)
    .toSorted((a, b) => Math.abs(middle(a.box) - middle(from)) - Math.abs(middle(b.box) - middle(from)))[0]?.cell
}
