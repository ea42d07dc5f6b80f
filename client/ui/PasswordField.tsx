import { useId, useState } from 'react'
import { PASSWORD, passwordProblem } from '#domain/entry/password.ts'
import { useText } from '../language.tsx'
import { writing } from '../writing-messages.ts'
import styles from './PasswordField.module.css'

/**
 * A password: `new` ones are checked against the rules while they are typed, for the person called `username`. Uncontrolled:
 * read it from the form by its `name`.
 */
export function PasswordField(props: { name: string; label: string; kind: 'current' | 'new'; username?: string }) {
  const t = useText(writing)
  const id = useId()
  const [shown, setShown] = useState(false)
  const [typed, setTyped] = useState('')
  const [left, setLeft] = useState(false)
  const problem = props.kind === 'new' && typed !== '' ? passwordProblem(typed, props.username ?? '') : null
  // Too short is no reproach while somebody is still typing.
  const said = problem !== null && (left || problem !== 'password-short') ? t[problem] : null
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{props.label}</label>
      <div className={styles.box}>
        <input
          id={id}
          name={props.name}
          type={shown ? 'text' : 'password'}
          required
          maxLength={PASSWORD.most}
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          autoComplete={props.kind === 'new' ? 'new-password' : 'current-password'}
          aria-invalid={said !== null}
          aria-describedby={props.kind === 'new' ? `${id}-rule` : undefined}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => setLeft(true)}
        />
        <button type="button" className={styles.show} onClick={() => setShown(!shown)}>
          <span className="sr-only">{props.label} </span>
          {shown ? t.hide : t.show}
        </button>
      </div>
      {props.kind === 'new' && (
        <p id={`${id}-rule`} className={said === null ? styles.rule : styles.problem} aria-live="polite">
          {said ?? t.passwordRule}
        </p>
      )}
    </div>
  )
}
