import { useMemo } from 'react'
import { formatFixed, formatMillion, formatMillionChange } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import type { Column } from '../../ui/DataTable.tsx'
import { moneyTexts } from './messages-money.ts'
import { OriginButton } from './OriginButton.tsx'
import { type MoneyRow, moneyColumns } from './programme-rows.ts'
import { ShareBar } from './ShareBar.tsx'
import type { Page } from './types.ts'

export function useMoneyColumns(page: Page): readonly Column<MoneyRow>[] {
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
      ...moneyColumns(page).map(({ year, kind }, index): Column<MoneyRow> => ({
        id: `${kind}-${year}`,
        header: `’${String(year).slice(-2)} ${kind === 'settled' ? t.settled : t.voted}`,
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
