import { CATEGORIES } from '#domain/scoring/category.ts'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import { formatDate, withUnit } from '../../../format.ts'
import { Korean } from '../../../language.tsx'
import { PaceBadge } from '../../../shared/text/pace.tsx'
import { UnitName } from '../../../shared/structure/structure.tsx'
import { StatusBadge } from '../../../ui/StatusBadge.tsx'
import { type Page } from '../figures.ts'
import { countOf, lastMonthOver, restsOnSubmitted } from './course.ts'
import styles from './pace.module.css'
import { PaceCharts } from './PaceCharts.tsx'
import { StateTable } from './StateTable.tsx'
import { ThisWeek } from './ThisWeek.tsx'
import { useCourseWords } from './words.ts'

const route = getRouteApi('/frame/departments/$departmentId')
const STATUSES = ['on-track', 'needs-improvement', 'behind', 'too-early'] as const

/** The page's first words while the year is under way: who is behind and by how much, and what is overdue. */
export function CourseSentence({ page }: { page: Page }) {
  const clauses = useCourseWords(page).sentence()
  return (
    <span className={styles.sentence}>
      {clauses.map(({ text, warning }, index) => (
        <Fragment key={`${text}${warning}`}>
          {index > 0 && ' '}
          {text}
          {text !== '' && warning !== '' && ' '}
          {warning !== '' && <strong>{warning}</strong>}
        </Fragment>
      ))}
    </span>
  )
}

/** Whose, of when, and how many stand how. */
export function CourseCounts({ page }: { page: Page }) {
  const { t } = useCourseWords(page)
  const month = lastMonthOver(page.year, page.asOf)
  const results = page.indicators.filter((row) => row.pace === null)
  return (
    <span className={styles.counts}>
      <span>
        <UnitName unit={page.department} /> {month === 0 ? t.ofYear(page.year) : t.endOf(page.year, month)}
      </span>
      {STATUSES.map((status) => {
        const n = countOf(page.indicators, status)
        return n === 0 ? null : (
          <PaceBadge key={status} status={status}>
            {n}
          </PaceBadge>
        )
      })}
      {CATEGORIES.map((category) => {
        const n = results.filter((row) => row.category === category).length
        return n === 0 ? null : (
          <StatusBadge key={category} category={category}>
            {n}
          </StatusBadge>
        )
      })}
      {page.indicators.some(restsOnSubmitted) && <span>{t.provisional}</span>}
    </span>
  )
}

/** A year under way: pace first, then how far entry and review are, beside what is to be done. */
export function UnderWay({ page }: { page: Page }) {
  return (
    <>
      <PaceCharts page={page} />
      <div className={styles.below}>
        <StateTable page={page} />
        <ThisWeek page={page} />
      </div>
    </>
  )
}

/** Official changes of the year's targets, each with its day and reason. */
export function TargetChanges({ page }: { page: Page }) {
  const { t } = useCourseWords(page)
  const params = route.useParams()
  const say = (target: Page['indicators'][number]['target'], unit: string) =>
    target.kind === 'set' ? withUnit(target.value, unit) : t.noTarget
  return page.targetChanges.flatMap(({ indicatorId, on, reason }) => {
    const row = page.indicators.find((one) => one.id === indicatorId)
    return row?.originalTarget === undefined
      ? []
      : [
          <span key={indicatorId}>
            <Korean>
              {t.targetChanged(row.name, say(row.originalTarget, ''), say(row.target, row.unit), formatDate(on), reason ?? '')}
            </Korean>{' '}
            <Link
              to="/departments/$departmentId"
              params={params}
              search={(before) => ({ ...before, indicator: indicatorId })}
              resetScroll={false}
            >
              {t.history}
            </Link>
          </span>,
        ]
  })
}
