import { useText } from '../../../language.tsx'
import styles from './comments.module.css'
import { messages } from './messages.ts'

/** '댓글 2', or '댓글 2 해결' when nobody waits any more; nothing where nobody wrote. */
export function CommentCount({ of }: { of: { readonly count: number; readonly open: number } }) {
  const t = useText(messages)
  if (of.count === 0) return null
  return (
    <span className={styles.count} data-open={of.open > 0}>
      {t.count(of.count)}
      {of.open === 0 && ` ${t.countSettled}`}
    </span>
  )
}
