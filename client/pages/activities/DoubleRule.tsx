import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { DOUBLE_RULE_WORDS, DOUBLE_RULES } from '#domain/entry/activity.ts'
import { useFrame } from '../../frame/use-frame.ts'
import { useLanguage, useText } from '../../language.tsx'
import { RuleDialog } from '../../shared/write/RuleDialog.tsx'
import { useSeenWrite } from '../../shared/write/use-seen-write.ts'
import { type Outputs, useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
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
      {changing && <DoubleRuleDialog rule={rule} onClose={() => setChanging(false)} />}
    </div>
  )
}

function DoubleRuleDialog({ rule, onClose }: { rule: Rule; onClose: () => void }) {
  const t = useText(doubleMessages)
  const f = useText(formMessages)
  const language = useLanguage()
  const today = useFrame()?.today ?? ''
  const trpc = useTRPC()
  const client = useQueryClient()
  const change = useSeenWrite(trpc.activities.changeDoubleRule.mutationOptions(), rule.seen, {
    refresh: () => client.invalidateQueries(trpc.activities.pathFilter()),
    onDone: onClose,
  })
  return (
    <RuleDialog
      name="activities.double-rule"
      title={t.title}
      act={f.save}
      what={t.what}
      from={t.from}
      rule={rule.value}
      today={today}
      options={DOUBLE_RULES.map((value) => ({ value, label: DOUBLE_RULE_WORDS[value][language] }))}
      write={change}
      onClose={onClose}
      onSend={(chosen, draft) => change.send(chosen, undefined, draft)}
    />
  )
}
