import { useState } from 'react'
import type { Change } from '../../../server/imports/commit/diff.ts'
import type { UnitMatch } from '../../../server/imports/commit/match-units.ts'
import { Korean, useText } from '../../language.tsx'
import { reasonOf, trpcClient, useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { changeMessages } from './change-messages.ts'
import { type ChangeActs, RecordList } from './ChangeRecords.tsx'
import styles from './changes.module.css'
import { PAGE, useWhole } from './use-records.ts'
import type { PlanSummary } from './use-review.ts'

const KINDS = ['renamed', 'changed', 'new', 'gone', 'same'] as const satisfies readonly Change[]
/** 바뀌는 것: the document's records against the plan in the store; proposals to be decided come first. */
export function ChangesTab({ draftId, summary, acts }: { draftId: number; summary: PlanSummary; acts: ChangeActs }) {
  const t = useText(changeMessages)
  const trpc = useTRPC()
  const { changes, current } = summary
  const [chosen, setKind] = useState<Change | null>(null)
  const kind = chosen ?? KINDS.find((one) => changes[one] > 0) ?? 'new'
  const answer = useWhole([...trpc.imports.diff.queryKey({ draftId, change: kind }), summary.version], async (offset) => {
    const page = await trpcClient.imports.diff.query({ draftId, change: kind, offset, limit: PAGE })
    return { items: page.records, inAll: page.inAll }
  })
  const asked = summary.needs.filter((need) => need.kind === 'match-open').length
  const names = new Map(summary.plan.units.map((unit) => [unit.key, unit.name]))
  const all = KINDS.reduce((sum, one) => sum + changes[one], 0)
  return (
    <div className="stack">
      {acts.refused !== null && (
        <p className={styles.refused} role="alert">
          {acts.refused}
        </p>
      )}
      <UnitQuestions summary={summary} acts={acts} />
      <Card
        headline={current === null ? t.allNew(all) : t.headline(changes.new, changes.changed, changes.gone, changes.renamed)}
        subtitle={
          current === null ? (
            t.allNewWhat
          ) : (
            <>
              {t.against} <Korean>{current.title}</Korean>
              {asked > 0 && (
                <>
                  {' '}
                  · <strong>{t.asked(asked)}</strong>
                </>
              )}
            </>
          )
        }
      >
        <div className="no-print">
          <Segmented
            label={t.kinds}
            small
            value={kind}
            onChange={setKind}
            options={KINDS.map((one) => ({ value: one, label: t.kindCount(t[one], changes[one]) }))}
          />
        </div>
        {answer.error !== null ? (
          <ErrorNotice reason={reasonOf(answer.error)} onRetry={() => void answer.refetch()} />
        ) : answer.data === undefined ? (
          <Skeleton lines={10} />
        ) : answer.data.length === 0 ? (
          <EmptyState title={t.none} />
        ) : (
          <RecordList key={kind} records={answer.data} unitNames={names} acts={acts} />
        )}
      </Card>
    </div>
  )
}

/** Names of units that may be one of the store's; nothing where none is in question. */
export function UnitQuestions({ summary, acts }: { summary: PlanSummary; acts: ChangeActs }) {
  const t = useText(changeMessages)
  const asked = summary.matches.filter((unit) => unit.proposals.length > 0 || unit.how === 'chosen')
  if (asked.length === 0) return null
  return (
    <Card headline={t.unitsAsked(asked.filter((unit) => unit.open).length)} subtitle={t.unitsAskedWhat}>
      <ul className={styles.units}>
        {asked.map((unit) => (
          <UnitQuestion key={unit.key} unit={unit} acts={acts} />
        ))}
      </ul>
    </Card>
  )
}

const shared = ({ same, of }: { readonly same: number; readonly of: number }) => `${same}/${of}`

function UnitQuestion({ unit, acts }: { unit: UnitMatch; acts: ChangeActs }) {
  const t = useText(changeMessages)
  const subject = `unit:${unit.key}`
  return (
    <li className={styles.unit}>
      <p>
        <strong>
          <Korean>{unit.name}</Korean>
        </strong>{' '}
        <span className="muted">
          {unit.how === 'chosen' ? t.unitChosen(unit.unit?.name ?? '') : unit.open ? t.unitOpen : t.unitNew}
        </span>
      </p>
      {unit.how === 'chosen' && <p className="muted">{t.unitEvent}</p>}
      {acts.editable && (
        <div className={styles.acts}>
          {unit.open || unit.how === 'new'
            ? unit.proposals.map((one) => (
                <span key={one.id} className={styles.proposal}>
                  <Button small disabled={acts.busy} onClick={() => acts.decide(subject, 'accepted', String(one.id))}>
                    {t.unitIs(one.name)}
                  </Button>
                  <small className="muted">
                    {t.evidence(Math.round(one.likeness * 100), shared(one.indicators), shared(one.programmes))}
                  </small>
                </span>
              ))
            : null}
          {unit.open ? (
            <Button small disabled={acts.busy} onClick={() => acts.decide(subject, 'refused')}>
              {t.unitIsNew}
            </Button>
          ) : (
            <Button small kind="quiet" disabled={acts.busy} onClick={() => acts.decide(subject, 'open')}>
              {t.again}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}
