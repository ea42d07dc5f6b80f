import type { Equation } from '#domain/plan/equation.ts'
import type { Texts } from '../../language.tsx'
import type { reconciliationMessages } from '../../shared/reconciliation/messages.ts'
import { stateWord } from '../../shared/reconciliation/StateMark.tsx'

type Words = Texts<typeof reconciliationMessages>

/** The equations as rows of a file: figures as plain numbers, what was compared in one cell. */
export function equationRows(equations: readonly Equation[], t: Words): (string | number | null)[][] {
  return [
    [t.state, t.what, t.printed, t.computed, t.difference, t.tolerance, t.where, t.terms],
    ...equations.map((e) => [
      stateWord(t, e.state),
      e.label,
      e.printed.value ?? e.printed.text,
      e.computed,
      e.difference,
      e.difference === null ? null : e.tolerance,
      e.printed.location.line,
      e.terms
        .map(
          (term) =>
            `${term.location.label}: ${term.value ?? term.text ?? ''}${term.location.line === null ? '' : ` (${term.location.line})`}`,
        )
        .join('; '),
    ]),
  ]
}
