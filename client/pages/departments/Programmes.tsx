import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useMemo, useRef } from 'react'
import { formatFixed, formatMillion, formatMillionChange, formatNumber } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { SumMark } from '../../shared/reconciliation/StateMark.tsx'
import { Card } from '../../ui/Card.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ZeroMark } from '../../ui/ZeroMark.tsx'
import styles from './Money.module.css'
import { OriginButton } from './Origins.tsx'
import type { Page, Programme, Project } from './figures.ts'
import { moneyTexts } from './messages-money.ts'
import { moneyColumnName, moneyColumns, type MoneyRow, moneyRows, moneyTotals, month } from './programme-rows.ts'
import { PAYER, useWord } from './words.ts'

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
          footer={<Total page={page} rows={rows} columns={columns.length} />}
        />
      </div>
    </Card>
  )
}

/** As printed (rules §8); where the rows add up to something else, their sum stands beside it as a mark. */
function Total({ page, rows, columns }: { page: Page; rows: readonly MoneyRow[]; columns: number }) {
  const t = useText(moneyTexts)
  const totals = moneyTotals(page, rows)
  const [before, now] = [totals.at(-2)?.amount ?? null, totals.at(-1)?.amount ?? null]
  const printed = totals.at(-1)?.change ?? null
  const change = printed?.amount ?? (before === null || now === null ? null : now - before)
  const rate = printed !== null ? printed.rate : change === null || !before ? null : (change / before) * 100
  return (
    <tr>
      <th scope="row">{t.total}</th>
      {totals.map((total, index) => (
        // The columns stand in the plan's order and are never moved.
        // oxlint-disable-next-line react/no-array-index-key
        <td key={index} data-numeric>
          {total.amount === null ? '–' : formatMillion(total.amount)}
          {total.sum !== undefined && (
            <>
              {' '}
              <SumMark sum={total.sum} />
            </>
          )}
        </td>
      ))}
      <td data-numeric>{change === null ? '–' : formatMillionChange(change)}</td>
      <td data-numeric>{rate === null ? '–' : formatFixed(rate, 2)}</td>
      <td data-numeric>{now === null ? '–' : '100.00'}</td>
      <td colSpan={Math.max(1, columns - totals.length - 4)} />
    </tr>
  )
}

function useMoneyColumns(page: Page): readonly Column<MoneyRow>[] {
  const t = useText(moneyTexts)
  return useMemo<readonly Column<MoneyRow>[]>(() => {
    const blank = <span className="muted">{t.notGiven}</span>
    return [
      {
        id: 'programme',
        header: t.programme,
        sort: (r) => r.name,
        cell: (r) => (
          <span data-row={r.id}>
            <Korean>{r.name}</Korean>
          </span>
        ),
      },
      ...moneyColumns(page).map((column, index): Column<MoneyRow> => ({
        id: `${column.kind}-${column.year}`,
        header: moneyColumnName(column, t),
        numeric: true,
        sort: (r) => r.amounts[index] ?? null,
        cell: (r) => {
          const amount = r.amounts[index] ?? null
          return amount === null ? blank : formatMillion(amount)
        },
      })),
      {
        id: 'change',
        header: t.change,
        numeric: true,
        sort: (r) => r.change,
        cell: (r) => (r.change === null ? '–' : formatMillionChange(r.change)),
      },
      {
        id: 'change-percent',
        header: t.changePercent,
        numeric: true,
        sort: (r) => r.changePercent,
        cell: (r) => (r.changePercent === null ? ((r.change ?? 0) > 0 ? t.fromZero : '–') : formatFixed(r.changePercent, 2)),
      },
      {
        id: 'share',
        header: t.share,
        numeric: true,
        sort: (r) => r.share,
        width: '9rem',
        cell: (r) => (r.share === null ? '–' : <ShareBar percent={r.share} />),
      },
      {
        id: 'origin',
        header: <span className="no-print">{t.origin}</span>,
        label: t.origin,
        cell: (r) => (r.amountIds.length === 0 ? null : <OriginButton name={r.name} subject="budget_amount" ids={r.amountIds} />),
      },
    ]
  }, [page, t])
}

/** What the plan says of a programme or project besides its money. What it does not say is said to be missing. */
function RowDetail({ row }: { row: MoneyRow }) {
  if (row.programme !== null) return <OfProgramme programme={row.programme} />
  return row.project === null ? null : <OfProject project={row.project} />
}

function OfProgramme({ programme }: { programme: Programme }) {
  const t = useText(moneyTexts)
  const printed = programme.printedProjectCount
  const found = programme.projects.length
  return (
    <Facts
      facts={[
        [t.account, programme.account],
        [t.printedCount, printed === null ? null : printed === found ? formatNumber(printed) : t.countDiffers(printed, found)],
      ]}
    />
  )
}

function OfProject({ project }: { project: Project }) {
  const t = useText(moneyTexts)
  const word = useWord()
  const [from, to] = [month(project.startsOn), month(project.endsOn)]
  const shares = project.shares.map((s) => `${word(PAYER[s.payer])} ${formatNumber(s.percent)}%`).join(', ')
  return (
    <Facts
      facts={[
        [t.period, from === null && to === null ? null : `${from ?? ''}–${to ?? ''}`],
        [t.support, project.supportType],
        [t.funding, project.funding ?? (shares === '' ? null : shares)],
        [t.body, project.implementingBody],
        ...(project.note === null ? [] : [[t.note, project.note] as const]),
        ...(project.overviewName === '' || project.overviewName === project.name
          ? []
          : [[t.otherName, project.overviewName] as const]),
      ]}
    />
  )
}

function Facts({ facts }: { facts: readonly (readonly [string, string | null])[] }) {
  const t = useText(moneyTexts)
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value === null || value === '' ? <span className="muted">{t.notGiven}</span> : <Korean>{value}</Korean>}</dd>
        </div>
      ))}
    </dl>
  )
}

/** A share with its bar, from 0 to 100 %. The figure says it; the bar lets the eye compare rows. */
function ShareBar({ percent }: { percent: number }) {
  return (
    <span className={styles.share}>
      <svg width="4.5rem" height="0.5rem" overflow="visible" aria-hidden="true">
        <rect width="100%" height="100%" fill="var(--range-2)" />
        <rect width={`${Math.min(100, Math.max(0, percent))}%`} height="100%" fill="var(--mark-2)" />
        {percent === 0 && <ZeroMark />}
      </svg>
      <span>{formatFixed(percent, 2)}</span>
    </span>
  )
}
