import { Korean, useText } from '../../language.tsx'
import { Button } from '../../ui/Button.tsx'
import type { Draft, Drafts } from './drafts.ts'
import styles from './entry.module.css'
import { type Line, lineId, typedKey } from './lines.ts'
import { entryMessages, sideMessages } from './messages.ts'

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
  const t = useText(entryMessages)
  const s = useText(sideMessages)
  const found = [...typed].flatMap(([key, draft]) => {
    const [cell = '', place] = key.split('#')
    const part = place?.startsWith('part.') ?? false
    const line = lines.find((l) => typedKey(l) === (part ? key : cell))
    // A waiting part shows in its own row.
    return drafts.isFound(key) && !(part && line) ? [{ key, draft, line, cell, field: part ? undefined : place }] : []
  })
  if (found.length === 0) return null
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
                  {!one.line && ` (${year}${month === '0' ? '' : `-${month}`})`}
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
