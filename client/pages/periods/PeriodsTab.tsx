import { FREQUENCY_WORDS } from '#domain/words/rule-words.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { monthsOf } from '#domain/entry/due.ts'
import { formatDate, formatDateTime, formatNumber } from '../../format.ts'
import { Korean, type Language, type Texts, useLanguage, useText } from '../../language.tsx'
import { reasonOf, useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { CloseDialog, SetDialog } from './PeriodDialogs.tsx'
import { periodsMessages } from './messages.ts'
import { periodName as shortName } from '#domain/words/period-name.ts'
import { type Board, type BoardUnit, periodName, WINDOW } from './words.ts'
import styles from './periods.module.css'

const route = getRouteApi('/frame/periods')
type Asked = { readonly unit: BoardUnit; readonly act: 'set' | 'close' } | null

/** One period of every unit: set, closed, opened again; with how far its values are. */
export function PeriodsTab() {
  const t = useText(periodsMessages)
  const language = useLanguage()
  const trpc = useTRPC()
  const { year, month, frequency } = route.useSearch()
  const [asked, setAsked] = useState<Asked>(null)
  const [said, setSaid] = useState('')
  const { data, error, refetch } = useQuery({
    ...trpc.periods.board.queryOptions({ year, month, frequency }),
    placeholderData: keepPreviousData,
  })
  const columns = useMemo(() => columnsIn(t, language, setAsked), [t, language])
  if (data === undefined)
    return error === null ? (
      <Skeleton height={420} lines={8} />
    ) : (
      <ErrorNotice reason={reasonOf(error)} onRetry={() => void refetch()} />
    )
  if (data.units.length === 0) return <EmptyState title={t.noPlan}>{t.noPlanWhat}</EmptyState>
  const done = (text: string) => {
    setSaid(text)
    setAsked(null)
  }
  return (
    <Card headline={t.periodsHeadline(periodName(data, language))} subtitle={t.periodsWhat}>
      <Choices board={data} />
      <p className={styles.saidNow} role="status">
        {said}
      </p>
      {data.otherwise.map(({ name, frequencies }) => (
        <p className="muted" key={name}>
          <Korean>{t.otherwise(name, frequencies.map((f) => frequencyName(f, language)).join(' · '))}</Korean>
        </p>
      ))}
      <div className={styles.board}>
        <DataTable
          caption={t.periodsHeadline(periodName(data, language))}
          columns={columns}
          rows={data.units}
          rowId={(unit) => String(unit.unitId)}
          rowName={(unit) => unit.name}
          phone="cards"
        />
      </div>
      {asked?.act === 'set' && <SetDialog unit={asked.unit} board={data} onClose={() => setAsked(null)} onDone={done} />}
      {asked?.act === 'close' && <CloseDialog unit={asked.unit} board={data} onClose={() => setAsked(null)} onDone={done} />}
    </Card>
  )
}

const frequencyName = ({ frequency, indicators }: Board['frequencies'][number], language: Language) =>
  `${FREQUENCY_WORDS[frequency][language]} ${indicators}`

function Choices({ board }: { board: Board }) {
  const t = useText(periodsMessages)
  const language = useLanguage()
  const navigate = route.useNavigate()
  const { year, month, frequency } = board
  const go = (next: Partial<Pick<Board, 'year' | 'month' | 'frequency'>>) =>
    void navigate({ search: (before) => ({ ...before, year, month, frequency, ...next }), replace: true, resetScroll: false })
  const months = monthsOf(frequency)
  return (
    <div className={styles.choices}>
      <Segmented
        label={t.year}
        small
        value={year}
        onChange={(next) => go({ year: next })}
        options={board.years.map((y) => ({ value: y, label: y }))}
      />
      {board.frequencies.length > 1 && (
        <Segmented
          label={t.frequency}
          small
          value={frequency}
          onChange={(next) => go({ frequency: next, month: monthsOf(next)[0] ?? 0 })}
          options={board.frequencies.map((f) => ({
            value: f.frequency,
            label: frequencyName(f, language),
          }))}
        />
      )}
      {months.length > 1 && (
        <Segmented
          label={t.period}
          small
          value={month}
          onChange={(next) => go({ month: next })}
          options={months.map((m) => ({
            value: m,
            label: shortName(m, frequency)[language],
          }))}
        />
      )}
    </div>
  )
}

function columnsIn(
  t: Texts<typeof periodsMessages>,
  language: Language,
  ask: (asked: Asked) => void,
): readonly Column<BoardUnit>[] {
  const number = (id: string, header: string, of: (unit: BoardUnit) => number): Column<BoardUnit> => ({
    id,
    header,
    numeric: true,
    cell: (unit) => formatNumber(of(unit)),
  })
  return [
    {
      id: 'unit',
      header: t.unit,
      cell: (unit) => (
        <span className={styles.unit} style={{ paddingInlineStart: `${unit.depth * 1.25}rem` }} data-kind={unit.kind}>
          <Korean>{unit.name}</Korean>
        </span>
      ),
    },
    {
      id: 'state',
      header: t.state,
      width: '5rem',
      cell: (unit) => (
        <span className={styles.state} data-window={unit.window}>
          {WINDOW[unit.window][language]}
        </span>
      ),
    },
    { id: 'window', header: t.window, cell: (unit) => <Held unit={unit} /> },
    number('waiting', t.waiting, (unit) => unit.counts.of - unit.counts.confirmed - unit.counts.closed),
    number('confirmed', t.confirmed, (unit) => unit.counts.confirmed),
    number('closed', t.closedCount, (unit) => unit.counts.closed),
    number('of', t.of, (unit) => unit.counts.of),
    {
      id: 'acts',
      header: t.acts,
      width: '10rem',
      cell: (unit) => (
        <span className={styles.acts}>
          {unit.window === 'closed' ? (
            <Button small aria-label={t.reopenOf(unit.name)} onClick={() => ask({ unit, act: 'set' })}>
              {t.reopen}
            </Button>
          ) : (
            <Button small aria-label={t.setOf(unit.name)} onClick={() => ask({ unit, act: 'set' })}>
              {t.set}
            </Button>
          )}
          {/* Values confirmed by exception after the closing are closed by closing once more. */}
          {(unit.window !== 'closed' || unit.counts.confirmed > 0) && (
            <Button small aria-label={t.closeOf(unit.name)} onClick={() => ask({ unit, act: 'close' })}>
              {t.close}
            </Button>
          )}
        </span>
      ),
    },
  ]
}

/** The days that hold, and whose setting they are. */
function Held({ unit }: { unit: BoardUnit }) {
  const t = useText(periodsMessages)
  const row = unit.own ?? unit.inherited?.row ?? null
  if (row === null)
    return (
      <span className={styles.held}>
        <span className="muted">{t.notSet}</span>
      </span>
    )
  const { opensOn, closesOn } = row
  const days =
    opensOn !== null && closesOn !== null
      ? t.fromTo(formatDate(opensOn), formatDate(closesOn))
      : opensOn !== null
        ? t.fromOnly(formatDate(opensOn))
        : closesOn !== null
          ? t.toOnly(formatDate(closesOn))
          : ''
  return (
    <span className={styles.held} data-own={unit.own !== null}>
      {days !== '' && <span>{days}</span>}
      <span className={styles.quiet}>
        <Korean>
          {unit.own === null
            ? t.inherited(unit.inherited?.from ?? '')
            : t.setBy(unit.own.recordedBy, formatDateTime(unit.own.recordedAt))}
        </Korean>
      </span>
    </span>
  )
}
