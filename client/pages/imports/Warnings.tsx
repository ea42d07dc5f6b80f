import { useLanguage, useText } from '../../language.tsx'
import { importsMessages } from './messages.ts'
import styles from './review.module.css'
import type { PlanSummary } from './types.ts'
import { warningWord } from './words.ts'

/** What the reader of the file could not take, folded away: it concerns the file, not the plan. */
export function Warnings({ warnings }: { warnings: PlanSummary['document']['warnings'] }) {
  const t = useText(importsMessages)
  const language = useLanguage()
  if (warnings.length === 0) return null
  return (
    <details className={styles.warnings}>
      <summary>{t.readerWarnings(warnings.length)}</summary>
      <ul>
        {warnings.map(({ kind, what }, i) => (
          // Notices of a document that was read never move, and two may be alike.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={i}>
            {warningWord[kind][language]}: <q>{what}</q>
          </li>
        ))}
      </ul>
    </details>
  )
}
