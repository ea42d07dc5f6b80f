import type { Db } from '#data/database.ts'
import type { EquationState } from '#domain/plan/equation.ts'
import type { RecordGroup } from '#domain/plan/plan-fields.ts'
import { countStates } from '#domain/plan/reconcile.ts'
import type { Change } from '../commit/diff.ts'
import { fieldsOf } from '../commit/fields.ts'
import type { UnitMatch } from '../commit/match-units.ts'
import type { Need } from '../commit/needs.ts'
import type { ReadWarning } from '../../documents/model.ts'
import type { Coverage, RepairKind, Seen, UnitKey } from '../records.ts'
import { type Draft, draftOf, draftRow } from './draft.ts'
import { type Glance, glanceIn } from './glance.ts'
import { type OpenedDraft, openedDraft } from './open.ts'
import { partOf } from './parts.ts'
import { type Progress, progressOf } from './reading.ts'
import { bureausOfFile } from './same-file.ts'
import { unreadCells } from './unread.ts'
import { type ResultCounts, resultEffects } from '../results/enter.ts'
import type { Standing } from '../results/results.ts'

export interface DraftStatus extends Draft {
  /** while it waits or is being read */
  readonly progress: Progress | null
  /** what was read of it; null: not read, or no plan */
  readonly glance: Glance | null
  /** the plan it became */
  readonly plan: {
    readonly title: string
    readonly fiscalYear: number
    readonly version: number
    readonly inForce: boolean
  } | null
  /** what became of the results of a report */
  readonly results: ResultCounts | null
}

/** Every import, the newest first; bureaus of one document in its order. */
export async function listDrafts(db: Db): Promise<DraftStatus[]> {
  const rows = await db
    .selectFrom('import_draft')
    .selectAll()
    .orderBy('uploaded_at', 'desc')
    .orderBy('part')
    .orderBy('id', 'desc')
    .limit(500)
    .execute()
  const ids = rows.flatMap((r) => r.plan_id ?? [])
  const plans =
    ids.length === 0
      ? []
      : await db.selectFrom('plan').select(['id', 'title', 'fiscal_year', 'version', 'status']).where('id', 'in', ids).execute()
  return rows.map((row) => {
    const results = resultEffects(row)?.counts ?? null
    // A report became none.
    const plan = results === null ? plans.find((p) => p.id === row.plan_id) : undefined
    return {
      ...draftOf(row),
      progress: progressOf(db, row.id),
      glance: glanceIn(row.glance),
      plan: plan
        ? { title: plan.title, fiscalYear: plan.fiscal_year, version: plan.version, inForce: plan.status !== 'superseded' }
        : null,
      results,
    }
  })
}

/** A bureau of the same document, as the way from one to the other shows it. */
export interface BureauStatus extends Pick<Draft, 'id' | 'part' | 'state'> {
  readonly glance: Glance | null
}

export interface ReadStatus extends Pick<DraftStatus, keyof Draft | 'progress' | 'results'> {
  /** of a document of several bureaus each with its newest import, in the document's order; else none */
  readonly bureaus: readonly BureauStatus[]
}

export async function draftStatus(db: Db, draftId: number): Promise<ReadStatus> {
  const row = await draftRow(db, draftId)
  const bureaus = (row.parts ?? 1) > 1 ? await bureausOfFile(db, row.sha256) : []
  return {
    ...draftOf(row),
    progress: progressOf(db, draftId),
    results: resultEffects(row)?.counts ?? null,
    bureaus: bureaus.map(({ draftId: id, part, state, glance }) => ({ id, part, state, glance: glanceIn(glance) })),
  }
}

/** The document's own facts, for one that is no plan too. */
export interface DocumentFacts {
  readonly format: string
  readonly pages: number | null
  /** where its own part of the file begins, and where that ends: blocks, and the first page as far as it is known */
  readonly firstBlock: number
  readonly blocks: number
  readonly firstPage: number
  readonly warnings: readonly ReadWarning[]
}

export type DraftSummary =
  | { readonly kind: 'not-a-plan'; readonly document: DocumentFacts; readonly seen: Seen }
  | {
      readonly kind: 'plan'
      readonly version: number
      readonly document: DocumentFacts
      readonly plan: {
        readonly title: string
        readonly fiscalYear: number
        readonly settledYear: number
        readonly years: readonly number[]
        readonly amountUnitWon: number
        readonly government: string | null
        readonly bureau: string
        /** the bureau first */
        readonly units: readonly { readonly key: UnitKey; readonly name: string; readonly level: 'bureau' | 'department' }[]
      }
      /** of a result report: its results by how they stand; null: a plan */
      readonly report: (Readonly<Record<Standing, number>> & { readonly open: number; readonly taken: number }) | null
      /** a person may say that it is a report, or that it is none */
      readonly mayBeReport: boolean
      readonly counts: Readonly<Record<RecordGroup, number>>
      readonly coverage: Coverage
      readonly attention: { readonly ask: number; readonly note: number; readonly settled: number }
      readonly unrecognised: { readonly all: number; readonly dismissed: number }
      /** cells and texts still unread: whoever confirms names their number */
      readonly unread: number
      /** records a person moved, by their path: the unit they stand under now, which their key does not say */
      readonly moved: Readonly<Record<string, UnitKey>>
      readonly repairs: Readonly<Partial<Record<RepairKind, number>>>
      readonly corrections: number
      /** records that would not be entered, for a person leaves them out or what they stand under */
      readonly leftOut: number
      /** what goes on from the plan in force: indicators with their lineage, and yearly results that persons entered */
      readonly goesOn: { readonly indicators: number; readonly actuals: number }
      /** the first two hundred of `needsInAll` */
      readonly needs: readonly Need[]
      readonly needsInAll: number
      readonly matches: readonly UnitMatch[]
      readonly current: {
        readonly relation: 'correction' | 'draft' | 'next' | 'earlier'
        readonly title: string
        readonly fiscalYear: number
        readonly version: number
      } | null
      readonly changes: Readonly<Record<Change, number>>
      readonly equations: Readonly<Record<EquationState, number>>
    }

export async function draftSummary(db: Db, draftId: number, today: string): Promise<DraftSummary> {
  const recognition = await partOf(db, draftId, 'recognition')
  const read = await partOf(db, draftId, 'document')
  const document = {
    format: read?.format ?? '',
    pages: read?.pages ?? null,
    firstBlock: read?.blocks[0]?.loc.block ?? 0,
    blocks: (read?.blocks.at(-1)?.loc.block ?? -1) + 1,
    firstPage: read?.blocks.find((block) => block.loc.page !== null)?.loc.page ?? 1,
    warnings: read?.warnings ?? [],
  }
  if (recognition?.kind === 'not-a-plan') return { kind: 'not-a-plan', document, seen: recognition.seen }
  const opened = await openedDraft(db, draftId, today)
  const { records: r, decisions } = opened
  const counted = <K extends string>(keys: readonly K[], all: readonly K[]) =>
    Object.fromEntries(all.map((key) => [key, keys.filter((k) => k === key).length])) as Record<K, number>
  const settled = (subject: string) => (decisions.get(subject)?.decision ?? 'open') !== 'open'
  const { attention, unrecognised, repairs } = opened.recognition
  return {
    kind: 'plan',
    version: opened.version,
    document,
    plan: {
      title: r.title?.value ?? '',
      fiscalYear: r.fiscalYear.value,
      settledYear: r.settledYear.value,
      years: Array.from({ length: Math.max(0, r.lastYear.value - r.firstYear.value + 1) }, (_, i) => r.firstYear.value + i),
      amountUnitWon: r.amountUnitWon.value,
      government: r.government?.name.value ?? null,
      bureau: r.bureau.name.value,
      units: [r.bureau, ...r.departments].map((u) => ({
        key: u.key,
        name: u.shortName,
        level: u.key === r.bureau.key ? ('bureau' as const) : ('department' as const),
      })),
    },
    report: opened.results && {
      ...counted(
        opened.results.map(({ result }) => result.standing),
        ['new', 'same', 'differs', 'barred'],
      ),
      open: opened.results.filter(({ result }) => result.decision === 'open').length,
      // in the place of a stored one, as a person chose
      taken: opened.results.filter(({ result }) => result.decision === 'accepted').length,
    },
    mayBeReport: opened.recognition.report === true || attention.some(({ kind }) => kind === 'looks-like-report'),
    counts: {
      plan: 1,
      units: 1 + r.departments.length + (r.government ? 1 : 0),
      'strategic-goals': r.strategicGoals.length,
      goals: r.policyGoals.length,
      'goal-tables': r.goalTables.length,
      indicators: r.indicators.length,
      programmes: r.programmes.length,
      projects: r.programmes.reduce((n, p) => n + p.projects.length, 0),
      statements: r.statements.length,
      staffing: r.staffing.length,
      teams: r.teams.length,
    },
    coverage: opened.recognition.coverage,
    attention: {
      ask: attention.filter((a, i) => a.weight === 'ask' && !settled(`attention:${i}`)).length,
      note: attention.filter((a, i) => a.weight === 'note' && !settled(`attention:${i}`)).length,
      settled: attention.filter((_, i) => settled(`attention:${i}`)).length,
    },
    unrecognised: { all: unrecognised.length, dismissed: unrecognised.filter((_, i) => settled(`unrecognised:${i}`)).length },
    unread: unreadCells(opened).length,
    moved: movedIn(opened),
    repairs: counted(
      repairs.map((x) => x.kind),
      [...new Set(repairs.map((x) => x.kind))],
    ),
    corrections: opened.corrections.size,
    leftOut: leftOutOf(opened),
    goesOn: goesOnOf(opened),
    needs: opened.needs.slice(0, 200),
    needsInAll: opened.needs.length,
    matches: opened.units,
    current: opened.current && {
      relation: opened.current.relation,
      title: opened.current.title,
      fiscalYear: opened.current.fiscalYear,
      version: opened.current.version,
    },
    changes: counted(
      opened.compared.records.map((d) => d.change),
      ['new', 'changed', 'gone', 'renamed', 'same'],
    ),
    equations: countStates(opened.equations),
  }
}

function movedIn({ corrected, corrections }: OpenedDraft): Record<string, UnitKey> {
  if (![...corrections.keys()].some((path) => /\/(?:goal|programme|department)$/.test(path))) return {}
  const [bureau, ...units] = [corrected.bureau, ...corrected.departments].map((u) => u.key)
  const named = (key: string) =>
    units.filter((unit) => key.startsWith(`${unit}-`)).toSorted((a, b) => b.length - a.length)[0] ?? bureau
  return Object.fromEntries(
    fieldsOf(corrected).flatMap(({ place }) =>
      place.group !== 'goal-tables' &&
      place.group !== 'units' &&
      named(place.record.slice(place.record.indexOf('/') + 1)) !== place.unit
        ? [[place.record, place.unit]]
        : [],
    ),
  )
}

function leftOutOf({ corrected, records, decisions }: OpenedDraft): number {
  if (![...decisions].some(([subject, d]) => subject.startsWith('record:') && d.decision === 'dismissed')) return 0
  const own = (all: typeof records) => new Set(fieldsOf(all).map(({ place }) => place.record)).size
  return own(corrected) - own(records)
}

/** As continueEntries does it: a person's result of a year the new plan has, whatever the document prints. */
function goesOnOf({ compared, records: r }: OpenedDraft): { indicators: number; actuals: number } {
  const mine = ([year, a]: readonly [number, { readonly byPerson: boolean }]) =>
    a.byPerson && year >= r.firstYear.value && year <= r.lastYear.value
  return {
    indicators: compared.indicators.size,
    actuals: [...compared.indicators.values()].reduce((n, i) => n + [...i.actuals].filter(mine).length, 0),
  }
}
