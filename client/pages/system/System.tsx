import { useSuspenseQuery } from '@tanstack/react-query'
import { formatNumber } from '../../format.ts'
import { useLanguage, useText } from '../../language.tsx'
import { useTRPC } from '../../trpc.ts'
import { Card } from '../../ui/Card.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { Accounts } from './Accounts.tsx'
import { commandsFor } from './commands.ts'
import { Documents } from './Documents.tsx'
import { systemMessages } from './messages.ts'
import { Policies } from './Policies.tsx'
import styles from './system.module.css'

/** 관리: what runs, what is stored, which rules hold. The server refuses everybody but administrators. */
export function System() {
  const t = useText(systemMessages)
  const language = useLanguage()
  const trpc = useTRPC()
  const { data } = useSuspenseQuery(trpc.system.status.queryOptions())
  const { server, counts, documents, policies } = data
  const mode = [...(server.practice ? [t.practice] : []), server.demonstration ? t.demonstration : t.real].join(' · ')
  return (
    <PageFrame
      documentTitle={t.title}
      title={
        documents.length === 0
          ? t.headlineEmpty
          : t.headline(
              documents.length,
              formatNumber(documents.reduce((sum, d) => sum + d.figures, 0)),
              policies[0]?.version ?? '–',
            )
      }
    >
      <div className={styles.top}>
        <Card headline={t.running} subtitle={t.runningWhat}>
          <dl className={styles.pairs}>
            <div>
              <dt>{t.version}</dt>
              <dd>Jipyo {server.version}</dd>
            </div>
            <div>
              <dt>{t.database}</dt>
              <dd>{data.databaseVersion}</dd>
            </div>
            <div>
              <dt>{t.place}</dt>
              <dd>
                <code>{server.place}</code>
              </dd>
            </div>
            <div>
              <dt>{t.mode}</dt>
              <dd>{mode}</dd>
            </div>
          </dl>
        </Card>
        <Card headline={t.stored} subtitle={t.storedWhat}>
          <dl className={styles.counts}>
            {(['plan', 'indicator', 'programme', 'project', 'actual_revision', 'provenance', 'user'] as const).map((key) => (
              <div key={key}>
                <dt>{t[key]}</dt>
                <dd>{formatNumber(counts[key])}</dd>
              </div>
            ))}
          </dl>
        </Card>
      </div>
      <Documents documents={documents} />
      <Policies policies={policies} />
      <div className={styles.top}>
        <Accounts users={data.users} />
        <Card headline={t.commands} subtitle={t.commandsWhat}>
          <dl className={styles.commands}>
            {commandsFor(server.store).map((command) => (
              <div key={command.line}>
                <dt>{command[language]}</dt>
                <dd>
                  <code>{command.line}</code>
                </dd>
              </div>
            ))}
          </dl>
        </Card>
      </div>
    </PageFrame>
  )
}
