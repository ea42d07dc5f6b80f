import { AGGREGATION_WORDS, FREQUENCY_WORDS } from '#domain/words/terms.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { Korean, type Language, type Texts, useLanguage, useText } from '../../language.tsx'
import { reasonOf, useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { periodsMessages } from './messages.ts'
import { type DueRow, dueText } from './words.ts'
import styles from './periods.module.css'
import { useWrite } from '../../shared/write/use-write.ts'
import { type Done, DueDialog, ShareDialog } from './DueDialogs.tsx'

const route = getRouteApi('/frame/periods')

/** 집계 완료 시점 of every indicator, beside how its periods make a year. */
export function DueTab() {
  const t = useText(periodsMessages)
  const language = useLanguage()
  const trpc = useTRPC()
  const navigate = route.useNavigate()
  const { q = '', department } = route.useSearch()
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set())
  const [changing, setChanging] = useState<readonly number[] | null>(null)
  const [sharing, setSharing] = useState<DueRow | null>(null)
  const [done, setDone] = useState<Done | null>(null)
  const { data, error, refetch } = useQuery(trpc.periods.dueDates.queryOptions())
  const columns = useMemo(
    () =>
      columnsIn(t, language, {
        picked,
        pick: (row, on) => setPicked((before) => withRows(before, [row], on)),
        change: (row) => setChanging([row.indicatorId]),
        share: setSharing,
      }),
    [t, language, picked],
  )
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
      <Outcome done={done} onDone={setDone} />
      <div className={styles.picks}>
        <label>
          <input
            type="checkbox"
            checked={rows.length > 0 && rows.every((row) => picked.has(row.indicatorId))}
            disabled={rows.length === 0}
            onChange={(event) => setPicked((before) => withRows(before, rows, event.target.checked))}
          />{' '}
          {t.pickShown(rows.length)}
        </label>
        {picked.size > 0 && (
          <>
            <strong role="status">{t.picked(picked.size)}</strong>
            <Button small kind="primary" onClick={() => setChanging([...picked])}>
              {t.changePicked(picked.size)}
            </Button>
            <Button small kind="quiet" onClick={() => setPicked(new Set())}>
              {t.pickNone}
            </Button>
          </>
        )}
      </div>
      <DataTable
        caption={t.due}
        columns={columns}
        rows={rows}
        rowId={(row) => String(row.indicatorId)}
        rowName={(row) => row.name}
        phone="cards"
        empty={t.noneFound}
      />
      {sharing !== null && (
        <ShareDialog
          row={sharing}
          onClose={() => setSharing(null)}
          onDone={(text) => {
            setDone({ text, reason: '', changed: [] })
            setSharing(null)
          }}
        />
      )}
      {changing !== null && (
        <DueDialog
          rows={data.filter((row) => changing.includes(row.indicatorId))}
          onClose={() => setChanging(null)}
          onDone={(next) => {
            setDone(next)
            setChanging(null)
            setPicked(new Set())
          }}
        />
      )}
    </Card>
  )
}

function withRows(picked: ReadonlySet<number>, rows: readonly DueRow[], on: boolean): ReadonlySet<number> {
  const ids = new Set(rows.map((row) => row.indicatorId))
  return on ? new Set([...picked, ...ids]) : new Set([...picked].filter((id) => !ids.has(id)))
}

/** What was just done, and the way back. */
function Outcome({ done, onDone }: { done: Done | null; onDone: (next: Done) => void }) {
  const t = useText(periodsMessages)
  const trpc = useTRPC()
  const undo = useWrite(trpc.periods.setDue.mutationOptions(), {
    onDone: ({ changed }) => onDone({ text: t.dueSetBack(changed.length), reason: '', changed: [] }),
  })
  const changed = done?.changed ?? []
  const back = changed.map(({ indicatorId, resultsDue, seen }) => ({ indicatorId, resultsDue: seen, seen: resultsDue }))
  return (
    <>
      <div className={styles.saidNow} role="status">
        {done?.text}
        {back.length > 0 && (
          <Button
            small
            aria-disabled={undo.pending}
            onClick={() => undo.send({ changes: back, reason: t.setBackReason(done?.reason ?? '') })}
          >
            {t.setBack}
          </Button>
        )}
      </div>
      {undo.refused !== undefined && <ErrorNotice reason={undo.refused} />}
    </>
  )
}

function columnsIn(
  t: Texts<typeof periodsMessages>,
  language: Language,
  {
    picked,
    pick,
    change,
    share,
  }: {
    picked: ReadonlySet<number>
    pick: (row: DueRow, on: boolean) => void
    change: (row: DueRow) => void
    share: (row: DueRow) => void
  },
): readonly Column<DueRow>[] {
  return [
    {
      id: 'indicator',
      header: t.indicator,
      sort: (row) => row.name,
      cell: (row) => (
        <label className={styles.picked}>
          <input
            type="checkbox"
            aria-label={row.name}
            checked={picked.has(row.indicatorId)}
            onChange={(event) => pick(row, event.target.checked)}
          />
          <span className={styles.named}>
            <span>
              <Korean>{row.name}</Korean> <span className="unit">{row.unit}</span>
            </span>
            <span className={styles.quiet}>
              <Korean>{row.department}</Korean>
            </span>
          </span>
        </label>
      ),
    },
    {
      id: 'due',
      header: t.dueOn,
      width: '9.5rem',
      sort: (row) => row.resultsDue,
      cell: (row) => dueText(row.resultsDue, language),
    },
    { id: 'frequency', header: t.frequency, width: '5rem', cell: (row) => FREQUENCY_WORDS[row.frequency][language] },
    { id: 'aggregation', header: t.aggregation, width: '5.5rem', cell: (row) => AGGREGATION_WORDS[row.aggregation][language] },
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
      cell: (row) => {
        if (row.unit !== '%') return <span className="muted">–</span>
        const now = row.shareOfWhole === null ? t.unknown : row.shareOfWhole ? t.yes : t.no
        return (
          <Button small kind="quiet" aria-label={t.shareOf(row.name, now)} onClick={() => share(row)}>
            {now}
          </Button>
        )
      },
    },
    {
      id: 'acts',
      header: t.acts,
      width: '9.5rem',
      cell: (row) => (
        <span className={styles.acts}>
          <Button small aria-label={t.changeDueOf(row.name)} onClick={() => change(row)}>
            {t.changeDue}
          </Button>
          <Link to="/audit" search={{ subject: `indicator:${row.indicatorId}` }} aria-label={t.historyOf(row.name)}>
            {t.changes}
          </Link>
        </span>
      ),
    },
  ]
}
