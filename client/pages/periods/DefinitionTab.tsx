import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { DefinitionField } from '#domain/scoring/definition.ts'
import { formatDate, unitWord } from '../../format.ts'
import { useFrame } from '../../frame/use-frame.ts'
import { Korean, type Texts, useText } from '../../language.tsx'
import { useWrite } from '../../shared/write/use-write.ts'
import { reasonOf, useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { DefinitionDialog, type Done } from './DefinitionDialog.tsx'
import { periodsMessages } from './messages.ts'
import { type DefinitionRow, useDefinitionWords } from './words.ts'
import styles from './periods.module.css'

const route = getRouteApi('/frame/periods')

/** How every indicator is measured: as it holds today, beside what its plan prints and what is still to come. */
export function DefinitionTab() {
  const t = useText(periodsMessages)
  const word = useDefinitionWords()
  const today = useFrame()?.today ?? ''
  const trpc = useTRPC()
  const navigate = route.useNavigate()
  const { q = '', department } = route.useSearch()
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set())
  const [changing, setChanging] = useState<readonly number[] | null>(null)
  const [done, setDone] = useState<Done | null>(null)
  const { data, error, refetch } = useQuery(trpc.periods.definitions.queryOptions())
  const columns = useMemo(
    () =>
      columnsIn(t, word, today, {
        picked,
        pick: (row, on) => setPicked((before) => withRows(before, [row], on)),
        change: (row) => setChanging([row.indicatorId]),
      }),
    [t, word, today, picked],
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
    <Card headline={t.definitionHeadline(rows.length)} subtitle={t.definitionWhat}>
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
        caption={t.definitions}
        columns={columns}
        rows={rows}
        rowId={(row) => String(row.indicatorId)}
        rowName={(row) => row.name}
        phone="cards"
        empty={t.noneFound}
      />
      {changing !== null && (
        <DefinitionDialog
          today={today}
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

function withRows(picked: ReadonlySet<number>, rows: readonly DefinitionRow[], on: boolean): ReadonlySet<number> {
  const ids = new Set(rows.map((row) => row.indicatorId))
  return on ? new Set([...picked, ...ids]) : new Set([...picked].filter((id) => !ids.has(id)))
}

/** What was just done, and the way back. */
function Outcome({ done, onDone }: { done: Done | null; onDone: (next: Done) => void }) {
  const t = useText(periodsMessages)
  const trpc = useTRPC()
  const undo = useWrite(trpc.periods.changeDefinitions.mutationOptions(), {
    onDone: ({ changed }) => onDone({ text: t.setBackDone(changed.length), reason: '', effectiveFrom: '', changed: [] }),
  })
  // What nobody had said cannot be unsaid: such a field stays.
  const back = (done?.changed ?? []).flatMap(({ indicatorId, seen, before }) => {
    const { shareOfWhole, ...rest } = before
    const to = { ...rest, ...(shareOfWhole == null ? {} : { shareOfWhole }) }
    return Object.keys(to).length === 0 ? [] : [{ indicatorId, seen, to }]
  })
  return (
    <>
      <div className={styles.saidNow} role="status">
        {done?.text}
        {back.length > 0 && (
          <Button
            small
            aria-disabled={undo.pending}
            onClick={() =>
              undo.send({
                changes: back,
                effectiveFrom: done?.effectiveFrom ?? '',
                reason: t.setBackReason(done?.reason ?? ''),
              })
            }
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
  word: ReturnType<typeof useDefinitionWords>,
  today: string,
  {
    picked,
    pick,
    change,
  }: {
    picked: ReadonlySet<number>
    pick: (row: DefinitionRow, on: boolean) => void
    change: (row: DefinitionRow) => void
  },
): readonly Column<DefinitionRow>[] {
  const dated = (field: DefinitionField, width: string): Column<DefinitionRow> => ({
    id: field,
    header: word.name(field),
    width,
    sort: (row) => word.value(field, row.now[field]),
    cell: (row) => {
      if (field === 'shareOfWhole' && row.unit !== '%') return <span className="muted">–</span>
      const coming = row.changes.filter((one) => one.field === field && one.effectiveFrom > today)
      return (
        <span className={styles.named}>
          <span>{word.value(field, row.now[field])}</span>
          {row.printed[field] !== row.now[field] && (
            <span className={styles.quiet}>{t.printedAs(word.value(field, row.printed[field]))}</span>
          )}
          {coming.map((one) => (
            <span key={one.id} className={styles.quiet}>
              {t.coming(formatDate(one.effectiveFrom), word.value(field, one.value))}
            </span>
          ))}
        </span>
      )
    },
  })
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
              <Korean>{row.name}</Korean> <span className="unit">{unitWord(row.unit)}</span>
            </span>
            <span className={styles.quiet}>
              <Korean>{row.department}</Korean>
            </span>
          </span>
        </label>
      ),
    },
    dated('frequency', '6rem'),
    dated('aggregation', '6rem'),
    dated('direction', '5.5rem'),
    dated('shareOfWhole', '8rem'),
    dated('resultsDue', '9.5rem'),
    {
      id: 'reported',
      header: t.reported,
      width: '7.5rem',
      cell: (row) => (row.now.frequency === 'year' ? t.yearOnly : row.reported === 'running-total' ? t.runningTotal : t.each),
    },
    {
      id: 'acts',
      header: t.acts,
      width: '9.5rem',
      cell: (row) => (
        <span className={styles.acts}>
          <Button small aria-label={t.changeDefinitionOf(row.name)} onClick={() => change(row)}>
            {t.changeDefinition}
          </Button>
          <Link to="/audit" search={{ subject: `indicator:${row.indicatorId}` }} aria-label={t.historyOf(row.name)}>
            {t.changes}
          </Link>
        </span>
      ),
    },
  ]
}
