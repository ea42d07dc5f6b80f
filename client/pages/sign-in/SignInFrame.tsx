import { type ReactNode, useEffect } from 'react'
import { useFonts } from '../../fonts.ts'
import { useLanguage, useText } from '../../language.tsx'
import { shell } from '../../messages.ts'
import { offlineText } from '../../offline-text.ts'
import { reasonText } from '../../reason-messages.ts'
import { useAlive } from '../../taking-over.ts'
import { Preferences } from '../../ui/UserMenu.tsx'
import { signInMessages } from './messages.ts'
import type { Refused } from '../../shared/accounts/sign-in-post.ts'
import styles from './sign-in.module.css'

/** The card in the middle of the sign-in and claim pages, with the refusal under its heading. `wait`: seconds still to go. */
export function SignInFrame(props: { title: string; what: string; refused: Refused | null; wait?: number; children: ReactNode }) {
  useAlive()
  useFonts()
  const s = useText(shell)
  const t = useText(signInMessages)
  const language = useLanguage()
  useEffect(() => {
    document.title = `${props.title} · ${s.product}`
  }, [props.title, s.product])
  const { refused, wait = 0 } = props
  return (
    <main id="main" className={styles.page}>
      <div className={styles.card}>
        <p className={styles.brand}>
          <b lang="ko">지표</b> <span lang="en">Jipyo</span>
        </p>
        <h1>{props.title}</h1>
        <p className="muted">{props.what}</p>
        {refused !== null && (
          <div className={styles.refused}>
            <p role="alert">{(refused.reason === 'offline' ? offlineText : reasonText[refused.reason])[language]}</p>
            {refused.address !== undefined && <a href={refused.address}>{refused.address}</a>}
            {/* Not read out each second: the alert has said that there is a wait. */}
            {wait > 0 && (
              <p className={styles.wait} role="timer" aria-live="off">
                {t.waitFor(wait)}
              </p>
            )}
          </div>
        )}
        {props.children}
      </div>
      <Preferences />
    </main>
  )
}
