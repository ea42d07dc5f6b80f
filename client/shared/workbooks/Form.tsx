import { acceptOf, FORM_EXTENSIONS } from '#domain/entry/file-kind.ts'
import { FileLink } from '../FileLink.tsx'
import { useText } from '../../language.tsx'
import { workbookMessages } from './messages.ts'
import styles from './workbooks.module.css'
import { type DragEvent, useState } from 'react'

/** Both ways in one view: take the form away, bring the filled one back. */
export function Form({
  forms,
  what,
  reading,
  onFile,
}: {
  forms: readonly { readonly href: string; readonly label: string }[]
  what: string
  reading: boolean
  onFile: (file: File) => void
}) {
  const t = useText(workbookMessages)
  return (
    <div className={styles.form}>
      <section>
        <h3>{t.formHead}</h3>
        <p className={styles.quiet}>{what}</p>
        <p className={styles.forms}>
          {forms.map((form) => (
            <FileLink key={form.href} className={styles.formLink} href={form.href}>
              {form.label} (xlsx)
            </FileLink>
          ))}
        </p>
      </section>
      <section>
        <h3>{t.uploadHead}</h3>
        <p className={styles.quiet}>{t.uploadWhat}</p>
        <PickFile busy={reading} onFile={onFile} />
      </section>
    </div>
  )
}

/** A place for one file: chosen by keyboard or mouse, or dropped. */
function PickFile({ busy, onFile }: { busy: boolean; onFile: (file: File) => void }) {
  const t = useText(workbookMessages)
  const [over, setOver] = useState(false)
  const takes = {
    // Without this the browser would open the file in place of the page.
    onDragOver: (event: DragEvent) => {
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      const [file] = event.dataTransfer.files
      if (file && !busy) onFile(file)
    },
  }
  return (
    <div className={styles.pickBox} data-over={over} {...takes}>
      <label className={styles.pick} aria-disabled={busy}>
        <input
          type="file"
          className="sr-only"
          accept={acceptOf(FORM_EXTENSIONS)}
          onClick={(event) => busy && event.preventDefault()}
          data-first
          onChange={(event) => {
            const [file] = event.target.files ?? []
            // Else choosing the corrected file of the same name would be no change.
            event.target.value = ''
            if (file) onFile(file)
          }}
        />
        {t.choose}
      </label>
      <span className={styles.quiet}>{t.drop}</span>
      <p className={styles.quiet}>{t.kinds}</p>
      <p role="status" className={styles.status}>
        {busy ? t.reading : ''}
      </p>
    </div>
  )
}
