import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useText } from '../../language.tsx'
import { newRequestId } from '../write/request-id.ts'
import { reasonOf, useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { budgetUploadMessages } from './budget-messages.ts'
import { workbookMessages } from './messages.ts'
import type { Upload } from './types.ts'

/** Asks once more before the amounts of a file go back to what they were. */
export function ReverseDialog({ upload, onClose }: { upload: Upload; onClose: () => void }) {
  const t = useText(budgetUploadMessages)
  const w = useText(workbookMessages)
  const trpc = useTRPC()
  const client = useQueryClient()
  // A retry after a lost reply is the same request.
  const [requestId] = useState(newRequestId)
  const reverse = useMutation(
    trpc.workbooks.reverseBudget.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries()
        onClose()
      },
    }),
  )
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.reverseTitle}
      actions={
        <>
          <Button onClick={onClose}>{w.cancel}</Button>
          <Button kind="danger" disabled={reverse.isPending} onClick={() => reverse.mutate({ uploadId: upload.id, requestId })}>
            {t.reverse}
          </Button>
        </>
      }
    >
      <p>{t.reverseWhat(upload.fileName, upload.figures)}</p>
      {reverse.isError && <ErrorNotice reason={reasonOf(reverse.error)} />}
    </Dialog>
  )
}
