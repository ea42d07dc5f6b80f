import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useText } from '../../language.tsx'
import { reasonOf } from '../../trpc.ts'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { ActionBar } from './ActionBar.tsx'
import { DepartmentCard } from './DepartmentCard.tsx'
import { Figure } from './Figure.tsx'
import { messages } from './messages.ts'
import { Nothing } from './Nothing.tsx'
import { PeriodChoice } from './PeriodChoice.tsx'
import { ReasonDialog } from './ReasonDialog.tsx'
import type { Picked } from './selection.ts'
import type { Grid, GridCell, Shown } from './types.ts'
import { namedIn, useReview } from './use-review.ts'
import styles from './Review.module.css'

const route = getRouteApi('/frame/review')
const refusedBy = (error: unknown) => (error === null ? null : { reason: reasonOf(error), name: namedIn(error) })

export function ReviewPage(props: { grid: Grid; cards: readonly Shown[]; looking: 'executive' | 'administrator' | null }) {
  const t = useText(messages)
  const { department } = route.useSearch()
  const { grid, looking } = props
  const review = useReview({ year: grid.year, month: grid.month })
  const [returning, setReturning] = useState<Picked | null>(null)
  const [reopening, setReopening] = useState<GridCell | null>(null)
  const cards = props.cards.some((c) => c.id === department) ? props.cards.filter((c) => c.id === department) : props.cards
  const rows = cards.flatMap((c) => [...c.rows, ...c.plain])
  const plain = cards.reduce((sum, c) => sum + c.plain.length, 0)
  const period = grid.month === 0 ? t.yearName(grid.year) : t.monthName(grid.year, grid.month)
  const reopenCell = reopening === null ? null : (cards.flatMap((c) => c.confirmed).find((c) => c.indicatorId === reopening.indicatorId) ?? reopening)
  return (
    <PageFrame
      title={rows.length > 0 ? t.waiting(rows.length) : t.nothing} documentTitle={t.page}
      subtitle={looking === null ? t.summary(period, rows.length - plain, plain) : looking === 'administrator' ? t.readOnlyAdministrator : t.readOnly}
      actions={<PeriodChoice grid={grid} departments={props.cards} />}
    >
      {rows.length > 0 && looking === null && <p className={styles.keys}>{t.keys}</p>}
      {rows.length === 0 && <Nothing cards={cards} search={{ year: grid.year, month: grid.month }} />}
      {cards.map((of) => (
        <DepartmentCard key={of.id} of={of} review={review} readOnly={looking !== null} onReopen={(cell) => {
          review.reopen.reset()
          setReopening(cell)
        }} />
      ))}
      {looking !== 'executive' && <ActionBar rows={rows} review={review} asking={returning !== null || reopening !== null} onReturn={(some) => {
        review.sendBack.reset()
        setReturning(some)
      }} />}
      {returning !== null && (
        <ReasonDialog
          title={t.returnTitle(returning.size)} how={t.returnHow} act={t.returnDo} danger busy={review.sendBack.isPending}
          refused={refusedBy(review.sendBack.error)} onClose={() => setReturning(null)}
          onAct={(reason) => review.doReturn(returning, reason, () => setReturning(null))}
        >
          <ul className={styles.names}>
            {rows.filter(({ cell }) => returning.has(cell.indicatorId)).map(({ cell }) => <li key={cell.indicatorId} lang="ko">{cell.name}</li>)}
          </ul>
        </ReasonDialog>
      )}
      {reopenCell !== null && (
        <ReasonDialog
          title={t.reopenTitle} how={t.reopenHow} act={t.reopenDo} busy={review.reopen.isPending}
          refused={refusedBy(review.reopen.error)} onClose={() => setReopening(null)}
          onAct={(reason) => review.doReopen(reopenCell, reason, () => setReopening(null))}
        >
          <p className={styles.subject}><span lang="ko">{reopenCell.name}</span> <Figure value={reopenCell.value} unit={reopenCell.unit} strong /></p>
        </ReasonDialog>
      )}
    </PageFrame>
  )
}
