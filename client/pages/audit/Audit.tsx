import { useState } from 'react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { formatNumber } from '../../format.ts'
import { type Texts, useLanguage, useText } from '../../language.tsx'
import { reasonOf, trpcClient, useTRPC } from '../../trpc.ts'
import { Card } from '../../ui/Card.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { EntryPanel } from './EntryPanel.tsx'
import { Filters } from './Filters.tsx'
import { Log } from './Log.tsx'
import { auditMessages } from './messages.ts'
import { kit } from '../../messages.ts'
import { writing } from '../../writing-messages.ts'
import { askedOf, downloadOf, type Verdict } from './types.ts'
import styles from './audit.module.css'
import { seoulTime } from '#domain/words/audit-changes.ts'
import { type Acknowledged, foundWords } from '#domain/words/audit-verdict.ts'
import { FileLink } from '../../shared/FileLink.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { FormDialog, ReasonField } from '../../ui/FormDialog.tsx'
import { useDraft } from '../../shared/write/draft.ts'
import { useWrite } from '../../shared/write/use-write.ts'

const route = getRouteApi('/frame/audit')

/** 감사기록: what was done, by whom, when and why; searched, checked and handed on. For the administrator. */
export function Audit() {
  const t = useText(auditMessages)
  const k = useText(kit)
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
      sheet="landscape"
      documentTitle={t.title}
      title={pages[0] === undefined ? t.title : t.headline(formatNumber(pages[0].total))}
      subtitle={t.what}
      actions={
        <>
          <FileLink className={styles.download} href={downloadOf(asked, 'csv')} aria-describedby="audit-limit">
            {t.csv}
          </FileLink>
          <FileLink className={styles.download} href={downloadOf(asked, 'xlsx')} aria-describedby="audit-limit">
            {t.xlsx}
          </FileLink>
        </>
      }
      footer={<p id="audit-limit">{t.limit}</p>}
    >
      <Verify />
      <Card headline={t.list} subtitle={data === undefined ? k.loading : t.shown(formatNumber(lines.length))}>
        <Filters asked={asked} subjectLine={lines.find((line) => line.subject === asked.subject) ?? null} />
        {data === undefined ? (
          <Skeleton lines={30} />
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

/** Walks the whole chain on request, and says that it is whole or which entry is the first that is not, and what became of it. */
function Verify() {
  const t = useText(auditMessages)
  const trpc = useTRPC()
  // Never by itself: a long record takes the server some seconds.
  const check = useQuery({ ...trpc.audit.verify.queryOptions(), enabled: false, staleTime: Infinity })
  return (
    <div className={styles.verify}>
      <Button disabled={check.isFetching} onClick={() => void check.refetch()}>
        {t.verify}
      </Button>
      <div className={styles.verdict} role="status">
        {check.isFetching ? (
          <p className="muted">{t.verifying}</p>
        ) : (
          check.data &&
          !check.isError && (
            <Told
              verdict={check.data}
              at={new Date(check.dataUpdatedAt).toISOString()}
              onAcknowledged={() => void check.refetch()}
            />
          )
        )}
      </div>
      {check.isError && !check.isFetching && <ErrorNotice reason={reasonOf(check.error)} onRetry={() => void check.refetch()} />}
    </div>
  )
}

function Told({ verdict, at, onAcknowledged }: { verdict: Verdict; at: string; onAcknowledged: () => void }) {
  const t = useText(auditMessages)
  const language = useLanguage()
  const [asking, setAsking] = useState(false)
  if (verdict.kind === 'ok') {
    return (
      <>
        <p className={styles.intact}>
          ✓ {t.intact(formatNumber(verdict.entries))} <span className={styles.role}>{t.checkedAt(seoulTime(at))}</span>
        </p>
        <Known of={verdict.acknowledged} />
        <details className={styles.anchor}>
          <summary>{t.anchor}</summary>
          <p className={styles.code}>
            {verdict.entries}:{verdict.lastHash}
          </p>
          <p className="muted">{t.anchorWhat}</p>
        </details>
      </>
    )
  }
  if (verdict.found) {
    const lines = foundWords(verdict.found)
    return (
      <>
        <div className={styles.broken}>
          <p className={styles.heading}>▲ {t.different}</p>
          <ul>
            {lines.map((line) => (
              <li key={line.en}>{line[language]}</li>
            ))}
          </ul>
          <p>{t.differentWhat}</p>
          <Button small onClick={() => setAsking(true)}>
            {t.acknowledge}
          </Button>
        </div>
        <Known of={verdict.acknowledged ?? []} />
        {asking && (
          <AcknowledgeDialog
            marks={verdict.found.marks}
            count={lines.length}
            onClose={() => setAsking(false)}
            onDone={() => {
              setAsking(false)
              onAcknowledged()
            }}
          />
        )}
      </>
    )
  }
  const near = verdict.what === 'deleted' ? verdict.seq - 1 : verdict.seq
  return (
    <div className={styles.broken}>
      <p className={styles.heading}>▲ {t.broken}</p>
      <p>{wordsOf(verdict, t)}</p>
      <p>{t.brokenWhat}</p>
      {verdict.what !== 'head-tampered' && near > 0 && (
        <Link to="/audit" search={(before) => ({ ...before, entry: near })} resetScroll={false}>
          {t.openBroken(formatNumber(near))}
        </Link>
      )}
    </div>
  )
}

/** What differs as somebody acknowledged it: who, when and why above each list. */
function Known({ of }: { of: readonly Acknowledged[] }) {
  const t = useText(auditMessages)
  const language = useLanguage()
  const entries = of.map((entry) => ({ ...entry, lines: foundWords(entry.found) }))
  if (entries.length === 0) return null
  return (
    <details className={styles.anchor}>
      <summary>{t.acknowledged(entries.reduce((sum, { lines }) => sum + lines.length, 0))}</summary>
      {entries.map(({ seq, at, actor, reason, lines }) => (
        <div key={seq}>
          <p>
            <Link to="/audit" search={(before) => ({ ...before, entry: seq })} resetScroll={false}>
              {t.acknowledgedBy(seoulTime(at), actor, reason ?? '')}
            </Link>
          </p>
          <ul>
            {lines.map((line) => (
              <li key={line.en}>{line[language]}</li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  )
}

function AcknowledgeDialog(props: { marks: readonly string[]; count: number; onClose: () => void; onDone: () => void }) {
  const t = useText(auditMessages)
  const w = useText(writing)
  const trpc = useTRPC()
  const draft = useDraft('audit.acknowledge', { reason: '' })
  const { reason } = draft.typed
  const write = useWrite(trpc.audit.acknowledge.mutationOptions(), { onDone: props.onDone })
  return (
    <FormDialog
      title={t.acknowledgeTitle}
      act={t.acknowledgeDo(props.count)}
      missing={reason.trim() === '' && w.missingReason}
      pending={write.pending}
      refused={write.refused}
      draft={draft}
      onClose={props.onClose}
      onSend={() => write.send({ marks: [...props.marks], reason: reason.trim() }, undefined, draft)}
    >
      <p>{t.acknowledgeWhat}</p>
      <ReasonField value={reason} onChange={(typed) => draft.type({ reason: typed })} />
    </FormDialog>
  )
}

function wordsOf(broken: Extract<Verdict, { kind: 'broken' }>, t: Texts<typeof auditMessages>): string {
  const seq = formatNumber(broken.seq)
  switch (broken.what) {
    case 'tampered':
      return t.tampered(seq)
    case 'deleted':
      return t.deleted(seq)
    case 'inserted':
      return t.inserted(seq)
    case 'reordered':
      return t.reordered(seq)
    case 'head-tampered':
      return t.headTampered
    case 'changes-tampered':
      return t.changesTampered(seq)
    case 'rows-differ':
    case 'guards-differ':
    case 'schema-differs':
    case 'files-differ':
      return t.different
  }
}
