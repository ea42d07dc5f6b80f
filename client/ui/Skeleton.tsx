import { useText } from '../language.tsx'
import { kit } from '../messages.ts'
import styles from './Skeleton.module.css'

/** Holds the place of what is being fetched, at its final size, so nothing jumps. `height` in px at 100 % (scales with the text); 32 a line without it. */
export function Skeleton(props: { height?: number; lines?: number }) {
  const t = useText(kit)
  const lines = props.lines ?? 1
  return (
    <div className={styles.box} role="status" style={{ blockSize: `${(props.height ?? lines * 32) / 16}rem` }}>
      <span className="sr-only">{t.loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className={styles.line} aria-hidden="true" />
      ))}
    </div>
  )
}
