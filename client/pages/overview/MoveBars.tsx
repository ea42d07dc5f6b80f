import type { MoveBar } from './moves-option.ts'

/** The waterfall for paper, in percentages of whatever width the sheet leaves. */
export function PaperBars({ bars, rowRem }: { bars: readonly MoveBar[]; rowRem: number }) {
  const levels = [0, ...bars.flatMap((bar) => [bar.from, bar.to])]
  const low = Math.min(...levels)
  const span = Math.max(...levels) - low || 1
  const at = (value: number) => `${((value - low) / span) * 100}%`
  const band = 100 / bars.length
  return (
    <svg width="100%" height={`${bars.length * rowRem}rem`} aria-hidden="true">
      <rect x={at(0)} width="1" height="100%" fill="var(--ink-3)" />
      {bars.map((bar, index) => (
        <rect
          key={bar.programmeId ?? bar.kind}
          x={at(Math.min(bar.from, bar.to))}
          y={`${band * (index + 0.22)}%`}
          width={`${(Math.abs(bar.change) / span) * 100}%`}
          height={`${band * 0.56}%`}
          fill={
            bar.kind === 'total'
              ? 'var(--ink-3)'
              : bar.kind === 'rest'
                ? 'var(--mark-3)'
                : bar.change > 0
                  ? 'var(--mark)'
                  : 'var(--mark-2)'
          }
        />
      ))}
    </svg>
  )
}
