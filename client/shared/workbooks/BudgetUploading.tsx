import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { formatDateTime } from '../../format.ts'
import { useText } from '../../language.tsx'
import { reasonOf, useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { budgetUploadMessages } from './budget-messages.ts'
import { BudgetPreviewDialog } from './BudgetPreviewDialog.tsx'
import { Form } from './Form.tsx'
import { workbookMessages } from './messages.ts'
import { sendForm } from './send-form.ts'
import type { Answer } from '../write/send-file.ts'
import { useWrite } from '../write/use-write.ts'
import type { BudgetPreview, Upload } from './words.ts'
import { RefusedFile } from './RefusedFile.tsx'
import styles from './workbooks.module.css'

interface Of {
  readonly bureauId: number | undefined
  /** of whose plan */
  readonly year: number | undefined
}

/** A form out, the filled one in, and what it would change. */
export function Uploading(props: {
  readonly address: string
  readonly ask: Readonly<Record<string, string>>
  readonly words: { readonly title: string; readonly form: string; readonly what: string; readonly saved: string }
  readonly children?: ReactNode
  readonly onClose: () => void
}) {
  const { address, ask, words, children, onClose } = props
  const w = useText(workbookMessages)
  const [reading, setReading] = useState(false)
  const [read, setRead] = useState<{ readonly file: File; readonly answered: Answer<BudgetPreview> } | null>(null)
  const asked = new URLSearchParams(ask)
  const place = asked.size === 0 ? address : `${address}?${asked}`
  async function send(file: File) {
    setReading(true)
    setRead({ file, answered: await sendForm<BudgetPreview>(place, { name: file.name, content: file }) })
    setReading(false)
  }
  if (read?.answered.kind === 'done') {
    return (
      <BudgetPreviewDialog
        file={read.file}
        address={address}
        ask={ask}
        preview={read.answered.data}
        savedWhat={words.saved}
        onOther={() => setRead(null)}
        onClose={onClose}
      />
    )
  }
  return (
    <Dialog open onClose={onClose} title={words.title} actions={<Button onClick={onClose}>{w.close}</Button>}>
      <Form forms={[{ href: place, label: words.form }]} what={words.what} reading={reading} onFile={(file) => void send(file)} />
      {read?.answered.kind === 'refused' && <RefusedFile reason={read.answered.reason} facts={read.answered.facts} />}
      {children}
    </Dialog>
  )
}

export function Uploads({ bureauId, year, onReverse }: Of & { onReverse: (upload: Upload) => void }) {
  const t = useText(budgetUploadMessages)
  const trpc = useTRPC()
  const { data, isError, error } = useQuery(trpc.workbooks.budgetUploads.queryOptions({ bureauId, year }))
  if (isError) return <ErrorNotice reason={reasonOf(error)} />
  if (!data || data.length === 0) return null
  return (
    <section className={styles.past}>
      <h3>{t.uploads}</h3>
      <ul className={styles.uploads}>
        {data.map((upload) => (
          <li key={upload.id}>
            <span>
              {upload.fileName}
              <br />
              <span className={styles.quiet}>
                {t.uploaded(upload.by, formatDateTime(upload.at), upload.figures)}
                {upload.reversedAt !== null && ` · ${t.reversed(upload.reversedBy ?? '', formatDateTime(upload.reversedAt))}`}
              </span>
            </span>
            {upload.last && (
              <Button small onClick={() => onReverse(upload)}>
                {t.reverse}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Asks once more before the amounts of a file go back to what they were. */
export function ReverseDialog({ upload, onClose }: { upload: Upload; onClose: () => void }) {
  const t = useText(budgetUploadMessages)
  const trpc = useTRPC()
  const reverse = useWrite(trpc.workbooks.reverseBudget.mutationOptions(), { onDone: onClose })
  return (
    <FormDialog
      title={t.reverseTitle}
      act={t.reverse}
      danger
      pending={reverse.pending}
      refused={reverse.refused}
      onClose={onClose}
      onSend={() => reverse.send({ uploadId: upload.id })}
    >
      <p>{t.reverseWhat(upload.fileName, upload.figures)}</p>
    </FormDialog>
  )
}
