import type { ReactNode } from 'react'
import { useFonts } from '../fonts.ts'
import { useAlive } from '../taking-over.ts'
import { usePageTitle } from './page-title.ts'
import styles from './PageFrame.module.css'

/**
 * A page's own frame: one <h1>, a line under it, its actions, its footer of sources. `documentTitle` names the window: the page with
 * its tab, its year and whatever else makes it another one ("대사 · 예산 2026").
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
  useAlive()
  useFonts()
  usePageTitle(props.documentTitle)
  return (
    <div className={styles.page} data-sheet={props.sheet}>
      <header className={styles.head}>
        <div className={styles.titles}>
          <h1 className={styles.title} tabIndex={-1}>
            {props.title}
          </h1>
          {props.subtitle !== undefined && <div className={styles.subtitle}>{props.subtitle}</div>}
        </div>
        {props.actions !== undefined && <div className={`${styles.actions} no-print`}>{props.actions}</div>}
      </header>
      {props.children}
      {props.footer !== undefined && <footer className={styles.foot}>{props.footer}</footer>}
    </div>
  )
}
