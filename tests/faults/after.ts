import BetterSqlite3 from 'better-sqlite3'
import { openStore } from '#data/database.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { KEY } from '../helpers/people.ts'
import type { Acknowledged } from './workload.ts'

/** The promises P1 and P6, looked up in a database after whatever happened to it. Empty: all kept. */
export async function brokenPromises(
  file: string,
  acknowledged: readonly Acknowledged[],
  options: { readonly unacknowledged?: number } = {},
): Promise<string[]> {
  const broken: string[] = []
  const store = openStore(file)
  try {
    const revisions = await store.db
      .selectFrom('actual_revision')
      .selectAll()
      .where('year', '=', 2025)
      .where('month', '=', 0)
      .where('act', 'is not', null)
      .execute()
    const found = new Map(revisions.map((r) => [`${r.indicator_id}/${r.version}`, r]))
    for (const one of acknowledged) {
      const row = found.get(`${one.indicatorId}/${one.version}`)
      if (!row) broken.push(`lost: ${JSON.stringify(one)}`)
      else if (row.value !== one.value || row.stage !== one.stage)
        broken.push(`other than told: ${JSON.stringify(one)} is ${row.value} ${row.stage}`)
    }
    // One act may have been in the making when it was cut off: it stands whole, or not at all.
    const more = revisions.length - acknowledged.length
    if (more > (options.unacknowledged ?? 1)) broken.push(`${more} values nobody was told of`)
    const entries = await store.db
      .selectFrom('audit_entry')
      .select(['request_id as id', (eb) => eb.fn.countAll<number>().as('n')])
      .where('act', 'like', 'value.%')
      .groupBy('request_id')
      .execute()
    const recorded = new Map(entries.map((e) => [e.id, e.n]))
    for (const row of revisions)
      if (recorded.get(row.request_id) !== 1)
        broken.push(`${recorded.get(row.request_id) ?? 0} audit entries of ${row.request_id}`)
    const inForce = await store.db
      .selectFrom('actual')
      .select(['indicator_id as id', 'version', 'value'])
      .where('year', '=', 2025)
      .where('month', '=', 0)
      .execute()
    for (const one of inForce) {
      const newest = revisions.filter((r) => r.indicator_id === one.id).toSorted((a, b) => b.version - a.version)[0]
      if (newest && (newest.version !== one.version || newest.value !== one.value))
        broken.push(`in force ${one.version}, newest ${newest.version}`)
    }
    const verdict = await verifyAudit(store.db, KEY)
    if (verdict.kind !== 'ok') broken.push(`audit: ${verdict.what} at ${verdict.seq}`)
  } finally {
    await store.close()
  }
  const raw = new BetterSqlite3(file, { readonly: true })
  const sound = raw.pragma('integrity_check', { simple: true })
  raw.close()
  if (sound !== 'ok') broken.push(`integrity: ${String(sound)}`)
  return broken
}

export const acknowledgedOf = (lines: readonly Record<string, unknown>[]) =>
  lines.filter((line) => 'requestId' in line) as unknown as Acknowledged[]
