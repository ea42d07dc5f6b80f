import { Korean, useText } from '../../../language.tsx'
import { reasonOf } from '../../../trpc.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx'
import styles from './comments.module.css'
import { messages } from './messages.ts'
import type { Commenting, Item } from './use-comments.ts'

/** Asks before a comment's text is hidden; closed while `item` is null, so that the keyboard returns to where it was. */
export function Withdrawing(props: { item: Item | null; comments: Commenting; onClose: () => void; onDone: () => void }) {
  const t = useText(messages)
  const {
    item,
    comments: { withdraw, doWithdraw },
  } = props
  return (
    // Escape closes the question alone, and not the panel it stands in.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.bare} onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}>
      <Dialog
        open={item !== null}
        onClose={props.onClose}
        title={t.withdrawTitle}
        actions={
          <>
            <Button onClick={props.onClose}>{t.cancel}</Button>
            <Button
              kind="danger"
              disabled={withdraw.isPending}
              onClick={() => item !== null && doWithdraw(item.id, props.onDone)}
            >
              {t.withdraw}
            </Button>
          </>
        }
      >
        <p className={styles.text}>
          <Korean>{item?.text}</Korean>
        </p>
        <p className={styles.hint}>{t.withdrawHow}</p>
        {withdraw.isError && <ErrorNotice reason={reasonOf(withdraw.error)} />}
      </Dialog>
    </div>
  )
}
