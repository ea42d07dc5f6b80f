import type { Db } from '#data/database.ts'
import type { SignedIn } from '../record/writer.ts'
import { actingPerson } from '../organisation/deputies.ts'
import { Refusal } from '../refusal.ts'
import { departmentOf, mayRead } from './access.ts'
import { readKept } from './vault.ts'

export interface Fetched {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Buffer
}

/**
 * The file of a piece of evidence. Refuses 'unknown-file' (also when it was removed), 'forbidden', 'file-waiting' before its
 * virus scan, 'file-infected', and 'file-damaged' when what is kept is no longer what was handed in.
 */
export async function fetchFile(db: Db, id: number, user: SignedIn, today: string, vault: string): Promise<Fetched> {
  const row = await db.selectFrom('evidence').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Refusal('unknown-file')
  // First: whether something is there is no stranger's business either.
  const acting = await actingPerson(db, user, today)
  if (!mayRead(acting, await departmentOf(db, row.indicator_id, acting, today))) throw new Refusal('forbidden')
  const { file_name: name, media_type: mediaType, sha256 } = row
  if (row.removed_at !== null || name === null || mediaType === null || sha256 === null) throw new Refusal('unknown-file')
  if (row.scan === 'waiting') throw new Refusal('file-waiting')
  if (row.scan === 'refused') throw new Refusal('file-infected')
  const bytes = await readKept(vault, sha256)
  if (bytes === null) throw new Refusal('file-damaged', { name })
  return { name, mediaType, bytes }
}
