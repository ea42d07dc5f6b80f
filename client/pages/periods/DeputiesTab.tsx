import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useFrame } from '../../frame/use-frame.ts'
import { formatDate, formatDateTime } from '../../format.ts'
import { Korean, type Language, type Texts, useLanguage, useText } from '../../language.tsx'
import { reasonOf, useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { DeputyDialog, EndDialog } from './DeputyDialogs.tsx'
import { periodsMessages } from './messages.ts'
import { type Deputy, STATE } from './words.ts'
import styles from './periods.module.css'

const route = getRouteApi('/frame/periods')

/** 대리: who enters or reviews for whom, for how long and why. Heads see and name those of their own department. */
export function DeputiesTab() {
  const t = useText(periodsMessages)
  const language = useLanguage()
  const trpc = useTRPC()
  const navigate = route.useNavigate()
  const today = useFrame()?.today ?? ''
  const { department } = route.useSearch()
  const [naming, setNaming] = useState(false)
  const [ending, setEnding] = useState<Deputy | null>(null)
  const [said, setSaid] = useState('')
  const { data, error, refetch } = useQuery(trpc.organisation.deputies.queryOptions({}))
  const columns = useMemo(() => columnsIn(t, language, setEnding), [t, language])
  if (data === undefined)
    return error === null ? (
      <Skeleton height={320} lines={6} />
    ) : (
      <ErrorNotice reason={reasonOf(error)} onRetry={() => void refetch()} />
    )
  const rows = department === undefined ? data.deputies : data.deputies.filter((d) => d.departmentId === department)
  const running = new Set(data.deputies.filter((d) => d.state === 'running').map((d) => d.person)).size
  const done = (text: string) => {
    setSaid(text)
    setNaming(false)
    setEnding(null)
  }
  const name = (
    <Button kind="primary" onClick={() => setNaming(true)}>
      {t.name}
    </Button>
  )
  return (
    <Card headline={t.deputiesHeadline(running)} subtitle={t.deputiesWhat} actions={data.deputies.length > 0 && name}>
      {data.departments.length > 1 && (
        <div className={styles.choices}>
          <select
            className={styles.input}
            aria-label={t.department}
            value={department ?? ''}
            onChange={(event) =>
              void navigate({
                search: (before) => ({
                  ...before,
                  department: event.target.value === '' ? undefined : Number(event.target.value),
                }),
                replace: true,
                resetScroll: false,
              })
            }
          >
            <option value="">{t.allDepartments}</option>
            {data.departments.map((d) => (
              <option key={d.id} value={d.id} lang="ko">
                {d.name}
              </option>
            ))}
          </select>
        </div>
      )}
      <p className={styles.saidNow} role="status">
        {said}
      </p>
      {rows.length === 0 ? (
        <EmptyState title={t.noDeputies} action={data.deputies.length === 0 && name}>
          {t.noDeputiesWhat}
        </EmptyState>
      ) : (
        <div className={styles.board}>
          <DataTable
            caption={t.deputies}
            columns={columns}
            rows={rows}
            rowId={(row) => String(row.id)}
            rowName={(row) => row.person}
            phone="cards"
          />
        </div>
      )}
      {naming && (
        <DeputyDialog
          departments={data.departments}
          today={today}
          preset={department}
          onClose={() => setNaming(false)}
          onDone={done}
        />
      )}
      {ending !== null && <EndDialog deputy={ending} onClose={() => setEnding(null)} onDone={done} />}
    </Card>
  )
}

function columnsIn(t: Texts<typeof periodsMessages>, language: Language, end: (row: Deputy) => void): readonly Column<Deputy>[] {
  return [
    {
      id: 'person',
      header: t.person,
      sort: (row) => row.person,
      cell: (row) => (
        <span className={styles.named}>
          <Korean>{row.person}</Korean>
          <span className={styles.quiet}>
            <Korean>{row.department}</Korean>
          </span>
        </span>
      ),
    },
    { id: 'task', header: t.task, width: '5.5rem', cell: (row) => (row.task === 'enter' ? t.enter : t.review) },
    {
      id: 'time',
      header: t.time,
      width: '12rem',
      sort: (row) => row.fromOn,
      cell: (row) => (
        <span className={styles.held}>
          <span>{t.fromTo(formatDate(row.fromOn), formatDate(row.toOn))}</span>
          <span className={styles.state} data-deputy={row.state}>
            {STATE[row.state][language]}
          </span>
        </span>
      ),
    },
    {
      id: 'reason',
      header: t.reason,
      cell: (row) => (
        <span className={styles.held}>
          <span>
            <Korean>{row.reason}</Korean>
          </span>
          <span className={styles.quiet}>
            <Korean>{t.namedBy(row.recordedBy, formatDateTime(row.recordedAt))}</Korean>
          </span>
        </span>
      ),
    },
    {
      id: 'acts',
      header: t.acts,
      width: '6rem',
      cell: (row) =>
        row.state === 'running' || row.state === 'coming' ? (
          <Button small aria-label={t.endOf(row.person)} onClick={() => end(row)}>
            {t.end}
          </Button>
        ) : null,
    },
  ]
}
