import type { Db } from '#data/database.ts'
import type { Act, Item } from '#domain/entry/submission.ts'
import { Refusal } from '../refusal.ts'
import type { CellFacts } from './facts.ts'
import { itemOf, type Words, wordsOf } from './history.ts'
import { recomputeYear } from './year.ts'
import type { Audit } from '../record/write.ts'
import type { Writer } from '../record/writer.ts'

export interface Applied {
  readonly facts: CellFacts
  readonly act: Act
  /** the item after the act, as `decide` gave it */
  readonly item: Item
  readonly words: Words
  /** parts of a composite figure, in the order of its components; null = none given */
  readonly parts: readonly number[] | null
  readonly requestId: string
}

export const subjectOf = (of: { indicatorId: number; year: number; month: number }) =>
  `actual:${of.indicatorId}:${of.year}:${of.month}`

/** One accepted act: one revision, the figure in force, the year made of its periods, one audit entry. */
export async function applyAct(trx: Db, as: Writer, audit: Audit, one: Applied): Promise<void> {
  const { facts, act, item, words } = one
  const key = { indicator_id: facts.indicator.id, year: facts.period.year, month: facts.period.month }
  if (item.stage === 'empty') throw new Error('an accepted act leaves no empty cell')
  const at = as.now.toISOString()
  const final = item.stage === 'confirmed' || item.stage === 'closed'
  const row = {
    ...key,
    version: item.version,
    kind: item.value.kind,
    value: item.value.kind === 'measured' ? item.value.value : null,
    finality: final ? ('final' as const) : ('provisional' as const),
    stage: item.stage,
  }
  await upsert(trx, row)
  const reason =
    act.kind === 'return' || act.kind === 'reopen'
      ? act.reason
      : act.kind === 'enter' || act.kind === 'clear'
        ? words.reason
        : null
  await trx
    .insertInto('actual_revision')
    .values({
      ...row,
      act: act.kind,
      reason,
      cause: words.cause,
      remedy: words.remedy,
      remedy_due: words.remedyDue,
      recorded_at: at,
      recorded_by: as.user.name,
      recorded_by_id: as.user.id,
      request_id: one.requestId,
    })
    .execute()
  if (one.parts !== null && facts.components.length > 0) {
    await trx
      .insertInto('actual_part')
      .values(
        facts.components.map((component, index) => ({
          component_id: component.id,
          year: key.year,
          month: key.month,
          version: item.version,
          value: one.parts?.[index] ?? 0,
        })),
      )
      .execute()
  }
  const year =
    facts.indicator.frequency === 'year'
      ? null
      : await recomputeYear(trx, facts.indicator, key.year, { id: as.user.id, name: as.user.name, at, words })
  const before = itemOf(facts.revisions)
  await audit({
    act: `value.${act.kind}`,
    subject: subjectOf({ indicatorId: key.indicator_id, year: key.year, month: key.month }),
    requestId: one.requestId,
    before: before.version === 0 ? null : { ...said(before), ...wordsOf(facts.revisions) },
    after: { ...said(item), ...words, ...(one.parts ? { parts: one.parts } : {}), ...(year ? { year: year.value } : {}) },
    reason,
  })
}

const said = (item: Item) => ({ version: item.version, stage: item.stage, value: item.value })

/** The writers' lock makes a lost race impossible; the version in the condition makes it impossible to miss one. */
async function upsert(
  trx: Db,
  row: {
    indicator_id: number
    year: number
    month: number
    version: number
    kind: Item['value']['kind']
    value: number | null
    finality: 'provisional' | 'final'
    stage: Exclude<Item['stage'], 'empty'>
  },
) {
  if (row.version === 1) {
    const made = await trx
      .insertInto('actual')
      .values(row)
      .onConflict((oc) => oc.doNothing())
      .executeTakeFirst()
    if (made.numInsertedOrUpdatedRows !== 1n) throw new Refusal('version-conflict', { seen: 0 })
    return
  }
  const changed = await trx
    .updateTable('actual')
    .set(row)
    .where('indicator_id', '=', row.indicator_id)
    .where('year', '=', row.year)
    .where('month', '=', row.month)
    .where('version', '=', row.version - 1)
    .executeTakeFirst()
  if (changed.numUpdatedRows !== 1n) throw new Refusal('version-conflict', { seen: row.version - 1 })
}
