import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { daysBetween } from '#domain/entry/due.ts'
import { may } from '#domain/entry/permissions.ts'
import { formatDate, formatDateTime, formatNumber } from '../../format.ts'
import { usePastDay } from '../../known-day.ts'
import { useFrame } from '../../frame/use-frame.ts'
import { Korean, type Texts, useText } from '../../language.tsx'
import { FileLink } from '../../shared/FileLink.tsx'
import { useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import styles from './budget.module.css'
import { FileListDialog, MoveDialog, TakeBackDialog } from './TransferDialogs.tsx'
import { transferMessages } from './transfer-messages.ts'
import type { TransferList, TransferRow } from './transfers.ts'

type Words = Texts<typeof transferMessages>
type Asked =
  | { readonly kind: 'move' }
  | { readonly kind: 'back'; readonly row: TransferRow }
  | { readonly kind: 'file'; readonly list: TransferList }

/** 이체: what moved between departments in the year, and its quarterly lists for the council. */
export function TransfersTab({ year }: { year: number }) {
  const t = useText(transferMessages)
  const trpc = useTRPC()
  const { data } = useSuspenseQuery(trpc.budgets.movements.queryOptions({ year }))
  const user = useFrame()?.user
  const past = usePastDay()
  const manages = user !== undefined && may(user, 'budget.enter') && !past
  const [asked, setAsked] = useState<Asked | null>(null)
  const [said, setSaid] = useState('')
  const close = () => setAsked(null)
  const done = (text: string) => {
    setSaid(text)
    close()
  }
  const counting = data.movements.filter((row) => row.reversed === null)
  const sum = counting.reduce((total, row) => total + row.amount, 0)
  return (
    <>
      <Card
        headline={counting.length === 0 ? t.none : t.headline(year, counting.length, formatNumber(sum / 1_000_000, 3))}
        subtitle={t.what}
        actions={
          manages && (
            <Button kind="primary" onClick={() => setAsked({ kind: 'move' })}>
              {t.record}
            </Button>
          )
        }
      >
        <p className={styles.saidNow} role="status">
          {said}
        </p>
        {data.movements.length === 0 ? (
          <EmptyState title={t.none}>{t.noneWhat}</EmptyState>
        ) : (
          <DataTable
            caption={t.tab}
            phone="cards"
            columns={columnsOf(t, manages ? (row) => setAsked({ kind: 'back', row }) : null)}
            rows={data.movements}
            rowId={(row) => String(row.id)}
            rowName={(row) => row.programme}
            footer={
              <tr>
                <th scope="row">{t.total}</th>
                <td colSpan={3} />
                <td data-numeric data-label={t.amount}>
                  <strong>{formatNumber(sum)}</strong>
                </td>
                <td colSpan={manages ? 3 : 2} />
              </tr>
            }
          />
        )}
      </Card>
      {data.lists.length > 0 && (
        <Card headline={t.lists} subtitle={t.listsWhat}>
          <DataTable
            caption={t.lists}
            phone="cards"
            columns={listColumns(t, data.today, manages ? (list) => setAsked({ kind: 'file', list }) : null)}
            rows={data.lists}
            rowId={(list) => `${list.year}.${list.quarter}`}
            rowName={(list) => t.quarterOf(list.year, list.quarter)}
          />
        </Card>
      )}
      {asked?.kind === 'move' && <MoveDialog data={data} onClose={close} onDone={() => done(t.saved)} />}
      {asked?.kind === 'back' && <TakeBackDialog row={asked.row} onClose={close} onDone={() => done(t.taken)} />}
      {asked?.kind === 'file' && (
        <FileListDialog list={asked.list} today={data.today} onClose={close} onDone={() => done(t.filed)} />
      )}
    </>
  )
}

function columnsOf(t: Words, onBack: ((row: TransferRow) => void) | null): Column<TransferRow>[] {
  const quiet = (row: TransferRow, text: string) => (
    <Korean>{row.reversed === null ? text : <s className="muted">{text}</s>}</Korean>
  )
  return [
    { id: 'movedOn', header: t.movedOn, sort: (row) => row.movedOn, cell: (row) => formatDate(row.movedOn) },
    { id: 'programme', header: t.programme, sort: (row) => row.programme, cell: (row) => quiet(row, row.programme) },
    { id: 'from', header: t.from, sort: (row) => row.fromUnit, cell: (row) => quiet(row, row.fromUnit) },
    { id: 'to', header: t.to, sort: (row) => row.toUnit, cell: (row) => quiet(row, row.toUnit) },
    {
      id: 'amount',
      header: t.amount,
      numeric: true,
      sort: (row) => row.amount,
      cell: (row) => quiet(row, formatNumber(row.amount)),
    },
    {
      id: 'basis',
      header: t.basis,
      cell: (row) => (
        <Korean>
          {row.basis}
          {row.event !== null && ` · ${row.event.title}`}
          {row.note !== '' && ` · ${row.note}`}
        </Korean>
      ),
    },
    {
      id: 'recorded',
      header: t.recordedBy,
      sort: (row) => row.recordedAt,
      cell: ({ recordedBy, recordedAt, reversed }) =>
        reversed === null ? (
          <span className="muted">
            <Korean>{recordedBy}</Korean> {formatDateTime(recordedAt)}
          </span>
        ) : (
          <Korean>{t.reversed(reversed.by, formatDateTime(reversed.at), reversed.reason)}</Korean>
        ),
    },
    ...(onBack === null
      ? []
      : [
          {
            id: 'act',
            header: <span className="sr-only">{t.take}</span>,
            label: t.take,
            cell: (row: TransferRow) =>
              row.reversed === null && (
                <Button small kind="quiet" aria-label={t.takeOf(row.programme)} onClick={() => onBack(row)}>
                  {t.take}
                </Button>
              ),
          },
        ]),
  ]
}

function listColumns(t: Words, today: string, onFile: ((list: TransferList) => void) | null): Column<TransferList>[] {
  return [
    { id: 'quarter', header: t.quarter, cell: (list) => t.quarterOf(list.year, list.quarter) },
    { id: 'count', header: t.count, numeric: true, cell: (list) => list.count },
    { id: 'amount', header: t.amount, numeric: true, cell: (list) => formatNumber(list.amount) },
    { id: 'due', header: t.due, cell: (list) => formatDate(list.dueOn) },
    { id: 'state', header: t.state, cell: (list) => <State list={list} today={today} /> },
    {
      id: 'acts',
      header: <span className="sr-only">{t.sheet}</span>,
      label: t.sheet,
      cell: (list) => {
        const name = t.quarterOf(list.year, list.quarter)
        const href = `/files/budgets/movements?year=${list.year}&quarter=${list.quarter}`
        return (
          <span className={styles.listActs}>
            <FileLink href={href} aria-label={`${t.sheet}: ${t.sheetOf(name)}`}>
              {t.sheet}
            </FileLink>
            {onFile !== null && (list.state === 'due' || list.state === 'changed' || list.state === 'open') && (
              <Button small aria-label={t.fileOf(name)} onClick={() => onFile(list)}>
                {t.file}
              </Button>
            )}
          </span>
        )
      },
    },
  ]
}

function State({ list, today }: { list: TransferList; today: string }) {
  const t = useText(transferMessages)
  const late = daysBetween(list.dueOn, today)
  switch (list.state) {
    case 'none':
      return <span className="muted">{t.stateNone}</span>
    case 'open':
      return <span className="muted">{t.stateOpen}</span>
    case 'filed':
      return list.filedOn === null ? null : t.stateFiled(formatDate(list.filedOn))
    case 'changed':
      return <strong className={styles.listDue}>{t.stateChanged}</strong>
    case 'due':
      return <strong className={styles.listDue}>{late > 0 ? t.stateLate(late) : t.stateDue}</strong>
  }
}
