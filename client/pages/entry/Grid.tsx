import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ScoringPolicy } from '#domain/score.ts'
import { useText } from '../../language.tsx'
import { CellInput, type Keys } from './CellInput.tsx'
import { readHtmlTable, readTsv } from './clipboard.ts'
import { HelpDialog } from './dialogs.tsx'
import styles from './entry.module.css'
import { GridTable } from './GridTable.tsx'
import { entryMessages } from './messages.ts'
import { PasteDialog } from './PasteDialog.tsx'
import { previewFor } from './preview.ts'
import { progressOf, submission } from './progress.ts'
import { Side } from './Side.tsx'
import { Submitting } from './Submitting.tsx'
import { Top } from './Top.tsx'
import { sent } from './typed.ts'
import { cellKey, type Grid as GridData, type GridCell } from './types.ts'
import { UnsentList } from './Unsent.tsx'
import { useActs } from './use-grid.ts'
import type { useOutbox } from './use-outbox.ts'
import { figureText, shownText } from './value-text.ts'

interface Typing {
  readonly id: number
  readonly text: string
  /** the version that stood when the typing began */
  readonly seen: number
}

/** The grid of one period with its header, its details and its dialogs. `watching`: may read only. */
export function EntryGrid({ grid, outbox, policy, watching, choices }: {
  grid: GridData
  outbox: ReturnType<typeof useOutbox>
  policy: ScoringPolicy
  watching: boolean
  choices: ReactNode
}) {
  const t = useText(entryMessages)
  const { explainOver } = grid.rules
  const cells = useMemo(() => grid.departments.flatMap((d) => d.cells), [grid])
  const [activeId, setActiveId] = useState<number | null>(() => (cells.find((c) => c.acts.includes('enter') && c.missing.length > 0) ?? cells[0])?.indicatorId ?? null)
  const [typing, setTyping] = useState<Typing | null>(null)
  const [open, setOpen] = useState<'submit' | 'help' | readonly (readonly string[])[] | null>(null)
  const acts = useActs(outbox, cells)
  const wrap = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const at = cells.findIndex((c) => c.indicatorId === activeId)
  const cell = cells[at]
  const unsent = cell && acts.unsentOf(cell)
  const preview = cell ? previewFor(cell, unsent, typing?.id === cell.indicatorId ? typing.text : null, policy, explainOver) : null
  const canEnter = cell?.acts.includes('enter') ?? false
  const focus = useCallback(() => input.current?.focus({ preventScroll: true }), [])
  useEffect(() => {
    if (matchMedia('(hover: hover)').matches) focus()
  }, [focus])

  const begin = (of: GridCell, text: string) => setTyping({ id: of.indicatorId, text, seen: of.version })
  const commit = (text: string) => {
    const of = typing && cells.find((c) => c.indicatorId === typing.id)
    if (of) acts.commit(of, text, typing.seen)
    setTyping(null)
  }
  const storedText = (of: GridCell) => {
    const u = acts.unsentOf(of)
    return u ? shownText(of, u, { notEntered: '', notApplicable: t.notApplicable }) : of.value.kind === 'measured' ? figureText(of.value.value, of.decimals) : ''
  }
  const choose = (id: number, edit: boolean) => {
    if (typing && typing.id !== id) commit(typing.text)
    const to = cells.find((c) => c.indicatorId === id)
    setActiveId(id)
    wrap.current?.querySelector(`[data-cell="${id}"]`)?.scrollIntoView({ block: 'nearest' })
    focus()
    if (edit && to?.acts.includes('enter') && !typing) begin(to, storedText(to))
  }
  // Rows are memoised on this: it must not change with every key.
  const latest = useRef(choose)
  useEffect(() => {
    latest.current = choose
  })
  const onChoose = useCallback((id: number, edit: boolean) => latest.current(id, edit), [])
  const go = (index: number) => {
    const to = cells[Math.min(Math.max(index, 0), cells.length - 1)]
    if (to) {
      setActiveId(to.indicatorId)
      wrap.current?.querySelector(`[data-cell="${to.indicatorId}"]`)?.scrollIntoView({ block: 'nearest' })
    }
  }
  const undo = () => {
    const back = acts.undo()
    if (back) setActiveId(back.indicatorId)
  }
  const keys: Keys = {
    move: (by) => go(by === 'first' ? 0 : by === 'last' ? cells.length - 1 : at + by),
    undo,
    clear: () => { if (cell && canEnter && (cell.value.kind !== 'not-entered' || unsent)) acts.commit(cell, '', cell.version) },
    fillDown: () => {
      const above = cells[at - 1]
      if (cell && above && canEnter && above.value.kind !== 'not-entered') acts.put(cell, { entry: sent(above.value) })
    },
    help: () => setOpen('help'),
    submit: () => setOpen('submit'),
    words: () => {
      const need = (preview ?? cell)?.missing.find((m) => m !== 'value')
      if (need === undefined || !canEnter) return false
      const name = need === 'remedy-due' ? 'remedyDue' : need
      // The fields appear with the figure, one drawing later.
      requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-words] [name="${name}"]`)?.focus())
      return true
    },
  }
  function onPaste(data: DataTransfer): boolean {
    const rows = readHtmlTable(data.getData('text/html')) ?? readTsv(data.getData('text/plain'))
    if (rows.length < 2 && (rows[0]?.length ?? 0) < 2) return false
    setTyping(null)
    setOpen(rows)
    return true
  }
  const close = () => {
    setOpen(null)
    requestAnimationFrame(focus)
  }
  const unsaved = new Set(outbox.list.filter((u) => u.year === grid.year && u.month === grid.month).map((u) => u.indicatorId))
  const held = cells.filter((c) => acts.unsentOf(c)?.status === 'held').length
  const { ready, left } = submission(cells, unsaved)
  const shared = { unsent: outbox.list, typing, policy, explainOver }
  return (
    <>
      <Top
        choices={choices} progress={progressOf(cells, held, grid.today)} ready={ready.length} watching={watching} score={{ ...shared, departments: grid.departments }}
        recallable={cells.filter((c) => c.acts.includes('recall'))} onSubmit={() => setOpen('submit')} onHelp={() => setOpen('help')} onRecall={(of) => void acts.recall(of)}
      />
      <UnsentList list={outbox.list} year={grid.year} month={grid.month} onRetry={() => void outbox.box.retry()} />
      <div className={styles.main}>
        <div className={styles.wrap} ref={wrap}>
          <GridTable {...shared} departments={grid.departments} activeId={activeId} watching={watching} onChoose={onChoose} />
          {cell && !watching && (
            <CellInput
              inputRef={input} id={cell.indicatorId} keys={keys} readOnly={!canEnter} invalid={unsent?.hold != null}
              label={t.input(cell.name, cell.unit, cell.target.kind === 'set' ? figureText(cell.target.value, cell.decimals) : t.none, shownText(cell, unsent, t))}
              text={typing?.id === cell.indicatorId ? typing.text : null} stored={storedText(cell)} onPaste={onPaste} onCommit={commit}
              onText={(text) => (text === null ? setTyping(null) : typing ? setTyping({ ...typing, text }) : begin(cell, text))}
            />
          )}
        </div>
        {cell && (
          <Side
            key={cellKey(cell)} cell={cell} unsent={unsent} preview={preview}
            acts={{
              words: acts.words, insist: (key) => { acts.insist(key); focus() }, drop: (key) => { acts.drop(key); focus() },
              back: focus, submit: () => setOpen('submit'),
              choose: (of, value) => { acts.put(of, { entry: sent({ kind: 'measured', value }) }); focus() },
              edit: (of, text) => { begin(of, text); focus() },
              notApplicable: (of) => { acts.put(of, { entry: { state: 'not-applicable' } }); focus() },
              recall: (of) => void acts.recall(of),
            }}
          />
        )}
      </div>
      {open === 'help' && <HelpDialog onClose={close} />}
      {open === 'submit' && <Submitting ready={ready} left={left} unsaved={unsaved} onClose={close} onGo={(of) => { close(); setActiveId(of.indicatorId) }} />}
      {Array.isArray(open) && <PasteDialog rows={open} cells={cells} from={at} onClose={close} onApply={(lines) => { acts.paste(lines); close() }} />}
    </>
  )
}
