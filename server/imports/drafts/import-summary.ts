import type { Equation, EquationState } from '#domain/plan/equation.ts'
import { countStates } from '#domain/plan/reconcile.ts'
import { fieldsOf } from '../commit/fields.ts'
import type { Change } from '../commit/diff.ts'
import type { Need } from '../commit/needs.ts'
import type { Prepared, Reviewed } from '../commit/prepare.ts'
import type { Loc } from '../../documents/model.ts'
import type { AttentionKind, Field, Recognition } from '../records.ts'
import type { Decisions } from '../commit/match-units.ts'
import type { Standing } from '../results/results.ts'
import type { OpenedDraft } from './open.ts'

type PlanRecognition = Extract<Recognition, { kind: 'plan' }>

/** What a person should know of a reading before and after confirming it, in one page. */
export interface ImportSummary {
  /** nothing to settle, to answer or to look at */
  readonly clean: boolean
  readonly title: string
  readonly fiscalYear: number
  readonly counts: Readonly<Record<'departments' | 'goals' | 'indicators' | 'programmes' | 'projects', number>>
  readonly current: {
    readonly relation: 'correction' | 'draft' | 'next' | 'earlier'
    readonly title: string
    readonly version: number
  } | null
  readonly changes: Readonly<Record<Change, number>>
  /** of a result report: its results by how they stand against the stored ones; null: a plan */
  readonly results: Readonly<Record<Standing, number>> | null
  readonly needs: readonly Need[]
  /** open doubts that ask for an answer */
  readonly attention: readonly {
    readonly kind: string
    readonly subject: string
    readonly raw: string
    readonly proposal: string | null
    readonly line: number | null
    readonly page: number | null
    readonly address: string | null
  }[]
  readonly unrecognised: readonly {
    readonly what: string
    readonly why: string
    readonly raw: string
    readonly line: number | null
    readonly page: number | null
    readonly address: string | null
  }[]
  readonly repairs: number
  readonly equations: Readonly<Record<EquationState, number>>
  readonly failed: readonly Pick<Equation, 'id' | 'label' | 'printed' | 'computed' | 'difference'>[]
}

export function importSummaryOf(
  recognition: PlanRecognition,
  reviewed: Reviewed,
  prepared: Prepared & Partial<Pick<OpenedDraft, 'results'>>,
  decisions: Decisions,
): ImportSummary {
  const { records: r, equations } = reviewed
  const settled = (subject: string) => (decisions.get(subject)?.decision ?? 'open') !== 'open'
  const attention = recognition.attention.flatMap((a, i) => (a.weight === 'ask' && !settled(`attention:${i}`) ? [a] : []))
  const unrecognised = recognition.unrecognised.filter((_, i) => !settled(`unrecognised:${i}`))
  const failed = equations.filter((e) => e.state === 'failed')
  const changes: Record<Change, number> = { new: 0, changed: 0, gone: 0, renamed: 0, same: 0 }
  for (const d of prepared.compared.records) changes[d.change]++
  const { current, needs } = prepared
  const results = prepared.results
    ? { new: 0, same: 0, differs: 0, barred: 0, ...countedBy(prepared.results.map(({ result }) => result.standing)) }
    : null
  return {
    clean: needs.length + attention.length + unrecognised.length + failed.length === 0,
    title: r.title?.value ?? '',
    fiscalYear: r.fiscalYear.value,
    counts: {
      departments: r.departments.length,
      goals: r.policyGoals.length,
      indicators: r.indicators.length,
      programmes: r.programmes.length,
      projects: r.programmes.reduce((n, p) => n + p.projects.length, 0),
    },
    current: current && { relation: current.relation, title: current.title, version: current.version },
    changes,
    results,
    needs,
    attention: attention.map(({ kind, subject, raw, proposal, loc }) => ({
      kind,
      subject,
      raw,
      proposal,
      line: loc.line,
      page: loc.page,
      address: loc.address ?? null,
    })),
    unrecognised: unrecognised.map(({ what, why, raw, loc }) => ({
      what,
      why,
      raw,
      line: loc.line,
      page: loc.page,
      address: loc.address ?? null,
    })),
    repairs: recognition.repairs.length,
    equations: countStates(equations),
    failed: failed.map(({ id, label, printed, computed, difference }) => ({ id, label, printed, computed, difference })),
  }
}

const countedBy = (standings: readonly Standing[]): Partial<Record<Standing, number>> =>
  Object.fromEntries([...Map.groupBy(standings, (one) => one)].map(([standing, all]) => [standing, all.length]))

/** One value as it was read, so that anybody can compare it with the document. */
export interface RecordValue {
  readonly path: string
  readonly group: string
  /** name of the bureau whose plan it is: paths are those of one plan */
  readonly bureau: string
  /** name of the unit whose section it stands in */
  readonly unit: string
  /** name of the record, and its field: 'targets/2026', 'amounts/budget-2026' */
  readonly of: string
  readonly field: string
  readonly value: unknown
  readonly printed: string
  readonly place: Loc
  /** 1 = as printed; 0.7 or less = a proposal */
  readonly confidence: number
  /** kinds of the questions about it, open or settled */
  readonly doubt: readonly AttentionKind[]
}

/** Questions about what has no cell of its own, by the field they are about. */
const ABOUT: Partial<Record<AttentionKind, string>> = {
  'direction-ask': 'direction',
  'unit-missing': 'unit',
  'kind-unknown': 'kind',
  'goal-unclear': 'goal',
  'account-missing': 'account',
  'amount-unit-missing': 'amountUnitWon',
}

/** Every value of the reading with its printed text, place and doubt. */
export function recordValues({ records, attention }: PlanRecognition): RecordValue[] {
  const units = new Map([records.bureau, ...records.departments].map((unit) => [unit.key, unit.name.value]))
  const asks = attention.filter(({ weight }) => weight === 'ask')
  const same = (a: Loc, b: Loc) => a.block === b.block && a.row === b.row && a.column === b.column && a.line === b.line
  const doubts = (of: string, field: string, { loc, raw }: Field<unknown>) =>
    asks.filter((a) => {
      const about = ABOUT[a.kind]
      return about === undefined
        ? same(a.loc, loc) && a.raw === raw
        : about === field && (a.subject === of || field === 'amountUnitWon')
    })
  return fieldsOf(records).map(({ field, place }): RecordValue => ({
    path: place.path,
    group: place.group,
    bureau: records.bureau.name.value,
    unit: units.get(place.unit) ?? '',
    of: place.row,
    field: place.column,
    value: field.value,
    printed: field.raw,
    place: field.loc,
    confidence: field.confidence,
    doubt: [...new Set(doubts(place.row, place.column, field).map(({ kind }) => kind))],
  }))
}
