import { useMemo } from 'react'
import { formatDate, formatMillion, formatMillionChange, formatPercentChange } from '../../format.ts'
import { Korean, type Texts, useText } from '../../language.tsx'
import { Card } from '../../ui/Card.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import styles from './budget.module.css'
import { supplementaryMessages } from './supplementary-messages.ts'
import type { BudgetPage } from './tree.ts'

type Row = BudgetPage['supplementary']['rows'][number]

const finalOf = (row: Row) => row.after.at(-1) ?? row.original ?? 0

/** 당초 → 추경 → 최종 of the unit programmes that a 추경 changed, and of all together. */
export function SupplementaryTab({ page }: { page: BudgetPage }) {
  const t = useText(supplementaryMessages)
  const { editions, rows, sums } = page.supplementary
  const changed = rows.filter((row) => row.changed.length > 0)
  const last = sums.after.at(-1) ?? sums.original
  const names = useMemo(() => new Map(page.plan.departments.map((d) => [d.id, d.shortName])), [page.plan.departments])
  const columns = useMemo(() => columnsIn(t, editions, names), [t, editions, names])
  return (
    <Card headline={t.headline(editions.length, formatMillionChange(last - sums.original), changed.length)} subtitle={t.what}>
      <ul className={styles.decisions}>
        {editions.map((e) => (
          <li key={e.id}>
            <b>{t.nth(e.number)}</b> {e.decidedOn !== null && formatDate(e.decidedOn)}{' '}
            <span className="muted">
              <Korean>
                {e.meeting} {e.bill}
              </Korean>
            </span>
          </li>
        ))}
      </ul>
      <DataTable
        caption={t.title}
        columns={columns}
        rows={changed}
        rowId={(row) => String(row.programmeId)}
        rowName={(row) => row.name}
        footer={
          <tr>
            <th scope="row">{t.sum(rows.length)}</th>
            <td className="num">{formatMillion(sums.original)}</td>
            {sums.after.map((won, place) => (
              <td key={editions[place]?.id ?? place} className="num">
                {formatMillion(won)}
              </td>
            ))}
            <td className="num">{formatMillionChange(last - sums.original)}</td>
            <td className="num">{formatPercentChange(sums.original, last) ?? '–'}</td>
          </tr>
        }
      />
    </Card>
  )
}

function columnsIn(
  t: Texts<typeof supplementaryMessages>,
  editions: BudgetPage['supplementary']['editions'],
  names: ReadonlyMap<number, string>,
): readonly Column<Row>[] {
  const unchanged = <span className="muted">{t.unchanged}</span>
  const amount = (won: number | null) => (won === null ? '–' : formatMillion(won))
  return [
    {
      id: 'programme',
      header: t.programme,
      sort: (row) => row.name,
      cell: (row) => (
        <>
          <Korean>{row.name}</Korean>
          <br />
          <small className="muted">
            <Korean>{names.get(row.departmentId) ?? ''}</Korean>
          </small>
        </>
      ),
    },
    { id: 'original', header: t.original, numeric: true, sort: (row) => row.original, cell: (row) => amount(row.original) },
    ...editions.slice(0, -1).map((e, place): Column<Row> => ({
      id: `n${e.number}`,
      header: t.nth(e.number),
      numeric: true,
      sort: (row) => row.after[place] ?? null,
      cell: (row) => (row.changed.includes(place) ? amount(row.after[place] ?? null) : unchanged),
    })),
    {
      id: 'final',
      header: t.final(editions.at(-1)?.number ?? 0),
      numeric: true,
      sort: finalOf,
      cell: (row) => amount(finalOf(row)),
    },
    {
      id: 'change',
      header: t.change,
      numeric: true,
      sort: (row) => finalOf(row) - (row.original ?? 0),
      cell: (row) => formatMillionChange(finalOf(row) - (row.original ?? 0)),
    },
    {
      id: 'rate',
      header: t.rate,
      numeric: true,
      cell: (row) => formatPercentChange(row.original ?? 0, finalOf(row)) ?? '–',
    },
  ]
}
