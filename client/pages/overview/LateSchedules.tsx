import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Korean, useText } from '../../language.tsx'
import { useTRPC } from '../../trpc.ts'
import { WarnIcon } from '../../ui/icons.tsx'
import { overviewMessages } from './messages.ts'
import styles from './overview.module.css'

/** More are one press further, on their own page. */
const MOST = 3

/** The schedules of the bureau that are late today, each a press away. Nothing where none is. */
export function LateSchedules({ bureau }: { bureau: number }) {
  const t = useText(overviewMessages)
  const summary = useQuery(useTRPC().schedules.summary.queryOptions({ bureauId: bureau })).data
  const late = summary?.pressing.filter((one) => one.state === 'late') ?? []
  if (late.length === 0) return null
  return (
    <span className={styles.schedules}>
      <Link to="/schedules" search={{ bureau }} className={styles.late}>
        <WarnIcon /> {t.lateSchedules(late.length)}
      </Link>
      {late.slice(0, MOST).map(({ id, title, slip }) => (
        <Link key={id} to="/schedules/$scheduleId" params={{ scheduleId: String(id) }} search={{ bureau }}>
          <Korean>{title}</Korean>
          {slip !== null && ` ${t.lateScheduleDays(slip.days)}`}
        </Link>
      ))}
    </span>
  )
}
