import { QueryClient } from '@tanstack/react-query'
import { createTRPCClient, getUntypedClient, httpBatchLink, TRPCClientError, type TRPCLink } from '@trpc/client'
import type { inferRouterOutputs } from '@trpc/server'
import { observable } from '@trpc/server/observable'
import { createTRPCContext } from '@trpc/tanstack-react-query'
import { type Facts, factsIn, isReason, type Reason } from '#domain/entry/reasons.ts'
import { PERMISSIONS, type Role } from '#domain/entry/permissions.ts'
import type { Question } from '#domain/pages/first-questions.ts'
import type { AppRouter } from '../server/router.ts'
import { unnamedReason } from './proxy-answer.ts'
import { drawFor, drawnFor, noteAnswer, personHeader } from './session.ts'
import { BACKGROUND, noteRequest, userAtWork } from './shared/live/own-requests.ts'

export type Outputs = inferRouterOutputs<AppRouter>

export const isRefusal = (error: unknown) => error instanceof TRPCClientError

/** The server's reason for refusing, or null when the server could not be reached. */
export function reasonOf(error: unknown): Reason | null {
  if (!(error instanceof TRPCClientError)) return 'server-failed'
  const data: unknown = error.data
  const reason = typeof data === 'object' && data !== null && 'reason' in data ? data.reason : error.message
  if (isReason(reason)) return reason
  // A refused connection has no answer and so no data.
  return data ? 'server-failed' : null
}

/** What the server told beside the reason. */
export const factsOf = (error: unknown): Facts => (error instanceof TRPCClientError ? factsIn(error.data) : {})

// Only what can pass by waiting is worth asking again; a refusal will stay one.
const PASSING: ReadonlySet<Reason | null> = new Set<Reason | null>([null, 'database-locked'])

const answers = () =>
  new QueryClient({
    defaultOptions: { queries: { staleTime: 30_000, retry: (count, error) => count < 2 && PASSING.has(reasonOf(error)) } },
  })
const queryClient = answers()
let answeredAt = Date.now()
/** When the server last answered the user, ms: the idle limit counts from there. */
export const lastAnswer = () => answeredAt
let endsAt = Infinity
/** When one has to sign in again, however busy, ms by this machine's clock. */
export const sessionEnd = () => endsAt

type Frame = Outputs['accounts']['frame']
let role: Role | null = null
/** The first answer to who is signed in says whose the page is, and each until when and as what. */
function noteFrame(frame: Frame): void {
  if (frame !== null) drawFor(frame.user.id)
  role = frame?.user.role ?? null
  endsAt = Date.now() + (frame?.sessionLeft ?? Infinity)
}

/**
 * The live channel need not ask again for what a write of this page was just answered. And every answer says whether the
 * page is still that of the person it was drawn for.
 */
const noting: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) => {
    if (op.type === 'mutation') noteRequest(op.input)
    const person = drawnFor()
    return observable((observer) =>
      next(op).subscribe({
        next(answer) {
          noteAnswer(person, undefined)
          if (op.path === 'accounts.frame' && 'data' in answer.result) noteFrame(answer.result.data as Frame)
          observer.next(answer)
        },
        error(error) {
          noteAnswer(person, reasonOf(error), factsOf(error))
          observer.error(error)
        },
        complete: observer.complete,
      }),
    )
  }

/** An answer that is none of ours comes from a proxy; its page would be taken for a lost network. Throws the reason it stands for. */
function refuseForeign({ status, headers }: Response): void {
  const reason = headers.get('content-type')?.includes('json') === true ? null : unnamedReason(status)
  if (reason !== null) throw new Error(reason)
}

/** Asks about a day, today where none is named. */
const clientOn = (known: string | undefined) =>
  createTRPCClient<AppRouter>({
    links: [
      noting,
      httpBatchLink({
        url: '/trpc',
        maxItems: 20,
        maxURLLength: 4000,
        fetch: async (input, init) => {
          const atWork = userAtWork()
          const asked = init as RequestInit
          const headers = {
            ...Object.fromEntries(new Headers(asked.headers)),
            ...personHeader(),
            ...(known === undefined ? {} : { 'x-jipyo-known': known }),
            ...(atWork ? {} : BACKGROUND),
          }
          const answer = await fetch(input, { ...asked, headers })
          if (atWork) answeredAt = Date.now()
          refuseForeign(answer)
          return answer
        },
      }),
    ],
  })
export const trpcClient = clientOn(undefined)

const TODAY = { trpcClient, queryClient }
type Asking = typeof TODAY
const pastDays = new Map<string, Asking>()
/** More days at once are nobody's; the one asked first goes. */
const MOST_DAYS = 4

/** How a page asks about a day, and the answers it was given: those of one day are never another's. undefined = today. */
export function askingOn(known: string | undefined): Asking {
  if (known === undefined) return TODAY
  const found = pastDays.get(known) ?? { trpcClient: clientOn(known), queryClient: answers() }
  pastDays.set(known, found)
  for (const [day] of pastDays) if (pastDays.size > MOST_DAYS) pastDays.delete(day)
  return found
}

/** Nobody's answers stay when somebody else signs in. */
export function forgetAnswers(): void {
  queryClient.clear()
  pastDays.clear()
}

/** How a page asks on the server: these answers of one request are there, and nothing else is asked for. */
export function askingNothingMore(given: readonly (Question & { readonly data: unknown })[]): typeof askingOn {
  const asking: Asking = {
    queryClient: answers(),
    trpcClient: createTRPCClient<AppRouter>({ links: [() => () => observable(() => undefined)] }),
  }
  for (const { data, ...question } of given) asking.queryClient.setQueryData(keyOf(question), data)
  return () => asking
}

const keyOf = ({ path, input }: Question) => [path.split('.'), { ...(input && { input }), type: 'query' }]

/** Answers that came within the page itself, of the day it shows: nobody asks for them again. */
export function takeAnswers(known: string | undefined, given: readonly (Question & { readonly data: unknown })[]): void {
  for (const { data, ...question } of given) {
    if (question.path === 'accounts.frame') noteFrame(data as Frame)
    askingOn(known).queryClient.setQueryData(keyOf(question), data)
  }
}

/**
 * Asks beside the part of a page that is gone to; the page finds the answers, or that they are on their way. Resolves when each
 * question has been answered or refused, now or before.
 */
export async function askAhead(known: string | undefined, questions: readonly Question[]): Promise<void> {
  const { trpcClient: client, queryClient: answered } = askingOn(known)
  const unknown: Promise<void>[] = []
  for (const question of questions) {
    if (question.may !== undefined && (role === null || PERMISSIONS[question.may][role] === 'nowhere')) continue
    const queryKey = keyOf(question)
    const isKnown = answered.getQueryData(queryKey) !== undefined
    const asked = answered.prefetchQuery({
      queryKey,
      queryFn: ({ signal }) => getUntypedClient(client).query(question.path, question.input, { signal }),
    })
    if (!isKnown) unknown.push(asked)
  }
  await Promise.all(unknown)
}

export const { TRPCProvider, useTRPC } = createTRPCContext<AppRouter>()
