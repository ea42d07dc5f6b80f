import { useEffect, useRef } from 'react'
import { useLanguage, useText } from '../../language.tsx'
import { findingText } from '#domain/words/finding-text.ts'
import { announce } from '../../ui/announce.tsx'
import { cellKey, type GridCell } from './lines.ts'
import { entryMessages, sideMessages, stateMessages } from './messages.ts'
import { type Unsent, waitingFor } from './outbox.ts'
import type { useOutbox } from './use-outbox.ts'
import { heldWhy, valueText } from './value-text.ts'
import { unitWord } from '../../format.ts'

/** More saved at once than this, a paste or a fill, are counted and not named. */
const NAMED = 3

/** Says to who hears the page what becomes of each value: saved and what it still needs, not taken and why, waiting and for what. */
export function useVoice({ box, list }: ReturnType<typeof useOutbox>, cells: readonly GridCell[]): void {
  const t = useText(entryMessages)
  const s = useText(sideMessages)
  const states = useText(stateMessages)
  const language = useLanguage()
  const before = useRef(list)
  /** sent, and with which version: said to be saved when the fresh row is in */
  const sent = useRef(new Map<string, number>())
  /** said to wait, so that each try is not told again */
  const told = useRef(new Set<string>())
  useEffect(() => {
    const was = new Map(before.current.map((item) => [item.key, item]))
    before.current = list
    const now = new Map(list.map((item) => [item.key, item]))
    for (const item of was.values()) if (!now.has(item.key) && item.status === 'saving') sent.current.set(item.key, item.version)
    for (const key of told.current) if (!now.has(key)) told.current.delete(key)

    const saved = cells.filter((cell) => cell.version > (sent.current.get(cellKey(cell)) ?? Infinity))
    for (const cell of saved) sent.current.delete(cellKey(cell))
    const words = (cell: GridCell) => cell.missing.filter((m) => m !== 'value' && m !== 'parts').map((m) => s[m])
    if (saved.length > NAMED) announce(t.saidSavedMany(saved.length))
    else
      for (const cell of saved) {
        const needs = words(cell)
        const figure = [
          valueText(cell.value, cell.decimals, t),
          ...(cell.value.kind === 'measured' ? [unitWord(cell.unit)] : []),
        ].join(' ')
        announce(
          sentences(
            t.saidSaved(cell.name, figure),
            ...cell.findings.map((f) => findingText(f, language)),
            needs.length > 0 ? s.needs(needs.join('·')) : '',
          ),
        )
      }

    for (const item of list) if (item.hold !== null && was.get(item.key)?.hold !== item.hold) announce(notTaken(item))
    const fresh = list.filter((item) => item.status === 'waiting' && !told.current.has(item.key))
    if (fresh.length > 0) {
      for (const { key } of fresh) told.current.add(key)
      const why = new Set(fresh.flatMap((item) => waitingFor(item.why) ?? []))
      const kept = fresh.every((item) => box.isKept(item.key)) ? t.keptHere : t.notKept
      announce(sentences(t.unsentTitle(told.current.size), kept, ...[...why].map((one) => t[`waiting-${one}`])))
    }
    function notTaken({ name, change: { entry }, hold }: Unsent): string {
      if (hold === null) return ''
      const raw = 'raw' in entry ? entry.raw : entry.state === 'not-applicable' ? t.notApplicable : t.notEntered
      const state = states[hold.kind === 'conflict' ? 'conflict' : hold.kind === 'unclear' ? 'check' : 'refused']
      const why = heldWhy(hold, language)
      return sentences(`${name} ${raw}: ${state}`, hold.kind === 'unclear' ? `${s.unclear} ${why}` : why)
    }
  }, [list, cells, box, t, s, states, language])
}

/** One text of several sentences, each ended. */
const sentences = (...parts: readonly string[]): string =>
  parts
    .filter((part) => part !== '')
    .map((part) => (/[.?!]$/.test(part) ? part : `${part}.`))
    .join(' ')
