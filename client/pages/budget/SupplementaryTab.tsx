import { useMemo } from 'react'
import { formatDate, formatMillion, formatMillionChange, formatPercentChange } from '../../format.ts'
import { Korean, type Texts, useText } from '../../language.tsx'
import { Card } from '../../ui/Card.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import styles from './budget.module.css'
import { supplementaryMessages } from './supplementary-messages.ts'
import type { BudgetPage } from './tree.ts'

type Programme = BudgetPage['supplementary']['rows'][number]
type Step = BudgetPage['supplementary']['editions'][number]
type Row = Pick<Programme, 'name' | 'original' | 'after' | 'changed'> & {
  readonly id: string
  /** the department, or of a project its programme */
  readonly of: string
}

const finalOf = (row: Row) => row.after.at(-1) ?? row.original ?? 0

/** 당초 → 추경 → 최종 of the unit programmes that a 추경 changed, and of all together. */
export function SupplementaryTab({ page }: { page: BudgetPage }) {
  const t = useText(supplementaryMessages)
  const { editions, rows, sums } = page.supplementary
  const changed = rows.filter((row) => row.changed.length > 0)
  const decided = editions.filter((step) => step.kind === 'supplementary')
  const last = sums.after.at(-1) ?? sums.original
  const names = useMemo(() => new Map(page.plan.departments.map((d) => [d.id, d.shortName])), [page.plan.departments])
  const columns = useMemo(() => columnsIn(t, editions), [t, editions])
  const lines = rows.flatMap(({ projects, ...row }): Row[] => {
    const own = projects.filter((project) => project.changed.length > 0)
    if (row.changed.length === 0 && own.length === 0) return []
    return [
      { ...row, id: String(row.programmeId), of: names.get(row.departmentId) ?? '' },
      ...own.map((project) => ({ ...project, id: `${row.programmeId}.${project.projectId}`, of: row.name })),
    ]
  })
  return (
    <Card headline={t.headline(decided.length, formatMillionChange(last - sums.original), changed.length)} subtitle={t.what}>
      <ul className={styles.decisions}>
        {editions.map((e) => (
          <li key={`${e.kind} ${e.id}`}>
            <b>{stepName(t, e)}</b> {e.decidedOn !== null && formatDate(e.decidedOn)}{' '}
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
        rows={lines}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        footer={
          <tr>
            <th scope="row">{t.sum(rows.length)}</th>
            <td className="num">{formatMillion(sums.original)}</td>
            {sums.after.map((won, place) => (
              <td key={`${editions[place]?.kind} ${editions[place]?.id}`} className="num">
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

const stepName = (t: Texts<typeof supplementaryMessages>, step: Step) =>
  step.kind === 'amended' ? t.amended : t.nth(step.number)

function columnsIn(
  t: Texts<typeof supplementaryMessages>,
  editions: BudgetPage['supplementary']['editions'],
): readonly Column<Row>[] {
  const last = editions.at(-1)
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
            <Korean>{row.of}</Korean>
          </small>
        </>
      ),
    },
    { id: 'original', header: t.original, numeric: true, sort: (row) => row.original, cell: (row) => amount(row.original) },
    ...editions.slice(0, -1).map((e, place): Column<Row> => ({
      id: `${e.kind}${e.number}`,
      header: stepName(t, e),
      numeric: true,
      sort: (row) => row.after[place] ?? null,
      cell: (row) => (row.changed.includes(place) ? amount(row.after[place] ?? null) : unchanged),
    })),
    {
      id: 'final',
      header: t.final(last === undefined ? '' : stepName(t, last)),
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
