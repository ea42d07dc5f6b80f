import type { Db } from '#data/database.ts'
import type { Reason } from '#domain/entry/reasons.ts'
import { databaseReason } from '../http/database-reason.ts'
import { enterActual, type EnterInput } from '../entry/enter.ts'
import type { Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { log } from '../log.ts'

export interface ApplyInput {
  readonly requestId: string
  readonly changes: readonly (Omit<EnterInput, 'requestId'> & { readonly key: string })[]
}

/** What became of one change: entered, or why not. */
export interface Applied {
  readonly key: string
  readonly refused: Reason | null
  readonly facts: Readonly<Record<string, string | number>>
}

/**
 * Enters the confirmed changes of a file one by one, each by the rules, the version and the record of a figure typed on the
 * screen; what one is refused for does not hold up the others. The same request again gives each its first answer. Refuses
 * 'forbidden' when the person may enter none of them.
 */
export async function applyActuals(db: Db, input: ApplyInput, as: Writer): Promise<readonly Applied[]> {
  const outcomes: Applied[] = []
  for (const { key, ...change } of input.changes) {
    // By what it changes, not by its place: a file sent in other pieces must not get another figure's answer.
    const requestId = `${input.requestId}-${key.replaceAll('.', '-')}`
    try {
      await enterActual(db, { ...change, requestId }, as)
      outcomes.push({ key, refused: null, facts: {} })
    } catch (error) {
      outcomes.push(
        error instanceof Refusal
          ? { key, refused: error.reason, facts: error.facts }
          : { key, refused: failed(error), facts: {} },
      )
    }
  }
  if (outcomes.length > 0 && outcomes.every((o) => o.refused === 'forbidden')) throw new Refusal('forbidden')
  return outcomes
}

function failed(error: unknown): Reason {
  const reason = databaseReason(error)
  if (reason === null) log.error({ err: error }, 'a change of a file could not be entered')
  return reason ?? 'server-failed'
}
