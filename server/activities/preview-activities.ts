import type { Db } from '#data/database.ts'
import { titleKey } from '#domain/entry/activity.ts'
import type { ReadFile, SheetCell } from '../documents/sheet.ts'
import { shownIn } from '../documents/sheet.ts'
import type { SignedIn } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { type ActivityLine, activityLines } from './activity-lines.ts'
import { activitiesPage, type ActivitiesPage } from './page.ts'
import { activityById, type ActivityDraft, draftOf } from './read.ts'
import { twinOf } from './checks.ts'
import { readLine, type RowQuestion, type RowWhy } from './read-line.ts'

/** One activity of a file. `choices`: what a person may answer, a number of people or an act; the row waits for the answer. */
export interface ActivityRow {
  readonly line: number
  readonly verdict: 'new' | 'changed' | 'same' | 'ask' | 'refuse'
  readonly why: RowWhy | RowQuestion | null
  /** the cell that is refused, as the sheet shows it */
  readonly what: string
  readonly choices: readonly (number | 'add' | 'change')[]
  readonly departmentId: number | null
  readonly draft: ActivityDraft | null
  /** the entry of the register it is about */
  readonly stored: { readonly id: number; readonly version: number; readonly draft: ActivityDraft } | null
  readonly shown: { readonly day: string; readonly title: string }
}

export interface ActivitiesPreview {
  readonly fileName: string
  readonly rows: readonly ActivityRow[]
  /** characters the file's encoding lost */
  readonly replaced: number
}

export const MOST_ROWS = 500

/**
 * What a sheet of activities would add and change; nothing is written. Refuses 'forbidden' for who writes in no register of the
 * bureau, 'sheet-not-recognised', 'file-too-large' (what: rows).
 */
export async function previewActivities(
  db: Db,
  file: ReadFile,
  fileName: string,
  at: { readonly bureauId?: number | undefined; readonly departmentId?: number | undefined },
  user: SignedIn,
  today: string,
): Promise<ActivitiesPreview> {
  const page = await activitiesPage(db, at, user, today)
  if (!page.departments.some((d) => d.writable)) throw new Refusal('forbidden')
  const lines = activityLines(file.sheets)
  if (lines.length > MOST_ROWS) throw new Refusal('file-too-large', { what: 'rows', limit: MOST_ROWS })
  const rows: ActivityRow[] = []
  const before = new Set<string>()
  for (const line of lines) {
    const row = await verdictOf(db, line, page)
    const key = row.draft === null ? '' : `${row.departmentId}.${row.draft.startsOn}.${titleKey(row.draft.title)}`
    const isTwice = row.verdict === 'new' && before.has(key)
    before.add(key)
    rows.push(isTwice ? { ...row, verdict: 'ask', why: 'twice', choices: ['add'] } : row)
  }
  return { fileName, rows, replaced: file.replaced }
}

async function verdictOf(db: Db, line: ActivityLine, page: ActivitiesPage): Promise<ActivityRow> {
  const mark = /^(\d{1,9})\.v(\d{1,9})$/.exec(shownIn(line.cell('seen')))
  const known = mark === null ? null : await activityById(db, Number(mark[1]))
  const shown = { day: shownIn(line.cell('startsOn')), title: shownIn(line.cell('title')) }
  const base = { line: line.line, what: '', choices: [], departmentId: null, draft: null, stored: null, shown }
  if (mark !== null && (known === null || !page.departments.some((d) => d.id === known.departmentId)))
    return { ...base, verdict: 'refuse', why: 'unknown' }
  const read = readLine(line, known, page)
  if (read.kind === 'refused') {
    const untouched = known !== null && read.why === 'not-mine'
    return untouched ? { ...base, verdict: 'same', why: null } : { ...base, verdict: 'refuse', why: read.why, what: read.what }
  }
  const { draft, departmentId, people } = read
  const same = known === null ? await twinOf(db, departmentId, draft) : undefined
  const twin = same === undefined || same.departmentId !== departmentId ? null : await activityById(db, same.id)
  const about = known ?? twin
  const stored = about === null ? null : { id: about.id, version: about.version, draft: draftOf(about) }
  const of = { ...base, departmentId, draft, stored }
  if (about !== null && JSON.stringify(draftOf(about)) === JSON.stringify(draft)) return { ...of, verdict: 'same', why: null }
  if (known !== null && known.status !== 'held') return { ...of, verdict: 'refuse', why: 'cancelled' }
  const questions: { readonly why: RowQuestion; readonly choices: ActivityRow['choices'] }[] = [
    ...(people.length > 0 ? [{ why: 'people' as const, choices: people }] : []),
    ...(twin === null ? [] : [{ why: 'duplicate' as const, choices: ['change' as const, 'add' as const] }]),
    // Another department wrote it down: theirs is not changed by this file.
    ...(same !== undefined && twin === null ? [{ why: 'elsewhere' as const, choices: ['add' as const] }] : []),
    ...(known !== null && Number(mark?.[2]) !== known.version
      ? [{ why: 'changed-since' as const, choices: ['change' as const] }]
      : []),
    ...(isUnseen(line) ? [{ why: 'unseen' as const, choices: [known === null ? ('add' as const) : ('change' as const)] }] : []),
  ]
  const [question, ...others] = questions
  if (question === undefined) return { ...of, verdict: known === null ? 'new' : 'changed', why: null }
  // Two questions in one row: the number of people is written plainly first.
  return others.length > 0 && question.why === 'people'
    ? { ...of, verdict: 'refuse', why: 'people', what: shownIn(line.cell('participants')) }
    : { ...of, verdict: 'ask', ...question }
}

const isUnseen = (line: ActivityLine): boolean =>
  (['startsOn', 'title', 'participants'] as const).some((column) => (line.cell(column) as SheetCell | null)?.unseen !== undefined)
