import { useState } from 'react'
import { formatNumber } from '#domain/words/format-number.ts'
import { downloadCsv } from '../text/csv.ts'
import { useLanguage, useText } from '../../language.tsx'
import { writing } from '../../writing-messages.ts'
import { reasonText } from '../../reason-messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { ActualsTable } from './ActualsTable.tsx'
import { type Answers, isDecided } from '#domain/entry/file-change.ts'
import { statesOf, useApplying } from './changes.ts'
import { Form } from './Form.tsx'
import { verdictMessages, workbookMessages } from './messages.ts'
import { RefusedFile } from './RefusedFile.tsx'
import { refusedRows } from './refused-file.ts'
import { sendForm } from './send-form.ts'
import type { Answer } from '../write/send-file.ts'
import { type ActualsPreview, type Applied, rowWhy } from './words.ts'
import styles from './workbooks.module.css'

export interface Period {
  readonly year: number
  readonly month: number
  readonly departmentId?: number | undefined
  /** whether the year has more than this period */
  readonly several: boolean
}

/** A form of the grid to take away, and a filled one to bring back with a preview. */
export default function Uploading({ year, month, departmentId, several, onClose }: Period & { onClose: () => void }) {
  const t = useText(workbookMessages)
  const [reading, setReading] = useState(false)
  const [answered, setAnswered] = useState<Answer<ActualsPreview> | null>(null)
  const at = `year=${year}&month=${month}`
  const form = `/files/workbooks/actuals?${at}${departmentId === undefined ? '' : `&department=${departmentId}`}`
  async function read(file: File) {
    setReading(true)
    setAnswered(await sendForm<ActualsPreview>(`/files/workbooks/actuals?${at}`, { name: file.name, content: file }))
    setReading(false)
  }
  if (answered?.kind === 'done') return <Preview preview={answered.data} onOther={() => setAnswered(null)} onClose={onClose} />
  return (
    <Dialog open onClose={onClose} title={t.title} actions={<Button onClick={onClose}>{t.close}</Button>}>
      <Form
        forms={[{ href: form, label: t.formPeriod }, ...(several ? [{ href: `${form}&all=1`, label: t.formYear(year) }] : [])]}
        what={t.formWhat}
        reading={reading}
        onFile={(file) => void read(file)}
      />
      {answered?.kind === 'refused' && <RefusedFile reason={answered.reason} facts={answered.facts} larger={t.larger} />}
    </Dialog>
  )
}

function Preview({ preview, onOther, onClose }: { preview: ActualsPreview; onOther: () => void; onClose: () => void }) {
  const t = useText(workbookMessages)
  const v = useText(verdictMessages)
  const k = useText(writing)
  const language = useLanguage()
  const [answers, setAnswers] = useState<Answers>(new Map())
  const applying = useApplying()
  const states = statesOf(preview, answers)
  const lines = (state: 'takes' | 'check') => new Set([...states].flatMap(([line, one]) => (one === state ? [line] : [])))
  const [takes, check] = [lines('takes'), lines('check')]
  const idle = preview.rows.length - takes.size - check.size
  const { progress } = applying
  const refusedOf = (line: number): Applied | undefined => {
    const key = preview.rows.find((r) => r.line === line)?.key
    return progress?.done.find((d) => d.refused !== null && d.key === key)
  }
  const why = (line: number): string => {
    const refused = refusedOf(line)
    if (refused !== undefined) return refusedText(refused, t, language)
    const row = preview.rows.find((r) => r.line === line)
    return row === undefined ? '' : row.verdict === 'takes' ? v.together : rowWhy(row, language)
  }
  const download = (which: ReadonlySet<number>) => downloadCsv(t.fileRefused, refusedRows(preview, which, why, t.whyColumn))
  if (progress !== null) {
    const failed = progress.done.filter((d) => d.refused !== null)
    const saved = progress.done.length - failed.length
    const left = new Set([...check, ...preview.rows.flatMap((r) => (refusedOf(r.line) ? [r.line] : []))])
    const title = progress.running
      ? t.saving(progress.of)
      : failed.length === 0
        ? t.saved(saved)
        : t.savedSome(saved, failed.length)
    return (
      <Dialog
        open
        wide={failed.length > 0}
        title={title}
        onClose={() => !progress.running && onClose()}
        actions={
          progress.running ? undefined : (
            <>
              {left.size > 0 && <Button onClick={() => download(left)}>{t.refusedFile(left.size)}</Button>}
              {progress.stopped === null ? (
                <Button kind="primary" onClick={onClose}>
                  {t.close}
                </Button>
              ) : (
                <Button kind="primary" onClick={() => void applying.resume()}>
                  {t.goOn}
                </Button>
              )}
            </>
          )
        }
      >
        {progress.running && (
          <progress
            className={styles.progress}
            aria-label={t.saving(progress.of)}
            max={progress.of}
            {...(progress.through === null ? {} : { value: progress.through })}
          />
        )}
        <p role="status">{progress.running ? '' : progress.stopped === null ? t.savedWhat : t.unsent(progress.of)}</p>
        {progress.stopped !== null && <ErrorNotice reason={progress.stopped === 'offline' ? null : progress.stopped} />}
        {failed.length > 0 && (
          <ul className={styles.failed}>
            {failed.map((d) => (
              <li key={d.key}>
                <strong>{preview.rows.find((r) => r.key === d.key)?.name}</strong> {refusedText(d, t, language)}
              </li>
            ))}
          </ul>
        )}
        {left.size > 0 && !progress.running && <p className={styles.quiet}>{t.refusedWhat}</p>}
      </Dialog>
    )
  }
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t.previewTitle(takes.size + check.size, takes.size, check.size)}
      actions={
        <>
          {check.size > 0 && (
            <Button kind="quiet" onClick={() => download(check)}>
              {t.refusedFile(check.size)}
            </Button>
          )}
          <Button onClick={onOther}>{t.other}</Button>
          <Button onClick={onClose}>{k.cancel}</Button>
          <Button
            kind="primary"
            why={takes.size === 0 && k.nothingToTake}
            onClick={() =>
              void applying.start(
                preview.changes.filter((c) => isDecided(c, answers)),
                answers,
              )
            }
          >
            {t.apply(takes.size)}
          </Button>
        </>
      }
    >
      <p className={styles.quiet}>
        {preview.fileName}
        {idle > 0 && ` · ${t.untouched(idle)}`}
      </p>
      {preview.replaced > 0 && <p className={styles.warn}>{t.replaced(preview.replaced)}</p>}
      {takes.size + check.size > 0 && (
        <ActualsTable
          preview={preview}
          states={states}
          answers={answers}
          onAnswer={(line, text) =>
            setAnswers((old) => {
              const next = new Map(old)
              if (text === null) next.delete(line)
              else next.set(line, text)
              return next
            })
          }
        />
      )}
    </Dialog>
  )
}

function refusedText(
  { refused, facts }: Applied,
  t: ReturnType<typeof useText<typeof workbookMessages>>,
  language: 'ko' | 'en',
): string {
  if (refused === null) return ''
  if (refused === 'version-conflict' && facts['theirs'] !== undefined) {
    const theirs = String(facts['theirs'])
    const value = theirs === 'not-entered' ? t.notEntered : theirs === 'not-applicable' ? t.notApplicable : theirs
    return t.theirs(value, String(facts['by'] ?? ''))
  }
  return `${reasonText[refused][language]}${facts['raw'] === undefined ? '' : ` (${formatRaw(facts['raw'])})`}`
}
const formatRaw = (raw: string | number) => (typeof raw === 'number' ? formatNumber(raw) : raw)
