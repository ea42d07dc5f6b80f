import { Korean, useText } from '../../language.tsx'
import styles from './budget.module.css'
import { budgetMessages } from './messages.ts'
import type { BudgetPage } from './tree.ts'

/** Money without an indicator, goals without money. One line when there is neither. */
export function Orphans({ page }: { page: BudgetPage }) {
  const t = useText(budgetMessages)
  const { programmes, goals } = page.orphans
  if (programmes.length === 0 && goals.length === 0) return <p className={styles.quiet}>{t.orphansNone}</p>
  return (
    <>
      {programmes.length > 0 && <Named title={t.orphanProgrammes(programmes.length)} items={programmes} />}
      {goals.length > 0 && <Named title={t.orphanGoals(goals.length)} items={goals} />}
    </>
  )
}

function Named({ title, items }: { title: string; items: readonly { readonly id: number; readonly name: string }[] }) {
  return (
    <div className={styles.orphan}>
      <p>
        <strong>{title}</strong>
      </p>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <Korean>{item.name}</Korean>
          </li>
        ))}
      </ul>
    </div>
  )
}
