import { CatchBoundary, type ErrorComponentProps, getRouteApi } from '@tanstack/react-router'
import { lazy } from 'react'
import { Changes } from '../../jsx/Said.tsx'
import { Korean, useText } from '../../language.tsx'
import { part } from '../../missing-part.ts'
import { useSteadyQuery } from '../../shared/steady.ts'
import { reasonOf, useTRPC } from '../../trpc.ts'
import { DataDay } from '../../shared/text/data-day.tsx'
import { StructureNote, StructureSwitch, UnitName } from '../../shared/structure/structure.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Later } from '../../ui/Later.tsx'
import { Opened } from '../../ui/Opened.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import styles from './Department.module.css'
import { IndicatorTable } from './IndicatorTable.tsx'
import { BudgetTrend, ScoreAndBudget } from './MoneyOverYears.tsx'
import { Staffing, Statement } from './PrintedTables.tsx'
import { Programmes } from './Programmes.tsx'
import { ScoreCard } from './ScoreCard.tsx'
import { ScoreWaterfall } from './ScoreWaterfall.tsx'
import { ChallengeList, TargetSlope } from './Targets.tsx'
import type { Page } from './figures.ts'
import { panelTexts } from './messages-panel.ts'
import { texts } from './messages.ts'
import { CourseBadge } from './pace/PaceCharts.tsx'
import { CourseCounts, CourseSentence, TargetChanges, UnderWay } from './pace/UnderWay.tsx'
import { KIND, useWord } from './words.ts'
import { unitWord } from '../../format.ts'

const IndicatorDetail = lazy(() =>
  part(() => import('./indicator/IndicatorDetail.tsx')).then(({ IndicatorDetail: component }) => ({ default: component })),
)
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
  const { year, structure } = route.useSearch()
  const { data } = useSteadyQuery(trpc.departments.page.queryOptions({ departmentId: id, year, structure }))
  return (
    // A new department starts anew: what was unfolded belonged to the other one.
    <div key={id} data-sheet="landscape">
      <PageFrame
        title={data.underWay ? <CourseSentence page={data} /> : <UnitName unit={data.department} />}
        documentTitle={`${data.department.name} ${data.year}`}
        subtitle={
          <>
            {data.underWay && <CourseCounts page={data} />}
            <Goals page={data} />
            <StructureNote page={data} />
          </>
        }
        actions={<StructureSwitch page={data} />}
        footer={<Foot page={data} />}
      >
        <div className={styles.page}>
          {data.underWay && <UnderWay page={data} />}
          {/* Of a year under way as soon as something can be scored. */}
          {(!data.underWay || data.score.measuredWeight > 0) && <Score page={data} />}
          {!data.underWay && <IndicatorTable page={data} />}
          <Later>
            <div className={styles.halves}>
              <TargetSlope page={data} />
              <ChallengeList page={data} />
            </div>
            <div className={styles.halves}>
              {data.comparable && <ScoreAndBudget page={data} />}
              <Changes>
                <BudgetTrend page={data} />
              </Changes>
            </div>
            <Changes>
              <Programmes page={data} />
            </Changes>
            {/* What the plan prints of a unit alone is of no other unit. */}
            {(data.statement.length > 0 || data.staffing !== null || data.structure === 'then') && (
              <div className={styles.halves}>
                <Changes>
                  <Statement page={data} />
                </Changes>
                <Staffing page={data} />
              </div>
            )}
          </Later>
        </div>
        <IndicatorPanel page={data} />
      </PageFrame>
    </div>
  )
}

const Score = ({ page }: { page: Page }) => (
  <div className={styles.score}>
    <ScoreCard page={page} />
    {page.comparable && <ScoreWaterfall page={page} />}
  </div>
)

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
      <DataDay bureauId={page.plan.bureau.id} year={page.year} />
      <span>
        {t.source}: <Korean>{page.plan.title}</Korean>
      </span>
      <TargetChanges page={page} />
      {page.goals
        .filter((g) => g.printedName !== g.name)
        .map((g) => (
          <span key={g.id}>{t.printedAs(g.printedName)}</span>
        ))}
    </>
  )
}

/** The row's panel. Which one is open is in the address, so a link shows the same. */
function IndicatorPanel({ page }: { page: Page }) {
  const t = useText(panelTexts)
  const word = useWord()
  const navigate = route.useNavigate()
  const { indicator } = route.useSearch()
  const row = page.indicators.find((i) => i.id === indicator)
  const close = () => void navigate({ search: ({ indicator: _, ...rest }) => rest, resetScroll: false })
  return (
    <SidePanel
      open={indicator !== undefined}
      onClose={close}
      title={row === undefined ? t.gone : <Korean>{row.name}</Korean>}
      subtitle={
        row === undefined ? undefined : (
          <span className="row">
            <CourseBadge row={row} />
            <span>
              {word(KIND[row.kind])} · {t.weight} {row.weight} · {unitWord(row.unit)}
            </span>
          </span>
        )
      }
    >
      {row === undefined ? (
        <ErrorNotice reason="unknown-indicator" title={t.gone} />
      ) : (
        <CatchBoundary getResetKey={() => String(row.id)} errorComponent={Failed}>
          <Opened waiting={<Skeleton height={480} lines={8} />}>
            <IndicatorDetail key={row.id} row={row} page={page} />
          </Opened>
        </CatchBoundary>
      )}
    </SidePanel>
  )
}

const Failed = ({ error, reset }: ErrorComponentProps) => <ErrorNotice reason={reasonOf(error)} onRetry={reset} />
