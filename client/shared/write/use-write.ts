import { type UseMutationOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Reason } from '#domain/entry/reasons.ts'
import { reasonOf } from '../../trpc.ts'
import { newRequestId } from './request-id.ts'

/** What a page gives; the request number is added here. Applied to each member of a union. */
type Content<Input> = Input extends unknown ? Omit<Input, 'requestId'> : never

interface Forgettable {
  readonly forget: () => void
}

export interface Write<Sent, Output> {
  /**
   * Sends once, however fast it is pressed. `then` runs after the answer and the refresh, while the page is still there. The
   * `draft` is forgotten as soon as the content is taken, also when the person has gone elsewhere.
   */
  readonly send: (content: Sent, then?: (output: Output) => void, draft?: Forgettable) => void
  readonly pending: boolean
  /** why the last one was refused; null = the server could not be reached, undefined = it was not refused */
  readonly refused: Reason | null | undefined
  readonly error: unknown
  /** the content of the last one */
  readonly sent: Sent | undefined
  /** forgets the last answer, so that an old refusal does not stand in a new dialog */
  readonly reset: () => void
}

/** Answers after which the change may have been made all the same. */
const isUnknown = (reason: Reason | null) => reason === null || reason === 'server-failed' || reason.startsWith('database-')

/**
 * A number for each content that is sent. The same content again after a lost answer has the same number, and the server
 * then does nothing twice. Other content has another number, and so has everything after `forget`.
 */
export function useRequestId(): { readonly of: (content: unknown) => string; readonly forget: () => void } {
  const last = useRef({ content: '', id: '' })
  return {
    of: (content) => {
      const text = JSON.stringify(content)
      if (text !== last.current.content) last.current = { content: text, id: newRequestId() }
      return last.current.id
    },
    forget: () => {
      last.current = { content: '', id: '' }
    },
  }
}

/**
 * The one way a page writes: `useWrite(trpc.periods.close.mutationOptions(), { … })`. A lost answer is asked for again by
 * itself, and by a person who presses again, both with the number of the first try.
 *
 * `refresh` runs after every answer, a refusal too, because what is on the screen may be stale; without it every query is
 * asked again. What it returns is waited for. `onDone` runs before it.
 */
export function useWrite<Input extends { readonly requestId: string }, Output, Failure>(
  procedure: UseMutationOptions<Output, Failure, Input>,
  options: {
    readonly onDone?: (output: Output, input: Input) => void
    readonly refresh?: (refused: boolean) => unknown
  } = {},
): Write<Content<Input>, Output> {
  const client = useQueryClient()
  const requestId = useRequestId()
  const busy = useRef(false)
  const sending = useRef<Forgettable>(undefined)
  const mutation = useMutation<Output, Failure, Input>({
    ...procedure,
    retry: (count, error) => count < 2 && reasonOf(error) === null,
    onSuccess: (output, input) => {
      sending.current?.forget()
      options.onDone?.(output, input)
    },
    onSettled: async (_output, error) => {
      if (error === null || !isUnknown(reasonOf(error))) requestId.forget()
      try {
        if (options.refresh) await options.refresh(error !== null)
        else void client.invalidateQueries()
      } finally {
        busy.current = false
      }
    },
  })
  const { requestId: _, ...sent } = mutation.variables ?? { requestId: '' }
  return {
    send: (content, then, draft) => {
      if (busy.current) return
      busy.current = true
      sending.current = draft
      // The content of an input with its number is that input.
      mutation.mutate({ ...content, requestId: requestId.of(content) } as unknown as Input, {
        onSuccess: (output) => then?.(output),
      })
    },
    pending: mutation.isPending,
    refused: mutation.isError ? reasonOf(mutation.error) : undefined,
    error: mutation.error,
    sent: mutation.variables && (sent as unknown as Content<Input>),
    reset: mutation.reset,
  }
}
