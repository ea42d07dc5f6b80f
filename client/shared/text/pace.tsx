import type { ReactNode } from 'react'
import type { PaceStatus } from '#domain/entry/pace-status.ts'
import { type Both, TERMS } from '#domain/words/terms.ts'
import { formatNumber, withUnit } from '../../format.ts'
import { useLanguage } from '../../language.tsx'
import styles from './pace.module.css'

/** How an indicator stands to its 시기별 목표, in words. */
export const PACE: Readonly<Record<PaceStatus, Both>> = {
  'on-track': TERMS.onTrack,
  'needs-improvement': TERMS.needsImprovement,
  behind: TERMS.behind,
  'too-early': TERMS.tooEarly,
}

/** The mark before the word, drawn because fonts lack it: full, half full, a triangle down, a dashed ring. */
export function PaceMark({ status }: { status: PaceStatus }) {
  return (
    <svg viewBox="0 0 10 10" width="0.625rem" height="0.625rem" aria-hidden="true">
      {status === 'behind' ? (
        <path d="M0.5 1.5h9L5 9.2z" fill="currentColor" />
      ) : (
        <circle
          cx="5"
          cy="5"
          r="4"
          fill={status === 'on-track' ? 'currentColor' : 'none'}
          stroke="currentColor"
          strokeDasharray={status === 'too-early' ? '1.6 1.6' : undefined}
        />
      )}
      {status === 'needs-improvement' && <path d="M5 1a4 4 0 0 0 0 8z" fill="currentColor" />}
    </svg>
  )
}

/** Mark, word and colour, never colour alone. `children` follow the word, e.g. a count: "정상추진 3". */
export function PaceBadge({ status, children }: { status: PaceStatus; children?: ReactNode }) {
  const language = useLanguage()
  return (
    <span className={styles.badge} data-pace={status}>
      <PaceMark status={status} />
      <span>
        {PACE[status][language]}
        {children !== undefined && <> {children}</>}
      </span>
    </span>
  )
}

// More would say nothing, and fewer could make a difference that the two printed figures do not have.
const DECIMALS = 2

/** A figure within the year in its unit: '34회', '35.25회'. */
export const paceFigure = (value: number, unit: string): string => withUnit(formatNumber(value, DECIMALS), unit)

/** How far it is from what was expected: '+12명', '△1회'; of percents in points: '△0.6%p'. */
export function gapText(gap: number, unit: string): string {
  const text = formatNumber(gap, DECIMALS)
  return withUnit(`${text.startsWith('△') || text === '0' ? '' : '+'}${text}`, gapUnit(unit))
}
/** The same without its sign, for a sentence that says which way: '1회', '0.6%p'. */
export const gapSize = (gap: number, unit: string): string => withUnit(formatNumber(Math.abs(gap), DECIMALS), gapUnit(unit))
/** Percents differ by points. */
export const gapUnit = (unit: string) => (unit === '%' ? '%p' : unit)
