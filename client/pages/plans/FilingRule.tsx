import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type ChallengeRule, CHALLENGE_RULES, FILING_RULE_WORDS } from '#domain/plan/filing.ts'
import { useFrame } from '../../frame/use-frame.ts'
import { useLanguage, useText } from '../../language.tsx'
import { kit } from '../../messages.ts'
import { useDraft } from '../../shared/write/draft.ts'
import { useSeenWrite } from '../../shared/write/use-seen-write.ts'
import { useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { Field, FormDialog, ReasonField } from '../../ui/FormDialog.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { planMessages } from './messages.ts'

/** What holds of targets without a reason when a draft is filed; pressed, it is set from a day on. */
export function FilingRule() {
  const t = useText(planMessages)
  const language = useLanguage()
  const trpc = useTRPC()
  const [changing, setChanging] = useState(false)
  const { data } = useSuspenseQuery(trpc.editions.filingRule.queryOptions())
  return (
    <>
      <Button small onClick={() => setChanging(true)}>
        {t.ruleNow(FILING_RULE_WORDS[data.value][language])}
      </Button>
      {changing && <RuleDialog rule={data.value} seen={data.seen} onClose={() => setChanging(false)} />}
    </>
  )
}

function RuleDialog({ rule, seen, onClose }: { rule: ChallengeRule; seen: number; onClose: () => void }) {
  const t = useText(planMessages)
  const k = useText(kit)
  const language = useLanguage()
  const trpc = useTRPC()
  const today = useFrame()?.today ?? ''
  const draft = useDraft('plans.filing-rule', { rule, effectiveFrom: today, reason: '' })
  const change = useSeenWrite(trpc.editions.changeFilingRule.mutationOptions(), seen, { onDone: onClose })
  const { effectiveFrom } = draft.typed
  const reason = draft.typed.reason.trim()
  return (
    <FormDialog
      title={t.rule}
      act={t.save}
      missing={effectiveFrom === '' ? true : reason === '' && k.missingReason}
      pending={change.pending}
      refused={change.refused}
      problem={change.problem}
      draft={draft}
      onClose={onClose}
      onSend={() => change.send({ rule: draft.typed.rule, effectiveFrom, reason }, undefined, draft)}
    >
      <p>{t.ruleTitle}</p>
      <Segmented
        label={t.rule}
        value={draft.typed.rule}
        onChange={(next) => draft.type({ rule: next })}
        options={CHALLENGE_RULES.map((value) => ({ value, label: FILING_RULE_WORDS[value][language] }))}
      />
      <Field label={t.ruleFrom}>
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
      <ReasonField value={draft.typed.reason} onChange={(text) => draft.type({ reason: text })} />
    </FormDialog>
  )
}
