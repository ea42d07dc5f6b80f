import { useQuery } from '@tanstack/react-query'
import { useFrame } from '../../frame/use-frame.ts'
import { formatDate } from '../../format.ts'
import { useText } from '../../language.tsx'
import { useDraft } from '../../shared/write/draft.ts'
import { useSeenWrite } from '../../shared/write/use-seen-write.ts'
import { useTRPC } from '../../trpc.ts'
import { Field, FormDialog } from '../../ui/FormDialog.tsx'
import { EffectiveFrom } from './EffectiveFrom.tsx'
import { periodsMessages } from './messages.ts'
import { SettingCard, type SettingDialog } from './SettingCard.tsx'

/** 첫 화면 연도: the year under work, or one that is set. */
export function LandingCard({ today }: { today: string }) {
  const t = useText(periodsMessages)
  const frame = useFrame()
  const { data } = useQuery(useTRPC().periods.landing.queryOptions())
  if (data === undefined) return null
  const { value: landing, seen } = data
  const years = (frame?.years ?? []).map((one) => one.year)
  return (
    <SettingCard
      headline={t.landingHeadline(landing === 'auto' ? t.landingAuto : String(landing))}
      what={t.landingWhat(frame?.landingYear ?? null)}
      change={t.changeLanding}
      renderDialog={(given) => <LandingDialog current={landing} seen={seen} years={years} today={today} {...given} />}
    />
  )
}

function LandingDialog(
  props: {
    current: 'auto' | number
    seen: number
    years: readonly number[]
    today: string
  } & SettingDialog,
) {
  const t = useText(periodsMessages)
  const trpc = useTRPC()
  const draft = useDraft('periods.landing', { landing: String(props.current), effectiveFrom: props.today, reason: '' })
  const { landing, effectiveFrom, reason } = draft.typed
  const save = useSeenWrite(trpc.periods.changeLanding.mutationOptions(), props.seen, {
    onDone: () => props.onDone(t.landingSaved(formatDate(effectiveFrom))),
  })
  const send = () => {
    const value = landing === 'auto' ? landing : Number(landing)
    save.send({ landing: value, effectiveFrom, reason: reason.trim() }, undefined, draft)
  }
  return (
    <FormDialog
      title={t.changeLanding}
      act={t.save}
      missing={effectiveFrom === '' || reason.trim() === ''}
      pending={save.pending}
      refused={save.refused}
      problem={save.problem}
      draft={draft}
      onClose={props.onClose}
      onSend={send}
    >
      <Field label={t.landingLabel}>
        {(ids) => (
          <select {...ids} value={landing} onChange={(event) => draft.type({ landing: event.target.value })}>
            <option value="auto">{t.landingAuto}</option>
            {props.years.map((year) => (
              <option key={year} value={year}>
                {year}
              </option>
            ))}
          </select>
        )}
      </Field>
      <EffectiveFrom typed={draft.typed} onType={draft.type} />
    </FormDialog>
  )
}
