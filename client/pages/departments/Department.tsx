import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { formatDate } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { useTRPC } from '../../trpc.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { BudgetTrend } from './BudgetTrend.tsx'
import { ChallengeList } from './ChallengeList.tsx'
import styles from './Department.module.css'
import { IndicatorPanel } from './IndicatorPanel.tsx'
import { IndicatorTable } from './IndicatorTable.tsx'
import { texts } from './messages.ts'
import { Programmes } from './Programmes.tsx'
import { ScoreAndBudget } from './ScoreAndBudget.tsx'
import { ScoreCard } from './ScoreCard.tsx'
import { ScoreWaterfall } from './ScoreWaterfall.tsx'
import { Staffing } from './Staffing.tsx'
import { Statement } from './Statement.tsx'
import { TargetSlope } from './TargetSlope.tsx'
import type { Page } from './types.ts'

const route = getRouteApi('/frame/departments/$departmentId')

/** 부서: where the indicators stand, why points were lost, whether coming targets and money are right. */
export function Department() {
  const id = Number(route.useParams().departmentId)
  // A cut or mistyped address: the server would refuse it as input, but to the reader it is a department that is not there.
  if (!Number.isInteger(id) || id <= 0) return <ErrorNotice reason="unknown-department" />
  return <Loaded id={id} />
}

function Loaded({ id }: { id: number }) {
  const trpc = useTRPC()
  const { year } = route.useSearch()
  const { data } = useSuspenseQuery(
    trpc.departments.page.queryOptions({ departmentId: id, ...(year === undefined ? {} : { year }) }),
  )
  return (
    // A new department starts anew: what was unfolded belonged to the other one.
    <div key={id} className={styles.sheet}>
      <PageFrame
        title={<Korean>{data.department.name}</Korean>}
        documentTitle={data.department.name}
        subtitle={<Goals page={data} />}
        footer={<Foot page={data} />}
      >
        <div className={styles.page}>
          <div className={styles.score}>
            <ScoreCard page={data} />
            <ScoreWaterfall page={data} />
          </div>
          <IndicatorTable page={data} />
          <div className={styles.halves}>
            <TargetSlope page={data} />
            <ChallengeList page={data} />
          </div>
          <div className={styles.halves}>
            <ScoreAndBudget page={data} />
            <BudgetTrend page={data} />
          </div>
          <Programmes page={data} />
          <div className={styles.halves}>
            <Statement page={data} />
            <Staffing page={data} />
          </div>
        </div>
        <IndicatorPanel page={data} />
      </PageFrame>
    </div>
  )
}

/** 전략목표 › 정책사업목표, as many as there are. */
function Goals({ page }: { page: Page }) {
  const t = useText(texts)
  const names = [...page.strategicGoals, ...page.goals.map((g) => g.name)].filter(
    (name, index, all) => all.indexOf(name) === index,
  )
  return names.length === 0 ? t.noGoal : <Korean>{names.join(' › ')}</Korean>
}

function Foot({ page }: { page: Page }) {
  const t = useText(texts)
  return (
    <>
      <span>{t.policy(page.policy.version)}</span>
      <span>{t.asOf(formatDate(page.asOf))}</span>
      <span>
        {t.source}: <Korean>{page.plan.title}</Korean>
      </span>
      {page.goals
        .filter((g) => g.printedName !== g.name)
        .map((g) => (
          <span key={g.id}>{t.printedAs(g.printedName)}</span>
        ))}
    </>
  )
}
