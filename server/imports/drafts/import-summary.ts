import type { Equation, EquationState } from '#domain/plan/equation.ts'
import { countStates } from '#domain/plan/reconcile.ts'
import type { Change } from '../commit/diff.ts'
import type { Need } from '../commit/needs.ts'
import type { Prepared, Reviewed } from '../commit/prepare.ts'
import type { Recognition } from '../records.ts'
import type { Decisions } from '../commit/match-units.ts'

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
  }[]
  readonly repairs: number
  readonly equations: Readonly<Record<EquationState, number>>
  readonly failed: readonly Pick<Equation, 'id' | 'label' | 'printed' | 'computed' | 'difference'>[]
}

export function importSummaryOf(
  recognition: PlanRecognition,
  reviewed: Reviewed,
  prepared: Prepared,
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
    unrecognised: unrecognised.map(({ what, why, raw, loc }) => ({ what, why, raw, line: loc.line, page: loc.page })),
    repairs: recognition.repairs.length,
    equations: countStates(equations),
    failed: failed.map(({ id, label, printed, computed, difference }) => ({ id, label, printed, computed, difference })),
  }
}
