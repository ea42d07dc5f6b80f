import { expect, test } from 'vitest'
import { openStore } from '#data/database.ts'
import { linkOf, makeFirstLink } from '#server/accounts/one-time-link.ts'
import { KEY } from '../../helpers/people.ts'
import { freshPlace, loadRealPlan, onBothStores } from '../../helpers/stores.ts'

onBothStores('the first administrator’s link', (kind) => {
  // A SQLite file has one server at a time.
  test.runIf(kind === 'postgres')('of several servers that start at once, one has a link that is good', async () => {
    const place = await freshPlace(kind)
    const stores = [1, 2, 3].map(() => openStore(place.url))
    const [first] = stores
    if (!first) throw new Error('no store')
    await loadRealPlan(first)
    for (let round = 0; round < 5; round += 1) {
      const now = new Date(Date.UTC(2026, 0, 5, round))
      const made = await Promise.all(stores.map(({ db }) => makeFirstLink(db, KEY, now)))
      const tokens = made.map(({ token }) => token)
      expect(made.filter(({ replaced }) => replaced)).toHaveLength(stores.length - (round === 0 ? 1 : 0))
      const good = await Promise.all(tokens.map((token) => linkOf(first.db, token, now)))
      expect(good.filter((link) => link !== null)).toHaveLength(1)
      expect(await first.db.selectFrom('one_time_link').select('token_hash').where('used_at', 'is', null).execute()).toHaveLength(
        1,
      )
    }
    for (const store of stores) await store.close()
    await place.remove()
  })
})
