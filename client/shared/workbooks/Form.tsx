import { useText } from '../../language.tsx'
import { workbookMessages } from './messages.ts'
import { PickFile } from './PickFile.tsx'
import styles from './workbooks.module.css'

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
            <a key={form.href} className={styles.formLink} href={form.href} download>
              {form.label} (xlsx)
            </a>
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
