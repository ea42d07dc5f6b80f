import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDate } from '../../format.ts'
import { useText } from '../../language.tsx'
import { useTRPC } from '../../trpc.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { Field, FormDialog, ReasonField } from './FormDialog.tsx'
import { periodsMessages } from './messages.ts'
import type { EntryRules } from './types.ts'
import { useRefreshAll, useRequestId } from './use-saving.ts'
import styles from './periods.module.css'

/** Other rules from a day on, with the reason. What is no number within the bounds cannot be sent. */
export function RulesDialog(props: { rules: EntryRules; today: string; onClose: () => void; onDone: (said: string) => void }) {
  const t = useText(periodsMessages)
  const trpc = useTRPC()
  const requestId = useRequestId()
  const refresh = useRefreshAll()
  const [selfApproval, setSelfApproval] = useState(props.rules.selfApproval)
  const [over, setOver] = useState(String(props.rules.explainOver))
  const [days, setDays] = useState(String(props.rules.inYearDays))
  const [effectiveFrom, setEffectiveFrom] = useState(props.today)
  const [reason, setReason] = useState('')
  const save = useMutation(
    trpc.periods.changeRules.mutationOptions({
      onSuccess: () => {
        refresh()
        props.onDone(t.rulesSaved(formatDate(effectiveFrom)))
      },
    }),
  )
  const explainOver = whole(over, 100, 1000)
  const inYearDays = whole(days, 0, 365)
  const ready = explainOver !== null && inYearDays !== null && effectiveFrom !== '' && reason.trim() !== ''
  const send = () => {
    if (explainOver === null || inYearDays === null) return
    const input = { rules: { selfApproval, explainOver, inYearDays }, effectiveFrom, reason: reason.trim() }
    save.mutate({ ...input, requestId: requestId(input) })
  }
  return (
    <FormDialog
      title={t.changeRules}
      act={t.save}
      ready={ready}
      busy={save.isPending}
      error={save.error}
      onClose={props.onClose}
      onSend={send}
    >
      <div className={styles.field}>
        <span className={styles.label}>{t.selfApproval}</span>
        <Segmented
          label={t.selfApproval}
          value={selfApproval ? 'yes' : 'no'}
          onChange={(value) => setSelfApproval(value === 'yes')}
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
              onChange={(event) => setOver(event.target.value)}
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
              onChange={(event) => setDays(event.target.value)}
              aria-invalid={inYearDays === null}
            />
          )}
        </Field>
      </div>
      <Field label={t.effectiveFrom} hint={t.effectiveHint}>
        {(ids) => (
          <input {...ids} type="date" required value={effectiveFrom} onChange={(event) => setEffectiveFrom(event.target.value)} />
        )}
      </Field>
      <ReasonField value={reason} onChange={setReason} />
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
