import {
  type KeyboardEvent,
  memo,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { Block, Loc, TableBlock } from '../../../server/documents/model.ts'
import { Korean, useText } from '../../language.tsx'
import { reasonOf } from '../../trpc.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import styles from './document.module.css'
import { importsMessages } from './messages.ts'
import { placeKey } from './selection.ts'
import { CHUNK, chunkOf, useChunk } from './use-records.ts'

/** rem a block, until it was drawn once */
const BLOCK_HEIGHT = 3.2
export type OnPlace = (place: string, paths: readonly string[]) => void

/** The document as read: a press on a cell, or the arrows, choose it; what is chosen elsewhere is brought into view and outlined. */
export function DocumentTables(props: {
  draftId: number
  /** the first block of its part of the document, and the block after the last */
  from: number
  blocks: number
  doubts: Doubts
  unread: Doubts
  place: string | null
  onChoose: OnPlace
}) {
  const t = useText(importsMessages)
  const root = useRef<HTMLDivElement>(null)
  const { place } = props
  const wanted = place === null ? -1 : chunkOf(Number(place.split('.')[0]))
  const first = chunkOf(props.from)
  const chunks = Math.ceil(props.blocks / CHUNK) - first

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
      {Array.from({ length: Math.max(0, chunks) }, (_, i) => first + i).map((chunk) => (
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
            unread={props.unread}
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
  unread: Doubts
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
  return <DocumentBlocks blocks={data.blocks} paths={paths} doubts={props.doubts} unread={props.unread} />
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

/** Which fields were read from a place. */
export type Paths = ReadonlyMap<string, readonly string[]>
/** Places in doubt. */
export type Doubts = ReadonlySet<string>

interface Marks {
  readonly paths: Paths
  readonly doubts: Doubts
  /** cells that nothing was read from, and nobody has put aside */
  readonly unread: Doubts
}

/** What a cell carries, so that one handler serves them all. */
function told(loc: Loc, { paths, doubts, unread }: Marks) {
  const place = placeKey(loc)
  const own = paths.get(place)
  return {
    'data-place': place,
    'data-paths': own?.join(' '),
    'data-mark': doubts.has(place) ? 'doubt' : unread.has(place) ? 'unread' : own === undefined ? undefined : 'used',
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
const DocumentBlocks = memo(function DocumentBlocks(props: Marks & { blocks: readonly Block[] }) {
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

/**
 * Draws its children only near the window of `root`, and keeps their place otherwise: a province's plan has 70,000 cells.
 * `wanted` draws it at once, for a jump. `height` in rem, until it was drawn once.
 */
function LazyChunk(props: { root: RefObject<HTMLElement | null>; height: number; wanted: boolean; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(false)
  const [measured, setMeasured] = useState<number | null>(null)
  const shown = near || props.wanted
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry === undefined) return
        if (!entry.isIntersecting && element.dataset['drawn'] === 'true') setMeasured(element.offsetHeight)
        setNear(entry.isIntersecting)
      },
      { root: props.root.current, rootMargin: '1200px 0px' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [props.root])
  return (
    <div
      ref={box}
      data-drawn={shown}
      style={shown ? undefined : { blockSize: measured === null ? `${props.height}rem` : `${measured}px` }}
    >
      {shown && props.children}
    </div>
  )
}
