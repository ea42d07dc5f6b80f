import { CommentsFold } from '../../shared/value/comments/CommentsFold.tsx'
import { formatDateTime } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Figure } from './Figure.tsx'
import { messages } from './messages.ts'
import type { GridCell } from './types.ts'
import styles from './Review.module.css'

/** What is confirmed, by whom and when; each can be reopened by whoever may. */
export function ConfirmedList(props: { cells: readonly GridCell[]; onReopen: (cell: GridCell) => void }) {
  const t = useText(messages)
  return (
    <details className={styles.fold}>
      <summary>{t.confirmedTitle(props.cells.length)}</summary>
      <ul className={styles.rows}>
        {props.cells.map((cell) => (
          <li key={cell.indicatorId} className={styles.done}>
            <span className={styles.name}>
              <Korean>{cell.name}</Korean>
            </span>
            <Figure value={cell.value} unit={cell.unit} strong />
            <span className={styles.by}>
              {cell.stage === 'closed' && <>{t.closed} · </>}
              {cell.confirmed !== null && <Korean>{t.confirmedBy(cell.confirmed.by, formatDateTime(cell.confirmed.at))}</Korean>}
              {' · '}
              {t.proof(cell.evidence)}
            </span>
            {cell.acts.includes('reopen') && (
              <Button kind="quiet" small aria-label={t.reopenOne(cell.name)} onClick={() => props.onReopen(cell)}>
                {t.reopen}
              </Button>
            )}
            {cell.comments.count > 0 && (
              <div className={styles.talk}>
                <CommentsFold
                  indicatorId={cell.indicatorId}
                  year={cell.year}
                  month={cell.month}
                  name={cell.name}
                  count={cell.comments}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
