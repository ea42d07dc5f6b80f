import type { Category } from '#domain/scoring/category.ts'
import type { ReactNode } from 'react'
import { useLanguage } from '../language.tsx'
import { categoryWord } from '../messages.ts'
import styles from './StatusBadge.module.css'
import { StatusGlyph } from './StatusGlyph.tsx'

/** The state of an indicator: glyph, word and colour, never colour alone. `children` follow the word, e.g. a count: "달성 3". */
export function StatusBadge(props: { category: Category; children?: ReactNode; strong?: boolean }) {
  const language = useLanguage()
  return (
    <span className={styles.badge} data-category={props.category} data-strong={props.strong}>
      <StatusGlyph category={props.category} />
      <span>
        {categoryWord[props.category][language]}
        {props.children !== undefined && <> {props.children}</>}
      </span>
    </span>
  )
}
