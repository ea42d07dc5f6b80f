import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { editionName, PLAN_STATUS_WORDS } from '#domain/plan/edition.ts'
import { formatDate } from '../../format.ts'
import { Korean, type Language, type Texts, useLanguage, useText } from '../../language.tsx'
import { type Outputs, useTRPC } from '../../trpc.ts'
import { Opened } from '../../ui/Opened.tsx'
import { Card } from '../../ui/Card.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { FilingRule } from './FilingRule.tsx'
import { planMessages } from './messages.ts'
import { PlanDetail } from './PlanDetail.tsx'
import styles from './plans.module.css'

const route = getRouteApi('/frame/plans')

type Line = Outputs['editions']['list'][number]

/** 성과계획: what is decided about each year's plan, and what waits to be. For the administrator. */
export function Plans() {
  const t = useText(planMessages)
  const language = useLanguage()
  const trpc = useTRPC()
  const navigate = route.useNavigate()
  const { plan } = route.useSearch()
  const { data } = useSuspenseQuery(trpc.editions.list.queryOptions())
  const columns = useMemo(() => columnsIn(t, language), [t, language])
  // What waits comes first, then the newest plan that is not a draft.
  const chosen =
    data.find((p) => p.id === plan) ??
    data.find((p) => p.waiting > 0) ??
    data.find((p) => p.status === 'filed' || p.status === 'confirmed') ??
    data[0]
  const waiting = data.reduce((n, p) => n + p.waiting, 0)
  const headline =
    chosen === undefined
      ? t.title
      : waiting > 0
        ? t.waitingHead(waiting)
        : t.headline(
            chosen.fiscalYear,
            editionName(chosen.edition, chosen.supplementaries)[language],
            PLAN_STATUS_WORDS[chosen.status][language],
          )
  return (
    <PageFrame
      documentTitle={
        chosen === undefined
          ? t.title
          : `${t.title} ${chosen.fiscalYear} ${editionName(chosen.edition, chosen.supplementaries)[language]}`
      }
      title={headline}
      subtitle={t.what}
      actions={<FilingRule />}
    >
      {chosen === undefined ? (
        <EmptyState title={t.noPlans}>{t.noPlansWhat}</EmptyState>
      ) : (
        <>
          <Card headline={t.list} subtitle={t.listSub(data.length)}>
            <DataTable
              caption={t.list}
              columns={columns}
              rows={data}
              rowId={(row) => String(row.id)}
              rowName={(row) => t.planOf(row.fiscalYear)}
              phone="cards"
              openId={String(chosen.id)}
              onOpen={(row) => void navigate({ search: { plan: row.id }, resetScroll: false })}
            />
          </Card>
          <Opened key={chosen.id} waiting={<Skeleton height={320} lines={8} />}>
            <PlanDetail planId={chosen.id} />
          </Opened>
        </>
      )}
    </PageFrame>
  )
}

const day = (text: string | null) =>
  text === null ? '–' : text.length === 7 ? text.replace('-', '. ').concat('.') : formatDate(text)

function columnsIn(t: Texts<typeof planMessages>, language: Language): readonly Column<Line>[] {
  return [
    {
      id: 'year',
      header: t.year,
      sort: (row) => row.fiscalYear,
      cell: (row) => (
        <span className={styles.two}>
          <span>{row.fiscalYear}</span>
          <span className={styles.quiet}>
            <Korean>{row.bureau}</Korean>
          </span>
        </span>
      ),
    },
    {
      id: 'edition',
      header: t.edition,
      cell: (row) => (
        <span className={styles.two}>
          <span>{t.editionOf(editionName(row.edition, row.supplementaries)[language])}</span>
          <span className={styles.quiet}>{t.version(row.version)}</span>
        </span>
      ),
    },
    {
      id: 'status',
      header: t.status,
      cell: (row) => (
        <span className={styles.state} data-status={row.status}>
          {PLAN_STATUS_WORDS[row.status][language]}
        </span>
      ),
    },
    { id: 'filed', header: t.filedOn, sort: (row) => row.filedOn, cell: (row) => day(row.filedOn) },
    { id: 'confirmed', header: t.confirmedOn, sort: (row) => row.confirmedOn, cell: (row) => day(row.confirmedOn) },
    {
      id: 'waiting',
      header: t.waiting,
      numeric: true,
      sort: (row) => row.waiting,
      cell: (row) => (row.waiting === 0 ? <span className="muted">–</span> : <b className={styles.waits}>{row.waiting}</b>),
    },
  ]
}
