import { type DragEvent, useState } from 'react'
import { useText } from '../../language.tsx'
import { workbookMessages } from './messages.ts'
import styles from './workbooks.module.css'

/** A place for one file: chosen by keyboard or mouse, or dropped. */
export function PickFile({ busy, onFile }: { busy: boolean; onFile: (file: File) => void }) {
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
          accept=".xlsx,.xls,.ods,.csv,.tsv,.txt"
          disabled={busy}
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
