import { lazy, type ReactNode } from 'react'
import { type TermKey, TERMS } from '#domain/words/terms.ts'
import { useLanguage, useText } from '../language.tsx'
import { kit } from '../messages.ts'
import { part } from '../missing-part.ts'
import { Opened } from './Opened.tsx'
import { Popover } from './Popover.tsx'
import styles from './Term.module.css'

const Meaning = lazy(() => part(() => import('./Meaning.tsx')))

/** A word of the field with its meaning one press away. The word in the text may be inflected: give it as children. */
export function Term(props: { term: TermKey; children?: ReactNode }) {
  const language = useLanguage()
  const t = useText(kit)
  const term = TERMS[props.term]
  const word = language === 'ko' ? term.ko : term.en
  return (
    <Popover triggerClass={styles.term} trigger={props.children ?? word} label={t.whatIs(word)}>
      <p className={styles.word}>
        {term.ko}{' '}
        <span className="unit" lang="en">
          {term.en}
        </span>
      </p>
      <p lang="ko">
        <Opened>
          <Meaning term={props.term} />
        </Opened>
      </p>
    </Popover>
  )
}
