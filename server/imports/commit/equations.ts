import type { Equation, Term } from '#domain/plan/equation.ts'
import { reconcile } from '#domain/plan/reconcile.ts'
import type { Loc } from '../../documents/model.ts'
import type { PlanRecords } from '../records.ts'
import { figuresOf } from './figures.ts'

/** A term and where in the document it stands, whatever its format; null: not printed, or the document has none. */
export interface LocatedTerm extends Term {
  readonly loc: Loc | null
}
export interface LocatedEquation extends Equation {
  readonly printed: LocatedTerm
  readonly terms: readonly LocatedTerm[]
}

/** Every equation of the records, each term with its place. Reconciling knows lines only: it gets a number for each place instead. */
export function equationsOf(records: PlanRecords): LocatedEquation[] {
  const places: Loc[] = []
  const equations = reconcile(figuresOf(records, (loc) => places.push(loc)))
  const located = (term: Term): LocatedTerm => {
    const loc = term.location.line === null ? null : (places[term.location.line - 1] ?? null)
    return { ...term, location: { ...term.location, line: loc?.line ?? null }, loc }
  }
  return equations.map((e) => ({ ...e, printed: located(e.printed), terms: e.terms.map(located) }))
}
