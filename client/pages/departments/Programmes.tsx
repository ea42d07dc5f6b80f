import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useMemo, useRef } from 'react'
import { formatFixed, formatMillion, formatMillionChange } from '../../format.ts'
import { useText } from '../../language.tsx'
import { Card } from '../../ui/Card.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { moneyTexts } from './messages-money.ts'
import { useMoneyColumns } from './programme-columns.tsx'
import { type MoneyRow, moneyRows, moneyTotals } from './programme-rows.ts'
import { RowDetail } from './RowDetail.tsx'
import type { Page } from './types.ts'

const route = getRouteApi('/frame/departments/$departmentId')

const detailOf = (row: MoneyRow) => <RowDetail row={row} />

/** 단위사업 and 세부사업 with their money. A link may name one: it is unfolded and brought into view. */
export function Programmes({ page }: { page: Page }) {
  const t = useText(moneyTexts)
  const box = useRef<HTMLDivElement>(null)
  const { programme } = route.useSearch()
  const rows = useMemo(() => moneyRows(page), [page])
  const columns = useMoneyColumns(page)
  useEffect(() => {
    if (programme === undefined) return
    const row = box.current?.querySelector(`[data-row="programme-${programme}"]`)?.closest('tr')
    const unfold = row?.querySelector<HTMLButtonElement>('button[aria-expanded]')
    if (unfold?.getAttribute('aria-expanded') === 'false') unfold.click()
    row?.scrollIntoView({ block: 'center' })
    unfold?.focus({ preventScroll: true })
  }, [programme])
  if (rows.length === 0)
    return (
      <Card headline={t.programmes(0, 0)}>
        <EmptyState title={t.programmesNone} />
      </Card>
    )
  const projects = rows.reduce((sum, r) => sum + r.children.length, 0)
  const up = rows.filter((r) => (r.change ?? 0) > 0).length
  const down = rows.filter((r) => (r.change ?? 0) < 0).length
  const headline = up + down === 0 ? t.programmes(rows.length, projects) : t.programmesMove(rows.length, projects, up, down)
  return (
    <Card headline={headline} subtitle={t.programmesSub(page.plan.fiscalYear)}>
      <div ref={box}>
        <DataTable
          caption={headline}
          columns={columns}
          rows={rows}
          rowId={(r) => r.id}
          rowName={(r) => r.name}
          subRows={(r) => r.children}
          detail={detailOf}
          footer={<Total rows={rows} columns={columns.length} />}
        />
      </div>
    </Card>
  )
}

function Total({ rows, columns }: { rows: readonly MoneyRow[]; columns: number }) {
  const t = useText(moneyTexts)
  const totals = moneyTotals(rows)
  const [before = null, now = null] = [totals.at(-2), totals.at(-1)]
  const change = before === null || now === null ? null : now - before
  return (
    <tr>
      <th scope="row">{t.total}</th>
      {totals.map((amount, index) => (
        // The columns stand in the plan's order and are never moved.
        // oxlint-disable-next-line react/no-array-index-key
        <td key={index} data-numeric>
          {amount === null ? '–' : formatMillion(amount)}
        </td>
      ))}
      <td data-numeric>{change === null ? '–' : formatMillionChange(change)}</td>
      <td data-numeric>{change === null || before === null || before === 0 ? '–' : formatFixed((change / before) * 100, 2)}</td>
      <td data-numeric>{now === null ? '–' : '100.00'}</td>
      <td colSpan={Math.max(1, columns - totals.length - 4)} />
    </tr>
  )
}
