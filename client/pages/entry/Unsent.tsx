import { useEffect, useRef } from 'react'
import { Korean, useText } from '../../language.tsx'
import { announce } from '../../ui/announce.tsx'
import { Button } from '../../ui/Button.tsx'
import type { Draft, Drafts } from './drafts.ts'
import styles from './entry.module.css'
import { type Line, lineId, typedKey } from './lines.ts'
import { entryMessages, sideMessages } from './messages.ts'
import { type Unsent, waitingFor } from './outbox.ts'
import type { useOutbox } from './use-outbox.ts'
import { useStoreFailing } from '../../shared/write/local-store.ts'
import type { GridStep } from './undo.ts'
import { usePeriodNames } from '../../shared/text/period-name.ts'

const FIELDS = { reason: 'reason', cause: 'cause', remedy: 'remedy', remedyDue: 'remedy-due' } as const

/** "적다 만 값": what an earlier page was in the middle of when it went. Offered, never entered by itself. */
export function HalfTyped({
  drafts,
  typed,
  lines,
  onContinue,
  onField,
}: {
  drafts: Drafts
  typed: ReadonlyMap<string, Draft>
  lines: readonly Line[]
  onContinue: (line: Line, draft: Draft) => void
  onField: (line: Line) => void
}) {
  const names = usePeriodNames()
  const t = useText(entryMessages)
  const s = useText(sideMessages)
  const found = [...typed].flatMap(([key, draft]) => {
    const [cell = '', place] = key.split('#')
    const part = place?.startsWith('part.') ?? false
    const line = lines.find((l) => typedKey(l) === (part ? key : cell))
    // A waiting part shows in its own row.
    return drafts.isFound(key) && !(part && line) ? [{ key, draft, line, cell, field: part ? undefined : place }] : []
  })
  const some = found.length
  useEffect(() => {
    if (some > 0) announce(`${t.typedTitle(some)}. ${t.typedWhat}`)
  }, [some, t])
  if (some === 0) return null
  const go = ({ line, draft, field, key }: (typeof found)[number]) => {
    if (!line) return
    if (field === undefined) {
      onContinue(line, draft)
      return
    }
    // The fields appear with the row, one drawing later.
    onField(lines.find((l) => l.id === lineId(line.cell)) ?? line)
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-words] [name="${key.split('#')[1] ?? ''}"]`)?.focus())
  }
  return (
    <section className={styles.unsent} data-kind="typed" aria-label={t.typedTitle(found.length)}>
      <div>
        <strong>{t.typedTitle(found.length)}</strong> <span>{t.typedWhat}</span>
        <ul className={styles.typedList}>
          {found.map((one) => {
            const [year = '', month = '0'] = one.cell.split('.')
            const field = FIELDS[one.field as keyof typeof FIELDS]
            return (
              <li key={one.key}>
                <span>
                  <Korean>{one.draft.name}</Korean>
                  {field !== undefined && ` · ${s[field]}`}
                  {!one.line && ` (${names.at(Number(year), Number(month))})`}
                </span>
                <b>{one.draft.text}</b>
                {one.line && (
                  <Button small onClick={() => go(one)}>
                    {t.typedGoOn}
                  </Button>
                )}
                <Button small kind="quiet" onClick={() => drafts.remove(one.key)}>
                  {t.typedDrop}
                </Button>
              </li>
            )
          })}
        </ul>
      </div>
    </section>
  )
}

export interface Taken {
  readonly act: 'undo' | 'redo'
  readonly steps: readonly GridStep[]
}

/** What the last undo or redo did, by name: it may concern a cell that is not on this grid. */
export function Undone({ taken }: { taken: Taken | null }) {
  const t = useText(entryMessages)
  const names = usePeriodNames()
  const first = taken?.steps[0]
  const text = () => {
    if (taken === null) return null
    if (first === undefined) return taken.act === 'undo' ? t.nothingUndone : t.nothingRedone
    const { cell, figure, name } = first
    const what = [name, names.of(cell.year, cell.month, cell.frequency)].join(' ')
    const [from, to] = taken.act === 'undo' ? [figure?.to, figure?.from] : [figure?.from, figure?.to]
    const change = from === undefined || to === undefined ? t.wordsOf(what) : t.figureOf(what, from, to)
    const all = taken.steps.length > 1 ? t.andMore(change, taken.steps.length - 1) : change
    return taken.act === 'undo' ? t.undone(all) : t.redone(all)
  }
  const said = text()
  // Said at each act, also when it comes to the same words.
  const heard = useRef<Taken | null>(null)
  useEffect(() => {
    if (taken !== heard.current) announce(said ?? '')
    heard.current = taken
  }, [taken, said])
  return said === null ? null : (
    <p className={styles.undone} data-undone>
      {said}
    </p>
  )
}

/** Changes that did not reach the server, and those of other periods that want a person: nothing typed disappears silently. */
export function UnsentList({
  box,
  list,
  year,
  month,
}: {
  box: ReturnType<typeof useOutbox>['box']
  list: readonly Unsent[]
  year: number
  month: number
}) {
  const names = usePeriodNames()
  const t = useText(entryMessages)
  // What is kept changes without the list: room is made, or gone.
  useStoreFailing()
  const elsewhere = (u: Unsent) => u.year !== year || u.month !== month
  const shown = list.filter((u) => u.status === 'waiting' || (elsewhere(u) && u.status === 'held'))
  if (shown.length === 0) return null
  const reasons = new Set(shown.flatMap((u) => (u.status === 'waiting' ? (waitingFor(u.why) ?? []) : [])))
  const other = shown.filter(elsewhere)
  return (
    <section className={styles.unsent} aria-label={t.unsentTitle(shown.length)}>
      <div>
        <strong>{t.unsentTitle(shown.length)}</strong>{' '}
        <span>
          {shown.every((u) => box.isKept(u.key)) ? t.keptHere : t.notKept}
          {[...reasons].map((reason) => ` ${t[`waiting-${reason}`]}`)}
        </span>
        <ul>
          {shown.slice(0, 12).map((u) => {
            const { entry } = u.next ?? u.change
            const text = 'raw' in entry ? entry.raw : entry.state === 'not-applicable' ? t.notApplicable : t.notEntered
            const place = elsewhere(u) ? ` (${names.at(u.year, u.month)})` : ''
            return (
              <li key={u.key}>
                <Korean>{u.name}</Korean> <b>{text}</b>
                {place}
              </li>
            )
          })}
        </ul>
        {other.length > 0 && <p className={styles.quiet}>{t.elsewhere(other.length)}</p>}
      </div>
      {(reasons.has('offline') || reasons.has('server')) && (
        <Button small onClick={() => void box.retry()}>
          {t.sendNow}
        </Button>
      )}
    </section>
  )
}
