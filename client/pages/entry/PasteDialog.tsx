import { useState } from 'react'
import { formatNumber } from '../../format.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { firstNumberColumn, type PasteLine, pastePlan } from './clipboard.ts'
import { useFirstFocus } from './dialogs.tsx'
import styles from './entry.module.css'
import { askText, refuseText } from './number-words.ts'
import { dialogMessages, entryMessages } from './messages.ts'
import type { GridCell } from './types.ts'
import { valueText } from './value-text.ts'

/** Old → new for every pasted cell, judged by the one number parser, before anything is saved. */
export function PasteDialog(props: {
  rows: readonly (readonly string[])[]
  cells: readonly GridCell[]
  from: number
  onApply: (lines: readonly PasteLine[]) => void
  onClose: () => void
}) {
  const t = useText(dialogMessages)
  const e = useText(entryMessages)
  const [column, setColumn] = useState(() => firstNumberColumn(props.rows))
  useFirstFocus()
  const width = Math.max(...props.rows.map((r) => r.length))
  const plan = pastePlan(props.rows, column, props.cells, props.from)
  const takes = plan.lines.filter((l) => l.verdict === 'takes')
  return (
    <Dialog
      open wide onClose={props.onClose} title={t.pasteTitle(plan.of, plan.takes, plan.toCheck)}
      actions={
        <>
          <Button onClick={props.onClose}>{t.cancel}</Button>
          <Button kind="primary" data-first disabled={takes.length === 0} onClick={() => props.onApply(takes)}>{t.apply(takes.length)}</Button>
        </>
      }
    >
      {width > 1 && (
        <Segmented
          small label={t.pasteColumn} value={column} onChange={setColumn}
          options={Array.from({ length: Math.min(width, 8) }, (_, index) => ({ value: index, label: t.columnOf(index + 1) }))}
        />
      )}
      <table className={styles.plainTable}>
        <thead>
          <tr><th scope="col">{e.indicator.split(' · ')[0]}</th><th scope="col" className={styles.number}>{t.before}</th><th scope="col" className={styles.number}>{t.after}</th><th scope="col">{t.verdict}</th></tr>
        </thead>
        <tbody>
          {plan.lines.map((line) => (
            <tr key={line.cell.indicatorId} data-verdict={line.verdict}>
              <th scope="row"><Korean>{line.cell.name}</Korean></th>
              <td className={styles.number}>{valueText(line.cell.value, line.cell.decimals, e)}</td>
              <td className={styles.number}>{line.typed.kind === 'value' ? valueText(line.typed.value, line.cell.decimals, e) : line.raw}</td>
              <td><Verdict line={line} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      {plan.beyond > 0 && <p className={styles.quiet}>{t.beyond(plan.beyond)}</p>}
    </Dialog>
  )
}

function Verdict({ line }: { line: PasteLine }) {
  const t = useText(dialogMessages)
  const language = useLanguage()
  const { typed, verdict } = line
  if (typed.kind === 'ask' && verdict === 'ask') return `${askText(typed.reason, language)} (${typed.proposals.map((p) => formatNumber(p, 10)).join(' / ')})`
  if (typed.kind === 'refuse' && verdict === 'refuse') return refuseText(typed.reason, language)
  return verdict === 'ask' || verdict === 'refuse' ? null : t[verdict]
}
