import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { endAgrees, periodEnds, readTypedDay } from '#domain/schedules/schedule-day.ts'
import { MOST_TEXT, readScheduleText, type ReadSchedule } from '#domain/schedules/read-text.ts'
import { formatDate, formatNumber } from '../../format.ts'
import { Korean, type Texts, useText } from '../../language.tsx'
import { writing } from '../../writing-messages.ts'
import { type Draft, useDraft } from '../../shared/write/draft.ts'
import { useWrite } from '../../shared/write/use-write.ts'
import { useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { Field, FormDialog, ReasonField } from '../../ui/FormDialog.tsx'
import { emptyTyped, proposedIn, type Typed, typedOf, type TypedPayment, writtenOf, type WrittenFault } from './draft.ts'
import { formMessages } from './messages.ts'
import styles from './schedules.module.css'
import { useDayText } from './state.tsx'
import { Steps, Understood } from './Steps.tsx'
import type { One, Page } from './types.ts'

type T = Texts<typeof formMessages>

/** Why it cannot be sent yet, the first thing in the order of the form. */
function faultText(fault: WrittenFault | undefined, t: T): string | false {
  if (fault === undefined) return false
  switch (fault.fault) {
    case 'no-title':
      return t.noTitle
    case 'amount':
      return t.amountUnread
    case 'payment':
      return t.paymentFault
    case 'days':
    case 'until':
    case 'until-no-such-day':
    case 'until-before-start':
      return t.untilFault
    case 'no-steps':
      return t.noSteps
    case 'no-name':
      return t.noName(fault.step + 1)
    case 'day':
      return t.stepFault(fault.step + 1, { 'no-year': t.noYear, 'no-such-day': t.noSuchDay, unreadable: t.unreadable }[fault.why])
    case 'no-such-day':
      return t.stepFault(fault.step + 1, t.noSuchDay)
    case 'before-start':
      return t.stepFault(fault.step + 1, t.beforeStart)
    case 'weight-range':
      return t.stepFault(fault.step + 1, t.weightRange)
    case 'weights-mixed':
      return t.weightsMixed
    case 'weights-sum':
      return t.weightsSum(formatNumber(fault.sum))
  }
}

/** A new schedule: typed by hand, or proposed from a pasted text whose days are looked at one by one. */
export function AddDialog({ page, onClose, onAdded }: { page: Page; onClose: () => void; onAdded: (id: number) => void }) {
  const t = useText(formMessages)
  const trpc = useTRPC()
  const own = page.departments.filter((one) => one.writable)
  const draft = useDraft(`schedule.add.${page.bureau.id}`, emptyTyped(own[0]?.id ?? 0))
  const [read, setRead] = useState<ReadSchedule | null>(null)
  const save = useWrite(trpc.schedules.add.mutationOptions())
  const { typed, type } = draft
  // The words of a day stay with it while it is the day that was proposed.
  const words = new Map(
    (read?.steps ?? []).flatMap((step, at) =>
      step.due !== null && typed.steps[at]?.due === step.due ? [[at + 1, step.dueText]] : [],
    ),
  )
  const { fields, steps, faults } = writtenOf(typed, words)
  return (
    <FormDialog
      title={t.addTitle}
      act={t.save}
      wide
      missing={faultText(faults[0], t)}
      pending={save.pending}
      refused={save.refused}
      draft={draft}
      onClose={onClose}
      onSend={() =>
        save.send(
          { departmentId: typed.departmentId, ...fields, steps: steps.map(({ id: _, ...step }) => step) },
          ({ id }) => onAdded(id),
          draft,
        )
      }
    >
      <Paste draft={draft} read={read} onRead={setRead} />
      {own.length > 1 && (
        <Field label={t.department}>
          {(ids) => (
            <select {...ids} value={typed.departmentId} onChange={(event) => type({ departmentId: Number(event.target.value) })}>
              {own.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Contract draft={draft} />
      <Steps typed={typed} type={type} />
      <Rest draft={draft} />
    </FormDialog>
  )
}

/** What is known of a schedule beside its steps. */
export function EditDialog({ one, page, onClose }: { one: One; page: Page; onClose: () => void }) {
  const t = useText(formMessages)
  const trpc = useTRPC()
  const { schedule } = one
  const draft = useDraft(`schedule.edit.${page.bureau.id}.${schedule.id}`, typedOf(schedule))
  const [version] = useState(schedule.version)
  const save = useWrite(trpc.schedules.change.mutationOptions())
  const { fields, faults } = writtenOf(draft.typed)
  return (
    <FormDialog
      title={t.editTitle}
      act={t.save}
      wide
      missing={!draft.changed || faultText(faults[0], t)}
      pending={save.pending}
      refused={save.refused}
      draft={draft}
      onClose={onClose}
      onSend={() => save.send({ id: schedule.id, version, ...fields }, onClose, draft)}
    >
      <Contract draft={draft} />
      <Payments draft={draft} />
      <Rest draft={draft} />
    </FormDialog>
  )
}

/** A new plan of the steps, with its reason; the first one stays beside it. */
export function ReplanDialog({ one, page, onClose }: { one: One; page: Page; onClose: () => void }) {
  const t = useText(formMessages)
  const k = useText(writing)
  const trpc = useTRPC()
  const { schedule } = one
  const draft = useDraft(`schedule.replan.${page.bureau.id}.${schedule.id}`, typedOf(schedule))
  const [version] = useState(schedule.version)
  const save = useWrite(trpc.schedules.replan.mutationOptions())
  const { typed, type } = draft
  // What was not touched keeps the words of its day.
  const words = new Map(
    schedule.steps.flatMap((step, at) =>
      step.replannedText !== null && typed.steps.find((own) => own.id === step.id)?.due === step.replanned
        ? [[at + 1, step.replannedText] as const]
        : [],
    ),
  )
  const { steps, faults } = writtenOf(typed, words)
  const reason = typed.reason.trim()
  return (
    <FormDialog
      title={t.replanTitle}
      act={t.save}
      wide
      missing={!draft.changed || faultText(faults[0], t) || (reason === '' && k.missingReason)}
      pending={save.pending}
      refused={save.refused}
      draft={draft}
      onClose={onClose}
      onSend={() => save.send({ id: schedule.id, version, steps, reason }, onClose, draft)}
    >
      <p className={styles.quiet}>{t.replanWhat}</p>
      <Steps typed={typed} type={type} />
      <ReasonField value={typed.reason} onChange={(text) => type({ reason: text })} />
    </FormDialog>
  )
}

/** A text to find days in. What cannot be told from it is asked. */
function Paste(props: { draft: Draft<Typed>; read: ReadSchedule | null; onRead: (read: ReadSchedule) => void }) {
  const t = useText(formMessages)
  const { draft, read } = props
  const { typed, type } = draft
  const on = typed.writtenOn.trim() === '' ? null : readTypedDay(typed.writtenOn)
  const find = () => {
    const found = readScheduleText(typed.text, on?.kind === 'day' ? on.day : null)
    props.onRead(found)
    type(proposedIn(typed, found))
  }
  return (
    <details className={styles.paste}>
      <summary>{t.paste}</summary>
      <Field label={t.text}>
        {(ids) => (
          <textarea
            {...ids}
            rows={5}
            maxLength={MOST_TEXT}
            lang="ko"
            value={typed.text}
            onChange={(event) => type({ text: event.target.value })}
          />
        )}
      </Field>
      <Field label={t.writtenOn} hint={t.writtenOnHint}>
        {(ids) => (
          <input {...ids} maxLength={20} value={typed.writtenOn} onChange={(event) => type({ writtenOn: event.target.value })} />
        )}
      </Field>
      <Button small onClick={find} why={typed.text.trim() === '' && t.noText}>
        {t.read}
      </Button>
      <div role="status">{read !== null && <Found read={read} />}</div>
    </details>
  )
}

function Found({ read }: { read: ReadSchedule }) {
  const t = useText(formMessages)
  const text = useDayText()
  const { writtenOn, pageDate, steps } = read
  const asks = steps.flatMap((step) => {
    const { question, dueText, name } = step
    if (question === 'no-year') return [`${name}: ${t.askYear(dueText)}`]
    if (question === 'no-such-day') return [`${name}: ${t.askNoDay(dueText)}`]
    if (question === 'quarter') return [`${name}: ${t.askQuarter(dueText)}`]
    return question === null ? [] : [`${name}: ${t.askDay(dueText)}`]
  })
  const basis =
    writtenOn === null
      ? steps.some((step) => step.question === 'written-on')
        ? t.askWrittenOn
        : null
      : { person: t.fromPerson, text: t.fromText, reckoned: t.reckoned }[writtenOn.from](text(writtenOn.day))
  return (
    <ul className={styles.found}>
      <li>{steps.length === 0 ? t.foundNone : t.found(steps.length)}</li>
      {basis !== null && <li>{basis}</li>}
      {pageDate !== null && <li>{t.pageDate(formatDate(pageDate))}</li>}
      {asks.map((one) => (
        <li key={one} data-ask>
          <Korean>{one}</Korean>
        </li>
      ))}
    </ul>
  )
}

/** Name, contract and period. */
function Contract({ draft }: { draft: Draft<Typed> }) {
  const t = useText(formMessages)
  const { typed, type } = draft
  return (
    <div className={styles.fields}>
      <Field label={t.title}>
        {(ids) => (
          <input
            {...ids}
            required
            lang="ko"
            maxLength={200}
            value={typed.title}
            onChange={(event) => type({ title: event.target.value })}
          />
        )}
      </Field>
      <Field label={t.party}>
        {(ids) => (
          <input
            {...ids}
            lang="ko"
            maxLength={200}
            value={typed.party}
            onChange={(event) => type({ party: event.target.value })}
          />
        )}
      </Field>
      <Field label={t.amount} hint={t.amountHint}>
        {(ids) => (
          <input {...ids} maxLength={40} value={typed.amount} onChange={(event) => type({ amount: event.target.value })} />
        )}
      </Field>
      <Field label={t.startsOn}>
        {(ids) => (
          <input {...ids} type="date" value={typed.startsOn} onChange={(event) => type({ startsOn: event.target.value })} />
        )}
      </Field>
      <Field label={t.contractDays}>
        {(ids) => (
          <input
            {...ids}
            inputMode="numeric"
            maxLength={5}
            value={typed.days}
            onChange={(event) => type({ days: event.target.value })}
          />
        )}
      </Field>
      <div>
        <Field label={t.until}>
          {(ids) => (
            <input {...ids} maxLength={40} value={typed.until} onChange={(event) => type({ until: event.target.value })} />
          )}
        </Field>
        <Understood raw={typed.until} />
      </div>
      <Ends typed={typed}>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={typed.countsFirstDay}
            onChange={(event) => type({ countsFirstDay: event.target.checked })}
          />
          {t.countsFirstDay}
        </label>
      </Ends>
    </div>
  )
}

/** Both ends that the days give, and whether the written one is another. */
function Ends({ typed, children }: { typed: Typed; children: ReactNode }) {
  const t = useText(formMessages)
  const { fields } = writtenOf(typed)
  const { startsOn, days, until, countsFirstDay } = fields
  const ends = startsOn === null || days === null || days < 1 ? null : periodEnds(startsOn, days)
  return (
    <div className={styles.wideField}>
      {children}
      {ends !== null && (
        <p className={styles.quiet}>
          {t.bothEnds(formatDate(ends.withoutFirst), formatDate(ends.withFirst))}{' '}
          {endAgrees({ from: startsOn, days, until }, countsFirstDay) === false && <strong>{t.endDiffers}</strong>}
        </p>
      )}
    </div>
  )
}

/** What was paid of the contract. */
function Payments({ draft }: { draft: Draft<Typed> }) {
  const t = useText(formMessages)
  const { typed, type } = draft
  const set = (key: number, part: Partial<TypedPayment>) =>
    type({ payments: typed.payments.map((one) => (one.key === key ? { ...one, ...part } : one)) })
  const kinds = { advance: t.advance, progress: t.part, final: t.final }
  return (
    <fieldset className={styles.fieldset}>
      <legend>{t.payments}</legend>
      <ol className={styles.stepFields} data-payments>
        {typed.payments.map((one, at) => (
          <li key={one.key}>
            <select
              aria-label={`${at + 1} ${t.paymentKind}`}
              value={one.kind}
              onChange={(event) => set(one.key, { kind: event.target.value as TypedPayment['kind'] })}
            >
              {(['advance', 'progress', 'final'] as const).map((kind) => (
                <option key={kind} value={kind}>
                  {kinds[kind]}
                </option>
              ))}
            </select>
            <input
              aria-label={`${at + 1} ${t.amount}`}
              placeholder={t.amount}
              maxLength={40}
              value={one.amount}
              onChange={(event) => set(one.key, { amount: event.target.value })}
            />
            <input
              type="date"
              aria-label={`${at + 1} ${t.paidOn}`}
              value={one.paidOn}
              onChange={(event) => set(one.key, { paidOn: event.target.value })}
            />
            <Button
              small
              kind="quiet"
              aria-label={t.remove(`${t.payments} ${at + 1}`)}
              onClick={() => type({ payments: typed.payments.filter((own) => own.key !== one.key) })}
            >
              {t.removeWord}
            </Button>
          </li>
        ))}
      </ol>
      <div>
        <Button
          small
          onClick={() =>
            type({
              payments: [
                ...typed.payments,
                { key: Math.max(0, ...typed.payments.map((one) => one.key)) + 1, kind: 'progress', amount: '', paidOn: '' },
              ],
            })
          }
        >
          {t.addPayment}
        </Button>
      </div>
    </fieldset>
  )
}

/** Links, source and note. */
function Rest({ draft }: { draft: Draft<Typed> }) {
  const t = useText(formMessages)
  const trpc = useTRPC()
  const { typed, type } = draft
  const choices = useQuery(trpc.schedules.choices.queryOptions({ departmentId: typed.departmentId })).data
  const programme = choices?.programmes.find((one) => one.id === typed.programmeId)
  const choose = (
    label: string,
    value: number | null,
    options: readonly { readonly id: number; readonly name: string }[],
    onChoose: (id: number | null) => void,
  ) => (
    <Field label={label}>
      {(ids) => (
        <select
          {...ids}
          value={value ?? ''}
          onChange={(event) => onChoose(event.target.value === '' ? null : Number(event.target.value))}
        >
          <option value="">{t.nothing}</option>
          {options.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
  return (
    <div className={styles.fields}>
      {choose(t.indicator, typed.indicatorId, choices?.indicators ?? [], (indicatorId) => type({ indicatorId }))}
      {choose(t.programme, typed.programmeId, choices?.programmes ?? [], (programmeId) => type({ programmeId, projectId: null }))}
      {programme !== undefined && choose(t.project, typed.projectId, programme.projects, (projectId) => type({ projectId }))}
      <Field label={t.source}>
        {(ids) => (
          <input
            {...ids}
            lang="ko"
            maxLength={500}
            value={typed.source}
            onChange={(event) => type({ source: event.target.value })}
          />
        )}
      </Field>
      <div className={styles.wideField}>
        <Field label={t.note}>
          {(ids) => (
            <textarea
              {...ids}
              rows={2}
              lang="ko"
              maxLength={2000}
              value={typed.note}
              onChange={(event) => type({ note: event.target.value })}
            />
          )}
        </Field>
      </div>
    </div>
  )
}
