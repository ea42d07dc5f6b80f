import { lazy, useState } from 'react'
import { useText } from '../../language.tsx'
import { part } from '../../missing-part.ts'
import { Button } from '../../ui/Button.tsx'
import { Opened } from '../../ui/Opened.tsx'
import type { Period } from './ActualsUploading.tsx'
import { workbookMessages } from './messages.ts'

const Uploading = lazy(() => part(() => import('./ActualsUploading.tsx')))

/** The button and its dialog: a form of the grid to take away, and a filled one to bring back with a preview. */
export function ActualsUpload(period: Period) {
  const t = useText(workbookMessages)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button kind="quiet" onClick={() => setOpen(true)}>
        {t.open}
      </Button>
      {open && (
        <Opened>
          <Uploading {...period} onClose={() => setOpen(false)} />
        </Opened>
      )}
    </>
  )
}
