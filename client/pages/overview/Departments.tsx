import { CATEGORIES } from '#domain/scoring/category.ts'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { formatNumber, formatScore } from '../../format.ts'
import { type Language, type Texts, useLanguage, useText } from '../../language.tsx'
import { categoryWord } from '../../messages.ts'
import { useIsPrinting } from '../../theme.ts'
import { Card } from '../../ui/Card.tsx'
import type { FigureData } from '../../ui/FigureTable.tsx'
import { Chart } from '../../ui/chart/Chart.tsx'
import { useNarrow, useTall } from '../../ui/use-media.ts'
import { Aligned } from './Aligned.tsx'
import { DepartmentName, DepartmentScore, DepartmentState, PlainBullets, weightOf } from './DepartmentRow.tsx'
import { AXIS_REM, bulletsOption } from './bullets-option.ts'
import { structureMessages } from '../../shared/structure/messages.ts'
import styles from './departments.module.css'
import { byScore, type DepartmentRow, type OverviewData, solidPart } from './facts.ts'
import { overviewMessages } from './messages.ts'

/** Two lines of words; on a wall the lines are closer, so that all of it stays on the screen. */
const ROW = 2.375
const WALL_ROW = 2.125
const TALL_ROW = 3
/** So many that they would fill several screens: one line each. */
const MANY = 12
const MANY_ROW = 1.5
/** What a wall screen leaves for all of them, and how many can be read there: nobody scrolls it. */
const WALL_HEIGHT = 31
const WALL_ROWS = 30

/** Every department's score on one axis, best first, with what it stands on and what is wrong. */
export function Departments({ data, wall, className }: { data: OverviewData; wall: boolean; className?: string | undefined }) {
  const all = useMemo(() => byScore(data.departments), [data.departments])
  // The worst stand last.
  const rows = useMemo(() => (wall ? all.slice(-WALL_ROWS) : all), [all, wall])
  const many = rows.length > MANY
  const tall = useTall()
  const rowRem = many
    ? wall
      ? Math.min(MANY_ROW, WALL_HEIGHT / rows.length)
      : MANY_ROW
    : wall
      ? WALL_ROW
      : tall
        ? TALL_ROW
        : ROW
  const t = useText(overviewMessages)
  const words = useText(structureMessages)
  const language = useLanguage()
  const navigate = useNavigate()
  const small = useNarrow()
  // Paper is narrower than the screen the chart was drawn for; these bars take any width.
  const printing = useIsPrinting()
  const option = useMemo(
    () =>
      bulletsOption(
        rows.map((d) => ({
          name: d.shortName,
          score: d.score.shown,
          solid: solidPart(d),
          last: d.previousScore,
          weight: weightOf(d, t, words),
        })),
        { score: t.score, weight: t.measuredWeight, none: t.noScore, last: t.lastScore(data.year - 1) },
      ),
    [rows, t, words, data.year],
  )
  const open = useCallback(
    (index: number) => {
      const row = rows[index]
      if (row !== undefined) {
        void navigate({ to: '/departments/$departmentId', params: { departmentId: String(row.id) }, search: { year: data.year } })
      }
    },
    [rows, navigate, data.year],
  )
  const withLast = rows.some((d) => d.previousScore !== null)
  const before = (d: DepartmentRow) =>
    d.previousScore === null ? '' : `, ${t.lastScore(data.year - 1)} ${formatScore(d.previousScore, 1)}`
  const listed = rows.map((d) => `${d.shortName} ${scoreText(d, t)} (${weightOf(d, t, words)}${before(d)})`).join(', ')
  return (
    <Card
      headline={headline(all, t)}
      subtitle={[
        t.bulletsWhat(data.policy.cap, withLast ? data.year - 1 : null),
        ...(all.length > rows.length ? [t.bestLeftOut(all.length - rows.length)] : []),
      ].join(' · ')}
      className={className}
      table={table(all, data.year, t, language)}
    >
      {small || printing ? (
        <PlainBullets rows={rows} data={data} />
      ) : (
        <Aligned
          rows={rows}
          rowKey={(d) => d.id}
          rowRem={rowRem}
          axisRem={AXIS_REM}
          columns={
            many
              ? 'fit-content(18rem) minmax(7rem, 1fr) max-content minmax(0, 15rem)'
              : 'fit-content(10rem) minmax(7rem, 1fr) max-content fit-content(13rem)'
          }
          rowClass={many ? `${styles.row} ${styles.many}` : styles.row}
          renderRow={(d) => (
            <>
              <DepartmentName department={d} year={data.year} />
              <DepartmentScore department={d} data={data} />
              <DepartmentState department={d} />
            </>
          )}
          chart={
            <Chart
              option={option}
              label={t.bulletsLabel(listed)}
              height={(rows.length * rowRem + AXIS_REM) * 16}
              onSelect={open}
            />
          }
        />
      )}
    </Card>
  )
}

type T = Texts<typeof overviewMessages>
const scoreText = (d: DepartmentRow, t: T) =>
  d.score.shown === null ? (d.comparable ? t.noScore : '–') : formatScore(d.score.shown, 1)

function headline(rows: readonly DepartmentRow[], t: T): string {
  const scored = rows.filter((d) => d.score.exact !== null)
  const missed = scored.filter((d) => d.score.counts.missed > 0).length
  if (scored.length === 0) return t.noneScored(rows.length)
  const clear = scored.length - missed
  const text = missed === 0 ? t.allClear(clear) : clear === 0 ? t.allMissed(missed) : t.someMissed(clear, missed)
  const apart = rows.filter((d) => !d.comparable).length
  const unscored = rows.length - scored.length - apart
  return text + (unscored > 0 ? t.unscored(unscored) : '') + (apart > 0 ? t.incomparable(apart) : '')
}

function table(rows: readonly DepartmentRow[], year: number, t: T, language: Language): FigureData {
  const withLast = rows.some((d) => d.previousScore !== null)
  const states = CATEGORIES.filter((state) => rows.some((d) => d.score.counts[state] > 0) || state === 'missed')
  return {
    caption: t.score,
    columns: [
      t.department,
      t.score,
      ...(withLast ? [t.lastScore(year - 1)] : []),
      t.measuredWeight,
      ...states.map((state) => categoryWord[state][language]),
    ],
    rows: rows.map((d) => [
      d.shortName,
      d.score.shown === null ? (d.comparable ? t.noScore : '–') : formatScore(d.score.shown),
      ...(withLast ? [d.previousScore === null ? '–' : formatScore(d.previousScore)] : []),
      `${formatNumber(d.score.measuredWeight, 2)}/${formatNumber(d.score.totalWeight, 2)}`,
      ...states.map((state) => d.score.counts[state]),
    ]),
  }
}
