import { useId } from 'react'
import { withUnit } from '../format.ts'
import { useText } from '../language.tsx'
import { kit } from '../messages.ts'
import { HatchPattern } from './HatchPattern.tsx'

export interface SparkPoint {
  /** '2024' */
  readonly label: string
  readonly actual: number | null
  readonly target: number | null
}

const W = 120
const H = 28
const PAD = 4

/** Five years in a cell: actuals as solid dots and line, targets as open steps, years without either hatched. */
export function Sparkline(props: { points: readonly SparkPoint[]; name: string; unit?: string }) {
  const t = useText(kit)
  const pattern = useId()
  const figures = props.points.flatMap((p) => [p.actual, p.target]).filter((v) => v !== null)
  const low = Math.min(...figures)
  const high = Math.max(...figures)
  const step = W / Math.max(1, props.points.length)
  // A flat series lies in the middle, not on the floor: on the floor it would read as zero.
  const y = (v: number) => (high === low ? H / 2 : H - PAD - ((v - low) / (high - low)) * (H - 2 * PAD))
  const middle = (i: number) => step * (i + 0.5)
  const line: string[] = []
  props.points.forEach((p, i) => {
    if (p.actual === null) return
    const joined = i > 0 && props.points[i - 1]?.actual != null
    line.push(`${joined ? 'L' : 'M'}${middle(i)} ${y(p.actual)}`)
  })
  const words = props.points.map((p) => {
    const figure = (value: number) => withUnit(value, props.unit ?? '')
    const actual = p.actual === null ? t.missing : figure(p.actual)
    return `${p.label}: ${t.actual} ${actual}${p.target === null ? '' : `, ${t.target} ${figure(p.target)}`}`
  })
  return (
    <svg viewBox={`0 0 ${W} ${H}`} width="7.5rem" height="1.75rem" role="img" aria-label={`${props.name}. ${words.join('; ')}`}>
      <defs>
        <HatchPattern id={pattern} />
      </defs>
      {props.points.map((p, i) => (
        <g key={p.label}>
          {p.actual === null && p.target === null && (
            <rect x={step * i + 1} y={2} width={step - 2} height={H - 4} fill={`url(#${pattern})`} />
          )}
          {p.target !== null && (
            <path
              d={`M${step * i + 1.5} ${y(p.target)}h${step - 3}`}
              stroke={p.actual === null ? 'var(--mark-2)' : 'var(--target)'}
              strokeWidth="1.25"
              strokeDasharray={p.actual === null ? '3 2' : undefined}
              fill="none"
            />
          )}
        </g>
      ))}
      {props.points.map(
        (p, i) =>
          p.actual === 0 && (
            // A real 0 is a figure: it has its number, and a tick on the floor of the cell.
            <g key={p.label}>
              <path d={`M${middle(i)} ${H - 3}v3`} stroke="var(--ink)" strokeWidth="1.5" />
              <text x={middle(i) + 4} y={Math.max(8, y(0) - 3)} fontSize="8" fontWeight="600" fill="var(--ink)">
                0
              </text>
            </g>
          ),
      )}
      <path d={line.join('')} fill="none" stroke="var(--mark)" strokeWidth="1.5" />
      {props.points.map(
        (p, i) => p.actual !== null && <circle key={p.label} cx={middle(i)} cy={y(p.actual)} r="2.6" fill="var(--mark)" />,
      )}
    </svg>
  )
}
