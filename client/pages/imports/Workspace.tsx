import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, useCallback, useMemo, useState } from 'react'
import { useText } from '../../language.tsx'
import { reasonOf, useTRPC } from '../../trpc.ts'
import { letterKeys, showHelp, usePageHelp } from '../../shared/keys.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { useMedia } from '../../ui/use-media.ts'
import { AddDialog } from './AddDialog.tsx'
import { DocumentPane, tableAt } from './DocumentPane.tsx'
import { type Answer, isNote, isProposal, type Item, mayKeep, waits } from './items.ts'
import { importsMessages } from './messages.ts'
import { PointBar } from './Pointing.tsx'
import { RecordsPane } from './Records.tsx'
import styles from './review.module.css'
import { ruleMessages } from './rule-messages.ts'
import { TableRuleDialog } from './TableRule.tsx'
import { chosenAt, nextItem, placeKey, slotOf } from './selection.ts'
import { slotMessages } from './slot-messages.ts'
import { RecordsContext, type RecordsState } from './SlotButton.tsx'
import { NO_PARENTS, sectionsOf, type Slot, slotsOf } from './slots.ts'
import { useUnit, useUnitRecords } from './use-records.ts'
import type { PlanSummary, ReviewActs } from './use-review.ts'

/** Below this both panes do not fit beside each other and become tabs. */
const BESIDE = '(min-width: 64rem)'

export interface Where {
  readonly at: string | undefined
  readonly show: 'attention' | 'all'
  readonly view: 'tables' | 'page'
}
interface Props {
  readonly draftId: number
  readonly editable: boolean
  readonly summary: PlanSummary
  readonly items: readonly Item[]
  readonly acts: ReviewActs
  readonly where: Where
  readonly onWhere: (where: Partial<Where>) => void
  readonly onShowChanges: () => void
}

/** The document beside what was read from it; choosing one side shows the other. */
export function Workspace({ draftId, editable, summary, items, acts, where, onWhere, onShowChanges }: Props) {
  const t = useText(importsMessages)
  const words = useText(slotMessages)
  const [editing, setEditing] = useState<string | null>(null)
  const [pointing, setPointing] = useState<{ path: string; name: string; place: string | null } | null>(null)
  const [adding, setAdding] = useState<{ place: string | null } | null>(null)
  const trpc = useTRPC()
  const client = useQueryClient()
  const help = useText(importsMessages)
  const rules = useText(ruleMessages)
  usePageHelp({
    before: help.helpWhat,
    keys: [
      ['J · N', help.keyNext],
      ['K · P', help.keyBefore],
      ['↑ ↓ ← →', help.keyArrows],
      ['A', help.keyAccept],
      ['X', help.keyRefuse],
      ['D', help.keySeen],
      ['Enter · F2', help.keyCorrect],
      ['G', help.keyPoint],
      ['Esc', help.keyEscape],
      ['T', rules.keyRule],
      ['U', rules.keyUnread],
      ['V', help.keyView],
    ],
  })
  const [pane, setPane] = useState<'document' | 'records'>('records')
  const beside = useMedia(BESIDE)
  const unit = useUnit(draftId, summary.plan.units, where.at, items, summary.moved)
  const records = useUnitRecords(draftId, unit, summary.version)
  const { data: parents = NO_PARENTS } = useQuery(trpc.imports.parents.queryOptions({ draftId }))
  const sections = useMemo(() => sectionsOf(records.data ?? [], words, parents), [records.data, words, parents])
  const slots = useMemo(() => slotsOf(sections), [sections])
  const chosen = useMemo(() => chosenAt(where.at, items, slots), [where.at, items, slots])
  const doubts = useMemo(
    () => new Set(items.filter(waits).flatMap((item) => (item.loc === null ? [] : [placeKey(item.loc)]))),
    [items],
  )
  const unread = useMemo(() => new Set(items.flatMap(unreadPlaces)), [items])
  const [ruling, setRuling] = useState<number | null>(null)
  const { clearRefused } = acts
  const choose = useCallback(
    (at: string) => {
      setEditing(null)
      clearRefused()
      onWhere({ at })
    },
    [onWhere, clearRefused],
  )
  const choosePlace = useCallback(
    (place: string, paths: readonly string[]) => {
      if (pointing !== null) {
        clearRefused()
        setPointing({ ...pointing, place })
        return
      }
      // A cell of several fields: each press goes on to the next of them.
      const next = chosen.place === place ? (paths.indexOf(chosen.slot?.path ?? '') + 1) % Math.max(1, paths.length) : 0
      const doubt =
        where.show === 'attention' ? items.find((item) => item.loc !== null && placeKey(item.loc) === place) : undefined
      choose(doubt?.id ?? paths[next] ?? `@${place}`)
    },
    [choose, chosen, items, where.show, pointing, clearRefused],
  )
  const point = (slot: Slot) => {
    setEditing(null)
    clearRefused()
    setPointing({ path: slot.path, name: slot.name, place: null })
    setPane('document')
    if (where.view === 'page') onWhere({ view: 'tables' })
  }
  const stopPointing = () => {
    const back = pointing?.path
    setPointing(null)
    clearRefused()
    setPane('records')
    // The keyboard goes back to the field, once it is drawn.
    if (back !== undefined)
      requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-slot="${CSS.escape(back)}"]`)?.focus())
  }
  const take = () => {
    if (pointing?.place != null && !acts.busy) acts.point(pointing.path, pointing.place, stopPointing)
  }
  const go = (step: 1 | -1) => {
    const next = nextItem(items, chosen.item, step)
    if (next !== null) choose(next.id)
  }
  const goUnread = () => {
    const places = [...unread]
    const next = places[(places.indexOf(chosen.place ?? '') + 1) % places.length]
    if (next !== undefined) choose(`@${next}`)
  }
  const decide = (item: Item, answer: Answer, word?: string) => {
    acts.decide(item, answer, slotOf(item, slots), word)
    const next = answer === 'again' ? null : nextItem(items, item, 1)
    if (next !== null && next.id !== item.id) choose(next.id)
  }
  const edit = (path: string | null) => {
    clearRefused()
    setEditing(path)
    if (path !== null && path !== chosen.slot?.path) onWhere({ at: path })
  }
  const state: RecordsState = {
    editable,
    chosen: chosen.slot?.path ?? null,
    editing,
    busy: acts.busy,
    refused: acts.refused,
    doubts,
    choose,
    edit,
    enter: (path, typed) => acts.correct(path, typed, () => setEditing(null)),
    parents,
    point,
    add: (place) => setAdding({ place }),
  }
  const pictures = summary.document.pages !== null && ['hwpx', 'hwp', 'pdf'].includes(summary.document.format)

  function keys(event: KeyboardEvent) {
    if (pointing !== null) {
      const takes = event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)
      if (!takes && event.key !== 'Escape') return
      event.preventDefault()
      if (takes) take()
      else stopPointing()
      return
    }
    const act = actOf(event, editable && !acts.busy ? chosen.item : null)
    if (act === null || (act === 'correct' && (!editable || chosen.slot === null)) || (act === 'view' && !pictures)) return
    const block = tableAt(chosen.place)
    if ((act === 'rule' && (!editable || block === null)) || (act === 'unread' && unread.size === 0)) return
    event.preventDefault()
    if (act === 'rule') setRuling(block)
    else if (act === 'unread') goUnread()
    else if (act === 'next' || act === 'before') go(act === 'next' ? 1 : -1)
    else if (act === 'view') onWhere({ view: where.view === 'page' ? 'tables' : 'page' })
    else if (act === 'point') {
      if (editable && chosen.slot !== null) point(chosen.slot)
    } else if (act === 'correct') edit(chosen.slot?.path ?? null)
    else if (chosen.item !== null) decide(chosen.item, act)
  }
  return (
    <RecordsContext value={state}>
      {!beside && (
        <Segmented
          label={t.panes}
          value={pane}
          onChange={setPane}
          options={[
            { value: 'records', label: t.recordsPane },
            { value: 'document', label: t.documentTitle },
          ]}
        />
      )}
      {acts.refused !== null && editing === null && pointing === null && (
        <p className={styles.refused} role="alert">
          {acts.refused}
        </p>
      )}
      {/* Only keys beside those of the controls inside; each act has its button too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div className={styles.workspace} onKeyDown={keys} data-workspace>
        {pointing !== null && (
          <PointBar
            draftId={draftId}
            name={pointing.name}
            place={pointing.place}
            busy={acts.busy}
            refused={acts.refused}
            onTake={take}
            onStop={stopPointing}
          />
        )}
        {(beside || pane === 'document') && (
          <DocumentPane
            draftId={draftId}
            document={summary.document}
            pictures={pictures}
            view={where.view}
            onView={(view) => onWhere({ view })}
            doubts={doubts}
            chosen={pointing === null ? chosen : { ...chosen, place: pointing.place, loc: null }}
            onChoose={choosePlace}
            unread={unread}
            onRule={editable ? setRuling : null}
            onUnread={goUnread}
          />
        )}
        {(beside || pane === 'records') && (
          <RecordsPane
            show={where.show}
            onShow={(show) => onWhere({ show })}
            units={summary.plan.units}
            unit={unit}
            sections={sections}
            pending={records.isPending}
            failed={records.error === null ? undefined : { reason: reasonOf(records.error), retry: () => void records.refetch() }}
            items={items}
            chosen={chosen}
            acts={{
              decide,
              choose,
              rule: setRuling,
              leaveOut: acts.leaveOut,
              showChanges: onShowChanges,
              go,
              help: () => showHelp(true),
              reset: (path) => acts.correct(path, null, () => setEditing(null)),
            }}
            onShowDocument={beside ? null : () => setPane('document')}
          />
        )}
      </div>
      {adding !== null && (
        <AddDialog
          draftId={draftId}
          version={summary.version}
          parents={parents}
          place={adding.place}
          refresh={() => client.invalidateQueries({ queryKey: trpc.imports.pathKey() })}
          onClose={() => setAdding(null)}
          onAdded={(record) => {
            setAdding(null)
            onWhere({ show: 'all', at: `${record}/${record.startsWith('statements/') ? 'budget' : 'name'}` })
          }}
        />
      )}
      {ruling !== null && (
        <TableRuleDialog
          draftId={draftId}
          version={summary.version}
          block={ruling}
          names={summary.plan.units.map(({ name }) => name)}
          onClose={() => setRuling(null)}
        />
      )}
    </RecordsContext>
  )
}

/** The cells of a piece that was not read and that nobody has put aside. */
const unreadPlaces = (item: Item): string[] =>
  item.kind !== 'unread' || !item.open
    ? []
    : (item.unread.cells ?? [[item.unread.loc.row, item.unread.loc.column]]).map(([row, column]) =>
        placeKey({ block: item.unread.loc.block, row, column }),
      )

type Act = 'next' | 'before' | 'view' | 'rule' | 'unread' | 'point' | 'correct' | 'accept' | 'keep' | 'seen'

/** By the key's place, not its letter: with the Korean keyboard on, J gives ㅓ. */
const ACTS: Readonly<Record<string, Act>> = {
  KeyJ: 'next',
  KeyN: 'next',
  KeyK: 'before',
  KeyP: 'before',
  KeyV: 'view',
  KeyG: 'point',
  KeyT: 'rule',
  KeyU: 'unread',
  F2: 'correct',
  KeyA: 'accept',
  KeyX: 'keep',
  KeyD: 'seen',
}

/** What a key of the review asks for; null when it asks for nothing, or not of this item. */
function actOf(event: KeyboardEvent, item: Item | null): Act | null {
  if (event.altKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return null
  if (isTyping(event.target)) return null
  if (event.key.length === 1 && !letterKeys()) return null
  const act = ACTS[event.code] ?? null
  if (act === 'accept') return item?.open === true && isProposal(item) ? act : null
  if (act === 'keep') return item?.open === true && mayKeep(item) ? act : null
  if (act === 'seen') return item?.open === true && item.kind === 'doubt' && !isProposal(item) && !isNote(item) ? act : null
  return act
}

const isTyping = (target: EventTarget) =>
  (target instanceof HTMLInputElement && target.type !== 'radio') ||
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement
