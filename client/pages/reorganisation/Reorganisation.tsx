import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { formatDate } from '../../format.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { useDraft } from '../../shared/write/draft.ts'
import { useWrite } from '../../shared/write/use-write.ts'
import { useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Field, FormDialog, ReasonField } from '../../ui/FormDialog.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { WideTable } from '../../ui/WideTable.tsx'
import { ApplyStep } from './ApplyStep.tsx'
import { choicesOf, decide, LATER } from './decide.ts'
import { FollowStep } from './FollowStep.tsx'
import { LinkStep } from './LinkStep.tsx'
import { messages } from './messages.ts'
import styles from './reorganisation.module.css'
import { type Event, refOf, useEvent } from './use-event.ts'
import { findingText, kindWord, STEP_OF, whatText } from './words.ts'

const route = getRouteApi('/frame/reorganisation')

/** 조직개편: what changes by which ordinance, who follows whom, and is it settled enough to apply? */
export function Reorganisation() {
  const { event } = route.useSearch()
  return event === undefined ? <EventList /> : <EventPage key={event} id={event} />
}

function EventList() {
  const t = useText(messages)
  const trpc = useTRPC()
  const navigate = route.useNavigate()
  const events = useSuspenseQuery(trpc.reorganisations.list.queryOptions()).data
  const [creating, setCreating] = useState(false)
  const create = (
    <Button kind="primary" onClick={() => setCreating(true)}>
      {t.create}
    </Button>
  )
  return (
    <PageFrame
      documentTitle={t.page}
      title={t.listTitle}
      subtitle={t.listWhat}
      actions={events.length > 0 && create}
      footer={t.footer}
    >
      {events.length === 0 ? (
        <EmptyState title={t.empty} action={create}>
          {t.emptyWhat}
        </EmptyState>
      ) : (
        <Card headline={t.page}>
          <WideTable name={t.page}>
            <table className={styles.table}>
              <caption className="sr-only">{t.page}</caption>
              <thead>
                <tr>
                  <th scope="col">{t.title}</th>
                  <th scope="col">{t.day}</th>
                  <th scope="col">{t.ordinance}</th>
                  <th scope="col">{t.state}</th>
                </tr>
              </thead>
              <tbody>
                {events.map((one) => (
                  <tr key={one.id}>
                    <th scope="row">
                      <Button kind="quiet" small onClick={() => void navigate({ search: { event: one.id, step: undefined } })}>
                        <Korean>{one.title}</Korean>
                      </Button>
                    </th>
                    <td>{one.effectiveOn === null ? t.noDay : formatDate(one.effectiveOn)}</td>
                    <td>
                      <Korean>{one.ordinance}</Korean>
                    </td>
                    <td>
                      {t[one.state]}
                      {one.open > 0 && ` · ${t.open} ${one.open}`}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </WideTable>
        </Card>
      )}
      {creating && <CreateDialog onClose={() => setCreating(false)} />}
    </PageFrame>
  )
}

function CreateDialog({ onClose }: { onClose: () => void }) {
  const t = useText(messages)
  const trpc = useTRPC()
  const navigate = route.useNavigate()
  const draft = useDraft('reorganisation.new', { title: '' })
  const create = useWrite(trpc.reorganisations.create.mutationOptions())
  const { title } = draft.typed
  return (
    <FormDialog
      title={t.createTitle}
      act={t.create}
      missing={title.trim() === '' ? t.nameMissing : false}
      pending={create.pending}
      refused={create.refused}
      draft={draft}
      onClose={onClose}
      onSend={() =>
        create.send({ title: title.trim() }, (made) => void navigate({ search: { event: made.id, step: undefined } }), draft)
      }
    >
      <Field label={t.title}>
        {(ids) => (
          <input
            {...ids}
            value={title}
            maxLength={100}
            autoComplete="off"
            onChange={(e) => draft.type({ title: e.target.value })}
          />
        )}
      </Field>
    </FormDialog>
  )
}

const STEPS = ['basis', 'links', 'follow', 'apply'] as const
type Step = (typeof STEPS)[number]

function EventPage({ id }: { id: number }) {
  const t = useText(messages)
  const navigate = route.useNavigate()
  const search = route.useSearch()
  const language = useLanguage()
  const event = useEvent(id)
  const [ending, setEnding] = useState(false)
  const { view, head } = event
  const open = view.findings.length
  const step = search.step ?? 'basis'
  const day = head.day === '' ? t.noDay : formatDate(head.day)
  const goTo = (next: Step) => void navigate({ search: { event: id, step: next } })
  const what = whatText(view.before, event.draft, language)
  const title =
    view.state === 'draft'
      ? open === 0
        ? t.readyTitle(what || head.title)
        : t.openTitle(what || head.title, open)
      : view.state === 'applied'
        ? t.appliedTitle(head.title, day)
        : t.endedTitle(head.title, t[view.state])
  const words = { basis: t.stepBasis, links: t.stepLinks, follow: t.stepFollow, apply: t.stepApply }
  const ordinance = [head.ordinance, head.ordinanceNumber].filter(Boolean).join(' ')
  const next = STEPS[STEPS.indexOf(step) + 1]
  return (
    <PageFrame
      sheet="landscape"
      documentTitle={`${words[step]} · ${head.title} · ${t.page}`}
      title={<Korean>{title}</Korean>}
      subtitle={
        <Korean>
          {[...(view.state === 'draft' && what !== '' ? [head.title] : []), t.basis(ordinance, head.decided, day)].join(' · ')}
        </Korean>
      }
      actions={
        <>
          <Button kind="quiet" onClick={() => void navigate({ search: { event: undefined, step: undefined } })}>
            {t.all}
          </Button>
          {view.state === 'draft' && <Button onClick={() => setEnding(true)}>{t.discard}</Button>}
          {view.state === 'applied' && (
            <Button why={view.standing.length > 0 && `${t.standing}: ${view.standing.length}`} onClick={() => setEnding(true)}>
              {t.undo}
            </Button>
          )}
        </>
      }
      footer={t.footer}
    >
      <div className={`${styles.bar} no-print`}>
        <Segmented
          label={t.steps}
          value={step}
          options={STEPS.filter((one) => one !== 'apply' || event.editable).map((one, n) => {
            const left = view.findings.filter((finding) => STEP_OF[finding.rule] === one).length
            return { value: one, label: `${n + 1} ${words[one]}${left > 0 ? ` · ${left}` : ''}` }
          })}
          onChange={goTo}
        />
        {event.editable && (
          <span className={styles.saving} role="status" data-saving={event.saving}>
            {event.saving === 'saved' ? t.saved : event.saving === 'saving' ? t.savingNow : t.notSaved}
          </span>
        )}
      </div>
      {event.refused !== undefined && (
        <div className={styles.refused}>
          <ErrorNotice reason={event.refused} />
          <Button onClick={event.reload}>{t.reload}</Button>
        </div>
      )}
      <div className={styles.columns}>
        <div className={styles.main}>
          {step === 'basis' && <BasisStep event={event} />}
          {step === 'links' && <LinkStep event={event} />}
          {step === 'follow' && <FollowStep event={event} />}
          {step === 'apply' && event.editable && <ApplyStep event={event} />}
          {event.editable && next !== undefined && (
            <div className={styles.next}>
              <Button onClick={() => goTo(next)}>
                {t.next}: {words[next]}
              </Button>
            </div>
          )}
        </div>
        <div className={styles.stack}>
          {view.state === 'draft' && <Open event={event} step={step} onGo={goTo} />}
          {view.standing.length > 0 && (
            <Card headline={t.standing}>
              <ul className={styles.todo}>
                {view.standing.map((one) => (
                  <li key={one.what}>{t[one.what](one.count)}</li>
                ))}
              </ul>
            </Card>
          )}
          {(view.state === 'draft' || view.state === 'applied') && <TwoViews event={event} />}
        </div>
      </div>
      {ending && <EndDialog event={event} onClose={() => setEnding(false)} />}
    </PageFrame>
  )
}

/** 정하지 않은 것: each with the sentence of what to do and its control beside it, or the way there. */
function Open({ event, step, onGo }: { event: Event; step: Step; onGo: (step: Step) => void }) {
  const t = useText(messages)
  const language = useLanguage()
  const { findings } = event.view
  return (
    <Card
      headline={findings.length === 0 ? t.todoNone : t.todoTitle(findings.length)}
      subtitle={findings.length === 0 ? undefined : t.todoWhat}
    >
      <ol className={styles.todo}>
        {findings.map((one) => (
          <li key={`${one.rule}:${String(one.unit)}:${String(one.to)}:${Object.values(one.facts).join(':')}`}>
            <p>
              <Korean>{findingText(one, event.nameOf, t, language)}</Korean>
            </p>
            {step === STEP_OF[one.rule] ? null : <Settle event={event} finding={one} onGo={onGo} />}
          </li>
        ))}
      </ol>
    </Card>
  )
}

/** What settles a finding where one control does; else the step in which it is settled. */
function Settle(props: { event: Event; finding: Event['view']['findings'][number]; onGo: (step: Step) => void }) {
  const t = useText(messages)
  const { event, finding, onGo } = props
  const { rule, unit, facts } = finding
  if (rule === 'no-day' || rule === 'not-a-day') return <HeadField event={event} of="day" />
  if (rule === 'no-ordinance')
    return (
      <>
        {event.head.ordinance.trim() === '' && <HeadField event={event} of="ordinance" />}
        <HeadField event={event} of="ordinanceNumber" />
      </>
    )
  const apart = (
    <Button small kind="quiet" onClick={() => onGo(STEP_OF[rule])}>
      {rule === 'undecided' ? t.oneByOne(Number(facts['count'])) : t.go}
    </Button>
  )
  if (rule !== 'undecided' || typeof unit !== 'number') return apart
  const kind = String(facts['kind'])
  const open = event.view.followed.filter((one) => one.unitId === unit && one.kind === kind && one.how === 'open')
  const { ends, choices } = choicesOf(event, unit)
  return (
    <div className={styles.settle}>
      <select
        className={styles.select}
        data-open
        aria-label={`${event.nameOf(unit)} ${kindWord(kind, t)} ${t.goesTo}`}
        value=""
        onChange={(e) => e.target.value !== '' && decide(event, open, e.target.value === LATER ? null : refOf(e.target.value))}
      >
        <option value="">{t.chooseAll}</option>
        {choices.map((one) => (
          <option key={String(one.ref)} value={String(one.ref)} lang="ko">
            {one.name}
          </option>
        ))}
        {kind === 'person' && ends && <option value={LATER}>{t.later}</option>}
      </select>
      {apart}
    </div>
  )
}

/** 같은 실적을 두 조직으로: what is equal in both structures, and what is not, as it is decided by now. */
function TwoViews({ event }: { event: Event }) {
  const t = useText(messages)
  const { whole, torn, open } = event.view.goals
  if (whole + torn + open === 0) return null
  const rows = [
    [t.viewsResults, t.viewsResultsThen, t.viewsResultsNow],
    [t.viewsScore, t.viewsScoreThen, t.viewsScoreNow],
    [t.viewsTorn, '–', torn === 0 ? t.nobody : t.viewsTornNow(torn)],
    ...(open === 0 ? [] : [[t.viewsOpen, '–', t.goalCount(open)]]),
  ]
  return (
    <Card headline={t.viewsTitle}>
      <table className={styles.table}>
        <caption className="sr-only">{t.viewsTitle}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{t.asThen}</th>
            <th scope="col">{t.current}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([word, then, now]) => (
            <tr key={word}>
              <th scope="row">{word}</th>
              <td>{then}</td>
              <td>{now}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t.viewsSums}</th>
            <td colSpan={2}>{t.viewsSumsSame}</td>
          </tr>
        </tbody>
      </table>
    </Card>
  )
}

function BasisStep({ event }: { event: Event }) {
  const t = useText(messages)
  const fields = ['title', 'ordinance', 'ordinanceNumber', 'decided', 'day', 'source'] as const
  return (
    <Card headline={t.stepBasis} subtitle={t.basisWhat}>
      <div className={styles.form}>
        {fields.map((key) => (
          <HeadField key={key} event={event} of={key} />
        ))}
      </div>
    </Card>
  )
}

const LONGEST = { title: 100, ordinance: 200, ordinanceNumber: 60, decided: 200, source: 500 } as const

/** One thing of the event's head; it saves itself with the rest. */
function HeadField({ event, of }: { event: Event; of: keyof Event['head'] }) {
  const t = useText(messages)
  const common = {
    value: event.head[of],
    readOnly: !event.editable,
    onChange: (e: { target: { value: string } }) => event.changeHead({ [of]: e.target.value }),
  }
  return (
    <Field label={t[of]}>
      {(ids) =>
        of === 'day' ? (
          <input {...ids} {...common} type="date" min="1990-01-01" max="2200-12-31" />
        ) : (
          <input {...ids} {...common} maxLength={LONGEST[of]} autoComplete="off" />
        )
      }
    </Field>
  )
}

/** Letting go of a draft, or taking an applied event back. */
function EndDialog({ event, onClose }: { event: Event; onClose: () => void }) {
  const t = useText(messages)
  const trpc = useTRPC()
  const client = useQueryClient()
  const { view } = event
  const undoing = view.state === 'applied'
  const draft = useDraft(`reorganisation.${view.id}.end`, { reason: '' })
  const options = { refresh: () => client.invalidateQueries() }
  const discard = useWrite(trpc.reorganisations.discard.mutationOptions(), options)
  const undo = useWrite(trpc.reorganisations.undo.mutationOptions(), options)
  const write = undoing ? undo : discard
  const { reason } = draft.typed
  return (
    <FormDialog
      title={undoing ? t.undo : t.discard}
      act={undoing ? t.undo : t.discard}
      danger
      missing={undoing && reason.trim() === '' ? t.reasonMissing : false}
      pending={write.pending}
      refused={write.refused}
      draft={draft}
      onClose={onClose}
      onSend={() => write.send({ id: view.id, version: view.version, reason: reason.trim() }, onClose, draft)}
    >
      <p>{undoing ? t.undoWhat : t.discardWhat}</p>
      <ReasonField label={t.reason} rows={2} value={reason} onChange={(typed) => draft.type({ reason: typed })} />
    </FormDialog>
  )
}
