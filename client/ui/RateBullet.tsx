import type { Category } from '#domain/scoring/category.ts'
import { useId } from 'react'
import { formatRate } from '../format.ts'
import { useLanguage, useText } from '../language.tsx'
import { categoryWord, kit } from '../messages.ts'
import { HatchPattern } from './HatchPattern.tsx'
import { ZeroMark } from './ZeroMark.tsx'

const END = 130
/** A rate as a place on the axis. Percentages, not a viewBox: the tick keeps its 2 px however wide the bullet is. */
const at = (rate: number) => `${(Math.min(Math.max(rate, 0), END) / END) * 100}%`

/**
 * A rate on a fixed 0–130 % axis: solid bar, target tick at 100. Above 130 the bar ends in a point; the figure stands beside it.
 * `last` is last year's, a hollow diamond. Without a rate the track is hatched. `measuredShare` (0–1) hatches the part of a group's score whose weight was not measured.
 */
export function RateBullet(props: {
  rate: number | null
  last?: number | null
  category?: Category
  measuredShare?: number
  width?: string
  height?: string
}) {
  const language = useLanguage()
  const t = useText(kit)
  const id = useId()
  const { rate, last = null } = props
  const solid = (rate ?? 0) * (props.measuredShare ?? 1)
  const now = rate === null ? t.noRate(categoryWord[props.category ?? 'not-entered'][language]) : t.rateOf(formatRate(rate))
  const label = last === null ? now : `${now}, ${t.lastYear(formatRate(last))}`
  const fill = props.category === 'missed' ? 'var(--status-missed)' : 'var(--mark)'
  return (
    <svg width={props.width ?? '7.5rem'} height={props.height ?? '1rem'} role="img" aria-label={label}>
      <defs>
        <HatchPattern id={id} strong={rate !== null} />
      </defs>
      <rect y="6%" width="100%" height="88%" fill="var(--range-1)" />
      <rect y="6%" width={at(100)} height="88%" fill="var(--range-2)" />
      {rate === null ? (
        <rect y="28%" width={at(100)} height="44%" fill={`url(#${id})`} />
      ) : (
        <>
          {solid < rate && <rect y="28%" width={at(rate)} height="44%" fill={`url(#${id})`} stroke="var(--mark)" />}
          <rect y="28%" width={at(solid)} height="44%" fill={fill} />
          {rate === 0 && <ZeroMark fill={fill} y="14%" height="72%" />}
          {rate > END && (
            // A notch in the end says that the bar goes on.
            <svg x="100%" y="28%" width="1" height="44%" overflow="visible" viewBox="0 0 1 8" preserveAspectRatio="xMinYMid meet">
              <path d="M-7-1h2L-1 4l-4 5h-2l4-5Z" fill="var(--surface)" />
            </svg>
          )}
        </>
      )}
      {last !== null && (
        <svg x={at(last)} y="50%" overflow="visible" width="1" height="1">
          <path d="M0-4.5 4.5 0 0 4.5-4.5 0Z" fill="var(--surface)" stroke="var(--ink)" strokeWidth="1.5" />
        </svg>
      )}
      <svg x={at(100)} overflow="visible" width="1" height="100%">
        <rect x="-1" width="2" height="100%" fill="var(--target)" />
      </svg>
    </svg>
  )
}
