import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openStore } from '#data/database.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { KEY, openOffice } from '../helpers/people.ts'
import { walk, Walker } from '../helpers/walks.ts'
import { freshPlace, onBothStores } from '../helpers/stores.ts'

const WALKS = Number(process.env['WALKS'] ?? 2000)
const SEED = Number(process.env['WALK_SEED'] ?? Date.now() % 1_000_000)
/** Walks in one database: each goes on from where the one before ended, so that one value comes to hundreds of versions. */
const TOGETHER = 50

onBothStores('the workflow against its model, for long', (kind) => {
  test(`${WALKS} walks of 8 to 24 acts: the store takes and refuses what the model does`, async () => {
    const began = Date.now()
    const taken: Record<string, number> = {}
    let [acts, refused, longest] = [0, 0, 0]
    for (let done = 0; done < WALKS; done += TOGETHER) {
      const place = await freshPlace(kind)
      const store = openStore(place.url)
      try {
        const office = await openOffice(store)
        const bureau = await store.db
          .selectFrom('organisation_unit')
          .select('id')
          .where('kind', '=', 'bureau')
          .executeTakeFirstOrThrow()
        const [departmentId = 0, otherId = 0] = office.departments
        const walker = new Walker(store, {
          indicatorId: office.ids.get('external-cooperation-1') ?? 0,
          departmentId,
          otherId,
          bureauId: bureau.id,
        })
        await walker.begin()
        // No shrinking: a shorter walk would begin from another state.
        await fc.assert(
          fc.asyncProperty(walk, async (some) => {
            acts += some.length
            await walker.go(some)
          }),
          { numRuns: Math.min(TOGETHER, WALKS - done), seed: SEED + done, endOnFailure: true },
        )
        for (const [act, n] of Object.entries(walker.reached)) taken[act] = (taken[act] ?? 0) + n
        refused += walker.refused
        longest = Math.max(longest, walker.item.version)
        expect(await verifyAudit(store.db, KEY)).toMatchObject({ kind: 'ok' })
      } finally {
        await store.close()
        await place.remove()
      }
    }
    const seconds = ((Date.now() - began) / 1000).toFixed(0)
    console.log(
      `${kind}, seed ${SEED}, ${seconds} s: ${WALKS} walks, ${acts} acts, ${refused} refused, up to version ${longest}, taken ${JSON.stringify(taken)}`,
    )
    // The walks are worth nothing where they never came.
    for (const act of ['enter', 'clear', 'submit', 'recall', 'confirm', 'return', 'reopen', 'close'])
      expect(taken[act] ?? 0, act).toBeGreaterThan(WALKS / 100)
  })
})
