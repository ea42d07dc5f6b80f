import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Context } from './context.ts'
import { type Answer, answerOf, type Finished } from './finished-answers.ts'
import { encodingOf } from './packing.ts'
import { admit, admitTo, type Shared } from './trpc.ts'
import { asKnown } from './context.ts'

/** A call of a procedure, as a request or a page names it. */
export interface Call {
  readonly path: string
  /** as it was sent, not checked yet */
  readonly input: unknown
}

/** The shared answers among the procedures, by path. */
export type SharedProcedures = Pick<ReadonlyMap<string, Shared>, 'get' | 'has'>

/** The parts of tRPC's own list of procedures that are read here. */
interface Listed {
  readonly _def: { readonly meta?: { readonly shared?: Shared } | undefined }
}

/** Of tRPC's own list, which grows: a feature stands in it once it was asked, and its first question is answered by tRPC. */
export const sharedProcedures = (listed: Readonly<Record<string, unknown>>): SharedProcedures => {
  // Every procedure of tRPC has its definition there.
  // oxlint-disable-next-line no-underscore-dangle
  const get = (path: string) => (Object.hasOwn(listed, path) ? (listed[path] as Listed)._def.meta?.shared : undefined)
  return { get, has: (path) => get(path) !== undefined }
}

/**
 * The response to some calls as finished bytes, the very ones that tRPC would send, for whoever asks by `ctx`. null where one of the calls
 * is not the same for everybody, or its input is none: tRPC answers that. Refuses as the procedures do.
 */
async function finishedFor(
  procedures: SharedProcedures,
  ctx: Context,
  calls: readonly Call[],
  { batch }: { readonly batch: boolean },
): Promise<Finished | null> {
  const asked = calls.flatMap(({ path, input }) => {
    const shared = procedures.get(path)
    const parsed = shared?.shape.safeParse(input)
    return shared && parsed?.success === true ? [{ path, shared, input: parsed.data }] : []
  })
  if (asked.length < calls.length) return null
  // All of them before anything is read: nobody learns more from the time it takes.
  for (const { shared } of asked) admitTo(ctx, shared.action)
  const { db, today } = await asKnown(ctx)
  const answers: Answer<unknown>[] = []
  for (const { path, shared, input } of asked) {
    admit(ctx)
    answers.push(await answerOf(db, { of: path, input, today }, (handle) => shared.answer(handle, input, today)))
  }
  const [first, ...rest] = answers
  return first?.finished(batch, rest) ?? null
}

/** As many calls as tRPC takes at once. */
const MOST_CALLS = 20

/** What a request to tRPC's address asks; null where it is none of the plain kind that is answered here. */
function callsOf(req: FastifyRequest, procedures: SharedProcedures): { calls: readonly Call[]; batch: boolean } | null {
  const { path } = req.params as { readonly path?: unknown }
  const query = req.query as Readonly<Record<string, unknown>>
  if (req.method !== 'GET' || typeof path !== 'string' || req.headers['trpc-accept'] !== undefined) return null
  const batch = query['batch'] === '1'
  const paths = batch ? path.split(',') : [path]
  if (paths.length > MOST_CALLS || !paths.every((one) => procedures.has(one))) return null
  const input = inputOf(query['input'])
  if (input === NONE) return null
  if (!batch) return { calls: [{ path, input }], batch }
  const inputs = (input ?? {}) as Readonly<Record<string, unknown>>
  return { calls: paths.map((one, index) => ({ path: one, input: inputs[index] })), batch }
}

const NONE = Symbol('no JSON')
function inputOf(text: unknown): unknown {
  if (text === undefined) return undefined
  if (typeof text !== 'string') return NONE
  try {
    return JSON.parse(text) as unknown
  } catch {
    return NONE
  }
}

/**
 * Answers, before tRPC is entered, what is the same for everybody who may ask: finished bytes under procedure, input and day. Who asks,
 * what they may, and how much they asked this minute is looked at first, as the procedure would. The browser keeps the answer, asks
 * each time whether it still holds, and is told so without it. Whatever is not plain, refusals included, is left to tRPC.
 */
export function answerShared(
  scope: FastifyInstance,
  procedures: SharedProcedures,
  contextOf: (req: FastifyRequest) => Promise<Context>,
): void {
  scope.addHook('preHandler', async (req, reply) => {
    const asked = callsOf(req, procedures)
    if (asked === null) return undefined
    let finished: Finished | null
    try {
      finished = await finishedFor(procedures, await contextOf(req), asked.calls, asked)
    } catch {
      // tRPC meets it again, and has its shape.
      return undefined
    }
    if (finished === null) return undefined
    const tag = `W/"${finished.tag}"`
    reply
      .header('etag', tag)
      .header('cache-control', 'private, no-cache')
      .header('vary', 'trpc-accept, accept, accept-encoding, x-jipyo-known')
    if (req.headers['if-none-match']?.split(/\s*,\s*/).includes(tag) === true) return reply.code(304).send()
    reply.header('content-type', 'application/json')
    const encoding = encodingOf(req.headers['accept-encoding'], finished.bytes.length)
    if (encoding === null) return reply.send(finished.bytes)
    return reply.header('content-encoding', encoding).send(await finished.packed(encoding))
  })
}
