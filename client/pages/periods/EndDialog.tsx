import { Korean, useText } from '../../language.tsx'
import { useTRPC } from '../../trpc.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { periodsMessages } from './messages.ts'
import type { Deputy } from './types.ts'
import { useWrite } from '../../shared/write/use-write.ts'

/** Ends a deputy's time before its day. */
export function EndDialog(props: { deputy: Deputy; onClose: () => void; onDone: (said: string) => void }) {
  const t = useText(periodsMessages)
  const trpc = useTRPC()
  const { deputy } = props
  const end = useWrite(trpc.organisation.endDeputy.mutationOptions(), {
    onDone: () => props.onDone(t.deputyEnded(deputy.person)),
  })
  return (
    <FormDialog
      title={t.endTitle}
      act={t.endDo}
      danger
      pending={end.pending}
      refused={end.refused}
      onClose={props.onClose}
      onSend={() => end.send({ id: deputy.id })}
    >
      <p>
        <Korean>{t.endWhat(deputy.person, deputy.department)}</Korean>
      </p>
    </FormDialog>
  )
}
