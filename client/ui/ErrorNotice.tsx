import type { Reason } from '#domain/entry/reasons.ts'
import { useLanguage, useText } from '../language.tsx'
import { kit } from '../messages.ts'
import { offlineText, reasonText } from '../reason-messages.ts'
import { Button } from './Button.tsx'
import styles from './Notice.module.css'

/** What happened, that nothing was lost, what to do. `reason` null = the server could not be reached. */
export function ErrorNotice(props: { reason: Reason | null; onRetry?: (() => void) | undefined; title?: string }) {
  const language = useLanguage()
  const t = useText(kit)
  return (
    <div className={styles.error} role="alert">
      {props.title !== undefined && <p className={styles.title}>{props.title}</p>}
      <p>{(props.reason === null ? offlineText : reasonText[props.reason])[language]}</p>
      {props.onRetry !== undefined && (
        <div className={styles.actions}>
          <Button onClick={props.onRetry}>{t.retry}</Button>
        </div>
      )}
    </div>
  )
}
