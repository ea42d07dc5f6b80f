import { Changes } from '../../jsx/Said.tsx'
import styles from './Department.module.css'
import { BudgetTrend, ScoreAndBudget } from './MoneyOverYears.tsx'
import { Staffing, Statement } from './PrintedTables.tsx'
import { Programmes } from './Programmes.tsx'
import { ChallengeList, TargetSlope } from './Targets.tsx'
import type { Page } from './figures.ts'

/** What stands below the department's first screen: whether coming targets and money are right. */
export default function Below({ page }: { page: Page }) {
  return (
    <>
      <div className={styles.halves}>
        <TargetSlope page={page} />
        <ChallengeList page={page} />
      </div>
      <div className={styles.halves}>
        {page.comparable && <ScoreAndBudget page={page} />}
        <Changes>
          <BudgetTrend page={page} />
        </Changes>
      </div>
      <Changes>
        <Programmes page={page} />
      </Changes>
      {/* What the plan prints of a unit alone is of no other unit. */}
      {(page.statement.length > 0 || page.staffing !== null || page.structure === 'then') && (
        <div className={styles.halves}>
          <Changes>
            <Statement page={page} />
          </Changes>
          <Staffing page={page} />
        </div>
      )}
    </>
  )
}
