import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { daysBetween } from '#domain/entry/due.ts'
import { actWord } from '#domain/words/audit-words.ts'
import { formatDate, formatDateTime, formatNumber, formatPercent } from '../../format.ts'
import { usePastDay } from '../../known-day.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { FileLink } from '../../shared/FileLink.tsx'
import { useSteadyQuery } from '../../shared/steady.ts'
import { useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { type Act, ActDialog } from './Acts.tsx'
import { EditDialog, ReplanDialog } from './Form.tsx'
import { messages, oneMessages, sentences } from './messages.ts'
import { Portfolio } from './Portfolio.tsx'
import styles from './schedules.module.css'
import { sentenceOf } from './sentence.ts'
import { useDayText, useSlipText, wonText } from './state.tsx'
import { Timeline, useTimelineTable } from './Timeline.tsx'
import type { One, Shown, Step } from './types.ts'

const route = getRouteApi('/frame/schedules/$scheduleId')

/** One schedule: which step slipped by how many days, and whether the end is kept. */
export function Schedule() {
  const m = useText(messages)
  const t = useText(oneMessages)
  const s = useText(sentences)
  const language = useLanguage()
  const trpc = useTRPC()
  const past = usePastDay()
  const id = Number(route.useParams().scheduleId)
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const one = useSteadyQuery(trpc.schedules.one.queryOptions({ id })).data
  const page = useSteadyQuery(trpc.schedules.page.queryOptions({ bureauId: one.bureauId })).data
  const { schedule, today } = one
  const { standing, steps } = schedule
  const [act, setAct] = useState<Act | 'edit' | 'replan' | null>(null)
  const next = standing.next === null ? undefined : steps[standing.next]
  const chosen = steps.find((step) => step.id === search.step) ?? next ?? steps.at(-1)
  const writable = one.writable && !past
  const open = schedule.status === 'open'
  const [first = '', ...rest] = sentenceOf(schedule, s)
  const slipped = standing.state === 'late' || standing.state === 'watch'
  return (
    <PageFrame
      documentTitle={`${schedule.title} · ${m.page}`}
      title={
        <>
          <span className={slipped ? styles.bad : undefined}>
            <Korean>{first}</Korean>
          </span>{' '}
          {rest.join(' ')}
        </>
      }
      subtitle={<Korean>{subtitle(one, language)}</Korean>}
      sheet="landscape"
      actions={
        writable && (
          <>
            <Button onClick={() => setAct('edit')}>{t.edit}</Button>
            {open ? (
              <>
                <Button onClick={() => setAct('replan')}>{t.replan}</Button>
                <Button onClick={() => setAct({ kind: 'end' })}>{t.end}</Button>
              </>
            ) : (
              <Button onClick={() => setAct({ kind: 'reopen' })}>{t.reopen}</Button>
            )}
          </>
        )
      }
      footer={
        (schedule.source !== null || schedule.note !== null) && (
          <>
            {schedule.note !== null && <Korean>{schedule.note}</Korean>}{' '}
            {schedule.source !== null && <Korean>{t.source(schedule.source)}</Korean>}
          </>
        )
      }
    >
      <div className={styles.columns}>
        <div className={styles.main}>
          <Course
            one={one}
            chosen={chosen?.id ?? null}
            onChoose={(step) => void navigate({ search: (before) => ({ ...before, step }), replace: true, resetScroll: false })}
          />
          <History one={one} />
        </div>
        <div className={styles.side}>
          <ProgressCard schedule={schedule} />
          <ContractCard one={one} />
          {chosen !== undefined && (
            <NextCard
              one={one}
              step={chosen}
              isNext={chosen.id === next?.id}
              act={writable && open ? (kind) => setAct({ kind, step: chosen }) : null}
            />
          )}
        </div>
      </div>
      <Portfolio page={page} openId={schedule.id} />
      {act === 'edit' && <EditDialog one={one} page={page} onClose={() => setAct(null)} />}
      {act === 'replan' && <ReplanDialog one={one} page={page} onClose={() => setAct(null)} />}
      {act !== null && typeof act === 'object' && (
        <ActDialog act={act} schedule={schedule} today={today} onClose={() => setAct(null)} />
      )}
    </PageFrame>
  )
}

function subtitle({ schedule, department }: One, language: 'ko' | 'en'): string {
  const { title, party, amount, amountNear } = schedule
  return [title, department, party, amount === null ? null : wonText(amount, amountNear, language)]
    .filter((part) => part !== null && part !== '')
    .join(' · ')
}

function Course({ one, chosen, onChoose }: { one: One; chosen: number | null; onChoose: (step: number) => void }) {
  const t = useText(oneMessages)
  const m = useText(messages)
  const text = useDayText()
  const { schedule, today } = one
  const { steps, standing } = schedule
  const done = standing.steps.filter((step) => step.state === 'done').length
  const overdue = standing.steps.findIndex((step) => step.overdue > 0)
  const table = useTimelineTable(schedule)
  return (
    <Card
      headline={
        <Korean>
          {overdue < 0
            ? t.stepsHead(done, steps.length)
            : t.stepsOverdue(done, steps.length, steps[overdue]?.name ?? '', standing.steps[overdue]?.overdue ?? 0)}
        </Korean>
      }
      subtitle={
        <>
          <span aria-hidden="true">● ○ ◇ </span>
          {t.legend}
        </>
      }
      table={table}
      actions={<FileLink href={`/files/schedules/${schedule.id}.ics`}>{m.ics}</FileLink>}
    >
      <Timeline schedule={schedule} today={today} chosen={chosen} onChoose={onChoose} />
      {schedule.dropped.map((step) => (
        <p key={step.id} className={styles.quiet}>
          <Korean>{t.dropped(step.name, step.planned === null ? t.noDay : text(step.planned), step.droppedIn)}</Korean>
        </p>
      ))}
    </Card>
  )
}

const whole = (points: number) => formatNumber(points, 1)

function ProgressCard({ schedule }: { schedule: Shown }) {
  const t = useText(oneMessages)
  const { progress } = schedule.standing
  const { done, planned, lead } = progress
  const equal = schedule.steps.every((step) => step.weight === null)
  return (
    <Card
      headline={t.progressHead(whole(done), whole(planned))}
      subtitle={equal ? t.progressEqual(whole(schedule.weights[0] ?? 0)) : t.progressGiven}
    >
      <svg className={styles.progress} width="100%" height="40" aria-hidden="true" focusable="false">
        <rect x="0" y="6" width="100%" height="18" fill="var(--range-2)" />
        <rect x="0" y="6" width={`${done}%`} height="18" fill="var(--mark)" />
        {lead < 0 && (
          <line x1={`${done}%`} x2={`${planned}%`} y1="15" y2="15" stroke="var(--danger)" strokeWidth="2" strokeDasharray="3 3" />
        )}
        <line x1={`${planned}%`} x2={`${planned}%`} y1="1" y2="29" stroke="var(--target)" strokeWidth="2" />
      </svg>
      <p className={lead < 0 ? styles.slipped : styles.quiet}>
        {lead < 0 ? t.lag(whole(-lead)) : lead > 0 ? t.lead(whole(lead)) : t.even}
      </p>
    </Card>
  )
}

function ContractCard({ one }: { one: One }) {
  const t = useText(oneMessages)
  const language = useLanguage()
  const text = useDayText()
  const { schedule, today, links } = one
  const { amount, amountNear, paid, payments, startsOn, days, ends, countsFirstDay, until, untilText, party } = schedule
  const last = schedule.endedOn !== null && schedule.endedOn < today ? schedule.endedOn : today
  const elapsed = startsOn === null || days === null ? null : Math.min(days, Math.max(0, daysBetween(startsOn, last)))
  const written = untilText ?? (until === null ? null : text(until))
  const linked = [links.indicator, links.programme, links.project].filter((name) => name !== null)
  return (
    <Card headline={t.contractHead}>
      <dl className={styles.facts}>
        <dt>{t.amount}</dt>
        <dd>
          {amount === null ? '–' : <Korean>{wonText(amount, amountNear, language)}</Korean>}{' '}
          {amountNear && <small>{t.near}</small>}
        </dd>
        {party !== null && (
          <>
            <dt>{t.party}</dt>
            <dd>
              <Korean>{party}</Korean>
            </dd>
          </>
        )}
        <dt>{t.paid}</dt>
        <dd>
          {payments.length === 0 ? '–' : <Korean>{wonText(paid, false, language)}</Korean>}{' '}
          <small>
            {payments.length === 0
              ? t.notEntered
              : amount !== null && amount > 0 && t.share(formatPercent((paid / amount) * 100))}
          </small>
        </dd>
        <dt>{t.period}</dt>
        <dd>{elapsed === null || days === null ? '–' : t.elapsed(days, elapsed)}</dd>
        <dt>{t.until}</dt>
        <dd>
          {ends === null ? (
            (written ?? '–')
          ) : (
            <>
              {formatDate(countsFirstDay ? ends.withFirst : ends.withoutFirst)}{' '}
              <small>
                {countsFirstDay ? t.withoutFirst(formatDate(ends.withoutFirst)) : t.withFirst(formatDate(ends.withFirst))}
              </small>
              {written !== null && (
                <small className={schedule.endAgrees === false ? styles.slipped : undefined}>
                  <Korean>{schedule.endAgrees === false ? t.untilDiffers(written) : t.writtenUntil(written)}</Korean>
                </small>
              )}
            </>
          )}
        </dd>
        {linked.length > 0 && (
          <>
            <dt>{t.link}</dt>
            <dd>
              <Korean>{linked.join(' · ')}</Korean>
            </dd>
          </>
        )}
      </dl>
      {elapsed !== null && days !== null && (
        <svg width="100%" height="8" aria-hidden="true" focusable="false">
          <rect width="100%" height="8" fill="var(--range-2)" />
          <rect width={`${(elapsed / days) * 100}%`} height="8" fill="var(--mark-2)" />
        </svg>
      )}
    </Card>
  )
}

function NextCard(props: {
  one: One
  step: Step
  isNext: boolean
  act: ((kind: 'done' | 'forecast' | 'undone') => void) | null
}) {
  const t = useText(oneMessages)
  const text = useDayText()
  const slipText = useSlipText()
  const { one, step, act } = props
  const at = one.schedule.steps.indexOf(step)
  const of = one.schedule.standing.steps[at]
  const planned = step.planned === null ? t.noDay : (step.plannedText ?? text(step.planned))
  return (
    <Card headline={props.isNext ? t.nextHead : t.chosenHead}>
      <p className={styles.next}>
        <Korean>
          {step.doneOn !== null
            ? t.wasDone(step.name, formatDate(step.doneOn))
            : (of?.overdue ?? 0) > 0
              ? t.nextOverdue(step.name)
              : of?.expected == null
                ? t.nextNoDay(step.name)
                : t.nextOpen(step.name, text(of.expected))}
        </Korean>
      </p>
      {of?.slip && of.slipReplanned && (
        <p className={styles.quiet}>{t.bothSlips(slipText(of.slip), slipText(of.slipReplanned))}</p>
      )}
      {(step.owner !== null || step.criterion !== null) && (
        <p className={styles.quiet}>
          <Korean>
            {[step.owner === null ? [] : t.who(step.owner), step.criterion === null ? [] : t.criterion(step.criterion)]
              .flat()
              .join(' · ')}
          </Korean>
        </p>
      )}
      {step.evidence !== null && step.doneOn !== null && (
        <p className={styles.quiet}>
          <Korean>{t.evidence(step.evidence)}</Korean>
        </p>
      )}
      {step.doneOn === null && step.planned !== null && (
        <p className={styles.quiet}>
          <Korean>{t.keepsFirst(planned)}</Korean>
        </p>
      )}
      {one.schedule.standing.next === null && one.schedule.status === 'open' && <p className={styles.quiet}>{t.nextNone}</p>}
      {act !== null && (
        <div className={`${styles.acts} no-print`}>
          {step.doneOn === null ? (
            <>
              <Button kind="primary" onClick={() => act('done')}>
                {t.markDone}
              </Button>
              <Button onClick={() => act('forecast')}>{t.forecast}</Button>
            </>
          ) : (
            <Button onClick={() => act('undone')}>{t.undo}</Button>
          )}
        </div>
      )}
    </Card>
  )
}

/** Newer changes than these are read at once, the others are unfolded. */
const MOST_CHANGES = 6

function History({ one }: { one: One }) {
  const t = useText(oneMessages)
  const language = useLanguage()
  const text = useDayText()
  const what = (version: One['history'][number]) => {
    const { step, act } = version
    const day = act === 'done' ? step?.doneOn : act === 'forecast' ? (step?.forecast ?? step?.planned) : null
    return [actWord(`schedule.${act}`)[language], step?.name, day == null ? null : text(day), version.reason]
      .filter((part) => part != null && part !== '')
      .join(' · ')
  }
  const line = (version: One['history'][number]) => (
    <li key={version.version}>
      <span className={styles.quiet}>
        {formatDateTime(version.at)} <Korean>{version.by}</Korean>
      </span>{' '}
      <Korean>{what(version)}</Korean>
    </li>
  )
  return (
    <Card headline={t.history}>
      <ol className={styles.history}>{one.history.slice(0, MOST_CHANGES).map(line)}</ol>
      {one.history.length > MOST_CHANGES && (
        <details>
          <summary>{t.earlier(one.history.length - MOST_CHANGES)}</summary>
          <ol className={styles.history}>{one.history.slice(MOST_CHANGES).map(line)}</ol>
        </details>
      )}
    </Card>
  )
}
