import type { Activity } from './types.ts'

export interface Filter {
  readonly department: number | undefined
  readonly indicator: number | undefined
  readonly q: string
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase()

/** Every word of the search must be in the title, the partner, the place or the note. */
export function filtered(entries: readonly Activity[], { department, indicator, q }: Filter): readonly Activity[] {
  const words = plain(q)
    .split(/\s+/)
    .filter((word) => word !== '')
  return entries.filter((e) => {
    if (department !== undefined && e.departmentId !== department) return false
    if (indicator !== undefined && !e.links.some((l) => l.indicatorId === indicator)) return false
    if (words.length === 0) return true
    const text = plain([e.title, e.partner, e.place, e.note, e.kindNote].join(' '))
    return words.every((word) => text.includes(word))
  })
}

/** Months in the order of the entries, each with its own. */
export const byMonth = (entries: readonly Activity[]): readonly (readonly [number, readonly Activity[]])[] => [
  ...Map.groupBy(entries, (e) => Number(e.startsOn.slice(5, 7))),
]
