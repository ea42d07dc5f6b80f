import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { formatNumber } from '../../format.ts'
import { useText } from '../../language.tsx'
import { trpcClient, useTRPC } from '../../trpc.ts'
import { Card } from '../../ui/Card.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { EntryPanel } from './EntryPanel.tsx'
import { Filters } from './Filters.tsx'
import { Log } from './Log.tsx'
import { auditMessages } from './messages.ts'
import { askedOf, downloadOf } from './types.ts'
import { Verify } from './Verify.tsx'
import styles from './audit.module.css'

const route = getRouteApi('/frame/audit')

/** 감사기록: what was done, by whom, when and why; searched, checked and handed on. For the administrator. */
export function Audit() {
  const t = useText(auditMessages)
  const trpc = useTRPC()
  const asked = askedOf(route.useSearch())
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: [...trpc.audit.page.queryKey(asked), 'pages'],
    queryFn: ({ pageParam }) => trpcClient.audit.page.query({ ...asked, ...(pageParam === null ? {} : { before: pageParam }) }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
    // The list stays while another is fetched: neither the focus nor the layout jumps.
    placeholderData: keepPreviousData,
    throwOnError: (_, query) => query.state.data === undefined,
  })
  const pages = data?.pages ?? []
  const lines = pages.flatMap((page) => page.lines)
  const searched = pages.at(-1)?.searched == null ? null : pages.reduce((sum, page) => sum + (page.searched ?? 0), 0)
  return (
    <PageFrame
      documentTitle={t.title}
      title={pages[0] === undefined ? t.title : t.headline(formatNumber(pages[0].total))}
      subtitle={t.what}
      actions={
        <>
          <a className={styles.download} href={downloadOf(asked, 'csv')} download aria-describedby="audit-limit">
            {t.csv}
          </a>
          <a className={styles.download} href={downloadOf(asked, 'xlsx')} download aria-describedby="audit-limit">
            {t.xlsx}
          </a>
        </>
      }
      footer={<p id="audit-limit">{t.limit}</p>}
    >
      <Verify />
      <Card headline={t.list} subtitle={t.shown(formatNumber(lines.length))}>
        <Filters asked={asked} subjectLine={lines.find((line) => line.subject === asked.subject) ?? null} />
        {data === undefined ? (
          <Skeleton lines={12} />
        ) : (
          <Log
            lines={lines}
            filtered={Object.keys(asked).length > 0}
            searched={searched}
            more={hasNextPage ? () => void fetchNextPage() : null}
            busy={isFetchingNextPage}
          />
        )}
      </Card>
      <EntryPanel lines={lines} />
    </PageFrame>
  )
}
