import { getRouteApi } from '@tanstack/react-router'
import { useText } from '../../language.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import type { Asked } from './FigureDialog.tsx'
import { budgetMessages } from './messages.ts'
import { treeColumns } from './tree-columns.tsx'
import { amountIn, type BudgetPage, type Node, type YearColumn } from './tree.ts'
import { useNarrow } from '../../ui/use-media.ts'

const route = getRouteApi('/frame/budget')
/** The tree's rows with every year, change, share, size and the check of printed totals. */
export function TreeTable(props: {
  page: BudgetPage
  rows: readonly Node[]
  /** The bureau's line; null while only a part is shown */
  total: Node | null
  columns: readonly YearColumn[]
  expandAll: boolean
  onFigure: (asked: Asked) => void
}) {
  const t = useText(budgetMessages)
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { plan } = props.page
  const year = plan.fiscalYear
  const narrow = useNarrow()
  const columns = treeColumns({
    t,
    year,
    narrow,
    columns: props.columns,
    unitWon: plan.amountUnitWon,
    onFigure: props.onFigure,
    largest: Math.max(1, ...props.rows.map((row) => amountIn(row, year) ?? 0)),
  })
  // The largest first until another order is asked for: the bars then fall from top to bottom.
  const usual = columns.some((c) => c.id === `y${year}`) ? { id: `y${year}`, desc: true } : null
  const known = search.sort !== undefined && columns.some((c) => c.id === search.sort && c.sort !== undefined)
  return (
    <DataTable
      caption={t.tree}
      columns={columns}
      rows={props.rows}
      rowId={(node) => node.id}
      rowName={(node) => node.name}
      subRows={(node) => (node.children.length === 0 ? undefined : node.children)}
      expandAll={props.expandAll}
      empty={t.noMatch}
      sort={known ? { id: search.sort ?? '', desc: search.desc === true } : usual}
      onSort={(sort) =>
        void navigate({
          search: ({ sort: _, desc: __, ...before }) => ({
            ...before,
            ...(sort === null ? {} : { sort: sort.id, ...(sort.desc ? { desc: true } : {}) }),
          }),
          replace: true,
          resetScroll: false,
        })
      }
      footer={props.total === null ? undefined : <TotalRow node={props.total} columns={columns} />}
    />
  )
}

function TotalRow({ node, columns }: { node: Node; columns: readonly Column<Node>[] }) {
  return (
    <tr>
      {columns.map((column, index) =>
        index === 0 ? (
          <th key={column.id} scope="row">
            {column.cell(node)}
          </th>
        ) : (
          <td key={column.id} data-numeric={column.numeric}>
            {column.cell(node)}
          </td>
        ),
      )}
    </tr>
  )
}
