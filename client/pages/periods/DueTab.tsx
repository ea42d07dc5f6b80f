import { AGGREGATION_WORDS, FREQUENCY_WORDS } from '#domain/words/terms.ts'
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
import { periodsMessages } from './messages.ts'
import { type DueRow, dueText } from './words.ts'
import styles from './periods.module.css'
import { Field, FormDialog, ReasonField } from '../../ui/FormDialog.tsx'
import { kit } from '../../messages.ts'
import { useDraft } from '../../shared/write/draft.ts'
import { useWrite } from '../../shared/write/use-write.ts'

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

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const two = (n: number) => String(n).padStart(2, '0')
const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1)

/** Month and day, without a year: the date returns every year, so 29 February is none. */
function DueDialog(props: { row: DueRow; onClose: () => void; onDone: (said: string) => void }) {
  const t = useText(periodsMessages)
  const k = useText(kit)
  const language = useLanguage()
  const trpc = useTRPC()
  const { row } = props
  const [seen] = useState(row.resultsDue)
  const [month = 3, day = 31] = seen.split('-').map(Number)
  const draft = useDraft(`periods.due.${row.indicatorId}`, { month, day, reason: '' })
  const at = draft.typed
  const save = useWrite(trpc.periods.setDue.mutationOptions(), {
    onDone: () => props.onDone(t.dueSaved(row.name)),
  })
  const days = DAYS[at.month - 1] ?? 31
  const input = {
    indicatorId: row.indicatorId,
    resultsDue: `${two(at.month)}-${two(Math.min(at.day, days))}`,
    seen,
    reason: at.reason.trim(),
  }
  return (
    <FormDialog
      title={t.dueTitle}
      act={t.save}
      missing={input.resultsDue === seen ? t.sameDay : input.reason === '' && k.missingReason}
      pending={save.pending}
      refused={save.refused}
      problem={save.refused === 'version-conflict' ? t.seen(dueText(row.resultsDue, language)) : null}
      draft={draft}
      onClose={props.onClose}
      onSend={() => save.send(input, undefined, draft)}
    >
      <p className={styles.strong}>
        <Korean>{row.name}</Korean>
      </p>
      <p>{t.dueNow(dueText(seen, language))}</p>
      <div className={styles.two}>
        <Field label={t.month} hint={t.nextYear}>
          {(ids) => (
            <select {...ids} value={at.month} onChange={(event) => draft.type({ month: Number(event.target.value) })}>
              {upTo(12).map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t.day}>
          {(ids) => (
            <select {...ids} value={Math.min(at.day, days)} onChange={(event) => draft.type({ day: Number(event.target.value) })}>
              {upTo(days).map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <ReasonField hint={t.dueReasonHint} value={at.reason} onChange={(reason) => draft.type({ reason })} />
    </FormDialog>
  )
}
