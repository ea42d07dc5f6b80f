import { COMMITMENT_KINDS, COMMITMENT_KIND_WORDS, type CommitmentKind, standardProblem } from '#domain/services/commitment.ts'
import { readPhones } from '#domain/services/phone.ts'
import { SERVICE_FACTS, type ServiceFact } from '#domain/services/service-columns.ts'
import { FREQUENCY_WORDS } from '#domain/words/rule-words.ts'
import { useLanguage, useText } from '../../language.tsx'
import { useDraft } from '../../shared/write/draft.ts'
import { useWrite } from '../../shared/write/use-write.ts'
import { useTRPC } from '../../trpc.ts'
import { Field, FormDialog, ReasonField } from '../../ui/FormDialog.tsx'
import type { Chapter, Commitment, Page, Service } from './find.ts'
import { manageMessages } from './messages.ts'
import styles from './services.module.css'

interface Shared<T> {
  readonly page: Page
  /** null: a new one */
  readonly of: T | null
  readonly onClose: () => void
  readonly onDone: (said: string) => void
}
type Facts = Record<ServiceFact, string>

/** Adds a service or changes one: put right, or otherwise from a day on. */
export function ServiceDialog(props: Shared<Service> & { chapter: Chapter | null }) {
  const m = useText(manageMessages)
  const trpc = useTRPC()
  const { page, of } = props
  const managed = page.departments.filter((one) => one.isManaged)
  const draft = useDraft(`services.service.${of?.id ?? `new.${page.bureau.id}`}`, {
    chapterId: of?.chapterId ?? props.chapter?.id ?? page.chapters[0]?.id ?? 0,
    departmentId: of?.departmentId ?? managed.find((one) => one.id === props.chapter?.departmentId)?.id ?? managed[0]?.id ?? 0,
    name: of?.name ?? '',
    team: of?.team ?? '',
    phones: of?.phones.join(', ') ?? '',
    fax: of?.fax ?? '',
    isOpen: of?.isOpen ?? false,
    from: of === null ? page.today : '',
    ...(Object.fromEntries(SERVICE_FACTS.map((fact) => [fact, of?.[fact] ?? ''])) as Facts),
  })
  const { typed } = draft
  const bad = [typed.phones, typed.fax].some((text) => readPhones(text).kind === 'refused')
  const save = useWrite(trpc.services.saveService.mutationOptions(), { onDone: (saved) => props.onDone(saved.name) })
  const text = (name: 'name' | 'team' | 'phones' | 'fax' | ServiceFact, hint?: string, required = false) => (
    <Field key={name} label={m[name]} {...(hint === undefined ? {} : { hint })}>
      {(ids) => (
        <input
          {...ids}
          value={typed[name]}
          maxLength={200}
          required={required}
          onChange={(event) => draft.type({ [name]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <FormDialog
      title={of === null ? m.add : m.editOf(of.name)}
      act={m.save}
      wide
      missing={bad ? m.phonesHint : typed.name.trim() === '' || typed.team.trim() === '' || typed.chapterId === 0}
      pending={save.pending}
      refused={save.refused}
      draft={draft}
      onClose={props.onClose}
      onSend={() =>
        save.send(
          {
            ...typed,
            ...Object.fromEntries(SERVICE_FACTS.map((fact) => [fact, typed[fact].trim() === '' ? null : typed[fact]])),
            id: of?.id ?? null,
            version: of?.version ?? 0,
            from: typed.from === '' ? null : typed.from,
          },
          undefined,
          draft,
        )
      }
    >
      {text('name', undefined, true)}
      <div className={styles.two}>
        {text('team', m.teamHint, true)}
        {text('phones', m.phonesHint)}
        {text('fax')}
        <Places {...props} managed={managed} typed={typed} onType={draft.type} />
      </div>
      <FromField isNew={of === null} value={typed.from} onChange={(from) => draft.type({ from })} />
      <label className={styles.check}>
        <input type="checkbox" checked={typed.isOpen} onChange={(event) => draft.type({ isOpen: event.target.checked })} />
        {m.open}
      </label>
      <details>
        <summary>{m.more}</summary>
        <div className={styles.two}>{SERVICE_FACTS.map((fact) => text(fact))}</div>
      </details>
    </FormDialog>
  )
}

/** The chapter and the department something stands in. */
function Places(props: {
  page: Page
  of: { readonly departmentId: number } | null
  managed: Page['departments']
  typed: { readonly chapterId: number; readonly departmentId: number }
  onType: (part: { chapterId?: number; departmentId?: number }) => void
}) {
  const m = useText(manageMessages)
  const { page, typed } = props
  const departments = page.departments.filter((one) => one.isManaged || one.id === props.of?.departmentId)
  return (
    <>
      <Field label={m.chapter}>
        {(ids) => (
          <select {...ids} value={typed.chapterId} onChange={(event) => props.onType({ chapterId: Number(event.target.value) })}>
            {page.chapters.map((one) => (
              <option key={one.id} value={one.id} lang="ko">
                {one.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={m.department}>
        {(ids) => (
          <select
            {...ids}
            value={typed.departmentId}
            onChange={(event) => props.onType({ departmentId: Number(event.target.value) })}
          >
            {departments.map((one) => (
              <option key={one.id} value={one.id} lang="ko">
                {one.name}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  )
}

function FromField(props: { isNew: boolean; value: string; onChange: (from: string) => void }) {
  const m = useText(manageMessages)
  return (
    <Field label={m.from} hint={props.isNew ? m.fromNewHint : m.fromHint}>
      {(ids) => (
        <input
          {...ids}
          type="date"
          required={props.isNew}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

/** Adds a promise or changes one: its words, how it is measured, which service and indicator it belongs to. */
export function CommitmentDialog(props: Shared<Commitment> & { chapter: Chapter | null }) {
  const m = useText(manageMessages)
  const language = useLanguage()
  const trpc = useTRPC()
  const { page, of } = props
  const managed = page.departments.filter((one) => one.isManaged)
  const draft = useDraft(`services.commitment.${of?.id ?? `new.${page.bureau.id}`}`, {
    chapterId: of?.chapterId ?? props.chapter?.id ?? page.chapters[0]?.id ?? 0,
    departmentId: of?.departmentId ?? managed.find((one) => one.id === props.chapter?.departmentId)?.id ?? managed[0]?.id ?? 0,
    mark: of?.mark ?? '',
    heading: of?.heading ?? '',
    text: of?.text ?? '',
    kind: of?.kind ?? 'none',
    days: of?.days?.toString() ?? '',
    target: of?.target?.toString() ?? '',
    standard: of?.standard ?? '',
    measure: of?.measure ?? '',
    remedy: of?.remedy ?? '',
    frequency: of?.frequency ?? ('quarter' as const),
    service: of?.service ?? null,
    indicator: of?.indicator ?? null,
    from: of === null ? page.today : '',
  })
  const { typed } = draft
  const figure = (text: string) => (text.trim() === '' || !Number.isFinite(Number(text)) ? null : Number(text))
  const standard = {
    kind: typed.kind,
    days: typed.kind === 'within-days' ? figure(typed.days) : null,
    target: typed.kind === 'none' || typed.kind === 'yes-no' ? null : figure(typed.target),
  }
  const save = useWrite(trpc.services.saveCommitment.mutationOptions(), { onDone: (saved) => props.onDone(saved.text) })
  const none = (text: string) => (text.trim() === '' ? null : text)
  const targetLabel = typed.kind === 'count' ? m.targetCount : typed.kind === 'satisfaction' ? m.targetScore : m.targetShare
  return (
    <FormDialog
      title={of === null ? m.addPromise : m.editOf(m.promise)}
      act={m.save}
      wide
      missing={typed.text.trim() === '' || standardProblem(standard) !== null}
      pending={save.pending}
      refused={save.refused}
      draft={draft}
      onClose={props.onClose}
      onSend={() =>
        save.send(
          {
            ...typed,
            ...standard,
            standard: none(typed.standard),
            measure: none(typed.measure),
            remedy: none(typed.remedy),
            id: of?.id ?? null,
            version: of?.version ?? 0,
            from: typed.from === '' ? null : typed.from,
          },
          undefined,
          draft,
        )
      }
    >
      <Field label={m.promise}>
        {(ids) => (
          <textarea
            {...ids}
            rows={2}
            maxLength={1000}
            required
            value={typed.text}
            onChange={(event) => draft.type({ text: event.target.value })}
          />
        )}
      </Field>
      <div className={styles.two}>
        <Field label={m.kind}>
          {(ids) => (
            <select {...ids} value={typed.kind} onChange={(event) => draft.type({ kind: event.target.value as CommitmentKind })}>
              {COMMITMENT_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {COMMITMENT_KIND_WORDS[kind][language]}
                </option>
              ))}
            </select>
          )}
        </Field>
        {typed.kind === 'within-days' && (
          <Field label={m.days}>
            {(ids) => (
              <input
                {...ids}
                inputMode="numeric"
                required
                value={typed.days}
                onChange={(event) => draft.type({ days: event.target.value })}
              />
            )}
          </Field>
        )}
        {typed.kind !== 'none' && typed.kind !== 'yes-no' && (
          <Field label={targetLabel} {...(typed.kind === 'within-days' ? { hint: m.shareHint } : {})}>
            {(ids) => (
              <input
                {...ids}
                inputMode="decimal"
                value={typed.target}
                onChange={(event) => draft.type({ target: event.target.value })}
              />
            )}
          </Field>
        )}
        {typed.kind !== 'none' && (
          <Field label={m.frequency}>
            {(ids) => (
              <select
                {...ids}
                value={typed.frequency}
                onChange={(event) => draft.type({ frequency: event.target.value as typeof typed.frequency })}
              >
                {(['month', 'quarter', 'half-year', 'year'] as const).map((one) => (
                  <option key={one} value={one}>
                    {FREQUENCY_WORDS[one][language]}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <Field label={m.service}>
          {(ids) => (
            <select
              {...ids}
              value={typed.service ?? ''}
              onChange={(event) => draft.type({ service: event.target.value === '' ? null : Number(event.target.value) })}
            >
              <option value="">{m.noOne}</option>
              {page.services.map((one) => (
                <option key={one.lineageId} value={one.lineageId} lang="ko">
                  {one.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={m.indicator}>
          {(ids) => (
            <select
              {...ids}
              value={typed.indicator ?? ''}
              onChange={(event) => draft.type({ indicator: event.target.value === '' ? null : Number(event.target.value) })}
            >
              <option value="">{m.noOne}</option>
              {page.indicators.map((one) => (
                <option key={one.lineageId} value={one.lineageId} lang="ko">
                  {one.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={m.standard} hint={m.standardHint}>
          {(ids) => (
            <input
              {...ids}
              maxLength={200}
              value={typed.standard}
              onChange={(event) => draft.type({ standard: event.target.value })}
            />
          )}
        </Field>
        <Field label={m.measure}>
          {(ids) => (
            <input
              {...ids}
              maxLength={500}
              value={typed.measure}
              onChange={(event) => draft.type({ measure: event.target.value })}
            />
          )}
        </Field>
        <Field label={m.remedy}>
          {(ids) => (
            <input
              {...ids}
              maxLength={500}
              value={typed.remedy}
              onChange={(event) => draft.type({ remedy: event.target.value })}
            />
          )}
        </Field>
        <Field label={m.mark}>
          {(ids) => (
            <input {...ids} maxLength={10} value={typed.mark} onChange={(event) => draft.type({ mark: event.target.value })} />
          )}
        </Field>
        <Field label={m.heading}>
          {(ids) => (
            <input
              {...ids}
              maxLength={200}
              value={typed.heading}
              onChange={(event) => draft.type({ heading: event.target.value })}
            />
          )}
        </Field>
        <Places {...props} managed={managed} typed={typed} onType={draft.type} />
      </div>
      <FromField isNew={of === null} value={typed.from} onChange={(from) => draft.type({ from })} />
    </FormDialog>
  )
}

/** Adds a chapter or renames one. */
export function ChapterDialog(props: Shared<Chapter>) {
  const m = useText(manageMessages)
  const trpc = useTRPC()
  const { page, of } = props
  const first = page.departments.find((one) => one.isManaged)
  const draft = useDraft(`services.chapter.${of?.id ?? `new.${page.bureau.id}`}`, {
    name: of?.name ?? '',
    departmentId: of?.departmentId ?? first?.id ?? 0,
  })
  const save = useWrite(trpc.services.saveChapter.mutationOptions(), { onDone: (saved) => props.onDone(saved.name) })
  return (
    <FormDialog
      title={of === null ? m.addChapter : m.editChapter}
      act={m.save}
      missing={draft.typed.name.trim() === ''}
      pending={save.pending}
      refused={save.refused}
      draft={draft}
      onClose={props.onClose}
      onSend={() => save.send({ ...draft.typed, id: of?.id ?? null, version: of?.version ?? 0 }, undefined, draft)}
    >
      <Field label={m.chapter}>
        {(ids) => (
          <input
            {...ids}
            required
            maxLength={200}
            value={draft.typed.name}
            onChange={(event) => draft.type({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label={m.department}>
        {(ids) => (
          <select
            {...ids}
            value={draft.typed.departmentId}
            onChange={(event) => draft.type({ departmentId: Number(event.target.value) })}
          >
            {page.departments
              .filter((one) => one.isManaged || one.id === of?.departmentId)
              .map((one) => (
                <option key={one.id} value={one.id} lang="ko">
                  {one.name}
                </option>
              ))}
          </select>
        )}
      </Field>
    </FormDialog>
  )
}

/** Ends a service or promise on a day; nothing is deleted. */
export function EndDialog(props: Shared<Service | Commitment> & { kind: 'service' | 'commitment'; of: Service | Commitment }) {
  const m = useText(manageMessages)
  const trpc = useTRPC()
  const { of, kind } = props
  const name = 'text' in of ? of.text : of.name
  const draft = useDraft(`services.end.${kind}.${of.id}`, { on: props.page.today, reason: '' })
  const save = useWrite(trpc.services.end.mutationOptions(), { onDone: () => props.onDone(m.endOf(name)) })
  return (
    <FormDialog
      title={m.endOf(name)}
      act={m.end}
      danger
      missing={draft.typed.on === '' || draft.typed.reason.trim() === ''}
      pending={save.pending}
      refused={save.refused}
      draft={draft}
      onClose={props.onClose}
      onSend={() =>
        save.send({ of: kind, id: of.id, version: of.version, on: draft.typed.on, reason: draft.typed.reason }, undefined, draft)
      }
    >
      <Field label={m.endOn}>
        {(ids) => (
          <input
            {...ids}
            type="date"
            required
            value={draft.typed.on}
            onChange={(event) => draft.type({ on: event.target.value })}
          />
        )}
      </Field>
      <ReasonField value={draft.typed.reason} onChange={(reason) => draft.type({ reason })} />
    </FormDialog>
  )
}
