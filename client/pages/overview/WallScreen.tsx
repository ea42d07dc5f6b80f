import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { type ReactNode, Suspense, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Korean, useText } from '../../language.tsx'
import { useSteadyQuery } from '../../shared/steady.ts'
import { type Outputs, useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Board, Headline } from './Board.tsx'
import { Sources } from './Sources.tsx'
import { type OverviewData, yearsWithActuals } from './facts.ts'
import { overviewMessages } from './messages.ts'
import { wallMessages } from './wall-messages.ts'
import { SECONDS, useCycle, useWallKeys, useWallSession, WallSession } from './use-wall.tsx'
import styles from './wall.module.css'

const route = getRouteApi('/frame/overview')

/** The overview at 150 % over the whole screen. A modal dialog: the frame behind is out of reach, Esc leaves. */
export default function WallScreen() {
  const t = useText(wallMessages)
  const navigate = useNavigate({ from: '/overview' })
  const { tv: _tv, ...search } = route.useSearch()
  const leave = () => void navigate({ search, replace: true })
  return (
    <Layer label={t.wallTitle} onClose={leave}>
      <Suspense fallback={<Skeleton height={560} lines={6} />}>
        <WallPicture onLeave={leave} />
      </Suspense>
    </Layer>
  )
}

function Layer({ label, onClose, children }: { label: string; onClose: () => void; children: ReactNode }) {
  const ref = useRef<HTMLDialogElement>(null)
  const [ready, setReady] = useState(false)
  // Before the pictures are drawn: charts read the size of a rem when they appear.
  useLayoutEffect(() => {
    const { dataset } = document.documentElement
    dataset['scale'] = 'wall'
    const drawing = requestAnimationFrame(() => setReady(true))
    return () => {
      cancelAnimationFrame(drawing)
      delete dataset['scale']
    }
  }, [])
  useEffect(() => {
    const dialog = ref.current
    if (dialog?.open === false) dialog.showModal()
    // Not the first button: Space is for pausing.
    dialog?.focus()
    return () => {
      dialog?.close()
      // The button that opened it is gone from the page; the page itself takes the focus back.
      document.getElementById('main')?.focus({ preventScroll: true })
    }
  }, [])
  return (
    <dialog
      ref={ref}
      className={styles.layer}
      aria-label={label}
      data-wall
      tabIndex={-1}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      // A second Esc closes without asking.
      onClose={() => ref.current?.open === false && onClose()}
    >
      {ready && children}
    </dialog>
  )
}

/** One picture of the round, with its controls. The one shown is in the address, the next one is fetched ahead. */
function WallPicture({ onLeave }: { onLeave: () => void }) {
  const t = useText(overviewMessages)
  const trpc = useTRPC()
  const client = useQueryClient()
  const navigate = useNavigate({ from: '/overview' })
  const search = route.useSearch()
  // Who presses on quicker than the answers come keeps the picture, and the keyboard its button.
  const { data } = useSteadyQuery({
    ...trpc.scorecards.overview.queryOptions({ year: search.year, bureauId: search.bureau, structure: search.structure }),
    refetchInterval: 60_000, // nobody presses reload on a wall
  })
  const { data: frame } = useSteadyQuery(trpc.accounts.frame.queryOptions({}))
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
      <PageFrame
        sheet="landscape"
        title={<Headline data={data} />}
        documentTitle={`${t.wall} · ${t.documentTitle(data.year)} · ${data.plan.bureau.name}`}
        footer={<Sources data={data} />}
      >
        <Board key={`${data.plan.id}-${data.year}`} data={data} wall />
      </PageFrame>
    </div>
  )
}

/** Whose picture it is, how far the round is, and the keys. */
function WallBar(props: {
  bureau: ReactNode
  at: number
  of: number
  cycle: { readonly paused: boolean; readonly elapsed: number; readonly toggle: () => void }
  onStep: (by: number) => void
  onLeave: () => void
}) {
  const t = useText(wallMessages)
  const many = props.of > 1
  return (
    <header className={`${styles.bar} no-print`}>
      <p className={styles.bureau}>{props.bureau}</p>
      <p className={styles.keys}>{many ? t.keys : t.keysOne}</p>
      {many && (
        <div className={styles.round}>
          <span>
            {t.place(props.at + 1, props.of)}
            {props.cycle.paused && ` · ${t.paused}`}
          </span>
          <progress max={SECONDS} value={props.cycle.elapsed} aria-label={t.place(props.at + 1, props.of)} />
          <Button small kind="quiet" onClick={() => props.onStep(-1)}>
            {t.previous}
          </Button>
          <Button small onClick={props.cycle.toggle}>
            {props.cycle.paused ? t.resume : t.pause}
          </Button>
          <Button small kind="quiet" onClick={() => props.onStep(1)}>
            {t.next}
          </Button>
        </div>
      )}
      <Button small onClick={props.onLeave}>
        {t.leave}
      </Button>
    </header>
  )
}

/** What a wall screen shows in turn: the bureaus, or with one bureau its years that have actuals. */
interface Slide {
  readonly key: string
  readonly bureau: number | undefined
  readonly year: number | undefined
}

function slidesOf(bureaus: NonNullable<Outputs['accounts']['frame']>['bureaus'], shown: OverviewData): readonly Slide[] {
  if (bureaus.length > 1) return bureaus.map((b) => ({ key: `bureau-${b.id}`, bureau: b.id, year: undefined }))
  const years = yearsWithActuals(shown)
  // A year asked for without actuals stays alone: somebody wanted to see it.
  if (!years.includes(shown.year)) return [{ key: `year-${shown.year}`, bureau: undefined, year: shown.year }]
  return years.map((year) => ({ key: `year-${year}`, bureau: undefined, year }))
}

/** Where in the round the shown overview stands. */
function placeOf(slides: readonly Slide[], shown: OverviewData): number {
  const at = slides.findIndex((s) => (s.bureau === undefined ? s.year === shown.year : s.bureau === shown.plan.bureau.id))
  return Math.max(0, at)
}
