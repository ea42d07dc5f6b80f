import { useMemo } from 'react'
import { formatRate } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { Card } from '../../ui/Card.tsx'
import { Chart } from '../../ui/chart/Chart.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { withUnit } from './figures.ts'
import { targetTexts } from './messages-targets.ts'
import styles from './Plan.module.css'
import { moveText, slopeOf } from './slope.ts'
import { SLOPE_HEIGHT, slopeOption } from './slope-option.ts'
import type { Page } from './types.ts'
import { useNarrow } from '../../ui/use-media.ts'

/** Do the coming targets ask for more than what was already reached? */
export function TargetSlope({ page }: { page: Page }) {
  const t = useText(targetTexts)
  const narrow = useNarrow()
  const { settledYear: from, fiscalYear: to } = page.plan
  const { lines, without } = useMemo(() => slopeOf(page), [page])
  const option = useMemo(
    () => slopeOption(lines, { from: t.slopeFrom(from), to: t.slopeTo(to) }, narrow),
    [lines, t, from, to, narrow],
  )
  const down = lines.filter((l) => l.index < 100).length
  const up = lines.filter((l) => l.index > 100).length
  const headline =
    lines.length === 0
      ? t.slopeNone(to)
      : down > 0
        ? t.slopeDown(to, down, lines.length)
        : up > 0
          ? t.slopeUp(to, up, lines.length)
          : t.slopeFlat(to)
  const table = {
    caption: t.slopeSub(from, to),
    columns: [t.indicator, t.slopeFrom(from), t.slopeTo(to), t.index],
    rows: [
      ...lines.map((l) => [l.name, withUnit(l.from, l.unit), withUnit(l.to, l.unit), formatRate(l.index)]),
      ...without.map((w) => [w.name, '–', w.target === null ? '–' : withUnit(w.target, w.unit), '–']),
    ],
  }
  return (
    <Card headline={headline} subtitle={t.slopeSub(from, to)} {...(lines.length > 0 ? { table } : {})}>
      {lines.length > 0 && (
        <Chart
          option={option}
          height={SLOPE_HEIGHT}
          label={`${headline}. ${lines.map((l) => `${l.name} ${moveText(l)}`).join(', ')}`}
        />
      )}
      {lines.length === 0 && without.length === 0 && <EmptyState title={t.slopeNoneWhat} />}
      {without.length > 0 && (
        <div className={styles.without}>
          <p>{t.noBaseline}</p>
          <ul>
            {without.map((w) => (
              <li key={w.id}>
                <Korean>
                  {w.target === null ? t.noTargetItem(w.name) : t.noBaselineItem(w.name, withUnit(w.target, w.unit))}
                </Korean>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  )
}
