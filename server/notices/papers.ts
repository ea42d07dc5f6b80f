import type { Db } from '#data/database.ts'
import { may } from '#domain/entry/permissions.ts'
import type { Mine } from './mine.ts'
import type { Found } from './notice.ts'

/** Plan documents that were read and wait for a person's review, or could not be read: for whoever takes them in, until they are dealt with. */
export async function paperNotices(db: Db, { user }: Mine): Promise<Found[]> {
  if (!may(user, 'import.manage')) return []
  const rows = await db
    .selectFrom('import_draft')
    .select(['id', 'state', 'file_name as fileName', 'uploaded_at as uploadedAt', 'read_at as readAt', 'uploaded_by as by'])
    .where('state', 'in', ['read', 'refused'])
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    kind: 'paper' as const,
    key: `paper:${row.id}:${row.state}`,
    at: row.readAt ?? row.uploadedAt,
    draftId: row.id,
    fileName: row.fileName,
    refused: row.state === 'refused',
    by: row.by,
  }))
}
