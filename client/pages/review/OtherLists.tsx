import { usePastDay } from '../../known-day.ts'
import { formatDateTime } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { usePeriodNames } from '../../shared/text/period-name.ts'
import { CommentsFold } from '../../shared/value/comments/CommentsFold.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { messages } from './messages.ts'
import { Figure, SinceReturn } from './RowFacts.tsx'
import { type GridCell, keyOf, type ReviewRow } from './selection.ts'
import styles from './Review.module.css'

/** Returned, or confirmed once and open again: what stood before beside what stands now, who changed it and why. */
export function ChangingList({ rows }: { rows: readonly ReviewRow[] }) {
  const t = useText(messages)
  const periods = usePeriodNames()
  if (rows.length === 0) return null
  return (
    <Card headline={t.changingTitle(rows.length)} subtitle={t.changingHow}>
      <ul className={styles.rows}>
        {rows.map(({ cell, ...row }) => (
          <li key={keyOf(cell)} className={styles.row} data-plain="true">
            <div className={styles.changed}>
              <div className={styles.who}>
                <p className={styles.name}>
                  <Korean>{cell.name}</Korean>
                </p>
                <p className={styles.by}>{periods.of(cell.year, cell.month, cell.frequency, cell.reported)}</p>
                {cell.last !== null && (
                  <p className={styles.by}>
                    <Korean>{t.changedBy(cell.last.by, formatDateTime(cell.last.at))}</Korean>
                  </p>
                )}
              </div>
              <dl className={styles.change}>
                {cell.confirmed !== null && (
                  <div>
                    <dt>{t.confirmedBefore}</dt>
                    <dd>
                      <Figure value={cell.confirmed.value} unit={cell.unit} />
                    </dd>
                  </div>
                )}
                <div>
                  <dt>{t.now}</dt>
                  <dd>
                    <Figure value={cell.value} unit={cell.unit} strong />
                  </dd>
                </div>
              </dl>
              <Why label={t.reopenedWhy} mark={cell.reopened} />
              {cell.reason !== null && (
                <dl className={styles.words}>
                  <div>
                    <dt>{t.reason}</dt>
                    <dd>
                      <Korean>{cell.reason}</Korean>
                    </dd>
                  </div>
                </dl>
              )}
              <SinceReturn row={{ cell, ...row }} />
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
    </Card>
  )
}

function Why({ label, mark }: { label: string; mark: ReviewRow['cell']['reopened'] }) {
  if (mark === null) return null
  return (
    <dl className={styles.words}>
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

/** What is confirmed in one period, by whom and when; each can be reopened by whoever may. */
export function ConfirmedList(props: { title: string; cells: readonly GridCell[]; onReopen: (cell: GridCell) => void }) {
  const t = useText(messages)
  const past = usePastDay()
  return (
    <Card headline={props.title} subtitle={t.confirmedTitle(props.cells.length)}>
      <ul className={styles.rows}>
        {props.cells.map((cell) => (
          <li key={keyOf(cell)} className={styles.done}>
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
            {!past && cell.acts.includes('reopen') && (
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
    </Card>
  )
}
