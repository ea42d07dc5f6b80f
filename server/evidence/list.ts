import type { Selectable } from 'kysely'
import type { Db } from '#data/database.ts'
import type { EvidenceTable } from '#data/schema/evidence.ts'
import type { Reason } from '#domain/entry/reasons.ts'
import type { EvidenceLimits } from '../config.ts'
import type { SignedIn } from '../record/writer.ts'
import { cellContext, cellOf } from '../actuals/context.ts'
import { actingPerson } from '../organisation/deputies.ts'
import { itemOf } from '../actuals/history.ts'
import { keepersOfIndicator } from '../actuals/keepers.ts'
import { Refusal } from '../refusal.ts'
import { departmentOf, mayChange, mayRead } from './access.ts'
import { EXTENSIONS } from '../documents/file-kinds.ts'
import { refusalToAdd, refusalToRemove } from './rules.ts'

export interface EvidenceItem {
  readonly id: number
  readonly month: number
  readonly kind: 'file' | 'link'
  /** the file's name, or what the link is called */
  readonly title: string
  readonly mediaType: string | null
  /** bytes; null of a link */
  readonly size: number | null
  readonly url: string | null
  readonly scan: EvidenceTable['scan']
  readonly addedAt: string
  readonly addedBy: string
}

export interface RemovedEvidence {
  readonly id: number
  readonly title: string
  readonly removedAt: string
  readonly removedBy: string
}

export interface EvidenceList {
  readonly items: readonly EvidenceItem[]
  readonly removed: readonly RemovedEvidence[]
  /** why this person may add none now, and take none away; null = may */
  readonly add: Reason | null
  readonly remove: Reason | null
  readonly limits: EvidenceLimits & { readonly extensions: readonly string[] }
}

export const DEFAULT_LIMITS: EvidenceLimits = { fileSize: 20 * 1024 * 1024, perValue: 20 }

type Cell = { readonly indicatorId: number; readonly year: number; readonly month: number }

/** 증빙 of one value and what may be done with it. Refuses 'forbidden', 'unknown-indicator', 'unknown-year', 'unknown-period', 'value-computed'. */
export async function evidenceList(
  db: Db,
  cell: Cell,
  user: SignedIn,
  today: string,
  limits: EvidenceLimits,
): Promise<EvidenceList> {
  const context = await cellContext(db, user, today)
  const departmentId = await departmentOf(db, cell.indicatorId, context.acting, today)
  if (!mayRead(context.acting, departmentId)) throw new Refusal('forbidden')
  const { indicator, facts } = await cellOf(db, cell, context)
  if (facts === null) throw new Refusal('unknown-indicator')
  const rows = (await rowsOf(db, facts.everywhere, cell.year)).filter((row) => row.month === cell.month)
  const item = itemOf(facts.revisions)
  const may = mayChange(context.acting, indicator.department_id)
  const inForce = rows.filter((row) => row.removed_at === null)
  const full = inForce.length >= limits.perValue ? 'evidence-full' : null
  return {
    items: inForce.map((row) => itemShown(row)),
    removed: rows.flatMap((row) =>
      row.removed_at === null
        ? []
        : [{ id: row.id, title: row.title, removedAt: row.removed_at, removedBy: row.removed_by ?? '' }],
    ),
    add: may ? (refusalToAdd(item, facts.window) ?? full) : 'forbidden',
    remove: may ? refusalToRemove(item, facts.window) : 'forbidden',
    limits: { ...limits, extensions: EXTENSIONS },
  }
}

/** 증빙 of an indicator in one year, all its periods; to be read only. Refuses 'forbidden' and 'unknown-indicator'. */
export async function evidenceOfYear(
  db: Db,
  ask: { indicatorId: number; year: number },
  user: SignedIn,
  today: string,
): Promise<EvidenceItem[]> {
  const acting = await actingPerson(db, user, today)
  if (!mayRead(acting, await departmentOf(db, ask.indicatorId, acting, today))) throw new Refusal('forbidden')
  const keepers = await keepersOfIndicator(db, ask.indicatorId, today)
  const rows = await rowsOf(db, keepers.everywhere(ask.indicatorId), ask.year)
  return rows.filter((row) => row.removed_at === null).map((row) => itemShown(row))
}

/** Pieces of the same indicator in any plan. A copy that an earlier version made of a piece for another plan is that piece. */
async function rowsOf(db: Db, indicatorIds: readonly number[], year: number): Promise<readonly Selectable<EvidenceTable>[]> {
  const rows = await db
    .selectFrom('evidence')
    .selectAll()
    .where('indicator_id', 'in', indicatorIds)
    .where('year', '=', year)
    .orderBy('month')
    .orderBy('id')
    .execute()
  const piece = (row: (typeof rows)[number]) => `${row.month} ${row.removed_at === null} ${row.sha256 ?? row.url ?? row.id}`
  return [...Map.groupBy(rows, piece).values()].flatMap((same) => {
    const [first] = same
    // Within one indicator the same content was attached, removed and attached again.
    return same.filter((row) => row.indicator_id === first?.indicator_id)
  })
}

export const itemShown = (row: Selectable<EvidenceTable>): EvidenceItem => ({
  id: row.id,
  month: row.month,
  kind: row.kind,
  title: row.title,
  mediaType: row.media_type,
  size: row.size,
  url: row.url,
  scan: row.scan,
  addedAt: row.added_at,
  addedBy: row.added_by,
})
