import { formatNumber } from '../../format.ts'
import { useText } from '../../language.tsx'
import { messages } from './messages.ts'
import type { Value } from './types.ts'
import styles from './Review.module.css'

/** A figure with its unit, or the word for why there is none. */
export function Figure(props: { value: Value | number | null; unit: string; strong?: boolean }) {
  const t = useText(messages)
  const { value } = props
  if (value === null) return <span className={styles.none}>{t.noFigure}</span>
  if (typeof value !== 'number' && value.kind !== 'measured') {
    return <span className={styles.none}>{value.kind === 'not-applicable' ? t.notApplicable : t.notEntered}</span>
  }
  return (
    <span className={styles.figure} data-strong={props.strong}>
      {formatNumber(typeof value === 'number' ? value : value.value)} <span className="unit">{props.unit}</span>
    </span>
  )
}
