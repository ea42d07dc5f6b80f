import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { openStore } from '#data/database.ts'
import { widenGovernment } from '../helpers/wide-government.ts'
import { axeViolations, settled, shot, sidewaysOverflow, type Stage, stage } from './harness.ts'
import { opens, SOON, squeeze, tabTo } from './keys.ts'

// Three bureaus, forty departments, 200 indicators.
let at: Stage
beforeAll(async () => {
  at = await stage({ practice: true })
  const store = openStore(at.database)
  await widenGovernment(store)
  await store.close()
})
afterAll(() => at?.close())

const WIDE = '건설안전환경국'
const bureau = (page: Page) => page.getByRole('navigation', { name: '현재 위치' }).getByRole('combobox', { name: '실국' })
const chosen = (page: Page) => bureau(page).locator('option:checked').innerText()
const main = async (page: Page) => squeeze(await page.getByRole('main').innerText())

describe('a government of three bureaus and forty departments', () => {
  it('keeps the bureau chosen from page to page, by keyboard', async () => {
    const page = await at.page('executive')
    await page.goto(`${at.origin}/overview`)
    await settled(page)
    await tabTo(page, bureau(page))
    await page.keyboard.press('ArrowDown')
    await page.waitForURL(/overview\?.*bureau=\d+/)
    await settled(page)
    expect(await chosen(page)).toBe(WIDE)
    const menu = page.getByRole('navigation', { name: '주 메뉴' }).first()
    // 26 departments are folded: what stands below them is in sight.
    const inSight = async (name: string) => ((await menu.getByRole('link', { name }).boundingBox())?.y ?? Infinity) < 900
    expect(await inSight('내년 계획')).toBe(true)
    await menu.getByText('부서 26개').click()
    expect(await inSight('내년 계획')).toBe(true)
    for (const [name, path, theirs] of [
      ['예산', 'budget', '도로정책과'],
      ['실적 입력', 'entry', '도로정책과'],
      ['검토·확정', 'review', '도로정책과'],
      ['마감 현황', 'deadlines', '도로정책과'],
      ['국 종합현황', 'overview', '도로정책과'],
    ] as const) {
      await menu.getByRole('link', { name: new RegExp(`^${name}`) }).click()
      await page.waitForURL(new RegExp(`/${path}\\?.*bureau=\\d+`))
      await settled(page)
      expect([name, await chosen(page)]).toEqual([name, WIDE])
      expect(await main(page)).toContain(theirs)
      expect(await main(page)).not.toContain('자원봉사 활동률')
      expect(await sidewaysOverflow(page), path).toBe(0)
      await shot(page, `bureaus-${path}-1440`)
    }
    // A wall screen, which nobody scrolls, has all of it on any screen, with the worst department.
    for (const [year, size] of [
      [2024, [1920, 1080]],
      [2026, [1440, 900]],
    ] as const) {
      const wall = await at.page('executive', { width: size[0], height: size[1] })
      const { searchParams } = new URL(page.url())
      await wall.goto(`${at.origin}/overview?bureau=${searchParams.get('bureau')}&year=${year}&tv=true`)
      await settled(wall)
      const screen = wall.getByRole('dialog')
      const below = await screen.evaluate(
        (layer) =>
          Math.max(...[...layer.querySelectorAll('[data-card]')].map((card) => card.getBoundingClientRect().bottom)) -
          innerHeight,
      )
      expect([year, below < 0]).toEqual([year, true])
      await shot(wall, `bureaus-wall-${year}`)
      await wall.context().close()
    }
    // Another bureau on the same page.
    await menu.getByRole('link', { name: '실적 입력' }).click()
    await page.waitForURL(/entry/)
    await settled(page)
    await bureau(page).selectOption({ label: '농생명보건국' })
    await expect.poll(() => main(page), SOON).toContain('보건지원과')
    expect(page.url()).toContain('/entry')
    expect(await main(page)).not.toContain('도로정책과')
    await page.context().close()
  })

  it("leads on in a department's own bureau, from a search over all of them", async () => {
    const page = await at.page('executive')
    await page.goto(`${at.origin}/government?year=2024`)
    await settled(page)
    await opens(page, () => page.keyboard.press('Control+k'))
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox').fill('수산지원과 만족도')
    const line = dialog.getByRole('option').first()
    await expect.poll(async () => squeeze(await line.innerText()), SOON).toContain('농생명보건국 · 수산지원과')
    await expect.poll(() => dialog.innerText(), SOON).toContain('실국 3개 모두의 2024년 계획')
    await shot(page, 'bureaus-search-1440')
    await page.keyboard.press('Enter')
    await page.waitForURL(/departments\/\d+\?.*bureau=\d+/)
    await settled(page)
    expect(await chosen(page)).toBe('농생명보건국')
    // An address of a department that names no bureau, or another one, is put right.
    const own = new URL(page.url())
    await page.goto(`${at.origin}${own.pathname}?year=2024`)
    await page.waitForURL(new RegExp(`bureau=${own.searchParams.get('bureau')}`))
    await settled(page)
    await page.getByRole('navigation', { name: '주 메뉴' }).first().getByRole('link', { name: '실적 입력' }).click()
    await page.waitForURL(/entry\?/)
    await settled(page)
    expect(await main(page)).toContain('수산 주민 만족도')
    await page.context().close()
  })

  it('fits every width, in the dark too', async () => {
    for (const [width, theme] of [
      [768, 'dark'],
      [390, 'light'],
    ] as const) {
      const page = await at.page('executive', { width, height: 844, theme })
      await page.goto(`${at.origin}/government?year=2024`)
      await settled(page)
      expect(await sidewaysOverflow(page)).toBe(0)
      await shot(page, `bureaus-government-${width}`)
      await page.getByRole('link', { name: WIDE }).first().click()
      await page.waitForURL(/overview\?.*bureau=\d+/)
      const search = new URL(page.url()).search
      for (const path of ['overview', 'entry', 'review', 'deadlines']) {
        await page.goto(`${at.origin}/${path}${search}`)
        await settled(page)
        expect(await chosen(page)).toBe(WIDE)
        expect((await bureau(page).boundingBox())?.height).toBeGreaterThanOrEqual(44)
        expect(await sidewaysOverflow(page), `${path} ${width}`).toBe(0)
        await shot(page, `bureaus-${path}-${width}`)
      }
      await page.goto(`${at.origin}/overview${search}`)
      await settled(page)
      expect(await axeViolations(page)).toEqual([])
      await opens(page, () => page.getByRole('button', { name: '메뉴 열기' }).click())
      await page.getByRole('dialog').getByText('부서 26개').click()
      await shot(page, `bureaus-menu-${width}`)
      expect(await axeViolations(page)).toEqual([])
      await page.context().close()
    }
  })

  it('raised no complaint of the browser', () => expect(at.problems).toEqual([]))
})
