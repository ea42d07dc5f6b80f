import type { Category } from '#domain/scoring/category.ts'
import type { ReactNode } from 'react'
import { useLanguage } from '../language.tsx'
import { categoryWord } from '../messages.ts'
import styles from './Hatch.module.css'
import { StatusGlyph } from './StatusGlyph.tsx'

/** A missing figure: hatched, with the word. Give the state, or a word of your own ("계획 전"). `compact` for cells of a heatmap. */
export function Hatch(props: { category?: Category; children?: ReactNode; compact?: boolean }) {
  const language = useLanguage()
  return (
    <span className={`hatched ${styles.hatch}`} data-compact={props.compact}>
      <span className={styles.word}>
        {props.category !== undefined && <StatusGlyph category={props.category} />}
        {props.children ?? (props.category === undefined ? null : categoryWord[props.category][language])}
      </span>
    </span>
  )
}
