import { getRouteApi } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { downloadCsv } from '../../shared/text/csv.ts'
import { formatRate } from '../../format.ts'
import { useText } from '../../language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import styles from './budget.module.css'
import { concentration } from './facts.ts'
import { type Asked, FigureDialog } from './FigureDialog.tsx'
import { budgetMessages } from './messages.ts'
import { Orphans } from './Orphans.tsx'
import { type BudgetPage, descendants, matching, type Node, ofProgramme, yearColumns } from './tree.ts'
import { treeRows } from './tree-csv.ts'
import { TreeFilters } from './TreeFilters.tsx'
import { TreeTable } from './TreeTable.tsx'

const route = getRouteApi('/frame/budget')
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
      <FigureDialog asked={asked} unitWon={page.plan.amountUnitWon} onClose={() => setAsked(null)} />
    </Card>
  )
}
