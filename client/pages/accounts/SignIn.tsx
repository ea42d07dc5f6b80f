import { useState } from 'react'
import type { Reason } from '#domain/entry/reasons.ts'
import { formatDateTime } from '../../format.ts'
import { useText } from '../../language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import styles from '../../shared/accounts/accounts.module.css'
import { accountsMessages } from '../../shared/accounts/messages.ts'
import type { Account, Link } from '../../shared/accounts/types.ts'
import { type Managing, named, refusalOf } from '../../shared/accounts/use-accounts.ts'

/** How the owner gets in: a link for a password, the single sign-on, or not at all. */
export function SignIn(props: {
  account: Account
  manage: Managing
  onLink: (link: Link) => void
  onSaid: (said: string) => void
}) {
  const { account, manage, onLink, onSaid } = props
  const t = useText(accountsMessages)
  const [asking, setAsking] = useState<'disable' | 'unlink' | null>(null)
  const { link, disable, enable, unlink } = manage
  const all = [link, disable, enable, unlink]
  const busy = all.some((act) => act.isPending)
  const refused = all
    .filter((act) => act.variables?.userId === account.id)
    .map(refusalOf)
    .find((reason) => reason !== undefined)
  const begin = () => {
    for (const act of all) act.reset()
    onSaid('')
  }
  const done = (said: string) => {
    setAsking(null)
    onSaid(said)
  }
  const again = () => {
    begin()
    enable.mutate(named(account), { onSuccess: () => onSaid(t.didEnable(account.name)) })
  }
  const make = () => {
    begin()
    link.mutate(named(account), { onSuccess: (made) => onLink(made) })
  }
  const about = (what: 'disable' | 'unlink') => {
    begin()
    setAsking(what)
  }
  const ask = { onClose: () => setAsking(null), busy, refused }
  return (
    <section>
      <h3>{t.signingIn}</h3>
      {account.wait > 0 && <p className={styles.note}>{t.delayedWhat(account.wait)}</p>}
      {account.singleSignOn && (
        <p className={styles.spread}>
          <span>{t.singleSignOn}</span>
          <Button small kind="quiet" onClick={() => about('unlink')}>
            {t.unlink}
          </Button>
        </p>
      )}
      {account.linkUntil !== null && <p className={styles.rule}>{t.linkOpen(formatDateTime(account.linkUntil))}</p>}
      {account.standing === 'disabled' ? (
        <>
          <p className={styles.note}>{t.disabledNow}</p>
          <div className={styles.acts}>
            <Button disabled={busy} onClick={again}>
              {t.enable}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p className={styles.rule}>
            {account.password ? t.makeLinkWhat : account.linkUntil === null ? '' : t.makeFirstLinkWhat}
          </p>
          <div className={styles.acts}>
            <Button disabled={busy} onClick={make}>
              {t.makeLink}
            </Button>
            <Button kind="danger" disabled={busy} onClick={() => about('disable')}>
              {t.disable}
            </Button>
          </div>
        </>
      )}
      {asking === null && refused !== undefined && <Refused reason={refused} />}
      {asking === 'disable' && (
        <Ask
          {...ask}
          title={t.disableTitle(account.name)}
          what={t.disableWhat}
          act={t.disable}
          onAct={() => disable.mutate(named(account), { onSuccess: () => done(t.didDisable(account.name)) })}
        />
      )}
      {asking === 'unlink' && (
        <Ask
          {...ask}
          title={t.unlinkTitle}
          what={t.unlinkWhat}
          act={t.unlink}
          onAct={() => unlink.mutate(named(account), { onSuccess: () => done(t.didUnlink) })}
        />
      )}
    </section>
  )
}

function Ask(props: {
  title: string
  what: string
  act: string
  busy: boolean
  refused: Reason | null | undefined
  onAct: () => void
  onClose: () => void
}) {
  const t = useText(accountsMessages)
  return (
    <Dialog
      open
      title={props.title}
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={props.onClose}>{t.cancel}</Button>
          <Button kind="danger" disabled={props.busy} onClick={props.onAct}>
            {props.act}
          </Button>
        </>
      }
    >
      <p className={styles.what}>{props.what}</p>
      {props.refused !== undefined && <Refused reason={props.refused} />}
    </Dialog>
  )
}

/** The common sentence, but for a conflict: nobody chooses between two values here, one looks again. */
function Refused({ reason }: { reason: Reason | null }) {
  const t = useText(accountsMessages)
  return reason === 'version-conflict' ? (
    <p className={styles.problem} role="alert">
      {t.conflict}
    </p>
  ) : (
    <ErrorNotice reason={reason} />
  )
}
