import { countdownText } from '#domain/entry/due.ts'
import { formatDate, formatDateTime } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { messages } from './messages.ts'
import { Figure, RowFacts } from './RowFacts.tsx'
import { RowList } from './RowList.tsx'
import { type GridCell, type ReviewDepartment, type ReviewRow, withAll } from './selection.ts'
import type { Reviewing } from './use-review.ts'
import styles from './Review.module.css'
import { CommentsFold } from '../../shared/value/comments/CommentsFold.tsx'

/** One department: what to look at first, the plain rest folded, what is being changed, what is confirmed. */
export function DepartmentCard(props: { of: ReviewDepartment; review: Reviewing; onReopen: (cell: GridCell) => void }) {
  const t = useText(messages)
  const { of, review } = props
  const { progress: p } = of
  const waits = of.rows.length + of.plain.length
  const list = { picked: review.picked, onPick: review.pick, problemOf: review.problemOf }
  const due = p.due === null ? '' : ` · ${t.due(formatDate(p.due.on), countdownText(p.due.count))}`
  return (
    <Card headline={<Korean>{of.name}</Korean>} subtitle={t.progress(p.of, p.submitted, p.confirmed, p.returned) + due}>
      {waits === 0 && <p className={styles.how}>{t.waitingHere}</p>}
      {of.rows.length > 0 &&
        (of.reviews ? (
          <RowList label={t.listName(of.name)} rows={of.rows} {...list} />
        ) : (
          <Look rows={of.rows} label={t.listName(of.name)} />
        ))}
      {of.plain.length > 0 && (
        <details className={styles.fold}>
          <summary>{of.rows.length > 0 ? t.rest(of.plain.length) : t.onlyPlain(of.plain.length)}</summary>
          {!of.reviews ? (
            <Look rows={of.plain} label={t.plainName(of.name)} />
          ) : (
            <>
              <div className={styles.foldBar}>
                <Button
                  small
                  onClick={() =>
                    review.pick(
                      withAll(
                        review.picked,
                        of.plain.map(({ cell }) => ({ id: cell.indicatorId, version: cell.version })),
                      ),
                    )
                  }
                >
                  {t.pickPlain(of.plain.length)}
                </Button>
              </div>
              <RowList label={t.plainName(of.name)} rows={of.plain} {...list} />
            </>
          )}
        </details>
      )}
      {of.changing.length > 0 && <ChangingList rows={of.changing} />}
      {of.confirmed.length > 0 && <ConfirmedList cells={of.confirmed} onReopen={props.onReopen} />}
    </Card>
  )
}

function Look({ rows, label }: { rows: readonly ReviewRow[]; label: string }) {
  return (
    <ul className={styles.rows} aria-label={label}>
      {rows.map((row) => (
        <li key={row.cell.indicatorId} className={styles.row} data-plain>
          <RowFacts
            row={row}
            names={{ nameId: `look${row.cell.indicatorId}`, problemId: `lookp${row.cell.indicatorId}` }}
            problem={null}
            readOnly
          />
        </li>
      ))}
    </ul>
  )
}

/** Confirmed once and open again: the confirmed figure beside the one that stands now, who changed it and why. */
function ChangingList({ rows }: { rows: readonly ReviewRow[] }) {
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

/** What is confirmed, by whom and when; each can be reopened by whoever may. */
function ConfirmedList(props: { cells: readonly GridCell[]; onReopen: (cell: GridCell) => void }) {
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
