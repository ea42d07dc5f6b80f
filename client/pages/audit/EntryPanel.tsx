import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type Change, changesOf } from '#domain/words/audit-changes.ts'
import { subjectWord } from '#domain/words/audit-subject.ts'
import { actWord, isRefused, roleWord } from '#domain/words/audit-words.ts'
import { formatNumber } from '../../format.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { reasonOf, useTRPC } from '../../trpc.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { auditMessages } from './messages.ts'
import { type Line, reasonIn, timeIn } from './types.ts'
import styles from './audit.module.css'

const route = getRouteApi('/frame/audit')

/** One entry beside the log. Which one is in the address, so that a link shows it whatever the filters are. */
export function EntryPanel({ lines }: { lines: readonly Line[] }) {
  const t = useText(auditMessages)
  const language = useLanguage()
  const trpc = useTRPC()
  const navigate = route.useNavigate()
  const { entry } = route.useSearch()
  const listed = lines.find((line) => line.seq === entry)
  const asked = useQuery({
    ...trpc.audit.entry.queryOptions({ seq: entry ?? 1 }),
    enabled: entry !== undefined && listed === undefined,
  })
  const line = listed ?? asked.data ?? null
  const close = () => void navigate({ search: (before) => ({ ...before, entry: undefined }), resetScroll: false })
  return (
    <SidePanel
      open={entry !== undefined}
      onClose={close}
      title={line === null ? t.entry(formatNumber(entry ?? 0)) : actWord(line.act)[language]}
      subtitle={line === null ? undefined : `${t.entry(formatNumber(line.seq))} · ${timeIn(line.at)}`}
    >
      {line !== null ? (
        <Entry line={line} />
      ) : asked.isError ? (
        <ErrorNotice reason={reasonOf(asked.error)} onRetry={() => void asked.refetch()} />
      ) : asked.isPending ? (
        <Skeleton lines={6} />
      ) : (
        <EmptyState title={t.gone}>{t.goneWhat}</EmptyState>
      )}
    </SidePanel>
  )
}

function Entry({ line }: { line: Line }) {
  const t = useText(auditMessages)
  const language = useLanguage()
  const reason = reasonIn(line, language)
  const refused = isRefused(line.act)
  const subject = subjectWord(line.subject, line.name, line.period)[language]
  return (
    <div className={styles.entry}>
      <dl className={styles.pairs}>
        <Pair name={t.who}>
          <Korean>{line.actorId === null && line.act.startsWith('sign-in') ? t.nobody : line.actor}</Korean>
          {line.role !== null && <span className={styles.role}> {roleWord(line.role)[language]}</span>}
          {line.actorId !== null && (
            <>
              {' '}
              <Link className={styles.only} to="/audit" search={{ actor: line.actorId, entry: line.seq }}>
                {t.onlyPerson}
              </Link>
            </>
          )}
        </Pair>
        <Pair name={t.subject}>
          <Korean>{subject}</Korean>
          {line.place !== null && ' '}
          {line.place !== null && (
            <Link
              className={styles.only}
              to="/departments/$departmentId"
              params={{ departmentId: String(line.place.departmentId) }}
              search={{ year: line.place.year, indicator: line.place.indicatorId }}
            >
              {t.toValue}
            </Link>
          )}{' '}
          <Link className={styles.only} to="/audit" search={{ subject: line.subject, entry: line.seq }}>
            {t.onlyThis}
          </Link>
        </Pair>
        {reason !== null && (
          <Pair name={refused ? t.refusedWhy : t.why}>
            <Korean>{reason}</Korean>
          </Pair>
        )}
        <Pair name={t.address}>{line.address ?? t.none1}</Pair>
        <Pair name={t.request}>
          <span className={styles.code}>{line.requestId ?? t.none1}</span>
        </Pair>
      </dl>
      <Changes changes={changesOf(line.before, line.after, line.names)} unit={line.unit} refused={refused} />
      <details className={styles.raw}>
        <summary>{t.raw}</summary>
        <p className={styles.code}>
          {line.act} · {line.subject}
        </p>
        <h3>{t.before}</h3>
        <pre>{pretty(line.before) ?? t.none1}</pre>
        <h3>{t.after}</h3>
        <pre>{pretty(line.after) ?? t.none1}</pre>
      </details>
    </div>
  )
}

const Pair = (props: { name: string; children: ReactNode }) => (
  <div>
    <dt>{props.name}</dt>
    <dd>{props.children}</dd>
  </div>
)

function pretty(json: string | null): string | null {
  try {
    return json === null ? null : JSON.stringify(JSON.parse(json), null, 2)
  } catch {
    return json
  }
}

/** Before and after side by side, field by field; what changed stands out by weight and by a word, not by colour alone. */
function Changes(props: { changes: readonly Change[]; unit: string | null; refused: boolean }) {
  const t = useText(auditMessages)
  const language = useLanguage()
  const shown = props.changes.filter((change) => !change.minor)
  const both = props.changes.some((change) => change.before !== null)
  if (shown.length === 0) return props.refused ? null : <p className="muted">{t.noChanges}</p>
  return (
    <section>
      <h3 className={styles.heading}>
        {props.refused || !both ? t.facts : t.changes}
        {props.unit !== null && !props.refused && <span className={styles.role}> {t.unit(props.unit)}</span>}
      </h3>
      <table className={styles.changes} aria-label={props.refused || !both ? t.facts : t.changes}>
        <thead className={both ? undefined : 'sr-only'}>
          <tr>
            <th scope="col">{t.field}</th>
            {both && <th scope="col">{t.before}</th>}
            <th scope="col">{both ? t.after : t.facts}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((change) => (
            <tr key={change.field} data-changed={both && change.changed}>
              <th scope="row">
                {change.label[language]}
                {both && change.changed && <span className="sr-only"> ({t.changed})</span>}
              </th>
              {both && (
                <td>
                  <Korean>{change.before?.[language] ?? '–'}</Korean>
                </td>
              )}
              <td>
                <Korean>{change.after?.[language] ?? '–'}</Korean>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
