import { formatFixed } from '../../format.ts'
import styles from './Money.module.css'

/** A share with its bar, from 0 to 100 %. The figure says it; the bar lets the eye compare rows. */
export function ShareBar({ percent }: { percent: number }) {
  return (
    <span className={styles.share}>
      <svg width="4.5rem" height="0.5rem" aria-hidden="true">
        <rect width="100%" height="100%" fill="var(--range-2)" />
        <rect width={`${Math.min(100, Math.max(0, percent))}%`} height="100%" fill="var(--mark-2)" />
      </svg>
      <span>{formatFixed(percent, 2)}</span>
    </span>
  )
}
