import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Db } from '#data/database.ts'
import { perStore } from '../../data/per-store.ts'
import { type End, endOf, keptSince, unlessChanged } from '../record/unless-changed.ts'
import { type Encoding, pack } from './packing.ts'

/** What is sent: the bytes, and packed ones made when somebody first asks for them. */
export class Finished {
  readonly bytes: Buffer
  readonly #packed = new Map<Encoding, { bytes: Promise<Buffer>; well: boolean }>()
  #tag: string | undefined
  constructor(bytes: Buffer) {
    this.bytes = bytes
  }
  /** Of the content, so that servers on one store agree, and a change that the answer does not show leaves it. */
  get tag(): string {
    return (this.#tag ??= createHash('sha256').update(this.bytes).digest('base64url').slice(0, 22))
  }
  /** Quickly for whoever asks first, well from when somebody asks again. */
  packed(encoding: Encoding): Promise<Buffer> {
    const known = this.#packed.get(encoding)
    if (known === undefined) {
      const bytes = pack(this.bytes, encoding, 'quick')
      this.#packed.set(encoding, { bytes, well: false })
      return bytes
    }
    if (!known.well) {
      known.well = true
      const better = pack(this.bytes, encoding, 'well')
      better.then(
        () => {
          known.bytes = better
          return undefined
        },
        () => undefined,
      )
    }
    return known.bytes
  }
}

const [OPENS, NEXT, CLOSES] = [Buffer.from('['), Buffer.from(','), Buffer.from(']')]

/** More batches than this begin with one answer only where somebody makes them up. */
const MOST_FORMS = 8

/** An answer with the bytes it is sent as, as long as it is kept. */
export class Answer<T> {
  readonly value: T
  #bytes: Buffer | undefined
  readonly #forms = new Map<string, { readonly rest: readonly Answer<unknown>[]; readonly finished: Finished }>()
  constructor(value: T) {
    this.value = value
  }

  /** JSON of one call's result, as tRPC writes it. */
  get bytes(): Buffer {
    return (this.#bytes ??= Buffer.from(JSON.stringify({ result: { data: this.value } })))
  }

  /** This one with its packed bytes, where it was sent and `fresh` is the same to the letter: what changed does not show. */
  orElse(fresh: Answer<T>): Answer<T> {
    return this.#bytes?.equals(fresh.bytes) === true ? this : fresh
  }

  /** The response: of this call alone, or of a batch that goes on with `rest`. */
  finished(batch: boolean, rest: readonly Answer<unknown>[]): Finished {
    const name = `${batch ? 'batch' : 'one'} ${rest.length}`
    const known = this.#forms.get(name)
    if (known?.rest.every((one, index) => one === rest[index])) return known.finished
    const parts = [this, ...rest].flatMap((one, index) => [index === 0 ? OPENS : NEXT, one.bytes])
    const finished = new Finished(batch ? Buffer.concat([...parts, CLOSES]) : this.bytes)
    if (this.#forms.size >= MOST_FORMS) this.#forms.clear()
    this.#forms.set(name, { rest, finished })
    return finished
  }
}

/** One question as it is computed: when it may begin again, and the computation that has not begun yet. */
interface Turn {
  running: Promise<unknown> | null
  /** of performance.now(), ms */
  notBefore: number
  next: Promise<unknown> | null
}

const turnsOf = perStore(() => new LRUCache<string, Turn>({ max: 1000 }))

/** What takes longer leaves others as much time as it took, this much at most, in ms. */
const LONG = 20
const LONGEST_PAUSE = 250

/** A question that is the same for everybody who may ask it. */
export interface Asked {
  /** the procedure's path, or a name of its own */
  readonly of: string
  readonly input: Readonly<Record<string, unknown>>
  /** ISO day */
  readonly today: string
}

const keyOf = ({ of, input, today }: Asked) => [
  of,
  today,
  Object.entries(input)
    .filter(([, value]) => value !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1)),
]

/**
 * What `answer` gives, or gave for the same question, kept like any part of an answer until the record says that something it was made of
 * changed (server/record/unless-changed.ts). Only for answers that follow from the store and from the question alone (the day
 * included), are the same for everybody, and are not changed by whoever gets them. `answer` reads through the handle that it gets. A
 * refusal is not kept.
 *
 * The same question is computed once at a time: whoever asks meanwhile shares the next computation, which begins after all of them
 * asked. On a closing day hundreds look at one page while others save, and saving must get its turn.
 */
export async function answerOf<T>(db: Db, asked: Asked, answer: (db: Db) => Promise<T>): Promise<Answer<T>> {
  const key = keyOf(asked)
  const read = async (handle: Db) => new Answer(await answer(handle))
  const compute = async (end: End | null) =>
    unlessChanged(db, key, { read, renew: async (handle, kept) => kept.orElse(await read(handle)) }, { end })
  const end = await endOf(db)
  if (end === null) return compute(end)
  const known = await keptSince<Answer<T>>(db, key, end)
  if (known !== undefined) return known
  const turns = turnsOf(db)
  const name = JSON.stringify(key)
  const turn: Turn = turns.get(name) ?? { running: null, notBefore: 0, next: null }
  turns.set(name, turn)
  // The key names the page, and a page has one type of answer.
  if (turn.next !== null) return turn.next as Promise<Answer<T>>
  if (turn.running === null && performance.now() >= turn.notBefore) return timed(turn, () => compute(end))
  const next = afterPause(turn).then(() => {
    turn.next = null
    return timed(turn, async () => compute(await endOf(db)))
  })
  turn.next = next
  return next
}

/** The value alone. */
export const remembered = async <T>(db: Db, asked: Asked, answer: (db: Db) => Promise<T>): Promise<T> =>
  (await answerOf(db, asked, answer)).value

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

/** Until it may begin again; one that hangs holds nobody up for longer than the longest pause. */
async function afterPause(turn: Turn): Promise<void> {
  if (turn.running !== null)
    // What it came to is theirs who asked for it.
    await Promise.race([turn.running.catch(() => undefined), pause(LONGEST_PAUSE)])
  const rest = turn.notBefore - performance.now()
  if (rest > 0) await pause(rest)
}

function timed<T>(turn: Turn, compute: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const given = compute()
  turn.running = given
  const over = () => {
    if (turn.running !== given) return
    const took = performance.now() - began
    turn.running = null
    turn.notBefore = performance.now() + (took < LONG ? 0 : Math.min(took, LONGEST_PAUSE))
  }
  given.then(over, over)
  return given
}
