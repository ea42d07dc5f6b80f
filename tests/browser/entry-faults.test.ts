import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '#data/database.ts'
import { settled, shot, type Stage, stage } from './harness.ts'
import { rowText, SOON } from './keys.ts'

let at: Stage
let page: Page
beforeAll(async () => {
  at = await stage()
  await at.everyDepartment('evaluator')
  page = await at.page('evaluator')
  await open(page)
})
afterAll(() => at?.close())

async function open(of: Page) {
  await of.goto(`${at.origin}/entry?year=2025`)
  await settled(of)
}
const NAMES = [
  '정무활동',
  '민간단체',
  '자원봉사',
  '지역 특화형',
  '외국인 주민',
  '자매우호',
  '인지도',
  '블로그',
  '접촉률',
] as const
const row = (n: number, of = page) => rowText(of, NAMES[n] ?? '')
const enter = async (n: number, text: string, of = page) => {
  await of.locator('[data-cell]').nth(n).click({ force: true })
  await of.keyboard.type(text)
  await of.keyboard.press('Enter')
}
const unsent = (of = page) =>
  of.evaluate(
    () => Object.keys(localStorage).filter((key) => key.startsWith('jipyo.unsent.') || key.startsWith('jipyo.typed.')).length,
  )
/** Every revision of a cell that a person entered: what was saved, and how often. */
async function revisions(n: number): Promise<(number | null)[]> {
  const store = openStore(at.database)
  const rows = await store.db
    .selectFrom('actual_revision as r')
    .innerJoin('indicator as i', 'i.id', 'r.indicator_id')
    .select('r.value')
    .where('i.name', 'like', `%${NAMES[n]}%`)
    .where('r.year', '=', 2025)
    .orderBy('r.version')
    .execute()
  await store.close()
  return rows.map((r) => r.value)
}

describe('what goes wrong while entering loses nothing', () => {
  it('offline: the cell says so, keeps the value, and sends it by itself', async () => {
    await page.context().setOffline(true)
    await enter(0, '12')
    await expect.poll(() => row(0), SOON).toContain('12 대기(오프라인)')
    await expect.poll(() => page.getByRole('main').innerText(), SOON).toContain('보내지 못한 값 1개')
    await page.context().setOffline(false)
    await expect.poll(() => row(0), SOON).toContain('12 저장됨')
    await expect.poll(() => unsent(), SOON).toBe(0)
    expect(await revisions(0)).toEqual([12])
  })

  it('the server restarts: what was typed meanwhile is saved once, in order', async () => {
    await at.down()
    await enter(1, '34')
    await expect.poll(() => row(1), SOON).toContain('34 대기')
    await enter(1, '35')
    await at.up()
    await expect.poll(() => row(1), SOON).toContain('35 저장됨')
    expect((await revisions(1)).at(-1)).toBe(35)
    await expect.poll(() => unsent(), SOON).toBe(0)
  })

  it('the reply is lost: the change is sent again under its number and stands once', async () => {
    let lost = 0
    const ids: string[] = []
    await page.route(/\/trpc\/.*entry\.enter/, async (route) => {
      ids.push(/"requestId":"([^"]+)"/.exec(route.request().postData() ?? '')?.[1] ?? '')
      if (lost++ > 0) return route.continue()
      await route.fetch()
      return route.abort('connectionreset')
    })
    await enter(2, '5.6')
    await expect.poll(() => row(2), SOON).toContain('대기')
    await expect.poll(() => row(2), SOON).toMatch(/5\.60? (저장됨|확인 필요)/)
    await page.unroute(/\/trpc\/.*entry\.enter/)
    await expect.poll(() => unsent(), SOON).toBe(0)
    expect([new Set(ids).size, ids.length >= 2, await revisions(2)]).toEqual([1, true, [5.6]])
  })

  it('the session ends: the change waits, and signing in again sends it', async () => {
    const kept = await page.context().cookies()
    await page.context().clearCookies()
    await enter(3, '210')
    await expect.poll(() => row(3), SOON).toContain('210 대기')
    await expect.poll(() => page.getByRole('main').innerText(), SOON).toContain('다시 로그인하면 자동으로 보냅니다')
    await page.keyboard.type('6')
    await page.getByRole('button', { name: '다시 로그인' }).first().click()
    const again = page.locator('dialog[open]')
    await again.waitFor()
    expect(await revisions(3)).toEqual([])
    await again.getByRole('button', { name: '다시 로그인' }).click()
    await expect.poll(() => row(3), SOON).toContain('210 저장됨')
    expect([kept.length > 0, await revisions(3)]).toEqual([true, [210]])
    // The 6 that stood in the next cell went in when it was left for the dialog, and waited too.
    await expect.poll(() => revisions(4), SOON).toEqual([6])
  })

  it('the tab is killed: unsent values are sent by the next page, half-typed text is offered, none is entered by itself', async () => {
    await page.route(/entry\.enter/, (route) => route.abort('connectionreset'))
    await enter(5, '48')
    await expect.poll(() => row(5), SOON).toContain('48 대기')
    await page.locator('[data-cell]').nth(6).click({ force: true })
    await page.keyboard.type('86')
    await kill(page)
    page = await page.context().newPage()
    await open(page)
    await expect.poll(() => row(5), SOON).toMatch(/48 (저장됨|확인 필요)/)
    const list = page.getByRole('region', { name: '적다 만 값 1개' })
    await expect.poll(() => list.innerText(), SOON).toContain('86')
    expect(await revisions(6)).toEqual([])
    await list.getByRole('button', { name: '이어 쓰기' }).click()
    await expect.poll(() => page.locator('input[data-grid-input]').inputValue(), SOON).toBe('86')
    await page.keyboard.type('.1')
    await page.keyboard.press('Tab')
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('name')), SOON).toBe('cause')
    await page.keyboard.type('반쯤 쓴 원인')
    await kill(page)
    page = await page.context().newPage()
    await open(page)
    await expect.poll(() => page.getByRole('region', { name: '적다 만 값 1개' }).innerText(), SOON).toContain('반쯤 쓴 원인')
    await page.getByRole('button', { name: '이어 쓰기' }).click()
    await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLTextAreaElement).value), SOON).toBe('반쯤 쓴 원인')
    await page.keyboard.press('Enter')
    await expect.poll(() => revisions(6), SOON).toEqual([86.1, 86.1])
    await expect.poll(() => unsent(), SOON).toBe(0)
  })

  it('two tabs of one person: nothing is sent twice, nothing overwritten unseen, and what a closed one left is taken over', async () => {
    const second = await page.context().newPage()
    await open(second)
    for (const tab of [page, second]) await tab.route(/entry\.enter/, (route) => route.abort('connectionreset'))
    await enter(7, '1980000')
    await enter(7, '1990000', second)
    await enter(8, '87', second)
    await expect.poll(() => row(8, second), SOON).toContain('87.0 대기')
    await kill(second)
    await page.unroute(/entry\.enter/)
    await expect.poll(() => row(7), SOON).toMatch(/1,980,000 (저장됨|확인 필요)/)
    await page.evaluate(() => dispatchEvent(new Event('focus')))
    await expect.poll(() => revisions(8), SOON).toEqual([87])
    // The same cell in both: the second is a question with both values, not an overwriting.
    await page.evaluate(() => dispatchEvent(new Event('focus')))
    await expect.poll(() => row(7), SOON).toContain('1,990,000 다른 사람이 바꿈')
    await expect.poll(() => revisions(7), SOON).toEqual([1_980_000])
    await page.locator('[data-cell]').nth(7).click({ force: true })
    await page.getByRole('button', { name: '내 값으로 저장' }).click()
    await expect.poll(() => row(7), SOON).toMatch(/1,990,000 (저장됨|확인 필요)/)
    await expect.poll(() => unsent(), SOON).toBe(0)
    expect(await revisions(7)).toEqual([1_980_000, 1_990_000])
  })
})

/** As when the process dies: no event of the page runs. */
async function kill(tab: Page): Promise<void> {
  const cdp = await tab.context().newCDPSession(tab)
  const gone = tab.waitForEvent('crash', { timeout: 10_000 }).catch(() => null)
  void cdp.send('Page.crash').catch(() => undefined)
  await gone
  await tab.close()
}

it('the browser’s storage is full: it is not said to be kept, leaving asks, and it is kept once there is room', async () => {
  const full = await at.page('evaluator')
  await open(full)
  await full.evaluate(() => {
    for (let size = 1 << 22; size >= 1; size = Math.floor(size / 2)) {
      for (let n = 0; n < 64; n += 1) {
        try {
          localStorage.setItem(`fill.${size}.${n}`, 'x'.repeat(size))
        } catch {
          break
        }
      }
    }
  })
  await full.context().setOffline(true)
  await enter(7, '2000000', full)
  const main = () => full.getByRole('main').innerText()
  await expect.poll(main, SOON).toContain('이 컴퓨터에 보관하지 못했습니다. 보내기 전에 화면을 닫으면 사라집니다.')
  await expect.poll(main, SOON).toContain('브라우저의 저장 공간이 가득 찼거나 꺼져 있습니다.')
  expect(await main()).not.toContain('보관 중')
  await shot(full, 'storage-full')
  const asked: string[] = []
  full.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.dismiss()
  })
  await full.close({ runBeforeUnload: true })
  await expect.poll(() => asked, SOON).toEqual(['beforeunload'])
  await full.evaluate(() => {
    for (const name of Object.keys(localStorage)) if (name.startsWith('fill.')) localStorage.removeItem(name)
    dispatchEvent(new Event('focus'))
  })
  await expect.poll(main, SOON).toContain('이 컴퓨터에 보관 중입니다.')
  expect(await main()).not.toContain('저장 공간이 가득')
  await full.context().setOffline(false)
  await expect.poll(() => row(7, full), SOON).toMatch(/저장됨|확인 필요/)
  await full.context().close()
})

it('Esc in 사유 and 조치 leaves the field and keeps what was typed', async () => {
  const one = await at.page('evaluator')
  await open(one)
  await one.locator('[data-cell]').nth(7).click({ force: true })
  for (const [name, text] of [
    ['reason', '집계 기준이 바뀜'],
    ['remedyDue', '2026-13'],
  ] as const) {
    const field = one.locator(`[data-words] [name="${name}"]`)
    await field.click()
    await field.fill(text)
    await one.keyboard.press('Escape')
    await expect.poll(() => field.inputValue(), SOON).toBe(text)
    await expect.poll(() => field.evaluate((e) => e === document.activeElement), SOON).toBe(false)
  }
  await settled(one)
  await one.reload()
  await settled(one)
  await one.locator('[data-cell]').nth(7).click({ force: true })
  await expect.poll(() => one.locator('[data-words] [name="reason"]').inputValue(), SOON).toBe('집계 기준이 바뀜')
  await expect.poll(() => one.locator('[data-words] [name="remedyDue"]').inputValue(), SOON).toBe('2026-13')
  await one.context().close()
})
