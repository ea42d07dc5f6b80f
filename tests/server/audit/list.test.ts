import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Store } from '#data/database.ts'
import { migrate } from '#data/migrate.ts'
import { recordAudit } from '#server/record/record.ts'
import { type AuditLine, type AuditQuery, auditEntry, auditPage, auditPeople } from '#server/audit/list.ts'

import { onBothStores, useStore } from '../../helpers/stores.ts'
import { KEY } from '../../helpers/people.ts'

const ENTRIES = 120
const ACTS = ['value.enter', 'value.submit', 'refused.value.enter', 'sign-in', 'sign-in.refused', 'period.close']
const NAMES = ['김하나', '이둘', '박셋']

async function writeEntries(store: Store) {
  await migrate(store)
  for (let n = 1; n <= ENTRIES; n += 1) {
    await recordAudit(store.db, KEY, {
      // Four days; the clock is set back for a moment in the middle.
      at: new Date(Date.parse('2026-03-01T00:00:00Z') + (n === 60 ? 50 : n) * 48 * 60_000),
      actor:
        n % 10 === 0 ? { id: null, name: '?', role: null } : { id: `u${n % 3}`, name: NAMES[n % 3] ?? '', role: 'evaluator' },
      act: ACTS[n % ACTS.length] ?? '',
      subject: `actual:${n % 4}:2025:0`,
      after: { value: n },
      reason: n % 7 === 0 ? '100%_정정' : null,
      requestId: `Req-${n}`,
      address: '10.0.0.1',
    })
  }
}

/** What the log should say, the slow way. */
function fits(line: AuditLine, ask: AuditQuery): boolean {
  const day = new Date(Date.parse(line.at) + 9 * 3_600_000).toISOString().slice(0, 10)
  const texts = [line.actor, line.act, line.subject, line.reason, line.before, line.after, line.requestId, line.address]
  return (
    (ask.actorId === undefined || line.actorId === ask.actorId) &&
    (ask.act === undefined || line.act.startsWith(ask.act)) &&
    (ask.subject === undefined || line.subject === ask.subject) &&
    (ask.from === undefined || day >= ask.from) &&
    (ask.to === undefined || day <= ask.to) &&
    (ask.q === undefined || texts.some((text) => text?.toLowerCase().includes((ask.q ?? '').toLowerCase())))
  )
}

const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined })
const asks = fc.record({
  q: maybe(fc.constantFrom('김하나', '0%_정', 'req-1', 'value', '"value":7', '없는 말')),
  act: maybe(fc.constantFrom('value.', 'value.enter', 'sign-in', 'refused.', 'none')),
  actorId: maybe(fc.constantFrom('u0', 'u1', 'u9')),
  subject: maybe(fc.constantFrom('actual:1:2025:0', 'x')),
  from: maybe(fc.constantFrom('2026-02-01', '2026-03-02', '2026-04-01')),
  to: maybe(fc.constantFrom('2026-02-01', '2026-03-03', '2026-04-01')),
  limit: fc.constantFrom(1, 7, 50, 500),
})

onBothStores('the log', (kind) => {
  const store = useStore(kind, writeEntries)
  const runs = kind === 'sqlite' ? 150 : 40

  test('any filters, paged to the end, give exactly what fits, newest first', async () => {
    const all = (await auditPage(store().db, { limit: 500 })).lines
    expect(all).toHaveLength(ENTRIES)
    await fc.assert(
      fc.asyncProperty(asks, async (ask) => {
        const found: number[] = []
        for (let before: number | undefined; ;) {
          const page = await auditPage(store().db, { ...ask, before })
          found.push(...page.lines.map((line) => line.seq))
          expect(page.lines.length).toBeLessThanOrEqual(ask.limit)
          expect(page.total).toBe(ENTRIES)
          if (page.next === null) break
          before = page.next
        }
        expect(found).toEqual(all.filter((line) => fits(line, ask)).map((line) => line.seq))
      }),
      { numRuns: runs },
    )
  })

  test('one entry by its number, and who stands in the record', async () => {
    expect(await auditEntry(store().db, 7)).toMatchObject({ seq: 7, actor: '이둘' })
    expect(await auditEntry(store().db, ENTRIES + 1)).toBeNull()
    expect(await auditPeople(store().db)).toEqual([
      { id: 'u0', name: '김하나' },
      { id: 'u2', name: '박셋' },
      { id: 'u1', name: '이둘' },
    ])
  })
})

// SQLite says how it goes about a query; PostgreSQL's plans depend on how much is there.
describe('looked up, not searched through', () => {
  const store = useStore('sqlite', migrate)
  test.each([
    [
      'the default view',
      `select * from audit_entry where seq < 99 and seq >= 1 order by seq desc limit 101`,
      /SEARCH .*PRIMARY KEY/,
    ],
    [
      'one subject',
      `select * from audit_entry where seq < 99 and seq >= 1 and subject = 'x' order by seq desc limit 101`,
      /audit_entry_subject/,
    ],
    [
      'one person',
      `select * from audit_entry where seq < 99 and seq >= 1 and actor_id = 'x' order by seq desc limit 101`,
      /audit_entry_actor/,
    ],
    [
      'one act',
      `select * from audit_entry where seq < 99 and seq >= 1 and act = 'x' order by seq desc limit 101`,
      /audit_entry_act/,
    ],
    ['the acts there are', `select min(act) from audit_entry where act > 'x'`, /SEARCH .*audit_entry_act/],
    ['a day', `select seq from audit_entry where at < 'x' order by at desc limit 1`, /SEARCH .*audit_entry_at/],
  ])('%s', async (_, query, how) => {
    const plan = (await sql.raw<{ detail: string }>(`explain query plan ${query}`).execute(store().db)).rows
      .map((row) => row.detail)
      .join('; ')
    expect(plan).toMatch(how)
    expect(plan).not.toMatch(/SCAN|TEMP B-TREE/)
  })
})
