import { useState } from 'react'
import { formatDateTime } from '../../format.ts'
import { useText } from '../../language.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import styles from '../../shared/accounts/accounts.module.css'
import { accountsMessages } from '../../shared/accounts/messages.ts'
import type { Account, Link } from '../../shared/accounts/types.ts'
import { type Managing, named } from '../../shared/accounts/use-accounts.ts'

/** How the owner gets in: a link for a password, the single sign-on, or not at all. */
export function SignIn(props: {
  account: Account
  manage: Managing
  onLink: (link: Link) => void
  onSaid: (said: string) => void
}) {
  const { account, manage, onLink, onSaid } = props
  const t = useText(accountsMessages)
  const [open, setQuestion] = useState<'disable' | 'unlink' | null>(null)
  const { link, disable, enable, unlink } = manage
  const all = [link, disable, enable, unlink]
  const busy = all.some((act) => act.pending)
  const refused = all
    .filter((act) => act.sent?.userId === account.id)
    .map((act) => act.refused)
    .find((reason) => reason !== undefined)
  const begin = () => {
    for (const act of all) act.reset()
    onSaid('')
  }
  const done = (said: string) => {
    setQuestion(null)
    onSaid(said)
  }
  const again = () => {
    begin()
    enable.send(named(account), () => onSaid(t.didEnable(account.name)))
  }
  const make = () => {
    begin()
    link.send(named(account), onLink)
  }
  const about = (what: 'disable' | 'unlink') => {
    begin()
    setQuestion(what)
  }
  const question = {
    danger: true,
    pending: busy,
    refused,
    problem: refused === 'version-conflict' ? t.conflict : null,
    onClose: () => setQuestion(null),
  }
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
      {open === null &&
        (refused === 'version-conflict' ? (
          <p className={styles.problem} role="alert">
            {t.conflict}
          </p>
        ) : (
          refused !== undefined && <ErrorNotice reason={refused} />
        ))}
      {open === 'disable' && (
        <FormDialog
          {...question}
          title={t.disableTitle(account.name)}
          act={t.disable}
          onSend={() => disable.send(named(account), () => done(t.didDisable(account.name)))}
        >
          <p className={styles.what}>{t.disableWhat}</p>
        </FormDialog>
      )}
      {open === 'unlink' && (
        <FormDialog
          {...question}
          title={t.unlinkTitle}
          act={t.unlink}
          onSend={() => unlink.send(named(account), () => done(t.didUnlink))}
        >
          <p className={styles.what}>{t.unlinkWhat}</p>
        </FormDialog>
      )}
    </section>
  )
}
