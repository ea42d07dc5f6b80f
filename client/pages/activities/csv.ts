import { KIND_WORDS } from '#domain/activity.ts'
import type { Language, Texts } from '../../language.tsx'
import { linkNames } from './link-names.ts'
import type { formMessages, messages } from './messages.ts'
import type { Activity, Page } from './types.ts'

type Cell = string | number | null

// What Excel would take for a formula, behind blanks too, gets an apostrophe; the full-width signs count as well.
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/
function cell(value: Cell): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = FORMULA.test(value) ? `'${value}` : value
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Lines as Excel reads them, with the mark that says UTF-8. */
export const toCsv = (rows: readonly (readonly Cell[])[]): string => `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`

/** The activities shown, one a line, under a line of headings. */
export function csvRows(
  entries: readonly Activity[], page: Page, words: { readonly t: Texts<typeof messages>; readonly f: Texts<typeof formMessages>; readonly language: Language },
): (readonly Cell[])[] {
  const { t, f, language } = words
  const department = (id: number) => page.departments.find((d) => d.id === id)?.name ?? ''
  return [
    [f.startsOn, f.endsOn, t.department, f.kind, f.kindNote, f.title, f.partner, f.place, f.participants, t.indicator, f.note, t.cancelled],
    ...entries.map((e) => [
      e.startsOn, e.endsOn, department(e.departmentId), KIND_WORDS[e.kind][language], e.kindNote, e.title, e.partner, e.place, e.participants,
      linkNames(e, page).join(' / '), e.note, e.status === 'cancelled' ? t.cancelled : '',
    ]),
  ]
}

/** Hands the file to the browser. */
export function download(name: string, rows: readonly (readonly Cell[])[]): void {
  const url = URL.createObjectURL(new Blob([toCsv(rows)], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${name}.csv`
  link.click()
  // Not at once: some browsers read the file only after this task.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
