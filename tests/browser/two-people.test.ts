import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStore } from '#data/database.ts'
import type { Role } from '#domain/entry/permissions.ts'
import { axeViolations, settled, shot, type Stage, stage } from './harness.ts'
import { hears, listen } from './ears.ts'
import { opens, rowText, SOON, squeeze } from './keys.ts'

declare global {
  var ahead: number | undefined
}

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

it('somebody else signs in in another tab: told at once, nothing is saved as them, and it goes on as before', async () => {
  const first = await openEntry()
  const second = await first.context().newPage()
  await signIn(second, '과장')
  // Told without a touch.
  await expect.poll(() => main(first), SOON).toContain('지금은 과장 (시연) 님이 로그인되어 있습니다.')
  expect(await axeViolations(first)).toEqual([])
  await enter(first, '12')
  await expect.poll(() => rowText(first, NAME), SOON).toContain('12 대기(다른 사용자)')
  await shot(first, 'other-person')
  await expect.poll(() => main(first), SOON).toContain('이 컴퓨터에 보관 중입니다. 지금은 다른 사람이 로그인되어 있습니다.')
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
  await expect.poll(() => main(first), SOON).not.toContain('님이 로그인되어 있습니다')
  expect(await revisions()).toEqual(['12 evaluator'])
  await first.context().close()
  // What the browser says of the refused requests.
  at.problems.splice(0, at.problems.length, ...at.problems.filter((p) => !p.includes('409')))
  expect(at.problems).toEqual([])
})

it('signed out in another tab, and a disabled account: said so, what was typed waits', async () => {
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
  await expect.poll(() => first.locator('dialog[open]').count(), SOON).toBe(0)
  expect(await first.locator('body[data-same]').count()).toBe(1)
  await expect.poll(() => main(first), SOON).not.toContain('로그인 시간이 지났습니다')
  const disable = (day: string | null) =>
    inStore(({ db }) => db.updateTable('user').set({ disabledAt: day }).where('role', '=', 'evaluator').execute())
  await disable(new Date().toISOString())
  await enter(first, '14')
  await expect.poll(() => rowText(first, NAME), SOON).toContain('14 대기(계정 중지)')
  await expect.poll(() => main(first), SOON).toContain('사용이 중지된 계정입니다. 이 화면에서는 저장되지 않습니다.')
  expect(await main(first)).not.toContain('오프라인')
  await disable(null)
  expect((await revisions()).at(-1)).toBe('13 evaluator')
  await first.context().close()
  at.problems.length = 0
})

it('the end of a session is told in view and aloud before it comes, also over a dialog, and what was typed outlives it', async () => {
  const page = await at.page('evaluator')
  // The clock runs ahead by as much as the test says, and is looked at often.
  await page.addInitScript(() => {
    const [now, every] = [Date.now, globalThis.setInterval]
    globalThis.ahead = 0
    Date.now = () => now() + (globalThis.ahead ?? 0)
    globalThis.setInterval = ((run: () => void, ms: number) => every(run, Math.min(ms, 250))) as typeof setInterval
  })
  const goOn = (minutes: number) =>
    page.evaluate((ms) => {
      globalThis.ahead = (globalThis.ahead ?? 0) + ms
    }, minutes * 60_000)
  await page.goto(`${at.origin}/entry?year=2025`)
  await settled(page)
  await listen(page)
  const notice = page.locator('[data-session-notice]')
  const inView = () =>
    notice.evaluate((one) => {
      const { left, top, bottom } = one.getBoundingClientRect()
      return top >= 0 && bottom <= innerHeight && one.contains(document.elementFromPoint(left + 20, (top + bottom) / 2))
    })
  // Idle: wherever one has scrolled to.
  await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }))
  await hears(page, /5분 뒤 자동으로 로그아웃됩니다/, () => goOn(25.5))
  await expect.poll(inView, SOON).toBe(true)
  await shot(page, 'session-warning')
  expect(await hears(page, /1분 뒤 자동으로/, () => goOn(3.6))).not.toMatch(/[2-4]분 뒤/)
  await page.getByRole('button', { name: '계속 사용' }).click()
  await expect.poll(() => notice.count(), SOON).toBe(0)
  // Over a dialog it stands inside, where it can be pressed.
  await opens(page, () => page.keyboard.press('Control+Enter'))
  await hears(page, /5분 뒤 자동으로 로그아웃됩니다/, () => goOn(25.5))
  await expect.poll(inView, SOON).toBe(true)
  expect(await axeViolations(page)).toEqual([])
  await page.locator('dialog[open]').getByRole('button', { name: '계속 사용' }).click()
  await expect.poll(() => notice.count(), SOON).toBe(0)
  await page.keyboard.press('Escape')

  // However busy: after eight hours, told ten minutes before.
  const began = (minutes: number) =>
    inStore(({ db }) =>
      db
        .updateTable('session')
        .set({ createdAt: new Date(Date.now() - minutes * 60_000).toISOString() })
        .execute(),
    )
  await began(8 * 60 - 7.5)
  await page.goto(`${at.origin}/entry?year=2025`)
  await settled(page)
  await expect.poll(() => notice.innerText(), SOON).toContain('8분 뒤 자동으로 로그아웃됩니다. 지금 다시 로그인하면')
  await page.locator('[data-cell]').first().click({ force: true })
  await page.locator('[data-section="comments"] summary').click()
  const comment = page.getByRole('textbox', { name: '댓글 쓰기' })
  await comment.fill('쓰다 만 글')
  await page.evaluate(() => document.body.setAttribute('data-same', ''))
  await notice.getByRole('button', { name: '다시 로그인' }).click()
  const again = page.locator('dialog[open]')
  await again.waitFor()
  await again.getByRole('button', { name: '다시 로그인' }).click()
  await expect.poll(() => notice.count(), SOON).toBe(0)
  // After the end itself it is the same.
  await began(8 * 60 + 1)
  await page.locator('[data-cell]').nth(1).click({ force: true })
  await page.keyboard.type('34')
  await page.keyboard.press('Enter')
  await expect.poll(() => notice.innerText(), SOON).toContain('다시 로그인하면 이어서')
  await expect.poll(inView, SOON).toBe(true)
  await notice.getByRole('button', { name: '다시 로그인' }).click()
  await again.waitFor()
  await again.getByRole('button', { name: '다시 로그인' }).click()
  await expect.poll(() => rowText(page, '민간단체'), SOON).toMatch(/34 (저장됨|확인 필요)/)
  await page.locator('[data-cell]').first().click({ force: true })
  await page.locator('[data-section="comments"] summary').click()
  await expect.poll(() => comment.inputValue(), SOON).toBe('쓰다 만 글')
  expect(await page.locator('body[data-same]').count()).toBe(1)
  await page.context().close()
  at.problems.length = 0
})

it('an account of one’s own: by keyboard, a role changed by another is said at the next act, a disabled account at once', async () => {
  const admin = await at.page('administrator')
  const send = async (procedure: string, input: object) => {
    const data = { ...input, requestId: crypto.randomUUID() }
    const answer = await admin.request.post(`${at.origin}/trpc/${procedure}`, { data, headers: { origin: at.origin } })
    return ((await answer.json()) as { result: { data: { userId: string; token: string; version: number } } }).result.data
  }
  const departmentId = await inStore(async ({ db }) => {
    const one = await db.selectFrom('indicator').select('department_id as id').orderBy('id').executeTakeFirstOrThrow()
    return one.id
  })
  const scope = { name: '김담당', role: 'evaluator', departmentIds: [departmentId] }
  const { userId, token } = await send('accounts.create', { ...scope, username: 'kim.damdang' })
  const page = await at.stranger()
  await page.goto(`${at.origin}/claim#${token}`)
  await page.locator('input[name="password"]').fill('느티나무 아래 정거장 37')
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname !== '/claim')
  await page.goto(`${at.origin}/entry?year=2025`)
  await settled(page)

  // 내 계정 by keyboard: Esc and a press outside give the focus back, two presses send once, and no password is kept.
  const menu = page.getByRole('button', { name: /^사용자 메뉴/ })
  const dialog = page.locator('dialog[open]')
  const open = async () => {
    await menu.focus()
    await page.keyboard.press('Enter')
    const account = page.getByRole('button', { name: '내 계정' })
    await account.waitFor()
    await account.focus()
    await opens(page, () => page.keyboard.press('Enter'))
    await dialog.locator('input[name="current"]').waitFor()
  }
  for (const close of [() => page.keyboard.press('Escape'), () => page.mouse.click(5, 5)]) {
    await open()
    await close()
    await expect.poll(() => dialog.count(), SOON).toBe(0)
    expect(await menu.evaluate((one) => one === document.activeElement)).toBe(true)
  }
  await open()
  const sent: string[] = []
  page.on('request', (request) => request.url().includes('accounts.changePassword') && sent.push(request.url()))
  const passwords = async (current: string, next: string) => {
    await dialog.locator('input[name="current"]').fill(current)
    await dialog.locator('input[name="next"]').fill(next)
  }
  await passwords('아닌 비밀번호 하나', '버드나무 위의 우체국 52')
  await page.keyboard.press('Enter')
  await expect.poll(() => dialog.getByRole('alert').count(), SOON).toBe(1)
  await passwords('느티나무 아래 정거장 37', '버드나무 위의 우체국 52')
  await dialog.getByRole('button', { name: '바꾸기' }).dblclick()
  await expect.poll(async () => squeeze(await dialog.innerText()), SOON).toContain('비밀번호를 바꾸었습니다')
  expect(sent).toHaveLength(2)
  expect(await page.evaluate(() => JSON.stringify(Object.values(localStorage)))).not.toContain('우체국')
  await page.keyboard.press('Escape')
  await expect.poll(() => dialog.count(), SOON).toBe(0)

  const { version } = await send('accounts.change', { ...scope, userId, version: 1, role: 'executive', departmentIds: [] })
  await enter(page, '15')
  await expect.poll(() => main(page), SOON).toContain('이 일을 할 권한이 없습니다.')
  await expect.poll(() => rowText(page, NAME), SOON).toContain('15')
  expect((await revisions()).filter((one) => one.startsWith('15'))).toEqual([])
  await send('accounts.disable', { userId, version })
  // Without a touch.
  await expect.poll(() => main(page), SOON).toContain('사용이 중지된 계정입니다.')
  expect(await main(page)).not.toContain('오프라인')
  await page.context().close()
  await admin.context().close()
  at.problems.length = 0
})
