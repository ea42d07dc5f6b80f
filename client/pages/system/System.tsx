import { useSuspenseQuery } from '@tanstack/react-query'
import { formatDate, formatDateTime, formatNumber } from '../../format.ts'
import { Korean, type Language, type Texts, useLanguage, useText } from '../../language.tsx'
import { type Outputs, useTRPC } from '../../trpc.ts'
import { Card } from '../../ui/Card.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { commandsFor } from './commands.ts'
import { Backups, Space } from './Machine.tsx'
import { systemMessages } from './messages.ts'
import styles from './system.module.css'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LOWER_WORDS } from '#domain/words/rule-words.ts'
import { ROLL_UP_WORDS } from '#domain/words/terms.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Link } from '@tanstack/react-router'
import { ROLES } from '#domain/entry/permissions.ts'

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
      {data.machine !== null && (
        <div className={styles.top}>
          <Space machine={data.machine} />
          <Backups machine={data.machine} />
        </div>
      )}
      <Unanswered />
      <Documents documents={documents} />
      <Policies policies={policies} />
      <div className={styles.top}>
        <Accounts users={data.users} />
        <Card headline={t.commands} subtitle={t.commandsWhat}>
          <dl className={styles.commands}>
            {commandsFor(server.packed === true).map((command) => (
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

type PolicyRow = Outputs['system']['status']['policies'][number]

/** Every version of the scoring rules with its date and its rules in words, the newest first. */
function Policies({ policies }: { policies: readonly PolicyRow[] }) {
  const t = useText(systemMessages)
  const language = useLanguage()
  return (
    <Card headline={t.policies} subtitle={t.policiesWhat}>
      {policies.length === 0 && <EmptyState title={t.noPolicies} />}
      <ul className={styles.policies}>
        {policies.map((policy) => (
          <li key={policy.version}>
            <p className={styles.policy}>
              <strong>{t.versionFrom(policy.version, formatDate(policy.effectiveFrom))}</strong>
              <span className={styles.note}>
                {formatDateTime(policy.recordedAt)} ·{' '}
                <Korean>
                  {policy.recordedBy} · {policy.reason}
                </Korean>
              </span>
            </p>
            <ul className={styles.rules}>
              {rulesInWords(policy, t, language).map((rule) => (
                <li key={rule}>{rule}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Card>
  )
}

type Policy = Outputs['system']['status']['policies'][number]

/** The formulas as rules §4 writes them. */
/** A policy's rules in words, one a line. */
function rulesInWords({ rules }: Policy, t: Texts<typeof systemMessages>, language: Language): readonly string[] {
  return [
    rules.cap === null ? t.capNone : t.capAt(rules.cap),
    t.exceededFrom(rules.exceededFrom),
    t.lowerRule(LOWER_WORDS[rules.lowerIsBetter][language]),
    t.rollUp(ROLL_UP_WORDS[rules.rollUp][language]),
    rules.grades === null ? t.gradesOff : t.gradesOn(rules.grades.map((g) => `${g.grade} ${g.from}`).join(' · ')),
  ]
}

type DocumentRow = Outputs['system']['status']['documents'][number]

const documentColumns = (t: Texts<typeof systemMessages>): readonly Column<DocumentRow>[] => [
  {
    id: 'title',
    header: t.document,
    cell: (d) => (
      <span className={styles.document}>
        <Korean>{d.title}</Korean>
        {d.note !== '' && <span className={styles.note}>{d.note}</span>}
      </span>
    ),
  },
  { id: 'issuer', header: t.issuer, cell: (d) => <Korean>{d.issuer}</Korean> },
  { id: 'received', header: t.receivedAs, cell: (d) => d.receivedAs },
  { id: 'figures', header: t.figures, numeric: true, cell: (d) => formatNumber(d.figures) },
]

type UnansweredRow = Outputs['questions']['unanswered'][number]

/** What was asked in vain, without who asked. */
function Unanswered() {
  const t = useText(systemMessages)
  const { data } = useSuspenseQuery(useTRPC().questions.unanswered.queryOptions())
  const words = (row: UnansweredRow) => (row.question === '' ? t.unkept : row.question)
  const reason = (row: UnansweredRow) => (row.reason === 'unknown' ? t.notUnderstood : t.noData)
  const columns: Column<UnansweredRow>[] = [
    { id: 'question', header: t.question, cell: words, sort: words },
    { id: 'reason', header: t.why, cell: reason, sort: reason },
    { id: 'asked', header: t.asked, cell: (row) => formatNumber(row.asked), sort: (row) => row.asked, numeric: true },
    { id: 'last', header: t.lastAsked, cell: (row) => formatDate(row.lastOn), sort: (row) => row.lastOn },
  ]
  return (
    <Card headline={t.unanswered} subtitle={t.unansweredWhat}>
      <DataTable
        caption={t.unanswered}
        columns={columns}
        rows={data}
        rowId={(row) => `${row.reason} ${row.question}`}
        rowName={words}
        empty={t.noneUnanswered}
        phone="cards"
      />
    </Card>
  )
}

/** Documents read in and how many stored figures point back into each. */
function Documents({ documents }: { documents: readonly DocumentRow[] }) {
  const t = useText(systemMessages)
  const columns = documentColumns(t)
  return (
    <Card headline={t.documents} subtitle={t.documentsWhat}>
      <DataTable
        caption={t.documents}
        columns={columns}
        rows={documents}
        rowId={(d) => d.title}
        rowName={(d) => d.title}
        empty={t.noDocuments}
        phone="cards"
      />
    </Card>
  )
}

type Row = Outputs['system']['status']['users'][number]

/** Who may sign in and as what. */
export function Accounts({ users }: { users: readonly Row[] }) {
  const t = useText(systemMessages)
  const roleWord = (role: string) => {
    const known = ROLES.find((one) => one === role)
    return known === undefined ? role : t[known]
  }
  const columns: Column<Row>[] = [
    { id: 'name', header: t.name, cell: (u) => u.name, sort: (u) => u.name },
    { id: 'username', header: t.username, cell: (u) => u.username ?? '–', sort: (u) => u.username },
    { id: 'role', header: t.role, cell: (u) => roleWord(u.role), sort: (u) => roleWord(u.role) },
  ]
  return (
    <Card headline={t.accounts} subtitle={t.accountsWhat} actions={<Link to="/accounts">{t.manageAccounts}</Link>}>
      <DataTable
        caption={t.accounts}
        columns={columns}
        rows={users}
        rowId={(u) => u.username ?? u.name}
        rowName={(u) => u.name}
        empty={t.noAccounts}
      />
    </Card>
  )
}
