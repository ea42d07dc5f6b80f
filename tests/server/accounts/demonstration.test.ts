import { utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { decideDemonstration, settleDemonstration } from '#server/accounts/demonstration.ts'
import { addPerson } from '#server/accounts/person.ts'
import { readConfig } from '#server/config.ts'
import { AUDIT_KEY } from '../../helpers/app.ts'
import { loadRealPlan, onBothStores, temporaryFolder, useStore } from '../../helpers/stores.ts'

const OLD = new Date('2020-01-01')

onBothStores('the demonstration', (kind) => {
  const store = useStore(kind, loadRealPlan)
  let folder = temporaryFolder()
  beforeEach(async () => {
    folder = temporaryFolder()
    await store().db.deleteFrom('user').execute()
  })
  afterEach(() => folder.remove())
  const decide = (env: Record<string, string> = {}, practice = false) =>
    decideDemonstration(store().db, { ...readConfig({ DATA_FOLDER: folder.path, ...env }), practice })
  const secret = (made = new Date()) => {
    const file = join(folder.path, 'auth-secret')
    writeFileSync(file, 'x'.repeat(43))
    utimesSync(file, made, made)
  }

  test('opens on a new store without a secret, and goes on with the secret it made', async () => {
    expect(await decide()).toEqual({ on: true, why: null })
    secret()
    expect(await decide()).toEqual({ on: true, why: null })
    await settleDemonstration(store().db, kind, true, AUDIT_KEY)
    // A copy of the file is younger or older than the one it was.
    secret(OLD)
    expect(await decide()).toEqual({ on: true, why: null })
  })

  test('never opens beside a secret that was there first, whether in a file or given', async () => {
    secret(OLD)
    expect(await decide()).toMatchObject({ on: false, why: expect.stringContaining('auth-secret') as string })
    await expect(decide({ SIGN_IN: 'demonstration' })).rejects.toThrow(/auth-secret/)
    folder.remove()
    expect(await decide({ AUTH_SECRET: 'x'.repeat(40) })).toMatchObject({ on: false })
    // Asked for by name, with a secret in the same breath.
    expect(await decide({ AUTH_SECRET: 'x'.repeat(40), SIGN_IN: 'demonstration' })).toMatchObject({ on: true })
  })

  test('the practice database does not take the secret of the other for its own past, nor leave one', async () => {
    secret(OLD)
    expect(await decide({}, true)).toMatchObject({ on: true })
  })

  test('never opens where a person has an account', async () => {
    await addPerson(
      store().db,
      { id: 'kim', name: '김', username: 'kim', role: 'evaluator', demonstration: false },
      new Date('2026-01-05'),
    )
    expect(await decide()).toEqual({ on: false, why: null })
    await expect(decide({ SIGN_IN: 'demonstration' })).rejects.toThrow(/real accounts exist/)
  })
})
