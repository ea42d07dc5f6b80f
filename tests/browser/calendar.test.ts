import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, settled, shot, sidewaysOverflow, type Stage, stage } from './harness.ts'
import { SOON } from './keys.ts'

let at: Stage
beforeAll(async () => {
  at = await stage()
})
afterAll(() => at.close())

describe('the yearly calendar', () => {
  it('records what the store cannot know, and the deadline board lets go of it', async () => {
    const page = await at.page('administrator')
    await page.goto(`${at.origin}/deadlines`)
    await settled(page)
    const late = page.getByRole('link', { name: '2026년 의회 의결' })
    expect(await late.count()).toBe(1)
    await late.click()
    await settled(page)
    await page.getByRole('button', { name: '기록: 의회 의결' }).click()
    await page.getByLabel('마친 날').fill('2025-12-15')
    await page.getByLabel('메모').fill('제415회 정례회')
    await page.getByRole('button', { name: '저장', exact: true }).click()
    await expect.poll(() => page.getByRole('main').innerText(), SOON).toContain('2025. 12. 15. 마침')
    await expect.poll(() => page.getByRole('main').innerText(), SOON).toContain('제415회 정례회')
    await page.goto(`${at.origin}/deadlines`)
    await settled(page)
    expect(await late.count()).toBe(0)
    await page.context().close()
  })

  it('is looked at, at every width', async () => {
    for (const [width, theme] of [
      [1440, 'light'],
      [768, 'dark'],
      [390, 'light'],
    ] as const) {
      const page = await at.page('head', { width, height: 900, theme })
      await page.goto(`${at.origin}/calendar?year=2026`)
      await settled(page)
      expect(await page.getByRole('button', { name: /기록/ }).count()).toBe(0)
      expect(await sidewaysOverflow(page)).toBe(0)
      await shot(page, `calendar-${width}-${theme}`)
      expect(await axeViolations(page)).toEqual([])
      await page.context().close()
    }
    expect(at.problems).toEqual([])
  })
})
