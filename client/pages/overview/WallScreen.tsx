import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { type ReactNode, Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useText } from '../../language.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { overviewMessages } from './messages.ts'
import styles from './wall.module.css'
import { WallPicture } from './WallPicture.tsx'

const route = getRouteApi('/frame/overview')

/** The overview at 150 % over the whole screen. A modal dialog: the frame behind is out of reach, Esc leaves. */
export function WallScreen() {
  const t = useText(overviewMessages)
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
