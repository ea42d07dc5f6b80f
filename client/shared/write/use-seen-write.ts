import { useState } from 'react'
import type { UseMutationOptions } from '@tanstack/react-query'
import { formatDateTime } from '../../format.ts'
import { useText } from '../../language.tsx'
import { writing } from '../../writing-messages.ts'
import { factsOf } from '../../trpc.ts'
import { useWrite, type Write } from './use-write.ts'

/** What a page gives; what was seen is added here. */
type Content<Input> = Input extends unknown ? Omit<Input, 'requestId' | 'seen'> : never

/**
 * `useWrite` in a dialog about something that others set too. `seen` stays what it was when the dialog opened, also when the page
 * has heard of a newer one since: then nothing is saved, and `problem` says who was quicker. What was typed stays; the dialog
 * opened again begins with what holds by then.
 */
export function useSeenWrite<Input extends { readonly requestId: string; readonly seen: unknown }, Output, Failure>(
  procedure: UseMutationOptions<Output, Failure, Input>,
  seen: Input['seen'],
  options: Parameters<typeof useWrite<Input, Output, Failure>>[1] = {},
): Omit<Write<unknown, Output>, 'send' | 'sent'> & {
  readonly send: (content: Content<Input>, then?: (output: Output) => void, draft?: { readonly forget: () => void }) => void
  readonly problem: string | null
} {
  const t = useText(writing)
  const [atOpening] = useState(seen)
  const save = useWrite(procedure, options)
  const { by, at } = factsOf(save.error)
  return {
    ...save,
    // The content of an input with what was seen is that input without its number.
    send: (content, then, draft) =>
      save.send({ ...content, seen: atOpening } as unknown as Parameters<typeof save.send>[0], then, draft),
    problem: save.refused === 'version-conflict' ? t.setMeanwhile(String(by ?? ''), formatDateTime(String(at ?? ''))) : null,
  }
}
