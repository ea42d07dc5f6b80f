import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { may } from '#domain/entry/permissions.ts'
import { STEP_WORDS } from '#domain/words/step-words.ts'
import { formatDate } from '../../format.ts'
import { useFrame } from '../../frame/use-frame.ts'
import { Korean, type Texts, useLanguage, useText } from '../../language.tsx'
import { useSteadyQuery } from '../../shared/steady.ts'
import { useDraft } from '../../shared/write/draft.ts'
import { useWrite } from '../../shared/write/use-write.ts'
import { type Outputs, useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Field, FormDialog } from '../../ui/FormDialog.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { messages } from './messages.ts'
import styles from './calendar.module.css'

const route = getRouteApi('/frame/calendar')
type Page = Outputs['calendar']['page']
type Bureau = Page['bureaus'][number]
type Step = Bureau['steps'][number]

/** 연간 일정: which statutory days are done, which come next, and what is late. */
export function Calendar() {
  const t = useText(messages)
  const language = useLanguage()
  const trpc = useTRPC()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const page = useSteadyQuery(trpc.calendar.page.queryOptions({ year: search.year })).data
  const [recording, setRecording] = useState<{ bureau: Bureau; step: Step } | null>(null)
  const open = page.bureaus.flatMap((bureau) => bureau.steps.filter((s) => s.state.kind === 'open'))
  const late = open.filter(isLate).length
  const [next] = open.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
  const title =
    late > 0
      ? t.late(page.fiscalYear, late)
      : next
        ? t.next(page.fiscalYear, STEP_WORDS[next.step][language], formatDate(next.dueOn))
        : t.allDone(page.fiscalYear)
  return (
    <PageFrame
      documentTitle={`${t.page} ${page.fiscalYear}`}
      title={title}
      subtitle={t.what(formatDate(page.today))}
      actions={
        <Segmented
          small
          label={t.year}
          value={page.fiscalYear}
          onChange={(year) => void navigate({ search: { year }, replace: true })}
          options={page.years.map((year) => ({ value: year, label: year }))}
        />
      }
      footer={t.footnote}
    >
      {page.bureaus.map((bureau) => (
        <BureauCard key={bureau.id} bureau={bureau} onRecord={(step) => setRecording({ bureau, step })} />
      ))}
      {recording && (
        <RecordDialog
          fiscalYear={page.fiscalYear}
          bureau={recording.bureau}
          step={recording.step}
          today={page.today}
          onClose={() => setRecording(null)}
        />
      )}
    </PageFrame>
  )
}

const isLate = ({ state }: Step) => state.kind === 'open' && state.count.kind === 'late'

const MARKS = { done: '✓', late: '!', open: '○', 'not-applicable': '–' } as const

function BureauCard({ bureau, onRecord }: { bureau: Bureau; onRecord: (step: Step) => void }) {
  const t = useText(messages)
  const language = useLanguage()
  const user = useFrame()?.user
  const records = user !== undefined && may(user, 'calendar.record')
  return (
    <Card headline={<Korean>{bureau.name}</Korean>}>
      <ol className={styles.steps}>
        {bureau.steps.map((step) => {
          const what = STEP_WORDS[step.step][language]
          const { state, basis, recorded } = step
          const mark = isLate(step) ? 'late' : state.kind
          // What the plan or the results say themselves is not recorded by hand.
          const known = step.step === 'results-due' || (state.kind === 'done' && recorded === null)
          return (
            <li key={step.step} className={styles.step} data-state={mark}>
              <span className={styles.mark} aria-hidden="true">
                {MARKS[mark]}
              </span>
              <span className={styles.day}>
                <strong className="num">{formatDate(step.dueOn)}</strong>
                <small className="muted">{t.weekday(new Date(`${step.dueOn}T00:00:00Z`).getUTCDay())}</small>
              </span>
              <span className={styles.name}>
                {what}
                <small className="muted">
                  {basis.law === null ? t.ownSetting : <Korean>{`${basis.law} ${basis.article}`}</Korean>}
                </small>
              </span>
              <span className={styles.state}>
                {stateText(step, t)}
                {step.results !== null && state.kind === 'open' && (
                  <small>{t.results(step.results.confirmed, step.results.of)}</small>
                )}
                {recorded !== null && (
                  <small>
                    <Korean>
                      {[t.recordedBy(recorded.by, formatDate(recorded.at)), recorded.note]
                        .filter((one) => one !== '')
                        .join(' · ')}
                    </Korean>
                  </small>
                )}
              </span>
              <span className={styles.act}>
                {records && !known && state.kind !== 'not-applicable' && (
                  <Button small aria-label={`${recorded === null ? t.record : t.change}: ${what}`} onClick={() => onRecord(step)}>
                    {recorded === null ? t.record : t.change}
                  </Button>
                )}
              </span>
            </li>
          )
        })}
      </ol>
    </Card>
  )
}

function stateText({ state }: Step, t: Texts<typeof messages>): string {
  switch (state.kind) {
    case 'not-applicable':
      return t.notApplicable
    case 'done': {
      const on = state.on.length < 10 ? `${Number(state.on.slice(0, 4))}. ${Number(state.on.slice(5, 7))}.` : formatDate(state.on)
      return state.late !== null && state.late > 0 ? t.doneLate(on, state.late) : t.done(on)
    }
    case 'open': {
      const { count } = state
      return count.kind === 'today' ? t.today : count.kind === 'left' ? t.left(count.days) : t.isLate(count.days)
    }
  }
}

/** What the store cannot know: on which day it was done, with a note. */
function RecordDialog(props: { fiscalYear: number; bureau: Bureau; step: Step; today: string; onClose: () => void }) {
  const t = useText(messages)
  const language = useLanguage()
  const trpc = useTRPC()
  const { bureau, step, fiscalYear, today } = props
  const was = step.state.kind === 'done' ? step.state.on : ''
  const initial = { doneOn: was, note: step.recorded?.note ?? '' }
  const draft = useDraft(`calendar.${bureau.id}.${fiscalYear}.${step.step}`, initial)
  const record = useWrite(trpc.calendar.record.mutationOptions(), { onDone: props.onClose })
  const { doneOn, note } = draft.typed
  return (
    <FormDialog
      title={t.recordTitle(STEP_WORDS[step.step][language], bureau.name)}
      act={t.save}
      missing={!draft.changed || (doneOn === '' && was === '')}
      pending={record.pending}
      refused={record.refused}
      draft={draft}
      onClose={props.onClose}
      onSend={() =>
        record.send(
          { bureauId: bureau.id, fiscalYear, step: step.step, doneOn: doneOn === '' ? null : doneOn, note },
          undefined,
          draft,
        )
      }
    >
      <Field label={t.doneOn} {...(was === '' ? {} : { hint: t.doneHint })}>
        {(ids) => (
          <input
            {...ids}
            type="date"
            max={today}
            value={doneOn}
            onChange={(event) => draft.type({ doneOn: event.target.value })}
          />
        )}
      </Field>
      <Field label={t.note} hint={t.noteHint}>
        {(ids) => (
          <input {...ids} lang="ko" maxLength={200} value={note} onChange={(event) => draft.type({ note: event.target.value })} />
        )}
      </Field>
    </FormDialog>
  )
}
