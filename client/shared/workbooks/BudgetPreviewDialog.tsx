import { useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { downloadCsv } from '../text/csv.ts'
import { useLanguage, useText } from '../../language.tsx'
import { type Answer, sendFile } from '../write/send-file.ts'
import { useRequestId } from '../write/use-write.ts'
import { writing } from '../../writing-messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { AmountsTable, Sums } from './AmountsTable.tsx'
import { budgetUploadMessages } from './budget-messages.ts'
import { verdictMessages, workbookMessages } from './messages.ts'
import { refusedAmounts } from './refused-file.ts'
import { amountWhy, type AppliedBudget, type BudgetPreview } from './words.ts'
import styles from './workbooks.module.css'

/** Old → new for every amount of a file, what does not add up, and the confirmation: all of it in one step or none. */
export function BudgetPreviewDialog({
  file,
  address,
  ask,
  preview,
  savedWhat,
  onOther,
  onClose,
}: {
  file: File
  /** where the file was read; what is confirmed goes to …/apply */
  address: string
  /** whose amounts */
  ask: Readonly<Record<string, string>>
  preview: BudgetPreview
  /** what is said of amounts that were taken in */
  savedWhat: string
  onOther: () => void
  onClose: () => void
}) {
  const t = useText(budgetUploadMessages)
  const w = useText(workbookMessages)
  const k = useText(writing)
  const v = useText(verdictMessages)
  const language = useLanguage()
  const client = useQueryClient()
  const id = useId()
  const requestId = useRequestId()
  const [asOf, setAsOf] = useState(preview.asOf ?? '')
  const [accepted, setAccepted] = useState(false)
  const [sending, setSending] = useState(false)
  const [answered, setAnswered] = useState<Answer<AppliedBudget> | null>(null)
  const takes = preview.rows.filter((r) => r.verdict === 'takes')
  const check = preview.rows.filter((r) => r.verdict !== 'takes' && r.verdict !== 'same')
  const executed = takes.some((r) => r.kind === 'executed')
  const differing = preview.sums.some((s) => s.state === 'failed')
  const why = (line: number) =>
    [...new Set(check.filter((r) => r.line === line).map((r) => `${t[r.kind](r.year)}: ${amountWhy(r, v, language)}`))].join(
      ' / ',
    )

  async function apply() {
    setSending(true)
    const content = {
      seen: preview.seen,
      ...ask,
      ...(preview.version === undefined ? {} : { version: String(preview.version) }),
      ...(asOf === '' ? {} : { asOf }),
      ...(accepted ? { accept: '1' } : {}),
    }
    const query = new URLSearchParams({ request: requestId.of(content), ...content })
    setAnswered(await sendFile<AppliedBudget>(`${address}/apply?${query}`, { name: file.name, content: file }))
    setSending(false)
    await client.invalidateQueries()
  }

  if (answered?.kind === 'done') {
    return (
      <Dialog
        open
        onClose={onClose}
        title={t.saved(answered.data.changed)}
        actions={
          <Button kind="primary" onClick={onClose}>
            {w.close}
          </Button>
        }
      >
        <p>{savedWhat}</p>
      </Dialog>
    )
  }
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t.previewTitle(takes.length + check.length, takes.length, check.length)}
      actions={
        <>
          {preview.refused.length > 0 && (
            <Button kind="quiet" onClick={() => downloadCsv(w.fileRefused, refusedAmounts(preview, why, w.whyColumn))}>
              {t.refusedFile(preview.refused.length)}
            </Button>
          )}
          <Button onClick={onOther}>{w.other}</Button>
          <Button onClick={onClose}>{k.cancel}</Button>
          <Button
            kind="primary"
            disabled={sending}
            why={
              takes.length === 0 ? k.nothingToTake : ((differing && !accepted) || (executed && asOf === '')) && k.missingFields
            }
            onClick={() => void apply()}
          >
            {sending ? t.applying : t.apply(takes.length)}
          </Button>
        </>
      }
    >
      <p className={styles.quiet}>
        {[
          preview.fileName,
          ...(preview.rows.length > takes.length + check.length
            ? [t.untouched(preview.rows.length - takes.length - check.length)]
            : []),
          ...(preview.ignored.length > 0 ? [t.ignored(preview.ignored.join(', '))] : []),
        ].join(' · ')}
      </p>
      {preview.replaced > 0 && <p className={styles.warn}>{w.replaced(preview.replaced)}</p>}
      {answered?.kind === 'refused' && <ErrorNotice reason={answered.reason} />}
      <Sums sums={preview.sums} unitWon={preview.unitWon} accepted={accepted} onAccept={setAccepted} />
      {preview.coverage
        .filter((c) => c.of < c.all)
        .map((c) => (
          <p key={`${c.year}/${c.kind}`} className={styles.warn}>
            {t.coverage(t[c.kind](c.year), c.of, c.all)}
          </p>
        ))}
      {executed && (
        <div className={styles.day}>
          <label htmlFor={`${id}d`}>{t.asOf}</label>
          <input
            id={`${id}d`}
            type="date"
            className={styles.field}
            value={asOf}
            required
            onChange={(event) => setAsOf(event.target.value)}
          />
          {asOf === '' && <span className={styles.quiet}>{t.asOfNeeded}</span>}
        </div>
      )}
      {takes.length + check.length > 0 && <AmountsTable rows={[...check, ...takes]} unitWon={preview.unitWon} />}
    </Dialog>
  )
}
