import { type ReactNode, useEffect } from 'react'
import { useFonts } from '../fonts.ts'
import { useText } from '../language.tsx'
import { shell } from '../messages.ts'
import styles from './PageFrame.module.css'

/**
 * A page's own frame: one <h1>, a line under it, its actions, its footer of sources. `documentTitle` when the heading is a whole
 * sentence ("12개 지표 중 …") and the tab needs a short name.
 */
export function PageFrame(props: {
  title: ReactNode
  documentTitle: string
  subtitle?: ReactNode
  actions?: ReactNode
  footer?: ReactNode
  /** on paper a wide page asks for the long side */
  sheet?: 'landscape'
  children: ReactNode
}) {
  useFonts()
  const t = useText(shell)
  useEffect(() => {
    document.title = `${props.documentTitle} · ${t.product}`
  }, [props.documentTitle, t.product])
  return (
    <div className={styles.page} data-sheet={props.sheet}>
      <header className={styles.head}>
        <div className={styles.titles}>
          <h1 className={styles.title} tabIndex={-1}>
            {props.title}
          </h1>
          {props.subtitle !== undefined && <p className={styles.subtitle}>{props.subtitle}</p>}
        </div>
        {props.actions !== undefined && <div className={`${styles.actions} no-print`}>{props.actions}</div>}
      </header>
      {props.children}
      {props.footer !== undefined && <footer className={styles.foot}>{props.footer}</footer>}
    </div>
  )
}
