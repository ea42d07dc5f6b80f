import { type ReactNode, useEffect } from 'react'
import { useLanguage, useText } from '../../language.tsx'
import { offlineText, reasonText, shell } from '../../messages.ts'
import type { Reason } from '#domain/reasons.ts'
import { Preferences } from '../../ui/UserMenu.tsx'
import styles from './sign-in.module.css'

/** The card in the middle of the sign-in and claim pages, with the refusal under its heading. */
export function Door(props: { title: string; what: string; refused: Reason | 'offline' | null; children: ReactNode }) {
  const s = useText(shell)
  const language = useLanguage()
  useEffect(() => {
    document.title = `${props.title} · ${s.product}`
  }, [props.title, s.product])
  return (
    <main id="main" className={styles.page}>
      <div className={styles.card}>
        <p className={styles.brand}><b lang="ko">지표</b> <span lang="en">Jipyo</span></p>
        <h1>{props.title}</h1>
        <p className="muted">{props.what}</p>
        {props.refused !== null && (
          <p role="alert" className={styles.refused}>{(props.refused === 'offline' ? offlineText : reasonText[props.refused])[language]}</p>
        )}
        {props.children}
      </div>
      <Preferences />
    </main>
  )
}
