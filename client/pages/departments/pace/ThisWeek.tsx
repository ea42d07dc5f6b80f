import { may } from '#domain/entry/permissions.ts'
import { daysBetween } from '#domain/entry/due.ts'
import { periodShort } from '#domain/words/period-name.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatDate } from '../../../format.ts'
import { useFrame } from '../../../frame/use-frame.ts'
import { Korean } from '../../../language.tsx'
import { useTRPC } from '../../../trpc.ts'
import { Card } from '../../../ui/Card.tsx'
import type { Page } from '../figures.ts'
import styles from './pace.module.css'
import { nextDue, type Task, tasksOf } from './tasks.ts'
import { useCourseWords } from './words.ts'

/** 이번 주 할 일: the most urgent first, each with its one act. */
export function ThisWeek({ page }: { page: Page }) {
  const { t, language } = useCourseWords(page)
  const tasks = tasksOf(page, useOpenDraft(page))
  const next = nextDue(page)
  return (
    <Card headline={tasks.length === 0 ? t.weekNone : t.week}>
      {tasks.length === 0 ? (
        next !== null && (
          <p className="muted">{t.weekNext(periodShort(next.month, next.frequency)[language], formatDate(next.on))}</p>
        )
      ) : (
        <ol className={styles.tasks}>
          {tasks.map((task) => (
            <li key={task.key} data-urgency={task.kind === 'late' ? 'late' : task.kind === 'due' ? 'soon' : 'other'}>
              <TaskText task={task} page={page} />
              <TaskAct task={task} page={page} />
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}

/** The year of next year's draft, for the head whose department's part of it is not ready. */
function useOpenDraft(page: Page): number | null {
  const trpc = useTRPC()
  const frame = useFrame()
  const next = page.year + 1
  const asked =
    frame !== null &&
    frame.years.some((one) => one.year === next && one.state === 'draft') &&
    may(frame.user, 'draft.complete', page.department.id)
  const { data } = useQuery({ ...trpc.nextPlan.page.queryOptions({ bureauId: page.plan.bureau.id }), enabled: asked })
  const own = data?.draft?.departments.find((d) => d.id === page.department.id)
  return asked && own?.done === null ? next : null
}

function TaskText({ task, page }: { task: Task; page: Page }) {
  const { t, language } = useCourseWords(page)
  switch (task.kind) {
    case 'late':
    case 'due': {
      const period = periodShort(task.month, task.frequency)[language]
      const days = daysBetween(page.asOf, task.on)
      return (
        <p>
          <b>
            {task.kind === 'late' ? t.weekLate(period, task.names.length, -days) : t.weekDue(period, task.names.length, days)}
          </b>
          <span>
            {t.deadline(formatDate(task.on))} · <Korean>{task.names.join(' · ')}</Korean>
          </span>
        </p>
      )
    }
    case 'review': {
      const periods = task.periods.map((p) => `${periodShort(p.month, p.frequency)[language]} ${p.count}`).join(' · ')
      return (
        <p>
          <b>{t.weekReview(task.count)}</b>
          <span>{t.weekReviewSince(periods, daysBetween(task.since, page.asOf) + 1)}</span>
        </p>
      )
    }
    case 'draft':
      return (
        <p>
          <b>{t.weekDraft(task.year)}</b>
          <span>{t.weekDraftSub}</span>
        </p>
      )
  }
}

/** What this person can do about it; whoever can do nothing is led to where it stands. */
function TaskAct({ task, page }: { task: Task; page: Page }) {
  const { t } = useCourseWords(page)
  const user = useFrame()?.user
  if (user === undefined) return null
  const departmentId = page.department.id
  const mine = (action: Parameters<typeof may>[1]) => may(user, action, departmentId)
  const act = (() => {
    switch (task.kind) {
      case 'late':
      case 'due':
        if (mine('entry.write'))
          return (
            <Link to="/entry" search={{ year: page.year, month: task.month, department: departmentId }}>
              {t.toEnter}
            </Link>
          )
        return mine('deadline.read') ? (
          <Link to="/deadlines" search={{ year: page.year, department: departmentId }}>
            {t.toDeadlines}
          </Link>
        ) : null
      case 'review':
        return mine('entry.review') ? (
          <Link to="/review" search={{ year: page.year, department: departmentId }}>
            {t.toReview}
          </Link>
        ) : null
      case 'draft':
        return mine('draft.write') ? (
          <Link to="/next-plan" search={{ department: departmentId }}>
            {t.toDraft}
          </Link>
        ) : null
    }
  })()
  return act === null ? null : <span className={`${styles.act} no-print`}>{act}</span>
}
