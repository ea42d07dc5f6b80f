import { may } from '#domain/entry/permissions.ts'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, useMemo } from 'react'
import { Changes } from '../../jsx/Said.tsx'
import { usePastDay } from '../../known-day.ts'
import { useFrame } from '../../frame/use-frame.ts'
import { useLanguage, useText } from '../../language.tsx'
import { part } from '../../missing-part.ts'
import { useSteadyQuery } from '../../shared/steady.ts'
import { BudgetUpload } from '../../shared/workbooks/BudgetUpload.tsx'
import { useTRPC } from '../../trpc.ts'
import { StructureNote, StructureSwitch } from '../../shared/structure/structure.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Opened } from '../../ui/Opened.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { ExecutionCard } from './ExecutionCard.tsx'
import { supplementaryMessages } from './supplementary-messages.ts'
import { transferMessages } from './transfer-messages.ts'
import { TreeTab } from './TreeTab.tsx'
import { TrendCard } from './TrendCard.tsx'
import { WaterfallCard } from './WaterfallCard.tsx'
import styles from './budget.module.css'
import { budgetFacts, headline } from './facts.ts'
import { budgetMessages } from './messages.ts'
import { budgetTree } from './tree.ts'

const StatementTab = lazy(() =>
  part(() => import('./StatementTab.tsx')).then(({ StatementTab: component }) => ({ default: component })),
)
const ReconciliationTab = lazy(() =>
  part(() => import('./ReconciliationTab.tsx')).then(({ ReconciliationTab: component }) => ({ default: component })),
)
const TransfersTab = lazy(() =>
  part(() => import('./TransfersTab.tsx')).then(({ TransfersTab: component }) => ({ default: component })),
)
const SupplementaryTab = lazy(() =>
  part(() => import('./SupplementaryTab.tsx')).then(({ SupplementaryTab: component }) => ({ default: component })),
)
const route = getRouteApi('/frame/budget')
const TONE = { plain: undefined, bad: 'missed', quiet: 'muted' } as const

/** 예산: where the money goes, what changed, and whether the plan's figures hold together. */
export function Budget() {
  const t = useText(budgetMessages)
  const transfers = useText(transferMessages)
  const supplementary = useText(supplementaryMessages)
  const language = useLanguage()
  const trpc = useTRPC()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const asked = { bureauId: search.bureau, year: search.year, structure: search.structure }
  const { data: page } = useSteadyQuery(trpc.budgets.page.queryOptions(asked))
  const user = useFrame()?.user
  const past = usePastDay()
  const tree = useMemo(() => budgetTree(page), [page])
  const { plan, reconciliation } = page
  const tab = search.tab ?? 'tree'
  const supplemented = page.supplementary.editions.length > 0
  const failed = reconciliation.counts.failed
  const tabWords = {
    tree: t.tree,
    statement: t.statement,
    reconciliation: t.reconciliation,
    transfers: transfers.tab,
    supplementary: supplementary.tab,
  }
  const empty = page.programmes.length === 0 && page.statements.every((s) => s.rows.length === 0)
  return (
    <PageFrame
      sheet="landscape"
      documentTitle={`${tabWords[tab]} · ${t.title} ${plan.fiscalYear} · ${plan.bureau.name}`}
      title={
        <Changes>
          {headline(budgetFacts(page, tree), language).map((segment) => (
            <span key={segment.text} className={TONE[segment.tone]}>
              {segment.text}
            </span>
          ))}
        </Changes>
      }
      subtitle={<StructureNote page={{ ...page, year: plan.fiscalYear }} />}
      actions={
        <>
          <StructureSwitch page={page} />
          {user && may(user, 'budget.enter') && !empty && !past && page.structure === 'then' && (
            <BudgetUpload bureauId={search.bureau} year={search.year} />
          )}
        </>
      }
      footer={
        <>
          <span lang="ko">{t.source(plan.title)}</span>
          <span>{t.amountNote}</span>
        </>
      }
    >
      {empty ? (
        <EmptyState title={t.noBudget}>{t.noBudgetWhat}</EmptyState>
      ) : (
        <>
          <div className={styles.top}>
            <Changes>
              <TrendCard page={page} />
              <WaterfallCard page={page} />
            </Changes>
          </div>
          <ExecutionCard page={page} />
          <div className={`${styles.tabs} no-print`} id="detail">
            <Segmented
              label={t.view}
              value={tab}
              options={[
                { value: 'tree', label: tabWords.tree },
                { value: 'statement', label: tabWords.statement },
                { value: 'reconciliation', label: failed === 0 ? t.reconciliation : t.withFailed(t.reconciliation, failed) },
                { value: 'transfers', label: tabWords.transfers },
                ...(supplemented ? [{ value: 'supplementary' as const, label: tabWords.supplementary }] : []),
              ]}
              onChange={(next) => void navigate({ search: (before) => ({ ...before, tab: next }), resetScroll: false })}
            />
          </div>
          {tab === 'tree' ? (
            <TreeTab page={page} tree={tree} />
          ) : (
            <Opened key={tab} waiting={<Skeleton height={480} lines={8} />}>
              {tab === 'statement' && (
                <Changes>
                  <StatementTab page={page} asked={asked} />
                </Changes>
              )}
              {tab === 'reconciliation' && <ReconciliationTab year={plan.fiscalYear} asked={asked} />}
              {tab === 'supplementary' && supplemented && (
                <Changes>
                  <SupplementaryTab page={page} />
                </Changes>
              )}
              {tab === 'transfers' && <TransfersTab year={plan.fiscalYear} />}
            </Opened>
          )}
        </>
      )}
    </PageFrame>
  )
}
