import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { formatDateTime } from '../../format.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { isNote, isProposal, type Item } from './items.ts'
import { importsMessages } from './messages.ts'
import { placeText } from './place.ts'
import { useRecords } from './records-context.ts'
import { SlotButton } from './SlotButton.tsx'
import type { Index } from './selection.ts'
import styles from './items.module.css'
import { attentionWord, unreadWord } from './words.ts'

export interface ItemActs {
  readonly decide: (item: Item, decision: 'accepted' | 'refused' | 'dismissed' | 'open', word?: string) => void
  readonly choose: (at: string) => void
}

/** How many are drawn at once; the rest on a press, so that a bad document does not hang the page. */
const PAGE = 60

/** What waits for a person, each with what was printed, what is proposed and what can be done about it. */
export function ItemList(props: { items: readonly Item[]; index: Index; chosen: Item | null; acts: ItemActs }) {
  const t = useText(importsMessages)
  const { items, chosen } = props
  const [pages, setPages] = useState(1)
  const box = useRef<HTMLUListElement>(null)
  const at = chosen === null ? -1 : items.findIndex((item) => item.id === chosen.id)
  const shown = Math.max(pages * PAGE, at + 1)
  useEffect(() => {
    const entry = chosen === null ? null : box.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(chosen.id)}"]`)
    entry?.scrollIntoView({ block: 'nearest' })
    if (entry && box.current?.contains(document.activeElement) === true && !entry.contains(document.activeElement)) {
      entry.querySelector<HTMLElement>('[data-item-head]')?.focus({ preventScroll: true })
    }
  }, [chosen])
  function arrows(event: KeyboardEvent) {
    if ((event.key !== 'ArrowDown' && event.key !== 'ArrowUp') || !(event.target instanceof HTMLElement) || event.target.dataset['itemHead'] === undefined) return
    const next = items[at + (event.key === 'ArrowDown' ? 1 : -1)]
    if (next === undefined) return
    event.preventDefault()
    props.acts.choose(next.id)
  }
  if (items.length === 0) return <div className={styles.none}><EmptyState title={t.nothingToAsk}>{t.nothingToAskHow}</EmptyState></div>
  return (
    <>
      {/* The heads are buttons; this only adds the arrows between them. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul className={styles.items} ref={box} onKeyDown={arrows}>
        {items.slice(0, shown).map((item, i) => (
          <Entry key={item.id} item={item} index={props.index} open={item.id === chosen?.id} reachable={item.id === chosen?.id || (chosen === null && i === 0)} acts={props.acts} />
        ))}
      </ul>
      {shown < items.length && <div className={styles.more}><Button onClick={() => setPages(Math.ceil(shown / PAGE) + 1)}>{t.moreItems(items.length - shown)}</Button></div>}
    </>
  )
}

function Entry({ item, index, open, reachable, acts }: { item: Item; index: Index; open: boolean; reachable: boolean; acts: ItemActs }) {
  const t = useText(importsMessages)
  const language = useLanguage()
  const what = item.kind === 'doubt' ? attentionWord[item.doubt.kind][language] : unreadWord[item.unread.why][language]
  return (
    <li className={styles.item} data-item={item.id} data-open={open} data-decision={item.decision} data-note={isNote(item)}>
      <button type="button" className={styles.head} data-item-head aria-expanded={open} tabIndex={reachable ? 0 : -1} onClick={() => acts.choose(item.id)}>
        <span className={styles.mark} aria-hidden="true">{item.decision === 'open' ? (isNote(item) ? 'i' : '!') : '✓'}</span>
        <span className={styles.what}>{what}</span>
        <span className={styles.state}>{item.decision === 'open' ? (isNote(item) ? t.noteState : t.openState) : t[item.decision]}</span>
        <span className={styles.subject}><Korean>{item.kind === 'doubt' && item.doubt.subject !== '' ? item.doubt.subject : item.raw}</Korean></span>
      </button>
      {open && <Open item={item} index={index} acts={acts} />}
    </li>
  )
}

function Open({ item, index, acts }: { item: Item; index: Index; acts: ItemActs }) {
  const t = useText(importsMessages)
  const language = useLanguage()
  const { editable, busy, edit } = useRecords()
  const path = item.path ?? index.byPlace.get(`${item.loc.block}.${item.loc.row ?? ''}.${item.loc.column ?? ''}`)?.[0]?.path ?? null
  const slot = path === null ? undefined : index.byPath.get(path)
  return (
    <div className={styles.body}>
      <p>{item.kind === 'doubt' ? attentionWord[item.doubt.kind].ask[language] : t.unreadAsk}</p>
      <dl className={styles.pairs}>
        <div><dt>{t.asPrinted}</dt><dd><q className={styles.raw} lang="ko">{item.raw}</q></dd></div>
        {item.kind === 'doubt' && item.doubt.proposal !== null && (
          <div><dt>{isProposal(item) ? t.proposal : t.readAs}</dt><dd><strong lang="ko">{item.doubt.proposal}</strong></dd></div>
        )}
        <div><dt>{t.place}</dt><dd>{placeText(item.loc, t)}</dd></div>
        {slot !== undefined && <div><dt>{slot.label}</dt><dd><SlotButton slot={slot} /></dd></div>}
        {item.decided !== null && item.decision !== 'open' && (
          <div><dt>{t.decidedBy}</dt><dd>{item.decided.by} · {formatDateTime(item.decided.at)}{item.decided.word !== null && item.decided.word !== '' && <> · “{item.decided.word}”</>}</dd></div>
        )}
      </dl>
      {editable && (
        <div className={styles.acts}>
          {item.decision !== 'open' ? <Button small disabled={busy} onClick={() => acts.decide(item, 'open')}>{t.reopen}</Button> : (
            <>
              {isProposal(item) && (
                <>
                  <Button small kind="primary" disabled={busy} onClick={() => acts.decide(item, 'accepted')}>{t.accept} <kbd>A</kbd></Button>
                  <Button small disabled={busy} onClick={() => acts.decide(item, 'refused')}>{t.refuse} <kbd>X</kbd></Button>
                </>
              )}
              {slot !== undefined && slot.kind !== 'fixed' && <Button small disabled={busy} onClick={() => edit(slot.path)}>{t.correct} <kbd>F2</kbd></Button>}
              {!isProposal(item) && <Dismiss busy={busy} word={item.kind === 'unread'} onDismiss={(word) => acts.decide(item, 'dismissed', word)} />}
            </>
          )}
        </div>
      )}
    </div>
  )
}

/** An unread piece is put aside with a word, so that somebody later knows why; a doubt with a press. */
function Dismiss(props: { busy: boolean; word: boolean; onDismiss: (word: string) => void }) {
  const t = useText(importsMessages)
  const [word, setWord] = useState('')
  if (!props.word) return <Button small disabled={props.busy} onClick={() => props.onDismiss('')}>{t.seen} <kbd>D</kbd></Button>
  return (
    <form
      className={styles.dismiss}
      onSubmit={(event) => {
        event.preventDefault()
        if (word.trim() !== '') props.onDismiss(word.trim())
      }}
    >
      <input value={word} maxLength={200} aria-label={t.dismissWord} placeholder={t.dismissWord} onChange={(event) => setWord(event.currentTarget.value)} data-dismiss />
      <Button small type="submit" disabled={props.busy || word.trim() === ''}>{t.dismiss}</Button>
    </form>
  )
}
