import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Db, Store } from '#data/database.ts'
import { appendAudit, lockWriters } from '../record/record.ts'

/** Who mends, and why. */
export const WHO = '서버 시작'
export const REASON = '줄여 옮긴 문구를 계획서의 원문 표기로 바로잡음'
/** The file of the earlier wordings. */
export const FILE = 'earlier_wordings'

/**
 * A database that was loaded from an earlier edition of the plan's files, which had shortened some texts by hand, gets them as
 * printed, with their places. Each is a 정정 on record; a text that a person has changed since stays, and so does every text of a plan
 * that came from a document. Drafts that took such a text over get it, too. Returns what to tell, or null when there is nothing to do.
 */
export async function mendEarlierWordings(
  { db }: Store,
  folder: string | null,
  now: Date,
  auditKey: string,
): Promise<string | null> {
  if (folder === null || !existsSync(join(folder, `${FILE}.csv`))) return null
  // Its files are read, and what reads them loaded, only where there is something to mend.
  if ((await unmended(db)) === null) return null
  const { idsOf, putOrigins, putWordings, readPlanFiles, readWordings } = await import('./put-wordings.ts')
  const files = readPlanFiles(folder)
  const codes = { plan: files.plan[0]?.code ?? '', document: files.document[0]?.code ?? '' }
  const plan = await unmended(db, codes)
  if (plan === null) return null
  const mended = await db.transaction().execute(async (trx) => {
    await lockWriters(trx)
    // Of two servers that start together the second waits here and finds it done.
    if ((await unmended(trx, codes)) === null) return 0
    const ids = await idsOf(trx, plan.id)
    const count = await putWordings(trx, readWordings(folder), files, { ...plan, ids, at: now.toISOString() })
    await putOrigins(trx, files, plan, ids, now)
    await appendAudit(trx, auditKey, {
      at: now,
      actor: { id: null, name: WHO, role: null },
      act: 'plan.as-printed',
      subject: `plan:${plan.id}`,
      after: { correctedTexts: count },
      reason: REASON,
    })
    return count
  })
  return mended === 0 ? null : `계획서 문구 ${mended}건을 원문 표기로 바로잡았습니다 (texts of the plan now stand as printed)`
}

/** A plan and the document it was loaded from. */
export interface Plan {
  readonly id: number
  readonly documentId: number
}

/** A plan that was loaded from files before its texts had places: from those with these codes, or from any. Null where there is none. */
async function unmended(db: Db, codes?: { readonly plan: string; readonly document: string }): Promise<Plan | null> {
  const plan = await db
    .selectFrom('plan as p')
    .innerJoin('document as d', 'd.id', 'p.document_id')
    .$if(codes !== undefined, (q) => q.where('p.code', '=', codes?.plan ?? '').where('d.code', '=', codes?.document ?? ''))
    .where('d.import_id', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('provenance as v')
            .whereRef('v.document_id', '=', 'd.id')
            .where('v.subject', '=', 'indicator')
            .where('v.field', '=', 'rationale')
            .select('v.id'),
        ),
      ),
    )
    .select(['p.id', 'd.id as documentId'])
    .executeTakeFirst()
  return plan ?? null
}
