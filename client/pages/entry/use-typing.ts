import { useState } from 'react'
import type { Drafts } from './drafts.ts'
import { type Line, typedKey } from './lines.ts'
import type { Put } from './use-grid.ts'

export interface Typing {
  /** the line, and its place in its period: the same indicator of another month is another place */
  readonly id: string
  readonly of: string
  readonly text: string
  /** the version that stood when the typing began */
  readonly seen: number
  /** what was kept for the place before, to go back to by Esc; a part's text waits there for the others */
  readonly before: string | undefined
  /** it was handed on and not taken: the keyboard stays with it */
  readonly held: boolean
}

/** The one text being typed. Every key is kept on this machine too, so that a killed tab loses none. */
export function useTyping(drafts: Drafts, lines: readonly Line[], enter: (all: readonly Put[]) => void) {
  const [kept, setTyping] = useState<Typing | null>(null)
  const typing = kept !== null && lines.some((l) => l.id === kept.id && typedKey(l) === kept.of) ? kept : null

  function keep(line: Line, text: string, seen: number) {
    const { cell, part } = line
    if (text.trim() === '') drafts.remove(typedKey(line))
    else
      drafts.set(typedKey(line), {
        text,
        seen,
        name: part === null ? cell.name : `${cell.name} · ${part.name}`,
        at: new Date().toISOString(),
      })
  }
  const begin = (line: Line, text: string, seen = line.cell.version) =>
    setTyping({
      id: line.id,
      of: typedKey(line),
      text,
      seen,
      before: line.part === null ? undefined : drafts.get(typedKey(line))?.text,
      held: false,
    })
  /** null: Esc, what stood before stands again. */
  function type(line: Line, text: string | null) {
    const own = typing?.id === line.id ? typing : null
    if (text === null) {
      keep(line, own?.before ?? '', line.cell.version)
      return setTyping(null)
    }
    // Begun before it is kept: else Esc would bring back the first letter.
    if (own) setTyping({ ...own, text, held: false })
    else begin(line, text)
    keep(line, text, own?.seen ?? line.cell.version)
  }
  function commit(text: string) {
    const line = typing && lines.find((l) => l.id === typing.id)
    setTyping(null)
    if (!typing || !line || typing.held) return
    // What was kept before the typing, so that the act is taken back to that; entering keeps the text at once.
    if (line.part !== null) keep(line, typing.before ?? '', typing.seen)
    enter([{ line, text, seen: typing.seen }])
    // Only now: the text is in the outbox or among the waiting parts.
    if (line.part === null) drafts.remove(typedKey(line))
  }
  /** After `commit`: what was not taken stays in the box. */
  const hold = (line: Line, text: string) => {
    if (typing?.id === line.id) setTyping({ ...typing, text, held: true })
  }
  return { typing, begin, type, commit, hold }
}
