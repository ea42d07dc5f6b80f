import {
  createExpandedRowModel,
  createSortedRowModel,
  type ExpandedState,
  type RowData,
  rowExpandingFeature,
  rowSortingFeature,
  sortFn_basic,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { Fragment, type KeyboardEvent, type MouseEvent, type ReactNode, useMemo, useState } from 'react'
import { useText } from '../language.tsx'
import { kit } from '../messages.ts'
import styles from './DataTable.module.css'
import { ChevronIcon } from './icons.tsx'
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
  onOpen?: (row: Row) => void
  openId?: string | null | undefined
  subRows?: (row: Row) => readonly Row[] | undefined
  detail?: (row: Row) => ReactNode
  expandAll?: boolean
  /** <tr> elements for a total. */
  footer?: ReactNode
  empty?: ReactNode
  /** Under 40rem: 'scroll' (first column stays) or 'cards' (each row a block). */
  phone?: 'scroll' | 'cards'
  maxHeight?: string
}

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic },
  rowExpandingFeature,
  expandedRowModel: createExpandedRowModel(),
})
const ARIA = { asc: 'ascending', desc: 'descending' } as const

/** Rows of one kind with sorting, expansion and opening. Figures right-aligned; the first column stays in view. */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const t = useText(kit)
  const { columns, rows, onSort, detail, onOpen, subRows } = props
  const [ownSort, setOwnSort] = useState<Sort | null>(null)
  const [expanded, setExpanded] = useState<ExpandedState>(props.expandAll === true ? true : {})
  const sort = onSort === undefined ? ownSort : (props.sort ?? null)
  const sorting = useMemo<SortingState>(() => (sort === null ? [] : [{ id: sort.id, desc: sort.desc }]), [sort])
  const data = useMemo(() => [...rows], [rows])
  const defs = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        accessorFn: (row: Row) => column.sort?.(row) ?? undefined,
        enableSorting: column.sort !== undefined,
        sortFn: 'basic' as const,
        sortUndefined: 'last' as const,
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
  const expandable = detail !== undefined || subRows !== undefined
  const labelOf = (column: Column<Row>) => column.label ?? (typeof column.header === 'string' ? column.header : column.id)

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
  function pressed(event: MouseEvent<HTMLTableRowElement>, row: Row) {
    if (event.target instanceof Element && event.target.closest('button, a, input, select, [popover]') !== null) return
    // The second press of a double one was meant for what stood here before: a dialog that the first has closed.
    if (event.detail > 1) return
    if (getSelection()?.isCollapsed === false) return // marking text to copy it is not opening
    onOpen?.(row)
  }

  const shown = table.getRowModel().rows
  // Explicit roles: the stacked form on phones takes display:table away, and with it the table's meaning.
  return (
    <WideTable name={props.caption} className={styles.scroll} phone={props.phone ?? 'scroll'} maxHeight={props.maxHeight}>
      <table className={styles.table} role="table">
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
                    style={{ width: column.width }}
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
        {/* The buttons inside are the controls; this only adds arrow keys between them. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <tbody role="rowgroup" onKeyDown={arrows}>
          {shown.map((row) => (
            <Fragment key={row.id}>
              {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the button in the first cell is the keyboard's way */}
              <tr
                role="row"
                data-depth={row.depth}
                data-open={row.id === props.openId}
                data-pressable={onOpen !== undefined}
                onClick={onOpen === undefined ? undefined : (event) => pressed(event, row.original)}
              >
                {columns.map((column, index) => {
                  const content = column.cell(row.original)
                  if (index > 0) {
                    return (
                      <td
                        key={column.id}
                        role="cell"
                        data-column={column.id}
                        data-numeric={column.numeric}
                        data-label={labelOf(column)}
                      >
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
                              aria-label={(row.getIsExpanded() ? t.collapse : t.expand)(props.rowName(row.original))}
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
                            aria-expanded={row.id === props.openId}
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
          ))}
          {shown.length === 0 && (
            <tr role="row">
              <td role="cell" colSpan={columns.length}>
                {props.empty ?? t.empty}
              </td>
            </tr>
          )}
        </tbody>
        {props.footer !== undefined && <tfoot role="rowgroup">{props.footer}</tfoot>}
      </table>
    </WideTable>
  )
}

function SortMark({ sorted }: { sorted: false | 'asc' | 'desc' }) {
  return (
    <svg viewBox="0 0 8 10" width="0.5rem" height="0.625rem" aria-hidden="true" className={styles.mark} data-sorted={sorted}>
      <path d="M4 0 7 4H1Z" opacity={sorted === 'desc' ? 0.25 : 1} fill="currentColor" />
      <path d="M4 10 1 6h6Z" opacity={sorted === 'asc' ? 0.25 : 1} fill="currentColor" />
    </svg>
  )
}
