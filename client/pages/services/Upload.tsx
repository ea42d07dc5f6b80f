import { type ClipboardEvent, useState } from 'react'
import { toPlainCsv } from '#domain/words/csv.ts'
import { parseNumber } from '#domain/entry/parse-number.ts'
import { Korean, useText } from '../../language.tsx'
import { writing } from '../../writing-messages.ts'
import { readHtmlTable, readTsv } from '../../shared/text/clipboard.ts'
import { Form } from '../../shared/workbooks/Form.tsx'
import { RefusedFile } from '../../shared/workbooks/RefusedFile.tsx'
import tables from '../../shared/workbooks/workbooks.module.css'
import { sendForm } from '../../shared/workbooks/send-form.ts'
import type { Answer } from '../../shared/write/send-file.ts'
import { useWrite } from '../../shared/write/use-write.ts'
import { useTRPC } from '../../trpc.ts'
import type { ServiceRow, ServicesPreview } from '../../../server/services/sheet.ts'
import { announce } from '../../ui/announce.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field, FormDialog } from '../../ui/FormDialog.tsx'
import { WideTable } from '../../ui/WideTable.tsx'
import type { Page } from './find.ts'
import { manageMessages, uploadMessages } from './messages.ts'
import styles from './services.module.css'

const PASTED = '붙여넣은 표.csv'
const isFigure = (text: string) => parseNumber(text).kind !== 'refuse'

/** Many services at once: the form out, a filled one or a copied table in, and what it would change before it is saved. */
export function Upload({ page, onClose }: { page: Page; onClose: () => void }) {
  const t = useText(uploadMessages)
  const k = useText(writing)
  const [reading, setReading] = useState(false)
  const [answered, setAnswered] = useState<Answer<ServicesPreview> | null>(null)
  const url = `/files/services?bureau=${page.bureau.id}`
  async function read(name: string, content: Blob) {
    setReading(true)
    setAnswered(await sendForm<ServicesPreview>(url, { name, content }))
    setReading(false)
  }
  if (answered?.kind === 'done')
    return <Preview page={page} preview={answered.data} onOther={() => setAnswered(null)} onClose={onClose} />
  return (
    <Dialog open onClose={onClose} title={t.title} actions={<Button onClick={onClose}>{k.cancel}</Button>}>
      <Form
        forms={[{ href: url, label: t.form }]}
        what={t.formWhat}
        reading={reading}
        onFile={(file) => void read(file.name, file)}
      />
      <div className={tables.form}>
        <section>
          <h3>{t.pasteHead}</h3>
          <label className={tables.quiet} htmlFor="services-paste">
            {t.pasteWhat}
          </label>
          <textarea
            id="services-paste"
            className={styles.paste}
            rows={2}
            value=""
            readOnly
            onPaste={(event: ClipboardEvent) => {
              event.preventDefault()
              const rows =
                readHtmlTable(event.clipboardData.getData('text/html'), isFigure) ??
                readTsv(event.clipboardData.getData('text/plain'))
              if (rows.some((row) => row.length > 1) && !reading) void read(PASTED, new Blob([toPlainCsv(rows)]))
            }}
          />
        </section>
      </div>
      {answered?.kind === 'refused' && <RefusedFile reason={answered.reason} facts={answered.facts} />}
    </Dialog>
  )
}

function Preview(props: { page: Page; preview: ServicesPreview; onOther: () => void; onClose: () => void }) {
  const t = useText(uploadMessages)
  const m = useText(manageMessages)
  const trpc = useTRPC()
  const { preview } = props
  const [from, setFrom] = useState(props.page.today)
  const taken = preview.rows.filter((row) => row.verdict === 'new' || row.verdict === 'changed')
  const upload = useWrite(trpc.services.upload.mutationOptions(), {
    onDone: (count) => {
      announce(t.done(count.added, count.changed))
      props.onClose()
    },
  })
  const shown = preview.rows.filter((row) => row.verdict !== 'same')
  return (
    <FormDialog
      title={t.preview(taken.length)}
      act={t.apply}
      wide
      missing={taken.length === 0 ? t.nothing : from === ''}
      pending={upload.pending}
      refused={upload.refused}
      onClose={props.onClose}
      onSend={() =>
        upload.send({
          fileName: preview.fileName,
          from,
          rows: taken.flatMap(({ row, line }) => (row === null ? [] : [{ ...row, phones: [...row.phones], line }])),
        })
      }
    >
      <Field label={t.from}>
        {(ids) => <input {...ids} type="date" required value={from} onChange={(event) => setFrom(event.target.value)} />}
      </Field>
      <Button small onClick={props.onOther}>
        {t.other}
      </Button>
      <WideTable name={t.preview(taken.length)} maxHeight="20rem">
        <table className={styles.table}>
          <caption className="sr-only">{t.preview(taken.length)}</caption>
          <thead>
            <tr>
              {[t.line, m.name, m.team, m.phones, t.state].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.line}>
                <td>{row.line}</td>
                <th scope="row" lang="ko">
                  {row.shown.name}
                </th>
                <td lang="ko">{row.shown.team}</td>
                <td className={styles.number}>{row.row?.phones.join(', ') ?? row.shown.phones}</td>
                <td>
                  <Verdict row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </FormDialog>
  )
}

function Verdict({ row }: { row: ServiceRow }) {
  const t = useText(uploadMessages)
  const m = useText(manageMessages)
  if (row.verdict === 'new') return t.new
  if (row.verdict === 'changed')
    return t.changed(
      row.changes.flatMap((column) => (column === 'seen' ? [] : [column === 'isOpen' ? m.openShort : m[column]])).join(', '),
    )
  return (
    <span className={styles.missed}>
      {row.why !== null && t[row.why]} <Korean>{row.what}</Korean>
    </span>
  )
}
