import { Korean, useLanguage, useText } from '../../language.tsx'
import { Button } from '../../ui/Button.tsx'
import { importsMessages } from './messages.ts'
import { refusalText } from './refusal-words.ts'
import { type Sent, sendAgain, takeAway } from './sending.ts'
import styles from './landing.module.css'

/** One file being sent, or why it was not taken. */
export function OnTheWay({ file }: { file: Sent }) {
  const t = useText(importsMessages)
  const language = useLanguage()
  const { refused } = file
  const percent = Math.round(file.share * 100)
  return (
    <div className={styles.file} data-refused={refused !== null}>
      <p className={styles.fileName}>
        <Korean>{file.name}</Korean>
      </p>
      <p className={styles.fileState} role={refused === null ? 'status' : 'alert'}>
        {refused !== null
          ? refusalText(refused, language)
          : file.state === 'queued'
            ? t.waiting
            : percent < 100
              ? t.sending(percent)
              : t.received}
      </p>
      <div className={styles.fileActs}>
        {refused?.reason === null && (
          <Button small onClick={() => sendAgain(file.id)}>
            {t.again}
          </Button>
        )}
        <Button small onClick={() => takeAway(file.id)}>
          {refused === null ? t.stop : t.dismissIt}
        </Button>
      </div>
      {refused === null && <progress className={styles.bar} max={100} value={percent} aria-label={file.name} />}
    </div>
  )
}
