import { formatDateTime } from '../../format.ts'
import { useText } from '../../language.tsx'
import { Button } from '../../ui/Button.tsx'
import styles from './accounts.module.css'
import { accountsMessages } from './messages.ts'
import { deviceWord, type Session } from './words.ts'

/** Where an account is signed in; each can be ended, but for the one that is looked from, which signs out instead. */
export function Sessions(props: {
  sessions: readonly Session[]
  busy: boolean
  allWord: string
  allowAll: boolean
  /** null = all but one's own */
  onEnd: (id: string | null) => void
}) {
  const t = useText(accountsMessages)
  if (props.sessions.length === 0) return <p className={styles.rule}>{t.noSessions}</p>
  return (
    <>
      <ul className={styles.sessions}>
        {props.sessions.map((session) => {
          const device = deviceWord(t, session)
          return (
            <li key={session.id}>
              <div>
                <p>
                  <strong>{device}</strong>
                  {session.address !== null && <span className={styles.rule}>{session.address}</span>}
                  {session.own && (
                    <span className={styles.badge} data-standing="active">
                      {t.thisDevice}
                    </span>
                  )}
                </p>
                <p className={styles.rule}>
                  <span>{t.lastUsed(formatDateTime(session.lastUsed))}</span>
                  <span>{t.since(formatDateTime(session.since))}</span>
                </p>
              </div>
              {!session.own && (
                <Button small disabled={props.busy} aria-label={t.endOneOf(device)} onClick={() => props.onEnd(session.id)}>
                  {t.endOne}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {props.allowAll && (
        <div className={styles.acts}>
          <Button disabled={props.busy} onClick={() => props.onEnd(null)}>
            {props.allWord}
          </Button>
        </div>
      )}
    </>
  )
}
