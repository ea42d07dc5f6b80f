import { useSuspenseQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { may } from '#domain/entry/permissions.ts'
import { Comments } from '../../../shared/value/comments/Comments.tsx'
import { CommentsFold } from '../../../shared/value/comments/CommentsFold.tsx'
import { useFrame } from '../../../frame/use-frame.ts'
import { useText } from '../../../language.tsx'
import { usePeriodNames } from '../../../shared/text/period-name.ts'
import { useTRPC } from '../../../trpc.ts'
import { panelTexts } from '../messages-panel.ts'
import type { Detail } from '../types.ts'
import styles from './indicator.module.css'
import { Section } from './Section.tsx'

const PLACE = 'comments'

/** 댓글 of the year's figure, and of each of its periods that somebody wrote about. '#comments' in the address leads here. */
export function CommentsSection({ detail, year }: { detail: Detail; year: number }) {
  const t = useText(panelTexts)
  const user = useFrame()?.user
  const { hash } = useLocation()
  useEffect(() => {
    // The charts above take their height a moment later.
    if (hash !== PLACE) return
    const timer = setTimeout(() => document.getElementById(PLACE)?.scrollIntoView({ block: 'center' }), 300)
    return () => clearTimeout(timer)
  }, [hash])
  // Not asked in vain: the server puts on record who reaches for another department's comments.
  const mine = user !== undefined && may(user, 'comment.read', detail.departmentId)
  return (
    <Section id={PLACE} title={t.commentsOf(year)}>
      {mine ? (
        <>
          <Comments indicatorId={detail.id} year={year} month={0} />
          {detail.definition.frequency !== 'year' && <OfPeriods detail={detail} year={year} />}
        </>
      ) : (
        <p className="muted">{t.commentsNotYours}</p>
      )}
    </Section>
  )
}

function OfPeriods({ detail, year }: { detail: Detail; year: number }) {
  const trpc = useTRPC()
  const names = usePeriodNames()
  const { data } = useSuspenseQuery(trpc.comments.ofYear.queryOptions({ indicatorId: detail.id, year }))
  const periods = data.filter(({ month }) => month !== 0)
  if (periods.length === 0) return null
  return (
    <ul className={styles.entries}>
      {periods.map(({ month, ...count }) => {
        const name = names.of(year, month, detail.definition.frequency)
        return (
          <li key={month} className={styles.entry}>
            <p>{name}</p>
            <CommentsFold indicatorId={detail.id} year={year} month={month} name={name} count={count} />
          </li>
        )
      })}
    </ul>
  )
}
