import type { Db } from '#data/database.ts'
import type { Reason } from '#domain/entry/reasons.ts'
import { type Made, madeOf, putAllInForce, subjectOf } from '../actuals/apply.ts'
import { OfYear } from '../actuals/cell-facts.ts'
import { cellContext } from '../actuals/context.ts'
import { readCells } from '../actuals/many.ts'
import { type EnterInput, entryOf } from '../entry/enter.ts'
import { recordRefused, write } from '../record/write.ts'
import type { Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'

export interface ApplyOptions {
  /** hears after each piece how many are through; what it throws lets go of all of them */
  readonly told?: (done: number) => Promise<void>
  /** the first refusal refuses everything (facts: cell, its key) */
  readonly allOrNone?: boolean
}

export interface ApplyInput {
  readonly requestId: string
  /** of no cell more than one */
  readonly changes: readonly (Omit<EnterInput, 'requestId'> & { readonly key: string })[]
}

/** What became of one change: entered, or why not. */
export interface Applied {
  readonly key: string
  readonly refused: Reason | null
  readonly facts: Readonly<Record<string, string | number>>
}

type Change = ApplyInput['changes'][number]
/** Indicators of which the cells are read together. */
const TOGETHER = 1000

/**
 * Enters the confirmed changes of a file in one transaction: all that the rules take, or after a failure none. Each by the rules, the
 * version and the record of a figure typed on the screen; what one is refused for does not hold up the others. The same request again
 * gets the first answer. Refuses 'forbidden' when the person may enter none of them, 'bad-input' for a cell that comes twice,
 * 'request-reused', with `allOrNone` whatever refuses one of them.
 */
export async function applyActuals(
  db: Db,
  input: ApplyInput,
  as: Writer,
  { told, allOrNone = false }: ApplyOptions = {},
): Promise<readonly Applied[]> {
  const [first] = input.changes
  if (first === undefined) return []
  const act = 'value.enter'
  const subject = `actual:*:${first.year}:${first.month}`
  let isNew = false
  // What was refused is kept as the answer; the rest was entered.
  const refused = await write(db, as, { act, subject, input }, async (trx, audit, before) => {
    isNew = true
    if (new Set(input.changes.flatMap((c) => [c.key, subjectOf(c)])).size < 2 * input.changes.length)
      throw new Refusal('bad-input', { field: 'changes' })
    const context = await cellContext(trx, as.user, as.today, before)
    const outcomes: Applied[] = []
    let through = 0
    for (const some of together(input.changes)) {
      const years = new Map<number, Made>()
      const common = new OfYear(some[0]?.year ?? first.year)
      // A later period is judged after what was put in an earlier one.
      for (const changes of Map.groupBy(some, ({ month }) => month).values()) {
        const taken = new Set<number>()
        const cells = await readCells(trx, changes, context, common)
        const made = changes.flatMap(({ key, ...change }) => {
          // By what it changes: the versions of one request differ in it.
          const requestId = `${input.requestId}-${key.replaceAll('.', '-')}`
          try {
            const one = madeOf(entryOf({ ...change, requestId }, cells.find(change.indicatorId), context), as)
            // The same figure by the indicator of another plan was put in a moment ago.
            if (taken.has(one.facts.keeper)) throw new Refusal('version-conflict', { seen: change.version })
            taken.add(one.facts.keeper)
            return [one]
          } catch (error) {
            if (!(error instanceof Refusal)) throw error
            if (allOrNone) throw new Refusal(error.reason, { ...error.facts, cell: key })
            outcomes.push({ key, refused: error.reason, facts: error.facts })
            return []
          }
        })
        await putAllInForce(
          trx,
          made.map(({ revision }) => revision),
        )
        const parts = made.flatMap((one) => one.parts)
        if (parts.length > 0) await trx.insertInto('actual_part').values(parts).execute()
        for (const one of made) {
          await audit(one.note)
          common.put(one.facts)
          // The last of its periods has them all.
          if (one.year !== null) years.set(one.facts.keeper, one)
        }
        through += changes.length
        await told?.(through)
      }
      await putAllInForce(
        trx,
        [...years.values()].flatMap(({ year }) => year?.revision ?? []),
      )
    }
    if (outcomes.length === input.changes.length && outcomes.every((o) => o.refused === 'forbidden'))
      throw new Refusal('forbidden')
    return outcomes
  })
  const refusals = new Map(refused.map((one) => [one.key, one]))
  if (isNew)
    for (const change of input.changes) {
      const { refused: reason = null, facts = {} } = refusals.get(change.key) ?? {}
      const ask = { act, subject: subjectOf(change), input }
      if (reason !== null) await recordRefused(db, as, ask, { reason, facts })
    }
  return input.changes.map(({ key }) => refusals.get(key) ?? { key, refused: null, facts: {} })
}

/** In the order of years and months, those of some indicators at a time: what is read and kept in memory has its limit. */
function together(changes: readonly Change[]): readonly (readonly Change[])[] {
  const sorted = changes.toSorted((a, b) => a.year - b.year || a.indicatorId - b.indicatorId || a.month - b.month)
  return [...Map.groupBy(sorted, ({ year }) => year).values()].flatMap((ofYear) => {
    const indicators = new Map([...new Set(ofYear.map((c) => c.indicatorId))].map((id, at) => [id, Math.floor(at / TOGETHER)]))
    return [...Map.groupBy(ofYear, (c) => indicators.get(c.indicatorId)).values()].map((some) =>
      some.toSorted((a, b) => a.month - b.month),
    )
  })
}
