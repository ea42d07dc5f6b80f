import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useLanguage, useText } from '../../language.tsx'
import { categoryWord } from '../../messages.ts'
import { Card } from '../../ui/Card.tsx'
import { DataTable, type Sort } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { mainReason } from './figures.ts'
import { useIndicatorColumns } from './indicator-columns.tsx'
import styles from './IndicatorTable.module.css'
import { texts } from './messages.ts'
import type { Page } from './types.ts'

const route = getRouteApi('/frame/departments/$departmentId')

/** The department's indicators in one year. The order and the open row are in the address. */
export function IndicatorTable({ page }: { page: Page }) {
  const t = useText(texts)
  const navigate = route.useNavigate()
  const { sort, desc, indicator } = route.useSearch()
  const columns = useIndicatorColumns(page)
  const known = columns.some((c) => c.id === sort && c.sort !== undefined)
  const current = useMemo<Sort | null>(
    () => (sort !== undefined && known ? { id: sort, desc: desc === true } : null),
    [sort, desc, known],
  )
  const { years } = page.plan
  const headline = useHeadline(page)
  const reorder = (next: Sort | null) =>
    void navigate({
      search: ({ sort: _, desc: __, ...rest }) =>
        next === null ? rest : { ...rest, sort: next.id, ...(next.desc ? { desc: true as const } : {}) },
      replace: true,
      resetScroll: false,
    })
  return (
    <Card
      headline={headline}
      {...(page.indicators.length === 0
        ? {}
        : { subtitle: t.tableSub(years[0] ?? page.year, years.at(-1) ?? page.year, years.includes(page.year - 1)) })}
    >
      {page.indicators.length === 0 ? (
        <EmptyState title={t.noIndicatorsWhat} />
      ) : (
        <div className={styles.table}>
          <DataTable
            caption={headline}
            columns={columns}
            rows={page.indicators}
            rowId={(r) => String(r.id)}
            rowName={(r) => r.name}
            phone="cards"
            sort={current}
            onSort={reorder}
            openId={indicator === undefined ? null : String(indicator)}
            onOpen={(r) => void navigate({ search: (before) => ({ ...before, indicator: r.id }), resetScroll: false })}
          />
        </div>
      )}
    </Card>
  )
}

function useHeadline({ year, indicators, score }: Page): string {
  const t = useText(texts)
  const language = useLanguage()
  const of = indicators.length
  const met = score.counts.met + score.counts.exceeded
  const { missed } = score.counts
  if (of === 0) return t.table(year, of)
  if (missed > 0) return t.tableMissed(year, of, missed)
  const part = indicators.filter((i) => 'soFar' in i.actual && i.actual.soFar !== undefined).length
  if (met === 0 && part > 0) return t.tableUnderWay(year, of, part)
  if (met === 0) return t.tableWaiting(year, of, categoryWord[mainReason(indicators.map((i) => i.category))][language])
  return met === of ? t.tableMet(year, of) : t.tableMetPart(year, of, met)
}
