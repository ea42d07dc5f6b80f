import { KIND_WORDS } from '#domain/entry/activity.ts'
import type { CsvCell } from '#domain/words/csv.ts'
import type { Language, Texts } from '../../language.tsx'
import { type Activity, linkNames, type Page } from './types.ts'
import type { formMessages, messages } from './messages.ts'

/** The activities shown, one a line, under a line of headings. */
export function csvRows(
  entries: readonly Activity[],
  page: Page,
  words: { readonly t: Texts<typeof messages>; readonly f: Texts<typeof formMessages>; readonly language: Language },
): (readonly CsvCell[])[] {
  const { t, f, language } = words
  const department = (id: number) => page.departments.find((d) => d.id === id)?.name ?? ''
  return [
    [
      f.startsOn,
      f.endsOn,
      t.department,
      f.kind,
      f.kindNote,
      f.title,
      f.partner,
      f.place,
      f.participants,
      t.indicator,
      f.note,
      f.seriesId,
      f.seriesNumber,
      f.host,
      f.theme,
      f.lead,
      f.delegation,
      f.sites,
      t.cancelled,
    ],
    ...entries.map((e) => [
      e.startsOn,
      e.endsOn,
      department(e.departmentId),
      KIND_WORDS[e.kind][language],
      e.kindNote,
      e.title,
      e.partner,
      e.place,
      e.participants,
      linkNames(e, page).join(' / '),
      e.note,
      page.series.find((s) => s.id === e.seriesId)?.name ?? null,
      e.seriesNumber,
      e.host,
      e.theme,
      e.lead,
      e.delegation,
      e.sites,
      e.status === 'held' ? '' : t[e.status],
    ]),
  ]
}
