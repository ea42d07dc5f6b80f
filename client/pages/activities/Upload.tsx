import { useQueryClient } from '@tanstack/react-query'
import { type ClipboardEvent, useEffect, useState } from 'react'
import { readFormTable } from './pasted.ts'
import { formatDate, formatNumber } from '../../format.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { writing } from '../../writing-messages.ts'
import { reasonText } from '../../reason-messages.ts'
import { isDouble } from '#domain/entry/activity.ts'
import { toPlainCsv } from '#domain/words/csv.ts'
import { Form as FileForm } from '../../shared/workbooks/Form.tsx'
import { RefusedFile } from '../../shared/workbooks/RefusedFile.tsx'
import { DoubleMark } from '../../shared/value/activity/DoubleMark.tsx'
import tables from '../../shared/workbooks/workbooks.module.css'
import { sendForm } from '../../shared/workbooks/send-form.ts'
import type { Answer } from '../../shared/write/send-file.ts'
import { useWrite } from '../../shared/write/use-write.ts'
import { factsOf, useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import type { ActivitiesPreview, ActivityRow } from '../../../server/activities/preview-activities.ts'
import styles from './activities.module.css'
import { differing, typedOf } from './draft.ts'
import { labelOf, useFieldText } from './Facts.tsx'
import { formMessages, messages, uploadMessages } from './messages.ts'
import { linkNames, type Page } from './types.ts'

type Choice = ActivityRow['choices'][number]
type Answers = ReadonlyMap<number, Choice>
const PASTED = '붙여넣은 표.csv'

/** Many activities at once: a form to take away, a filled one or a copied table to bring in, and what it would change before it is saved. */
export function Upload(props: {
  page: Page
  department: number | undefined
  /** a table that was pasted on the page */
  pasted: string[][] | null
  /** the years of what was saved */
  onSaved: (years: readonly number[]) => void
  onClose: () => void
}) {
  const t = useText(uploadMessages)
  const k = useText(writing)
  const { page } = props
  const [reading, setReading] = useState(props.pasted !== null)
  const [answered, setAnswered] = useState<Answer<ActivitiesPreview> | null>(null)
  const at = new URLSearchParams({
    year: String(page.year),
    bureau: String(page.bureau.id),
    ...(props.department === undefined ? {} : { department: String(props.department) }),
  })
  const url = `/files/activities?${at}`
  async function read(file: { readonly name: string; readonly content: Blob }) {
    setReading(true)
    setAnswered(await sendForm<ActivitiesPreview>(url, file))
    setReading(false)
  }
  const readTable = (rows: string[][]) => void read({ name: PASTED, content: new Blob([toPlainCsv(rows)]) })
  const { pasted } = props
  useEffect(() => {
    if (pasted !== null) readTable(pasted)
    // oxlint-disable-next-line react/exhaustive-deps -- once for the table it was opened with
  }, [pasted])
  if (answered?.kind === 'done')
    return (
      <Preview
        page={page}
        preview={answered.data}
        onOther={() => setAnswered(null)}
        onSaved={props.onSaved}
        onClose={props.onClose}
      />
    )
  return (
    <Dialog open onClose={props.onClose} title={t.title} actions={<Button onClick={props.onClose}>{k.cancel}</Button>}>
      <FileForm
        forms={[{ href: url, label: t.form(page.year) }]}
        what={t.formWhat}
        reading={reading}
        onFile={(file) => void read({ name: file.name, content: file })}
      />
      <div className={tables.form}>
        <section>
          <h3>{t.pasteHead}</h3>
          <label className={tables.quiet} htmlFor="activities-paste">
            {t.pasteWhat}
          </label>
          <textarea
            id="activities-paste"
            className={styles.field}
            rows={2}
            value=""
            placeholder={t.pasteHere}
            readOnly
            onPaste={(event: ClipboardEvent) => {
              event.preventDefault()
              const rows = readFormTable(event.clipboardData)
              if (rows !== null && !reading) readTable(rows)
            }}
          />
        </section>
      </div>
      {answered?.kind === 'refused' && (
        <>
          <RefusedFile reason={answered.reason} facts={answered.facts} />
          {answered.reason === 'sheet-not-recognised' && answered.facts['form'] === undefined && (
            <p className={tables.quiet}>{t.needed}</p>
          )}
        </>
      )}
    </Dialog>
  )
}

const isTaken = (row: ActivityRow, answers: Answers) =>
  row.verdict === 'new' || row.verdict === 'changed' || (row.verdict === 'ask' && answers.has(row.line))

/** What the row becomes with the person's answer. */
function sendable(row: ActivityRow, answer: Choice | undefined) {
  const { draft, departmentId, stored } = row
  if (draft === null || departmentId === null) return []
  const change = stored !== null && answer !== 'add'
  return [
    {
      ...draft,
      links: [...draft.links],
      participants: typeof answer === 'number' ? answer : draft.participants,
      line: row.line,
      departmentId,
      id: change ? stored.id : null,
      version: change ? stored.version : 0,
      duplicate: answer === 'add',
    },
  ]
}

function Preview(props: {
  page: Page
  preview: ActivitiesPreview
  onOther: () => void
  onSaved: (years: readonly number[]) => void
  onClose: () => void
}) {
  const t = useText(uploadMessages)
  const k = useText(writing)
  const language = useLanguage()
  const trpc = useTRPC()
  const client = useQueryClient()
  const { preview } = props
  const [answers, setAnswers] = useState<Answers>(new Map())
  const taken = preview.rows.filter((row) => isTaken(row, answers))
  const same = preview.rows.filter((row) => row.verdict === 'same').length
  const check = preview.rows.length - taken.length - same
  const rows = taken.flatMap((row) => sendable(row, answers.get(row.line)))
  const upload = useWrite(trpc.activities.upload.mutationOptions(), {
    refresh: () => client.invalidateQueries(trpc.activities.pathFilter()),
    onDone: (_, { rows: sent }) => props.onSaved([...new Set(sent.map((row) => Number(row.startsOn.slice(0, 4))))]),
  })
  const [done, setDone] = useState<{ readonly added: number; readonly changed: number } | null>(null)
  if (done !== null)
    return (
      <Dialog
        open
        onClose={props.onClose}
        title={t.saved(done.added, done.changed)}
        actions={
          <Button kind="primary" data-first onClick={props.onClose}>
            {t.close}
          </Button>
        }
      >
        <p role="status">{t.savedWhat}</p>
        {check > 0 && <p className={tables.quiet}>{t.left(check)}</p>}
      </Dialog>
    )
  const line = factsOf(upload.error)['line']
  return (
    <Dialog
      open
      wide
      onClose={props.onClose}
      title={taken.length + check === 0 ? t.nothing : t.previewTitle(preview.rows.length, taken.length, check)}
      actions={
        <>
          <Button onClick={props.onOther}>{t.other}</Button>
          <Button onClick={props.onClose}>{k.cancel}</Button>
          <Button
            kind="primary"
            data-first
            disabled={upload.pending}
            why={rows.length === 0 && k.nothingToTake}
            onClick={() => upload.send({ fileName: preview.fileName, rows }, setDone)}
          >
            {t.save(rows.length)}
          </Button>
        </>
      }
    >
      <p className={tables.quiet}>
        <Korean>{preview.fileName}</Korean>
        {same > 0 && ` · ${t.same(same)}`}
      </p>
      {preview.replaced > 0 && <p className={tables.warn}>{t.replaced(preview.replaced)}</p>}
      {upload.refused !== undefined && (
        <div role="alert" className={tables.warn}>
          {line !== undefined && <strong>{t.atLine(Number(line))} </strong>}
          {upload.refused === null ? <ErrorNotice reason={null} /> : reasonText[upload.refused][language]} {t.nothingSaved}
        </div>
      )}
      <Rows
        page={props.page}
        preview={preview}
        answers={answers}
        onAnswer={(at, choice) =>
          setAnswers((old) => {
            const next = new Map(old)
            if (choice === undefined) next.delete(at)
            else next.set(at, choice)
            return next
          })
        }
      />
    </Dialog>
  )
}

function Rows(props: {
  page: Page
  preview: ActivitiesPreview
  answers: Answers
  onAnswer: (line: number, choice: Choice | undefined) => void
}) {
  const t = useText(uploadMessages)
  const m = useText(messages)
  const f = useText(formMessages)
  const { page, preview, answers } = props
  const shown = preview.rows.filter((row) => row.verdict !== 'same')
  if (shown.length === 0) return null
  return (
    <div className={tables.scroll}>
      <table className={tables.table} aria-label={t.title}>
        <thead>
          <tr>
            <th scope="col">{t.line}</th>
            <th scope="col">{f.startsOn}</th>
            <th scope="col">{f.title}</th>
            <th scope="col">{f.participants}</th>
            <th scope="col">{m.indicator}</th>
            <th scope="col">{t.verdict}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.line} data-state={isTaken(row, answers) ? 'takes' : 'check'}>
              <td className={tables.line}>{row.line}</td>
              <td className={tables.nowrap} data-label={f.startsOn}>
                {row.draft === null ? row.shown.day : formatDate(row.draft.startsOn)}
              </td>
              <th scope="row">
                <Korean>{row.shown.title}</Korean>
              </th>
              <td className={tables.number} {...(row.draft?.participants == null ? {} : { 'data-label': f.participants })}>
                {row.draft?.participants == null ? '' : formatNumber(row.draft.participants)}
              </td>
              <td {...(row.draft === null || row.draft.links.length === 0 ? {} : { 'data-label': m.indicator })}>
                {row.draft !== null && isDouble(row.draft) && <DoubleMark many={row.draft.links.length} />}
                <Korean>{row.draft === null ? '' : linkNames(row.draft, page).join(', ')}</Korean>
              </td>
              <td>
                <Verdict row={row} page={page} answer={answers.get(row.line)} onAnswer={(c) => props.onAnswer(row.line, c)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Verdict(props: {
  row: ActivityRow
  page: Page
  answer: Choice | undefined
  onAnswer: (choice: Choice | undefined) => void
}) {
  const t = useText(uploadMessages)
  const m = useText(messages)
  const f = useText(formMessages)
  const shownAs = useFieldText(props.page)
  const { row, answer } = props
  const typed = (draft: NonNullable<ActivityRow['draft']>) =>
    typedOf({ ...draft, id: 0, version: 0, departmentId: row.departmentId ?? 0, status: 'held' })
  const changes =
    row.stored === null || row.draft === null
      ? []
      : differing(typed(row.stored.draft), typed(row.draft)).map((field) => (
          <span key={field} className={tables.quiet}>
            {' '}
            {f[labelOf(field)]}:{' '}
            <Korean>
              {row.stored && shownAs(typed(row.stored.draft), field)} → {row.draft && shownAs(typed(row.draft), field)}
            </Korean>
          </span>
        ))
  if (row.verdict === 'new') return t.new
  if (row.verdict === 'refuse')
    return (
      <>
        {row.why !== null && t[row.why]}
        {row.what !== '' && (
          <span className={tables.quiet}>
            {' '}
            <Korean>{row.what}</Korean>
          </span>
        )}
      </>
    )
  if (row.verdict !== 'ask')
    return (
      <>
        {t.changed}
        {changes}
      </>
    )
  return (
    <>
      {row.why !== null && t[row.why]}
      {changes}{' '}
      <select
        className={tables.select}
        aria-label={t.choose(row.shown.title)}
        value={String(answer ?? '')}
        onChange={(event) => props.onAnswer(row.choices.find((choice) => String(choice) === event.target.value))}
      >
        <option value="">{t.leave}</option>
        {row.choices.map((choice) => (
          <option key={choice} value={choice}>
            {typeof choice === 'number' ? m.people(formatNumber(choice)) : choice === 'add' ? t.asNew : t.asChange}
          </option>
        ))}
      </select>
    </>
  )
}
