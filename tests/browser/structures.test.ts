import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '#data/database.ts'
import { reorganise } from '../helpers/reorganised.ts'
import { axeViolations, settled, shot, sidewaysOverflow, type Stage, stage } from './harness.ts'
import { squeeze, tabTo } from './keys.ts'

let at: Stage
beforeAll(async () => {
  at = await stage({ practice: true, bureaus: true })
  const store = openStore(at.database)
  await reorganise(store.db, '2026-07-01')
  await store.close()
})
afterAll(() => at?.close())

describe('the executive looks at a year before a reorganisation', () => {
  it('in both structures: sums stay, scores only where goals moved whole, both names', async () => {
    const page = await at.page('executive')
    const main = async () => squeeze(await page.getByRole('main').innerText())
    await page.goto(`${at.origin}/government?year=2024`)
    await settled(page)
    const total = page.getByRole('table', { name: '실국별 지표 현황' }).getByRole('row', { name: /^전체/ })
    const figures = async () => squeeze(await total.innerText()).replace(/부서 \d+개/, '')
    const then = await figures()
    expect(await main()).not.toContain('AI국')
    // The switch is reached and pressed by keyboard, and goes along from page to page.
    await tabTo(page, page.getByRole('radio', { name: '당시 조직' }))
    await page.keyboard.press('ArrowRight')
    await page.waitForURL(/structure=current/)
    await settled(page)
    expect(await figures()).toBe(then)
    expect(await main()).toContain('AI산업과(舊 신산업과)')
    await shot(page, 'structures-government-1440')
    expect(await axeViolations(page)).toEqual([])

    await page.getByRole('link', { name: '대외국제소통국', exact: true }).first().click()
    await page.waitForURL(/overview\?.*structure=current/)
    await settled(page)
    expect(await main()).toContain('홍보과(舊 소통기획과)')
    expect(await main()).toContain('가중치 40/100, 점수 비교 불가')
    expect(await main()).toContain('96.1')
    await shot(page, 'structures-overview-1440')
    expect(await axeViolations(page)).toEqual([])

    await page.getByRole('link', { name: '홍보과(舊 소통기획과)' }).first().click()
    await page.waitForURL(/departments\/\d+\?.*structure=current/)
    await settled(page)
    expect(squeeze(await page.getByRole('heading', { level: 1 }).innerText())).toBe('홍보과(舊 소통기획과)')
    expect(await main()).toContain('점수 비교 불가')
    await shot(page, 'structures-department-1440')
    expect(await axeViolations(page)).toEqual([])

    await page.getByRole('navigation').getByRole('link', { name: '예산' }).click()
    await page.waitForURL(/budget\?.*structure=current/)
    await settled(page)
    expect(await main()).toContain('이민정책과(舊 외국인국제정책과)')
    await shot(page, 'structures-budget-1440')
    expect(await axeViolations(page)).toEqual([])
    await page.context().close()
  })

  it('fits every width, and 당시 조직 says nothing new', async () => {
    for (const [width, theme] of [
      [768, 'dark'],
      [390, 'light'],
    ] as const) {
      const page = await at.page('executive', { width, theme })
      for (const path of ['government', 'overview', 'budget']) {
        await page.goto(`${at.origin}/${path}?year=2024&structure=current`)
        await settled(page)
        expect(await sidewaysOverflow(page), `${path} ${width}`).toBe(0)
        await shot(page, `structures-${path}-${width}`)
      }
      await page.goto(`${at.origin}/overview?year=2024`)
      await settled(page)
      expect(await page.getByRole('main').innerText()).not.toContain('舊')
      await page.context().close()
    }
  })

  it('raised no complaint of the browser', () => expect(at.problems).toEqual([]))
})
