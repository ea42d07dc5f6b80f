import { Link, useLocation } from '@tanstack/react-router'
import { Korean, useText } from '../../language.tsx'
import { Button } from '../../ui/Button.tsx'
import styles from './entry.module.css'
import { entryMessages } from './messages.ts'
import type { Unsent } from './outbox.ts'

/** Changes that did not reach the server, and those of other periods that want a person: nothing typed disappears silently. */
export function UnsentList({
  list,
  year,
  month,
  onRetry,
}: {
  list: readonly Unsent[]
  year: number
  month: number
  onRetry: () => void
}) {
  const t = useText(entryMessages)
  const { href } = useLocation()
  const elsewhere = (u: Unsent) => u.year !== year || u.month !== month
  const shown = list.filter((u) => u.status === 'waiting' || (elsewhere(u) && u.status === 'held'))
  if (shown.length === 0) return null
  const signedOut = shown.some((u) => u.why === 'not-signed-in' || u.why === 'session-expired')
  const other = shown.filter(elsewhere)
  return (
    <section className={styles.unsent} aria-label={t.unsentTitle(shown.length)}>
      <div>
        <strong>{t.unsentTitle(shown.length)}</strong> <span>{signedOut ? t.unsentSignIn : t.unsentWhat}</span>
        <ul>
          {shown.slice(0, 12).map((u) => {
            const { entry } = u.next ?? u.change
            const said = 'raw' in entry ? entry.raw : entry.state === 'not-applicable' ? t.notApplicable : t.notEntered
            const place = elsewhere(u) ? ` (${u.year}${u.month === 0 ? '' : `-${u.month}`})` : ''
            return (
              <li key={u.key}>
                <Korean>{u.name}</Korean> <b>{said}</b>
                {place}
              </li>
            )
          })}
        </ul>
        {other.length > 0 && <p className={styles.quiet}>{t.elsewhere(other.length)}</p>}
      </div>
      {signedOut ? (
        <Link to="/sign-in" search={{ next: href }}>
          {t.signIn}
        </Link>
      ) : (
        <Button small onClick={onRetry}>
          {t.sendNow}
        </Button>
      )}
    </section>
  )
}
