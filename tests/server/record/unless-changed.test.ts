import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { type Db, openStore, type Store } from '#data/database.ts'
import { lockWriters } from '#server/record/record.ts'
import { type ChangedRow, unlessChanged } from '#server/record/unless-changed.ts'
import { write } from '#server/record/write.ts'
import { enter, type Office, openOffice, person, writer } from '../../helpers/people.ts'
import { freshPlace, onBothStores, useStore } from '../../helpers/stores.ts'

const ADMINISTRATOR = person('admin', 'administrator')

onBothStores('what is kept until the record says that it changed', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (_, made) => {
    office = made
  })
  const db = () => store().db
  const change = (within: (trx: Db) => Promise<unknown>, of: Store = store()) =>
    write(
      of.db,
      writer(ADMINISTRATOR),
      { act: 'setting.change', subject: 'x', input: { requestId: randomUUID() } },
      async (trx, audit) => {
        await within(trx)
        return audit({})
      },
    )
  const rename = (title: string, of?: Store) => change((trx) => trx.updateTable('plan').set({ title }).execute(), of)
  const reword = (name: string) => change((trx) => trx.updateTable('policy_goal').set({ name }).execute())
  /** Reads the plan's title; `times`: how often it was read. */
  const titles = () => {
    const read = vi.fn<(db: Db) => Promise<string>>(async (handle) => {
      const { title } = await handle.selectFrom('plan').select('title').orderBy('id').executeTakeFirstOrThrow()
      return title
    })
    const key = [randomUUID()]
    return { read, ask: (of: Db = db(), end?: Parameters<typeof unlessChanged>[3]) => unlessChanged(of, key, { read }, end) }
  }

  test('read once, and again when a row of a table that it read changed; another table’s change leaves it', async () => {
    const { read, ask } = titles()
    await rename('하나')
    expect([await ask(), await ask()]).toEqual(['하나', '하나'])
    await reword('다른 목표')
    expect(await ask()).toBe('하나')
    expect(read).toHaveBeenCalledTimes(1)
    await rename('둘')
    expect(await ask()).toBe('둘')
    expect(read).toHaveBeenCalledTimes(2)
  })

  test('a part is made of what its parts are made of, also where they were kept already', async () => {
    const inner = titles()
    await inner.ask()
    const outer = vi.fn<(handle: Db) => Promise<string>>(async (handle) => `<${await inner.ask(handle)}>`)
    const key = [randomUUID()]
    const ask = () => unlessChanged(db(), key, { read: outer })
    await rename('셋')
    await inner.ask()
    expect(await ask()).toBe('<셋>')
    await rename('넷')
    expect(await ask()).toBe('<넷>')
    await reword('또 다른 목표')
    await ask()
    expect(outer).toHaveBeenCalledTimes(2)
  })

  test('what the record does not follow, and what names no table, holds until the next entry', async () => {
    const sessions = vi.fn<(handle: Db) => Promise<number>>(
      async (handle) => (await handle.selectFrom('notice_mark').selectAll().execute()).length,
    )
    const nothing = vi.fn<() => Promise<number>>(() => Promise.resolve(1))
    const [a, b] = [[randomUUID()], [randomUUID()]]
    const ask = async () => {
      await unlessChanged(db(), a, { read: sessions })
      await unlessChanged(db(), b, { read: nothing })
    }
    await ask()
    await ask()
    expect([sessions.mock.calls.length, nothing.mock.calls.length]).toEqual([1, 1])
    await reword('셋째 목표')
    await ask()
    expect([sessions.mock.calls.length, nothing.mock.calls.length]).toEqual([2, 2])
  })

  test('one that can be renewed is given the rows that changed, all of them once, in their order', async () => {
    const seen: (readonly ChangedRow[])[] = []
    const read = vi.fn<(handle: Db) => Promise<number>>(
      async (handle) => (await handle.selectFrom('actual').selectAll().execute()).length,
    )
    const renew = (_: Db, count: number, changed: readonly ChangedRow[]) => {
      seen.push(changed)
      return Promise.resolve(count + changed.length)
    }
    const key = [randomUUID()]
    const ask = () => unlessChanged(db(), key, { read, renew })
    const first = await ask()
    const kim = writer(person('kim', 'evaluator', office.departments[0] ?? 0))
    const ids = ['external-cooperation-1', 'external-cooperation-2'].map((code) => office.ids.get(code) ?? 0)
    for (const indicatorId of ids) await enter(store(), kim, '5', { indicatorId })
    expect(await ask()).toBe(first + 2)
    expect(seen.flat().map(({ table, row }) => [table, row?.['indicator_id']])).toEqual(ids.map((id) => ['actual', id]))
    await ask()
    expect([seen.length, read.mock.calls.length]).toEqual([1, 1])
    // More than can be renewed is read anew.
    await change(async (trx) => {
      for (let n = 0; n < 501; n += 1)
        await trx
          .updateTable('actual')
          .set({ finality: 'final' })
          .where('indicator_id', '=', ids[0] ?? 0)
          .execute()
    })
    await ask()
    expect([seen.length, read.mock.calls.length]).toEqual([1, 2])
  })

  test('what was being read while something changed is given to its askers alone', async () => {
    let finish: () => void = () => undefined
    const key = [randomUUID()]
    const title = async (handle: Db) =>
      (await handle.selectFrom('plan').select('title').orderBy('id').executeTakeFirstOrThrow()).title
    await rename('전')
    const slow = unlessChanged(db(), key, {
      read: async (handle) => {
        const before = await title(handle)
        await new Promise<void>((done) => (finish = done))
        return before
      },
    })
    await vi.waitFor(() => expect(finish.length).toBe(1))
    await rename('후')
    expect(await unlessChanged(db(), key, { read: title })).toBe('후')
    finish()
    expect(await slow).toBe('전')
    expect(await unlessChanged(db(), key, { read: title })).toBe('후')
  })

  test('a failure is not kept, and a change that was undone drops nothing', async () => {
    const { read, ask } = titles()
    read.mockRejectedValueOnce(new Error('no'))
    await expect(ask()).rejects.toThrow('no')
    const title = await ask()
    await rename('되돌릴 이름').catch(() => undefined)
    await change(async (trx) => {
      await trx.updateTable('plan').set({ title: '없던 이름' }).execute()
      throw new Error('undone')
    }).catch(() => undefined)
    expect(await ask()).not.toBe('없던 이름')
    expect(title).not.toBe('없던 이름')
  })

  test('a transaction uses and keeps what is committed, by the end that its lock gave it', async () => {
    const { read, ask } = titles()
    await rename('잠긴 이름')
    const within = async (trx: Db) => {
      const end = await lockWriters(trx)
      const before = await ask(trx, { end })
      await trx.updateTable('plan').set({ title: '아직 아닌 이름' }).execute()
      return before
    }
    await expect(
      db()
        .transaction()
        .execute(async (trx) => {
          expect(await within(trx)).toBe('잠긴 이름')
          // Without an end a transaction is on its own.
          expect(await ask(trx)).toBe('아직 아닌 이름')
          throw new Error('undone')
        }),
    ).rejects.toThrow('undone')
    expect(await ask()).toBe('잠긴 이름')
    expect(read).toHaveBeenCalledTimes(2)
  })

  test('two servers on one store agree, and another chain at the same number drops everything', async () => {
    const place = await freshPlace(kind)
    const [here, there] = [openStore(place.url), openStore(place.url)]
    try {
      await openOffice(here)
      const { read, ask } = titles()
      await rename('여기', here)
      expect(await ask(there.db)).toBe('여기')
      await rename('저기', here)
      expect(await ask(there.db)).toBe('저기')
      // As a restored store: the same number, another content, no entry that says so.
      await here.db.updateTable('plan').set({ title: '복원' }).execute()
      await here.db.updateTable('audit_head').set({ hash: 'another' }).execute()
      expect(await ask(there.db)).toBe('복원')
      await here.db.updateTable('plan').set({ title: '더 오래된 복원' }).execute()
      await here.db
        .updateTable('audit_head')
        .set((eb) => ({ seq: eb('seq', '-', 1) }))
        .execute()
      expect(await ask(there.db)).toBe('더 오래된 복원')
      // Further on than what was known, but not after it.
      await here.db.updateTable('plan').set({ title: '다른 사슬' }).execute()
      await here.db
        .updateTable('audit_head')
        .set((eb) => ({ seq: eb('seq', '+', 5) }))
        .execute()
      expect(await ask(there.db)).toBe('다른 사슬')
      expect(read).toHaveBeenCalledTimes(5)
    } finally {
      await here.close()
      await there.close()
      await place.remove()
    }
  })
})
