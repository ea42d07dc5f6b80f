import { CommentsFold } from '../../shared/value/comments/CommentsFold.tsx'
import { formatDateTime } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { Figure } from './Figure.tsx'
import { messages } from './messages.ts'
import type { ReviewRow } from './types.ts'
import styles from './Review.module.css'

/** Confirmed once and open again: the confirmed figure beside the one that stands now, who changed it and why. */
export function ChangingList({ rows }: { rows: readonly ReviewRow[] }) {
  const t = useText(messages)
  return (
    <section className={styles.changing}>
      <h3 className={styles.small}>{t.changingTitle(rows.length)}</h3>
      <p className={styles.how}>{t.changingHow}</p>
      <ul className={styles.rows}>
        {rows.map(({ cell }) => (
          <li key={cell.indicatorId} className={styles.row} data-plain>
            <div className={styles.facts}>
              <div className={styles.who}>
                <p className={styles.name}>
                  <Korean>{cell.name}</Korean>
                </p>
                {cell.last !== null && (
                  <p className={styles.by}>
                    <Korean>{t.changedBy(cell.last.by, formatDateTime(cell.last.at))}</Korean>
                  </p>
                )}
              </div>
              <dl className={styles.change}>
                <div>
                  <dt>{t.confirmedBefore}</dt>
                  <dd>
                    <Figure value={cell.confirmed?.value ?? null} unit={cell.unit} />
                  </dd>
                </div>
                <div>
                  <dt>{t.now}</dt>
                  <dd>
                    <Figure value={cell.value} unit={cell.unit} strong />
                  </dd>
                </div>
              </dl>
              <Why label={t.reopenedWhy} mark={cell.reopened} />
              {cell.reason !== null && (
                <dl className={styles.said}>
                  <div>
                    <dt>{t.reason}</dt>
                    <dd>
                      <Korean>{cell.reason}</Korean>
                    </dd>
                  </div>
                </dl>
              )}
              <Why label={t.returnedWhy} mark={cell.returned} />
              <div className={styles.proof}>
                <CommentsFold
                  indicatorId={cell.indicatorId}
                  year={cell.year}
                  month={cell.month}
                  name={cell.name}
                  count={cell.comments}
                />
              </div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Why({ label, mark }: { label: string; mark: ReviewRow['cell']['reopened'] }) {
  if (mark === null) return null
  return (
    <dl className={styles.said}>
      <div>
        <dt>{label}</dt>
        <dd>
          <Korean>{mark.reason ?? ''}</Korean>{' '}
          <span className={styles.by}>
            ({mark.by}, {formatDateTime(mark.at)})
          </span>
        </dd>
      </div>
    </dl>
  )
}
