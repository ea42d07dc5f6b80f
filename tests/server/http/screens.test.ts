import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { log } from '#server/log.ts'
import { testApp } from '../../helpers/app.ts'
import { loadRealPlan, temporaryFolder, useStore } from '../../helpers/stores.ts'

const fresh = vi.hoisted(() => ({ now: true }))
vi.mock('#server/built.ts', async (original) => ({ ...(await original<object>()), isFresh: () => fresh.now }))

const store = useStore('sqlite', loadRealPlan)
const folder = temporaryFolder()
afterAll(() => folder.remove())

async function asked(clientFolder: string, accept = 'text/html') {
  const { app } = await testApp(store(), { config: { clientFolder } })
  const get = async (url: string) => {
    const { statusCode, body, headers } = await app.inject({ url, headers: { host: 'localhost:3000', accept } })
    return { statusCode, body, kept: headers['cache-control'] }
  }
  return { page: await get('/overview?year=2026'), data: await get('/trpc/nothing'), asset: await get('/assets/a.js') }
}

test('screens that are there are given out; those missing or of another version say what to do, and are not', async () => {
  const warn = vi.spyOn(log, 'warn')
  const built = join(folder.path, 'client')
  mkdirSync(built, { recursive: true })
  writeFileSync(join(built, 'index.html'), '<!doctype html>the screens')
  expect((await asked(built)).page).toMatchObject({ statusCode: 200, body: '<!doctype html>the screens' })
  expect(warn).not.toHaveBeenCalled()
  for (const [where, now, words] of [
    [join(folder.path, 'nothing'), true, '아직 만들어지지 않았습니다'],
    [built, false, '지금의 프로그램으로 만들어진 것이 아닙니다'],
  ] as const) {
    fresh.now = now
    const { page, data, asset } = await asked(where)
    expect(page).toMatchObject({ statusCode: 503, body: expect.stringContaining(words), kept: 'no-store' })
    expect(page.body).toContain('npm run build')
    expect(page.body).not.toContain('the screens')
    expect([data.statusCode, asset.statusCode]).toEqual([404, 404])
    expect(warn).toHaveBeenLastCalledWith(expect.stringContaining(words))
  }
})
