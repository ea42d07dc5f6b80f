import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Db } from '#data/database.ts'
import { seoulDay } from '#domain/entry/due.ts'
import { askedOnce } from '#server/record/asked-once.ts'
import { knownOn } from '#server/record/known-on.ts'
import { unlessChanged } from '#server/record/unless-changed.ts'
import { onRecord, openOffice } from '../../helpers/people.ts'
import { statementsOf } from '../../helpers/statements.ts'
import { onBothStores, useStore } from '../../helpers/stores.ts'

onBothStores('a handle that asks once', (kind) => {
  const store = useStore(kind, openOffice)
  const rename = (title: string) => onRecord(store(), (trx) => trx.updateTable('plan').set({ title }).execute())
  const title = async (db: Db, id = 1) =>
    (await db.selectFrom('plan').select('title').where('id', '=', id).executeTakeFirst())?.title ?? null

  test('reads the same once, however many ask beside each other or later; another value is another question', async () => {
    const db = askedOnce(store().db)
    const sent = await statementsOf(store(), async () => {
      const [first] = await Promise.all([title(db), title(db)])
      expect([await title(db), await title(db, 0)]).toEqual([first, null])
    })
    expect(sent).toHaveLength(2)
    await rename('하나')
    expect(await title(db)).not.toBe('하나')
    expect(await title(askedOnce(store().db))).toBe('하나')
  })

  test('what is kept beyond it, and what a past day was, are read beside it', async () => {
    await rename('하나')
    const db = askedOnce(store().db)
    const key = [randomUUID()]
    expect(await title(db)).toBe('하나')
    await rename('둘')
    // Kept as of an end that has the change: what was read before it is none of it.
    await unlessChanged(store().db, [randomUUID()], { read: (handle) => title(handle) })
    expect(await unlessChanged(db, key, { read: (handle) => title(handle) })).toBe('둘')
    expect(await unlessChanged(store().db, key, { read: (handle) => title(handle) })).toBe('둘')
    const today = seoulDay(new Date())
    const past = await knownOn(db, today, '2999-12-31')
    expect(await title(past)).toBe('둘')
    await rename('셋')
    expect(await title(await knownOn(db, today, '2999-12-31'))).toBe('셋')
  })

  test('what was written through it is read anew, and it begins no transaction', async () => {
    const db = askedOnce(store().db)
    const names = () => db.selectFrom('notice_mark').select('user_id').execute()
    expect(await names()).toEqual([])
    const { id } = await store().db.selectFrom('user').select('id').orderBy('id').executeTakeFirstOrThrow()
    await db.insertInto('notice_mark').values({ user_id: id, read_until: '2026-01-01', scope: '' }).execute()
    expect(await names()).toEqual([{ user_id: id }])
    await expect(db.transaction().execute(() => Promise.resolve())).rejects.toThrow('a page is only read')
  })
})
