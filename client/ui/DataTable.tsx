import {
  type ExpandedState,
  type Row as TableRow,
  type RowData,
  rowExpandingFeature,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { Fragment, type KeyboardEvent, memo, type MouseEvent, type ReactNode, useMemo, useRef, useState } from 'react'
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
export interface DataTableProps<Row extends RowData> {
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

const features = tableFeatures({ rowSortingFeature, rowExpandingFeature })
type Shown<Row extends RowData> = TableRow<typeof features, Row>
const ARIA = { asc: 'ascending', desc: 'descending' } as const

/** Rows of one kind with sorting, expansion and opening. Figures right-aligned; the first column stays in view. Of many only those near the view are drawn. */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const t = useText(kit)
  const { columns, rows, onSort, detail, subRows } = props
  const [ownSort, setOwnSort] = useState<Sort | null>(null)
  const [expanded, setExpanded] = useState<ExpandedState>(props.expandAll === true ? true : {})
  const sort = onSort === undefined ? ownSort : (props.sort ?? null)
  const sorting = useMemo<SortingState>(() => (sort === null ? [] : [{ id: sort.id, desc: sort.desc }]), [sort])
  const data = useMemo(() => [...rows], [rows])
  const defs = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        accessorFn: (row: Row) => column.sort?.(row),
        enableSorting: column.sort !== undefined,
        sortDescFirst: column.numeric === true,
      })),
    [columns],
  )
  const table = useTable({
    features,
    data,
    columns: defs,
    state: { sorting, expanded },
    getRowId: (row: Row) => props.rowId(row),
    ...(subRows === undefined ? {} : { getSubRows: (row: Row) => subRows(row)?.slice() }),
    ...(detail === undefined ? {} : { getRowCanExpand: () => true }),
    onSortingChange: (change) => {
      const [first] = typeof change === 'function' ? change(sorting) : change
      const next = first === undefined ? null : { id: first.id, desc: first.desc }
      if (onSort === undefined) setOwnSort(next)
      else onSort(next)
    },
    onExpandedChange: setExpanded,
  })
  const unordered = table.getCoreRowModel().rows
  const shown = useMemo(() => {
    const value = columns.find((column) => column.id === sort?.id)?.sort
    const below = (of: readonly Shown<Row>[]): readonly Shown<Row>[] => {
      const ordered = value === undefined ? of : sortedRows(of, (row) => value(row.original), sort?.desc === true)
      return of.every((row) => row.subRows.length === 0)
        ? ordered
        : ordered.flatMap((row) => (isOpen(expanded, row.id) ? [row, ...below(row.subRows)] : row))
    }
    // A new list for another row that is open: those drawn are drawn anew.
    return [...below(unordered)]
  }, [unordered, columns, sort, expanded])
  const drawn = useRef<HTMLTableElement>(null)
  const { parts, widths, focused } = useWindow(drawn, shown, columns)

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

  const { onOpen, openId, rowName } = props
  const expandable = detail !== undefined || subRows !== undefined
  // Explicit roles: the stacked form on phones takes display:table away, and with it the table's meaning.
  return (
    <WideTable name={props.caption} className={styles.scroll} phone={props.phone ?? 'scroll'} maxHeight={props.maxHeight}>
      {/* The buttons inside are the controls; this only adds arrow keys between them. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <table
        ref={drawn}
        className={styles.table}
        role="table"
        aria-rowcount={widths === undefined ? undefined : shown.length + 1}
        style={widths ? { tableLayout: 'fixed' } : undefined}
        onKeyDown={arrows}
        onFocus={focused}
      >
        <caption className="sr-only">{props.caption}</caption>
        <thead role="rowgroup">
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} role="row">
              {group.headers.map((header, index) => {
                const column = columns[index]
                if (column === undefined) return null
                const sorted = header.column.getIsSorted()
                return (
                  <th
                    key={header.id}
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
                      <button type="button" className={styles.sort} onClick={header.column.getToggleSortingHandler()}>
                        {column.header}
                        <SortMark sorted={sorted} />
                      </button>
                    )}
                  </th>
                )
              })}
            </tr>
          ))}
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
              <Rows {...{ columns, detail, expandable, onOpen, openId, rowName }} rows={part.rows} first={part.first} />
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

const isOpen = (expanded: ExpandedState, id: string) => expanded === true || expanded[id] === true

interface RowsProps<Row extends RowData> extends Pick<
  DataTableProps<Row>,
  'columns' | 'rowName' | 'onOpen' | 'openId' | 'detail'
> {
  readonly rows: readonly Shown<Row>[]
  /** where they stand among all, where not all are drawn */
  readonly first: number | null
  readonly expandable: boolean
}

const Rows = memo(function Rows<Row extends RowData>(props: RowsProps<Row>) {
  const t = useText(kit)
  const { columns, rows, first, detail, expandable, onOpen, openId, rowName } = props
  const labelOf = (column: Column<Row>) => column.label ?? (typeof column.header === 'string' ? column.header : column.id)
  function pressed(event: MouseEvent<HTMLTableRowElement>, row: Row) {
    if (event.target instanceof Element && event.target.closest('button, a, input, select, [popover]') !== null) return
    // The second press of a double one was meant for what stood here before: a dialog that the first has closed.
    if (event.detail > 1) return
    if (getSelection()?.isCollapsed === false) return // marking text to copy it is not opening
    onOpen?.(row)
  }
  return rows.map((row, at) => (
    <Fragment key={row.id}>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the button in the first cell is the keyboard's way */}
      <tr
        role="row"
        aria-rowindex={first === null ? undefined : first + at + 2}
        data-depth={row.depth}
        data-open={row.id === openId}
        data-pressable={onOpen !== undefined}
        onClick={onOpen === undefined ? undefined : (event) => pressed(event, row.original)}
      >
        {columns.map((column, index) => {
          const content = column.cell(row.original)
          if (index > 0) {
            return (
              <td key={column.id} role="cell" data-column={column.id} data-numeric={column.numeric} data-label={labelOf(column)}>
                {content}
              </td>
            )
          }
          return (
            <th key={column.id} scope="row" role="rowheader">
              <div className={styles.first} style={{ paddingInlineStart: `${row.depth * 1.25}rem` }}>
                {expandable &&
                  (row.getCanExpand() ? (
                    <button
                      type="button"
                      className={styles.expand}
                      aria-expanded={row.getIsExpanded()}
                      onClick={() => row.toggleExpanded()}
                      aria-label={(row.getIsExpanded() ? t.collapse : t.expand)(rowName(row.original))}
                    >
                      <ChevronIcon />
                    </button>
                  ) : (
                    <span className={styles.noExpand} />
                  ))}
                {onOpen === undefined ? (
                  content
                ) : (
                  <button
                    type="button"
                    className={styles.open}
                    data-row-open
                    aria-haspopup="dialog"
                    aria-expanded={row.id === openId}
                    onClick={() => onOpen(row.original)}
                  >
                    {content}
                  </button>
                )}
              </div>
            </th>
          )
        })}
      </tr>
      {detail !== undefined && row.getIsExpanded() && (
        <tr role="row" className={styles.detail}>
          <td role="cell" colSpan={columns.length}>
            {detail(row.original)}
          </td>
        </tr>
      )}
    </Fragment>
  ))
}) as <Row extends RowData>(props: RowsProps<Row>) => ReactNode

function SortMark({ sorted }: { sorted: false | 'asc' | 'desc' }) {
  return (
    <svg viewBox="0 0 8 10" width="0.5rem" height="0.625rem" aria-hidden="true" className={styles.mark} data-sorted={sorted}>
      <path d="M4 0 7 4H1Z" opacity={sorted === 'desc' ? 0.25 : 1} fill="currentColor" />
      <path d="M4 10 1 6h6Z" opacity={sorted === 'asc' ? 0.25 : 1} fill="currentColor" />
    </svg>
  )
}
