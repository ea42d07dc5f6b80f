import type { ReactNode } from 'react'
import { useText } from '../language.tsx'
import { kit } from '../messages.ts'
import styles from './Explain.module.css'
import { HelpIcon } from './icons.tsx'
import { Popover } from './Popover.tsx'

/**
 * "왜 이 점수인가": opens the working of a figure (values, formula, policy, weights, coverage) or the origin of one.
 * `subject` names the figure for screen readers ("대외협력과 평점"). `compact` shows the sign only.
 */
export function Explain(props: { subject: string; question?: string; compact?: boolean; children: ReactNode }) {
  const t = useText(kit)
  const question = props.question ?? t.why
  return (
    <Popover
      label={`${question}: ${props.subject}`}
      triggerLabel={`${question}: ${props.subject}`}
      triggerClass={props.compact === true ? styles.icon : styles.link}
      trigger={props.compact === true ? <HelpIcon /> : question}
    >
      <div className={styles.body}>
        <p className={styles.subject}>{props.subject}</p>
        {props.children}
      </div>
    </Popover>
  )
}
