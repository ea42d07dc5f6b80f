import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asMigrated } from '#data/as-migrated.ts'
import { openStore, type Store, type StoreKind } from '#data/database.ts'
import { migrate } from '#data/migrate.ts'
import { migrations } from '#data/migrations/index.ts'
import { schemaDifferences, schemaObjects } from '#server/record/schema-objects.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { AUDIT_KEY, type TestApp, testApp } from '../helpers/app.ts'
import { type FreshPlace, freshPlace, loadRealPlan, onBothStores } from '../helpers/stores.ts'

const FOLDER = join(import.meta.dirname, 'earlier')
/** `done`: how many migrations it lists. The rest is what tests/data/earlier/README.md says is in it. */
const EARLIER = [
  { commit: 'da1e6e8', done: 1, entries: 0, entered: {}, comments: 0, drafts: 0 },
  { commit: 'dab3c78', done: 7, entries: 5, entered: { 1: 12, 2: 30, 3: 5.3 }, comments: 0, drafts: 0 },
  { commit: '19ba508', done: 10, entries: 8, entered: { 1: 12, 2: 30, 3: 5.3 }, comments: 1, drafts: 1 },
] as const

async function placeOf(kind: StoreKind, commit: string): Promise<FreshPlace> {
  const place = await freshPlace(kind)
  const content = gunzipSync(readFileSync(join(FOLDER, `${commit}.${kind === 'sqlite' ? 'sqlite' : 'postgres.sql'}.gz`)))
  if (kind === 'sqlite') writeFileSync(place.url, content)
  else {
    const client = new pg.Client({ connectionString: place.url })
    await client.connect()
    await client.query(content.toString())
    await client.end()
  }
  return place
}

/** Every column and every index and trigger by name, in an order of its own: an added column stands last. */
async function shapeOf({ db, kind }: Store) {
  const tables = await db.introspection.getTables()
  const columns = tables.flatMap((t) =>
    t.columns.map((c) => `${t.name}.${c.name} ${c.dataType} ${c.isNullable ? 'null' : 'not null'}`),
  )
  const others = await sql<{ name: string }>`${sql.raw(
    kind === 'sqlite'
      ? `select type || ' ' || name as name from sqlite_master where type in ('index', 'trigger')`
      : `select 'index ' || indexname as name from pg_indexes where schemaname = 'public'
         union select 'trigger ' || tgname from pg_trigger where not tgisinternal
         union select 'function ' || proname from pg_proc where pronamespace = 'public'::regnamespace`,
  )}`.execute(db)
  return [...columns, ...others.rows.map((row) => row.name)].toSorted()
}

onBothStores('a database of an earlier version', (kind) => {
  describe.each(EARLIER)('$commit', ({ commit, done, entries, entered, comments, drafts }) => {
    let place: FreshPlace
    let store: Store
    let app: TestApp
    let administrator: string
    beforeAll(async () => {
      place = await placeOf(kind, commit)
      store = openStore(place.url)
    })
    afterAll(async () => {
      await app?.app.close()
      await store.close()
      await place.remove()
    })

    test('is upgraded by the start', async () => {
      expect(await migrate(store)).toEqual(Object.keys(migrations(kind)).slice(done))
      expect(await migrate(store)).toEqual([])
    })

    test('has the tables, columns, indexes and triggers of a new one', async () => {
      const other = await freshPlace(kind)
      const fresh = openStore(other.url)
      await migrate(fresh)
      expect(await shapeOf(store)).toEqual(await shapeOf(fresh))
      // And their rules, word for word, as the verification compares them.
      expect(schemaDifferences(await asMigrated(kind, store.db, schemaObjects), await schemaObjects(store.db))).toEqual([])
      await fresh.close()
      await other.remove()
    })

    test('keeps its figures and its record', async () => {
      const actuals = await store.db
        .selectFrom('actual')
        .select(['indicator_id', 'value'])
        .where('year', '=', 2025)
        .orderBy('indicator_id')
        .execute()
      expect(Object.fromEntries(actuals.map((a) => [a.indicator_id, a.value]))).toEqual(entered)
      const goals = await store.db.selectFrom('strategic_goal').select('printed_name').orderBy('id').execute()
      // With the slip of the document: 전복 for 전북.
      expect(goals.map((goal) => goal.printed_name)).toContain('미래를 여는 새로운 전복을 위한 정책 소통 강화')
      expect(goals.filter((goal) => goal.printed_name === '')).toEqual([])
      expect(await verifyAudit(store.db, AUDIT_KEY)).toMatchObject({ kind: 'ok', entries })
    })

    test('answers on every page', async () => {
      // As the server does at each start; the plan is there already.
      await loadRealPlan(store)
      app = await testApp(store)
      administrator = await app.signIn('administrator')
      const data = async (path: string, input?: unknown) => {
        const answer = await app.call(path, input, administrator)
        expect(answer, path).toMatchObject({ status: 200, reason: null })
        return answer.data
      }
      const value = { indicatorId: 1, year: 2025, month: 0 }
      const department = { departmentId: 3, year: 2024 }
      expect(await data('scorecards.overview', { year: 2024 })).toMatchObject({ year: 2024 })
      await data('scorecards.overview', { year: 2025 })
      await data('departments.page', department)
      await data('departments.indicator', { indicatorId: 1 })
      await data('budgets.page', {})
      await data('budgets.origins', { subject: 'programme', ids: [1] })
      await data('search.find', { q: '자원봉사' })
      await data('system.status')
      await data('entry.grid', { year: 2025, month: 0, departmentId: 3 })
      await data('entry.history', value)
      await data('review.list', { year: 2025, month: 0, departmentId: 3 })
      await data('evidence.list', value)
      expect(await data('comments.list', value)).toMatchObject({ count: comments, open: comments })
      await data('activities.page', {})
      await data('activities.proposal', value)
      await data('deadlines.board', { departmentId: 3 })
      await data('notices.list')
      await data('periods.board', {})
      await data('periods.definitions')
      await data('periods.rules')
      await data('periods.rulesHistory')
      await data('organisation.deputies', {})
      await data('organisation.people')
      await data('workbooks.budgetUploads', {})
      await data('accounts.list')
      await data('accounts.mine')
      await data('accounts.frame', {})
      expect(await data('imports.list')).toHaveLength(drafts)
      if (drafts > 0)
        for (const part of ['status', 'summary', 'records', 'attention', 'diff', 'equations'])
          await data(`imports.${part}`, { draftId: 1 })
      await data('audit.page', {})
      await data('audit.people')
      expect(await data('audit.verify')).toMatchObject({ kind: 'ok' })
    })

    test('goes on: a comment is added and its act is on record', async () => {
      const before = await store.db
        .selectFrom('audit_entry')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
      const input = { indicatorId: 1, year: 2025, month: 0, text: '확인했습니다.', requestId: `${kind}-${commit}` }
      expect(await app.call('comments.add', input, administrator)).toMatchObject({ status: 200 })
      expect(await verifyAudit(store.db, AUDIT_KEY)).toMatchObject({ kind: 'ok', entries: before.n + 1 })
    })
  })
})
