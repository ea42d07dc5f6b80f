import { getRouteApi } from '@tanstack/react-router'
import { lazy, useMemo, useState } from 'react'
import { formatRate } from '../../format.ts'
import { Korean, type Texts, useText } from '../../language.tsx'
import { part } from '../../missing-part.ts'
import { downloadCsv } from '../../shared/text/csv.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Opened } from '../../ui/Opened.tsx'
import { useNarrow } from '../../ui/use-media.ts'
import type { Asked } from './FigureDialog.tsx'
import { TreeFilters } from './TreeFilters.tsx'
import styles from './budget.module.css'
import { concentration } from './facts.ts'
import { budgetMessages } from './messages.ts'
import { treeColumns } from './tree-columns.tsx'
import { amountIn, type BudgetPage, descendants, matching, type Node, ofProgramme, type YearColumn, yearColumns } from './tree.ts'

const route = getRouteApi('/frame/budget')
const FigureDialog = lazy(() => part(() => import('./FigureDialog.tsx')).then((m) => ({ default: m.FigureDialog })))
/** As many lines as a screen takes are shown open. */
const OPEN = 40

/** The whole budget as a tree: who, for which goal, by which programme and project. */
export function TreeTab({ page, tree }: { page: BudgetPage; tree: Node }) {
  const t = useText(budgetMessages)
  const { q = '', department, programme } = route.useSearch()
  const [asked, setAsked] = useState<Asked | null>(null)
  const rows = useMemo(() => {
    const departments = tree.children.filter((d) => department === undefined || d.departmentId === department)
    return matching(programme === undefined ? departments : ofProgramme(departments, programme), q)
  }, [tree, department, programme, q])
  const narrowed = q !== '' || department !== undefined || programme !== undefined
  const few = useMemo(() => rows.reduce((n, row) => n + 1 + descendants(row).length, 0) <= OPEN, [rows])
  const [chosen, setChosen] = useState<boolean | null>(null)
  const open = chosen ?? (narrowed || few)
  const columns = yearColumns(page)
  const held = concentration(tree, page.plan.fiscalYear)
  return (
    <Card
      headline={held === null ? t.treePlain : t.concentration(held.count, held.of, formatRate(held.share))}
      subtitle={t.treeWhat(page.plan.fiscalYear)}
    >
      <TreeFilters page={page}>
        <Button kind="quiet" small onClick={() => setChosen(!open)}>
          {open ? t.collapseAll : t.expandAll}
        </Button>
        <Button
          kind="quiet"
          small
          onClick={() => downloadCsv(t.fileTree(page.plan.fiscalYear), treeRows(rows, columns, page, t))}
        >
          {t.download}
        </Button>
        <Button kind="quiet" small onClick={() => window.print()}>
          {t.print}
        </Button>
      </TreeFilters>
      {/* The table keeps what is open itself: another filter is another table, open or shut anew. */}
      <TreeTable
        key={`${q}/${department ?? ''}/${programme ?? ''}/${open}`}
        page={page}
        rows={rows}
        total={narrowed ? null : tree}
        columns={columns}
        expandAll={open}
        onFigure={setAsked}
      />
      <div className={styles.orphans}>
        <Orphans page={page} />
      </div>
      {asked !== null && (
        <Opened>
          <FigureDialog asked={asked} unitWon={page.plan.amountUnitWon} onClose={() => setAsked(null)} />
        </Opened>
      )}
    </Card>
  )
}

/** The tree's rows with every year, change, share, size and the check of printed totals. */
function TreeTable(props: {
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
    page: props.page,
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

/** Money without an indicator, goals without money. One line when there is neither. */
function Orphans({ page }: { page: BudgetPage }) {
  const t = useText(budgetMessages)
  const { programmes, goals } = page.orphans
  if (programmes.length === 0 && goals.length === 0) return <p className={styles.quiet}>{t.orphansNone}</p>
  return (
    <>
      {programmes.length > 0 && <Named title={t.orphanProgrammes(programmes.length)} items={programmes} />}
      {goals.length > 0 && <Named title={t.orphanGoals(goals.length)} items={goals} />}
    </>
  )
}

function Named({ title, items }: { title: string; items: readonly { readonly id: number; readonly name: string }[] }) {
  return (
    <div className={styles.orphan}>
      <p>
        <strong>{title}</strong>
      </p>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <Korean>{item.name}</Korean>
          </li>
        ))}
      </ul>
    </div>
  )
}

type Words = Texts<typeof budgetMessages>

/** The tree as rows of a file, a column for each level so that it can be filtered in Excel. In the printed unit. */
function treeRows(
  rows: readonly Node[],
  columns: readonly YearColumn[],
  page: BudgetPage,
  t: Words,
): (string | number | null)[][] {
  const { amountUnitWon: unit, fiscalYear } = page.plan
  const head = [
    t.department,
    t.goal,
    t.programme,
    t.project,
    ...columns.map((c) => `${t[c.kind](c.year)} (${t.unit})`),
    ...columns.map((c) => t.sumIs(String(c.year))),
    `${t.change} (${t.unit})`,
    `${t.share} (%)`,
  ]
  const lines = (node: Node, above: readonly string[]): (string | number | null)[][] => {
    const path = [...above, node.name]
    const [before, after] = [amountIn(node, fiscalYear - 1), amountIn(node, fiscalYear)]
    return [
      [
        ...Array.from({ length: 4 }, (_, index) => path[index] ?? ''),
        ...columns.map((c) => inUnit(amountIn(node, c.year), unit)),
        ...columns.map((c) => inUnit(node.figures.find((f) => f.year === c.year)?.sum ?? null, unit)),
        before === null || after === null ? null : inUnit(after - before, unit),
        node.shareOfParent === null ? null : Math.round(node.shareOfParent * 100) / 100,
      ],
      ...node.children.flatMap((child) => lines(child, path)),
    ]
  }
  return [head, ...rows.flatMap((row) => lines(row, []))]
}

const inUnit = (won: number | null, unit: number) => (won === null ? null : won / unit)
