import type { ButtonHTMLAttributes } from 'react'
import styles from './Button.module.css'

type Props = ButtonHTMLAttributes<HTMLButtonElement> & { kind?: 'plain' | 'primary' | 'quiet' | 'danger'; small?: boolean }

/** A button. One 'primary' a view; 'quiet' has no border and is for repeated or lesser acts. */
export function Button({ kind = 'plain', small = false, type = 'button', className, ...rest }: Props) {
  return <button type={type} className={`${styles.button} ${className ?? ''}`} data-kind={kind} data-small={small} {...rest} />
}
