import { formatDate } from '../../format.ts'
import { useText } from '../../language.tsx'
import { useTRPC } from '../../trpc.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { Field, FormDialog, ReasonField } from '../../ui/FormDialog.tsx'
import { useDraft } from '../../shared/write/draft.ts'
import { periodsMessages } from './messages.ts'
import type { EntryRules } from './types.ts'
import { useWrite } from '../../shared/write/use-write.ts'
import styles from './periods.module.css'

/** Other rules from a day on, with the reason. What is no number within the bounds cannot be sent. */
export function RulesDialog(props: { rules: EntryRules; today: string; onClose: () => void; onDone: (said: string) => void }) {
  const t = useText(periodsMessages)
  const trpc = useTRPC()
  const draft = useDraft('periods.rules', {
    selfApproval: props.rules.selfApproval,
    over: String(props.rules.explainOver),
    days: String(props.rules.inYearDays),
    effectiveFrom: props.today,
    reason: '',
  })
  const { selfApproval, over, days, effectiveFrom, reason } = draft.typed
  const save = useWrite(trpc.periods.changeRules.mutationOptions(), {
    onDone: () => props.onDone(t.rulesSaved(formatDate(effectiveFrom))),
  })
  const explainOver = whole(over, 100, 1000)
  const inYearDays = whole(days, 0, 365)
  const ready = explainOver !== null && inYearDays !== null && effectiveFrom !== '' && reason.trim() !== ''
  const send = () => {
    if (explainOver === null || inYearDays === null) return
    save.send({ rules: { selfApproval, explainOver, inYearDays }, effectiveFrom, reason: reason.trim() }, undefined, draft)
  }
  return (
    <FormDialog
      title={t.changeRules}
      act={t.save}
      missing={!ready}
      pending={save.pending}
      refused={save.refused}
      draft={draft}
      onClose={props.onClose}
      onSend={send}
    >
      <div className={styles.field}>
        <span className={styles.label}>{t.selfApproval}</span>
        <Segmented
          label={t.selfApproval}
          value={selfApproval ? 'yes' : 'no'}
          onChange={(value) => draft.type({ selfApproval: value === 'yes' })}
          options={[
            { value: 'no', label: t.notAllowed },
            { value: 'yes', label: t.allowed },
          ]}
        />
      </div>
      <div className={styles.two}>
        <Field label={t.explainLabel} hint="100–1,000">
          {(ids) => (
            <input
              {...ids}
              inputMode="numeric"
              value={over}
              onChange={(event) => draft.type({ over: event.target.value })}
              aria-invalid={explainOver === null}
            />
          )}
        </Field>
        <Field label={t.daysLabel} hint="0–365">
          {(ids) => (
            <input
              {...ids}
              inputMode="numeric"
              value={days}
              onChange={(event) => draft.type({ days: event.target.value })}
              aria-invalid={inYearDays === null}
            />
          )}
        </Field>
      </div>
      <Field label={t.effectiveFrom} hint={t.effectiveHint}>
        {(ids) => (
          <input
            {...ids}
            type="date"
            required
            value={effectiveFrom}
            onChange={(event) => draft.type({ effectiveFrom: event.target.value })}
          />
        )}
      </Field>
      <ReasonField value={reason} onChange={(text) => draft.type({ reason: text })} />
    </FormDialog>
  )
}

/** A whole number within bounds; null for everything else. */
function whole(text: string, least: number, most: number): number | null {
  const digits = text.trim().replaceAll(',', '')
  if (!/^\d{1,4}$/.test(digits)) return null
  const value = Number(digits)
  return value >= least && value <= most ? value : null
}
