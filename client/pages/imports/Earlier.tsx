import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { formatDateTime } from '../../format.ts'
import { Korean, type Language, type Texts, useLanguage, useText } from '../../language.tsx'
import { fileSize } from '../../shared/value/evidence/uploads.ts'
import { Card } from '../../ui/Card.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import styles from './landing.module.css'
import { importsMessages } from './messages.ts'
import { refusalText } from './refusal-words.ts'
import type { DraftStatus } from './use-review.ts'
import { formatWord } from './words.ts'

const route = getRouteApi('/frame/imports')

/** Every import, the newest first; a press opens it. */
export function Earlier({ drafts }: { drafts: readonly DraftStatus[] }) {
  const t = useText(importsMessages)
  const language = useLanguage()
  const navigate = route.useNavigate()
  const columns = useMemo(() => columnsOf(t, language), [t, language])
  const documents = new Set(drafts.map((draft) => `${draft.sha256} ${draft.uploadedAt}`)).size
  return (
    <Card headline={documents === drafts.length ? t.earlier : t.earlierOf(documents, drafts.length)}>
      {drafts.length === 0 ? (
        <EmptyState title={t.earlierNone}>{t.earlierNoneHow}</EmptyState>
      ) : (
        <DataTable
          caption={t.earlier}
          columns={columns}
          rows={drafts}
          rowId={(draft) => String(draft.id)}
          rowName={(draft) => draft.fileName}
          onOpen={(draft) => void navigate({ search: { file: draft.id } })}
          phone="cards"
        />
      )}
    </Card>
  )
}

const columnsOf = (t: Texts<typeof importsMessages>, language: Language): readonly Column<DraftStatus>[] => [
  {
    id: 'file',
    header: t.file,
    sort: (draft) => draft.fileName,
    cell: (draft) => (
      <span className={styles.name}>
        <Korean>{draft.fileName}</Korean>
        <span className={styles.why}>
          {formatOf(draft.format)}
          {fileSize(draft.size, language)}
          {draft.parts !== null && draft.parts > 1 && ` · ${t.bureauOf(draft.part + 1, draft.parts)}`}
        </span>
      </span>
    ),
  },
  {
    id: 'state',
    header: t.state,
    sort: (draft) => draft.state,
    cell: (draft) => (
      <span>
        <span className={styles.state} data-state={draft.state}>
          {stateWord(draft, t)}
        </span>
        {draft.state === 'uploaded' && draft.progress !== null && (
          <span className={styles.why}>{progressText(draft.progress, t)}</span>
        )}
        {draft.refused !== null && draft.refused.reason !== 'not-a-plan' && (
          <span className={`${styles.why} ${styles.long}`}>{refusalText(draft.refused, language)}</span>
        )}
        {draft.state === 'read' && draft.glance !== null && (
          <span className={styles.why}>{t.waits(draft.glance.needs, draft.glance.open)}</span>
        )}
      </span>
    ),
  },
  {
    id: 'plan',
    header: t.plan,
    cell: (draft) => <PlanCell draft={draft} t={t} />,
  },
  { id: 'who', header: t.who, cell: (draft) => <Korean>{draft.uploadedBy}</Korean>, sort: (draft) => draft.uploadedBy },
  {
    id: 'when',
    header: t.when,
    numeric: true,
    cell: (draft) => formatDateTime(draft.uploadedAt),
    sort: (draft) => draft.uploadedAt,
  },
]

/** The plan it became, or what was read of one; and how much it holds. */
function PlanCell({ draft: { plan, glance }, t }: { draft: DraftStatus; t: Texts<typeof importsMessages> }) {
  if (plan === null && glance === null) return '–'
  return (
    <span className={styles.about}>
      {plan !== null && (
        <>
          <Korean>{plan.title}</Korean> <span className="muted">{t.edition(plan.version)}</span>
        </>
      )}
      {plan === null && glance !== null && (
        <Korean>{(glance.report === true ? t.reportOf : t.planOf)(glance.fiscalYear, glance.bureau)}</Korean>
      )}
      {glance !== null && <span className={styles.why}>{t.holds(glance.indicators, glance.programmes, glance.projects)}</span>}
    </span>
  )
}

const formatOf = (format: string | null) => {
  const known = Object.entries(formatWord).find(([key]) => key === format)?.[1]
  return known === undefined ? '' : `${known} · `
}

export function stateWord(
  draft: Pick<DraftStatus, 'state'> & Partial<Pick<DraftStatus, 'refused' | 'plan'>>,
  t: Texts<typeof importsMessages>,
): string {
  switch (draft.state) {
    case 'uploaded':
      return t.uploaded
    case 'read':
      return t.read
    case 'refused':
      return draft.refused?.reason === 'not-a-plan' ? t.notPlanState : t.refusedState
    case 'confirmed':
      return draft.plan?.inForce === false ? t.confirmedBefore : t.confirmed
    case 'discarded':
      return t.discarded
    case 'undone':
      return t.undone
  }
}

type Progress = NonNullable<DraftStatus['progress']>

/** How far the reading is, in words. */
export function progressText(progress: Progress, t: Texts<typeof importsMessages>): string {
  switch (progress.stage) {
    case 'waiting':
      return t.waiting
    case 'reading':
      return progress.total > 0 ? t.reading(Math.round((progress.done / progress.total) * 100)) : t.readingNow
    case 'recognising':
      return t.recognising
  }
}

/** 0…1; reading is most of the work. Null when it cannot be told. */
export function progressShare({ stage, done, total }: Progress): number | null {
  if (stage === 'recognising') return 0.92
  return stage === 'reading' && total > 0 ? (done / total) * 0.9 : null
}
