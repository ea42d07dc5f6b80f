import { monthsOf } from '#domain/entry/due.ts'
import { periodShort } from '#domain/words/period-name.ts'
import { useLanguage, useText } from '../../language.tsx'
import { HatchPattern } from '../../ui/HatchPattern.tsx'
import styles from './entry.module.css'
import type { GridCell } from './lines.ts'
import { sideMessages } from './messages.ts'
import { figureText } from './value-text.ts'

const HEIGHT = 56
const WIDTH = 256
/** Above a bar its figure, below the line its month. */
const ABOVE = 20
const BELOW = 16

/** The periods of the year as bars from 0, last year's as hollow diamonds, the one on the screen outlined. `current`: its figure as it stands here. */
export function MonthBars({ cell, current }: { cell: GridCell; current: number | null }) {
  const t = useText(sideMessages)
  const language = useLanguage()
  const bars = barsOf(cell, current)
  const values = bars.flatMap(({ now, last }) => [now, last]).filter((value) => value !== null)
  const most = Math.max(0, ...values)
  // Below 0 a bar would have to hang: the list says such figures.
  if (most === 0 || values.some((value) => value < 0)) return null
  const slot = WIDTH / bars.length
  const height = (value: number) => (value / most) * HEIGHT
  const figure = (value: number) => figureText(value, cell.decimals)
  const name = (month: number) => periodShort(month, cell.frequency)[language]
  const said = bars.flatMap(({ month, now }) => (now === null ? [] : [`${name(month)} ${figure(now)}`]))
  const widest = Math.max(...bars.map(({ now }) => (now === null ? 0 : figure(now).length)))
  return (
    <figure className={styles.bars}>
      <figcaption>
        <b>{t.byPeriod}</b> <span className={styles.quiet}>{t.barsAre(cell.year)}</span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${ABOVE + HEIGHT + BELOW}`} role="img" aria-label={t.barsSay(cell.year, said.join(', '))}>
        <defs>
          <HatchPattern id="entry-bar-empty" />
        </defs>
        {bars.map(({ month, now, last }, index) => {
          const x = index * slot + slot / 2
          const wide = Math.min(slot * 0.62, 22)
          const here = month === cell.month
          const top = ABOVE + HEIGHT - height(now ?? 0)
          const mark = last === null ? top : ABOVE + HEIGHT - height(last) - 4
          return (
            <g key={month}>
              {now !== null && (
                <rect x={x - wide / 2} y={top} width={wide} height={height(now)} className={styles.bar} data-here={here} />
              )}
              {here && now === null && (
                <rect
                  x={x - wide / 2}
                  y={ABOVE}
                  width={wide}
                  height={HEIGHT}
                  fill="url(#entry-bar-empty)"
                  className={styles.barEmpty}
                />
              )}
              {last !== null && <path d={`M${x} ${mark}l4 4-4 4-4-4z`} className={styles.barLast} />}
              {now !== null && widest * 6 < slot && (
                <text x={x} y={(mark < top + 4 && mark > top - 14 ? Math.min(top, mark) : top) - 3} className={styles.barFigure}>
                  {figure(now)}
                </text>
              )}
              <text x={x} y={ABOVE + HEIGHT + 13} className={styles.barMonth} data-here={here}>
                {bars.length > 4 ? month : name(month)}
              </text>
            </g>
          )
        })}
        <line x1={0} x2={WIDTH} y1={ABOVE + HEIGHT} y2={ABOVE + HEIGHT} className={styles.barLine} />
      </svg>
    </figure>
  )
}

/** Each period of the indicator: its figure and last year's. */
export function barsOf(
  cell: Pick<GridCell, 'frequency' | 'month' | 'periods' | 'lastYearPeriods'>,
  current: number | null,
): readonly { readonly month: number; readonly now: number | null; readonly last: number | null }[] {
  return monthsOf(cell.frequency).map((month) => {
    const value = cell.periods.find((p) => p.month === month)?.value
    const stored = value?.kind === 'measured' ? value.value : null
    return {
      month,
      now: month === cell.month ? current : stored,
      last: cell.lastYearPeriods.find((p) => p.month === month)?.value ?? null,
    }
  })
}
