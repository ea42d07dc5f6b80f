import { countdownText } from '#domain/entry/due.ts'
import { formatDate } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { ChangingList } from './ChangingList.tsx'
import { ConfirmedList } from './ConfirmedList.tsx'
import { messages } from './messages.ts'
import { RowFacts } from './RowFacts.tsx'
import { RowList } from './RowList.tsx'
import { withAll } from './selection.ts'
import type { GridCell, ReviewDepartment, ReviewRow } from './types.ts'
import type { Reviewing } from './use-review.ts'
import styles from './Review.module.css'

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
