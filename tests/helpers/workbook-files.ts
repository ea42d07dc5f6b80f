import { writeOds } from 'hucre/ods'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import iconv from 'iconv-lite'
import type { Store } from '#data/database.ts'
import { enteredAs, isDecided } from '#domain/entry/file-change.ts'
import type { SignedIn } from '#server/record/writer.ts'
import { entryGrid } from '#server/entry/grid.ts'
import { actualsForm } from '#server/workbooks/actuals-form.ts'
import { applyActuals } from '#server/workbooks/apply-actuals.ts'
import { previewActuals } from '#server/workbooks/preview-actuals.ts'
import type { ActualsPreview } from '#server/workbooks/preview-shape.ts'
import { readSheets } from '#server/documents/read-sheet.ts'
import { fresh, writer } from './people.ts'
import { TODAY } from './stores.ts'

export const csv = (text: string, encoding: 'utf8' | 'cp949' | 'utf16-le' = 'utf8', bom = false): Uint8Array =>
  iconv.encode(text, encoding, { addBOM: bom })

/** The form of a person's grid, filled by `fill`: cells by heading and row, as Excel would save it. */
export async function filledForm(
  store: Store,
  user: SignedIn,
  fill: (row: Record<string, unknown>, at: number) => Record<string, string | number> | null,
  screen = { year: 2025, month: 0 },
): Promise<Uint8Array> {
  const grid = await entryGrid(store.db, screen, user, TODAY)
  const bytes = await actualsForm(
    grid.departments.flatMap((d) => d.cells.map((cell) => ({ cell, department: d.name }))),
    '시험',
    TODAY,
  )
  return refilled(bytes, fill)
}

/** The same file with some cells changed. `fill` null: the row as it is. */
export async function refilled(
  bytes: Uint8Array,
  fill: (row: Record<string, unknown>, at: number) => Record<string, string | number> | null,
  heading = 3,
): Promise<Uint8Array> {
  const {
    sheets: [sheet],
  } = await readXlsx(bytes)
  if (!sheet) throw new Error('no sheet')
  const headings = (sheet.rows[heading] ?? []).map(String)
  const rows = sheet.rows.map((cells, index) => {
    if (index <= heading) return cells
    const row = Object.fromEntries(headings.map((name, at) => [name, cells[at]]))
    const filled = fill(row, index - heading - 1)
    return filled === null ? cells : headings.map((name, at) => filled[name] ?? cells[at] ?? null)
  })
  return writeXlsx({ sheets: [{ name: sheet.name, rows }] })
}

/** A workbook's first sheet as other programs save it. */
export async function savedAs(xlsx: Uint8Array, kind: 'ods' | 'csv' | 'tsv' | 'txt'): Promise<Uint8Array> {
  const { sheets } = await readXlsx(xlsx)
  const [sheet] = sheets
  if (!sheet) throw new Error('no sheet')
  if (kind === 'ods') return writeOds({ sheets: [{ name: sheet.name, rows: sheet.rows }] })
  const lines = sheet.rows.map((row) =>
    row.map((cell) => `"${(cell === null ? '' : String(cell)).replaceAll('"', '""')}"`).join(kind === 'csv' ? ',' : '\t'),
  )
  return csv(lines.join('\r\n'), 'utf8', kind === 'csv')
}

export const preview = async (
  store: Store,
  user: SignedIn,
  bytes: Uint8Array,
  name = bytes[0] === 0x50 ? '실적.xlsx' : '실적.csv',
  screen = { year: 2025, month: 0 },
): Promise<ActualsPreview> => previewActuals(store.db, await readSheets(bytes, name), name, screen, user, TODAY)

/** As the screen sends them: every question answered with `answer`, by line. */
export function sendable({ changes }: ActualsPreview, answer: Readonly<Record<number, string>> = {}) {
  const answers = new Map(Object.entries(answer).map(([line, text]) => [Number(line), text]))
  return changes.filter((change) => isDecided(change, answers)).map((change) => enteredAs(change, answers))
}

export const apply = (
  store: Store,
  user: SignedIn,
  made: ActualsPreview,
  answer: Readonly<Record<number, string>> = {},
  requestId = fresh(),
) => applyActuals(store.db, { requestId, changes: sendable(made, answer) }, writer(user))

/** Line → verdict, of the rows that ask for something. */
export const verdicts = (made: ActualsPreview) =>
  Object.fromEntries(
    made.rows
      .filter((r) => r.verdict !== 'same' && r.verdict !== 'blank')
      .map((r) => [`${r.name}${r.part ? `/${r.part}` : ''}`, r.verdict]),
  )
