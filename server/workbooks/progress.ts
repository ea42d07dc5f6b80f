import { PassThrough, type Readable } from 'node:stream'
import type { Db } from '#data/database.ts'
import { perStore } from '../../data/per-store.ts'
import { Refusal } from '../refusal.ts'

/** Lines that are open, by whose request they tell of. In this process alone: behind one address another server may have the request. */
const linesOf = perStore(() => new Map<string, PassThrough>())
const MOST_LINES = 100
/** In ms, after which one ends by itself: its request never came, or came to another server. */
const LONGEST = 10 * 60_000

const keyOf = (of: Asked) => `${of.userId} ${of.requestId}`
interface Asked {
  readonly userId: string
  readonly requestId: string
}

/**
 * Text that says how far the file of a request is, 'done of' a line, until whoever asked goes. Asked before the request is sent; a second
 * one takes the place of the first, and one for a request that was answered ends at once. Refuses 'too-many-requests'.
 */
export async function progressOf(db: Db, of: Asked): Promise<Readable> {
  const answered = await db
    .selectFrom('handled_request')
    .select('request_id')
    .where('request_id', '=', of.requestId)
    .executeTakeFirst()
  const lines = linesOf(db)
  const key = keyOf(of)
  lines.get(key)?.end()
  if (lines.size >= MOST_LINES) throw new Refusal('too-many-requests', { seconds: 10 })
  const line = new PassThrough()
  lines.set(key, line)
  const ends = setTimeout(() => line.end(), LONGEST).unref()
  line.once('close', () => {
    clearTimeout(ends)
    if (lines.get(key) === line) lines.delete(key)
  })
  // So that the answer begins.
  line.write('\n')
  if (answered !== undefined) line.end()
  return line
}

/** Says how far it is, and lets what was said go out before the work goes on. */
export async function tellProgress(db: Db, of: Asked, done: number, all: number): Promise<void> {
  const line = linesOf(db).get(keyOf(of))
  if (line === undefined) return
  line.write(`${done} ${all}\n`)
  if (done === all) line.end()
  await new Promise(setImmediate)
}
