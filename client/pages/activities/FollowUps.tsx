import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { countdown, countdownText } from '#domain/entry/countdown.ts'
import { FIRST_DAY, LAST_DAY } from '#domain/entry/calendar.ts'
import { formatDate } from '../../format.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { useDraft } from '../../shared/write/draft.ts'
import { useWrite } from '../../shared/write/use-write.ts'
import { useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { Field, FormDialog } from '../../ui/FormDialog.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import styles from './activities.module.css'
import { followUpMessages, formMessages } from './messages.ts'
import type { Page } from './types.ts'

type FollowUp = Page['followUps'][number]

/** 후속 조치: what was promised at an activity, or at those of a series; what is open first, with its day. */
export function FollowUps(props: {
  /** null = of a series: they are added at its activities */
  activityId: number | null
  followUps: readonly FollowUp[]
  today: string
  writable: boolean
  /** the activity each was promised at */
  titleOf?: (activityId: number) => string
}) {
  const t = useText(followUpMessages)
  const language = useLanguage()
  const { activityId, followUps, today, writable } = props
  const [open, setOpen] = useState<FollowUp | 'new' | null>(null)
  if (followUps.length === 0 && (!writable || activityId === null)) return null
  return (
    <section className={styles.followUps} aria-label={t.title}>
      {activityId !== null && (
        <h3 className={styles.sectionTitle}>
          {t.title} <span className={styles.quiet}>{t.left(followUps.filter((f) => f.state === 'open').length)}</span>
        </h3>
      )}
      {followUps.length > 0 && (
        <ul className={styles.promises}>
          {followUps.map((f) => {
            const late = f.state === 'open' && f.dueOn !== null && f.dueOn < today
            return (
              <li key={f.id} data-done={f.state === 'done'}>
                <p>
                  <span className={styles.mark} data-kind={late ? 'cancelled' : undefined}>
                    {f.state === 'done' ? t.done : late ? t.late : t.open}
                  </span>{' '}
                  <Korean>{f.text}</Korean>
                </p>
                <p className={styles.quiet}>
                  {f.state === 'done' && f.doneOn !== null && t.doneOn(formatDate(f.doneOn))}
                  {f.state === 'open' && f.dueOn !== null && (
                    <>
                      {t.until(formatDate(f.dueOn))} <strong>{countdownText(countdown(f.dueOn, today))[language]}</strong>
                    </>
                  )}
                  {f.state === 'open' && f.dueOn === null && t.noDay}
                  {f.outcome !== null && (
                    <>
                      {' · '}
                      <Korean>{f.outcome}</Korean>
                    </>
                  )}
                  {props.titleOf !== undefined && (
                    <>
                      {' · '}
                      <Link to="/activities" search={{ activity: f.activityId }}>
                        <Korean>{props.titleOf(f.activityId)}</Korean>
                      </Link>
                    </>
                  )}
                </p>
                {writable && (
                  <Button
                    small
                    kind="quiet"
                    aria-label={`${f.text}: ${f.state === 'open' ? t.settle : t.edit}`}
                    onClick={() => setOpen(f)}
                  >
                    {f.state === 'open' ? t.settle : t.edit}
                  </Button>
                )}
              </li>
            )
          })}
        </ul>
      )}
      {writable && activityId !== null && (
        <div>
          <Button small onClick={() => setOpen('new')}>
            {t.add}
          </Button>
        </div>
      )}
      {open !== null && (
        <FollowUpDialog
          of={open === 'new' ? null : open}
          activityId={open === 'new' ? (activityId ?? 0) : open.activityId}
          today={today}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  )
}

function FollowUpDialog(props: { of: FollowUp | null; activityId: number; today: string; onClose: () => void }) {
  const t = useText(followUpMessages)
  const f = useText(formMessages)
  const trpc = useTRPC()
  const client = useQueryClient()
  const { of, activityId, today } = props
  const save = useWrite(trpc.activities.saveFollowUp.mutationOptions(), {
    refresh: () => client.invalidateQueries(trpc.activities.pathFilter()),
  })
  const draft = useDraft(`activity.follow-up.${of?.id ?? `new.${activityId}`}`, {
    text: of?.text ?? '',
    dueOn: of?.dueOn ?? '',
    // Whoever opens one that is open mostly says that it is done.
    state: of === null ? ('open' as const) : ('done' as const),
    doneOn: of?.doneOn ?? today,
    outcome: of?.outcome ?? '',
  })
  const { text, dueOn, state, doneOn, outcome } = draft.typed
  const done = state === 'done'
  return (
    <FormDialog
      title={of === null ? t.addTitle : t.editTitle}
      act={f.save}
      missing={text.trim() === '' || (done && doneOn === '')}
      pending={save.pending}
      refused={save.refused}
      draft={draft}
      onClose={props.onClose}
      onSend={() =>
        save.send(
          {
            id: of?.id ?? null,
            version: of?.version ?? 0,
            activityId,
            text: text.trim(),
            dueOn: dueOn === '' ? null : dueOn,
            state,
            doneOn: done ? doneOn : null,
            outcome: outcome.trim() === '' ? null : outcome.trim(),
          },
          props.onClose,
          draft,
        )
      }
    >
      <Field label={t.what}>
        {(ids) => (
          <input {...ids} required maxLength={500} value={text} onChange={(event) => draft.type({ text: event.target.value })} />
        )}
      </Field>
      <Field label={t.due}>
        {(ids) => (
          <input
            {...ids}
            type="date"
            min={FIRST_DAY}
            max={LAST_DAY}
            value={dueOn}
            onChange={(event) => draft.type({ dueOn: event.target.value })}
          />
        )}
      </Field>
      <Segmented<FollowUp['state']>
        label={t.state}
        value={state}
        onChange={(next) => draft.type({ state: next })}
        options={[
          { value: 'open', label: t.open },
          { value: 'done', label: t.done },
        ]}
      />
      {done && (
        <>
          <Field label={t.day}>
            {(ids) => (
              <input
                {...ids}
                type="date"
                required
                min={FIRST_DAY}
                max={today}
                value={doneOn}
                onChange={(event) => draft.type({ doneOn: event.target.value })}
              />
            )}
          </Field>
          <Field label={t.outcome}>
            {(ids) => (
              <input {...ids} maxLength={500} value={outcome} onChange={(event) => draft.type({ outcome: event.target.value })} />
            )}
          </Field>
        </>
      )}
    </FormDialog>
  )
}
