import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { Korean, type Language, type Texts, useLanguage, useText } from '../../language.tsx'
import { reasonOf, useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { DueDialog } from './DueDialog.tsx'
import { periodsMessages } from './messages.ts'
import type { DueRow } from './types.ts'
import { AGGREGATION, dueText, FREQUENCY } from './words.ts'
import styles from './periods.module.css'

const route = getRouteApi('/frame/periods')

/** 집계 완료 시점 of every indicator, beside how its periods make a year. */
export function DueTab() {
  const t = useText(periodsMessages)
  const language = useLanguage()
  const trpc = useTRPC()
  const navigate = route.useNavigate()
  const { q = '', department } = route.useSearch()
  const [changing, setChanging] = useState<DueRow | null>(null)
  const [said, setSaid] = useState('')
  const { data, error, refetch } = useQuery(trpc.periods.dueDates.queryOptions())
  const columns = useMemo(() => columnsIn(t, language, setChanging), [t, language])
  if (data === undefined)
    return error === null ? (
      <Skeleton height={420} lines={8} />
    ) : (
      <ErrorNotice reason={reasonOf(error)} onRetry={() => void refetch()} />
    )
  if (data.length === 0) return <EmptyState title={t.noPlan}>{t.noPlanWhat}</EmptyState>
  const departments = [...new Map(data.map((row) => [row.departmentId, row.department])).entries()]
  const words = q.trim().toLowerCase()
  const rows = data.filter(
    (row) =>
      (department === undefined || row.departmentId === department) && (words === '' || row.name.toLowerCase().includes(words)),
  )
  const go = (next: { q?: string | undefined; department?: number | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false })
  return (
    <Card headline={t.dueHeadline(rows.length)} subtitle={t.dueWhat}>
      <div className={styles.choices}>
        <input
          type="search"
          className={styles.input}
          aria-label={t.findIndicator}
          placeholder={t.findIndicator}
          maxLength={80}
          value={q}
          onChange={(event) => go({ q: event.target.value === '' ? undefined : event.target.value })}
        />
        {departments.length > 1 && (
          <select
            className={styles.input}
            aria-label={t.department}
            value={department ?? ''}
            onChange={(event) => go({ department: event.target.value === '' ? undefined : Number(event.target.value) })}
          >
            <option value="">{t.allDepartments}</option>
            {departments.map(([id, name]) => (
              <option key={id} value={id} lang="ko">
                {name}
              </option>
            ))}
          </select>
        )}
      </div>
      <p className={styles.saidNow} role="status">
        {said}
      </p>
      <DataTable
        caption={t.due}
        columns={columns}
        rows={rows}
        rowId={(row) => String(row.indicatorId)}
        rowName={(row) => row.name}
        phone="cards"
        empty={t.noneFound}
      />
      {changing !== null && (
        <DueDialog
          row={data.find((row) => row.indicatorId === changing.indicatorId) ?? changing}
          onClose={() => setChanging(null)}
          onDone={(text) => {
            setSaid(text)
            setChanging(null)
          }}
        />
      )}
    </Card>
  )
}

function columnsIn(
  t: Texts<typeof periodsMessages>,
  language: Language,
  change: (row: DueRow) => void,
): readonly Column<DueRow>[] {
  return [
    {
      id: 'indicator',
      header: t.indicator,
      sort: (row) => row.name,
      cell: (row) => (
        <span className={styles.named}>
          <span>
            <Korean>{row.name}</Korean> <span className="unit">{row.unit}</span>
          </span>
          <span className={styles.quiet}>
            <Korean>{row.department}</Korean>
          </span>
        </span>
      ),
    },
    {
      id: 'due',
      header: t.dueOn,
      width: '9.5rem',
      sort: (row) => row.resultsDue,
      cell: (row) => dueText(row.resultsDue, language),
    },
    { id: 'frequency', header: t.frequency, width: '5rem', cell: (row) => FREQUENCY[row.frequency][language] },
    { id: 'aggregation', header: t.aggregation, width: '5.5rem', cell: (row) => AGGREGATION[row.aggregation][language] },
    {
      id: 'reported',
      header: t.reported,
      width: '8rem',
      cell: (row) => (row.frequency === 'year' ? t.yearOnly : row.reported === 'running-total' ? t.runningTotal : t.each),
    },
    {
      id: 'share',
      header: t.share,
      width: '8rem',
      cell: (row) =>
        row.shareOfWhole === null ? (
          <span className="muted">{row.unit === '%' ? t.unknown : '–'}</span>
        ) : row.shareOfWhole ? (
          t.yes
        ) : (
          t.no
        ),
    },
    {
      id: 'acts',
      header: t.acts,
      width: '7rem',
      cell: (row) => (
        <Button small aria-label={t.changeDueOf(row.name)} onClick={() => change(row)}>
          {t.changeDue}
        </Button>
      ),
    },
  ]
}
