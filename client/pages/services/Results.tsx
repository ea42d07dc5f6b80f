import { useState } from 'react'
import { readDay } from '#domain/entry/entry-text.ts'
import { summed } from '#domain/services/commitment.ts'
import { periodName } from '#domain/words/period-name.ts'
import { formatDate, formatFixed, formatNumber } from '../../format.ts'
import { usePastDay } from '../../known-day.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { useFrame } from '../../frame/use-frame.ts'
import { useSteadyQuery } from '../../shared/steady.ts'
import { readTsv } from '../../shared/text/clipboard.ts'
import { useDraft } from '../../shared/write/draft.ts'
import { useWrite } from '../../shared/write/use-write.ts'
import { type Outputs, useTRPC } from '../../trpc.ts'
import { announce } from '../../ui/announce.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Field, FormDialog } from '../../ui/FormDialog.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { WideTable } from '../../ui/WideTable.tsx'
import { messages, resultMessages } from './messages.ts'
import { standardText } from './standard-text.ts'
import styles from './services.module.css'

type Page = Outputs['services']['results']
type Measured = Page['measured'][number]
type Period = Measured['periods'][number]
/** The three newest years one looks at. */
const YEARS = 3

/** 이행: what came of each promise in each period, with its n, and those that name nothing to measure. */
export function Results(props: {
  year: number | undefined
  bureau: number | undefined
  views: React.ReactNode
  onYear: (year: number) => void
}) {
  const t = useText(messages)
  const r = useText(resultMessages)
  const trpc = useTRPC()
  const past = usePastDay()
  const administrator = useFrame()?.user.role === 'administrator'
  const page = useSteadyQuery(trpc.services.results.queryOptions({ bureauId: props.bureau, year: props.year })).data
  const [at, setAt] = useState<{ readonly of: Measured; readonly period: Period } | null>(null)
  const [holiday, setHoliday] = useState(false)
  const thisYear = Number(page.today.slice(0, 4))
  const years = [...new Set([...Array.from({ length: YEARS }, (_, index) => thisYear - index), page.year])].toSorted(
    (a, b) => b - a,
  )
  return (
    <PageFrame
      documentTitle={`${t.results} ${page.year} · ${t.page}`}
      title={r.headline(page.measured.length, page.all)}
      actions={
        <>
          {props.views}
          <select
            className={styles.export}
            aria-label={r.year}
            value={page.year}
            onChange={(event) => props.onYear(Number(event.target.value))}
          >
            {years.map((year) => (
              <option key={year} value={year}>
                {year}
              </option>
            ))}
          </select>
        </>
      }
    >
      {page.measured.map((one) => (
        <Commitment key={one.lineageId} page={page} of={one} onEnter={past ? null : (period) => setAt({ of: one, period })} />
      ))}
      {page.measured.length > 0 && (
        <details className={styles.block}>
          <summary>{page.knowsHolidays ? r.holidays(page.holidays.length) : r.noHolidays(page.year)}</summary>
          <p className={styles.quiet}>{page.holidays.map((one) => `${formatDate(one.day)} ${one.name}`).join(', ')}</p>
          {administrator && !past && (
            <Button small onClick={() => setHoliday(true)}>
              {r.addHoliday}
            </Button>
          )}
        </details>
      )}
      {page.unmeasured.length > 0 && (
        <section className={styles.block} aria-labelledby="unmeasured">
          <h2 id="unmeasured">{r.unmeasuredHead(page.unmeasured.length, page.all)}</h2>
          <ul className={styles.promises}>
            {page.unmeasured.map((one) => (
              <li key={one.lineageId}>
                <span className={styles.quiet} lang="ko">
                  {one.mark}
                </span>
                <span lang="ko">
                  {one.text}
                  {one.standard !== null && <em> ({one.standard})</em>}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {at !== null && <ReportDialog year={page.year} of={at.of} period={at.period} onClose={() => setAt(null)} />}
      {holiday && <HolidayDialog today={page.today} onClose={() => setHoliday(false)} />}
    </PageFrame>
  )
}

const shareText = (period: Pick<Period, 'judged' | 'value'>): string => {
  const { judged } = period
  if ('share' in judged && judged.share !== null) return `${formatFixed(judged.share, 1)}%`
  return period.value === null ? '–' : formatNumber(period.value)
}

function Commitment(props: { page: Page; of: Measured; onEnter: ((period: Period) => void) | null }) {
  const r = useText(resultMessages)
  const language = useLanguage()
  const { page, of } = props
  const total = summed(of.periods)
  const indicator = page.indicators.findLast((one) => one.lineageId === of.indicator)
  const hasShares = of.kind === 'within-days' || of.kind === 'share'
  return (
    <section className={styles.block} aria-labelledby={`promise-${of.lineageId}`}>
      <h2 id={`promise-${of.lineageId}`}>
        <Korean>{of.text}</Korean>
        <span className={styles.quiet}>{standardText(of, language)}</span>
      </h2>
      <WideTable name={of.text}>
        <table className={styles.table}>
          <caption className="sr-only">
            <Korean>{of.text}</Korean>
          </caption>
          <thead>
            <tr>
              <th scope="col">{r.period}</th>
              <th scope="col">{hasShares ? r.met : r.replies}</th>
              <th scope="col">{hasShares ? r.share : r.value}</th>
              <th scope="col">{r.state}</th>
              <th scope="col">{r.cause}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {of.periods.map((period) => (
              <tr key={period.month}>
                <th scope="row">{periodName(period.month, of.frequency)[language]}</th>
                <td className={styles.number}>
                  {period.requests === null
                    ? '–'
                    : hasShares
                      ? `${formatNumber(period.met ?? 0)} / ${formatNumber(period.requests)}`
                      : formatNumber(period.requests)}
                </td>
                <td className={styles.number}>{shareText(period)}</td>
                <td>
                  <State judged={period.judged} />
                </td>
                <td>
                  <Causes period={period} />
                </td>
                <td>
                  <span className={styles.acts}>
                    {of.isReported && props.onEnter !== null && (
                      <Button
                        small
                        aria-label={r.enterOf(periodName(period.month, of.frequency)[language])}
                        onClick={() => props.onEnter?.(period)}
                      >
                        {r.enter}
                      </Button>
                    )}
                    {of.isReported && props.onEnter !== null && indicator !== undefined && period.version > 0 && (
                      <Evidence page={page} of={of} period={period} indicator={indicator} />
                    )}
                  </span>
                </td>
              </tr>
            ))}
            {total !== null && of.total !== null && of.periods.length > 1 && (
              <tr>
                <th scope="row">{r.total}</th>
                <td className={styles.number}>
                  {formatNumber(total.met)} / {formatNumber(total.requests)}
                </td>
                <td className={styles.number}>{of.total.share === null ? '–' : `${formatFixed(of.total.share, 1)}%`}</td>
                <td />
                <td />
                <td />
              </tr>
            )}
          </tbody>
        </table>
      </WideTable>
    </section>
  )
}

function State({ judged }: { judged: Period['judged'] }) {
  const r = useText(resultMessages)
  if (judged.state === 'no-standard') return null
  if (judged.state === 'no-requests' || judged.state === 'not-entered')
    return <span className={styles.quiet}>{r[judged.state]}</span>
  return (
    <>
      <span className={judged.state === 'met' ? styles.met : styles.missed}>
        <span aria-hidden>{judged.state === 'met' ? '●' : '▼'}</span> {judged.state === 'met' ? r.stateMet : r.stateMissed}
      </span>
      {judged.few && judged.n !== null && <p className={styles.warn}>{r.few(judged.n)}</p>}
    </>
  )
}

/** What was not kept and why; a miss without a cause says so. */
function Causes({ period }: { period: Period }) {
  const r = useText(resultMessages)
  const misses = period.requests !== null && period.met !== null && period.met < period.requests
  return (
    <>
      {period.cause !== null && <Korean>{period.cause}</Korean>}
      {misses && period.cause === null && period.late.every((one) => one.cause === null) && (
        <span className={styles.quiet}>{r.noCause}</span>
      )}
      {period.late.length > 0 && (
        <details>
          <summary>{r.late(period.late.length)}</summary>
          <ul className={styles.causes}>
            {period.late.map((one, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- requests have no names
              <li key={index}>
                {one.days === null ? r.lateOpen(formatDate(one.receivedOn)) : r.lateOne(formatDate(one.receivedOn), one.days)}{' '}
                <Korean>{one.cause ?? ''}</Korean>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** Puts the result beside the indicator's value of the same period, as a link to it. */
function Evidence(props: { page: Page; of: Measured; period: Period; indicator: Page['indicators'][number] }) {
  const r = useText(resultMessages)
  const language = useLanguage()
  const trpc = useTRPC()
  const { page, of, period, indicator } = props
  const attach = useWrite(trpc.evidence.addLink.mutationOptions(), { onDone: () => announce(r.evidenceDone(indicator.name)) })
  // The indicator's own period that ends with this one, else its year.
  const month = indicator.frequency === of.frequency ? period.month : 0
  const address = `${location.origin}/services?bureau=${page.bureau.id}&view=results&year=${page.year}`
  const title = r.evidenceTitle(of.text.slice(0, 80), periodName(period.month, of.frequency)[language], shareText(period))
  return (
    <>
      <Button
        small
        kind="quiet"
        disabled={attach.pending}
        onClick={() =>
          attach.send({
            indicatorId: indicator.id,
            year: page.year,
            month,
            url: `${address}#promise-${of.lineageId}-${period.month}`,
            title,
          })
        }
      >
        {r.evidence}
      </Button>
      {attach.refused !== undefined && <ErrorNotice reason={attach.refused} />}
    </>
  )
}

interface ReadCase {
  readonly receivedOn: string
  readonly finishedOn: string | null
  readonly cause: string | null
}

/** Pasted lines of received, finished and cause; a heading is passed over, other lines without a day are counted. */
function readCases(text: string): { readonly cases: readonly ReadCase[]; readonly bad: number } {
  const cases: ReadCase[] = []
  let bad = 0
  for (const [index, row] of readTsv(text).entries()) {
    const [received = '', finished = '', cause = ''] = row.length > 1 ? row : (row[0] ?? '').split(/\s*,\s*/)
    if (row.every((cell) => cell.trim() === '')) continue
    const [receivedOn, finishedOn] = [readDay(received), readDay(finished)]
    if (receivedOn === null || receivedOn === '' || finishedOn === null) bad += Number(index > 0 || /\d/.test(received))
    else
      cases.push({
        receivedOn,
        finishedOn: finishedOn === '' ? null : finishedOn,
        cause: cause.trim() === '' ? null : cause.trim(),
      })
  }
  return { cases, bad }
}

/** The result of a period: as a sum, or of a limit case by case. */
function ReportDialog(props: { year: number; of: Measured; period: Period; onClose: () => void }) {
  const r = useText(resultMessages)
  const language = useLanguage()
  const trpc = useTRPC()
  const { of, period, year } = props
  const kind = period.kind
  const draft = useDraft(`services.report.${of.lineageId}.${year}.${period.month}`, {
    requests: period.requests?.toString() ?? '',
    met: period.met?.toString() ?? '',
    value: period.value?.toString() ?? '',
    cause: period.cause ?? '',
    cases: '',
  })
  const { typed } = draft
  const read = readCases(typed.cases)
  const save = useWrite(trpc.services.report.mutationOptions(), { onDone: props.onClose })
  const figure = (text: string) => (text.trim() === '' || !Number.isFinite(Number(text)) ? null : Number(text))
  const name = periodName(period.month, of.frequency)[language]
  const hasShares = kind === 'within-days' || kind === 'share'
  const isByCase = kind === 'within-days' && read.cases.length > 0
  const ready = isByCase
    ? read.bad === 0
    : hasShares
      ? figure(typed.requests) !== null && figure(typed.met) !== null
      : kind === 'satisfaction'
        ? figure(typed.requests) !== null
        : figure(typed.value) !== null
  const number = (field: 'requests' | 'met' | 'value', label: string) => (
    <Field label={label}>
      {(ids) => (
        <input
          {...ids}
          inputMode="decimal"
          value={typed[field]}
          onChange={(event) => draft.type({ [field]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <FormDialog
      title={r.enterOf(name)}
      act={r.enter}
      missing={!ready}
      pending={save.pending}
      refused={save.refused}
      draft={draft}
      onClose={props.onClose}
      onSend={() =>
        save.send(
          {
            lineageId: of.lineageId,
            year,
            month: period.month,
            version: period.version,
            requests: hasShares || kind === 'satisfaction' ? figure(typed.requests) : null,
            met: hasShares ? figure(typed.met) : null,
            value: hasShares ? null : figure(typed.value),
            cause: typed.cause,
            cases: isByCase ? [...read.cases] : null,
          },
          undefined,
          draft,
        )
      }
    >
      <p>
        <Korean>{of.text}</Korean> · {standardText(of, language)}
      </p>
      {!isByCase && (
        <div className={styles.two}>
          {(hasShares || kind === 'satisfaction') && number('requests', hasShares ? r.requests : r.replies)}
          {hasShares && number('met', r.metCount)}
          {(kind === 'count' || kind === 'satisfaction') && number('value', r.value)}
          {kind === 'yes-no' && (
            <Field label={r.state}>
              {(ids) => (
                <select {...ids} value={typed.value} onChange={(event) => draft.type({ value: event.target.value })}>
                  <option value="" />
                  <option value="1">{r.kept}</option>
                  <option value="0">{r.notKept}</option>
                </select>
              )}
            </Field>
          )}
        </div>
      )}
      {kind === 'within-days' && (
        <Field label={r.cases} hint={r.casesWhat}>
          {(ids) => (
            <textarea {...ids} rows={5} value={typed.cases} onChange={(event) => draft.type({ cases: event.target.value })} />
          )}
        </Field>
      )}
      {typed.cases.trim() !== '' && <p role="status">{r.casesRead(read.cases.length, read.bad)}</p>}
      <Field label={r.cause}>
        {(ids) => (
          <textarea
            {...ids}
            rows={2}
            maxLength={2000}
            value={typed.cause}
            onChange={(event) => draft.type({ cause: event.target.value })}
          />
        )}
      </Field>
    </FormDialog>
  )
}

function HolidayDialog(props: { today: string; onClose: () => void }) {
  const r = useText(resultMessages)
  const trpc = useTRPC()
  const draft = useDraft('services.holiday', { day: props.today, name: '' })
  const save = useWrite(trpc.services.setHoliday.mutationOptions(), { onDone: props.onClose })
  return (
    <FormDialog
      title={r.addHoliday}
      act={r.addHoliday}
      missing={draft.typed.day === ''}
      pending={save.pending}
      refused={save.refused}
      draft={draft}
      onClose={props.onClose}
      onSend={() => save.send(draft.typed, undefined, draft)}
    >
      <Field label={r.holidayDay}>
        {(ids) => (
          <input
            {...ids}
            type="date"
            required
            value={draft.typed.day}
            onChange={(event) => draft.type({ day: event.target.value })}
          />
        )}
      </Field>
      <Field label={r.holidayName}>
        {(ids) => (
          <input
            {...ids}
            maxLength={60}
            value={draft.typed.name}
            onChange={(event) => draft.type({ name: event.target.value })}
          />
        )}
      </Field>
    </FormDialog>
  )
}
