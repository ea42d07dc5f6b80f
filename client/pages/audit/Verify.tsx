import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { seoulTime } from '#domain/words/audit-changes.ts'
import { subjectWord } from '#domain/words/audit-subject.ts'
import { formatNumber } from '../../format.ts'
import { type Language, type Texts, useLanguage, useText } from '../../language.tsx'
import { reasonOf, useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { auditMessages } from './messages.ts'
import type { Verdict } from './types.ts'
import styles from './audit.module.css'

/** Walks the whole chain on request, and says that it is whole or which entry is the first that is not, and what became of it. */
export function Verify() {
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
          check.data && !check.isError && <Told verdict={check.data} at={new Date(check.dataUpdatedAt).toISOString()} />
        )}
      </div>
      {check.isError && !check.isFetching && <ErrorNotice reason={reasonOf(check.error)} onRetry={() => void check.refetch()} />}
    </div>
  )
}

function Told({ verdict, at }: { verdict: Verdict; at: string }) {
  const t = useText(auditMessages)
  const language = useLanguage()
  if (verdict.kind === 'ok') {
    return (
      <>
        <p className={styles.intact}>
          ✓ {t.intact(formatNumber(verdict.entries))} <span className={styles.role}>{t.checkedAt(seoulTime(at))}</span>
        </p>
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
  const near = verdict.what === 'deleted' ? verdict.seq - 1 : verdict.seq
  return (
    <div className={styles.broken}>
      <p className={styles.heading}>▲ {t.broken}</p>
      <p>{wordsOf(verdict, t, language)}</p>
      <p>{t.brokenWhat}</p>
      {verdict.what !== 'not-recorded' && verdict.what !== 'head-tampered' && near > 0 && (
        <Link to="/audit" search={(before) => ({ ...before, entry: near })} resetScroll={false}>
          {t.openBroken(formatNumber(near))}
        </Link>
      )}
    </div>
  )
}

function wordsOf(broken: Extract<Verdict, { kind: 'broken' }>, t: Texts<typeof auditMessages>, language: Language): string {
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
    case 'not-recorded':
      return t.notRecorded(broken.subject === null ? '' : subjectWord(broken.subject, null)[language])
  }
}
