import { useNavigate } from '@tanstack/react-router'
import { firstDayOf, lastDayOf } from '#domain/schedules/schedule-day.ts'
import { formatNumber } from '../../format.ts'
import { Korean, type Language, type Texts, useLanguage, useText } from '../../language.tsx'
import { Card } from '../../ui/Card.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { messages } from './messages.ts'
import styles from './schedules.module.css'
import { SlipText, StateBadge, wonText } from './state.tsx'
import { Course } from './Timeline.tsx'
import type { Page, Shown } from './types.ts'

/** Every schedule of the bureau, the most slipped first; one opens its own page. */
export function Portfolio({ page, openId }: { page: Page; openId?: number }) {
  const t = useText(messages)
  const language = useLanguage()
  const navigate = useNavigate()
  const columns = columnsOf(page, t, language)
  return (
    <Card headline={t.all} subtitle={t.allWhat}>
      <DataTable
        caption={t.all}
        columns={columns}
        rows={page.schedules}
        rowId={(row) => String(row.id)}
        rowName={(row) => row.title}
        openId={openId === undefined ? null : String(openId)}
        onOpen={(row) =>
          void navigate({
            to: '/schedules/$scheduleId',
            params: { scheduleId: String(row.id) },
            search: ({ year, bureau }) => ({ year, bureau }),
          })
        }
        phone="cards"
      />
    </Card>
  )
}

function columnsOf(page: Page, t: Texts<typeof messages>, language: Language): readonly Column<Shown>[] {
  const months = monthsOf(page)
  const departments = new Map(page.departments.map((one) => [one.id, one.shortName]))
  return [
    { id: 'title', header: t.title, cell: (row) => <Korean>{row.title}</Korean>, width: '22%' },
    { id: 'department', header: t.department, cell: (row) => <Korean>{departments.get(row.departmentId) ?? ''}</Korean> },
    {
      id: 'contract',
      header: t.contract,
      cell: (row) => (row.amount === null ? '–' : <Korean>{wonText(row.amount, row.amountNear, language)}</Korean>),
    },
    {
      id: 'state',
      header: t.state,
      cell: (row) =>
        row.status === 'stopped' ? (
          <span className={styles.state}>{t.stopped}</span>
        ) : (
          <StateBadge state={row.standing.state} lateDays={row.standing.lateDays} />
        ),
    },
    {
      id: 'slip',
      header: t.slip,
      numeric: true,
      cell: (row) => <SlipText slip={row.standing.slip} late={row.standing.state === 'late'} />,
      sort: (row) => row.standing.slip?.days ?? null,
    },
    {
      id: 'progress',
      header: t.progress,
      numeric: true,
      cell: (row) => `${formatNumber(row.standing.progress.done, 0)} / ${formatNumber(row.standing.progress.planned, 0)}`,
      sort: (row) => row.standing.progress.lead,
    },
    { id: 'course', header: t.course, cell: (row) => <Course schedule={row} today={page.today} months={months} />, width: '18%' },
    {
      id: 'next',
      header: t.nextStep,
      cell: (row) => (row.standing.next === null ? '–' : <Korean>{row.steps[row.standing.next]?.name ?? '–'}</Korean>),
    },
  ]
}

/** First and last day of anything in the list, so that all courses have the same months. */
function monthsOf({ schedules, today }: Page): readonly string[] {
  const days = schedules.flatMap(({ steps, standing }) => [
    ...steps.map((step) => step.planned),
    ...standing.steps.map((step) => step.expected),
  ])
  const known = [...days.filter((day) => day !== null), today]
  return [known.map(firstDayOf).toSorted()[0] ?? today, known.map(lastDayOf).toSorted().at(-1) ?? today]
}
