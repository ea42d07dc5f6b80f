import { useState } from 'react'
import { formatDate, formatDateTime, formatNumber } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { SupplementaryUpload } from '../../shared/workbooks/BudgetUpload.tsx'
import { unitName } from '../../shared/workbooks/words.ts'
import { useDraft } from '../../shared/write/draft.ts'
import { ReasonDialog } from '../../shared/write/ReasonDialog.tsx'
import { useWrite } from '../../shared/write/use-write.ts'
import { reasonOf, useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Field, FormDialog, ReasonField } from '../../ui/FormDialog.tsx'
import { CouncilFields, EMPTY_COUNCIL, isCouncil } from './CouncilFields.tsx'
import { planMessages } from './messages.ts'
import type { Plan } from './PlanDetail.tsx'
import styles from './plans.module.css'
import { supplementaryMessages } from './supplementary-messages.ts'

type Edition = Plan['supplementary']['editions'][number]
type Open = 'amounts' | 'confirm' | 'discard' | 'withdraw' | null

/** 추경 of a confirmed plan: begun, its changed amounts entered, decided by the council. */
export function Supplementary({ plan }: { plan: Plan }) {
  const t = useText(supplementaryMessages)
  const trpc = useTRPC()
  const [open, setOpen] = useState<Open>(null)
  const begin = useWrite(trpc.editions.openSupplementary.mutationOptions())
  const { editions, rows } = plan.supplementary
  if (plan.status !== 'confirmed' && editions.length === 0 && plan.withdrawn.length === 0) return null
  const draft = editions.find((e) => e.status === 'draft')
  const own = editions.filter((e) => e.kind === 'supplementary')
  const last = own.at(-1)
  const close = () => setOpen(null)
  return (
    <Card
      headline={t.title}
      subtitle={editions.length === 0 ? t.none : t.note}
      actions={
        draft === undefined &&
        plan.status === 'confirmed' && (
          <Button small aria-disabled={begin.pending} onClick={() => begin.send({ planId: plan.id, seen: plan.seen })}>
            {t.begin((last?.number ?? 0) + 1)}
          </Button>
        )
      }
    >
      {begin.refused !== undefined && <ErrorNotice reason={begin.refused} />}
      <ol className={styles.entries}>
        {editions.map((e, place) => (
          <li key={e.id}>
            <p className={styles.head}>
              <b>{e.kind === 'amended' ? t.amended : t.nth(e.number)}</b>
              <span className={styles.state} data-status={e.status}>
                {e.status === 'draft' ? t.writing : t.decided}
              </span>
              {e.decidedOn !== null && <span>{formatDate(e.decidedOn)}</span>}
              {e.meeting !== null && (
                <Korean>
                  {e.meeting} {e.bill}
                </Korean>
              )}
            </p>
            <p className="muted">
              {t.changes(changesAt(rows, place), plan.requests.waiting.filter((r) => r.supplementary === e.number).length)}
            </p>
            {e.status === 'draft' && (
              <div className={styles.acts}>
                <Button small onClick={() => setOpen('amounts')}>
                  {t.amounts}
                </Button>
                <SupplementaryUpload id={e.id} number={e.number} />
                <Button small kind="primary" onClick={() => setOpen('confirm')}>
                  {t.confirm}
                </Button>
                <Button small onClick={() => setOpen('discard')}>
                  {t.discard}
                </Button>
              </div>
            )}
            {e === last && e.status === 'confirmed' && plan.status === 'confirmed' && e.planId === plan.id && (
              <div className={styles.acts}>
                <Button small onClick={() => setOpen('withdraw')}>
                  {t.withdraw}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ol>
      {plan.withdrawn.length > 0 && <Withdrawn of={plan.withdrawn} />}
      {draft !== undefined && open === 'amounts' && <AmountsDialog plan={plan} edition={draft} onClose={close} />}
      {draft !== undefined && open === 'confirm' && <DecideDialog plan={plan} edition={draft} onClose={close} />}
      {last !== undefined && open === 'withdraw' && <WithdrawSupplementaryDialog edition={last} onClose={close} />}
      {draft !== undefined && open === 'discard' && <DiscardDialog edition={draft} onClose={close} />}
    </Card>
  )
}

const changesAt = (rows: Plan['supplementary']['rows'], place: number) =>
  rows.flatMap((row) => [row, ...row.projects]).filter((row) => row.changed.includes(place)).length

/** Decisions that were on record by mistake: what stood there, and why it was taken back. */
function Withdrawn({ of }: { of: Plan['withdrawn'] }) {
  const t = useText(supplementaryMessages)
  return (
    <details className={styles.fold}>
      <summary>{t.withdrawn}</summary>
      <ol className={styles.entries}>
        {of.map((one) => (
          <li key={one.id}>
            <p className={styles.head}>
              <b>{t.nth(one.number)}</b>
              {one.decidedOn !== null && <span>{formatDate(one.decidedOn)}</span>}
              <Korean>
                {one.meeting} {one.bill}
              </Korean>
            </p>
            <p>
              <Korean>{one.reason}</Korean>
            </p>
            <p className="muted">
              <Korean>{one.by}</Korean> · {formatDateTime(one.at)}
            </p>
          </li>
        ))}
      </ol>
    </details>
  )
}

/** What each programme and project has after the 추경: only what is typed is changed. */
function AmountsDialog({ plan, edition, onClose }: { plan: Plan; edition: Edition; onClose: () => void }) {
  const t = useText(supplementaryMessages)
  const trpc = useTRPC()
  const { editions, rows } = plan.supplementary
  const place = editions.findIndex((e) => e.id === edition.id && e.kind === 'supplementary')
  const shown = (won: number | null | undefined) =>
    won === null || won === undefined ? '' : formatNumber(won / plan.amountUnitWon)
  const lines = rows.flatMap(({ projects, ...row }) => [
    { ...row, projectId: null, key: String(row.programmeId) },
    ...projects.map((project) => ({ ...project, programmeId: row.programmeId, key: `${row.programmeId}.${project.projectId}` })),
  ])
  const initial = Object.fromEntries(
    lines.map((line) => [line.key, line.changed.includes(place) ? shown(line.after[place]) : '']),
  )
  const draft = useDraft<Record<string, string>>(`plans.supplementary.${edition.id}.v${edition.version}`, initial)
  const save = useWrite(trpc.editions.setSupplementary.mutationOptions(), { onDone: onClose })
  const changed = lines.flatMap(({ programmeId, projectId, key }) => {
    const raw = draft.typed[key] ?? ''
    return raw === initial[key] ? [] : [{ programmeId, projectId, raw }]
  })
  const field = (line: (typeof lines)[number]) => {
    const before = place > 0 ? line.after[place - 1] : line.original
    return (
      <Field key={line.key} label={line.name} hint={t.before(shown(before) || '–')}>
        {(ids) => (
          <input
            {...ids}
            inputMode="decimal"
            autoComplete="off"
            maxLength={40}
            value={draft.typed[line.key] ?? ''}
            onChange={(event) => draft.type({ [line.key]: event.target.value })}
          />
        )}
      </Field>
    )
  }
  return (
    <FormDialog
      title={t.amountsTitle(edition.number)}
      act={t.save}
      wide
      missing={changed.length === 0 && t.nothingTyped}
      pending={save.pending}
      refused={save.refused}
      draft={draft}
      onClose={onClose}
      onSend={() => save.send({ id: edition.id, version: edition.version, amounts: changed }, undefined, draft)}
    >
      <p>{t.amountsWhat(unitName(plan.amountUnitWon))}</p>
      <div className={styles.amounts}>
        {rows.map((row) => {
          const own = lines.filter((line) => line.programmeId === row.programmeId)
          const projects = own.filter((line) => line.projectId !== null)
          const open = projects.some((line) => (draft.typed[line.key] ?? '') !== '')
          return (
            <div key={row.programmeId} className={styles.line}>
              {own.filter((line) => line.projectId === null).map(field)}
              {projects.length > 0 && (
                <details className={styles.projects} open={open || undefined}>
                  <summary>{t.projects(projects.length)}</summary>
                  {projects.map(field)}
                </details>
              )}
            </div>
          )
        })}
      </div>
    </FormDialog>
  )
}

function WithdrawSupplementaryDialog({ edition, onClose }: { edition: Edition; onClose: () => void }) {
  const t = useText(supplementaryMessages)
  const trpc = useTRPC()
  const { id, number, version } = edition
  const withdraw = useWrite(trpc.editions.withdrawSupplementary.mutationOptions(), { onDone: onClose })
  return (
    <ReasonDialog
      danger
      name={`plans.supplementary.withdraw.${id}`}
      title={t.withdrawTitle(number)}
      act={t.withdraw}
      write={withdraw}
      onClose={onClose}
      onSend={(reason, draft) => withdraw.send({ id, version, reason }, undefined, draft)}
    >
      <p>{t.withdrawWhat}</p>
    </ReasonDialog>
  )
}

function DecideDialog({ plan, edition, onClose }: { plan: Plan; edition: Edition; onClose: () => void }) {
  const t = useText(supplementaryMessages)
  const p = useText(planMessages)
  const trpc = useTRPC()
  const draft = useDraft(`plans.supplementary.confirm.${edition.id}`, { ...EMPTY_COUNCIL, exception: '' })
  const confirm = useWrite(trpc.editions.confirmSupplementary.mutationOptions(), { onDone: onClose })
  const { exception, ...council } = draft.typed
  const named = plan.requests.waiting.filter((r) => r.supplementary === edition.number)
  const closed = named.some((r) => r.closed) || (confirm.error !== null && reasonOf(confirm.error) === 'exception-needed')
  return (
    <FormDialog
      title={t.confirmTitle(edition.number)}
      act={t.confirm}
      missing={!isCouncil(council) ? true : closed && exception.trim() === '' && p.missingException}
      pending={confirm.pending}
      refused={confirm.refused}
      draft={draft}
      onClose={onClose}
      onSend={() => confirm.send({ id: edition.id, version: edition.version, council, exception }, undefined, draft)}
    >
      <p>{t.confirmWhat}</p>
      {named.length > 0 && (
        <ul>
          {named.map((r) => (
            <li key={r.id}>
              <Korean>{r.indicator}</Korean>
            </li>
          ))}
        </ul>
      )}
      <CouncilFields council={council} onType={draft.type} />
      {closed && (
        <ReasonField
          label={p.exception}
          hint={p.exceptionHint}
          value={exception}
          onChange={(text) => draft.type({ exception: text })}
        />
      )}
    </FormDialog>
  )
}

function DiscardDialog({ edition, onClose }: { edition: Edition; onClose: () => void }) {
  const t = useText(supplementaryMessages)
  const trpc = useTRPC()
  const { id, number, version } = edition
  const discard = useWrite(trpc.editions.discardSupplementary.mutationOptions(), { onDone: onClose })
  return (
    <ReasonDialog
      danger
      name={`plans.supplementary.discard.${id}`}
      title={t.discardTitle(number)}
      act={t.discard}
      write={discard}
      onClose={onClose}
      onSend={(reason, draft) => discard.send({ id, version, reason }, undefined, draft)}
    >
      <p>{t.discardWhat}</p>
    </ReasonDialog>
  )
}
