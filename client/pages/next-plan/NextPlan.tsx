import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { may } from '#domain/entry/permissions.ts'
import { wordIn } from '#domain/words/audit-words.ts'
import { STATUSES } from '#domain/words/audit-codes.ts'
import { formatDate } from '../../format.ts'
import { useFrame } from '../../frame/use-frame.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { useWrite } from '../../shared/write/use-write.ts'
import { type Outputs, useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { NameDialog } from './dialogs.tsx'
import { GoalCard } from './GoalCard.tsx'
import { messages } from './messages.ts'
import { mayInPart } from './words.ts'
import { type Draft, type DraftRow, useDraftRefresh } from './Row.tsx'
import { EndDialog, ReopenDialog, RulesDialog } from './whole-dialogs.tsx'
import styles from './next-plan.module.css'

const route = getRouteApi('/frame/next-plan')
type Page = Outputs['nextPlan']['page']

/** 내년 계획: is next year's plan ready to file? */
export function NextPlan() {
  const t = useText(messages)
  const trpc = useTRPC()
  const { bureau } = route.useSearch()
  const page = useSuspenseQuery(trpc.nextPlan.page.queryOptions({ bureauId: bureau })).data
  return page.draft === null ? (
    <PageFrame documentTitle={t.page} title={t.page}>
      <Start page={page} />
    </PageFrame>
  ) : (
    <DraftPage page={page} draft={page.draft} />
  )
}

/** Nothing yet: what the roll-over does, and the one button for whoever may. */
function Start({ page }: { page: Page }) {
  const t = useText(messages)
  const language = useLanguage()
  const trpc = useTRPC()
  const client = useQueryClient()
  const user = useFrame()?.user
  // The years of the header change, too.
  const roll = useWrite(trpc.nextPlan.rollOver.mutationOptions(), { refresh: () => client.invalidateQueries() })
  const { from, there } = page
  if (from === null) return <EmptyState title={t.noPlan}>{t.noPlanWhat}</EmptyState>
  if (there !== null) {
    const status = wordIn(STATUSES, there.status)?.[language] ?? there.status
    return <EmptyState title={t.there(there.fiscalYear, status)}>{t.thereWhat}</EmptyState>
  }
  const year = from.fiscalYear + 1
  const makes = user !== undefined && may(user, 'plan.draft')
  return (
    <>
      <EmptyState
        title={t.start(year)}
        action={
          makes && (
            <Button kind="primary" aria-disabled={roll.pending} onClick={() => roll.send({ fromPlanId: from.id })}>
              {t.roll(year)}
            </Button>
          )
        }
      >
        {makes ? t.startWhat(from.title) : t.startWaits}
      </EmptyState>
      {roll.refused !== undefined && <ErrorNotice reason={roll.refused} />}
    </>
  )
}

function DraftPage({ page, draft }: { page: Page; draft: Draft }) {
  const t = useText(messages)
  const search = route.useSearch()
  const frame = useFrame()
  const [dialog, setDialog] = useState<'end' | 'rules' | null>(null)
  const user = frame?.user
  const { plan } = draft
  const own = draft.departments.find((d) => d.heldBy.some((unit) => user?.departmentIds.includes(unit) === true))
  const department = draft.departments.find((d) => d.id === search.department) ?? own ?? draft.departments[0]
  const rules = user !== undefined && may(user, 'entry-rules.change')
  return (
    <PageFrame
      sheet="landscape"
      documentTitle={[...(department === undefined ? [] : [department.name]), t.page, plan.fiscalYear].join(' · ')}
      title={draft.needs.length === 0 ? t.ready(plan.fiscalYear) : t.notReady(plan.fiscalYear, draft.needs.length)}
      subtitle={t.madeFrom(plan.title, plan.from.fiscalYear, formatDate(plan.madeAt), plan.madeBy)}
      actions={
        <>
          {user !== undefined && may(user, 'plan.manage') && (
            <Link to="/plans" search={{ plan: plan.id }} className={styles.toFile}>
              {t.toFile}
            </Link>
          )}
          {user !== undefined && may(user, 'plan.draft') && (
            <Button onClick={() => setDialog('end')}>
              {Object.values(draft.standing).some((n) => n > 0) ? t.discard : t.undo}
            </Button>
          )}
        </>
      }
      footer={
        <>
          {t.rulesNow(page.rules.value.sunsetYears)}
          {rules && (
            <Button small kind="quiet" onClick={() => setDialog('rules')}>
              {t.rules}
            </Button>
          )}
        </>
      }
    >
      <Progress draft={draft} chosen={department?.id ?? 0} />
      {department && <DepartmentPart key={department.id} draft={draft} department={department} />}
      {dialog === 'end' && <EndDialog draft={draft} onClose={() => setDialog(null)} />}
      {dialog === 'rules' && <RulesDialog rules={page.rules} today={frame?.today ?? ''} onClose={() => setDialog(null)} />}
    </PageFrame>
  )
}

/** How far each department is; one is chosen to be seen below. */
function Progress({ draft, chosen }: { draft: Draft; chosen: number }) {
  const t = useText(messages)
  const navigate = route.useNavigate()
  return (
    <Card headline={t.progress} subtitle={t.progressWhat}>
      <ul className={styles.progress}>
        {draft.departments.map((d) => {
          const { settled = 0, of = 1 } = draft.progress.find((p) => p.departmentId === d.id) ?? {}
          const left = draft.needs.filter((need) => need.departmentId === d.id).length
          return (
            <li key={d.id}>
              <button
                type="button"
                className={styles.department}
                aria-pressed={d.id === chosen}
                onClick={() => void navigate({ search: (old) => ({ ...old, department: d.id }), replace: true })}
              >
                <Korean>{d.name}</Korean>
                <span className={styles.bar} aria-hidden="true">
                  <span style={{ width: `${(settled / of) * 100}%` }} />
                </span>
                <span className="num">
                  {settled}/{of}
                </span>
                <small className={d.done === null ? 'muted' : styles.ok}>{d.done === null ? t.left(left) : `✓ ${t.done}`}</small>
              </button>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

function DepartmentPart({ draft, department }: { draft: Draft; department: Draft['departments'][number] }) {
  const t = useText(messages)
  const trpc = useTRPC()
  const user = useFrame()?.user
  const [dialog, setDialog] = useState<'goal' | 'reopen' | null>(null)
  const done = useWrite(trpc.nextPlan.done.mutationOptions())
  const { id } = department
  const place = { planId: draft.plan.id, departmentId: id }
  const can = (action: 'draft.write' | 'draft.complete' | 'draft.reopen') => mayInPart(draft, user, action, department.heldBy)
  const locked = department.done !== null || !can('draft.write')
  const left = draft.needs.filter((need) => need.departmentId === id && need.kind !== 'department').length
  const dropped = draft.rows.filter((row) => row.departmentId === id && row.id === null)
  const keep = useKeepRest(draft, id)
  return (
    <>
      <div className={styles.head}>
        <h2>
          <Korean>{department.name}</Korean>
        </h2>
        {department.done !== null && (
          <p className={styles.ok}>✓ {t.doneBy(formatDate(department.done.at), department.done.by)}</p>
        )}
        <div className={styles.acts}>
          {!locked && keep.left > 0 && (
            <Button aria-disabled={keep.pending} onClick={keep.start}>
              {t.keepRest(keep.left)}
            </Button>
          )}
          {!locked && <Button onClick={() => setDialog('goal')}>{t.addGoal}</Button>}
          {department.done === null && can('draft.complete') && (
            <Button kind="primary" disabled={done.pending} why={left > 0 && t.left(left)} onClick={() => done.send(place)}>
              {left > 0 ? t.left(left) : t.markDone}
            </Button>
          )}
          {department.done !== null && can('draft.reopen') && <Button onClick={() => setDialog('reopen')}>{t.reopen}</Button>}
        </div>
      </div>
      {department.done !== null && <p className="muted">{t.doneNote}</p>}
      {done.refused !== undefined && <ErrorNotice reason={done.refused} />}
      {keep.refused !== undefined && <ErrorNotice reason={keep.refused} />}
      {draft.goals
        .filter((goal) => goal.departmentId === id)
        .map((goal) => (
          <GoalCard key={goal.id} draft={draft} goal={goal} locked={locked} />
        ))}
      {dropped.length > 0 && <DroppedCard draft={draft} rows={dropped} locked={locked} />}
      {dialog === 'goal' && (
        <NameDialog
          place={place}
          title={t.addGoal}
          name=""
          change={(name) => ({ of: 'goal', act: 'add', name })}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'reopen' && (
        <ReopenDialog draft={draft} departmentId={id} name={department.name} onClose={() => setDialog(null)} />
      )}
    </>
  )
}

/** 유지 of every indicator nobody decided about, one after the other; it stops at the first that is refused. */
function useKeepRest(draft: Draft, departmentId: number) {
  const trpc = useTRPC()
  const refresh = useDraftRefresh()
  const decide = useWrite(trpc.nextPlan.decide.mutationOptions(), { refresh })
  const rest = draft.rows.filter((row) => row.departmentId === departmentId && row.id !== null && row.decision === null)
  const next = ([row, ...others]: readonly DraftRow[]) => {
    if (row === undefined) return
    const { lineageId, reason } = row
    decide.send(
      { planId: draft.plan.id, departmentId, lineageId, decision: 'keep', reason, seen: { decision: null, reason } },
      // The send that is answered is over only after this.
      () => setTimeout(() => next(others)),
    )
  }
  return { left: rest.length, pending: decide.pending, refused: decide.refused, start: () => next(rest) }
}

/** What is not in next year's plan any more, why, and the way back. */
function DroppedCard({ draft, rows, locked }: { draft: Draft; rows: readonly DraftRow[]; locked: boolean }) {
  const t = useText(messages)
  const trpc = useTRPC()
  const refresh = useDraftRefresh()
  const decide = useWrite(trpc.nextPlan.decide.mutationOptions(), { refresh })
  return (
    <Card headline={t.dropped}>
      <ul className={styles.dropped}>
        {rows.map((row) => (
          <li key={row.lineageId}>
            <span>
              <Korean>{String(row.fields.name)}</Korean> <small className="muted">{row.reason}</small>
            </span>
            {!locked && (
              <Button
                small
                aria-label={`${t.bringBack}: ${String(row.fields.name)}`}
                onClick={() =>
                  decide.send({
                    planId: draft.plan.id,
                    departmentId: row.departmentId,
                    lineageId: row.lineageId,
                    decision: 'keep',
                    reason: '',
                    seen: { decision: row.decision, reason: row.reason },
                  })
                }
              >
                {t.bringBack}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {decide.refused !== undefined && <ErrorNotice reason={decide.refused} />}
    </Card>
  )
}
