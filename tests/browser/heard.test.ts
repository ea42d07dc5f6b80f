import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hears, listen, readOut } from './ears.ts'
import { addresses, axeViolations, settled, type Stage, stage } from './harness.ts'
import { opens, rowText, SOON } from './keys.ts'

declare global {
  var gone: number | undefined
}

let at: Stage
beforeAll(async () => {
  at = await stage()
  await at.everyDepartment('evaluator')
})
afterAll(() => at?.close())

const NAME = '정무활동 및 당정협력 강화'
const box = (page: Page) => page.locator('input[data-grid-input]')
const hasFocus = (page: Page) => box(page).evaluate((one) => one === document.activeElement)

describe('the entry grid to who hears it', () => {
  it('says what each act came to, and reads row, value, unit and state', async () => {
    const page = await at.page('evaluator')
    await page.goto(`${at.origin}/entry?year=2026`)
    await settled(page)
    await listen(page)
    await page.keyboard.press('Control+Home')
    // The cell is read, not the name of the box that lies over it.
    const first = await readOut(page)
    expect(first).toMatchObject({ role: 'gridcell', name: '미입력', columnHeader: '실적' })
    expect([first.rowHeader, first.description]).toEqual([expect.stringContaining(NAME), expect.stringMatching(/^회 미입력/)])
    await hears(page, new RegExp(`${NAME} 12 회 저장됨`), async () => {
      await page.keyboard.type('12')
      await page.keyboard.press('Enter')
    })
    expect((await readOut(page)).rowHeader).toContain('민간단체')
    await page.keyboard.press('ArrowUp')
    expect(await readOut(page)).toMatchObject({ name: '12', description: expect.stringMatching(/^회 저장됨/) })

    // Not taken: the reason is heard, the keyboard stays with the value, which is described by it.
    for (const [text, why] of [
      ['약 90', /약 90: 거부됨\. .*숫자로 읽을 수 없습니다/],
      ['▲12', /▲12: 확인 필요\. 어느 값입니까\? /],
      ['11.5', /11\.5: 거부됨\. .*소수입니다/],
    ] as const) {
      await hears(page, why, async () => {
        await page.keyboard.type(text)
        await page.keyboard.press('Enter')
      })
      expect(await hasFocus(page)).toBe(true)
      expect(await box(page).inputValue()).toBe(text)
      await expect.poll(async () => (await readOut(page)).description, SOON).toMatch(/^(거부됨|확인 필요) 저장하지 않음: /)
      expect(await readOut(page)).toMatchObject({ role: 'textbox', invalid: true })
      await hears(page, /되돌림/, () => page.keyboard.press('Control+z'))
      await expect.poll(() => rowText(page, NAME), SOON).toMatch(/ 12 /)
    }
    // Unclear: Tab leads to the readings to choose from.
    await hears(page, /▲12: 확인 필요/, async () => {
      await page.keyboard.type('▲12')
      await page.keyboard.press('Tab')
    })
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-held]') !== null), SOON).toBe(true)
    await hears(page, /△12: 거부됨\. 음수가 될 수 없는 값입니다/, () => page.keyboard.press('Enter'))
    expect(await hasFocus(page)).toBe(true)
    // A slipped digit is asked about, and what is missing is named.
    await hears(page, /1,200 회 저장됨\. .*자릿수를 확인하십시오.*제출 전에 필요: /, async () => {
      await page.keyboard.type('1200')
      await page.keyboard.press('Enter')
    })
    await hears(page, /되돌림/, () => page.keyboard.press('Control+z'))
    // A missed target: the words it needs.
    await page.locator('[data-cell]').nth(2).click({ force: true })
    await hears(page, /저장됨.*제출 전에 필요: .*원인·조치·기한/, async () => {
      await page.keyboard.type('1.1')
      await page.keyboard.press('Enter')
    })

    // What only the server refuses comes when the keyboard has gone on: it is brought back to the cell.
    await page.keyboard.press('Control+Home')
    await page.route('**/trpc/entry.enter*', async (route) => {
      const body = (route.request().postData() ?? '').replace(/"version":\d+/, '"version":0')
      await new Promise((done) => setTimeout(done, 300))
      return route.continue({ postData: body })
    })
    await hears(page, new RegExp(`${NAME} 13: 다른 사람이 바꿈`), async () => {
      await page.keyboard.type('13')
      await page.keyboard.press('Enter')
    })
    await page.unroute('**/trpc/entry.enter*')
    await expect.poll(async () => (await readOut(page)).rowHeader, SOON).toContain(NAME)
    await expect.poll(() => hasFocus(page), SOON).toBe(true)
    await expect.poll(() => box(page).getAttribute('aria-invalid'), SOON).toBe('true')
    await expect.poll(async () => (await readOut(page)).description, SOON).toMatch(/다른 사람이 바꿈/)
    await hears(page, /되돌림/, () => page.keyboard.press('Control+z'))
    // Waiting: said once, not at each try; then saved.
    await page.context().setOffline(true)
    await page.locator('[data-cell]').nth(1).click({ force: true })
    await hears(page, /보내지 못한 값 1개\. 이 컴퓨터에 보관 중입니다\. 서버에 연결되면 자동으로 보냅니다\./, async () => {
      await page.keyboard.type('34')
      await page.keyboard.press('Enter')
    })
    const again = await hears(page, /34 회 저장됨/, () => page.context().setOffline(false))
    expect(again).not.toContain('보내지 못한')
    expect(await axeViolations(page)).toEqual([])

    // In browse mode a cell is pressed, without the mouse before it: the input is at that cell.
    await page.locator('[data-cell]').nth(4).dispatchEvent('click')
    await expect.poll(() => hasFocus(page), SOON).toBe(true)
    await expect.poll(async () => (await readOut(page)).rowHeader, SOON).toContain('외국인')
    await expect.poll(() => page.getByRole('grid', { name: '실적 입력표' }).count(), SOON).toBe(1)

    // Submitted: how many, and how many are left.
    await page.keyboard.press('Control+Enter')
    await page.locator('dialog[open] [data-first]').waitFor()
    await hears(page, /\d+개 값을 제출했습니다\. \d+개 남음\./, () => page.keyboard.press('Enter'))
    await page.context().close()
    // What the browser says of the refused and the broken requests is the test's own doing.
    at.problems.length = 0
  })
})

describe('keys', () => {
  it('F1 is the help on every page, by one name', async () => {
    const page = await at.page('administrator')
    for (const [path, says] of [
      ['/overview', '어디서나 쓰는 단축키'],
      ['/entry?year=2025', '어디서나 쓰는 단축키'],
      ['/imports', '어디서나 쓰는 단축키'],
    ] as const) {
      await page.goto(at.origin + path)
      await settled(page)
      const dialog = await opens(page, () => page.keyboard.press('F1'))
      // Where the keyboard begins it says what this is, and not "닫기".
      await expect.poll(async () => (await readOut(page)).name, SOON).toBe('도움말')
      await expect.poll(() => dialog.innerText(), SOON).toContain(says)
      await page.keyboard.press('F1')
      expect(await page.locator('dialog[open]').count()).toBe(1)
      await page.keyboard.press('Escape')
      await expect.poll(() => page.locator('dialog[open]').count(), SOON).toBe(0)
    }
    expect(await axeViolations(page)).toEqual([])
    // The menu has it too, and gives the focus back to its button.
    await page.getByRole('button', { name: /^사용자 메뉴/ }).click()
    await opens(page, () => page.getByRole('button', { name: '도움말 F1' }).click())
    await page.keyboard.press('Escape')
    await expect.poll(async () => (await readOut(page)).name, SOON).toMatch(/^사용자 메뉴/)
    await page.context().close()
  })
})

it('after a change of page the keyboard goes on at its heading, and a switch of year keeps it', async () => {
  const page = await at.page('administrator')
  await page.goto(`${at.origin}/overview`)
  await settled(page)
  for (const name of ['예산', '마감 현황', '국 종합현황'] as const) {
    await page.getByRole('navigation', { name: '주 메뉴' }).getByRole('link', { name, exact: true }).press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName), SOON).toBe('H1')
  }
  // The answer is slow: what was shown stays, and so does the focus.
  await settled(page)
  await page.route('**/trpc/**', async (route) => {
    await new Promise((done) => setTimeout(done, 400))
    await route.continue().catch(() => undefined)
  })
  for (const [path, group] of [
    ['/overview?year=2026', '연도'],
    ['/entry?year=2026', '연도'],
    ['/budget?year=2026', '연도'],
    ['/departments/FIRST?year=2026', '연도'],
    ['/review', '볼 것'],
  ] as const) {
    const [address = path] = await addresses(at.origin, page, [path])
    await page.goto(at.origin + address)
    await settled(page)
    const radios = page.getByRole('group', { name: group }).getByRole('radio')
    await radios.and(page.locator(':checked')).focus()
    const gone = await page.evaluate(() => {
      globalThis.gone = 0
      const shown = document.querySelector('main h1')
      new MutationObserver(() => {
        const held = [...document.querySelectorAll('main [role="status"] > .sr-only')].some((e) => e.textContent !== '')
        if (held || !shown?.checkVisibility()) globalThis.gone = (globalThis.gone ?? 0) + 1
      }).observe(document.body, { subtree: true, childList: true, attributes: true })
      return globalThis.gone
    })
    expect(gone).toBe(0)
    const before = page.url()
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => page.url(), SOON).not.toBe(before)
    const onRadio = () => radios.evaluateAll((all) => all.some((one) => one === document.activeElement))
    expect(await onRadio(), path).toBe(true)
    await settled(page)
    expect(await onRadio(), path).toBe(true)
    expect(await radios.and(page.locator(':checked')).evaluate((one) => one === document.activeElement)).toBe(true)
    if (group === '연도') expect(await page.evaluate(() => globalThis.gone), `${path}: the page was taken away`).toBe(0)
  }
  await page.context().close()
})

it('a page one may not see leads on', async () => {
  const page = await at.page('evaluator')
  await page.goto(`${at.origin}/accounts`)
  const on = page.getByRole('main').getByRole('link', { name: '첫 화면으로' })
  await on.press('Enter')
  await expect.poll(() => new URL(page.url()).pathname, SOON).not.toBe('/accounts')
  await settled(page)
  await page.context().close()
  at.problems.length = 0
})
