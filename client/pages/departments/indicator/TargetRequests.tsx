import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { parseNumber } from '#domain/entry/parse-number.ts'
import { may } from '#domain/entry/permissions.ts'
import { REASON_CODE_WORDS, REASON_CODES, type ReasonCode, targetOf, yearTarget } from '#domain/scoring/target-change.ts'
import type { Target } from '#domain/scoring/value.ts'
import { usePastDay } from '../../../known-day.ts'
import { useFrame } from '../../../frame/use-frame.ts'
import { useLanguage, useText } from '../../../language.tsx'
import { writing } from '../../../writing-messages.ts'
import { RequestFacts, type TargetRequest, useTargetWords } from '../../../shared/targets/RequestFacts.tsx'
import { useDraft } from '../../../shared/write/draft.ts'
import { ReasonDialog } from '../../../shared/write/ReasonDialog.tsx'
import { useWrite } from '../../../shared/write/use-write.ts'
import { useTRPC } from '../../../trpc.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field, FormDialog, ReasonField } from '../../../ui/FormDialog.tsx'
import type { Detail } from '../figures.ts'
import { requestTexts } from '../messages-requests.ts'
import { Section } from './Section.tsx'
import styles from './indicator.module.css'
import { unitWord } from '../../../format.ts'

/** 목표 변경 요청: what was asked about this indicator's targets, and the way to ask. For those who see the department's entries. */
export function TargetRequests({ detail }: { detail: Detail }) {
  const t = useText(requestTexts)
  const trpc = useTRPC()
  const user = useFrame()?.user
  const past = usePastDay()
  const [asking, setAsking] = useState(false)
  const [taking, setTaking] = useState<TargetRequest | null>(null)
  const reads = user !== undefined && may(user, 'entry.read', detail.departmentId)
  const { data } = useQuery({ ...trpc.targets.of.queryOptions({ indicatorId: detail.id }), enabled: reads })
  if (!reads) return null
  const asks = !past && may(user, 'target.ask', detail.departmentId)
  const requests = data ?? []
  const waiting = requests.some((r) => r.state === 'asked')
  if (!asks && requests.length === 0) return null
  return (
    <Section id="targets" title={t.title} note={detail.change.confirmed ? t.note : t.notConfirmed}>
      {requests.length > 0 && (
        <ol className={styles.entries}>
          {requests.map((request) => (
            <li key={request.id} className={styles.entry}>
              <RequestFacts request={request} />
              {asks && request.state === 'asked' && (
                <Button small onClick={() => setTaking(request)}>
                  {t.withdraw}
                </Button>
              )}
            </li>
          ))}
        </ol>
      )}
      {asks && detail.change.confirmed && !waiting && (
        <div>
          <Button small onClick={() => setAsking(true)}>
            {t.ask}
          </Button>
        </div>
      )}
      {asking && <AskDialog detail={detail} onClose={() => setAsking(false)} />}
      {taking !== null && <WithdrawDialog request={taking} onClose={() => setTaking(null)} />}
    </Section>
  )
}

interface Typed {
  readonly year: number
  readonly raw: string
  readonly reasonCode: ReasonCode | ''
  readonly reason: string
  readonly evidence: string
  readonly effectiveOn: string
  readonly supplementaryId: number | null
}

function AskDialog({ detail, onClose }: { detail: Detail; onClose: () => void }) {
  const t = useText(requestTexts)
  const k = useText(writing)
  const language = useLanguage()
  const trpc = useTRPC()
  const say = useTargetWords()
  const today = useFrame()?.today ?? ''
  const { years, supplementaries } = detail.change
  const last = years.at(-1) ?? 0
  const draft = useDraft<Typed>(`target.ask.${detail.id}`, {
    year: last,
    raw: '',
    reasonCode: '',
    reason: '',
    evidence: '',
    effectiveOn: today.startsWith(String(last)) ? today : `${last}-01-01`,
    supplementaryId: null,
  })
  const { year, raw, reasonCode, reason, evidence, effectiveOn, supplementaryId } = draft.typed
  const versions = detail.targets.filter((v) => v.year === year)
  const now = yearTarget(versions, year, '9999-12-31')
  const from: Target = now === null ? { kind: 'none' } : targetOf(now.inForce)
  const read = parseNumber(raw, { unit: detail.unit })
  const unclear = read.kind === 'ask' || read.kind === 'refuse'
  const outside = effectiveOn !== '' && !effectiveOn.startsWith(String(year))
  const ask = useWrite(trpc.targets.ask.mutationOptions(), { onDone: onClose })
  const empty = raw.trim() === '' || evidence.trim() === '' || effectiveOn === ''
  return (
    <FormDialog
      title={t.askTitle(detail.name)}
      act={t.send}
      missing={
        unclear
          ? t.unclear
          : outside
            ? t.outside(year)
            : empty || reasonCode === ''
              ? true
              : reason.trim() === '' && k.missingReason
      }
      pending={ask.pending}
      refused={ask.refused}
      draft={draft}
      onClose={onClose}
      onSend={() =>
        reasonCode !== '' &&
        ask.send(
          {
            indicatorId: detail.id,
            year,
            from,
            raw,
            reasonCode,
            reason: reason.trim(),
            evidence: evidence.trim(),
            effectiveOn,
            supplementaryId,
          },
          undefined,
          draft,
        )
      }
    >
      <p>{t.askWhat}</p>
      {years.length > 1 && (
        <Field label={t.year}>
          {(ids) => (
            <select {...ids} value={year} onChange={(event) => draft.type({ year: Number(event.target.value) })}>
              {years.map((y) => (
                <option key={y} value={y}>
                  {y}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field label={t.to(unitWord(detail.unit))} hint={t.now(say(from, detail.unit))}>
        {(ids) => (
          <input
            {...ids}
            inputMode="decimal"
            required
            maxLength={40}
            autoComplete="off"
            value={raw}
            onChange={(event) => draft.type({ raw: event.target.value })}
          />
        )}
      </Field>
      <Field label={t.effectiveOn} hint={t.effectiveHint(year)}>
        {(ids) => (
          <input
            {...ids}
            type="date"
            required
            min={`${year}-01-01`}
            max={`${year}-12-31`}
            value={effectiveOn}
            onChange={(event) => draft.type({ effectiveOn: event.target.value })}
          />
        )}
      </Field>
      <Field label={t.code}>
        {(ids) => (
          <select
            {...ids}
            required
            value={reasonCode}
            onChange={(event) => draft.type({ reasonCode: REASON_CODES.find((code) => code === event.target.value) ?? '' })}
          >
            <option value="">{t.choose}</option>
            {REASON_CODES.map((code) => (
              <option key={code} value={code}>
                {REASON_CODE_WORDS[code][language]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {supplementaries.length > 0 && (
        <Field label={t.supplementary} hint={t.supplementaryHint}>
          {(ids) => (
            <select
              {...ids}
              value={supplementaryId ?? ''}
              onChange={(event) => draft.type({ supplementaryId: event.target.value === '' ? null : Number(event.target.value) })}
            >
              <option value="">{t.noSupplementary}</option>
              {supplementaries.map(({ id, number }) => (
                <option key={id} value={id}>
                  {t.nth(number)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <ReasonField hint={t.reasonHint} value={reason} onChange={(text) => draft.type({ reason: text })} />
      <Field label={t.evidence} hint={t.evidenceHint}>
        {(ids) => (
          <input
            {...ids}
            required
            maxLength={500}
            value={evidence}
            onChange={(event) => draft.type({ evidence: event.target.value })}
          />
        )}
      </Field>
    </FormDialog>
  )
}

function WithdrawDialog({ request, onClose }: { request: TargetRequest; onClose: () => void }) {
  const t = useText(requestTexts)
  const trpc = useTRPC()
  const { id, version } = request
  const withdraw = useWrite(trpc.targets.withdraw.mutationOptions(), { onDone: onClose })
  return (
    <ReasonDialog
      danger
      name={`target.withdraw.${id}`}
      title={t.withdraw}
      act={t.withdraw}
      write={withdraw}
      onClose={onClose}
      onSend={(reason, draft) => withdraw.send({ id, version, reason }, undefined, draft)}
    />
  )
}
