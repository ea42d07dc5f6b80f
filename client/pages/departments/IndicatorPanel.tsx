import { CatchBoundary, type ErrorComponentProps, getRouteApi } from '@tanstack/react-router'
import { type ReactNode, Suspense, useDeferredValue } from 'react'
import { Korean, useText } from '../../language.tsx'
import { reasonOf } from '../../trpc.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { useWord } from './figures.ts'
import { IndicatorDetail } from './indicator/IndicatorDetail.tsx'
import { panelTexts } from './messages-panel.ts'
import type { Page } from './types.ts'
import { KIND } from './words.ts'

const route = getRouteApi('/frame/departments/$departmentId')

/** The row's panel. Which one is open is in the address, so a link shows the same. */
export function IndicatorPanel({ page }: { page: Page }) {
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
            <StatusBadge category={row.category} />
            <span>
              {word(KIND[row.kind])} · {t.weight} {row.weight} · {row.unit}
            </span>
          </span>
        )
      }
    >
      {row === undefined ? (
        <ErrorNotice reason="unknown-indicator" title={t.gone} />
      ) : (
        <CatchBoundary getResetKey={() => String(row.id)} errorComponent={Failed}>
          <Suspense fallback={<Waiting />}>
            <Opened>
              <IndicatorDetail key={row.id} row={row} page={page} />
            </Opened>
          </Suspense>
        </CatchBoundary>
      )}
    </SidePanel>
  )
}

const Waiting = () => <Skeleton height={480} lines={8} />

/** The panel is shown by an effect after its content is there; a chart drawn before that would find a box without a size. */
function Opened({ children }: { children: ReactNode }) {
  // False in the first pass, true in the one after the effects.
  const open = useDeferredValue(true, false)
  return open ? children : <Waiting />
}

const Failed = ({ error, reset }: ErrorComponentProps) => <ErrorNotice reason={reasonOf(error)} onRetry={reset} />
