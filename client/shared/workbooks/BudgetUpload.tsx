import { lazy, useState } from 'react'
import { useText } from '../../language.tsx'
import { part } from '../../missing-part.ts'
import { Button } from '../../ui/Button.tsx'
import { Opened } from '../../ui/Opened.tsx'
import { budgetUploadMessages } from './budget-messages.ts'
import type { Upload } from './words.ts'

const load = () => part(() => import('./BudgetUploading.tsx'))
const Uploading = lazy(() => load().then((m) => ({ default: m.Uploading })))
const Uploads = lazy(() => load().then((m) => ({ default: m.Uploads })))
const ReverseDialog = lazy(() => load().then((m) => ({ default: m.ReverseDialog })))

interface Of {
  readonly bureauId: number | undefined
  /** of whose plan */
  readonly year: number | undefined
}

/** The administrator's button on the budget page: amounts of other years by file, and taking the last file back. */
export function BudgetUpload({ bureauId, year }: Of) {
  const t = useText(budgetUploadMessages)
  const [open, setOpen] = useState(false)
  const [reversing, setReversing] = useState<Upload | null>(null)
  const ask = {
    ...(bureauId === undefined ? {} : { bureau: String(bureauId) }),
    ...(year === undefined ? {} : { year: String(year) }),
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t.open}</Button>
      {open && (
        <Opened>
          {reversing === null ? (
            <Uploading
              address="/files/workbooks/budget"
              ask={ask}
              words={{ title: t.title, form: t.form, what: t.formWhat, saved: t.savedWhat }}
              onClose={() => setOpen(false)}
            >
              <Uploads bureauId={bureauId} year={year} onReverse={setReversing} />
            </Uploading>
          ) : (
            <ReverseDialog upload={reversing} onClose={() => setReversing(null)} />
          )}
        </Opened>
      )}
    </>
  )
}

/** Amounts of a 추경 that is being written, by file. */
export function SupplementaryUpload({ id, number }: { id: number; number: number }) {
  const t = useText(budgetUploadMessages)
  const [open, setOpen] = useState(false)
  const words = {
    title: t.supplementaryTitle(number),
    form: t.supplementaryForm(number),
    what: t.supplementaryWhat,
    saved: t.supplementarySaved,
  }
  return (
    <>
      <Button small onClick={() => setOpen(true)}>
        {t.supplementaryOpen}
      </Button>
      {open && (
        <Opened>
          <Uploading
            address="/files/workbooks/supplementary"
            ask={{ id: String(id) }}
            words={words}
            onClose={() => setOpen(false)}
          />
        </Opened>
      )}
    </>
  )
}
