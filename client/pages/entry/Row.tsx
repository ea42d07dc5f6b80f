import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { monthsOf } from '#domain/entry/due.ts'
import { periodShort } from '#domain/words/period-name.ts'
import { CommentCount } from '../../shared/value/comments/CommentsFold.tsx'
import { totalSoFar } from '#domain/entry/entry-cell.ts'
import { formatNumber, formatRate, unitWord } from '../../format.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { categoryWord } from '../../messages.ts'
import { PaceBadge } from '../../shared/text/pace.tsx'
import { soFarText } from '../../shared/text/so-far.ts'
import { withOriginal } from '../../shared/text/target-text.ts'
import { RateBullet } from '../../ui/RateBullet.tsx'
import { StatusGlyph } from '../../ui/StatusGlyph.tsx'
import styles from './entry.module.css'
import { findingText } from '#domain/words/finding-text.ts'
import { entryMessages, sideMessages, stateMessages } from './messages.ts'
import type { Unsent } from './outbox.ts'
import type { Preview } from './preview.ts'
import { figureText, rowState, shownText, valueText } from './value-text.ts'
import { domId, type GridCell, lineId } from './lines.ts'
import type { PartText } from './parts.ts'
import { type RegisterCount, toTake } from './use-register.ts'

interface Props {
  readonly cell: GridCell
  readonly unsent: Unsent | undefined
  /** what is being typed makes of the row; null while nothing is */
  readonly preview: Preview | null
  readonly active: boolean
  /** among several chosen cells */
  readonly ranged: boolean
  /** half-typed text of an earlier page is kept for it */
  readonly typed: boolean
  /** how many of its parts are given; null when it has none */
  readonly parts: string | null
  /** how its whole and its parts do not go together; null when they do */
  readonly apart: string | null
  /** its parts deny the whole that stands: no rate of it */
  readonly differs: boolean
  /** its period, where the head of the table does not say it for all */
  readonly period: string | null
  /** why what was typed was not taken */
  readonly refused: string | null
  /** what stands in the cell is one figure that was taken, or will be */
  readonly rated: boolean
  readonly folded: boolean
  readonly onFold: (indicatorId: number) => void
  readonly register: RegisterCount | undefined
  readonly onTake: (indicatorId: number) => void
  readonly editing: boolean
  /** without the one input (watching), the names themselves take the focus */
  readonly reachable: boolean
  readonly onChoose: (line: string, edit: boolean, extend: boolean) => void
}

/** One indicator. Memoised: typing in one row draws that row only. */
export const Row = memo(function Row({
  cell,
  unsent,
  preview,
  active,
  ranged,
  typed,
  parts,
  apart,
  differs,
  period,
  refused,
  rated,
  folded,
  onFold,
  register,
  onTake,
  editing,
  reachable,
  onChoose,
}: Props) {
  const t = useText(entryMessages)
  const states = useText(stateMessages)
  const language = useLanguage()
  const { score } = preview ?? cell
  const { rate } = score
  const state = rowState(cell, unsent, typed)
  const within = cell.month !== 0
  const { total, expected } = useSoFar(cell, preview, rated && !differs)
  const asked = rated && (preview ?? cell).missing.includes('answer')
  const soFar = 'soFar' in score.actual ? score.actual.soFar : undefined
  const say = (of: GridCell['target']) => (of.kind === 'set' ? figureText(of.value, cell.decimals) : t.none)
  const target = withOriginal(say(cell.target), cell.originalTarget, say, language)
  const last = cell.lastYear === null ? t.none : figureText(cell.lastYear, cell.decimals)
  const line = lineId(cell)
  const asks = asksOf({ preview, cell, apart, refused, rated })
  return (
    <tr className={styles.row} data-active={active} aria-current={active ? 'true' : undefined}>
      <th scope="row" className={styles.name}>
        <button
          type="button"
          tabIndex={reachable ? 0 : -1}
          className={styles.pick}
          onMouseDown={(e) => e.preventDefault()}
          onClick={() => onChoose(String(cell.indicatorId), false, false)}
        >
          <Korean>{cell.name}</Korean>
        </button>
        <span className={styles.under}>
          {parts !== null && (
            <button
              type="button"
              tabIndex={-1}
              className={styles.fold}
              aria-expanded={!folded}
              aria-label={`${t.parts(parts)} ${t.foldParts(cell.name)}`}
              onMouseDown={(e) => e.preventDefault()}
              onClick={() => onFold(cell.indicatorId)}
            >
              {t.parts(parts)} <span aria-hidden>{folded ? '▸' : '▾'}</span>
            </button>
          )}
          <Second cell={cell} preview={preview} apart={apart} period={period} refused={refused} rated={rated} target={target} />
        </span>
      </th>
      {!within && (
        <>
          <td className={styles.wide} id={domId('unit', line)}>
            <Korean>{unitWord(cell.unit)}</Korean>
          </td>
          <td className={`${styles.number} ${styles.wide}`}>{cell.weight}</td>
        </>
      )}
      {!within && <td className={`${styles.number} ${styles.wide}`}>{target}</td>}
      <td className={`${styles.number} ${within ? styles.wide : styles.mid}`}>
        {within ? <Before cell={cell} last={last} /> : last}
      </td>
      {/* The one focused input lies over this cell and takes the keys; a press only says which cell. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions */}
      <td
        {...cellOf(line, reachable, {
          selected: ranged,
          readOnly: !cell.acts.includes('enter'),
          invalid: refused !== null,
          // In the order they are read: unit, where the value is, what is asked of it.
          by: ['unit', 'state', ...(asks ? (['why'] as const) : [])],
        })}
        className={styles.actual}
        data-cell={cell.indicatorId}
        data-ranged={ranged}
        data-open={cell.acts.includes('enter')}
        data-empty={cell.value.kind === 'not-entered' && !unsent}
        onMouseDown={(e) => e.preventDefault()}
        onClick={(e) => onChoose(String(cell.indicatorId), active, e.shiftKey)}
      >
        {editing ? '' : shownText(cell, unsent, t)}
      </td>
      {within && (
        <>
          <Registered cell={cell} register={register} waiting={unsent !== undefined || editing} onTake={onTake} />
          <td className={`${styles.number} ${styles.mid} ${styles.total}`}>{total}</td>
          <td className={`${styles.number} ${styles.mid}`}>{expected}</td>
        </>
      )}
      <td className={styles.state} data-state={editing ? 'editing' : state}>
        <span id={domId('state', line)}>{editing ? states.editing : states[state]}</span>
        <CommentCount of={cell.comments} />
      </td>
      <td className={styles.rate}>
        {!rated || asked || differs ? (
          <span className={styles.quiet}>{rated && !differs ? t.notRated : t.none}</span>
        ) : soFar ? (
          <span className={styles.pace}>
            {preview === null && cell.pace !== null && <PaceBadge status={cell.pace} />}
            <span className={styles.quiet}>{soFarText(soFar, language)}</span>
          </span>
        ) : (
          <span className={styles.rateIn} data-category={score.category}>
            <span className={styles.bullet}>
              <RateBullet
                rate={rate.kind === 'rate' ? rate.shown : null}
                category={score.category}
                width="3.25rem"
                height="0.875rem"
              />
            </span>
            <StatusGlyph category={score.category} />
            <span>{rate.kind === 'rate' ? formatRate(rate.shown) : categoryWord[score.category][language]}</span>
          </span>
        )}
      </td>
      <td className={`${styles.number} ${styles.mid}`}>{cell.evidence === 0 ? t.none : t.evidenceCount(cell.evidence)}</td>
      <td className={`${styles.mid} ${styles.stage}`} data-stage={cell.stage}>
        {states[cell.stage]}
      </td>
    </tr>
  )
})

/** The cell that takes a figure, as one of a grid that the one input walks; plain in a table that is only read. */
function cellOf(
  line: string,
  plain: boolean,
  of: {
    readonly selected: boolean
    readonly readOnly: boolean
    readonly invalid: boolean
    readonly by: readonly Parameters<typeof domId>[0][]
  },
) {
  if (plain) return {}
  return {
    id: domId('cell', line),
    role: 'gridcell',
    'aria-selected': of.selected,
    'aria-readonly': of.readOnly,
    'aria-invalid': of.invalid,
    'aria-describedby': of.by.map((what) => domId(what, line)).join(' '),
  }
}

/** What the register counts, and the way to take it over where the cell says something else. */
function Registered(props: {
  cell: GridCell
  register: RegisterCount | undefined
  /** the cell is being written */
  waiting: boolean
  onTake: (indicatorId: number) => void
}) {
  const t = useText(entryMessages)
  const { cell, register } = props
  const take = props.waiting ? null : toTake(cell, register)
  return (
    <td className={`${styles.number} ${styles.register}`} data-take={take !== null}>
      {take === null ? (
        register === undefined ? (
          t.none
        ) : (
          t.evidenceCount(register.count)
        )
      ) : (
        <button
          type="button"
          tabIndex={-1}
          className={styles.take}
          aria-label={t.takeRegister(cell.name, take.count)}
          onMouseDown={(e) => e.preventDefault()}
          onClick={() => props.onTake(cell.indicatorId)}
        >
          <span className={styles.smallOnly}>{t.register} </span>
          {t.take(take.count)}
        </button>
      )}
    </td>
  )
}

/** The last month of the period before this one in the same year; null = there is none. */
export function periodBefore({ frequency, month }: Pick<GridCell, 'frequency' | 'month'>): number | null {
  const months = monthsOf(frequency)
  return months[months.indexOf(month) - 1] ?? null
}

/** What stands in the period before, over the same one of last year. An empty one is a way there: it can still be filled. */
function Before({ cell, last }: { cell: GridCell; last: string }) {
  const t = useText(entryMessages)
  const language = useLanguage()
  const month = periodBefore(cell)
  const value = cell.periods.find((p) => p.month === month)?.value ?? { kind: 'not-entered' as const }
  const name = month === null ? '' : periodShort(month, cell.frequency)[language]
  return (
    <span className={styles.before}>
      {month !== null &&
        (value.kind === 'not-entered' ? (
          <Link
            to="."
            search={(old: Record<string, unknown>) => ({ ...old, month })}
            tabIndex={-1}
            aria-label={t.fillBefore(cell.name, name)}
            className={styles.soft}
          >
            {t.notEntered}
          </Link>
        ) : (
          <span>{valueText(value, cell.decimals, t)}</span>
        ))}
      <span className={styles.quiet}>{t.lastYearWas(last)}</span>
    </span>
  )
}

/** 누계 and 시기별 목표 of a period within the year, as they are read. A level has no sum: its 누계 says what it is. */
function useSoFar(cell: GridCell, preview: Preview | null, rated: boolean) {
  const t = useText(entryMessages)
  const made = !rated ? null : preview === null ? totalSoFar(cell, cell.value) : preview.total
  const total =
    made === null ? t.none : [t[`total_${cell.aggregation}`], figureText(made, cell.decimals)].filter(Boolean).join(' ')
  return {
    total,
    expected: cell.expected === null ? t.none : formatNumber(cell.expected, Math.abs(cell.expected) < 1000 ? 2 : cell.decimals),
  }
}

const NOTHING_SAID: Pick<Preview, 'findings' | 'missing'> = { findings: [], missing: [] }

/** Whether the line under the name says something that is asked, and not only the formula. */
function asksOf(of: Pick<Parameters<typeof Second>[0], 'preview' | 'cell' | 'apart' | 'refused' | 'rated'>): boolean {
  const { findings, missing } = of.rated ? (of.preview ?? of.cell) : NOTHING_SAID
  return of.refused !== null || of.apart !== null || findings.length > 0 || missing.some((m) => m !== 'value' && m !== 'parts')
}

/** The line under the name: why it was refused, else what the checks say, else what is still to be written, else the formula. */
function Second({
  cell,
  preview,
  apart,
  period,
  refused,
  rated,
  target,
}: {
  cell: GridCell
  preview: Preview | null
  apart: string | null
  period: string | null
  refused: string | null
  rated: boolean
  target: string
}) {
  const t = useText(entryMessages)
  const s = useText(sideMessages)
  const language = useLanguage()
  const { total, expected } = useSoFar(cell, preview, rated)
  const { findings, missing } = rated ? (preview ?? cell) : NOTHING_SAID
  const [first, ...more] = findings
  const words = missing.filter((m) => m !== 'value' && m !== 'parts').map((m) => s[m])
  const needs = words.length > 0 ? s.needs(words.join('·')) : null
  const text = first ? `${findingText(first, language)}${more.length > 0 ? ` (+${more.length})` : ''}` : null
  return (
    <span className={styles.second}>
      {cell.month === 0 ? (
        <span className={styles.narrowOnly}>
          <Korean>{unitWord(cell.unit)}</Korean> · {t.weight} {cell.weight} · {t.target} {target}{' '}
        </span>
      ) : (
        <>
          <span>
            {period !== null && `${period} · `}
            <span id={domId('unit', lineId(cell))}>
              <Korean>{unitWord(cell.unit)}</Korean>
            </span>{' '}
            · {t.weight} {cell.weight} · {t.target} {target}{' '}
          </span>
          <span className={styles.smallOnly}>
            · {t.total} {total} / {t.expected} {expected}{' '}
          </span>
        </>
      )}
      {refused !== null ? (
        <span className={styles.hard} id={domId('why', lineId(cell))}>
          {t.refusedWhy(refused)}
        </span>
      ) : apart !== null || text !== null || needs !== null ? (
        <span className={first?.hard || apart ? styles.hard : needs ? styles.soft : undefined} id={domId('why', lineId(cell))}>
          {[apart, text, needs].filter(Boolean).join(' · ')}
        </span>
      ) : (
        <span className={styles.wide}>
          {cell.formula !== '' && cell.month === 0 && <Korean>{t.formula(cell.formula)}</Korean>}
        </span>
      )}
    </span>
  )
}

/** One part of a composite indicator, under it. The one input lies over its figure like over any other. */
export const PartRow = memo(function PartRow({
  cell,
  part,
  differs,
  active,
  ranged,
  editing,
  last,
  reachable,
  counted,
  onChoose,
}: {
  cell: GridCell
  part: PartText
  /** activities of the register; null: none, or not counted */
  counted: number | null
  /** the set this part belongs to does not make the whole that stands */
  differs: boolean
  active: boolean
  ranged: boolean
  editing: boolean
  last: boolean
  /** as in Row: who only reads */
  reachable: boolean
  onChoose: (line: string, edit: boolean, extend: boolean) => void
}) {
  const t = useText(entryMessages)
  const states = useText(stateMessages)
  const { name, unit, target } = part.part
  const within = cell.month !== 0
  const id = lineId(cell, part.part)
  const bad = part.typed.kind === 'ask' || part.typed.kind === 'refuse'
  const state = bad
    ? 'refused'
    : differs && part.raw === ''
      ? 'differs'
      : part.open
        ? 'partial'
        : part.raw === ''
          ? null
          : 'saved'
  const shown =
    part.typed.kind === 'value' && part.typed.value.kind === 'measured' ? figureText(part.typed.value.value, 0) : part.raw
  return (
    <tr className={styles.partRow} data-active={active} data-last={last}>
      <th scope="row" className={styles.partName}>
        <span className={styles.partIn}>
          <Korean>{name}</Korean>{' '}
          <span className={within ? undefined : styles.narrowOnly}>
            (<span id={domId('unit', id)}>{unitWord(unit)}</span>, {t.target} {figureText(target, 0)})
          </span>
        </span>
      </th>
      {!within && (
        <>
          <td className={styles.wide}>
            <Korean>{unitWord(unit)}</Korean>
          </td>
          <td className={styles.wide} />
        </>
      )}
      {!within && <td className={`${styles.number} ${styles.wide}`}>{figureText(target, 0)}</td>}
      <td className={within ? styles.wide : styles.mid} />
      {/* As in Row: the one focused input takes the keys, a press only says which cell. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions */}
      <td
        {...cellOf(id, reachable, {
          selected: ranged,
          readOnly: !cell.acts.includes('enter'),
          invalid: bad,
          by: ['unit', 'state', ...(bad && active ? (['why'] as const) : [])],
        })}
        className={styles.actual}
        data-cell={id}
        data-ranged={ranged}
        data-open={cell.acts.includes('enter')}
        data-empty={part.raw === ''}
        onMouseDown={(e) => e.preventDefault()}
        onClick={(e) => onChoose(id, active, e.shiftKey)}
      >
        {/* What cannot be entered any more is no open question. */}
        {editing ? '' : part.raw !== '' ? shown : cell.acts.includes('enter') ? t.notEntered : t.none}
      </td>
      {within && (
        <>
          <td className={`${styles.number} ${styles.wide}`}>{counted === null ? '' : t.evidenceCount(counted)}</td>
          <td className={styles.mid} />
          <td className={styles.mid} />
        </>
      )}
      <td className={styles.state} data-state={editing ? 'editing' : state}>
        <span id={domId('state', id)}>
          {editing ? states.editing : state === null ? '' : state === 'differs' ? t.partsDiffer : states[state]}
        </span>
      </td>
      <td />
      <td className={styles.mid} />
      <td className={styles.mid} />
    </tr>
  )
})
