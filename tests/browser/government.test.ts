import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, settled, shot, sidewaysOverflow, type Stage, stage } from './harness.ts'
import { SOON, squeeze, tabTo } from './keys.ts'

let at: Stage
beforeAll(async () => {
  at = await stage({ practice: true, bureaus: true })
})
afterAll(() => at?.close())

describe('a government of three bureaus', () => {
  it('tells the executive which bureau to look at, and leads there by keyboard', async () => {
    const page = await at.page('executive')
    await page.goto(`${at.origin}/overview?year=2024`)
    await settled(page)
    await page.getByRole('link', { name: '도정 종합현황' }).click()
    await page.waitForURL(/government\?year=2024/)
    await settled(page)
    expect(squeeze(await page.getByRole('heading', { level: 1 }).innerText())).toMatch(
      /^2024년 실적: 28개 지표 중 25개를 산정해 2개 초과달성, 16개 달성, 7개 미달성입니다\. 미달성이 가장 많은 실국은 연습산업국\(4개\)입니다\./,
    )
    const table = page.getByRole('table', { name: '실국별 지표 현황' })
    const bureaus = async () =>
      (await table.getByRole('rowheader').allInnerTexts()).map((text) => squeeze(text).split(' ')[0] ?? '')
    expect(await bureaus()).toEqual(['연습산업국', '대외국제소통국', '연습문화국', '전체'])
    // By the budget, from the keyboard, kept in the address.
    await tabTo(page, table.getByRole('button', { name: /2024 결산/ }))
    await page.keyboard.press('Enter')
    await expect.poll(bureaus, SOON).toEqual(['연습산업국', '대외국제소통국', '연습문화국', '전체'])
    await page.keyboard.press('Enter')
    await expect.poll(bureaus, SOON).toEqual(['연습문화국', '대외국제소통국', '연습산업국', '전체'])
    expect(page.url()).toContain('sort=budget')
    await tabTo(page, table.getByRole('link', { name: '연습산업국', exact: true }))
    await page.keyboard.press('Enter')
    await page.waitForURL(/overview\?/)
    await settled(page)
    expect(squeeze(await page.getByRole('heading', { level: 1 }).innerText())).toContain('9개 지표')
    await page.context().close()
  })

  it('has no violation that axe can find and fits every width', async () => {
    for (const [width, theme] of [
      [1440, 'light'],
      [768, 'dark'],
      [390, 'light'],
      [320, 'dark'],
    ] as const) {
      const page = await at.page('executive', { width, theme })
      await page.goto(`${at.origin}/government?year=2024`)
      await settled(page)
      expect(await axeViolations(page)).toEqual([])
      expect(await sidewaysOverflow(page), String(width)).toBe(0)
      await shot(page, `government-${width}`)
      await page.context().close()
    }
  })

  it('raised no complaint of the browser', () => expect(at.problems).toEqual([]))
})
