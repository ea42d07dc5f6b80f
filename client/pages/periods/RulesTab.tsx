import { parseWhole } from '#domain/entry/parse-number.ts'
import { useQuery } from '@tanstack/react-query'
import { useFrame } from '../../frame/use-frame.ts'
import { formatDate, formatNumber } from '../../format.ts'
import { useText } from '../../language.tsx'
import { reasonOf, useTRPC } from '../../trpc.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { EffectiveFrom } from './EffectiveFrom.tsx'
import { LandingCard } from './Landing.tsx'
import { periodsMessages } from './messages.ts'
import { CountedCard, PolicyCard } from './Policy.tsx'
import { SettingCard, type SettingDialog, Version } from './SettingCard.tsx'
import type { EntryRules, Settings } from './words.ts'
import styles from './periods.module.css'
import { Segmented } from '../../ui/Segmented.tsx'
import { Field, FormDialog } from '../../ui/FormDialog.tsx'
import { useDraft } from '../../shared/write/draft.ts'
import { useSeenWrite } from '../../shared/write/use-seen-write.ts'

/** What the organisation itself decides about entering and scoring: in force, coming and past, each with its day and reason. */
export function RulesTab() {
  const t = useText(periodsMessages)
  const trpc = useTRPC()
  const today = useFrame()?.today ?? ''
  const rules = useQuery(trpc.periods.rules.queryOptions())
  const history = useQuery(trpc.periods.rulesHistory.queryOptions())
  const error = rules.error ?? history.error
  if (rules.data === undefined || history.data === undefined) {
    return error === null ? (
      <Skeleton height={420} lines={8} />
    ) : (
      <ErrorNotice reason={reasonOf(error)} onRetry={() => void Promise.all([rules.refetch(), history.refetch()])} />
    )
  }
  const inForce = rules.data
  return (
    <>
      <SettingCard
        headline={t.rulesHeadline}
        what={t.rulesWhat}
        change={t.changeRules}
        primary
        renderDialog={(given) => <RulesDialog rules={inForce} seen={history.data.seen.rules} today={today} {...given} />}
      >
        <RuleList rules={inForce} />
        <h3 className={styles.small}>{t.history}</h3>
        <Versions settings={history.data} />
      </SettingCard>
      <CountedCard settings={history.data} today={today} />
      <LandingCard today={today} />
      <PolicyCard settings={history.data} today={today} />
    </>
  )
}

function RuleList({ rules }: { rules: EntryRules }) {
  const t = useText(periodsMessages)
  return (
    <dl className={styles.figures}>
      <div>
        <dt>{t.selfApproval}</dt>
        <dd>{rules.selfApproval ? t.allowed : t.notAllowed}</dd>
      </div>
      <div>
        <dt>{t.explainOver}</dt>
        <dd>{t.percentOver(formatNumber(rules.explainOver))}</dd>
      </div>
      <div>
        <dt>{t.inYearDays}</dt>
        <dd>{t.daysAfter(rules.inYearDays)}</dd>
      </div>
    </dl>
  )
}

function Versions({ settings }: { settings: Settings }) {
  const t = useText(periodsMessages)
  if (settings.rules.length === 0) return <p className="muted">{t.defaults}</p>
  return (
    <ol className={styles.versions}>
      {settings.rules.map((version) => (
        <Version key={version.id} version={version}>
          {[
            `${t.selfApproval}: ${version.rules.selfApproval ? t.allowed : t.notAllowed}`,
            `${t.explainOver}: ${t.percentOver(formatNumber(version.rules.explainOver))}`,
            `${t.inYearDays}: ${t.daysAfter(version.rules.inYearDays)}`,
          ].join(' · ')}
        </Version>
      ))}
    </ol>
  )
}

/** Other rules from a day on, with the reason. What is no number within the bounds cannot be sent. */
function RulesDialog(props: { rules: EntryRules; seen: number; today: string } & SettingDialog) {
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
  const save = useSeenWrite(trpc.periods.changeRules.mutationOptions(), props.seen, {
    onDone: () => props.onDone(t.rulesSaved(formatDate(effectiveFrom))),
  })
  const explainOver = whole(over, '%', 100, 1000)
  const inYearDays = whole(days, '일', 0, 365)
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
      problem={save.problem}
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
      <EffectiveFrom typed={draft.typed} onType={draft.type} />
    </FormDialog>
  )
}

/** A whole number within bounds; null for everything else. */
function whole(text: string, unit: string, least: number, most: number): number | null {
  const read = parseWhole(text, { unit, least, most })
  return read.kind === 'value' ? read.value : null
}
