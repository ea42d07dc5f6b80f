import type { ReactNode } from 'react'
import { daysBetween, seoulDay } from '#domain/entry/due.ts'
import { label as labelOfTerm } from '#domain/words/terms.ts'
import { formatChange, formatDate, formatDateTime, formatNumber, formatPercent, unitWord } from '../../format.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { findingText } from '#domain/words/finding-text.ts'
import { usePeriodNames } from '../../shared/text/period-name.ts'
import { withOriginal } from '../../shared/text/target-text.ts'
import { CommentsFold } from '../../shared/value/comments/CommentsFold.tsx'
import { EvidenceFold } from '../../shared/value/evidence/EvidenceFold.tsx'
import { ToIndicator } from '../../shared/value/origin/ToIndicator.tsx'
import { Button } from '../../ui/Button.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { comparisonOf } from './comparison.ts'
import { messages } from './messages.ts'
import type { ReviewRow, Value } from './selection.ts'
import styles from './Review.module.css'

/**
 * One figure as the reviewer needs it: what it is, how far from last year and from the period before, its parts, the year so
 * far; under it what is odd, what was done since it was returned, the words, the evidence.
 */
export function RowFacts(props: {
  row: ReviewRow
  names: { nameId: string; problemId: string }
  problem: string | null
  readOnly: boolean
  today: string
  /** null = the list is of one department alone */
  department: string | null
  busy: boolean
  onConfirm: () => void
  onReturn: () => void
}) {
  const t = useText(messages)
  const periods = usePeriodNames()
  const language = useLanguage()
  const { row, names, problem } = props
  const { cell } = row
  const { lastYear, before } = comparisonOf(cell)
  const period = periods.of(cell.year, cell.month, cell.frequency, cell.reported)
  const since = cell.last === null ? 0 : Math.max(0, daysBetween(seoulDay(new Date(cell.last.at)), props.today))
  const of = `${cell.name} ${period}`
  return (
    <div className={styles.facts}>
      <div className={styles.who}>
        <p className={styles.name} id={names.nameId}>
          <Korean>{cell.name}</Korean>
          <span className="sr-only">, {period}</span>
        </p>
        {props.department !== null && (
          <p className={styles.by}>
            <Korean>{props.department}</Korean>
          </p>
        )}
      </div>
      <Fact label={t.period}>{period}</Fact>
      <Fact label={t.submittedNow} strong>
        <Figure value={cell.value} unit={cell.unit} strong />
      </Fact>
      <Fact label={t.samePeriod} empty={lastYear === null}>
        <Against cell={cell} than={lastYear} far={row.flags.includes('far')} />
      </Fact>
      <Fact label={t.periodBefore} empty={before === null}>
        <Against cell={cell} than={before} />
      </Fact>
      <Fact label={t.parts} empty={cell.components.length === 0}>
        <Parts cell={cell} />
      </Fact>
      <Fact label={t.soFar}>
        <SoFar cell={cell} />
      </Fact>
      <Fact label={t.waitingFor}>{t.days(since)}</Fact>
      <div className={styles.acts}>
        {!props.readOnly && (
          <>
            <Button
              small
              disabled={props.busy}
              why={!row.confirmable && (row.flags.includes('own-figure') ? ownFigure : notYours)[language]}
              aria-label={t.confirmOne(of)}
              onClick={props.onConfirm}
            >
              {t.confirmWord}
            </Button>
            <Button
              small
              disabled={props.busy}
              why={!cell.acts.includes('return') && t.notNow}
              aria-label={t.returnOne(of)}
              onClick={props.onReturn}
            >
              {t.returnDo}
            </Button>
          </>
        )}
      </div>
      <div className={styles.more}>
        <Difference row={row} />
        <SinceReturn row={row} />
        <Flags row={row} readOnly={props.readOnly} />
        <Words row={row} />
        <div className={styles.proof}>
          {cell.last !== null && (
            <span className={styles.by}>
              <Korean>{t.byAt(cell.last.by, formatDateTime(cell.last.at))}</Korean>
            </span>
          )}
          <span className={styles.by}>
            <ToIndicator of={cell} />
          </span>
          {cell.evidence > 0 ? (
            <EvidenceFold
              indicatorId={cell.indicatorId}
              year={cell.year}
              month={cell.month}
              count={cell.evidence}
              name={cell.name}
            />
          ) : (
            <span className={styles.by}>{t.proof(0)}</span>
          )}
          <CommentsFold
            indicatorId={cell.indicatorId}
            year={cell.year}
            month={cell.month}
            name={cell.name}
            count={cell.comments}
          />
        </div>
        <p className={styles.problem} id={names.problemId} hidden={problem === null}>
          {problem}
        </p>
      </div>
    </div>
  )
}

/** One cell of the row. Its label is for who hears the page, and for small screens, where there is no head of columns. */
function Fact(props: { label: string; strong?: boolean; empty?: boolean; children: ReactNode }) {
  return (
    <div className={styles.fact} data-strong={props.strong} data-empty={props.empty}>
      <span className={styles.label}>{props.label}</span>
      <span>{props.children}</span>
    </div>
  )
}

/** '△2 (4)': the change, and what it is a change of. */
function Against({ cell, than, far = false }: { cell: ReviewRow['cell']; than: number | null; far?: boolean }) {
  const t = useText(messages)
  const { value } = comparisonOf(cell)
  if (than === null || value === null) return <span className={styles.none}>–</span>
  const change = value === than ? t.same : formatChange(value - than, cell.decimals)
  return (
    <span className={styles.against} data-far={far}>
      <b>{change}</b> <span className={styles.by}>({formatNumber(than)})</span>
    </span>
  )
}

/** '3 + 4 + 0 + 1', in the order of the components; each names itself to who points at it or hears it. */
function Parts({ cell }: { cell: ReviewRow['cell'] }) {
  const t = useText(messages)
  if (cell.components.length === 0) return <span className={styles.none}>–</span>
  if (cell.components.every((part) => part.value === null)) return <span className={styles.none}>{t.notEntered}</span>
  return (
    <span className={styles.parts}>
      {cell.components.map((part, index) => (
        <span key={part.id} title={part.name}>
          {index > 0 && <span aria-hidden="true"> + </span>}
          <span className="sr-only">{part.name} </span>
          {part.value === null ? t.notEntered : formatNumber(part.value)}
        </span>
      ))}
    </span>
  )
}

const sayTarget = (of: ReviewRow['cell']['target']) => (of.kind === 'set' ? formatNumber(of.value) : '–')

/** '19 / 22.5', the year so far and what was expected of it by then; of a whole year its target, the rate and its state. */
function SoFar({ cell }: { cell: ReviewRow['cell'] }) {
  const { soFar, aim } = comparisonOf(cell)
  const { rate, category } = cell.score
  const language = useLanguage()
  return (
    <span className={styles.soFar}>
      {soFar === null ? '–' : formatNumber(soFar)} /{' '}
      {withOriginal(
        aim === null ? '–' : formatNumber(aim, Math.abs(aim) < 1000 ? 2 : cell.decimals),
        cell.month > 0 ? undefined : cell.originalTarget,
        sayTarget,
        language,
      )}
      {cell.yearFigure.complete && rate.kind === 'rate' && (
        <>
          {' '}
          <span className={styles.by}>{formatPercent(rate.shown)}</span> <StatusBadge category={category} />
        </>
      )}
    </span>
  )
}

/** The figure confirmed before → the one that stands now. */
function Difference({ row: { cell, difference } }: { row: ReviewRow }) {
  const t = useText(messages)
  if (difference === null || cell.confirmed === null) return null
  return (
    <p className={styles.since}>
      <b>{t.confirmedBefore}</b> <Figure value={difference.from} unit={cell.unit} /> →{' '}
      <Figure value={difference.to} unit={cell.unit} strong />{' '}
      <span className={styles.by}>
        <Korean>{t.confirmedBy(cell.confirmed.by, formatDateTime(cell.confirmed.at))}</Korean>
      </span>
    </p>
  )
}

/** The reason of the last return, and what was done since: by whom and when. */
export function SinceReturn({ row: { cell } }: { row: ReviewRow }) {
  const t = useText(messages)
  const { returned, sinceReturn } = cell
  if (returned === null || sinceReturn === null) return null
  const { figure, parts, words, answers } = sinceReturn
  const who = ({ by, at }: { by: string; at: string }) => (
    <span className={styles.by}>
      <Korean>
        ({by}, {formatDateTime(at)})
      </Korean>
    </span>
  )
  return (
    <div className={styles.since}>
      <p>
        <b>{t.lastReturn}</b> <Korean>“{returned.reason ?? ''}”</Korean> {who(returned)}
      </p>
      <ul>
        {figure !== null && (
          <li>
            {t.corrected}{' '}
            <s>
              <Figure value={figure.from} unit="" />
            </s>{' '}
            → <Figure value={figure.to} unit={cell.unit} strong /> {who(figure)}
          </li>
        )}
        {parts.length > 0 && (
          <li>
            {t.correctedParts}{' '}
            {parts.map((part, index) => (
              <span key={part.name}>
                {index > 0 && ' · '}
                <Korean>{part.name}</Korean> <s>{part.from === null ? t.notEntered : formatNumber(part.from)}</s> →{' '}
                <b>{part.to === null ? t.notEntered : formatNumber(part.to)}</b>
              </span>
            ))}
          </li>
        )}
        {figure === null && parts.length === 0 && <li>{t.figureSame}</li>}
        {words !== null && (
          <li>
            {t.rewritten} {who(words)}
          </li>
        )}
        {answers.map((one) => (
          <li key={`${one.at}${one.text}`}>
            {one.kind === 'evidence' ? t.evidenceAdded : t.replied} <Korean>“{one.text}”</Korean> {who(one)}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Flags({ row: { cell, flags, confirmable }, readOnly }: { row: ReviewRow; readOnly: boolean }) {
  const language = useLanguage()
  const words = flags.flatMap((flag) =>
    flag === 'finding' || flag === 'resubmitted' ? [] : [{ flag, word: flagWord[flag][language] }],
  )
  const own = flags.includes('own-figure')
  if (words.length === 0 && cell.findings.length === 0 && (confirmable || readOnly)) return null
  return (
    <ul className={styles.flags}>
      {words.map(({ flag, word }) => (
        <li key={flag} className={styles.flag} data-flag={flag}>
          {word}
        </li>
      ))}
      {cell.findings.map((f) => (
        <li key={f.rule} className={styles.finding} data-hard={f.hard}>
          {findingText(f, language)}
        </li>
      ))}
      {!confirmable && !readOnly && <li className={styles.finding}>{(own ? ownFigure : notYours)[language]}</li>}
    </ul>
  )
}

/** 사유 · 원인 · 조치 · 기한, as the evaluator wrote them. */
function Words({ row: { cell } }: { row: ReviewRow }) {
  const t = useText(messages)
  const { reopened } = cell
  const all = [
    [t.reopenedWhy, reopened === null ? null : `${reopened.reason ?? ''} (${reopened.by}, ${formatDateTime(reopened.at)})`],
    [t.reason, cell.reason],
    [t.cause, cell.cause],
    [t.remedy, cell.remedy],
    [t.remedyDue, cell.remedyDue === null ? null : formatDate(cell.remedyDue)],
  ] as const
  const words = all.flatMap(([label, text]) => (text === null || text.trim() === '' ? [] : [{ label, text }]))
  if (words.length === 0) return null
  return (
    <dl className={styles.words}>
      {words.map(({ label, text }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <Korean>{text}</Korean>
          </dd>
        </div>
      ))}
    </dl>
  )
}

type Flag = ReviewRow['flags'][number]
type Both = { readonly ko: string; readonly en: string }

/** The short word of a flag. A finding and a return have sentences of their own. */
const flagWord: Record<Exclude<Flag, 'finding' | 'resubmitted'>, Both> = {
  far: { ko: '전년 같은 기간과 50% 이상 차이', en: '50% or more off last year' },
  missed: { ko: '목표 미달성', en: 'Target missed' },
  exceeded: { ko: '목표 크게 초과', en: 'Well over target' },
  'changed-since-confirmed': { ko: '확정 뒤 변경', en: 'Changed since confirmed' },
  'not-applicable': labelOfTerm('notApplicable'),
  'no-evidence': { ko: '증빙 없음', en: 'No evidence' },
  late: { ko: '기한 뒤 제출', en: 'Submitted late' },
  'own-figure': { ko: '본인 값', en: 'Your own figure' },
}

const ownFigure: Both = {
  ko: '본인이 입력하거나 제출한 값이어서 본인이 확정할 수 없습니다. 대리자에게 확정을 맡기거나 반려하십시오.',
  en: 'You entered or submitted this figure, so you cannot confirm it. Let a deputy confirm it, or return it.',
}
const notYours: Both = {
  ko: '지금은 이 값을 확정할 수 없습니다. 입력 기간을 확인하십시오.',
  en: 'This figure cannot be confirmed now. Check the entry period.',
}

/** A figure with its unit, or the word for why there is none. */
export function Figure(props: { value: Value | number | null; unit: string; strong?: boolean }) {
  const t = useText(messages)
  const { value } = props
  if (value === null) return <span className={styles.none}>{t.noFigure}</span>
  if (typeof value !== 'number' && value.kind !== 'measured') {
    return <span className={styles.none}>{value.kind === 'not-applicable' ? t.notApplicable : t.notEntered}</span>
  }
  return (
    <span className={styles.figure} data-strong={props.strong}>
      {formatNumber(typeof value === 'number' ? value : value.value)} <span className="unit">{unitWord(props.unit)}</span>
    </span>
  )
}
