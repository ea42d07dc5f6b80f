import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { DOUBLE_RULE_WORDS, DOUBLE_RULES } from '#domain/entry/activity.ts'
import { useFrame } from '../../frame/use-frame.ts'
import { useLanguage, useText } from '../../language.tsx'
import { kit } from '../../messages.ts'
import { useDraft } from '../../shared/write/draft.ts'
import { useSeenWrite } from '../../shared/write/use-seen-write.ts'
import { type Outputs, useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { Field, FormDialog, ReasonField } from '../../ui/FormDialog.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import styles from './activities.module.css'
import { doubleMessages, formMessages } from './messages.ts'

type Rule = Outputs['activities']['series']['doubleRule']

/** 중복 인정: what holds of an activity that is counted for several indicators; the administrator sets it from a day on. */
export function DoubleRule({ rule, changes }: { rule: Rule; changes: boolean }) {
  const t = useText(doubleMessages)
  const language = useLanguage()
  const [changing, setChanging] = useState(false)
  return (
    <div className={styles.rule}>
      <p>
        {t.now(DOUBLE_RULE_WORDS[rule.value][language])} <span className={styles.quiet}>{t.what}</span>
      </p>
      {changes && (
        <Button small onClick={() => setChanging(true)}>
          {t.change}
        </Button>
      )}
      {changing && <RuleDialog rule={rule} onClose={() => setChanging(false)} />}
    </div>
  )
}

function RuleDialog({ rule, onClose }: { rule: Rule; onClose: () => void }) {
  const t = useText(doubleMessages)
  const k = useText(kit)
  const f = useText(formMessages)
  const language = useLanguage()
  const trpc = useTRPC()
  const client = useQueryClient()
  const today = useFrame()?.today ?? ''
  const draft = useDraft('activities.double-rule', { rule: rule.value, effectiveFrom: today, reason: '' })
  const change = useSeenWrite(trpc.activities.changeDoubleRule.mutationOptions(), rule.seen, {
    refresh: () => client.invalidateQueries(trpc.activities.pathFilter()),
    onDone: onClose,
  })
  const { effectiveFrom } = draft.typed
  const reason = draft.typed.reason.trim()
  return (
    <FormDialog
      title={t.title}
      act={f.save}
      missing={effectiveFrom === '' ? true : reason === '' && k.missingReason}
      pending={change.pending}
      refused={change.refused}
      problem={change.problem}
      draft={draft}
      onClose={onClose}
      onSend={() => change.send({ rule: draft.typed.rule, effectiveFrom, reason }, undefined, draft)}
    >
      <p>{t.what}</p>
      <Segmented
        label={t.title}
        value={draft.typed.rule}
        onChange={(next) => draft.type({ rule: next })}
        options={DOUBLE_RULES.map((value) => ({ value, label: DOUBLE_RULE_WORDS[value][language] }))}
      />
      <Field label={t.from}>
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
