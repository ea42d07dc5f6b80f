import { useState } from 'react'
import { label } from '#domain/words/terms.ts'
import { formatNumber } from '../../format.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { writing } from '../../writing-messages.ts'
import { useDraft } from '../../shared/write/draft.ts'
import { useWrite } from '../../shared/write/use-write.ts'
import { useTRPC } from '../../trpc.ts'
import { Field, FormDialog, ReasonField } from '../../ui/FormDialog.tsx'
import { messages } from './messages.ts'
import { type Draft, type DraftRow, useDraftRefresh } from './Row.tsx'
import styles from './next-plan.module.css'

interface Place {
  readonly planId: number
  readonly departmentId: number
}
type Structure =
  | { of: 'goal' | 'programme'; act: 'rename'; id: number; name: string; seen: string }
  | { of: 'goal' | 'programme'; act: 'drop'; id: number }
  | { of: 'goal'; act: 'add'; name: string }
  | { of: 'programme'; act: 'add'; goalId: number; name: string }

/** A name that is given or changed. */
export function NameDialog(props: {
  place: Place
  title: string
  name: string
  change: (name: string) => Structure
  onClose: () => void
}) {
  const t = useText(messages)
  const trpc = useTRPC()
  const refresh = useDraftRefresh()
  const about = props.change('')
  const key =
    'id' in about ? `${about.of}.${about.id}` : `${about.of}.new.${'goalId' in about ? about.goalId : props.place.departmentId}`
  const draft = useDraft(`next-plan.name.${props.place.planId}.${key}`, { name: props.name })
  const save = useWrite(trpc.nextPlan.changeStructure.mutationOptions(), { refresh, onDone: props.onClose })
  const name = draft.typed.name.trim()
  return (
    <FormDialog
      title={props.title}
      act={t.save}
      missing={name === '' || (name === props.name && t.nothingChanged)}
      pending={save.pending}
      refused={save.refused}
      draft={draft}
      onClose={props.onClose}
      onSend={() => save.send({ ...props.place, change: props.change(name) }, undefined, draft)}
    >
      <Field label={t.name}>
        {(ids) => (
          <input
            {...ids}
            lang="ko"
            maxLength={200}
            value={draft.typed.name}
            onChange={(event) => draft.type({ name: event.target.value })}
          />
        )}
      </Field>
    </FormDialog>
  )
}

/** Takes a goal or a programme out of the draft. */
export function RemoveDialog(props: { place: Place; title: string; name: string; change: Structure; onClose: () => void }) {
  const t = useText(messages)
  const trpc = useTRPC()
  const refresh = useDraftRefresh()
  const save = useWrite(trpc.nextPlan.changeStructure.mutationOptions(), { refresh, onDone: props.onClose })
  return (
    <FormDialog
      danger
      title={props.title}
      act={props.title}
      pending={save.pending}
      refused={save.refused}
      onClose={props.onClose}
      onSend={() => save.send({ ...props.place, change: props.change })}
    >
      <p>{t.sure(props.name)}</p>
    </FormDialog>
  )
}

/** 폐지 with its reason; of a new indicator, taking it out again. */
export function DropDialog({ draft: of, row, onClose }: { draft: Draft; row: DraftRow; onClose: () => void }) {
  const t = useText(messages)
  const k = useText(writing)
  const trpc = useTRPC()
  const refresh = useDraftRefresh()
  const name = String(row.fields.name)
  const draft = useDraft(`next-plan.drop.${of.plan.id}.${row.lineageId}`, { reason: row.reason })
  const decide = useWrite(trpc.nextPlan.decide.mutationOptions(), { refresh, onDone: onClose })
  const isNew = row.decision === 'new'
  const reason = draft.typed.reason.trim()
  return (
    <FormDialog
      danger
      title={isNew ? t.removeTitle(name) : t.dropTitle(name)}
      act={isNew ? t.remove : t.drop}
      missing={!isNew && reason === '' && k.missingReason}
      pending={decide.pending}
      refused={decide.refused}
      draft={draft}
      onClose={onClose}
      onSend={() =>
        decide.send(
          {
            planId: of.plan.id,
            departmentId: row.departmentId,
            lineageId: row.lineageId,
            decision: 'drop',
            reason,
            seen: { decision: row.decision, reason: row.reason },
          },
          undefined,
          draft,
        )
      }
    >
      <p>{t.sure(name)}</p>
      {row.sunset !== null && <p className="muted">{t.sunset(row.sunset.map((one) => one.year).join('·'))}</p>}
      {!isNew && <ReasonField value={draft.typed.reason} onChange={(text) => draft.type({ reason: text })} />}
    </FormDialog>
  )
}

const KINDS = ['key', 'general'] as const
const DIRECTIONS = ['higher', 'lower', 'maintain'] as const

function Choice(props: {
  label: string
  value: string
  options: readonly (readonly [string, string])[]
  onChange: (value: string) => void
}) {
  return (
    <Field label={props.label}>
      {(ids) => (
        <select {...ids} value={props.value} onChange={(event) => props.onChange(event.target.value)}>
          {props.options.map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

function useChoices() {
  const language = useLanguage()
  const kinds = KINDS.map((kind) => [kind, label(kind === 'key' ? 'keyIndicator' : 'generalIndicator')[language]] as const)
  const directions = DIRECTIONS.map((one) => [one, label(one)[language]] as const)
  return { kinds, directions }
}

function Text(props: { label: string; value: string; rows?: number; onChange: (value: string) => void }) {
  return (
    <Field label={props.label}>
      {(ids) =>
        props.rows === undefined ? (
          <input
            {...ids}
            lang="ko"
            maxLength={200}
            value={props.value}
            onChange={(event) => props.onChange(event.target.value)}
          />
        ) : (
          <textarea
            {...ids}
            lang="ko"
            rows={props.rows}
            maxLength={2000}
            value={props.value}
            onChange={(event) => props.onChange(event.target.value)}
          />
        )
      }
    </Field>
  )
}

const EMPTY = { name: '', unit: '', kind: 'general', weight: '', direction: 'higher', formula: '', reason: '' }

/** 신규: an indicator that the plan before does not have. */
export function AddIndicatorDialog(props: { place: Place; goalId: number; onClose: () => void }) {
  const t = useText(messages)
  const trpc = useTRPC()
  const refresh = useDraftRefresh()
  const { kinds, directions } = useChoices()
  const draft = useDraft(`next-plan.new.${props.goalId}`, EMPTY)
  const save = useWrite(trpc.nextPlan.changeStructure.mutationOptions(), { refresh, onDone: props.onClose })
  const { reason, ...fields } = draft.typed
  const missing = Object.values(draft.typed).some((text) => text.trim() === '')
  return (
    <FormDialog
      title={t.addIndicator}
      act={t.add}
      missing={missing}
      pending={save.pending}
      refused={save.refused}
      draft={draft}
      onClose={props.onClose}
      onSend={() =>
        save.send(
          { ...props.place, change: { of: 'indicator', act: 'add', goalId: props.goalId, fields, reason } },
          undefined,
          draft,
        )
      }
    >
      <Text label={t.name} value={fields.name} onChange={(name) => draft.type({ name })} />
      <div className={styles.two}>
        <Text label={t.unit} value={fields.unit} onChange={(unit) => draft.type({ unit })} />
        <Text label={t.weight} value={fields.weight} onChange={(weight) => draft.type({ weight })} />
        <Choice label={t.kind} value={fields.kind} options={kinds} onChange={(kind) => draft.type({ kind })} />
        <Choice
          label={t.direction}
          value={fields.direction}
          options={directions}
          onChange={(direction) => draft.type({ direction })}
        />
      </div>
      <Text label={t.formula} rows={2} value={fields.formula} onChange={(formula) => draft.type({ formula })} />
      <ReasonField value={reason} onChange={(text) => draft.type({ reason: text })} />
    </FormDialog>
  )
}

const DEFINITION = ['name', 'unit', 'kind', 'direction', 'formula', 'source', 'rationale'] as const

/** The definition of an indicator and the targets of its parts; each field that differs is one change. */
export function DefinitionDialog({ draft: of, row, onClose }: { draft: Draft; row: DraftRow; onClose: () => void }) {
  const t = useText(messages)
  const trpc = useTRPC()
  const refresh = useDraftRefresh()
  const { kinds, directions } = useChoices()
  // What the person saw when the dialog opened: a change by somebody else meanwhile is refused and shown.
  const [seen] = useState(row)
  const initial = {
    ...(Object.fromEntries(DEFINITION.map((field) => [field, String(seen.fields[field])])) as Record<
      (typeof DEFINITION)[number],
      string
    >),
    parts: seen.parts.map((part) => formatNumber(part.target)),
  }
  const draft = useDraft(`next-plan.definition.${of.plan.id}.${row.lineageId}`, initial)
  const at = draft.typed
  const save = useWrite(trpc.nextPlan.change.mutationOptions(), { refresh })
  const place = { planId: of.plan.id, departmentId: row.departmentId, lineageId: row.lineageId }
  const changes = [
    ...DEFINITION.flatMap((field) =>
      at[field] === initial[field] ? [] : [{ of: 'field' as const, field, value: at[field], seen: seen.fields[field] }],
    ),
    ...seen.parts.flatMap((part, n) =>
      at.parts[n] === undefined || at.parts[n] === initial.parts[n]
        ? []
        : [{ of: 'part' as const, partId: part.id, raw: at.parts[n], seen: part.target }],
    ),
  ]
  // One after the other: what was taken stays taken when a later one is refused.
  const sendFrom = (n: number) => {
    const change = changes[n]
    if (change === undefined) {
      draft.forget()
      onClose()
    } else save.send({ ...place, change }, () => setTimeout(() => sendFrom(n + 1)))
  }
  return (
    <FormDialog
      wide
      title={<Korean>{String(seen.fields.name)}</Korean>}
      act={t.save}
      missing={changes.length === 0 && t.nothingChanged}
      pending={save.pending}
      refused={save.refused}
      draft={draft}
      onClose={onClose}
      onSend={() => sendFrom(0)}
    >
      <Text label={t.name} value={at.name} onChange={(name) => draft.type({ name })} />
      <div className={styles.two}>
        <Text label={t.unit} value={at.unit} onChange={(unit) => draft.type({ unit })} />
        <Choice label={t.kind} value={at.kind} options={kinds} onChange={(kind) => draft.type({ kind })} />
        <Choice
          label={t.direction}
          value={at.direction}
          options={directions}
          onChange={(direction) => draft.type({ direction })}
        />
      </div>
      <Text label={t.formula} rows={2} value={at.formula} onChange={(formula) => draft.type({ formula })} />
      <Text label={t.source} rows={2} value={at.source} onChange={(source) => draft.type({ source })} />
      <Text label={t.rationale} rows={3} value={at.rationale} onChange={(rationale) => draft.type({ rationale })} />
      {seen.parts.length > 0 && (
        <fieldset className={styles.parts}>
          <legend>{t.parts}</legend>
          <div className={styles.two}>
            {seen.parts.map((part, n) => (
              <Text
                key={part.id}
                label={`${part.name} (${part.unit})`}
                value={at.parts[n] ?? ''}
                onChange={(text) => draft.type({ parts: at.parts.map((one, index) => (index === n ? text : one)) })}
              />
            ))}
          </div>
        </fieldset>
      )}
      <p className="muted">{t.printed}</p>
    </FormDialog>
  )
}
