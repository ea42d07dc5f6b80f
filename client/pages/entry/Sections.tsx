import { CatchBoundary, type ErrorComponentProps } from '@tanstack/react-router'
import { type KeyboardEvent, lazy, type ReactNode, useEffect, useRef, useState } from 'react'
import type { Proposal as ProposalOf } from '../../shared/value/activity/Proposal.tsx'
import { useText } from '../../language.tsx'
import { part } from '../../missing-part.ts'
import { letterKeys } from '../../shared/keys.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Opened } from '../../ui/Opened.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { reasonOf } from '../../trpc.ts'
import styles from './entry.module.css'
import { sideMessages } from './messages.ts'
import type { GridCell } from './lines.ts'

const Comments = lazy(() =>
  part(() => import('../../shared/value/comments/Comments.tsx')).then(({ Comments: component }) => ({ default: component })),
)
const Evidence = lazy(() =>
  part(() => import('../../shared/value/evidence/Evidence.tsx')).then(({ Evidence: component }) => ({ default: component })),
)
const ValueHistory = lazy(() =>
  part(() => import('../../shared/value/history/ValueHistory.tsx')).then(({ ValueHistory: component }) => ({
    default: component,
  })),
)
const Proposal = lazy(() =>
  part(() => import('../../shared/value/activity/Proposal.tsx')).then(({ Proposal: component }) => ({ default: component })),
)

type Take = Parameters<typeof ProposalOf>[0]['onTake']
type Name = 'evidence' | 'activity' | 'history' | 'comments'
/** Alt and a digit: the same on every keyboard layout, with Hangul on or off. */
const KEY: Readonly<Record<string, Name>> = { Digit3: 'evidence', Digit4: 'activity', Digit5: 'history', Digit6: 'comments' }
const FOCUSABLE = 'input:not([type=hidden]), button:not([disabled]), a[href], select, textarea, [tabindex="0"]'

const Failed = ({ error, reset }: ErrorComponentProps) => <ErrorNotice reason={reasonOf(error)} onRetry={reset} />

/** 증빙 · 활동 · 이력 · 댓글 of the chosen figure. Each opens by its key and takes the focus; Esc goes back to the grid. */
export function Sections(props: {
  cell: GridCell
  /** the figure as it stands here, unsaved included */
  current: number | null
  editable: boolean
  onTake: Take
  onWords: () => void
  onFold: () => void
  onBack: () => void
}) {
  const t = useText(sideMessages)
  const { cell, editable } = props
  const [open, setOpen] = useState<ReadonlySet<Name>>(new Set())
  const [wanted, setWanted] = useState<{ readonly name: Name } | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const key = { indicatorId: cell.indicatorId, year: cell.year, month: cell.month }
  const { onWords, onFold, onBack } = props
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      // What had the focus may be gone with what was done: a form that closed itself. Esc then leads back, too.
      if (event.key === 'Escape' && document.activeElement === document.body && document.querySelector('dialog:modal') === null)
        onBack()
      if (!event.altKey || event.ctrlKey || event.metaKey || event.isComposing || document.querySelector('dialog:modal') !== null)
        return
      // Chrome and Firefox on Linux turn to their tabs by the same keys, unless a page takes them: who wants the tabs switches ours off.
      if (!letterKeys()) return
      const name = KEY[event.code]
      if (name !== undefined) {
        setOpen((old) => new Set(old).add(name))
        // Anew at each press, of the same one too.
        setWanted({ name })
      } else if (event.code === 'Digit1') onWords()
      else if (event.code === 'Digit2') onFold()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [onWords, onFold, onBack])
  useEffect(() => {
    const section = box.current?.querySelector<HTMLElement>(`[data-section="${wanted?.name}"]`)
    const summary = section?.querySelector('summary')
    if (section == null || summary == null) return undefined
    // What is inside may still be loading: the first field takes the focus when it is there, the heading holds it until then.
    summary.focus()
    const goIn = () => {
      if (document.activeElement === summary) {
        const first =
          section.querySelector<HTMLElement>('[data-inside] [data-first-field]') ??
          section.querySelector<HTMLElement>(`[data-inside] :is(${FOCUSABLE})`)
        first?.focus()
      }
      if (document.activeElement !== summary) watch.disconnect()
    }
    const watch = new MutationObserver(goIn)
    watch.observe(section, { childList: true, subtree: true })
    goIn()
    return () => watch.disconnect()
  }, [wanted])
  const toggle = (name: Name, on: boolean) =>
    setOpen((old) => {
      if (old.has(name) === on) return old
      const next = new Set(old)
      if (!next.delete(name)) next.add(name)
      return next
    })
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return
    event.preventDefault()
    props.onBack()
  }
  const section = (name: Name, title: ReactNode, hint: string, children: ReactNode) => (
    <details
      className={styles.section}
      data-section={name}
      open={open.has(name)}
      onToggle={(event) => toggle(name, event.currentTarget.open)}
    >
      <summary>
        {title} <kbd>{hint}</kbd>
      </summary>
      {open.has(name) && (
        <div data-inside>
          <CatchBoundary getResetKey={() => `${name}.${cell.indicatorId}`} errorComponent={Failed}>
            <Opened waiting={<Skeleton height={48} lines={2} />}>{children}</Opened>
          </CatchBoundary>
        </div>
      )}
    </details>
  )
  return (
    // Esc anywhere inside goes back to the grid; nothing here is pressed.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={box} className={styles.sections} onKeyDown={onKeyDown}>
      {section('evidence', t.evidenceTitle(cell.evidence), 'Alt+3', <Evidence {...key} editable />)}
      {section(
        'activity',
        t.activityTitle,
        'Alt+4',
        <>
          <p className={styles.quiet}>{t.activityWhat}</p>
          <Proposal {...key} current={props.current} editable={editable} onTake={props.onTake} />
        </>,
      )}
      {section('history', t.historyTitle, 'Alt+5', <ValueHistory {...key} />)}
      {section(
        'comments',
        t.commentsTitle(cell.comments.count, cell.comments.open),
        'Alt+6',
        <Comments {...key} onLeave={props.onBack} />,
      )}
    </div>
  )
}
