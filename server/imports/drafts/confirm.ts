import type { Selectable, Transaction } from 'kysely'
import type { Db } from '#data/database.ts'
import type { Database } from '#data/schema.ts'
import type { ImportDraftTable } from '#data/schema/imports.ts'
import { editionAfter } from '#domain/plan/edition.ts'
import { continueDefinitions } from '../../actuals/definitions.ts'
import { write } from '../../record/write.ts'
import { type Writer } from '../../record/writer.ts'
import { loadPlan, settlePlan } from '../../plans/load-plan.ts'
import { putPlanAct } from '../../plans/plan-act.ts'
import type { Continued } from '../../plans/plan-writer.ts'
import { Refusal } from '../../refusal.ts'
import { enterResults, type ResultCounts } from '../results/enter.ts'
import { codesOf } from '../commit/codes.ts'
import { toFiles } from '../commit/to-files.ts'
import { keepDecisions } from './keep-decisions.ts'
import { draftRow, openDraft, subjectOf } from './draft.ts'
import { type Effects, fingerprint } from './effects.ts'
import { correctionsOf, decisionsOf, type OpenedDraft, openedDraft } from './open.ts'
import { unreadCells } from './unread.ts'
import { nameUnits, proposeEvent } from './name-units.ts'

export interface ConfirmInput {
  readonly draftId: number
  readonly version: number
  /** 'YYYY-MM' or 'YYYY-MM-DD': when it was filed with the council; null = not known */
  readonly filedOn: string | null
  /** the council's day, 'YYYY-MM-DD'; null = not confirmed yet */
  readonly councilOn: string | null
  /** how many cells of the document the person knows to be unread (DraftSummary.unread) */
  readonly unread: number
  readonly requestId: string
}

export interface Confirmed {
  /** null: a result report, which makes no plan */
  readonly planId: number | null
  readonly planVersion: number | null
  /** the same file with the same corrections is in force already: nothing was changed */
  readonly unchanged: boolean
  readonly counts: Effects['counts'] | null
  /** of a result report */
  readonly results: ResultCounts | null
}

/**
 * Enters the reviewed plan, or the results of a report, whole or not at all: units, plan, figures with their origins, and what goes on from the plan before.
 * Refuses 'import-not-open', 'version-conflict', 'import-incomplete' (facts: count, what: the first of what is to be settled) and
 * 'import-unread' (facts: count) when another number of cells is unread than the person knows of.
 */
export async function confirmDraft(db: Db, input: ConfirmInput, as: Writer): Promise<Confirmed> {
  return write(db, as, { act: 'import.confirm', subject: subjectOf(input.draftId), input }, async (trx, audit) => {
    const before = await draftRow(trx, input.draftId)
    const inForce = await sameInForce(trx, before)
    if (inForce) {
      if (before.state === 'read') {
        await endDraft(trx, before, as, 'discarded', '같은 파일이 이미 반영되어 있음')
        await audit({
          act: 'import.discard',
          after: { sha256: before.sha256, planId: inForce.planId },
          reason: '같은 파일이 이미 반영되어 있음',
        })
      }
      return { ...inForce, unchanged: true, counts: null, results: null }
    }
    const row = await openDraft(trx, input)
    const opened = await openedDraft(trx, input.draftId, as.today)
    const [first] = opened.needs
    if (first) throw new Refusal('import-incomplete', { count: opened.needs.length, what: first.row, column: first.column })
    const unread = unreadCells(opened).length
    if (unread !== input.unread) throw new Refusal('import-unread', { count: unread })
    if (opened.results !== null) {
      const { documentId, effects } = await enterResults(trx, audit, opened, row, input.requestId, as)
      // The plan whose indicators they are results of; it stays as it is.
      const plan = opened.current?.id ?? null
      await confirmed(trx, row, { plan_id: plan, document_id: documentId, effects: JSON.stringify(effects) }, as)
      await audit({ after: { sha256: row.sha256, ...effects.counts } })
      return { planId: null, planVersion: null, unchanged: false, counts: null, results: effects.counts }
    }
    const entered = await enterPlan(trx, opened, row, input, as)
    const made = { plan_id: entered.planId, document_id: entered.documentId, effects: JSON.stringify(entered.effects) }
    await confirmed(trx, row, made, as)
    const { counts, superseded } = entered.effects
    await audit({
      after: {
        planId: entered.planId,
        planVersion: entered.version,
        sha256: row.sha256,
        superseded: superseded?.planId ?? null,
        unread,
        ...counts,
      },
    })
    return { planId: entered.planId, planVersion: entered.version, unchanged: false, counts, results: null }
  })
}

const confirmed = (
  trx: Db,
  row: Selectable<ImportDraftTable>,
  made: Pick<Selectable<ImportDraftTable>, 'plan_id' | 'document_id' | 'effects'>,
  as: Writer,
) =>
  trx
    .updateTable('import_draft')
    .set({
      version: row.version + 1,
      state: 'confirmed',
      ...made,
      confirmed_at: as.now.toISOString(),
      confirmed_by: as.user.name,
      confirmed_by_id: as.user.id,
    })
    .where('id', '=', row.id)
    .execute()

async function enterPlan(db: Db, opened: OpenedDraft, row: Selectable<ImportDraftTable>, input: ConfirmInput, as: Writer) {
  // write() runs inside one.
  const trx = db as Transaction<Database>
  const { records, units, current, compared } = opened
  const year = records.fiscalYear.value
  const known = new Map(units.flatMap((u) => (u.unit ? [[u.key, u.unit] as const] : [])))
  const codes = codesOf(records, new Map([...known].map(([key, unit]) => [key, unit.code])))
  const bureauId = known.get(records.bureau.key)?.id
  const version = bureauId === undefined ? 1 : await nextVersion(trx, bureauId, year)
  // A plan whose years all lie ahead: who is in it stands today already.
  const namesFrom = [`${records.firstYear.value}-01-01`, as.today].toSorted()[0] ?? as.today
  const named = await nameUnits(trx, opened, namesFrom)
  const event = await proposeEvent(trx, opened, { fileName: row.file_name, as })
  const files = toFiles(
    records,
    opened.asRead,
    codes,
    {
      code: `plan-${year}-${row.sha256.slice(0, 12)}-${row.id}`,
      receivedAs: RECEIVED_AS[row.format ?? ''] ?? '파일',
      planCode: `${codes.units.get(records.bureau.key) ?? ''}-${year}`,
      version,
      filedOn: input.filedOn,
      confirmedOn: input.councilOn,
      namesFrom,
    },
    opened.corrections,
  )
  const indicators = await continuedOf(trx, opened, codes.indicators)
  const replaced = current?.relation === 'correction' || current?.relation === 'draft' ? current : null
  const by = { at: as.now.toISOString(), name: as.user.name, id: as.user.id }
  const plan = await loadPlan(trx, files, as.now, {
    who: as.user.name,
    document: { sha256: row.sha256, confirmedAt: as.now.toISOString(), importId: row.id },
    units: new Map([...known].map(([, unit]) => [unit.code, unit.id])),
    indicators,
    // From the day it stands here; a plan of a year that has begun, from its beginning.
    effectiveOn: as.today < `${year}-01-01` ? as.today : `${year}-01-01`,
    // A draft was no edition: what is filed first is the 당초.
    edition: editionAfter(
      replaced && replaced.relation === 'correction' ? { confirmed: await wasConfirmed(trx, replaced.id) } : null,
    ),
  })
  if (current && current.relation !== 'earlier') {
    const successions = [...compared.indicators].flatMap(([key, from]) => {
      const to = plan.indicators.get(codes.indicators.get(key) ?? '')
      const corrected = (['direction', 'aggregation'] as const).filter((field) =>
        opened.corrections.has(`indicators/${key}/${field}`),
      )
      return to === undefined ? [] : [{ from: from.id, to, except: corrected }]
    })
    await continueDefinitions(trx, successions)
    if (current.relation !== 'next')
      await keepDecisions(trx, successions, { firstYear: records.firstYear.value, lastYear: records.lastYear.value })
  }
  await settlePlan(trx, plan.planId, input.councilOn, by)
  if (replaced) await putPlanAct(trx, { planId: replaced.id, act: 'supersede', status: 'superseded' }, by)
  if (!records.government && bureauId === undefined)
    await underTheOneGovernment(trx, plan.units.get(codes.units.get(records.bureau.key) ?? ''))
  const createdUnits = units.filter((u) => !u.unit).flatMap((u) => plan.units.get(codes.units.get(u.key) ?? '') ?? [])
  const effects: Effects = {
    superseded: replaced && replaced.status !== 'superseded' ? { planId: replaced.id, status: replaced.status } : null,
    continues: current?.id ?? null,
    createdUnits,
    named,
    event,
    counts: {
      units: createdUnits.length,
      goals: records.policyGoals.length,
      indicators: records.indicators.length,
      programmes: records.programmes.length,
      projects: records.programmes.reduce((n, p) => n + p.projects.length, 0),
      continued: compared.indicators.size,
    },
    standing: await fingerprint(trx, plan.planId, createdUnits),
  }
  return { ...plan, version, effects }
}

async function wasConfirmed(trx: Db, planId: number): Promise<boolean> {
  const row = await trx.selectFrom('plan').select('confirmed_on').where('id', '=', planId).executeTakeFirst()
  return (row?.confirmed_on ?? null) !== null
}

const RECEIVED_AS: Readonly<Record<string, string>> = {
  text: '텍스트',
  markdown: '마크다운',
  hwpx: 'HWPX',
  hwp: 'HWP',
  pdf: 'PDF',
  xlsx: '엑셀',
}

/** A document that does not name its government, in a store that has one. */
async function underTheOneGovernment(trx: Db, bureauId: number | undefined) {
  const [only, more] = await trx.selectFrom('organisation_unit').select('id').where('kind', '=', 'government').limit(2).execute()
  if (bureauId === undefined || !only || more) return
  await trx
    .updateTable('organisation_unit_name')
    .set({ parent_id: only.id })
    .where('unit_id', '=', bureauId)
    .where('parent_id', 'is', null)
    .execute()
}

async function nextVersion(trx: Db, bureauId: number, fiscalYear: number): Promise<number> {
  const last = await trx
    .selectFrom('plan')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('bureau_id', '=', bureauId)
    .where('fiscal_year', '=', fiscalYear)
    .executeTakeFirst()
  return (last?.version ?? 0) + 1
}

/** Lineage, and what persons set about an indicator that the plan does not print. A correction of this review goes before it. */
async function continuedOf(
  trx: Db,
  { compared, corrections, records }: OpenedDraft,
  codes: ReadonlyMap<string, string>,
): Promise<Map<string, Continued>> {
  const ids = [...compared.indicators.values()].map((i) => i.id)
  const rows = new Map<number, Selectable<Database['indicator']>>()
  for (let from = 0; from < ids.length; from += 500) {
    for (const i of await trx
      .selectFrom('indicator')
      .selectAll()
      .where('id', 'in', ids.slice(from, from + 500))
      .execute())
      rows.set(i.id, i)
  }
  return new Map(
    [...compared.indicators].flatMap(([key, from]): [string, Continued][] => {
      const was = rows.get(from.id)
      const code = codes.get(key)
      if (!was || code === undefined) return []
      const corrected = (column: string) => corrections.has(`indicators/${key}/${column}`)
      const kept = [...from.actuals].filter(([year, a]) => a.byPerson && year <= records.settledYear.value).map(([year]) => year)
      return [
        [
          code,
          {
            lineageId: from.lineageId,
            keptYears: new Set(kept),
            settings: {
              frequency: was.frequency,
              results_due: was.results_due,
              reported: was.reported,
              share_of_whole: was.share_of_whole,
              ...(corrected('direction') ? {} : { direction: was.direction }),
              ...(corrected('aggregation') ? {} : { aggregation: was.aggregation, pace: was.pace }),
            },
          },
        ],
      ]
    }),
  )
}

/** The plan of a confirmed import of the same file with the same corrections, still in force. */
async function sameInForce(trx: Db, row: Selectable<ImportDraftTable>): Promise<{ planId: number; planVersion: number } | null> {
  const others = await trx
    .selectFrom('import_draft as d')
    .innerJoin('plan as p', 'p.id', 'd.plan_id')
    .where('d.sha256', '=', row.sha256)
    .where('d.part', '=', row.part)
    .where('d.state', '=', 'confirmed')
    .where('p.status', '<>', 'superseded')
    .select(['d.id', 'p.id as planId', 'p.version as planVersion'])
    .execute()
  if (row.state === 'confirmed') return others.find((o) => o.id === row.id) ?? null
  if (row.state !== 'read') return null
  const mine = await answers(trx, row.id)
  for (const { id, ...plan } of others) if ((await answers(trx, id)) === mine) return plan
  return null
}

/** What persons put in the place of what was read, as one text. */
async function answers(trx: Db, draftId: number): Promise<string> {
  const corrections = [...(await correctionsOf(trx, draftId)).values()].map((c) => JSON.stringify([c.path, c.value]))
  const leftOut = [...(await decisionsOf(trx, draftId))].flatMap(([subject, d]) =>
    subject.startsWith('record:') && d.decision === 'dismissed' ? [subject] : [],
  )
  return JSON.stringify([corrections.toSorted(), leftOut.toSorted()])
}

export async function endDraft(
  trx: Db,
  row: Selectable<ImportDraftTable>,
  as: Writer,
  state: 'discarded' | 'undone',
  reason: string | null,
): Promise<void> {
  await trx
    .updateTable('import_draft')
    .set({
      version: row.version + 1,
      state,
      ended_at: as.now.toISOString(),
      ended_by: as.user.name,
      ended_reason: reason,
    })
    .where('id', '=', row.id)
    .execute()
}
