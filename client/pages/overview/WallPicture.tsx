import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect } from 'react'
import { Korean, useText } from '../../language.tsx'
import { useTRPC } from '../../trpc.ts'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { Board } from './Board.tsx'
import { Headline } from './Headline.tsx'
import { overviewMessages } from './messages.ts'
import { placeOf, slidesOf } from './slides.ts'
import { Sources } from './Sources.tsx'
import { useCycle } from './use-cycle.ts'
import { useWallKeys } from './use-wall-keys.ts'
import styles from './wall.module.css'
import { WallBar } from './WallBar.tsx'
import { useWallSession, WallSession } from './WallSession.tsx'

const route = getRouteApi('/frame/overview')

/** One picture of the round, with its controls. The one shown is in the address, the next one is fetched ahead. */
export function WallPicture({ onLeave }: { onLeave: () => void }) {
  const t = useText(overviewMessages)
  const trpc = useTRPC()
  const client = useQueryClient()
  const navigate = useNavigate({ from: '/overview' })
  const search = route.useSearch()
  const { data } = useSuspenseQuery({
    ...trpc.scorecards.overview.queryOptions({ year: search.year, bureauId: search.bureau }),
    refetchInterval: 60_000, // nobody presses reload on a wall
  })
  const { data: frame } = useSuspenseQuery(trpc.accounts.frame.queryOptions({}))
  const slides = slidesOf(frame?.bureaus ?? [], data)
  const at = placeOf(slides, data)
  const next = slides[(at + 1) % slides.length]
  useEffect(() => {
    if (next !== undefined)
      void client.prefetchQuery(trpc.scorecards.overview.queryOptions({ year: next.year, bureauId: next.bureau }))
  }, [client, trpc, next])
  const show = useCallback(
    (by: number) => {
      const slide = slides[(at + by + slides.length) % slides.length]
      if (slide === undefined || slides.length < 2) return
      const rest = search.rule === undefined ? {} : { rule: search.rule }
      void navigate({
        search: {
          ...rest,
          tv: true,
          ...(slide.year === undefined ? {} : { year: slide.year }),
          ...(slide.bureau === undefined ? {} : { bureau: slide.bureau }),
        },
        replace: true,
      })
    },
    [slides, at, navigate, search.rule],
  )
  const goOn = useCallback(() => show(1), [show])
  const session = useWallSession(frame?.server.idleMinutes ?? 30)
  // After the end the next picture would be an error; the last one stays.
  const cycle = useCycle(session.left > 0 ? slides.length : 1, goOn)
  const step = (by: number) => {
    cycle.restart()
    show(by)
  }
  useWallKeys({ toggle: cycle.toggle, step })
  return (
    <div className={styles.picture}>
      <WallSession {...session} />
      <WallBar
        bureau={
          <Korean>
            {data.plan.government?.name} {data.plan.bureau.name}
          </Korean>
        }
        at={at}
        of={slides.length}
        cycle={cycle}
        onStep={step}
        onLeave={onLeave}
      />
      <PageFrame title={<Headline data={data} />} documentTitle={t.documentTitle(data.year)} footer={<Sources data={data} />}>
        <Board key={`${data.plan.id}-${data.year}`} data={data} wall />
      </PageFrame>
    </div>
  )
}
