import type { PaceStatus } from '#domain/entry/pace.ts'
import { type Both, TERMS } from '#domain/words/terms.ts'

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
