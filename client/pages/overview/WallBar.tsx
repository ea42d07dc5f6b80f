import type { ReactNode } from 'react'
import { useText } from '../../language.tsx'
import { Button } from '../../ui/Button.tsx'
import { overviewMessages } from './messages.ts'
import { SECONDS } from './use-cycle.ts'
import styles from './wall.module.css'

/** Whose picture it is, how far the round is, and the keys. */
export function WallBar(props: {
  bureau: ReactNode
  at: number
  of: number
  cycle: { readonly paused: boolean; readonly elapsed: number; readonly toggle: () => void }
  onStep: (by: number) => void
  onLeave: () => void
}) {
  const t = useText(overviewMessages)
  const many = props.of > 1
  return (
    <header className={`${styles.bar} no-print`}>
      <p className={styles.bureau}>{props.bureau}</p>
      <p className={styles.keys}>{many ? t.keys : t.keysOne}</p>
      {many && (
        <div className={styles.round}>
          <span>
            {t.place(props.at + 1, props.of)}
            {props.cycle.paused && ` · ${t.paused}`}
          </span>
          <progress max={SECONDS} value={props.cycle.elapsed} aria-label={t.place(props.at + 1, props.of)} />
          <Button small kind="quiet" onClick={() => props.onStep(-1)}>
            {t.previous}
          </Button>
          <Button small onClick={props.cycle.toggle}>
            {props.cycle.paused ? t.resume : t.pause}
          </Button>
          <Button small kind="quiet" onClick={() => props.onStep(1)}>
            {t.next}
          </Button>
        </div>
      )}
      <Button small onClick={props.onLeave}>
        {t.leave}
      </Button>
    </header>
  )
}
