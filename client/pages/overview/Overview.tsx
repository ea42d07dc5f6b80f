import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { lazy } from 'react'
import { useText } from '../../language.tsx'
import { part } from '../../missing-part.ts'
import { useSteadyQuery } from '../../shared/steady.ts'
import { useTRPC } from '../../trpc.ts'
import { StructureNote, StructureSwitch } from '../../shared/structure/structure.tsx'
import { Button } from '../../ui/Button.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { Board, Headline } from './Board.tsx'
import { LateSchedules } from './LateSchedules.tsx'
import { Sources } from './Sources.tsx'
import { overviewMessages } from './messages.ts'

// The page stays until it has come.
const WallScreen = lazy(() => part(() => import('./WallScreen.tsx')))
const route = getRouteApi('/frame/overview')

/** 국 종합현황: how the bureau did, what was missed, what it cost and where the money went, on one screen. */
export function Overview() {
  const { tv } = route.useSearch()
  return tv === true ? <WallScreen /> : <Page />
}

function Page() {
  const t = useText(overviewMessages)
  const trpc = useTRPC()
  const navigate = useNavigate({ from: '/overview' })
  const search = route.useSearch()
  const { data } = useSteadyQuery(
    trpc.scorecards.overview.queryOptions({ year: search.year, bureauId: search.bureau, structure: search.structure }),
  )
  return (
    <div data-sheet="landscape">
      <PageFrame
        title={<Headline data={data} />}
        documentTitle={`${t.documentTitle(data.year)} · ${data.plan.bureau.name}`}
        subtitle={
          <>
            <StructureNote page={data} />
            <LateSchedules bureau={data.plan.bureau.id} />
          </>
        }
        actions={
          <>
            <StructureSwitch page={data} />
            <Button small onClick={() => print()}>
              {t.print}
            </Button>
            <Button small onClick={() => void navigate({ search: { ...search, tv: true } })}>
              {t.wall}
            </Button>
          </>
        }
        footer={<Sources data={data} />}
      >
        <Board data={data} />
      </PageFrame>
    </div>
  )
}
