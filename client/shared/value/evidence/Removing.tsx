import { Korean, useText } from '../../../language.tsx'
import { reasonOf } from '../../../trpc.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx'
import styles from './evidence.module.css'
import { messages } from './messages.ts'
import type { Evidencing, Item } from './use-evidence.ts'

/** Asks before a piece is taken away; closed while `item` is null, so that the keyboard returns to where it was. */
export function Removing(props: { item: Item | null; evidence: Evidencing; onClose: () => void; onDone: () => void }) {
  const t = useText(messages)
  const { item, evidence } = props
  return (
    // Escape closes the question alone, and not the panel it stands in.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.bare} onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}>
      <Dialog
        open={item !== null}
        onClose={props.onClose}
        title={t.removeTitle}
        actions={
          <>
            <Button onClick={props.onClose}>{t.cancel}</Button>
            <Button
              kind="danger"
              disabled={evidence.remove.isPending}
              onClick={() => item !== null && evidence.doRemove(item, props.onDone)}
            >
              {t.remove}
            </Button>
          </>
        }
      >
        <p className={styles.subject}>
          <Korean>{item?.title}</Korean>
        </p>
        <p className={styles.hint}>{t.removeHow}</p>
        {evidence.remove.isError && <ErrorNotice reason={reasonOf(evidence.remove.error)} />}
      </Dialog>
    </div>
  )
}
