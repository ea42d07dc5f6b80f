import { lazy, Suspense } from 'react'
import type { Reason } from '#domain/entry/reasons.ts'
import { useLanguage, useText } from '../language.tsx'
import { kit } from '../messages.ts'
import { part } from '../missing-part.ts'
import { offlineText } from '../offline-text.ts'
import { Button } from './Button.tsx'
import styles from './Notice.module.css'

const Unreached = () => offlineText[useLanguage()]
// Some twenty kB of sentences that a page without a failure needs none of. That they cannot be fetched is no second failure.
const ReasonText = lazy(() => part(() => import('./ReasonText.tsx')).catch(() => ({ default: Unreached })))

/** What happened, that nothing was lost, what to do. `reason` null = the server could not be reached. */
export function ErrorNotice(props: { reason: Reason | null; onRetry?: (() => void) | undefined; title?: string }) {
  const language = useLanguage()
  const t = useText(kit)
  return (
    <div className={styles.error} role="alert">
      {props.title !== undefined && <p className={styles.title}>{props.title}</p>}
      <p>
        {props.reason === null ? (
          offlineText[language]
        ) : (
          <Suspense>
            <ReasonText reason={props.reason} />
          </Suspense>
        )}
      </p>
      {props.onRetry !== undefined && (
        <div className={styles.actions}>
          <Button onClick={props.onRetry}>{t.retry}</Button>
        </div>
      )}
    </div>
  )
}
