import {
  Fragment,
  type KeyboardEvent,
  memo,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useText } from '../language.tsx'
import { kit } from '../messages.ts'
import styles from './DataTable.module.css'
import { ChevronIcon } from './icons.tsx'
import { sortedRows } from './sorted-rows.ts'
import { useWindow } from './use-window.ts'
import { WideTable } from './WideTable.tsx'

export interface Column<Row> {
  /** Stands as `data-column` on each cell, so that a page can leave a column out where it has no room. */
  readonly id: string
  readonly header: ReactNode
  /** The header in plain words, for the stacked form on phones; needed when `header` is not a string. */
  readonly label?: string
  readonly cell: (row: Row) => ReactNode
  /** What the column sorts by; null sorts last both ways. Without it the column cannot be sorted. */
  readonly sort?: (row: Row) => number | string | null
  readonly numeric?: boolean
  /** Any CSS width, e.g. '8rem'. */
  readonly width?: string
}
export interface Sort {
  readonly id: string
  readonly desc: boolean
}
export interface DataTableProps<Row> {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowId: (row: Row) => string
  /** The row in words, for the buttons' names. */
  rowName: (row: Row) => string
  /** Give both to keep the order in the URL. */
  sort?: Sort | null | undefined
  onSort?: (sort: Sort | null) => void
  /** The row opens something (a side panel): its first cell becomes a button, a press anywhere on the row does the same. */
  onOpen?: ((row: Row) => void) | undefined
  openId?: string | null | undefined
  subRows?: (row: Row) => readonly Row[] | undefined
  detail?: ((row: Row) => ReactNode) | undefined
  expandAll?: boolean
  /** <tr> elements for a total. */
  footer?: ReactNode
  empty?: ReactNode
  /** Under 40rem: 'scroll' (first column stays) or 'cards' (each row a block). */
  phone?: 'scroll' | 'cards'
  maxHeight?: string
}

const ARIA = { asc: 'ascending', desc: 'descending' } as const

/** A row as it is drawn. */
interface Shown<Row> {
  readonly row: Row
  readonly id: string
  readonly depth: number
  /** null: it has nothing below it */
  readonly expanded: boolean | null
}

/** Rows of one kind with sorting, expansion and opening. Figures right-aligned; the first column stays in view. Of many only those near the view are drawn. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const t = useText(kit)
  const { columns, rows, onSort, rowId, subRows } = props
  const [ownSort, setOwnSort] = useState<Sort | null>(null)
  const sort = onSort === undefined ? ownSort : (props.sort ?? null)
  const setSort = onSort ?? setOwnSort
  // Opened one by one, or closed one by one where all were open.
  const allOpen = props.expandAll === true
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const detailed = props.detail !== undefined
  const shown = useMemo(() => {
    const value = columns.find((column) => column.id === sort?.id)?.sort
    const below = (of: readonly Row[], depth: number): Shown<Row>[] =>
      (value === undefined ? of : sortedRows(of, value, sort?.desc === true)).flatMap((row) => {
        const id = rowId(row)
        const inside = subRows?.(row) ?? []
        const expanded = detailed || inside.length > 0 ? allOpen !== toggled.has(id) : null
        const own = { row, id, depth, expanded }
        return expanded === true && inside.length > 0 ? [own, ...below(inside, depth + 1)] : own
      })
    return below(rows, 0)
  }, [rows, columns, sort, toggled, allOpen, detailed, rowId, subRows])
  const table = useRef<HTMLTableElement>(null)
  const { parts, widths, focused } = useWindow(table, shown, columns)
  const toggle = useCallback(
    (id: string) =>
      setToggled((before) => {
        const after = new Set(before)
        if (!after.delete(id)) after.add(id)
        return after
      }),
    [],
  )

  /** Up and down move between the rows' buttons, as in a list. */
  function arrows(event: KeyboardEvent<HTMLElement>) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    if (!(event.target instanceof HTMLElement) || event.target.dataset['rowOpen'] === undefined) return
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row-open]')]
    const next = all[all.indexOf(event.target) + (event.key === 'ArrowDown' ? 1 : -1)]
    if (next === undefined) return
    event.preventDefault()
    next.focus()
  }

  const { onOpen, openId, rowName, detail } = props
  const expandable = detail !== undefined || subRows !== undefined
  // Explicit roles: the stacked form on phones takes display:table away, and with it the table's meaning.
  return (
    <WideTable name={props.caption} className={styles.scroll} phone={props.phone ?? 'scroll'} maxHeight={props.maxHeight}>
      {/* The buttons inside are the controls; this only adds arrow keys between them. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <table
        ref={table}
        className={styles.table}
        role="table"
        aria-rowcount={widths === undefined ? undefined : shown.length + 1}
        style={widths ? { tableLayout: 'fixed' } : undefined}
        onKeyDown={arrows}
        onFocus={focused}
      >
        <caption className="sr-only">{props.caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column, index) => {
              const sorted = sort?.id !== column.id ? false : sort.desc ? 'desc' : 'asc'
              return (
                <th
                  key={column.id}
                  scope="col"
                  role="columnheader"
                  data-column={column.id}
                  data-numeric={column.numeric}
                  style={{ width: widths?.[index] ?? column.width }}
                  aria-sort={column.sort === undefined ? undefined : sorted === false ? 'none' : ARIA[sorted]}
                >
                  {column.sort === undefined ? (
                    column.header
                  ) : (
                    <button type="button" className={styles.sort} onClick={() => setSort(sortAfter(sort, column))}>
                      {column.header}
                      <SortMark sorted={sorted} />
                    </button>
                  )}
                </th>
              )
            })}
          </tr>
        </thead>
        {parts.map((part) =>
          part.rows === null ? (
            <tbody key={part.key} aria-hidden="true">
              <tr>
                <td colSpan={columns.length} className={styles.left} style={{ height: part.height }} />
              </tr>
            </tbody>
          ) : (
            <tbody key={part.key} role="rowgroup" data-part={part.key}>
              <Rows {...{ columns, detail, expandable, onOpen, openId, rowName, toggle }} rows={part.rows} first={part.first} />
            </tbody>
          ),
        )}
        {shown.length === 0 && (
          <tbody role="rowgroup">
            <tr role="row">
              <td role="cell" colSpan={columns.length}>
                {props.empty ?? t.empty}
              </td>
            </tr>
          </tbody>
        )}
        {props.footer !== undefined && <tfoot role="rowgroup">{props.footer}</tfoot>}
      </table>
    </WideTable>
  )
}

/** One way, the other way, and as the rows came. */
function sortAfter<Row>(sort: Sort | null, column: Column<Row>): Sort | null {
  const first = column.numeric === true
  if (sort?.id !== column.id) return { id: column.id, desc: first }
  return sort.desc === first ? { id: column.id, desc: !first } : null
}

interface RowsProps<Row> extends Pick<DataTableProps<Row>, 'columns' | 'rowName' | 'onOpen' | 'openId' | 'detail'> {
  readonly rows: readonly Shown<Row>[]
  /** where they stand among all, where not all are drawn */
  readonly first: number | null
  readonly expandable: boolean
  readonly toggle: (id: string) => void
}

const Rows = memo(function Rows<Row>(props: RowsProps<Row>) {
  const t = useText(kit)
  const { columns, rows, first, detail, expandable, onOpen, openId, rowName, toggle } = props
  const labelOf = (column: Column<Row>) => column.label ?? (typeof column.header === 'string' ? column.header : column.id)
  function pressed(event: MouseEvent<HTMLTableRowElement>, row: Row) {
    if (event.target instanceof Element && event.target.closest('button, a, input, select, [popover]') !== null) return
    // The second press of a double one was meant for what stood here before: a dialog that the first has closed.
    if (event.detail > 1) return
    if (getSelection()?.isCollapsed === false) return // marking text to copy it is not opening
    onOpen?.(row)
  }
  return rows.map(({ row, id, depth, expanded }, at) => (
    <Fragment key={id}>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the button in the first cell is the keyboard's way */}
      <tr
        role="row"
        aria-rowindex={first === null ? undefined : first + at + 2}
        data-depth={depth}
        data-open={id === openId}
        data-pressable={onOpen !== undefined}
        onClick={onOpen === undefined ? undefined : (event) => pressed(event, row)}
      >
        {columns.map((column, index) => {
          const content = column.cell(row)
          if (index > 0) {
            return (
              <td key={column.id} role="cell" data-column={column.id} data-numeric={column.numeric} data-label={labelOf(column)}>
                {content}
              </td>
            )
          }
          return (
            <th key={column.id} scope="row" role="rowheader">
              <div className={styles.first} style={{ paddingInlineStart: `${depth * 1.25}rem` }}>
                {expandable &&
                  (expanded === null ? (
                    <span className={styles.noExpand} />
                  ) : (
                    <button
                      type="button"
                      className={styles.expand}
                      aria-expanded={expanded}
                      onClick={() => toggle(id)}
                      aria-label={(expanded ? t.collapse : t.expand)(rowName(row))}
                    >
                      <ChevronIcon />
                    </button>
                  ))}
                {onOpen === undefined ? (
                  content
                ) : (
                  <button
                    type="button"
                    className={styles.open}
                    data-row-open
                    aria-haspopup="dialog"
                    aria-expanded={id === openId}
                    onClick={() => onOpen(row)}
                  >
                    {content}
                  </button>
                )}
              </div>
            </th>
          )
        })}
      </tr>
      {detail !== undefined && expanded === true && (
        <tr role="row" className={styles.detail}>
          <td role="cell" colSpan={columns.length}>
            {detail(row)}
          </td>
        </tr>
      )}
    </Fragment>
  ))
}) as <Row>(props: RowsProps<Row>) => ReactNode

function SortMark({ sorted }: { sorted: false | 'asc' | 'desc' }) {
  return (
    <svg viewBox="0 0 8 10" width="0.5rem" height="0.625rem" aria-hidden="true" className={styles.mark} data-sorted={sorted}>
      <path d="M4 0 7 4H1Z" opacity={sorted === 'desc' ? 0.25 : 1} fill="currentColor" />
      <path d="M4 10 1 6h6Z" opacity={sorted === 'asc' ? 0.25 : 1} fill="currentColor" />
    </svg>
  )
}
