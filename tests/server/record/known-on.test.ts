import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type Db, openStore } from '#data/database.ts'
import { followedTables } from '#server/record/past-tables.ts'
import { knownOn } from '#server/record/known-on.ts'
import { appendAudit, lockWriters, recordAudit } from '#server/record/record.ts'
import { startRecording } from '#server/record/start-recording.ts'
import { fullStore } from '../../helpers/full-store.ts'
import { KEY, onRecord, refusal } from '../../helpers/people.ts'
import { onBothStores, useStore } from '../../helpers/stores.ts'

const TODAY = '2026-03-31'
const NOBODY = { id: null, name: '시험', role: null }

onBothStores('the store as it was known on a day', (kind) => {
  const store = useStore(kind, fullStore)
  const db = () => store().db

  /** Changes stored rows as an act at that moment would. */
  const at = (moment: string, change: (trx: Db) => Promise<unknown>) =>
    db()
      .transaction()
      .execute(async (trx) => {
        await lockWriters(trx)
        await change(trx)
        await appendAudit(trx, KEY, { at: new Date(moment), actor: NOBODY, act: 'test', subject: 'test' })
      })
  const rows = async (of: Db, table: string) => {
    const found = await of.selectFrom(sql.table(table).as('t')).selectAll().execute()
    return found.map((row) => JSON.stringify(row)).toSorted()
  }
  const everything = async (of: Db) => {
    const { tables } = await followedTables(db())
    const found: [string, string[]][] = []
    for (const name of tables.keys()) found.push([name, await rows(of, name)])
    return Object.fromEntries(found)
  }

  const unguarded = async () => {
    const guards =
      kind === 'sqlite'
        ? sql<{ off: string }>`select 'drop trigger "' || name || '"' as off from sqlite_schema
            where type = 'trigger' and name not like '%\\_noted\\_%' escape '\\'`
        : sql<{ off: string }>`select distinct 'alter table "' || c.relname || '" disable trigger "' || t.tgname || '"' as off
            from pg_trigger t join pg_class c on c.oid = t.tgrelid
            where not t.tgisinternal and c.relnamespace = current_schema()::regnamespace and t.tgname not like '%\\_noted\\_%'`
    for (const { off } of (await guards.execute(db())).rows) await sql.raw(off).execute(db())
  }

  test('every recorded table: rows that were changed, deleted and added since stand as they did', async () => {
    const { tables } = await followedTables(db())
    const before = await everything(db())
    expect(Object.entries(before).filter(([, own]) => own.length === 0)).toEqual([])
    // Also what the product only adds to.
    await unguarded()
    // Followed by nobody, it keeps the draft and so the file that it is of.
    await db().deleteFrom('import_reading').execute()
    const changed: string[] = []
    // What others name can only go when they are gone: the rules of its tables keep a draft, a draft its file.
    const last = ['import_draft', 'import_file'].flatMap((name) => tables.get(name) ?? [])
    for (const { name, key, columns } of [...tables.values(), ...last]) {
      const others = columns.filter((column) => !key.includes(column))
      const tries = [
        ...others.map((column) => sql`update ${sql.table(name)} set ${sql.ref(column)} = ${sql.ref(column)} || 'x'`),
        ...others.map((column) => sql`update ${sql.table(name)} set ${sql.ref(column)} = ${sql.ref(column)} + 1`),
        sql`delete from ${sql.table(name)}`,
      ]
      for (const change of tries) {
        const done = await at('2026-02-10T01:00:00Z', (trx) => change.execute(trx)).then(
          () => true,
          () => false,
        )
        if (done && !changed.includes(name)) changed.push(name)
      }
    }
    expect([...tables.keys()].filter((name) => !changed.includes(name))).toEqual([])
    const past = await everything(await knownOn(db(), '2026-02-09', TODAY))
    for (const name of tables.keys()) {
      // Of a password the record follows its end only, of an imported file its hash.
      if (name !== 'account' && name !== 'import_file') expect([name, past[name]]).toEqual([name, before[name]])
    }
  })

  test('the day ends in Seoul, and its last moment is part of it', async () => {
    const names = (of: Db) => of.selectFrom('team').select('name').where('name', 'like', '시험%').orderBy('name').execute()
    const add = (moment: string, name: string) =>
      at(moment, async (trx) => {
        const { id } = await trx.selectFrom('plan').select('id').executeTakeFirstOrThrow()
        const unit = await trx.selectFrom('organisation_unit').select('id').executeTakeFirstOrThrow()
        await trx
          .insertInto('team')
          .values({ plan_id: id, unit_id: unit.id, sort_order: 90 + Number(name.slice(-1)), name })
          .execute()
      })
    await add('2026-02-28T14:59:59.999Z', '시험 1')
    await add('2026-02-28T15:00:00.000Z', '시험 2')
    expect(await names(await knownOn(db(), '2026-02-27', TODAY))).toEqual([])
    expect(await names(await knownOn(db(), '2026-02-28', TODAY))).toEqual([{ name: '시험 1' }])
    expect(await names(await knownOn(db(), '2026-03-01', TODAY))).toHaveLength(2)
    // The record goes on after a clock that ran ahead was set back.
    await add('2026-03-20T00:00:00.000Z', '시험 3')
    await add('2026-03-10T00:00:00.000Z', '시험 4')
    expect(await names(await knownOn(db(), '2026-03-10', TODAY))).toHaveLength(4)
  })

  test('the record ends there too', async () => {
    const past = await knownOn(db(), '2026-02-28', TODAY)
    const last = await past
      .selectFrom('audit_entry')
      .select(['seq', 'at', 'hash'])
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow()
    expect(last.at).toBe('2026-02-28T14:59:59.999Z')
    const head = await past.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirstOrThrow()
    expect(head).toEqual({ seq: last.seq, hash: last.hash })
  })

  test('a column and a table that came later: what they held when the record began to follow them', async () => {
    const integer = kind === 'sqlite' ? 'integer' : 'bigint'
    await onRecord(store(), async (trx) => {
      await sql.raw(`alter table team add column floor ${integer} not null default 3`).execute(trx)
      await sql
        .raw(`create table room (id ${integer} primary key, name text not null)${kind === 'sqlite' ? ' strict' : ''}`)
        .execute(trx)
      await sql.raw(`insert into room values (1, '회의실')`).execute(trx)
      await sql.raw(`update team set floor = 4 where sort_order = 91`).execute(trx)
    })
    await startRecording(db(), KEY, new Date('2026-03-25T00:00:00Z'))
    await at('2026-03-26T00:00:00Z', async (trx) => {
      await sql.raw(`update team set floor = 5`).execute(trx)
      await sql.raw(`update room set name = '창고'`).execute(trx)
    })
    // The schema is read once a start.
    const started = openStore(store().place)
    const past = await knownOn(started.db, '2026-02-28', TODAY)
    const teams = await past.selectFrom('team').selectAll().where('name', 'like', '시험%').execute()
    expect(teams.map((team) => [team.name, 'floor' in team && team.floor])).toEqual([['시험 1', 4]])
    expect(await rows(past, 'room')).toEqual(['{"id":1,"name":"회의실"}'])
    await started.close()
  })

  test('a table that is named in raw SQL is of that day too, and one inside of a query', async () => {
    const past = await knownOn(db(), '2026-02-28', TODAY)
    const count = async (of: Db) => {
      const counted = sql<number>`(select count(*) from team x where x.name like '시험%')`.as('n')
      return (await of.selectNoFrom(counted).executeTakeFirstOrThrow()).n
    }
    expect([await count(past), await count(db())]).toEqual([1, 4])
    const inner = (of: Db) =>
      of
        .selectFrom('plan')
        .select('id')
        .where('id', 'in', (eb) => eb.selectFrom('team').select('plan_id').where('name', '=', '시험 4'))
        .execute()
    expect([await inner(past), (await inner(db())).length]).toEqual([[], 1])
  })

  test('it only reads', async () => {
    const past = await knownOn(db(), '2026-02-28', TODAY)
    const write = /a past day is only read/
    await expect(past.deleteFrom('team').execute()).rejects.toThrow(write)
    await expect(past.updateTable('team').set({ name: 'x' }).execute()).rejects.toThrow(write)
    await expect(past.transaction().execute(() => Promise.resolve())).rejects.toThrow(write)
    await expect(sql`delete from team`.execute(past)).rejects.toThrow(write)
  })

  test('today is the store itself; days that cannot be known are refused', async () => {
    const why = async (day: string) => {
      const { reason, facts } = await refusal(knownOn(db(), day, TODAY))
      return { reason, ...facts }
    }
    expect(await knownOn(db(), TODAY, TODAY)).toBe(db())
    expect(await why('2026-02-30')).toEqual({ reason: 'no-such-day', day: '2026-02-30' })
    expect(await why('2026-02-29')).toEqual({ reason: 'no-such-day', day: '2026-02-29' })
    expect(await why('어제')).toEqual({ reason: 'no-such-day', day: '어제' })
    expect(await why('2026-04-01')).toEqual({ reason: 'known-in-future', day: '2026-04-01', today: TODAY })
    expect(await why('2024-02-29')).toEqual({ reason: 'known-too-early', day: '2024-02-29', first: '2026-01-02' })
    expect(await knownOn(db(), '2026-01-02', TODAY)).not.toBe(db())
    // An act of a time when the record did not follow rows yet tells nothing of them.
    await recordAudit(db(), KEY, { at: new Date('2025-12-01T00:00:00Z'), actor: NOBODY, act: 'sign-in', subject: 'account:kim' })
    expect(await why('2025-12-15')).toEqual({ reason: 'known-too-early', day: '2025-12-15', first: '2026-01-02' })
  })
})
