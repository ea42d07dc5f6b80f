import { lazy, useRef, useState } from 'react'
import { useText } from '../../../language.tsx'
import { part } from '../../../missing-part.ts'
import { Opened } from '../../../ui/Opened.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import styles from './comments.module.css'
import { messages } from './messages.ts'
import type { Value } from './use-comments.ts'

const Comments = lazy(() => part(() => import('./Comments.tsx')).then(({ Comments: component }) => ({ default: component })))

/** '댓글 2', opening to the list and to what one writes; asks for them only then, so that a page of sixty rows asks for nothing in advance. */
export function CommentsFold({
  name,
  count,
  ...value
}: Value & { name: string; count: { readonly count: number; readonly open: number } }) {
  const t = useText(messages)
  const [open, setOpen] = useState(false)
  const summary = useRef<HTMLElement>(null)
  const words = count.count === 0 ? t.foldNone : `${t.count(count.count)}${count.open === 0 ? ` ${t.countSettled}` : ''}`
  return (
    <details
      className={styles.fold}
      onToggle={(event) => event.target === event.currentTarget && setOpen(event.currentTarget.open)}
    >
      <summary ref={summary} aria-label={`${name} ${words}`}>
        {count.count === 0 ? t.foldNone : <CommentCount of={count} />}
      </summary>
      {open && (
        <div className={styles.foldBody}>
          <Opened waiting={<Skeleton height={48} lines={2} />}>
            <Comments {...value} onLeave={() => summary.current?.focus()} />
          </Opened>
        </div>
      )}
    </details>
  )
}

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
