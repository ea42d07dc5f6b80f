import { useId, useState } from 'react'
import { reasonOf } from '../../trpc.ts'
import { useText } from '../../language.tsx'
import { newRequestId } from '../../shared/write/request-id.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import styles from './activities.module.css'
import { formMessages } from './messages.ts'
import type { Activity } from './types.ts'
import { useSaving } from './use-saving.ts'

/** Cancelling an activity and taking that back, each with its reason. */
export function Marking({ of, onDone }: { of: Activity; onDone: () => void }) {
  const t = useText(formMessages)
  const id = useId()
  const saving = useSaving()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const cancelled = of.status === 'cancelled'
  const act = cancelled ? saving.restore : saving.cancel
  const close = () => {
    setAsking(false)
    act.reset()
  }
  const send = () =>
    act.mutate(
      { id: of.id, version: of.version, reason: reason.trim(), requestId: newRequestId() },
      {
        onSuccess: () => {
          setReason('')
          close()
          onDone()
        },
      },
    )
  return (
    <div>
      <Button kind={cancelled ? 'plain' : 'quiet'} small onClick={() => setAsking(true)}>
        {cancelled ? t.restore : t.cancelEntry}
      </Button>
      <Dialog
        open={asking}
        onClose={close}
        title={cancelled ? t.restoreTitle : t.cancelTitle}
        actions={
          <>
            <Button onClick={close}>{t.back}</Button>
            <Button kind={cancelled ? 'primary' : 'danger'} disabled={reason.trim() === '' || act.isPending} onClick={send}>
              {cancelled ? t.restoreDo : t.cancelDo}
            </Button>
          </>
        }
      >
        <p className={styles.subject} lang="ko">
          {of.title}
        </p>
        <p className={styles.quiet}>{cancelled ? t.restoreHow : t.cancelHow}</p>
        <label className={styles.label} htmlFor={id}>
          {t.reason}
        </label>
        <textarea
          id={id}
          className={styles.field}
          rows={3}
          maxLength={2000}
          required
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {act.isError && <ErrorNotice reason={reasonOf(act.error)} />}
      </Dialog>
    </div>
  )
}
