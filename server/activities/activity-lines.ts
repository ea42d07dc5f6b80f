import { ACTIVITY_COLUMNS, type ActivityColumn } from '#domain/entry/activity-columns.ts'
import { type FormLine, formLines } from '../documents/form-lines.ts'
import type { ReadSheet } from '../documents/sheet.ts'

/** A row of a sheet of activities. */
export type ActivityLine = FormLine<ActivityColumn>

/** The filled rows of the first sheet that has a heading for days and one for titles. Refuses 'sheet-not-recognised'. */
export const activityLines = (sheets: readonly ReadSheet[]): readonly ActivityLine[] =>
  // The form's empty rows have their department and nothing else.
  formLines(sheets, ACTIVITY_COLUMNS, { needed: ['startsOn', 'title'], bare: ['department', 'seen'] })
