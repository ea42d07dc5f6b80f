import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { FileLink } from '../../shared/FileLink.tsx'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { reasonText } from '../../reason-messages.ts'
import { useWrite } from '../../shared/write/use-write.ts'
import { Elsewhere } from '../../shared/workbooks/RefusedFile.tsx'
import { useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { tableAt } from './DocumentPane.tsx'
import { DocumentTables } from './DocumentTables.tsx'
import { progressShare, progressText } from './Earlier.tsx'
import styles from './landing.module.css'
import { Landing } from './Landing.tsx'
import { importsMessages } from './messages.ts'
import { Back, PlanReview } from './PlanReview.tsx'
import rules from './rule.module.css'
import { ruleMessages } from './rule-messages.ts'
import { RuleNotes } from './RuleNotes.tsx'
import { TableRuleDialog } from './TableRule.tsx'
import { refusalText } from './refusal-words.ts'
import type { NotPlan, ReadStatus } from './use-review.ts'

const route = getRouteApi('/frame/imports')

/** 성과계획서 가져오기: the list and the drop zone, or the one import the address names. */
export function Imports() {
  const { file } = route.useSearch()
  return file === undefined ? <Landing /> : <DraftPage key={file} draftId={file} />
}

const WATCH_MS = 500

/** One import, whatever became of it: being read, not read, no plan, or a plan to review. */
function DraftPage({ draftId }: { draftId: number }) {
  const trpc = useTRPC()
  const { data: status } = useSuspenseQuery({
    ...trpc.imports.status.queryOptions({ draftId }),
    refetchInterval: (query) => (query.state.data?.state === 'uploaded' ? WATCH_MS : false),
  })
  if (status.state === 'uploaded') return <Reading status={status} />
  if (status.readAt === null || status.state === 'refused') return <NotRead status={status} />
  return <PlanReview status={status} />
}

/** A document that is being read: how far, and the way to stop it. */
function Reading({ status }: { status: ReadStatus }) {
  const t = useText(importsMessages)
  const trpc = useTRPC()
  const client = useQueryClient()
  const navigate = route.useNavigate()
  const stop = useWrite(trpc.imports.discard.mutationOptions(), {
    refresh: () => client.invalidateQueries({ queryKey: trpc.imports.pathKey() }),
  })
  const { progress } = status
  const share = progress === null ? null : progressShare(progress)
  return (
    <PageFrame title={t.readingTitle} documentTitle={t.page} subtitle={<Korean>{status.fileName}</Korean>} actions={<Back />}>
      <Card headline={progress === null ? t.received : progressText(progress, t)} subtitle={t.readingHow}>
        <progress className={styles.bar} aria-label={t.readingTitle} {...(share === null ? {} : { max: 1, value: share })} />
        <p role="status" className="sr-only">
          {progress === null ? t.received : progressText(progress, t)}
        </p>
        <div>
          <Button
            disabled={stop.pending}
            onClick={() =>
              stop.send(
                { draftId: status.id, version: status.version, reason: t.stoppedReading },
                () => void navigate({ search: {} }),
              )
            }
          >
            {t.stop}
          </Button>
        </div>
        {stop.refused !== undefined && <ErrorNotice reason={stop.refused} />}
      </Card>
    </PageFrame>
  )
}

/** A file that could not be read, or a document that is no performance plan: what is wrong, what was seen, what to do. */
function NotRead({ status }: { status: ReadStatus }) {
  const t = useText(importsMessages)
  const language = useLanguage()
  const { refused } = status
  const noPlan = NO_PLAN.find((reason) => reason === refused?.reason)
  if (noPlan !== undefined) return <NoPlan status={status} reason={noPlan} />
  return (
    <PageFrame
      title={status.state === 'refused' ? t.notReadTitle : t[status.state]}
      documentTitle={t.page}
      subtitle={<Korean>{status.fileName}</Korean>}
      actions={<Back />}
    >
      <EmptyState
        title={refused === null ? t.neverRead : refusalText(refused, language)}
        action={<FileLink href={`/files/imports/${status.id}/original`}>{t.original}</FileLink>}
      />
    </PageFrame>
  )
}

const NO_PLAN = ['not-a-plan', 'plan-without-unit', 'plan-without-year'] as const

function NoPlan({ status, reason }: { status: ReadStatus; reason: (typeof NO_PLAN)[number] }) {
  const t = useText(importsMessages)
  const language = useLanguage()
  const trpc = useTRPC()
  const { data } = useSuspenseQuery(trpc.imports.summary.queryOptions({ draftId: status.id }))
  return (
    <PageFrame
      title={t[TITLE_OF[reason]](status.fileName)}
      documentTitle={t.page}
      subtitle={reasonText[reason][language]}
      actions={<Back />}
    >
      {data.kind === 'not-a-plan' && data.seen.form !== undefined && <Elsewhere form={data.seen.form} />}
      {data.kind === 'not-a-plan' && <Seen seen={data.seen} />}
      {data.kind === 'not-a-plan' && data.document.blocks > 0 && data.seen.form === undefined && (
        <SayIt status={status} document={data.document} />
      )}
    </PageFrame>
  )
}

const TITLE_OF = { 'not-a-plan': 'notPlan', 'plan-without-unit': 'noUnit', 'plan-without-year': 'noYear' } as const

/** Its tables, so that a person can say which of them are the plan's. */
function SayIt({ status, document }: { status: ReadStatus; document: NotPlan['document'] }) {
  const t = useText(importsMessages)
  const r = useText(ruleMessages)
  const [place, setPlace] = useState<string | null>(null)
  const [ruling, setRuling] = useState<number | null>(null)
  const block = tableAt(place)
  return (
    <section className={rules.whole} aria-label={t.documentTitle}>
      <div className={rules.wholeBar}>
        <p>{r.sayHow}</p>
        <Button small why={block === null && t.chooseSomething} onClick={() => setRuling(block)}>
          {r.open}
        </Button>
      </div>
      <RuleNotes draftId={status.id} onRule={setRuling} onPlace={setPlace} />
      <DocumentTables
        draftId={status.id}
        from={document.firstBlock}
        blocks={document.blocks}
        doubts={NOTHING}
        unread={NOTHING}
        place={place}
        onChoose={setPlace}
      />
      {ruling !== null && (
        <TableRuleDialog draftId={status.id} version={status.version} block={ruling} names={[]} onClose={() => setRuling(null)} />
      )}
    </section>
  )
}
const NOTHING: ReadonlySet<string> = new Set()

function Seen({ seen }: { seen: NotPlan['seen'] }) {
  const t = useText(importsMessages)
  return (
    <Card headline={t.saw(seen.texts, seen.tables, seen.cells)}>
      <div className={styles.seen}>
        <dl>
          {seen.firstLines.length > 0 && (
            <div>
              <dt>{t.sawLines}</dt>
              <dd>
                <Lines lines={seen.firstLines} />
              </dd>
            </div>
          )}
          {seen.tableHeads.length > 0 && (
            <div>
              <dt>{t.sawHeads}</dt>
              <dd>
                <Lines lines={seen.tableHeads} />
              </dd>
            </div>
          )}
          <div>
            <dt>{t.sawWords}</dt>
            <dd>
              {seen.planWords.length === 0 ? (
                t.sawNoWords
              ) : (
                <Korean>{seen.planWords.map(({ word, count }) => `${word} ${count}`).join(' · ')}</Korean>
              )}
            </dd>
          </div>
        </dl>
      </div>
    </Card>
  )
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line, i) => (
        // Lines of a document that was read never move, and two may be alike.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={i}>
          <q lang="ko">{line}</q>
        </li>
      ))}
    </ul>
  )
}
