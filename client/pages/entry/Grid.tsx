import { progressOf } from '#domain/entry/progress.ts'
import { lazy, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { formatNumber } from '#domain/words/format-number.ts'
import { useLanguage, useText } from '../../language.tsx'
import { part } from '../../missing-part.ts'
import { showHelp, usePageHelp } from '../../shared/keys.ts'
import { announce } from '../../ui/announce.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ActualsUpload } from '../../shared/workbooks/ActualsUpload.tsx'
import { CellInput, type Keys } from './CellInput.tsx'
import { readHtmlTable, readTsv } from '../../shared/text/clipboard.ts'
import { Submitting } from './dialogs.tsx'
import { Button } from '../../ui/Button.tsx'
import { Opened } from '../../ui/Opened.tsx'
import styles from './entry.module.css'
import { GridTable } from './GridTable.tsx'
import { HalfTyped, type Taken, Undone, UnsentList } from './Unsent.tsx'
import { cellKey, type Grid as GridData, type Line, lineId, linesOf, typedKey } from './lines.ts'
import { dialogMessages, entryMessages, KEYS, sideMessages } from './messages.ts'
import { partFigures } from './parts.ts'
import { previewFor } from './preview.ts'
import { submission } from './progress.ts'
import { Side, type SideActs } from './Side.tsx'
import { StateMenu } from './StateMenu.tsx'
import { Top } from './Top.tsx'
import { isFigure, readTyped, sent } from './typed.ts'
import { useActs } from './use-grid.ts'
import type { useOutbox } from './use-outbox.ts'
import { toTake, useRegister } from './use-register.ts'
import { useSelection } from './use-selection.ts'
import { useTyping } from './use-typing.ts'
import { useVoice } from './voice.ts'
import { figureText, shownText, valueText } from './value-text.ts'
import { unitWord } from '../../format.ts'

const PasteDialog = lazy(() =>
  part(() => import('./PasteDialog.tsx')).then(({ PasteDialog: component }) => ({ default: component })),
)

/** The grid of one period with its header, its details and its dialogs. `watching`: may read only. */
export function EntryGrid({
  grid,
  departmentId,
  outbox,
  watching,
  choices,
}: {
  grid: GridData
  /** the one department asked for */
  departmentId: number | undefined
  outbox: ReturnType<typeof useOutbox>
  watching: boolean
  choices: ReactNode
}) {
  const t = useText(entryMessages)
  const s = useText(sideMessages)
  const {
    policy,
    rules: { explainOver },
  } = grid
  const cells = useMemo(() => grid.departments.flatMap((d) => d.cells), [grid])
  const wrap = useRef<HTMLDivElement>(null)
  const {
    lines,
    folded,
    onFold,
    line,
    at,
    range,
    ranged,
    go,
    near,
    extend,
    release,
    begin: beginRange,
  } = useSelection(`${grid.year}.${grid.month}.${departmentId ?? ''}`, cells, wrap)
  const [open, setOpen] = useState<'submit' | 'states' | readonly (readonly string[])[] | null>(null)
  const [undone, setUndone] = useState<Taken | null>(null)
  const acts = useActs(outbox, cells)
  const { typing, begin, type, commit, hold } = useTyping(outbox.drafts, lines, acts.enter)
  // What was handed on and not taken is no longer being typed: the row says what became of it.
  const live = typing?.held === true ? null : typing
  useVoice(outbox, cells)
  const d = useText(dialogMessages)
  const language = useLanguage()
  usePageHelp({ before: d.saves, keys: KEYS.map(([key, ko, en]) => [key, language === 'ko' ? ko : en]), after: d.reads })
  const input = useRef<HTMLInputElement>(null)
  const cell = line?.cell
  const unsent = cell && acts.unsentOf(cell)
  const parts = cell ? acts.partsOf(cell) : []
  const preview = cell
    ? previewFor(cell, unsent, live?.id === lineId(cell) ? live.text : null, partFigures(parts), policy, explainOver)
    : null
  const canEnter = cell?.acts.includes('enter') ?? false
  const focus = useCallback(() => input.current?.focus({ preventScroll: true }), [])
  // When the page is opened, and not when a switch above it turns to another period.
  useEffect(() => {
    if (matchMedia('(hover: hover)').matches) focus()
  }, [focus])

  /** The cell that was handed on last, and how often the keyboard has moved since: what the server refuses is heard a moment later. */
  const entered = useRef<{ readonly key: string; readonly from: string; steps: number } | null>(null)
  const { list } = outbox
  const lineAt = line?.id
  useEffect(() => {
    if (entered.current !== null && lineAt !== entered.current.from) entered.current.steps += 1
  }, [lineAt])
  useEffect(() => {
    const of = entered.current
    const refused = list.find((item) => item.key === of?.key && item.hold !== null)
    if (of === null || refused === undefined) return
    entered.current = null
    // Back to it, unless the person has gone on by themselves or writes elsewhere.
    const own = lines.find((one) => one.id === of.from)
    if (of.steps <= 1 && live === null && own !== undefined && document.activeElement === input.current) go(own)
  }, [list, lines, live, go])

  const shown = (l: Line): string => {
    if (l.part !== null) return acts.partsOf(l.cell).find((p) => p.part.id === l.part?.id)?.raw ?? ''
    const u = acts.unsentOf(l.cell)
    if (u) return shownText(l.cell, u, { notEntered: '', notApplicable: t.notApplicable })
    return valueText(l.cell.value, l.cell.decimals, { notEntered: '', notApplicable: t.notApplicable })
  }
  const choose = (id: string, edit: boolean, reach: boolean) => {
    // Whatever is being written is finished first, its last syllable included: leaving a field ends a composition.
    if (document.activeElement instanceof HTMLElement && document.activeElement !== document.body) document.activeElement.blur()
    const to = lines.find((l) => l.id === id)
    if (reach) beginRange()
    go(to, reach)
    focus()
    if (edit && to?.cell.acts.includes('enter') && !live) begin(to, shown(to))
  }
  // Rows are memoised on this: it must not change with every key.
  const latest = useRef(choose)
  useEffect(() => {
    latest.current = choose
  })
  const onChoose = useCallback((id: string, edit: boolean, reach: boolean) => latest.current(id, edit, reach), [])
  const register = useRegister(grid)
  const take: SideActs['take'] = (of, count, made) => {
    const given = made?.map((p) => ({ componentId: p.componentId, raw: String(p.count) }))
    // Else a part that was being typed would go on standing over the one just taken.
    if (given) for (const one of of.components) outbox.drafts.remove(typedKey({ cell: of, part: one }))
    acts.put(of, { entry: sent({ kind: 'measured', value: count }), parts: given })
    focus()
  }
  const takeRow = (indicatorId: number) => {
    const of = cells.find((c) => c.indicatorId === indicatorId)
    const found = of && toTake(of, register.get(indicatorId))
    if (!of || !found) return
    go(lines.find((l) => l.id === lineId(of)))
    take(of, found.count, found.parts)
  }
  const latestTake = useRef(takeRow)
  useEffect(() => {
    latestTake.current = takeRow
  })
  const onTake = useCallback((indicatorId: number) => latestTake.current(indicatorId), [])
  /** the next line that takes a figure and has none, from here round */
  const nextEmpty = () =>
    [...lines.slice(at + 1), ...lines.slice(0, at)].find((l) => l.cell.acts.includes('enter') && shown(l) === '')
  const back = (to: GridData['departments'][number]['cells'][number] | null) => to && go(lines.find((l) => l.id === lineId(to)))
  const took = (act: 'undo' | 'redo', { at: first, steps }: ReturnType<typeof acts.undo>) => {
    setUndone({ act, steps })
    back(first)
  }
  const enterable = (some: readonly Line[]) => some.filter((l) => l.cell.acts.includes('enter'))
  const put = (some: readonly Line[], text: string) =>
    acts.enter(enterable(some).map((l) => ({ line: l, text, seen: l.cell.version })))
  /** No figure, several, or one that a hard rule denies: what the server would not take either. */
  function isRefused({ part: one, cell: of }: Line, text: string): boolean {
    const typed = readTyped(text, one?.unit ?? of.unit)
    if (typed.kind !== 'value') return true
    if (one !== null) return false
    if (acts.unsentOf(of)?.hold != null) return true
    const would = previewFor(of, undefined, text, partFigures(acts.partsOf(of)), policy, explainOver)
    return would?.findings.some((f) => f.hard) ?? false
  }
  /** Hands on what was typed. `stays`: the keyboard stays with what is not taken; false when it does. */
  function handOn(text: string, stays: boolean): boolean {
    const of = live === null ? undefined : line
    commit(text)
    if (!stays || of === undefined || !isRefused(of, text)) {
      // Who pressed elsewhere has gone on.
      entered.current = stays && of !== undefined ? { key: cellKey(of.cell), from: of.id, steps: 0 } : null
      return true
    }
    hold(of, text)
    if (of.part !== null) announce(s.partUnread(of.part.name, text))
    return false
  }
  const keys: Keys = {
    choices: () => {
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-held] button')?.focus())
      return true
    },
    move: (by) => go(by === 'first' ? lines[0] : by === 'last' ? lines.at(-1) : near(by)),
    extend,
    undo: () => took('undo', acts.undo()),
    redo: () => took('redo', acts.redo()),
    clear: () =>
      put(
        range.filter((l) => shown(l) !== ''),
        '',
      ),
    fillDown: () => {
      // As in a sheet: the first of several fills the rest, one cell takes the figure above. Parts and wholes do not mix.
      const like = (l: Line) => (l.part === null) === (line?.part === null)
      const [source, ...rest] =
        range.length > 1 ? range.filter(like) : [lines.slice(0, at).findLast(like), ...(line ? [line] : [])]
      const text = source === undefined ? '' : shown(source)
      if (text !== '')
        put(
          rest.filter((l) => l !== undefined),
          text,
        )
    },
    states: () => setOpen('states'),
    submit: () => setOpen('submit'),
    words: () => {
      const need = (preview ?? cell)?.missing.find((m) => m !== 'value' && m !== 'parts')
      if (need === undefined || !canEnter) return false
      const name = need === 'remedy-due' ? 'remedyDue' : need === 'answer' ? 'reason' : need
      // The fields appear with the figure, one drawing later.
      requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-words] [name="${name}"]`)?.focus())
      return true
    },
    escape: release,
  }
  // As a sheet reads it: plain digits with a minus, and what stands on the screen, saved or not.
  const copied = () =>
    range
      .map((l) => {
        const text = shown(l)
        const typed = readTyped(text, l.part?.unit ?? l.cell.unit)
        return typed.kind === 'value' && typed.value.kind === 'measured'
          ? formatNumber(typed.value.value).replaceAll(',', '').replace('△', '-')
          : text
      })
      .join('\n')
  function onPaste(data: DataTransfer): boolean {
    const rows = readHtmlTable(data.getData('text/html'), isFigure) ?? readTsv(data.getData('text/plain'))
    if (rows.length < 2 && (rows[0]?.length ?? 0) < 2) return false
    // What was being typed is entered, not thrown away for the block.
    if (live) commit(input.current?.value ?? live.text)
    setOpen(rows)
    return true
  }
  const close = () => {
    setOpen(null)
    requestAnimationFrame(focus)
  }
  // A part that waits for the others is not saved either.
  const unsaved = new Set([
    ...outbox.list.filter((u) => u.year === grid.year && u.month === grid.month).map((u) => u.indicatorId),
    ...cells.filter((c) => acts.partsOf(c).some((p) => p.open)).map((c) => c.indicatorId),
  ])
  const held = cells.filter((c) => acts.unsentOf(c)?.status === 'held').length
  const { ready, left } = submission(cells, unsaved)
  const shared = { unsent: outbox.list, typing: live, policy, explainOver, partsOf: acts.partsOf }
  return (
    <>
      <Top
        upload={
          cells.length > 0 && (
            <ActualsUpload year={grid.year} month={grid.month} departmentId={departmentId} several={grid.months.length > 1} />
          )
        }
        choices={choices}
        progress={progressOf(cells, grid.today, held)}
        ready={ready.length}
        watching={watching || cells.length === 0}
        score={{ ...shared, departments: grid.departments }}
        recallable={cells.filter((c) => c.acts.includes('recall'))}
        onSubmit={() => setOpen('submit')}
        onHelp={() => showHelp(true)}
        onRecall={acts.recall}
      />
      <Undone taken={live === null ? undone : null} />
      <UnsentList box={outbox.box} list={outbox.list} year={grid.year} month={grid.month} />
      <HalfTyped
        drafts={outbox.drafts}
        typed={outbox.typed}
        lines={lines}
        onContinue={(to, draft) => {
          go(to)
          focus()
          begin(to, draft.text, draft.seen)
        }}
        onField={(to) => {
          go(to)
        }}
      />
      {cells.length === 0 && <EmptyState title={t.nothing}>{t.nothingWhat}</EmptyState>}
      <div className={styles.main} hidden={cells.length === 0}>
        <div className={styles.wrap} ref={wrap}>
          <GridTable
            {...shared}
            departments={grid.departments}
            activeId={line?.id ?? null}
            ranged={ranged}
            folded={folded}
            typed={outbox.typed}
            watching={watching}
            register={register}
            onTake={onTake}
            onFold={onFold}
            onChoose={onChoose}
          />
          {line && cell && !watching && (
            <CellInput
              inputRef={input}
              id={line.id}
              keys={keys}
              readOnly={!canEnter}
              invalid={unsent?.hold != null || typing?.held === true}
              held={typing?.id === line.id && typing.held}
              copied={copied}
              label={
                line.part
                  ? t.inputPart(
                      cell.name,
                      line.part.name,
                      unitWord(line.part.unit),
                      figureText(line.part.target, 0),
                      shown(line) || t.notEntered,
                    )
                  : t.input(
                      cell.name,
                      unitWord(cell.unit),
                      cell.target.kind === 'set' ? figureText(cell.target.value, cell.decimals) : t.none,
                      shownText(cell, unsent, t),
                    )
              }
              text={typing?.id === line.id ? typing.text : null}
              stored={outbox.drafts.get(typedKey(line))?.text ?? shown(line)}
              onPaste={onPaste}
              onCommit={handOn}
              onText={(text) => type(line, text)}
            />
          )}
        </div>
        {cell && (
          <Side
            key={cellKey(cell)}
            cell={cell}
            unsent={unsent}
            preview={preview}
            parts={parts}
            drafts={outbox.drafts}
            today={grid.today}
            acts={{
              words: acts.words,
              insist: (key) => {
                acts.insist(key)
                focus()
              },
              drop: (key) => {
                acts.drop(key)
                focus()
              },
              back: focus,
              submit: () => setOpen('submit'),
              fold: () => onFold(cell.indicatorId),
              take,
              choose: (of, value) => {
                const to = { id: lineId(of), cell: of, part: null }
                acts.enter([{ line: to, text: formatNumber(value), seen: of.version }])
                focus()
              },
              edit: (of, text) => {
                const to = lines.find((l) => l.id === lineId(of))
                if (to) begin(to, text)
                focus()
              },
              notApplicable: (of) => {
                acts.put(of, { entry: { state: 'not-applicable' }, parts: undefined })
                focus()
              },
              recall: acts.recall,
            }}
          />
        )}
      </div>
      {!watching && (
        <div className={`${styles.thumb} no-print`}>
          <Button
            why={nextEmpty() === undefined && t.noneEmpty}
            onClick={() => {
              go(nextEmpty())
              focus()
            }}
          >
            {t.nextEmpty}
          </Button>
          <Button kind="primary" onClick={() => setOpen('submit')}>
            {ready.length > 0 ? t.submitReady(ready.length) : t.submit}
          </Button>
        </div>
      )}
      {open === 'states' && line && (
        <StateMenu
          at={input}
          onClose={close}
          onChoose={(state) => {
            close()
            if (line.part !== null || state === 'not-entered') put([line], '')
            else acts.put(line.cell, { entry: { state }, parts: undefined })
          }}
        />
      )}
      {open === 'submit' && (
        <Submitting
          ready={ready}
          left={left}
          unsaved={unsaved}
          onClose={close}
          onGo={(of) => {
            close()
            back(of)
          }}
        />
      )}
      {Array.isArray(open) && (
        <Opened>
          <PasteDialog
            rows={open}
            lines={linesOf(cells, new Set())}
            from={line?.id ?? null}
            year={grid.year}
            onClose={close}
            onApply={(taken) => {
              acts.enter(taken.map(({ line: to, text }) => ({ line: to, text, seen: to.cell.version })))
              close()
            }}
          />
        </Opened>
      )}
    </>
  )
}
