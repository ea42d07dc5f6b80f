import { afterAll, expect, test } from 'vitest'
import { endReadingThread } from '#server/documents/read/read-document.ts'
import { surviveMutations } from '../helpers/documents/mutate.ts'

afterAll(endReadingThread)

/** MUTATIONS=… MUTATION_SEED=… for another run; the same seed damages the same bytes. */
test('10,000 damaged documents of every format are read or refused, each at the cost of one request', async () => {
  const survived = await surviveMutations(Number(process.env['MUTATIONS'] ?? 10_000), Number(process.env['MUTATION_SEED'] ?? 1))
  console.log(JSON.stringify(survived, null, 2))
  expect(survived.crashes).toEqual([])
  expect(survived.documents).toBeGreaterThan(0)
  expect(survived.rssMb).toBeLessThan(1500)
})
