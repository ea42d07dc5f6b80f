import { label as labelOfTerm } from '#domain/words/terms.ts'
import { CommentsFold } from '../../shared/value/comments/CommentsFold.tsx'
import { EvidenceFold } from '../../shared/value/evidence/Evidence.tsx'
import { formatDate, formatDateTime, formatNumber, formatPercent } from '../../format.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { ToIndicator } from '../../shared/value/origin/ToIndicator.tsx'
import { RateBullet } from '../../ui/RateBullet.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { findingText } from '../../shared/text/findings.ts'
import { messages } from './messages.ts'
import type { ReviewRow, Value } from './selection.ts'
import styles from './Review.module.css'

/** One figure as the reviewer needs it: what it was, what it is, how it stands to the target, what is odd about it, and the words. */
export function RowFacts(props: {
  row: ReviewRow
  names: { nameId: string; problemId: string }
  problem: string | null
  readOnly: boolean
}) {
  const t = useText(messages)
  const { row, names, problem } = props
  const { cell, difference } = row
  const { last } = cell
  return (
    <div className={styles.facts}>
      <div className={styles.who}>
        <p className={styles.name} id={names.nameId}>
          <Korean>{cell.name}</Korean>
        </p>
        {last !== null && (
          <p className={styles.by}>
            <Korean>{t.byAt(last.by, formatDateTime(last.at))}</Korean>
          </p>
        )}
        {difference !== null && cell.confirmed !== null && (
          <p className={styles.by}>
            <Korean>{t.confirmedBy(cell.confirmed.by, formatDateTime(cell.confirmed.at))}</Korean>
          </p>
        )}
      </div>
      <dl className={styles.change}>
        <div>
          <dt>{difference === null ? t.lastYear(cell.year - 1) : t.confirmedBefore}</dt>
          <dd>
            <Figure value={difference === null ? cell.lastYear : difference.from} unit={cell.unit} />
          </dd>
        </div>
        <svg viewBox="0 0 16 8" width="1rem" height="0.5rem" aria-hidden="true" className={styles.arrow}>
          <path d="M0 4h14M11 1l3 3-3 3" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
        <div>
          <dt>{t.submittedNow}</dt>
          <dd>
            <Figure value={cell.value} unit={cell.unit} strong />
          </dd>
        </div>
        <div>
          <dt>{t.target}</dt>
          <dd>
            <Figure value={cell.target.kind === 'set' ? cell.target.value : null} unit={cell.unit} />
          </dd>
        </div>
      </dl>
      <Rate row={row} />
      <Flags row={row} readOnly={props.readOnly} />
      <Said row={row} />
      <p className={styles.by}>
        <ToIndicator of={cell} />
      </p>
      {cell.evidence > 0 && (
        <div className={styles.proof}>
          <EvidenceFold
            indicatorId={cell.indicatorId}
            year={cell.year}
            month={cell.month}
            count={cell.evidence}
            name={cell.name}
          />
        </div>
      )}
      <div className={styles.proof}>
        <CommentsFold indicatorId={cell.indicatorId} year={cell.year} month={cell.month} name={cell.name} count={cell.comments} />
      </div>
      <p className={styles.problem} id={names.problemId} hidden={problem === null}>
        {problem}
      </p>
    </div>
  )
}

function Rate({ row: { cell } }: { row: ReviewRow }) {
  const t = useText(messages)
  const { rate, category } = cell.score
  if (!cell.yearFigure.complete) return <p className={styles.by}>{t.yearOpen}</p>
  return (
    <div className={styles.rate}>
      <span className={styles.percent}>{rate.kind === 'rate' ? formatPercent(rate.shown) : '–'}</span>
      <RateBullet rate={rate.kind === 'rate' ? rate.shown : null} category={category} width="6rem" />
      <StatusBadge category={category} />
    </div>
  )
}

function Flags({ row: { cell, flags, confirmable }, readOnly }: { row: ReviewRow; readOnly: boolean }) {
  const language = useLanguage()
  const words = flags.flatMap((flag) => (flag === 'finding' ? [] : [{ flag, word: flagWord[flag][language] }]))
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
function Said({ row: { cell } }: { row: ReviewRow }) {
  const t = useText(messages)
  const { reopened } = cell
  const all = [
    [t.reopenedWhy, reopened === null ? null : `${reopened.reason ?? ''} (${reopened.by}, ${formatDateTime(reopened.at)})`],
    [t.reason, cell.reason],
    [t.cause, cell.cause],
    [t.remedy, cell.remedy],
    [t.remedyDue, cell.remedyDue === null ? null : formatDate(cell.remedyDue)],
  ] as const
  const said = all.flatMap(([label, text]) => (text === null || text.trim() === '' ? [] : [{ label, text }]))
  if (said.length === 0) return null
  return (
    <dl className={styles.said}>
      {said.map(({ label, text }) => (
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

/** The short word of a flag. A finding has its own sentence and no word here. */
const flagWord: Record<Exclude<Flag, 'finding'>, Both> = {
  missed: { ko: '목표 미달', en: 'Target missed' },
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
      {formatNumber(typeof value === 'number' ? value : value.value)} <span className="unit">{props.unit}</span>
    </span>
  )
}
