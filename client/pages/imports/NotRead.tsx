import { useSuspenseQuery } from '@tanstack/react-query'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { useTRPC } from '../../trpc.ts'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { Back } from './Back.tsx'
import { importsMessages } from './messages.ts'
import { refusalText } from './refusal-words.ts'
import styles from './landing.module.css'
import type { NotPlan, ReadStatus } from './types.ts'

/** A file that could not be read, or a document that is no performance plan: what is wrong, what was seen, what to do. */
export function NotRead({ status }: { status: ReadStatus }) {
  const t = useText(importsMessages)
  const language = useLanguage()
  const { refused } = status
  if (refused?.reason === 'not-a-plan') return <NoPlan status={status} />
  return (
    <PageFrame
      title={status.state === 'refused' ? t.notReadTitle : t[status.state]}
      documentTitle={t.page}
      subtitle={<Korean>{status.fileName}</Korean>}
      actions={<Back />}
    >
      <EmptyState
        title={refused === null ? t.neverRead : refusalText(refused, language)}
        action={
          <a href={`/files/imports/${status.id}/original`} download>
            {t.original}
          </a>
        }
      />
    </PageFrame>
  )
}

function NoPlan({ status }: { status: ReadStatus }) {
  const t = useText(importsMessages)
  const trpc = useTRPC()
  const { data } = useSuspenseQuery(trpc.imports.summary.queryOptions({ draftId: status.id }))
  return (
    <PageFrame title={t.notPlan(status.fileName)} documentTitle={t.page} subtitle={t.notPlanHow} actions={<Back />}>
      {data.kind === 'not-a-plan' && <Seen seen={data.seen} />}
    </PageFrame>
  )
}

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
