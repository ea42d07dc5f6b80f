import type { Insertable } from 'kysely'
import type { Db } from '#data/database.ts'
import type { EvidenceTable } from '#data/schema/evidence.ts'
import type { EvidenceLimits } from '../config.ts'
import { subjectOf } from '../actuals/apply.ts'
import { keepersOfIndicator } from '../actuals/keepers.ts'
import { cellContext, cellOf } from '../actuals/context.ts'
import { itemOf } from '../actuals/history.ts'
import { type Audit, write } from '../record/write.ts'
import { type Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { mayChange } from './access.ts'
import { checkedLink, linkTitle } from './link.ts'
import { type EvidenceItem, itemShown } from './list.ts'
import { refusalToAdd, refusalToRemove } from './rules.ts'

export interface Cell {
  readonly indicatorId: number
  readonly year: number
  readonly month: number
}

export interface AddLinkInput extends Cell {
  readonly url: string
  /** '' = the address itself */
  readonly title: string
  readonly requestId: string
}

/** Attaches a web address. Refuses 'forbidden', 'link-refused', 'evidence-exists', 'evidence-full' and what `refusalToAdd` says. */
export async function addLink(db: Db, input: AddLinkInput, as: Writer, limits: EvidenceLimits): Promise<EvidenceItem> {
  return write(db, as, { act: 'evidence.add', subject: subjectOf(input), input }, async (trx, audit) => {
    const at = await cellToChange(trx, input, as, 'add')
    const url = checkedLink(input.url)
    const title = input.title.trim() === '' ? linkTitle(url) : input.title.trim()
    return insertEvidence(trx, audit, as, limits, { ...input, ...at, kind: 'link', title, url: url.href, scan: 'none' })
  })
}

/** Takes a piece of evidence off its value: it is marked, with who and when. Refuses 'unknown-file', 'forbidden' and what `refusalToRemove` says. */
export async function removeEvidence(
  db: Db,
  input: { readonly id: number; readonly requestId: string },
  as: Writer,
): Promise<{ readonly id: number }> {
  return write(db, as, { act: 'evidence.remove', subject: `evidence:${input.id}`, input }, async (trx, audit) => {
    const row = await trx.selectFrom('evidence').selectAll().where('id', '=', input.id).executeTakeFirst()
    if (row === undefined) throw new Refusal('unknown-file')
    const cell = { indicatorId: row.indicator_id, year: row.year, month: row.month }
    const keepers = await keepersOfIndicator(trx, cell.indicatorId, as.today)
    const owner = keepers.owner(cell.indicatorId, cell.year)?.id ?? cell.indicatorId
    await cellToChange(trx, { ...cell, indicatorId: owner }, as, 'remove')
    if (row.removed_at !== null) throw new Refusal('unknown-file')
    await trx
      .updateTable('evidence')
      .set({ removed_at: as.now.toISOString(), removed_by: as.user.name, removed_by_id: as.user.id })
      .where('id', '=', row.id)
      .execute()
    await audit({ subject: subjectOf(cell), before: said(row) })
    return { id: row.id }
  })
}

/**
 * Refuses whoever may not change the value's evidence, and a value that may not change. Gives the cell that keeps the value's
 * record, and the same indicator in every plan. Inside the transaction.
 */
export async function cellToChange(
  trx: Db,
  cell: Cell,
  as: Writer,
  act: 'add' | 'remove',
): Promise<Cell & { readonly everywhere: readonly number[] }> {
  const context = await cellContext(trx, as.user, as.today)
  const { indicator, facts } = await cellOf(trx, cell, context)
  if (!mayChange(context.acting, indicator.department_id)) throw new Refusal('forbidden')
  if (facts === null) throw new Refusal('unknown-indicator')
  const item = itemOf(facts.revisions)
  const reason = act === 'add' ? refusalToAdd(item, facts.window) : refusalToRemove(item, facts.window)
  if (reason !== null) throw new Refusal(reason, { stage: item.stage, window: facts.window })
  return { indicatorId: facts.keeper, year: cell.year, month: cell.month, everywhere: facts.everywhere }
}

interface Attached extends Cell {
  readonly everywhere: readonly number[]
  readonly kind: 'file' | 'link'
  readonly title: string
  readonly scan: EvidenceTable['scan']
  readonly requestId: string
  readonly file?: {
    readonly mediaType: string
    readonly size: number
    readonly sha256: string
    readonly scannedAt: string | null
  }
  readonly url?: string
}

/** The row and its audit entry. Refuses 'evidence-exists' and 'evidence-full'. */
export async function insertEvidence(
  trx: Db,
  audit: Audit,
  as: Writer,
  limits: EvidenceLimits,
  of: Attached,
): Promise<EvidenceItem> {
  const there = await trx
    .selectFrom('evidence')
    .select(['sha256', 'url'])
    .where('indicator_id', 'in', of.everywhere)
    .where('year', '=', of.year)
    .where('month', '=', of.month)
    .where('removed_at', 'is', null)
    .execute()
  const same = there.some((row) =>
    of.kind === 'file' ? row.sha256 !== null && row.sha256 === of.file?.sha256 : row.url !== null && row.url === of.url,
  )
  if (same) throw new Refusal('evidence-exists', { title: of.title })
  if (there.length >= limits.perValue) throw new Refusal('evidence-full', { most: limits.perValue })
  const row: Insertable<EvidenceTable> = {
    indicator_id: of.indicatorId,
    year: of.year,
    month: of.month,
    kind: of.kind,
    title: of.title,
    url: of.url ?? null,
    scan: of.scan,
    file_name: of.kind === 'file' ? of.title : null,
    media_type: of.file?.mediaType ?? null,
    size: of.file?.size ?? null,
    sha256: of.file?.sha256 ?? null,
    scanned_at: of.file?.scannedAt ?? null,
    added_at: as.now.toISOString(),
    added_by: as.user.name,
    added_by_id: as.user.id,
    removed_at: null,
    removed_by: null,
    request_id: of.requestId,
  }
  const made = await trx.insertInto('evidence').values(row).returningAll().executeTakeFirstOrThrow()
  await audit({ subject: subjectOf(of), after: said(made) })
  return itemShown(made)
}

/** What the record says of a piece: enough to prove later which content it was. */
const said = (row: Pick<EvidenceTable, 'kind' | 'title' | 'size' | 'sha256' | 'url' | 'scan'> & { readonly id: number }) => ({
  id: row.id,
  kind: row.kind,
  title: row.title,
  ...(row.kind === 'file' ? { size: row.size, sha256: row.sha256, scan: row.scan } : { url: row.url }),
})
