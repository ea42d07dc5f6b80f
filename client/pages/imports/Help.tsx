import { useText } from '../../language.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { importsMessages } from './messages.ts'
import styles from './review.module.css'

/** Which keys do what. */
export function Help(props: { open: boolean; onClose: () => void }) {
  const t = useText(importsMessages)
  const keys: readonly (readonly [string, string])[] = [
    ['J · N', t.keyNext],
    ['K · P', t.keyBefore],
    ['↑ ↓ ← →', t.keyArrows],
    ['A', t.keyAccept],
    ['X', t.keyRefuse],
    ['D', t.keySeen],
    ['Enter · F2', t.keyCorrect],
    ['Esc', t.keyEscape],
    ['V', t.keyView],
    ['F1 · ?', t.keyHelp],
  ]
  return (
    <Dialog open={props.open} onClose={props.onClose} title={t.help}>
      <p>{t.helpWhat}</p>
      <dl className={styles.help}>
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
