import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { formatDate, formatDateTime } from '../../format.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { RequestFacts } from '../../shared/targets/RequestFacts.tsx'
import { type Outputs, useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { CorrectDialog } from './CorrectDialog.tsx'
import { ConfirmDialog, FileDialog, WithdrawDialog } from './dialogs.tsx'
import { ACT_WORDS, FIELD_WORDS, planMessages, SUBJECT_WORDS } from './messages.ts'
import { Supplementary } from './Supplementary.tsx'
import { ApproveDialog, ReturnDialog } from './RequestDialogs.tsx'
import styles from './plans.module.css'

export type Plan = Outputs['editions']['page']
export type Waiting = Plan['requests']['waiting'][number]

type Open = 'confirm' | 'withdraw' | 'file' | 'correct' | null

/** One edition: what can be done with it, what waits for a decision, what was corrected, and what was done so far. */
export function PlanDetail({ planId }: { planId: number }) {
  const t = useText(planMessages)
  const trpc = useTRPC()
  const { data } = useSuspenseQuery(trpc.editions.page.queryOptions({ planId }))
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  // A plan that came filed was filed by nobody here.
  const filedHere = data.status === 'filed' && data.acts[0]?.act === 'file'
  return (
    <div className={styles.detail}>
      <Card
        headline={data.title}
        subtitle={t.planOf(data.fiscalYear)}
        actions={
          <>
            {data.status === 'draft' && (
              <Button kind="primary" small onClick={() => setOpen('file')}>
                {t.file}
              </Button>
            )}
            {data.status === 'filed' && (
              <Button kind="primary" small onClick={() => setOpen('confirm')}>
                {t.confirm}
              </Button>
            )}
            {data.status === 'confirmed' && (
              <Button small onClick={() => setOpen('correct')}>
                {t.correct}
              </Button>
            )}
            {(data.status === 'confirmed' || filedHere) && (
              <Button small onClick={() => setOpen('withdraw')}>
                {data.status === 'confirmed' ? t.withdrawConfirmation : t.withdrawFiling}
              </Button>
            )}
          </>
        }
      >
        <History plan={data} />
      </Card>
      <Requests plan={data} />
      <Supplementary plan={data} />
      <Corrections plan={data} />
      {open === 'confirm' && <ConfirmDialog plan={data} onClose={close} />}
      {open === 'withdraw' && <WithdrawDialog plan={data} onClose={close} />}
      {open === 'file' && <FileDialog plan={data} onClose={close} />}
      {open === 'correct' && <CorrectDialog plan={data} onClose={close} />}
    </div>
  )
}

function History({ plan }: { plan: Plan }) {
  const t = useText(planMessages)
  const language = useLanguage()
  if (plan.acts.length === 0) return <p className="muted">{t.historyNone}</p>
  return (
    <ol className={styles.entries} aria-label={t.history}>
      {plan.acts.map((a) => (
        <li key={a.id}>
          <p className={styles.head}>
            <b>{ACT_WORDS[a.act][language]}</b>
            {a.decidedOn !== null && <span>{formatDate(a.decidedOn)}</span>}
            {a.meeting !== null && (
              <Korean>
                {a.meeting} {a.number}
              </Korean>
            )}
          </p>
          {a.reason !== null && (
            <p>
              <Korean>{a.reason}</Korean>
            </p>
          )}
          <p className="muted">
            {a.evidence !== null && a.evidence !== '' && (
              <>
                <Korean>{a.evidence}</Korean> ·{' '}
              </>
            )}
            <Korean>{a.by}</Korean> · {formatDateTime(a.at)}
          </p>
        </li>
      ))}
    </ol>
  )
}

function Requests({ plan }: { plan: Plan }) {
  const t = useText(planMessages)
  const [approving, setApproving] = useState<Waiting | null>(null)
  const [returning, setReturning] = useState<Waiting | null>(null)
  const { waiting, decided } = plan.requests
  return (
    <Card headline={t.requests} subtitle={waiting.length > 0 ? t.requestsWait(waiting.length) : t.requestsNone}>
      {waiting.length > 0 && (
        <ol className={styles.entries}>
          {waiting.map((request) => (
            <li key={request.id}>
              <p>
                <Link
                  to="/departments/$departmentId"
                  params={{ departmentId: String(request.departmentId) }}
                  search={{ year: request.year, indicator: request.indicatorId }}
                >
                  <Korean>{request.indicator}</Korean>
                </Link>
              </p>
              <RequestFacts request={request} />
              {request.supplementary === null ? (
                <div className={styles.acts}>
                  <Button kind="primary" small aria-label={t.approveOf(request.indicator)} onClick={() => setApproving(request)}>
                    {t.approve}
                  </Button>
                  <Button small aria-label={t.returnOf(request.indicator)} onClick={() => setReturning(request)}>
                    {t.return}
                  </Button>
                </div>
              ) : (
                <div className={styles.acts}>
                  <span className="muted">{t.bySupplementary(request.supplementary)}</span>
                  <Button small aria-label={t.returnOf(request.indicator)} onClick={() => setReturning(request)}>
                    {t.return}
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ol>
      )}
      {decided.length > 0 && (
        <details className={styles.fold}>
          <summary>{t.decided(decided.length)}</summary>
          <ol className={styles.entries}>
            {decided.map((request) => (
              <li key={request.id}>
                <p>
                  <Korean>{request.indicator}</Korean>
                </p>
                <RequestFacts request={request} />
              </li>
            ))}
          </ol>
        </details>
      )}
      {approving !== null && <ApproveDialog request={approving} onClose={() => setApproving(null)} />}
      {returning !== null && <ReturnDialog request={returning} onClose={() => setReturning(null)} />}
    </Card>
  )
}

function Corrections({ plan }: { plan: Plan }) {
  const t = useText(planMessages)
  const language = useLanguage()
  if (plan.corrections.length === 0) return null
  return (
    <Card headline={t.corrections} subtitle={t.correctionsNote(plan.corrections.length)}>
      <ol className={styles.entries}>
        {plan.corrections.map((c) => (
          <li key={c.id}>
            <p className={styles.head}>
              <b>
                <Korean>{c.name}</Korean>
              </b>
              <span className="muted">
                {SUBJECT_WORDS[c.subject][language]} · {FIELD_WORDS[c.field]?.[language] ?? c.field}
              </span>
            </p>
            <dl className={styles.values}>
              <dt>{t.before}</dt>
              <dd>
                <Korean>{c.before}</Korean>
              </dd>
              <dt>{t.after}</dt>
              <dd>
                <Korean>{c.after}</Korean>
              </dd>
            </dl>
            <p>
              <Korean>{c.reason}</Korean>
            </p>
            <p className="muted">
              <Korean>{c.by}</Korean> · {formatDateTime(c.at)}
            </p>
          </li>
        ))}
      </ol>
    </Card>
  )
}
