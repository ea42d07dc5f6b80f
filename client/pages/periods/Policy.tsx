import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { gradeBandProblems } from '#domain/scoring/grade.ts'
import { ROLL_UP_RULES, type ScoringPolicy } from '#domain/scoring/policy.ts'
import { COUNTED_STAGES, type CountedStages } from '#domain/entry/submission.ts'
import { COUNTED_WORDS, LOWER_WORDS } from '#domain/words/rule-words.ts'
import { ROLL_UP_WORDS } from '#domain/words/terms.ts'
import { formatDate, formatNumber } from '../../format.ts'
import { Korean, type Language, type Texts, useLanguage, useText } from '../../language.tsx'
import { useDraft } from '../../shared/write/draft.ts'
import { useSeenWrite } from '../../shared/write/use-seen-write.ts'
import { type Outputs, reasonOf, useTRPC } from '../../trpc.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Field, FormDialog } from '../../ui/FormDialog.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { EffectiveFrom } from './EffectiveFrom.tsx'
import { periodsMessages } from './messages.ts'
import { SettingCard, type SettingDialog, Version } from './SettingCard.tsx'
import type { Settings } from './words.ts'
import styles from './periods.module.css'

type Rules = Omit<ScoringPolicy, 'version' | 'effectiveFrom'>
const CAPS = [100, 110, 120, 130, null] as const

const sendable = (rules: Rules) => ({ ...rules, grades: rules.grades?.map((band) => ({ ...band })) ?? null })

/** A policy's rules in words, in the order of the form. */
const inWords = (rules: Rules, t: Texts<typeof periodsMessages>, language: Language) => [
  rules.cap === null ? t.noCap : t.cap(formatNumber(rules.cap)),
  t.exceeded(rules.exceededFrom),
  t.lower(LOWER_WORDS[rules.lowerIsBetter][language]),
  t.rollUp(ROLL_UP_WORDS[rules.rollUp][language]),
  rules.grades === null ? t.gradesOff : t.gradesOn(bandsText(rules.grades)),
]

/** How scores are made: every version with its day, who set it and why, and the way to set another. */
export function PolicyCard({ settings, today }: { settings: Settings; today: string }) {
  const t = useText(periodsMessages)
  const language = useLanguage()
  const { policies } = settings
  const rules = (policies.find((p) => p.state === 'in-force') ?? policies[0])?.policy ?? null
  return (
    <SettingCard
      headline={t.policyHeadline}
      what={t.policyWhat}
      change={t.changePolicy}
      renderDialog={(given) => (
        <PolicyDialog seen={settings.seen.policies} policies={policies} rules={rules} today={today} {...given} />
      )}
    >
      <ol className={styles.versions}>
        {policies.map(({ policy, ...version }) => (
          <Version key={version.version} name={`${t.policyVersion(version.version)} · `} version={version}>
            {inWords(policy, t, language).join(' · ')}
          </Version>
        ))}
      </ol>
    </SettingCard>
  )
}

/** 집계 대상: which stages count outside entry, with every version and the way to set another. */
export function CountedCard({ settings, today }: { settings: Settings; today: string }) {
  const t = useText(periodsMessages)
  const language = useLanguage()
  const { counted: versions } = settings
  const current = versions.find((version) => version.state === 'in-force')?.counted ?? COUNTED_STAGES[0]
  return (
    <SettingCard
      headline={t.countedHeadline(COUNTED_WORDS[current][language])}
      what={t.countedWhat}
      change={t.changeCounted}
      renderDialog={(given) => (
        <CountedDialog seen={settings.seen.counted} current={current} versions={versions} today={today} {...given} />
      )}
    >
      {versions.length === 0 ? (
        <p className="muted">{t.defaults}</p>
      ) : (
        <ol className={styles.versions}>
          {versions.map(({ counted, ...version }) => (
            <Version key={version.id} version={version}>
              {COUNTED_WORDS[counted][language]}
            </Version>
          ))}
        </ol>
      )}
    </SettingCard>
  )
}

function CountedDialog(
  props: {
    seen: number
    current: CountedStages
    versions: Settings['counted']
    today: string
  } & SettingDialog,
) {
  const t = useText(periodsMessages)
  const language = useLanguage()
  const trpc = useTRPC()
  const draft = useDraft('periods.counted', { counted: props.current, effectiveFrom: props.today, reason: '' })
  const { counted, effectiveFrom, reason } = draft.typed
  const held = props.versions.find((version) => version.effectiveFrom <= effectiveFrom)?.counted ?? COUNTED_STAGES[0]
  const save = useSeenWrite(trpc.periods.changeCounted.mutationOptions(), props.seen, {
    onDone: () => props.onDone(t.countedSaved(formatDate(effectiveFrom))),
  })
  return (
    <FormDialog
      wide
      title={t.changeCounted}
      act={t.save}
      missing={counted === held ? t.samePolicy : effectiveFrom === '' || reason.trim() === ''}
      pending={save.pending}
      refused={save.refused}
      problem={save.problem}
      draft={draft}
      onClose={props.onClose}
      onSend={() => save.send({ counted, effectiveFrom, reason: reason.trim() }, undefined, draft)}
    >
      <div className={styles.field}>
        <span className={styles.label}>{t.countedLabel}</span>
        <Segmented
          label={t.countedLabel}
          value={counted}
          onChange={(value) => draft.type({ counted: value })}
          options={COUNTED_STAGES.map((value) => ({ value, label: COUNTED_WORDS[value][language] }))}
        />
      </div>
      <EffectiveFrom typed={draft.typed} onType={draft.type} />
      {counted !== held && effectiveFrom !== '' && <Effect counted={counted} effectiveFrom={effectiveFrom} />}
    </FormDialog>
  )
}

/** Another policy from a day on. What it would do to the scores stands below the fields before it is set. */
function PolicyDialog(
  props: {
    seen: number
    rules: Rules | null
    policies: Settings['policies']
    today: string
  } & SettingDialog,
) {
  const t = useText(periodsMessages)
  const language = useLanguage()
  const trpc = useTRPC()
  const { rules } = props
  const draft = useDraft('periods.policy', {
    cap: rules?.cap ?? null,
    over: String(rules?.exceededFrom ?? 130),
    lower: rules?.lowerIsBetter ?? 'two-minus-ratio',
    rollUp: rules?.rollUp ?? 'equal',
    grades: rules?.grades ? bandsText(rules.grades) : '',
    effectiveFrom: props.today,
    reason: '',
  })
  const at = draft.typed
  const exceededFrom = /^\d{3,4}$/.test(at.over.trim()) ? Number(at.over) : null
  const grades = at.grades.trim() === '' ? null : bandsIn(at.grades)
  const next: Rules | null =
    exceededFrom === null || exceededFrom < 100 || exceededFrom > 1000 || grades === undefined
      ? null
      : { cap: at.cap, exceededFrom, lowerIsBetter: at.lower, rollUp: at.rollUp, grades }
  const save = useSeenWrite(trpc.periods.changePolicy.mutationOptions(), props.seen, {
    onDone: (policy) => props.onDone(t.policySaved(policy.version, formatDate(policy.effectiveFrom))),
  })
  const reason = at.reason.trim()
  // What holds on the chosen day without this change; the versions come with the newest day first.
  const held = props.policies.find((version) => version.effectiveFrom <= at.effectiveFrom)?.policy ?? rules
  const unchanged = next !== null && held !== null && inWords(next, t, 'ko').join() === inWords(held, t, 'ko').join()
  const send = () => {
    if (next !== null) save.send({ rules: sendable(next), effectiveFrom: at.effectiveFrom, reason }, undefined, draft)
  }
  return (
    <FormDialog
      wide
      title={t.changePolicy}
      act={t.save}
      missing={unchanged ? t.samePolicy : next === null || at.effectiveFrom === '' || reason === ''}
      pending={save.pending}
      refused={save.refused}
      problem={save.problem}
      draft={draft}
      onClose={props.onClose}
      onSend={send}
    >
      <div className={styles.field}>
        <span className={styles.label}>{t.capLabel}</span>
        <Segmented
          label={t.capLabel}
          value={String(at.cap)}
          onChange={(value) => draft.type({ cap: CAPS.find((cap) => String(cap) === value) ?? null })}
          options={CAPS.map((cap) => ({ value: String(cap), label: cap === null ? t.capNone : String(cap) }))}
        />
      </div>
      <div className={styles.two}>
        <Field label={t.exceededLabel} hint="100–1,000">
          {(ids) => (
            <input
              {...ids}
              inputMode="numeric"
              value={at.over}
              aria-invalid={exceededFrom === null}
              onChange={(event) => draft.type({ over: event.target.value })}
            />
          )}
        </Field>
        <Field label={t.rollUpLabel}>
          {(ids) => (
            <select
              {...ids}
              value={at.rollUp}
              onChange={(event) => draft.type({ rollUp: ROLL_UP_RULES.find((r) => r === event.target.value) ?? 'equal' })}
            >
              {ROLL_UP_RULES.map((rule) => (
                <option key={rule} value={rule}>
                  {ROLL_UP_WORDS[rule][language]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t.lowerLabel}>
          {(ids) => (
            <select
              {...ids}
              value={at.lower}
              onChange={(event) => draft.type({ lower: event.target.value === 'ratio' ? 'ratio' : 'two-minus-ratio' })}
            >
              {(['two-minus-ratio', 'ratio'] as const).map((formula) => (
                <option key={formula} value={formula}>
                  {LOWER_WORDS[formula][language]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t.gradesLabel} hint={t.gradesHint}>
          {(ids) => (
            <input
              {...ids}
              maxLength={200}
              value={at.grades}
              aria-invalid={grades === undefined}
              onChange={(event) => draft.type({ grades: event.target.value })}
            />
          )}
        </Field>
      </div>
      <EffectiveFrom typed={at} onType={draft.type} />
      {next !== null && !unchanged && at.effectiveFrom !== '' && <Effect rules={next} effectiveFrom={at.effectiveFrom} />}
    </FormDialog>
  )
}

type Preview = Outputs['periods']['scoringPreview']

/** What would become of the scores on show. */
function Effect(props: { rules?: Rules; counted?: CountedStages; effectiveFrom: string }) {
  const t = useText(periodsMessages)
  const trpc = useTRPC()
  const asked = useQuery({
    ...trpc.periods.scoringPreview.queryOptions({
      rules: props.rules && sendable(props.rules),
      counted: props.counted,
      effectiveFrom: props.effectiveFrom,
    }),
    placeholderData: keepPreviousData,
  })
  if (asked.data === undefined) return asked.isError ? <ErrorNotice reason={reasonOf(asked.error)} /> : <Skeleton lines={4} />
  return (
    <section aria-live="polite" aria-label={t.effect} className={styles.field}>
      {asked.data.bureaus.length === 0 && <p className="muted">{t.noEffect}</p>}
      {asked.data.bureaus.map((bureau) => (
        <BureauEffect key={`${bureau.id}.${bureau.year}`} bureau={bureau} />
      ))}
    </section>
  )
}

function BureauEffect({ bureau }: { bureau: Preview['bureaus'][number] }) {
  const t = useText(periodsMessages)
  const figure = (value: number | null) => (value === null ? '–' : value.toFixed(2))
  const moved = ({ before, after, grade }: { before: number | null; after: number | null; grade: string | null }) =>
    [
      before === after ? t.stays(figure(before)) : `${figure(before)} → ${figure(after)}`,
      ...(grade === null ? [] : [grade]),
    ].join(' · ')
  return (
    <>
      <p className={styles.label}>
        <Korean>{t.effectOf(bureau.name, bureau.year, bureau.scored, bureau.scoresChanged, bureau.categoriesChanged)}</Korean>
      </p>
      <ul className={styles.left} data-whole>
        {[bureau, ...bureau.departments].map((unit) => (
          <li key={unit.id}>
            <Korean>{unit.name}</Korean>
            <span className="num">{moved(unit)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

type Bands = NonNullable<Rules['grades']>
const bandsText = (bands: Bands) => bands.map(({ grade, from }) => `${grade} ${from}`).join(', ')

/** 'S 95, A 90, B 80' → bands; undefined for what cannot be read or contradicts itself. */
function bandsIn(text: string): Bands | undefined {
  const bands = text.split(',').map((part) => /^\s*(\S{1,10})\s+(\d{1,3}(?:\.\d)?)\s*$/.exec(part))
  const read = bands.flatMap((found) => (found ? [{ grade: found[1] ?? '', from: Number(found[2]) }] : []))
  return read.length < bands.length || read.length > 10 || gradeBandProblems(read).length > 0 ? undefined : read
}
