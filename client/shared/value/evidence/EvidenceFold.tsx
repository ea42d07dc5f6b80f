import { lazy, useState } from 'react'
import { useText } from '../../../language.tsx'
import { part } from '../../../missing-part.ts'
import { Opened } from '../../../ui/Opened.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import styles from './evidence.module.css'
import { messages } from './messages.ts'

const Evidence = lazy(() => part(() => import('./Evidence.tsx')).then(({ Evidence: component }) => ({ default: component })))

/** '증빙 3건', opening to the list; asks for it only then, so that a page of sixty rows asks for nothing in advance. */
export function EvidenceFold(props: { indicatorId: number; year: number; month: number; count: number; name: string }) {
  const t = useText(messages)
  const [open, setOpen] = useState(false)
  return (
    <details
      className={styles.fold}
      onToggle={(event) => event.target === event.currentTarget && setOpen(event.currentTarget.open)}
    >
      <summary aria-label={`${props.name} ${t.title} ${t.count(props.count)}`}>
        {t.title} {t.count(props.count)}
      </summary>
      {open && (
        <div className={styles.foldBody}>
          <Opened waiting={<Skeleton height={48} lines={2} />}>
            <Evidence indicatorId={props.indicatorId} year={props.year} month={props.month} editable={false} />
          </Opened>
        </div>
      )}
    </details>
  )
}
