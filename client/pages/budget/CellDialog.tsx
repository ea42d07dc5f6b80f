import type { Equation } from '#domain/plan/equation.ts'
import { Korean, useText } from '../../language.tsx'
import { EquationTerms, EquationWhy } from '../../shared/reconciliation/EquationDetail.tsx'
import { StateMark } from '../../shared/reconciliation/StateMark.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import styles from './budget.module.css'
import { budgetMessages } from './messages.ts'
import { Origin } from './Origin.tsx'

export interface AskedCell {
  readonly title: string
  readonly origin: { readonly subject: 'budget_statement'; readonly id: number; readonly field: string }
  readonly equations: readonly Equation[]
}

/** One cell of a printed table: where it stands, and every equation it takes part in. */
export function CellDialog(props: { asked: AskedCell | null; onClose: () => void }) {
  const t = useText(budgetMessages)
  return (
    <Dialog open={props.asked !== null} onClose={props.onClose} title={<Korean>{props.asked?.title ?? ''}</Korean>}>
      {props.asked !== null && (
        <div className={styles.dialog}>
          <section>
            <h3>{t.originTitle}</h3>
            <Origin {...props.asked.origin} />
          </section>
          {props.asked.equations.length > 0 && (
            <section>
              <h3>{t.reconciliation}</h3>
              <ul className={styles.equations}>
                {props.asked.equations.map((equation) => (
                  <li key={equation.id}>
                    <p>
                      <StateMark state={equation.state} /> <Korean>{equation.label}</Korean>
                    </p>
                    <EquationWhy equation={equation} />
                    {equation.state !== 'exact' && <EquationTerms equation={equation} />}
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      )}
    </Dialog>
  )
}
