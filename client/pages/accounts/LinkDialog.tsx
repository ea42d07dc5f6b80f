import { useId, useRef, useState } from 'react'
import { formatDateTime } from '../../format.ts'
import { useText } from '../../language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import styles from '../../shared/accounts/accounts.module.css'
import { accountsMessages } from '../../shared/accounts/messages.ts'
import type { Link } from '../../shared/accounts/types.ts'

/** The one-time link, this once: it is stored nowhere and cannot be shown again. The secret stands after '#', so no log holds it. */
export function LinkDialog({ name, link, onClose }: { name: string; link: Link; onClose: () => void }) {
  const t = useText(accountsMessages)
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [told, setTold] = useState<'copied' | 'not-copied' | null>(null)
  const url = `${window.location.origin}/claim#${link.token}`
  const copy = async () => setTold((await toClipboard(url, input.current)) ? 'copied' : 'not-copied')
  return (
    <Dialog open title={t.linkTitle(name)} onClose={onClose} actions={<Button onClick={onClose}>{t.done}</Button>}>
      <p className={styles.what}>
        {t.linkWhat} {t.linkUntil(formatDateTime(link.expiresAt))}
      </p>
      <label className="sr-only" htmlFor={id}>
        {t.linkLabel}
      </label>
      <div className={styles.link}>
        <input ref={input} id={id} className={styles.input} readOnly value={url} onFocus={(event) => event.target.select()} />
        <Button kind="primary" onClick={() => void copy()}>
          {t.copy}
        </Button>
      </div>
      <p className={styles.told} role="status">
        {told === 'copied' ? t.copied : told === 'not-copied' ? t.notCopied : ''}
      </p>
    </Dialog>
  )
}

/** The clipboard is closed to pages without https: there the field is selected and copied as a person would. */
async function toClipboard(text: string, input: HTMLInputElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    input?.select()
    // oxlint-disable-next-line typescript/no-deprecated -- the only way on an intranet without https
    return document.execCommand('copy')
  }
}
