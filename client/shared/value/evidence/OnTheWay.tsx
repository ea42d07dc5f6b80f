import { useLanguage, useText } from '../../../language.tsx'
import { reasonText } from '../../../messages.ts'
import { Button } from '../../../ui/Button.tsx'
import styles from './evidence.module.css'
import { messages } from './messages.ts'
import { type Upload, uploads } from './uploads.ts'

/** Files on their way and those that were not taken, each with what to do. */
export function OnTheWay({ list }: { list: readonly Upload[] }) {
  return list.length === 0 ? null : (
    <ul className={styles.items}>
      {list.map((one) => (
        <li key={one.id} className={styles.way} data-state={one.state}>
          {one.state === 'failed' ? <Failed one={one} /> : <Going one={one} />}
        </li>
      ))}
    </ul>
  )
}

function Going({ one }: { one: Upload }) {
  const t = useText(messages)
  const percent = Math.floor(one.share * 100)
  return (
    <>
      <p className={styles.name} lang="ko">
        {one.name}
      </p>
      <progress className={styles.progress} max={100} value={percent} aria-label={one.name} />
      <p className={styles.facts}>{one.state === 'queued' ? t.queued : one.share === 1 ? t.checking : t.sending(percent)}</p>
    </>
  )
}

function Failed({ one }: { one: Upload }) {
  const t = useText(messages)
  const language = useLanguage()
  const again =
    one.reason === null ||
    one.reason === 'server-failed' ||
    one.reason.startsWith('database-') ||
    one.reason === 'not-signed-in' ||
    one.reason === 'session-expired'
  return (
    <div role="alert" className={styles.failed}>
      <p className={styles.name}>
        {t.failed}: <span lang="ko">{one.name}</span>
      </p>
      <p>{one.reason === null ? t.offline : reasonText[one.reason][language]}</p>
      <div className={styles.acts}>
        {again && (
          <Button small aria-label={t.retryOne(one.name)} onClick={() => uploads.retry(one.id)}>
            {t.retry}
          </Button>
        )}
        <Button kind="quiet" small aria-label={t.dismissOne(one.name)} onClick={() => uploads.dismiss(one.id)}>
          {t.dismiss}
        </Button>
      </div>
    </div>
  )
}
