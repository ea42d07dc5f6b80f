import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore } from '#data/database.ts'
import { auditKey } from '#server/record/chain.ts'
import { loadOtherYear } from '../helpers/plans/other-year.ts'
import { axeViolations, settled, shot, sidewaysOverflow, type Stage, stage } from './harness.ts'
import { SOON } from './keys.ts'

let at: Stage
beforeAll(async () => {
  at = await stage({ practice: true })
  await at.down()
  const store = openStore(at.database)
  const secret = readFileSync(join(dirname(at.database), 'practice-secret'), 'utf8').trim()
  await loadOtherYear(store, {
    by: 1,
    status: 'draft',
    targets: { 'foreign-policy-1': 250, 'foreign-policy-2': 7 },
    auditKey: auditKey(secret),
  })
  await store.close()
  await at.up()
})
afterAll(() => at.close())

test('the administrator lands on the running year, turns to the draft and back, and 2024 stays', async () => {
  const page = await at.page('administrator')
  await page.goto(`${at.origin}/overview`)
  await settled(page)
  const years = page.getByRole('group', { name: '연도' })
  await expect.poll(() => years.getByRole('radio').count(), SOON).toBe(4)
  await expect.poll(() => years.innerText(), SOON).toMatch(/2024 결산\s+2025 결산 중\s+2026 진행 중\s+2027 초안/)
  await expect.poll(() => years.getByRole('radio', { name: '2026 진행 중' }).isChecked(), SOON).toBe(true)
  await shot(page, 'years-running')

  await years.getByRole('radio', { name: '2027 초안' }).click()
  await page.waitForURL(/year=2027/)
  const strip = page.getByRole('complementary', { name: '초안' })
  await strip.getByText('12개 가운데').waitFor()
  await expect.poll(() => strip.innerText(), SOON).toMatch(/의회에 제출하지 않은 목표입니다.*2026년과 다릅니다/s)
  await settled(page)
  expect(await axeViolations(page)).toEqual([])
  await shot(page, 'years-draft')

  // The year goes along to the other pages of a year.
  await page.getByRole('link', { name: '예산', exact: true }).first().click()
  await page.waitForURL(/\/budget\?.*year=2027/)
  await strip.getByRole('link', { name: '2026년으로' }).click()
  await page.waitForURL(/year=2026/)
  await expect.poll(() => strip.count(), SOON).toBe(0)

  await page.goto(`${at.origin}/overview?year=2024`)
  await page.getByText('12개 지표 중 10개').first().waitFor()
})

test('the list of plans says of each year what it is, and turns to it', async () => {
  const page = await at.page('executive')
  await page.goto(`${at.origin}/overview`)
  await settled(page)
  await page.getByRole('button', { name: /알려진/ }).click()
  const plans = page
    .getByRole('region', { name: '계획의 판' })
    .or(page.locator('section', { hasText: '계획의 판' }))
    .last()
  await plans.getByRole('link', { name: /2027/ }).waitFor()
  const text = await plans.innerText()
  expect(text).toMatch(/2027\s+초안\s+의회 제출 전 · 지표 12개/)
  expect(text).toMatch(/2026\s+진행 중\s+당초판 · 2025\. 11\. 의회 제출 · 목표 변경 1건/)
  expect(text).toMatch(/2024\s+결산\s+10개 산정 · 달성 8개 · 미달성 2개/)
  await shot(page, 'years-plans')
  await plans.getByRole('link', { name: /2024/ }).click()
  await page.waitForURL(/year=2024/)
})

test('a year that no plan knows names the years there are', async () => {
  const page = await at.page('executive')
  await page.goto(`${at.origin}/overview?year=2040`)
  const known = page.getByRole('navigation', { name: '볼 수 있는 연도' })
  await known.getByRole('link', { name: '2024 결산' }).click()
  await page.waitForURL(/year=2024/)
  await page.getByText('12개 지표 중 10개').first().waitFor()
  await expect.poll(() => known.count(), SOON).toBe(0)
})

test('on a small screen the years are a list, in the dark too', async () => {
  for (const [width, theme] of [
    [390, 'light'],
    [768, 'dark'],
  ] as const) {
    const page = await at.page('head', { width, height: 844, theme })
    await page.goto(`${at.origin}/overview?year=2027`)
    await settled(page)
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
    await shot(page, `years-${width}`)
    await page.getByRole('combobox', { name: '연도' }).selectOption('2025')
    await page.waitForURL(/year=2025/)
  }
})
