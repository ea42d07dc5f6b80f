import { useText } from '../../../language.tsx'
import { proposalMessages } from './messages.ts'
import styles from './proposal.module.css'

/** 중복 인정: the mark of an activity that is counted for several indicators, wherever it stands. */
export function DoubleMark({ many }: { many: number }) {
  const t = useText(proposalMessages)
  return (
    <span className={styles.double}>
      {t.double} <span className="sr-only">{t.doubleWhat(many)}</span>
    </span>
  )
}
