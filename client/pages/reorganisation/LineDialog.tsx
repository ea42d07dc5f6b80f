import { REORGANISATION_KINDS } from '#domain/plan/organisation.ts'
import { endsUnit, type ReorganisationLine, targetOf, type UnitRef } from '#domain/plan/reorganisation.ts'
import { Korean, useText } from '../../language.tsx'
import { useDraft } from '../../shared/write/draft.ts'
import { Button } from '../../ui/Button.tsx'
import { Field, FormDialog } from '../../ui/FormDialog.tsx'
import { messages } from './messages.ts'
import styles from './reorganisation.module.css'
import { type Event, refOf } from './use-event.ts'
import { kindText } from './words.ts'

type Kind = ReorganisationLine['kind']
const KINDS = REORGANISATION_KINDS.filter((kind): kind is Kind => kind !== 'create')

/** What changes for one unit of before. */
export function LineDialog({ event, unitId, onClose }: { event: Event; unitId: number; onClose: () => void }) {
  const t = useText(messages)
  const unit = event.view.before.find((one) => one.id === unitId)
  const own = event.draft.lines.filter((line) => line.from === unitId)
  const renamed = own.find((line) => line.kind === 'rename')
  const draft = useDraft<{ kind: Kind; name: string; shortName: string; targets: readonly UnitRef[] }>(
    `reorganisation.${event.view.id}.line.${unitId}`,
    {
      kind: own[0]?.kind ?? (unit?.level === 'bureau' ? 'rename' : 'merge'),
      name: renamed?.name ?? unit?.name ?? '',
      shortName: renamed?.shortName ?? unit?.shortName ?? '',
      targets: own.flatMap((line) => targetOf(line) ?? []),
    },
  )
  const { kind, name, shortName, targets } = draft.typed
  if (unit === undefined) return null
  const needsTarget = kind === 'move' || kind === 'split' || kind === 'merge' || kind === 'transfer-part'
  const missing =
    kind === 'rename' && name.trim() === ''
      ? t.nameMissing
      : kind === 'split' && targets.length < 2
        ? t.splitMissing
        : needsTarget && targets.length === 0
          ? t.targetMissing
          : false
  const set = () => {
    // A name and a place can change together; any other change stands alone.
    const together = (line: ReorganisationLine) =>
      (kind === 'rename' && line.kind === 'move') ||
      (kind === 'move' && (line.kind === 'rename' || line.kind === 'widen')) ||
      (kind === 'widen' && line.kind === 'move')
    const others = event.draft.lines.filter((line) => line.from !== unitId || together(line))
    event.change({ lines: [...others, ...linesOf()] })
    draft.forget()
    onClose()
  }
  const linesOf = (): readonly ReorganisationLine[] => {
    if (kind === 'rename') return [{ kind, from: unitId, name: name.trim(), shortName: shortName.trim() }]
    if (kind === 'close' || kind === 'widen') return [{ kind, from: unitId }]
    const [first] = targets
    if (kind === 'move' || kind === 'merge') return first === undefined ? [] : [{ kind, from: unitId, to: first }]
    return targets.map((to) => ({ kind, from: unitId, to }))
  }
  const ended = new Set(event.draft.lines.filter((line) => endsUnit(line.kind)).map((line) => line.from))
  const level = kind === 'move' ? (unit.level === 'department' ? 'bureau' : 'government') : unit.level
  const choices = event.after.filter(
    (one) => one.level === level && one.ref !== unitId && !(typeof one.ref === 'number' && ended.has(one.ref)),
  )
  const several = kind === 'split' || kind === 'transfer-part'
  const pick = (ref: UnitRef) => draft.type({ targets: several ? [...targets.filter((one) => one !== ref), ref] : [ref] })
  return (
    <FormDialog
      title={t.change(unit.name)}
      act={t.apply}
      missing={missing}
      pending={false}
      draft={draft}
      onClose={onClose}
      onSend={set}
    >
      <Field label={t.kind} hint={t[`${kind}What`]}>
        {(ids) => (
          <select
            {...ids}
            value={kind}
            onChange={(e) => {
              const next = KINDS.find((one) => one === e.target.value)
              if (next !== undefined) draft.type({ kind: next, targets: [] })
            }}
          >
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {kindText(one, t)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {kind === 'rename' && <NameFields label={t.newName} name={name} shortName={shortName} onType={draft.type} />}
      {needsTarget && (
        <Field label={kind === 'move' ? t.toBureau : several ? t.addTarget : t.into}>
          {(ids) => (
            <>
              {several && (
                <ul className={styles.targets}>
                  {targets.map((ref) => (
                    <li key={String(ref)}>
                      <Korean>{event.nameOf(ref)}</Korean>
                      <Button small kind="quiet" onClick={() => draft.type({ targets: targets.filter((one) => one !== ref) })}>
                        {t.remove}
                      </Button>
                    </li>
                  ))}
                </ul>
              )}
              <select
                {...ids}
                value={several ? '' : String(targets[0] ?? '')}
                onChange={(e) => e.target.value !== '' && pick(refOf(e.target.value))}
              >
                <option value="">{t.choose}</option>
                {choices
                  .filter((one) => !several || !targets.includes(one.ref))
                  .map((one) => (
                    <option key={String(one.ref)} value={String(one.ref)} lang="ko">
                      {one.name}
                      {one.by.includes('create') ? ` (${t.created})` : ''}
                    </option>
                  ))}
              </select>
            </>
          )}
        </Field>
      )}
      {own.length > 0 && (
        <Button
          kind="danger"
          small
          onClick={() => {
            event.change({ lines: event.draft.lines.filter((line) => line.from !== unitId) })
            draft.forget()
            onClose()
          }}
        >
          {t.takeAway}
        </Button>
      )}
    </FormDialog>
  )
}

/** 이름 and 약칭 of a unit. */
function NameFields(props: {
  label: string
  name: string
  shortName: string
  onType: (typed: { name: string } | { shortName: string }) => void
}) {
  const t = useText(messages)
  return (
    <>
      <Field label={props.label}>
        {(ids) => (
          <input
            {...ids}
            value={props.name}
            maxLength={60}
            autoComplete="off"
            onChange={(e) => props.onType({ name: e.target.value })}
          />
        )}
      </Field>
      <Field label={t.shortName}>
        {(ids) => (
          <input
            {...ids}
            value={props.shortName}
            maxLength={60}
            autoComplete="off"
            onChange={(e) => props.onType({ shortName: e.target.value })}
          />
        )}
      </Field>
    </>
  )
}

/** A unit that the event makes; `unitKey` null = another one. */
export function UnitDialog({ event, unitKey, onClose }: { event: Event; unitKey: string | null; onClose: () => void }) {
  const t = useText(messages)
  const { units, lines } = event.draft
  const old = units.find((one) => one.key === unitKey)
  const draft = useDraft(`reorganisation.${event.view.id}.unit.${unitKey ?? 'new'}`, {
    name: old?.name ?? '',
    shortName: old?.shortName ?? '',
    level: old?.level ?? ('department' as const),
    parent: old?.parent ?? null,
  })
  const { name, shortName, level, parent } = draft.typed
  const next = `n${Math.max(0, ...units.map((one) => Number(one.key.slice(1)))) + 1}`
  const places = event.after.filter((one) => one.level === (level === 'bureau' ? 'government' : 'bureau') && one.ref !== unitKey)
  const close = () => {
    draft.forget()
    onClose()
  }
  const only = places.length === 1 ? places[0] : undefined
  const place = parent ?? only?.ref ?? null
  return (
    <FormDialog
      title={t.unitTitle}
      act={t.apply}
      missing={name.trim() === '' ? t.nameMissing : false}
      pending={false}
      draft={draft}
      onClose={onClose}
      onSend={() => {
        const unit = { key: unitKey ?? next, level, name: name.trim(), shortName: shortName.trim(), parent: place }
        event.change({ units: unitKey === null ? [...units, unit] : units.map((one) => (one.key === unitKey ? unit : one)) })
        close()
      }}
    >
      <NameFields label={t.name} name={name} shortName={shortName} onType={draft.type} />
      <Field label={t.level}>
        {(ids) => (
          <select
            {...ids}
            value={level}
            onChange={(e) => draft.type({ level: e.target.value === 'bureau' ? 'bureau' : 'department', parent: null })}
          >
            <option value="department">{t.department}</option>
            <option value="bureau">{t.bureau}</option>
          </select>
        )}
      </Field>
      <Field label={t.parent}>
        {(ids) => (
          <select
            {...ids}
            value={String(place ?? '')}
            onChange={(e) => draft.type({ parent: e.target.value === '' ? null : refOf(e.target.value) })}
          >
            <option value="">{t.choose}</option>
            {places.map((one) => (
              <option key={String(one.ref)} value={String(one.ref)} lang="ko">
                {one.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {unitKey !== null && (
        <Button
          kind="danger"
          small
          onClick={() => {
            event.change({
              units: units.filter((one) => one.key !== unitKey),
              lines: lines.filter((line) => targetOf(line) !== unitKey),
            })
            close()
          }}
        >
          {t.remove}
        </Button>
      )}
    </FormDialog>
  )
}
