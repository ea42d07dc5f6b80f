import { type KeyboardEvent, useCallback, useMemo, useState } from 'react'
import type { Block } from '../../../server/imports/model.ts'
import { Korean, useText } from '../../language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { useMedia } from '../../ui/use-media.ts'
import type { Marks } from './DocumentBlocks.tsx'
import { DocumentTables } from './DocumentTables.tsx'
import { Help } from './Help.tsx'
import { Inspector } from './Inspector.tsx'
import { ItemList } from './ItemList.tsx'
import { isNote, isProposal, type Item } from './items.ts'
import { importsMessages } from './messages.ts'
import { PagePicture } from './PagePicture.tsx'
import { placeKey } from './place.ts'
import { Records } from './Records.tsx'
import { RecordsContext, type RecordsState } from './records-context.ts'
import { atOfPlace, chosenAt, indexOf, nextItem } from './selection.ts'
import { slotMessages } from './slot-messages.ts'
import { slotsOf, unitPages } from './slots.ts'
import styles from './review.module.css'
import type { Reviewed, ReviewActs } from './types.ts'

/** Below this both panes do not fit beside each other and become tabs. */
const BESIDE = '(min-width: 64rem)'

export interface Where {
  readonly at: string | undefined
  readonly show: 'attention' | 'all'
  readonly view: 'tables' | 'page'
}

/** The document beside what was read from it; choosing one side shows the other. */
export function Workspace(props: { draft: Reviewed; blocks: readonly Block[]; acts: ReviewActs; where: Where; onWhere: (where: Partial<Where>) => void }) {
  const t = useText(importsMessages)
  const words = useText(slotMessages)
  const { draft, blocks, acts, where, onWhere } = props
  const [editing, setEditing] = useState<string | null>(null)
  const [helping, setHelping] = useState(false)
  const [pane, setPane] = useState<'document' | 'records'>('records')
  const beside = useMedia(BESIDE)
  const pages = useMemo(() => unitPages(draft.records, words), [draft.records, words])
  const index = useMemo(() => indexOf(slotsOf(pages), draft.items), [pages, draft.items])
  const chosen = useMemo(() => chosenAt(where.at, index), [where.at, index])
  const marks = useMemo(() => marksOf(index), [index])
  const unit = pages.find((page) => slotsOf([page]).some((slot) => slot.path === chosen.slot?.path)) ?? pages[1] ?? pages[0]
  const pictures = draft.pages !== null && ['hwpx', 'hwp', 'pdf'].includes(draft.format)
  const { clearRefused, correct, decide } = acts
  const choose = useCallback((at: string) => {
    setEditing(null)
    clearRefused()
    onWhere({ at })
  }, [onWhere, clearRefused])
  const choosePlace = useCallback((place: string) => choose(atOfPlace(place, index, chosen)), [choose, index, chosen])
  const go = (step: 1 | -1) => {
    const next = nextItem(draft.items, chosen, step)
    if (next !== null) choose(next.id)
  }
  const decideAndGo = (item: Item, decision: 'accepted' | 'refused' | 'dismissed' | 'open', word?: string) => {
    decide(item, decision, word)
    if (decision === 'open') return
    const next = nextItem(draft.items.filter((one) => one.decision === 'open' || one.id === item.id), { ...chosen, item }, 1)
    if (next !== null && next.id !== item.id) choose(next.id)
  }
  const state: RecordsState = {
    editable: draft.editable, chosen: chosen.slot?.path ?? null, editing, busy: acts.busy, refused: acts.refused,
    corrected: useMemo(() => new Set(draft.corrections.keys()), [draft.corrections]),
    doubts: useMemo(() => doubtfulPaths(index), [index]),
    choose,
    edit: (path) => {
      clearRefused()
      setEditing(path)
      if (path !== null && path !== chosen.slot?.path) onWhere({ at: path })
    },
    enter: (path, typed) => correct(path, typed, () => setEditing(null)),
  }
  const open = draft.items.filter((item) => item.decision === 'open' && !isNote(item)).length

  function keys(event: KeyboardEvent) {
    if (event.key === 'F1' || event.key === '?') {
      event.preventDefault()
      setHelping(true)
      return
    }
    if (event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return
    // By the key's place, not its letter: with the Korean keyboard on, J gives ㅓ.
    switch (event.code) {
      case 'KeyJ':
      case 'KeyN':
        return taken(event, () => go(1))
      case 'KeyK':
      case 'KeyP':
        return taken(event, () => go(-1))
      case 'KeyV':
        return taken(event, () => pictures && onWhere({ view: where.view === 'page' ? 'tables' : 'page' }))
      case 'F2':
        return taken(event, () => draft.editable && chosen.slot !== null && chosen.slot.kind !== 'fixed' && state.edit(chosen.slot.path))
      default:
    }
    const { item } = chosen
    if (!draft.editable || item === null || item.decision !== 'open' || acts.busy) return
    if (event.code === 'KeyA' && isProposal(item)) taken(event, () => decideAndGo(item, 'accepted'))
    else if (event.code === 'KeyX' && isProposal(item)) taken(event, () => decideAndGo(item, 'refused'))
    else if (event.code === 'KeyD' && item.kind === 'doubt' && !isProposal(item)) taken(event, () => decideAndGo(item, 'dismissed', ''))
  }

  const left = (
    <section className={styles.pane} aria-label={t.documentPane} data-pane="document">
      <div className={styles.bar}>
        <h2>{t.documentTitle}</h2>
        {pictures && (
          <Segmented
            small label={t.viewAs} value={where.view} options={[{ value: 'tables', label: t.asTables }, { value: 'page', label: t.asPage }]}
            onChange={(view) => onWhere({ view })}
          />
        )}
      </div>
      {pictures && where.view === 'page' ? (
        <PagePicture
          src={(page) => `/files/imports/${draft.id}/page/${page}.svg`} pages={draft.pages ?? 1} scale={draft.format === 'pdf' ? 1 : 96 / 72}
          blocks={blocks} loc={chosen.loc} onChoose={choosePlace}
        />
      ) : <DocumentTables blocks={blocks} marks={marks} place={chosen.place} onChoose={choosePlace} />}
    </section>
  )
  const right = (
    <section className={styles.pane} aria-label={t.recordsPane} data-pane="records">
      <div className={styles.bar}>
        <Segmented
          small label={t.show} value={where.show} onChange={(show) => onWhere({ show })}
          options={[{ value: 'attention', label: t.showAttention(open) }, { value: 'all', label: t.showAll }]}
        />
        {where.show === 'all' && unit !== undefined && (
          <select className={styles.unit} aria-label={t.unitChoice} value={unit.key} onChange={(event) => {
            const first = slotsOf(pages.filter((page) => page.key === event.currentTarget.value))[0]
            if (first !== undefined) choose(first.path)
          }}>
            {pages.map((page) => <option key={page.key} value={page.key}>{page.name}</option>)}
          </select>
        )}
        <div className={styles.barEnd}>
          <Button small kind="quiet" disabled={draft.items.length === 0} onClick={() => go(-1)} aria-label={t.before}>↑ <kbd>K</kbd></Button>
          <Button small kind="quiet" disabled={draft.items.length === 0} onClick={() => go(1)} aria-label={t.after}>↓ <kbd>J</kbd></Button>
          <Button small kind="quiet" onClick={() => setHelping(true)}>{t.help} <kbd>F1</kbd></Button>
        </div>
      </div>
      <div className={styles.scroll} data-records-scroll>
        {where.show === 'attention' || unit === undefined
          ? <ItemList items={draft.items} index={index} chosen={chosen.item} acts={{ decide: decideAndGo, choose }} />
          : <><h2 className="sr-only"><Korean>{unit.name}</Korean></h2><Records key={unit.key} page={unit} /></>}
      </div>
      <Inspector
        chosen={chosen} corrections={draft.corrections} onReset={(path) => correct(path, null, () => setEditing(null))}
        onShowDocument={beside ? null : () => setPane('document')}
      />
    </section>
  )
  return (
    <RecordsContext value={state}>
      {!beside && (
        <Segmented
          label={t.panes} value={pane} onChange={setPane}
          options={[{ value: 'records', label: t.recordsPane }, { value: 'document', label: t.documentTitle }]}
        />
      )}
      {/* Only keys beside those of the controls inside; each act has its button too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div className={styles.workspace} onKeyDown={keys} data-workspace>
        {(beside || pane === 'document') && left}
        {(beside || pane === 'records') && right}
      </div>
      <Help open={helping} onClose={() => setHelping(false)} />
    </RecordsContext>
  )
}

function taken(event: KeyboardEvent, act: () => unknown) {
  event.preventDefault()
  act()
}

const isTyping = (target: EventTarget) =>
  (target instanceof HTMLInputElement && target.type !== 'radio') || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement

function marksOf(index: ReturnType<typeof indexOf>): Marks {
  const marks = new Map<string, 'used' | 'doubt'>([...index.byPlace.keys()].map((place) => [place, 'used']))
  for (const item of index.items) if (item.decision === 'open' && !isNote(item)) marks.set(placeKey(item.loc), 'doubt')
  return marks
}

function doubtfulPaths(index: ReturnType<typeof indexOf>): ReadonlySet<string> {
  const open = index.items.filter((item) => item.decision === 'open' && !isNote(item))
  return new Set(open.flatMap((item) => item.path ?? index.byPlace.get(placeKey(item.loc))?.[0]?.path ?? []))
}
