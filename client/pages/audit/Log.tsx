import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { changeLine, changesOf } from '#domain/words/audit-changes.ts'
import { subjectWord } from '#domain/words/audit-subject.ts'
import { actWord, isRefused, roleWord } from '#domain/words/audit-words.ts'
import { formatNumber } from '../../format.ts'
import { Korean, type Language, type Texts, useLanguage, useText } from '../../language.tsx'
import { Button } from '../../ui/Button.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { auditMessages } from './messages.ts'
import { type Line, reasonIn, timeIn } from './types.ts'
import styles from './audit.module.css'

const route = getRouteApi('/frame/audit')

/** The entries found so far, newest first; a row opens beside them. `more` appends, so nobody loses their place. */
export function Log(props: {
  lines: readonly Line[]
  filtered: boolean
  searched: number | null
  more: (() => void) | null
  busy: boolean
}) {
  const t = useText(auditMessages)
  const language = useLanguage()
  const navigate = route.useNavigate()
  const { entry } = route.useSearch()
  const { lines, searched, more } = props
  const columns = useMemo(() => columnsIn(t, language), [t, language])
  const open = (line: Line) => void navigate({ search: (before) => ({ ...before, entry: line.seq }), resetScroll: false })
  const nothing = lines.length === 0
  return (
    <>
      {nothing && more === null ? (
        <EmptyState title={props.filtered ? t.none : t.empty}>{props.filtered ? t.noneWhat : t.emptyWhat}</EmptyState>
      ) : (
        !nothing && (
          <div className={styles.log}>
            <DataTable
              caption={t.list}
              columns={columns}
              rows={lines}
              rowId={(line) => String(line.seq)}
              rowName={(line) => t.rowName(line.seq, actWord(line.act)[language])}
              onOpen={open}
              openId={entry === undefined ? null : String(entry)}
              phone="cards"
            />
          </div>
        )
      )}
      <p className={styles.more} role="status">
        {searched !== null && more !== null && <span>{t.searched(formatNumber(searched))}</span>}
        {more !== null && (
          <Button disabled={props.busy} onClick={more}>
            {searched === null ? t.more : t.searchOn}
          </Button>
        )}
        {more === null && !nothing && <span className="muted">{t.end}</span>}
      </p>
    </>
  )
}

function columnsIn(t: Texts<typeof auditMessages>, language: Language): readonly Column<Line>[] {
  return [
    { id: 'when', header: t.when, width: '9.5rem', cell: (line) => <span className={styles.when}>{timeIn(line.at)}</span> },
    {
      id: 'who',
      header: t.who,
      width: '7rem',
      cell: (line) => (
        <span className={styles.who}>
          <span>
            <Korean>{line.actorId === null && line.act.startsWith('sign-in') ? t.nobody : line.actor}</Korean>
          </span>
          {line.role !== null && <span className={styles.role}>{roleWord(line.role)[language]}</span>}
        </span>
      ),
    },
    {
      id: 'did',
      header: t.did,
      width: '7.5rem',
      cell: (line) => (
        <span className={styles.act} data-refused={isRefused(line.act)}>
          {actWord(line.act)[language]}
        </span>
      ),
    },
    {
      id: 'subject',
      header: t.subject,
      cell: (line) => (
        <span className={styles.about}>
          <Korean>{subjectWord(line.subject, line.name, line.period)[language]}</Korean>
        </span>
      ),
    },
    { id: 'change', header: t.change, cell: (line) => <Said line={line} language={language} /> },
  ]
}

function Said({ line, language }: { line: Line; language: Language }) {
  // What a refused request was told is in its panel; here the why is enough.
  const reason = reasonIn(line, language)
  const changes = changesOf(line.before, line.after, line.names).filter((change) => reason === null || change.field !== 'reason')
  const change = isRefused(line.act) ? '' : changeLine(changes, language)
  return (
    <span className={styles.said}>
      {change !== '' && (
        <span>
          <Korean>{change}</Korean>
        </span>
      )}
      {reason !== null && (
        <span className={styles.reason}>
          <Korean>{reason}</Korean>
        </span>
      )}
    </span>
  )
}
