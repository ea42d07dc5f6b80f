import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type ChallengeRule, CHALLENGE_RULES, FILING_RULE_WORDS } from '#domain/plan/filing.ts'
import { useFrame } from '../../frame/use-frame.ts'
import { useLanguage, useText } from '../../language.tsx'
import { RuleDialog } from '../../shared/write/RuleDialog.tsx'
import { useSeenWrite } from '../../shared/write/use-seen-write.ts'
import { useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
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
      {changing && <FilingRuleDialog rule={data.value} seen={data.seen} onClose={() => setChanging(false)} />}
    </>
  )
}

function FilingRuleDialog({ rule, seen, onClose }: { rule: ChallengeRule; seen: number; onClose: () => void }) {
  const t = useText(planMessages)
  const language = useLanguage()
  const today = useFrame()?.today ?? ''
  const trpc = useTRPC()
  const change = useSeenWrite(trpc.editions.changeFilingRule.mutationOptions(), seen, { onDone: onClose })
  return (
    <RuleDialog
      name="plans.filing-rule"
      title={t.rule}
      act={t.save}
      what={t.ruleTitle}
      from={t.ruleFrom}
      rule={rule}
      today={today}
      options={CHALLENGE_RULES.map((value) => ({ value, label: FILING_RULE_WORDS[value][language] }))}
      write={change}
      onClose={onClose}
      onSend={(chosen, draft) => change.send(chosen, undefined, draft)}
    />
  )
}
