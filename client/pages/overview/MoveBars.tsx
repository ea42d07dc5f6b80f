import type { NamedStep } from './waterfall-option.ts'

/** The waterfall for paper, in percentages of whatever width the sheet leaves. */
export function MoveBars({ steps, rowRem }: { steps: readonly NamedStep[]; rowRem: number }) {
  const levels = [0, ...steps.flatMap((s) => [s.from, s.to])]
  const low = Math.min(...levels)
  const span = Math.max(...levels) - low || 1
  const at = (value: number) => `${((value - low) / span) * 100}%`
  const band = 100 / steps.length
  return (
    <svg width="100%" height={`${steps.length * rowRem}rem`} aria-hidden="true">
      <rect x={at(0)} width="1" height="100%" fill="var(--ink-3)" />
      {steps.map((s, index) => (
        <rect
          key={s.key}
          x={at(Math.min(s.from, s.to))}
          y={`${band * (index + 0.22)}%`}
          width={`${(Math.abs(s.change) / span) * 100}%`}
          height={`${band * 0.56}%`}
          fill={
            s.kind === 'total'
              ? 'var(--ink-3)'
              : s.kind === 'rest'
                ? 'var(--mark-3)'
                : s.change > 0
                  ? 'var(--mark)'
                  : 'var(--mark-2)'
          }
        />
      ))}
    </svg>
  )
}
