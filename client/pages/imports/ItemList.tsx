import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { formatDateTime } from '../../format.ts'
import { Korean, type Texts, useLanguage, useText } from '../../language.tsx'
import { writing } from '../../writing-messages.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import styles from './items.module.css'
import { type Answer, isNote, isProposal, type Item, mayKeep } from './items.ts'
import { addMessages } from './add-messages.ts'
import { importsMessages } from './messages.ts'
import { ruleMessages } from './rule-messages.ts'
import { placeKey, placeText } from './selection.ts'
import { SlotButton, useRecords } from './SlotButton.tsx'
import { canLeaveOut, recordOf, type Slot } from './slots.ts'
import { attentionWord, needWord, unreadWord } from './words.ts'

/** How many are drawn at once; the rest on a press, so that a bad document does not hang the page. */
const PAGE = 60

/** What waits for a person, each with what was printed, what is proposed and what can be done about it. */
export function ItemList(props: { items: readonly Item[]; chosen: Item | null; slot: Slot | null; acts: ItemActs }) {
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
    if (
      (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') ||
      !(event.target instanceof HTMLElement) ||
      event.target.dataset['itemHead'] === undefined
    )
      return
    const next = items[at + (event.key === 'ArrowDown' ? 1 : -1)]
    if (next === undefined) return
    event.preventDefault()
    props.acts.choose(next.id)
  }
  if (items.length === 0)
    return (
      <div className={styles.none}>
        <EmptyState title={t.nothingToAsk}>{t.nothingToAskHow}</EmptyState>
      </div>
    )
  return (
    <>
      {/* The heads are buttons; this only adds the arrows between them. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul className={styles.items} ref={box} onKeyDown={arrows}>
        {items.slice(0, shown).map((item, i) => (
          <Entry
            key={item.id}
            item={item}
            slot={props.slot}
            open={item.id === chosen?.id}
            reachable={item.id === chosen?.id || (chosen === null && i === 0)}
            acts={props.acts}
          />
        ))}
      </ul>
      {shown < items.length && (
        <div className={styles.more}>
          <Button onClick={() => setPages(Math.ceil(shown / PAGE) + 1)}>{t.moreItems(items.length - shown)}</Button>
        </div>
      )}
    </>
  )
}

function Entry({
  item,
  slot,
  open,
  reachable,
  acts,
}: {
  item: Item
  slot: Slot | null
  open: boolean
  reachable: boolean
  acts: ItemActs
}) {
  const t = useText(importsMessages)
  const language = useLanguage()
  const { used } = useText(addMessages)
  const what = wordOf(item)[language]
  return (
    <li
      className={styles.item}
      data-item={item.id}
      data-open={open}
      data-decision={item.open ? 'open' : 'done'}
      data-note={isNote(item)}
      data-need={item.kind === 'need'}
    >
      <button
        type="button"
        className={styles.head}
        data-item-head
        aria-expanded={open}
        tabIndex={reachable ? 0 : -1}
        onClick={() => acts.choose(item.id)}
      >
        <span className={styles.mark} aria-hidden="true">
          {item.open ? (isNote(item) ? 'i' : '!') : '✓'}
        </span>
        <span className={styles.what}>{what}</span>
        <span className={styles.state}>{stateWord(item, t, used)}</span>
        <span className={styles.subject}>
          <Korean>{subjectOf(item)}</Korean>
        </span>
      </button>
      {open && <ItemBody item={item} slot={slot} acts={acts} />}
    </li>
  )
}

function wordOf(item: Item) {
  switch (item.kind) {
    case 'doubt':
      return attentionWord[item.doubt.kind]
    case 'unread':
      return unreadWord[item.unread.why]
    case 'need':
      return needWord[item.need.kind]
  }
}

const subjectOf = (item: Item) =>
  item.kind === 'doubt' && item.doubt.subject !== '' ? item.doubt.subject : item.kind === 'need' ? item.need.row : item.raw

function stateWord(item: Item, t: Texts<typeof importsMessages>, usedWord: string): string {
  if (item.kind === 'need') return t.needState
  if (item.kind === 'unread' && item.decided === null && !item.open) return usedWord
  if (item.decided === null) return isNote(item) ? t.noteState : t.openState
  if (item.decided.decision === 'accepted') return t.accepted
  return isProposal(item) ? t.kept : t.dismissed
}

export interface ItemActs {
  readonly decide: (item: Item, answer: Answer, word?: string) => void
  readonly choose: (at: string) => void
  /** asks what the table at a block is */
  readonly rule: (block: number) => void
  /** leaves the record out of the import */
  readonly leaveOut: (record: string, word: string | null) => void
  /** as printed again; an added record is taken away */
  readonly reset: (path: string) => void
  /** where units and renamed indicators are decided */
  readonly showChanges: () => void
}

/** Doubts that end when somebody says what a table, a column or a row is. */
const ABOUT_TABLES: ReadonlySet<string> = new Set([
  'amount-unit-missing',
  'amount-unit-mixed',
  'figure-kind-unclear',
  'amount-kind-unclear',
  'years-unclear',
  'years-missing',
  'grade-columns',
])
const aboutTable = (item: Item): boolean => item.kind === 'unread' || (item.kind === 'doubt' && ABOUT_TABLES.has(item.doubt.kind))

/** An open item: what was printed, what is proposed, and what can be done about it. */
function ItemBody({ item, slot, acts }: { item: Item; slot: Slot | null; acts: ItemActs }) {
  const t = useText(importsMessages)
  const r = useText(ruleMessages)
  const language = useLanguage()
  const a = useText(addMessages)
  const { editable, busy, edit, add } = useRecords()
  const { reset: remove } = acts
  const inChanges = item.kind === 'need' && (item.need.kind === 'unit-open' || item.need.kind === 'match-open')
  const names = item.kind === 'doubt' && item.doubt.kind === 'name-proposal'
  const loc = item.loc ?? (inChanges ? null : (slot?.loc ?? null))
  const record = item.path === null ? null : recordOf(item.path)
  return (
    <div className={styles.body}>
      <p>
        {item.kind === 'doubt'
          ? attentionWord[item.doubt.kind].ask[language]
          : item.kind === 'need'
            ? needWord[item.need.kind].ask[language]
            : t.unreadAsk}
      </p>
      <dl className={styles.pairs}>
        {names && (
          <div>
            <dt>{t.inTable}</dt>
            <dd>
              <strong lang="ko">{item.doubt.subject}</strong>
            </dd>
          </div>
        )}
        {item.kind !== 'need' && (
          <div>
            <dt>{names ? t.inOverview : t.asPrinted}</dt>
            <dd>
              <q className={styles.raw} lang="ko">
                {item.raw}
              </q>
            </dd>
          </div>
        )}
        {item.kind === 'doubt' && item.doubt.proposal !== null && !names && (
          <div>
            <dt>{isProposal(item) ? t.proposal : t.readAs}</dt>
            <dd>
              <strong lang="ko">{item.doubt.proposal}</strong>
            </dd>
          </div>
        )}
        {loc !== null && (
          <div>
            <dt>{t.place}</dt>
            <dd>{placeText(loc, t)}</dd>
          </div>
        )}
        {slot !== null && !inChanges && (
          <div>
            <dt>{slot.label}</dt>
            <dd>
              <SlotButton slot={slot} />
            </dd>
          </div>
        )}
        {item.decided !== null && (
          <div>
            <dt>{t.decidedBy}</dt>
            <dd>
              {item.decided.by} · {formatDateTime(item.decided.at)}
              {item.decided.word !== null && item.decided.word !== '' && <> · “{item.decided.word}”</>}
            </dd>
          </div>
        )}
      </dl>
      {editable && (
        <div className={styles.acts}>
          {!item.open ? (
            <Button small disabled={busy} onClick={() => acts.decide(item, 'again')}>
              {t.reopen}
            </Button>
          ) : (
            <>
              {isProposal(item) && (
                <Button small kind="primary" disabled={busy} onClick={() => acts.decide(item, 'accept')}>
                  {mayKeep(item) ? t.accept : t.oneProject} <kbd>A</kbd>
                </Button>
              )}
              {mayKeep(item) && (
                <Button small disabled={busy} onClick={() => acts.decide(item, 'keep')}>
                  {t.refuse} <kbd>X</kbd>
                </Button>
              )}
              {inChanges && (
                <Button small onClick={acts.showChanges}>
                  {t.toChanges}
                </Button>
              )}
              {slot !== null && !inChanges && (
                <Button small disabled={busy} onClick={() => edit(slot.path)}>
                  {t.correct} <kbd>F2</kbd>
                </Button>
              )}
              {item.kind === 'doubt' && !isProposal(item) && (
                <Button small disabled={busy} onClick={() => acts.decide(item, 'seen')}>
                  {t.seen} <kbd>D</kbd>
                </Button>
              )}
              {item.loc !== null && item.loc.row !== null && aboutTable(item) && (
                <Button small kind="primary" disabled={busy} onClick={() => item.loc !== null && acts.rule(item.loc.block)}>
                  {r.open} <kbd>T</kbd>
                </Button>
              )}
              {item.kind === 'unread' && (
                <Button small disabled={busy} onClick={() => add(placeKey(item.unread.loc))}>
                  {a.addRow}
                </Button>
              )}
              {item.kind === 'need' && item.need.kind === 'unplaced' && (
                <Button small disabled={busy} onClick={() => remove(item.need.path)}>
                  {a.remove}
                </Button>
              )}
              {item.kind === 'unread' && (
                <WithWord act={t.dismiss} label={t.dismissWord} busy={busy} onAct={(word) => acts.decide(item, 'seen', word)} />
              )}
              {item.kind === 'need' && record !== null && canLeaveOut(record) && (
                <WithWord act={t.leaveOut} label={t.leaveOutWord} busy={busy} onAct={(word) => acts.leaveOut(record, word)} />
              )}
            </>
          )}
        </div>
      )}
    </div>
  )
}

/** Something is put aside with a word, so that somebody later knows why. */
export function WithWord(props: { act: string; label: string; busy: boolean; onAct: (word: string) => void }) {
  const k = useText(writing)
  const [word, setWord] = useState('')
  return (
    <form
      className={styles.dismiss}
      onSubmit={(event) => {
        event.preventDefault()
        if (word.trim() !== '') props.onAct(word.trim())
      }}
    >
      <input
        value={word}
        maxLength={200}
        aria-label={props.label}
        placeholder={props.label}
        onChange={(event) => setWord(event.currentTarget.value)}
      />
      <Button small type="submit" disabled={props.busy} why={word.trim() === '' && k.missingFields}>
        {props.act}
      </Button>
    </form>
  )
}
