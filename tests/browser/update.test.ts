import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { settled, shot, type Stage, stage } from './harness.ts'
import { SOON, squeeze } from './keys.ts'

let at: Stage
beforeAll(async () => {
  at = await stage()
  await at.everyDepartment('evaluator')
})
afterAll(() => at?.close())

const main = async (page: Page) => squeeze(await page.getByRole('main').innerText())

/** The part of a page is gone, as after an update, until the page has been loaded `times` anew. */
async function without(page: Page, part: string, times: number) {
  const loads: string[] = []
  page.on('request', (request) => request.isNavigationRequest() && loads.push(new URL(request.url()).pathname))
  await page.route(new RegExp(`/assets/${part}-`), (route) =>
    loads.length < times
      ? route.fulfill({ status: 404, contentType: 'application/json', body: '{"reason":"unknown-endpoint","facts":{}}' })
      : route.continue(),
  )
  return loads
}
const write = async (page: Page, text: string) => {
  await page.goto(`${at.origin}/entry?year=2025`)
  await settled(page)
  await page.locator('[data-cell]').first().click({ force: true })
  await page.keyboard.type('12')
  await page.keyboard.press('Enter')
  await page.locator('[data-cell]').first().click({ force: true })
  const field = page.locator('[data-words] [name="remedyDue"]')
  await field.fill(text)
}

it('a tab open across an update loads anew once, where it was going, with what was typed', async () => {
  const page = await at.page('evaluator')
  await write(page, '2026-13')
  const loads = await without(page, 'Review', 1)
  await page.getByRole('link', { name: '검토·확정' }).click()
  await expect.poll(() => loads, SOON).toEqual(['/review'])
  await settled(page)
  expect(await page.getByRole('heading', { level: 1 }).innerText()).not.toContain('표시하지 못했습니다')
  await page.goto(`${at.origin}/entry?year=2025`)
  await settled(page)
  expect(await main(page)).toContain('2026-13')
  await page.context().close()
  at.problems.length = 0
})

it('a part that is gone for good, and a server that cannot be reached, are told and load nothing for ever', async () => {
  const page = await at.page('evaluator')
  await page.goto(`${at.origin}/entry?year=2025`)
  await settled(page)
  const loads = await without(page, 'Deadlines', 99)
  await page.getByRole('link', { name: '마감 현황' }).click()
  await expect.poll(() => main(page), SOON).toContain('새로 고친 뒤에도 화면의 일부를 불러오지 못했습니다.')
  await shot(page, 'part-missing')
  expect(loads).toEqual(['/deadlines'])

  await page.goto(`${at.origin}/entry?year=2025`)
  await settled(page)
  await page.context().setOffline(true)
  await page.getByRole('link', { name: '활동 기록' }).click()
  await expect.poll(() => main(page), SOON).toContain('서버에 연결하지 못했습니다.')
  await page.context().close()
  at.problems.length = 0
})
