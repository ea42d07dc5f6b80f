import type { Db } from '#data/database.ts'
import { type Act, type Decision, decide, type ActingPerson, type Item, sameValue } from '#domain/entry/submission.ts'
import { enterActual } from '#server/entry/enter.ts'
import { itemOf, lastFigure, revisionsOf } from '#server/actuals/history.ts'
import type { Outcome } from '#server/actuals/many.ts'
import { recall, submit } from '#server/entry/submit.ts'
import type { Writer } from '#server/record/writer.ts'
import { Refusal } from '#server/refusal.ts'
import { confirm, reopen, returnCells } from '#server/review/review.ts'
import { fresh, person, writer } from './people.ts'

/** Where races are run. `dbs`: one a server process; the racers are spread over them. */
export interface Track {
  readonly dbs: readonly Db[]
  /** cells nobody else touches: indicators entered once a year, without parts */
  readonly cells: readonly { readonly indicatorId: number; readonly departmentId: number; readonly year: number }[]
  readonly races: number
  readonly seed: number
}

/**
 * What came of them. `silent`: an accepted act that is not in the history as it was meant, a second winner, a wrong figure told.
 * `alarms`: a refusal nobody had earned. Both must be 0.
 */
export interface Counts {
  races: number
  racers: number
  won: number
  told: number
  refusedByRule: number
  /** one request sent twice at once */
  doubled: number
  silent: number
  alarms: number
  readonly byAct: Record<string, { tried: number; won: number }>
}

const KINDS = ['enter', 'submit', 'recall', 'confirm', 'return', 'reopen'] as const
type Kind = (typeof KINDS)[number]
/** Mostly what the stage asks for, now and then what it does not. */
const LIKELY: Readonly<Record<Item['stage'], readonly Kind[]>> = {
  empty: ['enter', 'enter', 'enter', 'submit'],
  draft: ['enter', 'enter', 'submit', 'submit', 'confirm'],
  submitted: ['recall', 'confirm', 'confirm', 'return', 'enter'],
  returned: ['enter', 'enter', 'submit'],
  confirmed: ['reopen', 'reopen', 'enter', 'recall'],
  closed: ['reopen'],
}

interface Try {
  readonly kind: Kind
  readonly acting: ActingPerson & { readonly name: string }
  readonly as: Writer
  readonly db: Db
  readonly raw: number
  readonly requestId: string
  readonly decision: Decision
}
type Told =
  | { readonly kind: 'accepted'; readonly version: number; readonly answer: string }
  | { readonly kind: 'refused'; readonly reason: string; readonly version: number | null; readonly by: string | null }

/** Many people on one cell at once, entering, submitting, confirming, returning, recalling, reopening; one race after the other. */
export async function race(track: Track): Promise<Counts> {
  const counts: Counts = { races: 0, racers: 0, won: 0, told: 0, refusedByRule: 0, doubled: 0, silent: 0, alarms: 0, byAct: {} }
  const random = seeded(track.seed)
  const pick = <T>(of: readonly T[]): T => {
    const one = of[Math.floor(random() * of.length)]
    if (one === undefined) throw new Error('nothing to pick from')
    return one
  }
  for (let n = 0; n < track.races; n += 1) {
    const cell = pick(track.cells)
    const before = await itemNow(track, cell)
    const seen = { version: before.version, typedBy: await typistNow(track, cell) }
    const tries = Array.from({ length: 2 + Math.floor(random() * 4) }, (_, index): Try => {
      const kind = index === 0 ? pick(LIKELY[before.stage]) : pick([...LIKELY[before.stage], pick(KINDS)])
      const head = kind === 'confirm' || kind === 'return' || kind === 'reopen'
      const user = person(
        `${head ? 'head' : 'writer'}-${Math.floor(random() * 4)}`,
        head ? 'head' : 'evaluator',
        cell.departmentId,
      )
      const acting = { ...user, entersFor: [], reviewsFor: [] }
      const raw = 1 + Math.floor(random() * 98)
      const decision = decide(before, actOf(kind, raw), acting, {
        departmentId: cell.departmentId,
        window: 'open',
        selfApproval: false,
      })
      return { kind, acting, as: writer(user), db: pick(track.dbs), raw, requestId: fresh(), decision }
    })
    // One in four sends twice, as an impatient network does.
    const twice = random() < 0.25 ? pick(tries) : null
    const [told, again] = await Promise.all([
      Promise.all(tries.map((one) => run(one, cell, seen))),
      twice === null ? null : run({ ...twice, db: pick(track.dbs) }, cell, seen),
    ])
    counts.races += 1
    counts.racers += tries.length
    await judge(counts, { track, cell, before, tries, told })
    if (twice !== null && again !== null) {
      counts.doubled += 1
      const first = told[tries.indexOf(twice)]
      if (first?.kind !== again.kind || (first.kind === 'accepted' && again.kind === 'accepted' && first.answer !== again.answer))
        counts.silent += 1
    }
  }
  return counts
}

type Cell = Track['cells'][number]

async function itemNow(track: Track, cell: Cell): Promise<Item> {
  const [db] = track.dbs
  if (db === undefined) throw new Error('no database to race on')
  return itemOf((await revisionsOf(db, [cell.indicatorId], cell.year, [0])).get(cell.indicatorId) ?? [])
}

/** Who typed the figure that stands: a submit of another's draft names them. */
async function typistNow(track: Track, cell: Cell): Promise<string | undefined> {
  const [db] = track.dbs
  if (db === undefined) return undefined
  const revisions = (await revisionsOf(db, [cell.indicatorId], cell.year, [0])).get(cell.indicatorId) ?? []
  return lastFigure(revisions)?.recorded_by
}

async function judge(
  counts: Counts,
  of: { track: Track; cell: Cell; before: Item; tries: readonly Try[]; told: readonly Told[] },
): Promise<void> {
  const { track, cell, before, tries, told } = of
  const after = await itemNow(track, cell)
  const [db] = track.dbs
  const last = await db
    ?.selectFrom('actual_revision')
    .selectAll()
    .where('indicator_id', '=', cell.indicatorId)
    .where('year', '=', cell.year)
    .where('month', '=', 0)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  const winners = tries.filter((_, index) => told[index]?.kind === 'accepted')
  const legal = tries.filter((one) => one.decision.kind === 'done')
  const [winner] = winners
  if (winners.length > 1) counts.silent += winners.length - 1
  if (winners.length === 0) counts.alarms += legal.length
  // What was accepted is what stands, under its own number, one version on; what was not left no trace.
  const stands =
    winner === undefined
      ? after.version === before.version
      : after.version === before.version + 1 &&
        last?.request_id === winner.requestId &&
        last.recorded_by === winner.acting.name &&
        winner.decision.kind === 'done' &&
        winner.decision.item.stage === after.stage &&
        sameValue(winner.decision.item.value, after.value)
  if (!stands) counts.silent += 1
  for (const [index, one] of tries.entries()) {
    const answer = told[index]
    const act = (counts.byAct[one.kind] ??= { tried: 0, won: 0 })
    act.tried += 1
    if (answer?.kind === 'accepted') {
      act.won += 1
      counts.won += 1
      if (answer.version !== before.version + 1) counts.silent += 1
    } else if (answer?.reason === 'version-conflict' && winner !== undefined) {
      // Told late, with what stands now and who did it.
      counts.told += 1
      if (answer.version !== null && answer.version !== after.version) counts.silent += 1
      if (answer.by !== null && answer.by !== winner.acting.name) counts.silent += 1
    } else if (one.decision.kind === 'refused' && answer?.reason === one.decision.reason) counts.refusedByRule += 1
    else counts.alarms += 1
  }
}

const REASON = '경합 시험'
const actOf = (kind: Kind, raw: number): Act =>
  kind === 'enter'
    ? { kind, value: { kind: 'measured', value: raw } }
    : kind === 'return' || kind === 'reopen'
      ? { kind, reason: REASON }
      : { kind }

async function run(
  { kind, as, db, raw, requestId }: Try,
  cell: Cell,
  seen: { version: number; typedBy: string | undefined },
): Promise<Told> {
  const { version } = seen
  const { indicatorId, year } = cell
  const at = { year, month: 0, requestId }
  const cells = [{ indicatorId, ...seen }]
  const many = (outcomes: readonly Outcome[]): Told => {
    const [one] = outcomes
    if (one === undefined) throw new Error('no outcome of an act')
    const stands = one.cell?.version ?? null
    if (one.refused === null) return { kind: 'accepted', version: stands ?? 0, answer: JSON.stringify(outcomes) }
    return { kind: 'refused', reason: one.refused, version: stands, by: one.cell?.last?.by ?? null }
  }
  try {
    switch (kind) {
      case 'enter': {
        // With every word a check could ask for, so that what is entered can be submitted.
        const words = { reason: REASON, cause: REASON, remedy: REASON, remedyDue: '2026-12-31' }
        const result = await enterActual(db, { ...at, indicatorId, version, entry: { raw: String(raw) }, ...words }, as)
        return { kind: 'accepted', version: result.cell.version, answer: JSON.stringify(result) }
      }
      case 'submit':
        return many(await submit(db, { ...at, cells }, as))
      case 'recall':
        return many(await recall(db, { ...at, cells }, as))
      case 'confirm':
        return many(await confirm(db, { ...at, cells }, as))
      case 'return':
        return many(await returnCells(db, { ...at, cells, reason: REASON }, as))
      case 'reopen':
        return many(await reopen(db, { ...at, cells, reason: REASON }, as))
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { version: stands, by } = error.facts
    const name = typeof by === 'string' && by !== '' ? by : null
    return { kind: 'refused', reason: error.reason, version: typeof stands === 'number' ? stands : null, by: name }
  }
}

/** The same numbers for the same seed (mulberry32): a race that fails can be run again. */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The cells of the real plan that take part: entered once a year, without parts, in years that are open. */
export async function cellsToRaceOn(db: Db, years: readonly number[]): Promise<Track['cells']> {
  const rows = await db
    .selectFrom('indicator as i')
    .leftJoin('indicator_component as c', 'c.indicator_id', 'i.id')
    .select(['i.id as indicatorId', 'i.department_id as departmentId'])
    .where('i.frequency', '=', 'year')
    .where('c.id', 'is', null)
    .orderBy('i.id')
    .execute()
  return rows.flatMap((row) => years.map((year) => ({ ...row, year })))
}
