import type { Insertable, Selectable } from 'kysely'
import type { Db } from '#data/database.ts'
import type { Database } from '#data/schema.ts'
import type { ImportDraftTable } from '#data/schema/imports.ts'
import { applyPrinted } from '../../actuals/apply.ts'
import { cellsAt, contextOfDay } from '../../actuals/context.ts'
import type { CellFacts } from '../../actuals/cell-facts.ts'
import { valueOf } from '../../actuals/history.ts'
import { insertMany } from '../../plans/insert-many.ts'
import type { Audit } from '../../record/write.ts'
import type { Writer } from '../../record/writer.ts'
import { Refusal } from '../../refusal.ts'
import { titleFor } from '../commit/fields.ts'
import type { OpenedDraft } from '../drafts/open.ts'
import type { Result } from './results.ts'

/** What became of a report's results: entered, confirmed by a second source, kept as stored, and not to be entered. */
export interface ResultCounts {
  readonly entered: number
  readonly same: number
  readonly kept: number
  readonly barred: number
}

/** What confirming a report did: enough to undo it. */
export interface ResultEffects {
  readonly kind: 'results'
  readonly counts: ResultCounts
  /** versions it put in force */
  readonly figures: readonly {
    /** of the plan that answers the year */
    readonly indicatorId: number
    readonly year: number
    readonly version: number
  }[]
}

/** Of a draft that was confirmed as a report; null: as a plan, or not at all. */
export function resultEffects({ effects }: Pick<Selectable<ImportDraftTable>, 'effects'>): ResultEffects | null {
  // Written by confirm.ts, from these or those of a plan.
  const of = effects === null ? null : (JSON.parse(effects) as { readonly kind?: string })
  return of?.kind === 'results' ? (of as ResultEffects) : null
}

/**
 * Enters the results of a report that a person confirms: what was empty, and what the person chose in the place of another figure. One
 * that is stored already gets the report as a second source; nothing else is touched, and no plan is made.
 */
export async function enterResults(
  trx: Db,
  audit: Audit,
  opened: OpenedDraft,
  row: Selectable<ImportDraftTable>,
  requestId: string,
  as: Writer,
): Promise<{ documentId: number; effects: ResultEffects }> {
  const { records } = opened
  const results = opened.results ?? []
  const title = records.title?.value ?? titleFor(records).replace(/성과계획서$/, '성과보고서')
  const { id: documentId } = await trx
    .insertInto('document')
    .values({
      code: `report-${records.fiscalYear.value}-${row.sha256.slice(0, 12)}-${row.id}`,
      title,
      issuer: records.government?.name.value ?? records.bureau.name.value,
      kind: 'performance-report',
      received_as: row.format ?? '',
      note: '',
      sha256: row.sha256,
      confirmed_at: as.now.toISOString(),
      confirmed_by: as.user.name,
      import_id: row.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const origins: Insertable<Database['provenance']>[] = []
  const figures: ResultEffects['figures'][number][] = []
  const counts = { entered: 0, same: 0, kept: 0, barred: 0 }
  const sourced = await revisionsOfFile(trx, row.sha256)
  for (const { result, facts } of results) {
    if (facts === null || result.standing === 'barred') {
      counts.barred++
      continue
    }
    const { year } = result
    if (result.standing === 'same') {
      counts.same++
      const id = await revisionInForce(trx, facts)
      if (id !== null && !sourced.has(id)) origins.push(originOf(result, documentId, 'actual', id, `${year}/report-${row.id}`))
      continue
    }
    if (result.standing === 'differs' && result.decision !== 'accepted') {
      // The stored one stays, and what the report prints beside it can still be seen.
      counts.kept++
      origins.push(originOf(result, documentId, 'indicator', facts.indicator.id, `actual-printed-${year}/report-${row.id}`))
      continue
    }
    const { id, version } = await applyPrinted(trx, as, audit, {
      facts,
      figure: {
        kind: 'measured',
        value: result.value,
        finality: 'final',
        stage: 'confirmed',
        cause: null,
        remedy: null,
        remedy_due: null,
      },
      reason: result.standing === 'new' ? null : title,
      act: 'value.report',
      requestId: `${requestId}#${figures.length + 1}`,
    })
    origins.push(originOf(result, documentId, 'actual', id, String(year)))
    figures.push({ indicatorId: facts.indicator.id, year, version })
    counts.entered++
  }
  await insertMany(trx, 'provenance', origins)
  return { documentId, effects: { kind: 'results', counts, figures } }
}

/** Figures that the same file is a source of already. */
async function revisionsOfFile(trx: Db, sha256: string): Promise<ReadonlySet<number>> {
  const rows = await trx
    .selectFrom('provenance as p')
    .innerJoin('document as d', 'd.id', 'p.document_id')
    .where('d.sha256', '=', sha256)
    .where('p.subject', '=', 'actual')
    .select('p.subject_id as id')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

async function revisionInForce(trx: Db, { keeper, period, revisions }: CellFacts): Promise<number | null> {
  const row = await trx
    .selectFrom('actual_revision')
    .select('id')
    .where('indicator_id', '=', keeper)
    .where('year', '=', period.year)
    .where('month', '=', 0)
    .where('version', '=', revisions.at(-1)?.version ?? 0)
    .executeTakeFirst()
  return row?.id ?? null
}

function originOf(
  { indicator, year, raw, loc, confidence }: Result,
  documentId: number,
  subject: 'actual' | 'indicator',
  subjectId: number,
  field: string,
): Insertable<Database['provenance']> {
  return {
    document_id: documentId,
    subject,
    subject_id: subjectId,
    field,
    table_label: '성과지표 달성 현황',
    row_label: indicator,
    column_label: `${year} 실적`,
    line: loc.line,
    raw,
    confidence,
    page: loc.page ?? loc.box?.page ?? null,
    sheet: loc.sheet,
    address: loc.address ?? null,
    box: loc.box && JSON.stringify([loc.box.page, loc.box.x, loc.box.y, loc.box.width, loc.box.height]),
    block: loc.block,
    table_row: loc.row,
    table_column: loc.column,
    repairs: null,
    corrected_at: null,
    corrected_by: null,
  }
}

/**
 * Takes a report's results back: what stood before each stands again, and the report is no source any more. Refuses 'import-built-on'
 * when somebody has changed or closed one of them since.
 */
export async function undoResults(
  trx: Db,
  audit: Audit,
  row: Selectable<ImportDraftTable>,
  effects: ResultEffects,
  { requestId, reason }: { readonly requestId: string; readonly reason: string },
  as: Writer,
): Promise<void> {
  const context = await contextOfDay(trx, as.today)
  let n = 0
  for (const [year, figures] of Map.groupBy(effects.figures, (figure) => figure.year)) {
    const rows = await trx
      .selectFrom('indicator')
      .selectAll()
      .where(
        'id',
        'in',
        figures.map(({ indicatorId }) => indicatorId),
      )
      .execute()
    for (const [planId, some] of Map.groupBy(rows, (one) => one.plan_id)) {
      const indicators = some.map((one) =>
        context.dated.row({ ...one, department_id: context.owners.indicator(one) }, year, as.today),
      )
      if (indicators.some((one) => one.frequency !== 'year')) throw new Refusal('import-built-on', { what: 'settings' })
      for (const facts of await cellsAt(trx, planId, indicators, { year, month: 0 }, context)) {
        const own = figures.find(({ indicatorId }) => indicatorId === facts.indicator.id)
        const [before, last] = [facts.revisions.at(-2), facts.revisions.at(-1)]
        if (!own || last?.version !== own.version) throw new Refusal('import-built-on', { what: 'figures' })
        if (facts.window === 'closed') throw new Refusal('period-closed')
        const value = before ? valueOf(before) : null
        await applyPrinted(trx, as, audit, {
          facts,
          figure: {
            kind: value?.kind ?? 'not-entered',
            value: value?.kind === 'measured' ? value.value : null,
            finality: before?.finality ?? 'provisional',
            stage: before?.stage ?? 'draft',
            cause: before?.cause ?? null,
            remedy: before?.remedy ?? null,
            remedy_due: before?.remedy_due ?? null,
          },
          reason,
          act: 'value.report-undo',
          requestId: `${requestId}#${++n}`,
        })
      }
    }
  }
  if (row.document_id !== null) await trx.deleteFrom('provenance').where('document_id', '=', row.document_id).execute()
}
