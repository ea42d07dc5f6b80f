import { useState } from 'react'
import { doneFault } from '#domain/schedules/check.ts'
import { readTypedDay } from '#domain/schedules/schedule-day.ts'
import { useText } from '../../language.tsx'
import { writing } from '../../writing-messages.ts'
import { useDraft } from '../../shared/write/draft.ts'
import { useWrite } from '../../shared/write/use-write.ts'
import { useTRPC } from '../../trpc.ts'
import { Field, FormDialog, ReasonField } from '../../ui/FormDialog.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { actMessages, formMessages } from './messages.ts'
import styles from './schedules.module.css'
import { useDayText } from './state.tsx'
import { Understood } from './Steps.tsx'
import type { Shown, Step } from './types.ts'

export type Act = { readonly kind: 'done' | 'undone' | 'forecast'; readonly step: Step } | { readonly kind: 'end' | 'reopen' }

interface Props {
  readonly schedule: Shown
  readonly today: string
  readonly onClose: () => void
}

/** The one question of an act on a schedule or a step. */
export function ActDialog({ act, ...props }: Props & { act: Act }) {
  switch (act.kind) {
    case 'done':
      return <DoneDialog {...props} step={act.step} />
    case 'undone':
      return <UndoneDialog {...props} step={act.step} />
    case 'forecast':
      return <ForecastDialog {...props} step={act.step} />
    case 'end':
      return <EndDialog {...props} />
    case 'reopen':
      return <ReopenDialog {...props} />
  }
}

/** What was seen when the dialog opened: somebody quicker is told, not written over. */
function useSeen({ id, version }: Shown) {
  const [seen] = useState({ id, version })
  return seen
}

function DoneDialog({ schedule, today, step, onClose }: Props & { step: Step }) {
  const t = useText(actMessages)
  const trpc = useTRPC()
  const seen = useSeen(schedule)
  const draft = useDraft(`schedule.done.${step.id}`, { doneOn: today, evidence: '' })
  const save = useWrite(trpc.schedules.done.mutationOptions())
  const { doneOn, evidence } = draft.typed
  const fault = doneOn === '' ? null : doneFault(doneOn, { startsOn: schedule.startsOn, today })
  return (
    <FormDialog
      title={t.doneTitle(step.name)}
      act={t.doneAct}
      missing={doneOn === '' || (fault !== null && (fault === 'in-future' ? t.future : t.beforeStart))}
      pending={save.pending}
      refused={save.refused}
      draft={draft}
      onClose={onClose}
      onSend={() =>
        save.send({ ...seen, stepId: step.id, doneOn, evidence: evidence.trim() === '' ? null : evidence.trim() }, onClose, draft)
      }
    >
      <Field label={t.doneOn}>
        {(ids) => (
          <input
            {...ids}
            type="date"
            required
            max={today}
            value={doneOn}
            onChange={(event) => draft.type({ doneOn: event.target.value })}
          />
        )}
      </Field>
      <Field label={t.evidence} hint={t.evidenceHint}>
        {(ids) => (
          <input
            {...ids}
            lang="ko"
            maxLength={500}
            value={evidence}
            onChange={(event) => draft.type({ evidence: event.target.value })}
          />
        )}
      </Field>
    </FormDialog>
  )
}

function UndoneDialog({ schedule, step, onClose }: Props & { step: Step }) {
  const t = useText(actMessages)
  const k = useText(writing)
  const trpc = useTRPC()
  const seen = useSeen(schedule)
  const draft = useDraft(`schedule.undone.${step.id}`, { reason: '' })
  const save = useWrite(trpc.schedules.undone.mutationOptions())
  const reason = draft.typed.reason.trim()
  return (
    <FormDialog
      title={t.undoTitle(step.name)}
      act={t.undoAct}
      danger
      missing={reason === '' && k.missingReason}
      pending={save.pending}
      refused={save.refused}
      draft={draft}
      onClose={onClose}
      onSend={() => save.send({ ...seen, stepId: step.id, reason }, onClose, draft)}
    >
      <ReasonField value={draft.typed.reason} onChange={(text) => draft.type({ reason: text })} />
    </FormDialog>
  )
}

function ForecastDialog({ schedule, step, onClose }: Props & { step: Step }) {
  const t = useText(actMessages)
  const f = useText(formMessages)
  const k = useText(writing)
  const text = useDayText()
  const trpc = useTRPC()
  const seen = useSeen(schedule)
  const draft = useDraft(`schedule.forecast.${step.id}`, {
    forecast: step.forecast ?? '',
    measured: step.measured === null ? '' : String(step.measured),
    reason: '',
  })
  const save = useWrite(trpc.schedules.forecast.mutationOptions())
  const { forecast, measured } = draft.typed
  const day = forecast.trim() === '' ? null : readTypedDay(forecast)
  const percent = measured.trim() === '' ? null : Number(measured)
  const wrongPercent = percent !== null && !(percent >= 0 && percent < 100)
  const reason = draft.typed.reason.trim()
  const planned = step.planned === null ? '–' : text(step.planned)
  const wrongDay =
    day?.kind === 'refused' && { 'no-year': f.noYear, 'no-such-day': f.noSuchDay, unreadable: f.unreadable }[day.why]
  return (
    <FormDialog
      title={t.forecastTitle(step.name)}
      act={t.forecastAct}
      missing={wrongDay || (wrongPercent && t.measuredFault) || !draft.changed || (reason === '' && k.missingReason)}
      pending={save.pending}
      refused={save.refused}
      draft={draft}
      onClose={onClose}
      onSend={() =>
        save.send(
          { ...seen, stepId: step.id, forecast: day?.kind === 'day' ? day.day : null, measured: percent, reason },
          onClose,
          draft,
        )
      }
    >
      <Field label={t.expected} hint={t.expectedHint(planned)}>
        {(ids) => (
          <input
            {...ids}
            maxLength={40}
            value={forecast}
            aria-invalid={day?.kind === 'refused'}
            onChange={(event) => draft.type({ forecast: event.target.value })}
          />
        )}
      </Field>
      <Understood raw={forecast} />
      <Field label={t.measured} hint={t.measuredHint}>
        {(ids) => (
          <input
            {...ids}
            inputMode="decimal"
            maxLength={5}
            value={measured}
            onChange={(event) => draft.type({ measured: event.target.value })}
          />
        )}
      </Field>
      <ReasonField value={draft.typed.reason} onChange={(value) => draft.type({ reason: value })} />
    </FormDialog>
  )
}

function EndDialog({ schedule, today, onClose }: Props) {
  const t = useText(actMessages)
  const k = useText(writing)
  const trpc = useTRPC()
  const seen = useSeen(schedule)
  const open = schedule.steps.filter((step) => step.doneOn === null).length
  const draft = useDraft<{ how: 'completed' | 'stopped'; endedOn: string; reason: string }>(`schedule.end.${schedule.id}`, {
    how: open === 0 ? 'completed' : 'stopped',
    endedOn: today,
    reason: '',
  })
  const save = useWrite(trpc.schedules.end.mutationOptions())
  const { how, endedOn } = draft.typed
  const reason = draft.typed.reason.trim()
  return (
    <FormDialog
      title={t.endTitle}
      act={t.endAct}
      missing={
        (how === 'completed' && open > 0 && t.stillOpen(open)) ||
        endedOn === '' ||
        (endedOn > today && t.future) ||
        (how === 'stopped' && reason === '' && k.missingReason)
      }
      pending={save.pending}
      refused={save.refused}
      draft={draft}
      onClose={onClose}
      onSend={() => save.send({ ...seen, how, endedOn, reason }, onClose, draft)}
    >
      <Segmented
        label={t.how}
        value={how}
        onChange={(next) => draft.type({ how: next })}
        options={[
          { value: 'completed', label: t.completed },
          { value: 'stopped', label: t.stopped },
        ]}
      />
      <p className={styles.quiet}>{t.endKeeps}</p>
      <Field label={t.endedOn}>
        {(ids) => (
          <input
            {...ids}
            type="date"
            required
            max={today}
            value={endedOn}
            onChange={(event) => draft.type({ endedOn: event.target.value })}
          />
        )}
      </Field>
      <ReasonField value={draft.typed.reason} onChange={(text) => draft.type({ reason: text })} />
    </FormDialog>
  )
}

function ReopenDialog({ schedule, onClose }: Props) {
  const t = useText(actMessages)
  const k = useText(writing)
  const trpc = useTRPC()
  const seen = useSeen(schedule)
  const draft = useDraft(`schedule.reopen.${schedule.id}`, { reason: '' })
  const save = useWrite(trpc.schedules.reopen.mutationOptions())
  const reason = draft.typed.reason.trim()
  return (
    <FormDialog
      title={t.reopenTitle}
      act={t.reopenAct}
      missing={reason === '' && k.missingReason}
      pending={save.pending}
      refused={save.refused}
      draft={draft}
      onClose={onClose}
      onSend={() => save.send({ ...seen, reason }, onClose, draft)}
    >
      <ReasonField value={draft.typed.reason} onChange={(text) => draft.type({ reason: text })} />
    </FormDialog>
  )
}
