import type { Insertable } from 'kysely'
import type { Db } from '#data/database.ts'
import type { ActualPartTable } from '#data/schema/actuals.ts'
import { compiledOnce, compiledRows } from '../../data/compiled-once.ts'
import type { GivenParts } from '#domain/entry/entry-cell.ts'
import type { Act, Item } from '#domain/entry/submission.ts'
import { Refusal } from '../refusal.ts'
import { type CellFacts, factsAfter } from './cell-facts.ts'
import { type Explanation, explanationOf, itemOf, type Revision, valueOf } from './history.ts'
import { type MadeYear, madeYear } from './year.ts'
import type { Audit, Note } from '../record/write.ts'
import type { Writer } from '../record/writer.ts'

export interface AcceptedAct {
  readonly facts: CellFacts
  readonly act: Act
  /** the item after the act, as `decide` gave it */
  readonly item: Item
  readonly explanation: Explanation
  /** parts of a composite figure, in the order of its components; null = none given */
  readonly parts: GivenParts | null
  readonly requestId: string
}

export const subjectOf = (of: { indicatorId: number; year: number; month: number }) =>
  `actual:${of.indicatorId}:${of.year}:${of.month}`

/**
 * One accepted act: one revision, the figure in force, the year made of its periods, one audit entry. Returns the cell's facts
 * as a new read would give them. Refuses 'version-conflict' when the figure is not the one of `facts` any more.
 */
export async function applyAct(trx: Db, as: Writer, audit: Audit, accepted: AcceptedAct): Promise<CellFacts> {
  const { facts, revision, year, parts, note } = madeOf(accepted, as)
  await putInForce(trx, revision)
  if (year?.revision) await putInForce(trx, year.revision)
  if (parts.length > 0)
    await trx
      .insertInto('actual_part')
      .values([...parts])
      .execute()
  await audit(note)
  return year?.revision
    ? factsAfter(accepted.facts, { revision, year: year.revision, parts: givenIn(accepted) }, as.today)
    : facts
}

/** What an accepted act makes; nothing of it is written yet. */
export interface Made {
  /** after it, but for a new version of the year's figure */
  readonly facts: CellFacts
  readonly revision: Revision
  /** the year made of its periods; null where the cell is the year's own */
  readonly year: MadeYear | null
  readonly parts: readonly Insertable<ActualPartTable>[]
  readonly note: Note
}

const givenIn = ({ facts, parts }: AcceptedAct) => (facts.components.length > 0 ? parts : null)

export function madeOf(accepted: AcceptedAct, as: Writer): Made {
  const { facts, act, item, explanation, requestId } = accepted
  const parts = givenIn(accepted)
  const at = as.now.toISOString()
  const revision = revisionOf(accepted, as, at)
  const withRevision = factsAfter(facts, { revision, year: null, parts }, as.today)
  const year =
    facts.indicator.frequency === 'year' ? null : madeYear(withRevision, { id: as.user.id, name: as.user.name, at, explanation })
  const before = itemOf(facts.revisions)
  return {
    facts: withRevision,
    revision,
    year,
    parts: facts.components.flatMap(({ id }, index) => {
      const value = parts?.[index] ?? null
      return value === null
        ? []
        : [{ component_id: id, year: revision.year, month: revision.month, version: revision.version, value }]
    }),
    note: {
      act: `value.${act.kind}`,
      subject: subjectOf({ indicatorId: facts.keeper, year: revision.year, month: revision.month }),
      requestId,
      before: before.version === 0 ? null : { ...onRecord(before), ...explanationOf(facts.revisions) },
      after: {
        ...onRecord(item),
        ...explanation,
        ...(accepted.parts ? { parts: accepted.parts } : {}),
        ...(year ? { year: year.figure.value } : {}),
      },
      reason: revision.reason,
    },
  }
}

function revisionOf({ facts, act, item, explanation, requestId }: AcceptedAct, as: Writer, at: string): Revision {
  if (item.stage === 'empty') throw new Error('an accepted act leaves no empty cell')
  const final = item.stage === 'confirmed' || item.stage === 'closed'
  return {
    indicator_id: facts.keeper,
    year: facts.period.year,
    month: facts.period.month,
    version: item.version,
    kind: item.value.kind,
    value: item.value.kind === 'measured' ? item.value.value : null,
    finality: final ? 'final' : 'provisional',
    stage: item.stage,
    act: act.kind,
    reason:
      act.kind === 'return' || act.kind === 'reopen'
        ? act.reason
        : act.kind === 'enter' || act.kind === 'clear'
          ? explanation.reason
          : null,
    cause: explanation.cause,
    remedy: explanation.remedy,
    remedy_due: explanation.remedyDue,
    recorded_at: at,
    recorded_by: as.user.name,
    recorded_by_id: as.user.id,
    request_id: requestId,
  }
}

const onRecord = (item: Pick<Item, 'version' | 'stage' | 'value'>) => ({
  version: item.version,
  stage: item.stage,
  value: item.value,
})

/** A figure that a document prints, and what was in its place: the year's figure as confirmed, or the one that stood before. */
export interface PrintedFigure {
  readonly facts: CellFacts
  readonly figure: Pick<Revision, 'kind' | 'value' | 'finality' | 'stage' | 'cause' | 'remedy' | 'remedy_due'>
  readonly reason: string | null
  readonly act: 'value.report' | 'value.report-undo'
  readonly requestId: string
}

/**
 * Puts it in force as a further version, with no act of a person's on the value: it is nobody's own figure, as one that came with a
 * plan. Returns the id and number of the version. Refuses 'version-conflict'.
 */
export async function applyPrinted(trx: Db, as: Writer, audit: Audit, printed: PrintedFigure) {
  const { facts, figure, reason, act, requestId } = printed
  const before = itemOf(facts.revisions)
  const revision: Revision = {
    indicator_id: facts.keeper,
    year: facts.period.year,
    month: facts.period.month,
    version: before.version + 1,
    ...figure,
    act: null,
    reason,
    recorded_at: as.now.toISOString(),
    recorded_by: as.user.name,
    recorded_by_id: as.user.id,
    request_id: null,
  }
  await putInForce(trx, revision)
  const { id } = await trx
    .selectFrom('actual_revision')
    .select('id')
    .where('indicator_id', '=', revision.indicator_id)
    .where('year', '=', revision.year)
    .where('month', '=', revision.month)
    .where('version', '=', revision.version)
    .executeTakeFirstOrThrow()
  await audit({
    act,
    subject: subjectOf({ indicatorId: facts.keeper, year: revision.year, month: revision.month }),
    requestId,
    before: before.version === 0 ? null : onRecord(before),
    after: onRecord({ version: revision.version, stage: revision.stage, value: valueOf(revision) }),
    reason,
  })
  return { id, version: revision.version }
}

type Figure = Pick<Revision, 'indicator_id' | 'year' | 'month' | 'version' | 'kind' | 'value' | 'finality' | 'stage'>

const firstFigure = compiledOnce((db, row: Figure) =>
  db
    .insertInto('actual')
    .values(row)
    .onConflict((oc) => oc.doNothing())
    .returning('version'),
)
const nextFigure = compiledOnce(
  (db, { before, indicator_id, year, month, version, kind, value, finality, stage }: Figure & { readonly before: number }) =>
    db
      .updateTable('actual')
      .set({ version, kind, value, finality, stage })
      .where('indicator_id', '=', indicator_id)
      .where('year', '=', year)
      .where('month', '=', month)
      .where('version', '=', before)
      .returning('version'),
)
const revisionAdded = compiledOnce((db, row: Pick<Revision, keyof Revision>) => db.insertInto('actual_revision').values(row))

/**
 * A version of a figure, and the figure in force. The writers' lock makes a lost race impossible; the version in the condition makes
 * it impossible to miss one. Refuses 'version-conflict'.
 */
export async function putInForce(trx: Db, revision: Revision) {
  const { indicator_id, year, month, version, kind, value, finality, stage } = revision
  const figure = { indicator_id, year, month, version, kind, value, finality, stage }
  const before = version - 1
  const put = before === 0 ? await firstFigure(trx, figure) : await nextFigure(trx, { ...figure, before })
  if (put.length !== 1) throw new Refusal('version-conflict', { seen: before })
  await revisionAdded(trx, revision)
}

const figuresPut = compiledRows((db, rows: readonly Figure[]) =>
  db
    .insertInto('actual')
    .values([...rows])
    .onConflict((oc) =>
      oc
        .columns(['year', 'indicator_id', 'month'])
        .doUpdateSet((eb) => ({
          version: eb.ref('excluded.version'),
          kind: eb.ref('excluded.kind'),
          value: eb.ref('excluded.value'),
          finality: eb.ref('excluded.finality'),
          stage: eb.ref('excluded.stage'),
        }))
        .where((eb) => eb('actual.version', '=', eb(eb.ref('excluded.version'), '-', eb.lit(1)))),
    )
    .returning('version'),
)
const revisionsAdded = compiledRows((db, rows: readonly Pick<Revision, keyof Revision>[]) =>
  db.insertInto('actual_revision').values([...rows]),
)

/** The same of many versions, of no cell more than one. Refuses 'version-conflict'. */
export async function putAllInForce(trx: Db, revisions: readonly Revision[]) {
  const put = await figuresPut(
    trx,
    revisions.map(({ indicator_id, year, month, version, kind, value, finality, stage }) => ({
      indicator_id,
      year,
      month,
      version,
      kind,
      value,
      finality,
      stage,
    })),
  )
  if (put.length !== revisions.length) throw new Refusal('version-conflict')
  await revisionsAdded(trx, revisions)
}
