import { beforeEach, expect, test, vi } from 'vitest'
import { openHouse } from '../../helpers/accounts.ts'
import { loadRealPlan, onBothStores, useStore } from '../../helpers/stores.ts'

/** The hashes that passwords were compared with. */
const compared = vi.hoisted(() => [] as string[])
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>()
  return {
    ...real,
    verify: (hash: string, password: string) => {
      compared.push(hash)
      return real.verify(hash, password)
    },
  }
})
beforeEach(() => void compared.splice(0))

onBothStores('a password', (kind) => {
  const store = useStore(kind, loadRealPlan)

  test('costs the same to look at, whether the name is known, unknown or has none yet', async () => {
    const { hire, create, signIn } = await openHouse(store())
    await hire('known', 'executive')
    await create('passwordless')
    for (const name of ['known', 'nobody', 'passwordless']) {
      compared.splice(0)
      expect(await signIn(name, 'not the password at all')).toMatchObject({ status: 401, code: 'wrong-credentials' })
      // One comparison each, with a hash that is as dear as any.
      expect([name, compared.map((hash) => hash.split('$').slice(1, 4).join(' '))]).toEqual([
        name,
        ['argon2id v=19 m=19456,t=2,p=1'],
      ])
    }
  })
})
