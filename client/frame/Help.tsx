import { useText } from '../language.tsx'
import { shell } from '../messages.ts'
import { showHelp, useHelp, useLetterKeys } from '../shared/keys.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { helpMessages } from './help-messages.ts'
import styles from './Help.module.css'

/** 도움말: the keys of the page and those that work everywhere. F1 opens it on every page. */
export default function Help() {
  const t = useText(helpMessages)
  const { help } = useText(shell)
  const { page } = useHelp()
  const letters = useLetterKeys()
  const everywhere = [
    ['Ctrl+K', t.search],
    ['Tab, Shift+Tab', t.tab],
    ['Ctrl+Enter', t.send],
    ['Esc', t.escape],
    ['F1', t.this],
  ] as const
  return (
    <Dialog open wide onClose={() => showHelp(false)} title={help}>
      {page?.before !== undefined && <p>{page.before}</p>}
      {page !== null && <Keys name={t.here} keys={page.keys} />}
      {page?.after !== undefined && <p className="muted">{page.after}</p>}
      <Keys name={t.everywhere} keys={everywhere} />
      <p className="muted">{letters ? t.lettersOn : t.lettersOff}</p>
    </Dialog>
  )
}

function Keys(props: { name: string; keys: readonly (readonly [string, string])[] }) {
  const t = useText(helpMessages)
  return (
    <table className={styles.keys}>
      <caption>{props.name}</caption>
      <thead>
        <tr>
          <th scope="col">{t.key}</th>
          <th scope="col">{t.does}</th>
        </tr>
      </thead>
      <tbody>
        {props.keys.map(([key, what]) => (
          <tr key={key}>
            <th scope="row">
              <kbd>{key}</kbd>
            </th>
            <td>{what}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
