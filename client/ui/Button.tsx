import { type ButtonHTMLAttributes, type MouseEvent, useId } from 'react'
import { announce } from './announce.tsx'
import styles from './Button.module.css'

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  kind?: 'plain' | 'primary' | 'quiet' | 'danger'
  small?: boolean
  /** an answer is awaited */
  disabled?: boolean
  /** why it cannot be pressed now; false = it can */
  why?: string | false
}

/**
 * A button. One 'primary' a view; 'quiet' has no border and is for repeated or lesser acts. One that cannot be pressed keeps its
 * place for the keyboard and tells why: with its name, at the pointer, and when it is pressed all the same.
 */
export function Button(props: Props) {
  const { kind = 'plain', small = false, type = 'button', className, disabled = false, why = false, onClick, ...rest } = props
  const id = useId()
  const off = disabled || why !== false || rest['aria-disabled'] === true
  const tells = why !== false && rest['aria-describedby'] === undefined
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (!disabled && why === false) return onClick?.(event)
    event.preventDefault()
    if (why !== false) announce(why)
  }
  return (
    <>
      <button
        {...rest}
        type={type}
        className={`${styles.button} ${className ?? ''}`}
        data-kind={kind}
        data-small={small}
        aria-disabled={off || undefined}
        {...(tells ? { title: why, 'aria-describedby': id } : {})}
        onClick={press}
      />
      {tells && (
        <span id={id} hidden>
          {why}
        </span>
      )}
    </>
  )
}
