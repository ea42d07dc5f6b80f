import { useMutation } from '@tanstack/react-query'
import { Korean, useText } from '../../language.tsx'
import { useTRPC } from '../../trpc.ts'
import { FormDialog } from './FormDialog.tsx'
import { periodsMessages } from './messages.ts'
import type { Deputy } from './types.ts'
import { useRefreshAll, useRequestId } from './use-saving.ts'

/** Ends a deputy's time before its day. */
export function EndDialog(props: { deputy: Deputy; onClose: () => void; onDone: (said: string) => void }) {
  const t = useText(periodsMessages)
  const trpc = useTRPC()
  const requestId = useRequestId()
  const refresh = useRefreshAll()
  const { deputy } = props
  const end = useMutation(
    trpc.organisation.endDeputy.mutationOptions({
      onSuccess: () => {
        refresh()
        props.onDone(t.deputyEnded(deputy.person))
      },
    }),
  )
  return (
    <FormDialog
      title={t.endTitle}
      act={t.endDo}
      danger
      ready
      busy={end.isPending}
      error={end.error}
      onClose={props.onClose}
      onSend={() => end.mutate({ id: deputy.id, requestId: requestId(deputy.id) })}
    >
      <p>
        <Korean>{t.endWhat(deputy.person, deputy.department)}</Korean>
      </p>
    </FormDialog>
  )
}
