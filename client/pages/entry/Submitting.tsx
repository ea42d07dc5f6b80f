import { SubmitDialog } from './dialogs.tsx'
import type { GridCell } from './types.ts'
import { useSubmit } from './use-grid.ts'

/** The submit dialog with its sending; it is made anew each time, and so is the request number. */
export function Submitting(props: {
  ready: readonly GridCell[]
  left: readonly GridCell[]
  unsaved: ReadonlySet<number>
  onClose: () => void
  onGo: (cell: GridCell) => void
}) {
  const { submit, busy, failed } = useSubmit(props.ready, props.onClose)
  return <SubmitDialog {...props} busy={busy} failed={failed} onSubmit={submit} />
}
