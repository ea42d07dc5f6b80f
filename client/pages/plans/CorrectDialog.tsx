import { useQuery } from '@tanstack/react-query'
import type { CorrectionSubject } from '#domain/plan/edition.ts'
import { useLanguage, useText } from '../../language.tsx'
import { writing } from '../../writing-messages.ts'
import { useDraft } from '../../shared/write/draft.ts'
import { useWrite } from '../../shared/write/use-write.ts'
import { useTRPC } from '../../trpc.ts'
import { Field, FormDialog, ReasonField } from '../../ui/FormDialog.tsx'
import { FIELD_WORDS, planMessages, SUBJECT_WORDS } from './messages.ts'
import type { Plan } from './PlanDetail.tsx'

interface Typed {
  readonly subject: CorrectionSubject
  readonly id: number | null
  readonly field: string
  readonly after: string
  readonly reason: string
}

/** 정정: which thing of the plan, which field of it, the right value and why. */
export function CorrectDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const t = useText(planMessages)
  const k = useText(writing)
  const language = useLanguage()
  const trpc = useTRPC()
  const { data = [] } = useQuery(trpc.editions.correctables.queryOptions({ planId: plan.id }))
  const draft = useDraft<Typed>(`plans.correct.${plan.id}`, { subject: 'indicator', id: null, field: '', after: '', reason: '' })
  const { subject, id, field, after } = draft.typed
  const some = data.filter((one) => one.subject === subject)
  const chosen = some.find((one) => one.id === id)
  const before = chosen?.values[field]
  const reason = draft.typed.reason.trim()
  const correct = useWrite(trpc.editions.correct.mutationOptions(), { onDone: onClose })
  const long = field === 'formula' || field === 'source' || field === 'rationale' || field === 'funding'
  return (
    <FormDialog
      title={t.correctTitle}
      act={t.correct}
      wide
      missing={
        before === undefined || after.trim() === '' ? true : after.trim() === before ? t.same : reason === '' && k.missingReason
      }
      pending={correct.pending}
      refused={correct.refused}
      draft={draft}
      onClose={onClose}
      onSend={() =>
        chosen !== undefined &&
        before !== undefined &&
        correct.send(
          { planId: plan.id, seen: plan.seen, subject, subjectId: chosen.id, field, before, after, reason },
          undefined,
          draft,
        )
      }
    >
      <p>{t.correctWhat}</p>
      <Field label={t.subject}>
        {(ids) => (
          <select
            {...ids}
            value={subject}
            onChange={(event) => {
              const next = SUBJECTS.find((one) => one === event.target.value)
              if (next !== undefined) draft.type({ subject: next, id: null, field: next === 'target' ? '' : 'name', after: '' })
            }}
          >
            {SUBJECTS.map((one) => (
              <option key={one} value={one}>
                {SUBJECT_WORDS[one][language]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t.one}>
        {(ids) => (
          <select
            {...ids}
            required
            value={id ?? ''}
            onChange={(event) => draft.type({ id: event.target.value === '' ? null : Number(event.target.value) })}
          >
            <option value="">{t.choose}</option>
            {some.map((one) => (
              <option key={one.id} value={one.id} lang="ko">
                {one.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {chosen !== undefined && (
        <Field label={subject === 'target' ? t.year : t.field}>
          {(ids) => (
            <select {...ids} required value={field} onChange={(event) => draft.type({ field: event.target.value })}>
              <option value="">{t.choose}</option>
              {Object.keys(chosen.values).map((name) => (
                <option key={name} value={name}>
                  {FIELD_WORDS[name]?.[language] ?? name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {before !== undefined && (
        <>
          <div>
            <b>{t.before}</b>
            <p lang="ko">{before === '' ? '–' : before}</p>
          </div>
          <Field label={t.after} {...(subject === 'target' ? { hint: t.afterNone } : {})}>
            {(ids) =>
              long ? (
                <textarea
                  {...ids}
                  rows={4}
                  maxLength={4000}
                  value={after}
                  onChange={(event) => draft.type({ after: event.target.value })}
                />
              ) : (
                <input
                  {...ids}
                  maxLength={400}
                  autoComplete="off"
                  value={after}
                  onChange={(event) => draft.type({ after: event.target.value })}
                />
              )
            }
          </Field>
        </>
      )}
      <ReasonField value={draft.typed.reason} onChange={(text) => draft.type({ reason: text })} />
    </FormDialog>
  )
}

const SUBJECTS: readonly CorrectionSubject[] = [
  'indicator',
  'target',
  'component',
  'policy_goal',
  'strategic_goal',
  'programme',
  'project',
]
