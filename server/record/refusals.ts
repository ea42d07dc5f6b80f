import type { Db } from '#data/database.ts'
import { perStore } from '../../data/per-store.ts'
import { type AuditNote, recordAudit } from './record.ts'
import { log } from '../log.ts'

const MINUTE = 60_000
/** Subjects of which a person's refusals stand one by one within a minute; what comes after is counted by its act alone. */
const MOST_SUBJECTS = 120

interface Line {
  readonly since: number
  /** how often it happened again since its line was written */
  again: number
  /** the newest of them */
  note: AuditNote
}

const latelyOf = perStore(() => ({ lines: new Map<string, Line>(), timer: null as NodeJS.Timeout | null }))
const personOf = ({ actor, address }: AuditNote) => actor.id ?? address ?? ''
const over = (line: Line, now: number) => Math.abs(now - line.since) >= MINUTE

/**
 * Puts a refusal on record: at once, or counted when the same person was refused the same act about the same subject for
 * the same reason within the minute. The count stands in a line of its own when the minute is over (`times`), so that nobody can fill the record, which
 * nothing is ever deleted from. The refusal is the answer whatever becomes of its line: a full disk must not turn "no" into
 * "server failed".
 */
export async function recordRefusal(db: Db, key: string, note: AuditNote): Promise<void> {
  const { lines } = latelyOf(db)
  const now = note.at.getTime()
  const person = personOf(note)
  await writeCounts(db, key, (line) => over(line, now))
  const mine = [...lines.keys()].filter((id) => id.startsWith(`${JSON.stringify([person]).slice(0, -1)},`)).length
  const exact = JSON.stringify([person, note.act, note.subject, note.reason])
  const id = lines.has(exact) || mine < MOST_SUBJECTS ? exact : JSON.stringify([person, note.act])
  const known = lines.get(id)
  if (known !== undefined) {
    known.again += 1
    known.note = note
    writeLater(db, key)
    return
  }
  lines.set(id, { since: now, again: 0, note })
  await put(db, key, note)
}

/** Writes what was counted and not yet written; when the server stops. */
export const recordCounted = (db: Db, key: string): Promise<void> => writeCounts(db, key, () => true)

async function writeCounts(db: Db, key: string, due: (line: Line) => boolean): Promise<void> {
  const { lines } = latelyOf(db)
  const ended = [...lines].filter(([, line]) => due(line))
  // Out of the list first: what comes in the meantime begins a new minute.
  for (const [id] of ended) lines.delete(id)
  for (const [, { again, note }] of ended) {
    if (again > 0) await put(db, key, { ...note, after: { ...factsOf(note.after), times: again } })
  }
}

function writeLater(db: Db, key: string): void {
  const lately = latelyOf(db)
  lately.timer ??= setTimeout(() => {
    lately.timer = null
    void recordCounted(db, key)
  }, MINUTE).unref()
}

const factsOf = (after: unknown) => (typeof after === 'object' && after !== null ? after : {})

async function put(db: Db, key: string, note: AuditNote): Promise<void> {
  try {
    await recordAudit(db, key, note)
  } catch (error) {
    log.error({ err: error }, 'a refusal could not be recorded')
  }
}
