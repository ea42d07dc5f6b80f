import { LRUCache } from 'lru-cache'
import type { Db } from '#data/database.ts'
import { compiledOnce } from '../../data/compiled-once.ts'
import { perStore } from '../../data/per-store.ts'

/** One question as it is computed: when it may begin again, and the computation that has not begun yet. */
interface Turn {
  running: Promise<unknown> | null
  /** of performance.now(), ms */
  notBefore: number
  next: Promise<unknown> | null
}

/** Answers kept for each store. A page of a thousand indicators is some megabytes, so it is a few pages' worth, not everybody's. */
const answersOf = perStore(() => ({
  version: '',
  answers: new LRUCache<string, Promise<unknown>>({ max: 32 }),
  turns: new LRUCache<string, Turn>({ max: 1000 }),
}))

/** What takes longer leaves others as much time as it took, this much at most, in ms. */
const LONG = 20
const LONGEST_PAUSE = 250

const headOf = compiledOnce((db, { id }: { id: number }) =>
  db.selectFrom('audit_head').select(['seq', 'hash']).where('id', '=', id),
)

/**
 * What everything a page shows is the same as long as this is: the newest entry of the record, since every change of data is put on
 * record in its own transaction. With its hash, so that a restored store is another one at the same number. null while nothing is
 * on record: what fills a new store is not.
 */
async function versionOf(db: Db): Promise<string | null> {
  const [head] = await headOf(db, { id: 1 })
  return head === undefined || head.seq === 0 ? null : `${head.seq} ${head.hash}`
}

/**
 * `answer`, or what it gave for the same `asked` while nothing was put on record since. The version is read from the store at each call
 * and before the answer, so several servers on one store agree and a change in between is never hidden by an older answer. Only for
 * answers that follow from the store and from `asked` alone (the day included), are the same for everybody, and are not changed by
 * whoever gets them. A refusal is not kept. Not for use inside a transaction: it would be kept even if that is undone.
 *
 * The same question is computed once at a time: whoever asks meanwhile shares the next computation, which begins after all of them
 * asked. On a closing day hundreds look at one page while others save, and saving must get its turn.
 */
export async function remembered<T>(db: Db, asked: readonly unknown[], answer: () => Promise<T>): Promise<T> {
  const version = await versionOf(db)
  if (version === null) return answer()
  const key = JSON.stringify(asked)
  const kept = answersOf(db)
  // The key names the page, and a page has one type of answer.
  const known = kept.version === version ? (kept.answers.get(key) as Promise<T> | undefined) : undefined
  if (known !== undefined) return known
  const turn: Turn = kept.turns.get(key) ?? { running: null, notBefore: 0, next: null }
  kept.turns.set(key, turn)
  if (turn.next !== null) return turn.next as Promise<T>
  if (turn.running === null && performance.now() >= turn.notBefore) return compute(db, { key, version, turn, answer })
  const begins = () => {
    turn.next = null
  }
  const next = afterPause(turn)
    .then(() => versionOf(db))
    .then(
      (later) => {
        begins()
        return compute(db, { key, version: later, turn, answer })
      },
      (error: unknown) => {
        // A store that failed now is asked again by the next one.
        begins()
        throw error
      },
    )
  turn.next = next
  return next
}

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

/** Until it may begin again; one that hangs holds nobody up for longer than the longest pause. */
async function afterPause(turn: Turn): Promise<void> {
  if (turn.running !== null)
    // What it came to is theirs who asked for it.
    await Promise.race([turn.running.catch(() => undefined), pause(LONGEST_PAUSE)])
  const rest = turn.notBefore - performance.now()
  if (rest > 0) await pause(rest)
}

/** `version`: of the store as it was read just before. */
function compute<T>(
  db: Db,
  of: {
    readonly key: string
    readonly version: string | null
    readonly turn: Turn
    readonly answer: () => Promise<T>
  },
): Promise<T> {
  const { key, version, turn } = of
  const kept = answersOf(db)
  const { answers } = kept
  if (kept.version !== version) answers.clear()
  kept.version = version ?? ''
  const began = performance.now()
  const given = of.answer()
  answers.set(key, given)
  turn.running = given
  const over = () => {
    if (turn.running !== given) return
    const took = performance.now() - began
    turn.running = null
    turn.notBefore = performance.now() + (took < LONG ? 0 : Math.min(took, LONGEST_PAUSE))
  }
  given.then(over, () => {
    over()
    if (answers.get(key) === given) answers.delete(key)
  })
  return given
}
