import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStore } from '#data/database.ts'
import type { Role } from '#domain/entry/permissions.ts'
import { axeViolations, settled, shot, type Stage, stage } from './harness.ts'
import { rowText, SOON, squeeze } from './keys.ts'

let at: Stage
beforeAll(async () => {
  at = await stage()
  await at.everyDepartment('evaluator')
})
afterAll(() => at?.close())

const NAME = '정무활동'
const main = async (page: Page) => squeeze(await page.getByRole('main').innerText())
async function signIn(page: Page, role: string) {
  await page.goto(`${at.origin}/sign-in`)
  await page.getByRole('button', { name: new RegExp(role) }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
  await settled(page)
}
async function openEntry(role: Role = 'evaluator') {
  const page = await at.page(role)
  await page.goto(`${at.origin}/entry?year=2025`)
  await settled(page)
  return page
}
async function enter(page: Page, text: string) {
  await page.locator('[data-cell]').first().click({ force: true })
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}
async function inStore<T>(ask: (store: ReturnType<typeof openStore>) => Promise<T>): Promise<T> {
  const store = openStore(at.database)
  try {
    return await ask(store)
  } finally {
    await store.close()
  }
}
const revisions = () =>
  inStore(async ({ db }) => {
    const rows = await db
      .selectFrom('actual_revision as r')
      .innerJoin('indicator as i', 'i.id', 'r.indicator_id')
      .innerJoin('user as u', 'u.id', 'r.recorded_by_id')
      .select(['r.value', 'u.role'])
      .where('i.name', 'like', `%${NAME}%`)
      .where('r.year', '=', 2025)
      .orderBy('r.version')
      .execute()
    return rows.map((r) => `${r.value} ${r.role}`)
  })

it(
  'somebody else signs in in another tab: told at once, nothing is saved as them, and it goes on as before',
  { timeout: 180_000 },
  async () => {
    const first = await openEntry()
    const second = await first.context().newPage()
    await signIn(second, '과장')
    // Told without a touch.
    await expect.poll(() => main(first), SOON).toContain('지금은 과장 (시연) 님이 로그인되어 있습니다.')
    expect(await axeViolations(first)).toEqual([])
    await enter(first, '12')
    await expect.poll(() => rowText(first, NAME), SOON).toContain('12 대기(다른 사용자)')
    await shot(first, 'other-person')
    expect(await main(first)).toContain('이 컴퓨터에 보관 중입니다. 지금은 다른 사람이 로그인되어 있습니다.')
    expect(await main(first)).not.toContain('오프라인')
    expect(await revisions()).toEqual([])
    // The other person sees nothing of it.
    await second.goto(`${at.origin}/entry?year=2025`)
    await settled(second)
    expect(await main(second)).not.toContain('보내지 못한')
    // Signing out in the first tab would sign out the other person: refused.
    await first.getByRole('button', { name: /^사용자 메뉴/ }).click()
    await first.getByRole('button', { name: '로그아웃' }).click()
    await second.reload()
    await settled(second)
    expect(second.url()).toContain('/entry')
    // Its own person again, in whichever tab: it goes on by itself.
    await signIn(second, '성과담당')
    await expect.poll(() => rowText(first, NAME), SOON).toContain('12 저장됨')
    expect(await main(first)).not.toContain('님이 로그인되어 있습니다')
    expect(await revisions()).toEqual(['12 evaluator'])
    await first.context().close()
    // What the browser says of the refused requests.
    at.problems.splice(0, at.problems.length, ...at.problems.filter((p) => !p.includes('409')))
    expect(at.problems).toEqual([])
  },
)

it('signed out in another tab, and a disabled account: said so, what was typed waits', { timeout: 180_000 }, async () => {
  const first = await openEntry()
  const second = await first.context().newPage()
  await second.goto(`${at.origin}/overview`)
  await settled(second)
  await second.getByRole('button', { name: /^사용자 메뉴/ }).click()
  await second.getByRole('button', { name: '로그아웃' }).click()
  await expect.poll(() => main(first), SOON).toContain('로그아웃되었거나 로그인 시간이 지났습니다.')
  await enter(first, '13')
  await expect.poll(() => rowText(first, NAME), SOON).toContain('13 대기(로그인 필요)')
  await shot(first, 'session-ended')
  // In place: the page is the same one, and goes on by itself.
  await first.evaluate(() => document.body.setAttribute('data-same', ''))
  await first.getByRole('button', { name: '다시 로그인' }).first().click()
  await first.locator('dialog[open]').waitFor()
  expect(await axeViolations(first)).toEqual([])
  await shot(first, 'sign-in-here')
  await first.locator('dialog[open]').getByRole('button', { name: '다시 로그인' }).click()
  await expect.poll(() => rowText(first, NAME), SOON).toContain('13 저장됨')
  expect(await first.locator('dialog[open]').count()).toBe(0)
  expect(await first.locator('body[data-same]').count()).toBe(1)
  expect(await main(first)).not.toContain('로그인 시간이 지났습니다')
  const disable = (day: string | null) =>
    inStore(({ db }) => db.updateTable('user').set({ disabledAt: day }).where('role', '=', 'evaluator').execute())
  await disable(new Date().toISOString())
  await enter(first, '14')
  await expect.poll(() => rowText(first, NAME), SOON).toContain('14 대기(계정 중지)')
  expect(await main(first)).toContain('사용이 중지된 계정입니다. 이 화면에서는 저장되지 않습니다.')
  expect(await main(first)).not.toContain('오프라인')
  await disable(null)
  expect((await revisions()).at(-1)).toBe('13 evaluator')
  await first.context().close()
  at.problems.length = 0
})
