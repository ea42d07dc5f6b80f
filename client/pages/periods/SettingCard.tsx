import { type ReactNode, useState } from 'react'
import { formatDate, formatDateTime } from '../../format.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { periodsMessages } from './messages.ts'
import { type Settings, VERSION_STATE } from './words.ts'
import styles from './periods.module.css'

/** What a dialog of a setting is told: close it, or close it and say what was done. */
export interface SettingDialog {
  readonly onClose: () => void
  readonly onDone: (said: string) => void
}

/** A dated setting of the organisation: what holds, the way to set another, and what was said when it was set. */
export function SettingCard(props: {
  headline: string
  what: string
  change: string
  primary?: boolean
  renderDialog: (given: SettingDialog) => ReactNode
  children?: ReactNode
}) {
  const [changing, setChanging] = useState(false)
  const [said, setSaid] = useState('')
  const close = () => setChanging(false)
  const done = (text: string) => {
    setSaid(text)
    close()
  }
  return (
    <Card
      headline={props.headline}
      subtitle={props.what}
      actions={
        <Button {...(props.primary === true ? { kind: 'primary' as const } : {})} onClick={() => setChanging(true)}>
          {props.change}
        </Button>
      }
    >
      <p className={styles.saidNow} role="status">
        {said}
      </p>
      {props.children}
      {changing && props.renderDialog({ onClose: close, onDone: done })}
    </Card>
  )
}

/** One version of a setting: from when, by whom, what and why. */
export function Version(props: {
  name?: string
  version: Pick<Settings['policies'][number], 'effectiveFrom' | 'state' | 'recordedBy' | 'recordedAt' | 'reason'>
  children: ReactNode
}) {
  const t = useText(periodsMessages)
  const language = useLanguage()
  const { version } = props
  return (
    <li>
      <p className={styles.version}>
        <strong>
          {props.name}
          {t.fromDay(formatDate(version.effectiveFrom))}
        </strong>
        <span className={styles.state} data-version={version.state}>
          {VERSION_STATE[version.state][language]}
        </span>
        <span className={styles.quiet}>
          <Korean>{t.by(version.recordedBy, formatDateTime(version.recordedAt))}</Korean>
        </span>
      </p>
      <p>{props.children}</p>
      <p>
        <span className={styles.quiet}>{t.reason}</span> <Korean>{version.reason}</Korean>
      </p>
    </li>
  )
}
