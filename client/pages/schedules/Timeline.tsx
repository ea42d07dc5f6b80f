import type { KeyboardEvent } from 'react'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { formatNumber } from '../../format.ts'
import { useNarrow } from '../../ui/use-media.ts'
import { oneMessages } from './messages.ts'
import styles from './schedules.module.css'
import { dayText, shortDay, StateBadge, useDayText, useSlipText } from './state.tsx'
import { layoutOf, type Line } from './timeline-layout.ts'
import type { Shown, Step } from './types.ts'

/** Height of a line and of the months above; on a phone the name stands over its line. px */
const WIDE = { line: 62, months: 44, above: 0 }
const NARROW = { line: 108, months: 44, above: 46 }

/**
 * The course of a schedule. Two lanes a step: above what happened or is expected, below the first plan, which is never moved. Its steps
 * are buttons: one is chosen, arrows go from one to the next.
 */
export function Timeline(props: { schedule: Shown; today: string; chosen: number | null; onChoose: (step: number) => void }) {
  const { schedule, today, chosen, onChoose } = props
  const t = useText(oneMessages)
  const text = useDayText()
  const narrow = useNarrow()
  const size = narrow ? NARROW : WIDE
  const { steps, standing, weights } = schedule
  return (
    <div className={styles.timeline} data-narrow={narrow}>
      <ol className={styles.names} style={{ paddingTop: size.months, gridAutoRows: size.line }} aria-label={t.steps}>
        {steps.map((step, at) => (
          <li key={step.id}>
            <button
              type="button"
              className={styles.name}
              aria-pressed={chosen === step.id}
              data-step
              onKeyDown={arrows}
              onClick={() => onChoose(step.id)}
            >
              <strong>
                <Korean>{step.name}</Korean>
              </strong>
              <StateBadge state={standing.steps[at]?.state ?? 'unjudged'} step />
              <small>
                {step.planned === null ? t.noDay : <Korean>{step.plannedText ?? text(step.planned)}</Korean>}
                <span>{t.weight(formatNumber(weights[at] ?? 0, 2))}</span>
              </small>
            </button>
          </li>
        ))}
      </ol>
      <Plot schedule={schedule} today={today} size={size} narrow={narrow} />
    </div>
  )
}

/** Up and down go from step to step, as in a list. */
function arrows(event: KeyboardEvent<HTMLElement>) {
  const move = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (move === 0) return
  const all = [...(event.currentTarget.closest('ol')?.querySelectorAll<HTMLElement>('[data-step]') ?? [])]
  const next = all[all.indexOf(event.currentTarget) + move]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}

const share = (at: number) => `${(at * 100).toFixed(3)}%`

/** The drawing. What it shows stands as a table too, so it is one picture to the ear. */
export function Plot(props: { schedule: Shown; today: string; size: typeof WIDE; narrow: boolean }) {
  const { schedule, today, size, narrow } = props
  const t = useText(oneMessages)
  const { steps, standing } = schedule
  const lines = steps.map((step, at) => ({
    ...step,
    standing: standing.steps[at] ?? { expected: null, slip: null, state: 'unjudged' as const },
  }))
  const layout = layoutOf(lines, today, schedule.startsOn === null ? [] : [schedule.startsOn])
  const height = size.months + steps.length * size.line
  const every = Math.ceil(layout.months.length / (narrow ? 6 : 14))
  return (
    <svg className={styles.plot} width="100%" height={height + 26} aria-hidden="true" focusable="false">
      {layout.months.map(({ at, year, month }, index) => (
        <g key={`${year}.${month}`}>
          <line
            x1={share(at)}
            x2={share(at)}
            y1={size.months - 6}
            y2={height}
            stroke={month === 1 ? 'var(--line-strong)' : 'var(--grid)'}
          />
          {(month === 1 || index === 0) && (
            <text x={share(at)} dx="4" y="14" fontSize="12" fontWeight="700" fill="var(--ink)">
              {year}
            </text>
          )}
          {(index % every === 0 || month === 1) && (
            <text x={share(at)} dx="4" y="32" fontSize="12" fill="var(--ink-2)">
              {t.month(month)}
            </text>
          )}
        </g>
      ))}
      {steps.map((step, at) => (
        <line
          key={step.id}
          x1="0"
          x2="100%"
          y1={size.months + at * size.line}
          y2={size.months + at * size.line}
          stroke="var(--line)"
        />
      ))}
      <line x1="0" x2="100%" y1={height} y2={height} stroke="var(--line-strong)" />
      {layout.lines.map((line, at) => (
        <StepLine
          key={steps[at]?.id ?? at}
          line={line}
          step={steps[at]}
          state={lines[at]?.standing.state ?? 'unjudged'}
          y={size.months + at * size.line + size.above}
        />
      ))}
      {layout.today !== null && (
        <g>
          <line
            x1={share(layout.today)}
            x2={share(layout.today)}
            y1={size.months - 6}
            y2={height}
            stroke="var(--accent)"
            strokeWidth="2"
          />
          <text
            x={share(layout.today)}
            y={height + 18}
            fontSize="12"
            fontWeight="700"
            fill="var(--accent)"
            textAnchor={layout.today > 0.85 ? 'end' : layout.today < 0.15 ? 'start' : 'middle'}
          >
            {t.today(shortDay(today))}
          </text>
        </g>
      )}
    </svg>
  )
}

/** One step: the first plan below (◇, with its band), what is or was expected above, the slip as a dashed run between them. */
function StepLine({ line, step, state, y }: { line: Line; step: Step | undefined; state: string; y: number }) {
  const t = useText(oneMessages)
  const slipText = useSlipText()
  const [above, below] = [y + 20, y + 44]
  const late = (line.slip?.days ?? 0) > 0
  const colour = state === 'done' ? 'var(--mark)' : late ? (state === 'watch' ? 'var(--warn)' : 'var(--danger)') : 'var(--mark-2)'
  const done = step?.doneOn ?? null
  const expected = line.expected
  const said = expected === null || step === undefined ? null : done !== null ? t.doneOn(shortDay(done)) : null
  const day =
    said ??
    (line.slip?.atLeast === true || step === undefined ? null : t.expectedOn(shortDay(step.forecast ?? step.replanned ?? '')))
  const toLeft = (expected ?? 0) > 0.72
  return (
    <g>
      {line.band !== null && (
        <rect
          x={share(line.band.from)}
          width={share(line.band.to - line.band.from)}
          y={below - 6}
          height="12"
          fill="var(--range-3)"
        />
      )}
      {line.planned !== null && expected !== null && late && (
        <g stroke={colour} strokeWidth="2" strokeDasharray="3 3">
          <line x1={share(line.planned)} x2={share(line.planned)} y1={above} y2={below - 7} />
          <line x1={share(line.planned)} x2={share(expected)} y1={above} y2={above} />
        </g>
      )}
      {line.planned !== null && (
        <Mark at={line.planned} y={below} d="M0-6.5 6.5 0 0 6.5-6.5 0Z" fill="var(--surface)" stroke="var(--ink)" />
      )}
      {line.replanned !== null && (
        <Mark at={line.replanned} y={below} d="M0-6.5 6.5 0 0 6.5-6.5 0Z" fill="var(--surface)" stroke="var(--mark-3)" dashed />
      )}
      {expected !== null && (
        <>
          <Mark
            at={expected}
            y={above}
            d="M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0Z"
            fill={done === null ? 'var(--surface)' : 'var(--mark)'}
            stroke={done === null ? colour : 'var(--mark)'}
          />
          <text
            x={share(expected)}
            dx={toLeft ? -12 : 12}
            y={above + 4}
            fontSize="12"
            textAnchor={toLeft ? 'end' : 'start'}
            fill="var(--ink-2)"
            stroke="var(--surface)"
            strokeWidth="3"
            paintOrder="stroke"
          >
            {line.slip !== null && (
              <tspan fontWeight="700" fill={late ? (state === 'done' ? 'var(--ink)' : colour) : 'var(--ink-2)'}>
                {`${slipText(line.slip)} `}
              </tspan>
            )}
            {day}
          </text>
        </>
      )}
    </g>
  )
}

/** A shape of fixed size at a share of the width. */
function Mark(props: { at: number; y: number; d: string; fill: string; stroke: string; dashed?: boolean }) {
  return (
    <svg x={share(props.at)} y={props.y} overflow="visible" width="1" height="1">
      <path
        d={props.d}
        fill={props.fill}
        stroke={props.stroke}
        strokeWidth="1.8"
        strokeDasharray={props.dashed === true ? '2 2' : undefined}
      />
    </svg>
  )
}

/** The course of a schedule in a cell of the list: its steps in the months of all. */
export function Course({ schedule, today, months }: { schedule: Shown; today: string; months: readonly string[] }) {
  const { steps, standing } = schedule
  const lines = steps.map((step, at) => ({
    ...step,
    standing: standing.steps[at] ?? { expected: null, slip: null, state: 'unjudged' as const },
  }))
  const layout = layoutOf(lines, today, months)
  return (
    <svg className={styles.course} width="100%" height="24" aria-hidden="true" focusable="false">
      <line x1="0" x2="100%" y1="12" y2="12" stroke="var(--line-strong)" strokeWidth="2" />
      {layout.today !== null && (
        <line x1={share(layout.today)} x2={share(layout.today)} y1="2" y2="22" stroke="var(--accent)" strokeWidth="2" />
      )}
      {layout.lines.map((line, at) => {
        const step = steps[at]
        if (step === undefined) return null
        if (step.doneOn !== null && line.expected !== null)
          return (
            <Mark
              key={step.id}
              at={line.expected}
              y={12}
              d="M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0Z"
              fill="var(--mark)"
              stroke="var(--mark)"
            />
          )
        const late = (line.slip?.days ?? 0) > 0
        return (
          <g key={step.id}>
            {line.planned !== null && late && line.expected !== null && (
              <line
                x1={share(line.planned)}
                x2={share(line.expected)}
                y1="12"
                y2="12"
                stroke="var(--danger)"
                strokeWidth="2"
                strokeDasharray="3 2"
              />
            )}
            {line.planned !== null && (
              <Mark at={line.planned} y={12} d="M0-5 5 0 0 5-5 0Z" fill="var(--surface)" stroke="var(--ink)" />
            )}
            {late && line.expected !== null && (
              <Mark
                at={line.expected}
                y={12}
                d="M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0Z"
                fill="var(--surface)"
                stroke="var(--danger)"
              />
            )}
          </g>
        )
      })}
    </svg>
  )
}

/** The same as a table. */
export function useTimelineTable(schedule: Shown) {
  const t = useText(oneMessages)
  const language = useLanguage()
  const slipText = useSlipText()
  const { steps, standing, weights } = schedule
  const day = (of: string | null) => (of === null ? '–' : dayText(of, language))
  const replanned = steps.some((step) => step.replanned !== step.planned)
  return {
    caption: t.steps,
    columns: [
      t.step,
      t.planned,
      ...(replanned ? [t.replanned] : []),
      t.expected,
      t.slipColumn,
      t.stateColumn,
      t.weightColumn,
      t.owner,
    ],
    words: replanned ? [1, 2, 3, 5, 7] : [1, 2, 4, 6],
    rows: steps.map((step, at) => {
      const of = standing.steps[at]
      return [
        <Korean key="name">{step.name}</Korean>,
        <Korean key="planned">{step.plannedText ?? day(step.planned)}</Korean>,
        ...(replanned ? [day(step.replanned)] : []),
        step.doneOn === null ? day(of?.expected ?? null) : t.doneOn(day(step.doneOn)),
        of === undefined || of.slip === null ? '–' : slipText(of.slip),
        <StateBadge key="state" state={of?.state ?? 'unjudged'} lateDays={Math.max(0, of?.slip?.days ?? 0)} step />,
        formatNumber(weights[at] ?? 0, 2),
        step.owner ?? '–',
      ]
    }),
  }
}
