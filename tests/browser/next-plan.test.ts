import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { axeViolations, settled, shot, sidewaysOverflow, type Stage, stage } from './harness.ts'
import { opens, SOON } from './keys.ts'

let at: Stage
beforeAll(async () => {
  at = await stage({ practice: true })
  await at.everyDepartment('head')
  await at.everyDepartment('evaluator')
})
afterAll(() => at.close())

async function open(page: Page, address = '/next-plan') {
  await page.goto(`${at.origin}${address}`)
  await settled(page)
}
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText()

describe('next year’s plan', () => {
  it('is made by one act of the administrator, and nobody else is moved', async () => {
    const page = await at.page('administrator')
    await open(page)
    await page.getByRole('button', { name: /초안 만들기$/ }).click()
    await expect.poll(() => heading(page), SOON).toContain('더 정해야 제출할 수 있습니다')
    await expect.poll(() => page.getByRole('button', { name: '초안 만들기 되돌리기' }).count(), SOON).toBe(1)
    await expect.poll(() => page.getByRole('main').innerText(), SOON).toContain('2024 실적')
    await page.context().close()
  })

  it('is filled by the keyboard: targets, a reason, weights; what is typed saves itself', async () => {
    const page = await at.page('evaluator')
    await open(page)
    const before = await heading(page)
    const first = page.locator('input[data-column="2029"]').first()
    const second = page.locator('input[data-column="2029"]').nth(1)
    await first.focus()
    await page.keyboard.type('15')
    await page.keyboard.press('Enter')
    await expect.poll(() => second.evaluate((one) => one === document.activeElement), SOON).toBe(true)
    await page.keyboard.type('없음')
    await page.keyboard.press('Enter')
    await expect.poll(() => heading(page), SOON).not.toBe(before)
    // A target that the plan before had planned: 수정 by itself, and a reason is asked for.
    const planned = page.locator('input[data-column="2027"]').first()
    const was = await planned.inputValue()
    await planned.fill('99')
    await planned.press('Enter')
    await expect.poll(() => page.getByRole('combobox', { name: /^결정/ }).first().inputValue(), SOON).toBe('change')
    await expect.poll(() => page.getByText(`앞 계획 ${was}`).count(), SOON).toBeGreaterThan(0)
    const reason = page.getByRole('textbox', { name: /사유$/ }).first()
    await reason.fill('전년 실적 반영 상향')
    // Esc leaves the field with its words, and they are saved.
    await reason.press('Escape')
    await expect.poll(() => reason.inputValue(), SOON).toBe('전년 실적 반영 상향')
    await expect.poll(() => reason.evaluate((one) => one === document.activeElement), SOON).toBe(false)
    await expect.poll(() => reason.evaluate((one) => one.closest('[data-changed="true"]') === null), SOON).toBe(true)
    await page.reload()
    await settled(page)
    await expect.poll(() => page.getByRole('textbox', { name: /사유$/ }).first().inputValue(), SOON).toBe('전년 실적 반영 상향')
    await expect.poll(() => page.locator('input[data-column="2029"]').first().inputValue(), SOON).toBe('15')
    // Weights: the sum is told at once.
    const weight = page.locator('input[data-column="weight"]').first()
    await weight.fill('31')
    await weight.press('Enter')
    await expect.poll(() => page.getByText(/가중치 합 .*100이어야 합니다/).count(), SOON).toBe(1)
    await weight.fill('30')
    await weight.press('Enter')
    await expect.poll(() => page.getByText(/가중치 합 .*100이어야 합니다/).count(), SOON).toBe(0)
    await page.context().close()
  })

  it('lets an indicator go with a reason, and brings it back', async () => {
    const page = await at.page('evaluator')
    await open(page)
    const choice = page.getByRole('combobox', { name: /^결정: / }).last()
    const name = ((await choice.getAttribute('aria-label')) ?? '').replace('결정: ', '')
    const was = await choice.inputValue()
    await choice.focus()
    await choice.selectOption('drop')
    const dialog = page.getByRole('dialog')
    await expect.poll(() => dialog.innerText(), SOON).toContain(`${name} 폐지`)
    // What was typed is kept over Esc, and the choice stands as it stood.
    await dialog.getByLabel('사유').fill('사업이 끝남')
    await page.keyboard.press('Escape')
    await expect.poll(() => dialog.count(), SOON).toBe(0)
    expect(await choice.evaluate((one) => one === document.activeElement)).toBe(true)
    expect(await choice.inputValue()).toBe(was)
    await choice.selectOption('drop')
    expect(await dialog.getByLabel('사유').inputValue()).toBe('사업이 끝남')
    await page.keyboard.press('Control+Enter')
    const back = page.getByRole('button', { name: `복원: ${name}` })
    await expect.poll(() => back.count(), SOON).toBe(1)
    await back.click()
    await expect.poll(() => back.count(), SOON).toBe(0)
    await expect.poll(() => page.getByRole('combobox', { name: `결정: ${name}`, exact: true }).count(), SOON).toBe(1)
    await page.context().close()
  })

  it('shows what somebody else saved meanwhile, and loses nothing typed', async () => {
    const [mine, theirs] = [await at.page('evaluator'), await at.page('head')]
    await open(mine)
    await open(theirs)
    const field = (page: Page) => page.locator('input[data-column="2028"]').nth(1)
    await field(mine).fill('41')
    await field(theirs).fill('42')
    await field(theirs).press('Enter')
    await expect.poll(() => field(theirs).evaluate((one) => one.closest('[data-changed="true"]') === null), SOON).toBe(true)
    // The live channel has told of the 42; the 41 stands as it was typed, and nothing is written over unseen.
    await expect.poll(() => mine.getByRole('alert').innerText(), SOON).toContain('42로 저장했습니다')
    expect(await field(mine).inputValue()).toBe('41')
    await field(mine).press('Enter')
    await mine.reload()
    await settled(mine)
    expect(await field(mine).inputValue()).toBe('41')
    await mine.getByRole('button', { name: '내 값으로' }).click()
    await expect.poll(() => field(theirs).inputValue(), SOON).toBe('41')
    await mine.context().close()
    await theirs.context().close()
  })

  it('is looked at, at every width', async () => {
    for (const [width, theme] of [
      [1440, 'light'],
      [768, 'dark'],
      [390, 'light'],
    ] as const) {
      const page = await at.page('head', { width, height: 900, theme })
      await open(page)
      expect(await sidewaysOverflow(page)).toBe(0)
      await shot(page, `next-plan-${width}-${theme}`)
      expect(await axeViolations(page)).toEqual([])
      await page.context().close()
    }
  })

  it('is finished by the departments, filed by the administrator, and nobody is moved', async () => {
    const page = await at.page('head')
    await open(page)
    const departments = page.locator('main button[aria-pressed]')
    for (let d = 0; d < (await departments.count()); d += 1) {
      await departments.nth(d).click()
      await settled(page)
      const last = page.locator('input[data-column="2029"]')
      for (let n = 0; n < (await last.count()); n += 1) {
        if ((await last.nth(n).inputValue()) !== '') continue
        await last.nth(n).fill((await page.locator('input[data-column="2028"]').nth(n).inputValue()).replaceAll(',', ''))
        await last.nth(n).press('Enter')
      }
      // A target that was changed, and each question of the check, has its word; the check asks once it has the targets.
      await settled(page)
      const reasons = page.getByRole('textbox', { name: /사유$/ })
      for (let n = 0; n < (await reasons.count()); n += 1) {
        if ((await reasons.nth(n).inputValue()) !== '') continue
        await reasons.nth(n).fill('사업 규모와 인력이 그대로임')
        await reasons.nth(n).press('Enter')
      }
      await settled(page)
      const parts = page.getByText('구성 목표의 합이 목표와 다름')
      await expect.poll(() => parts.count(), SOON).toBe(0)
      await page.getByRole('button', { name: '부서 완료로 표시' }).click()
      await expect.poll(() => page.getByRole('button', { name: '다시 열기' }).count(), SOON).toBe(1)
      await expect.poll(() => page.locator('input[data-column="2029"]:not(:disabled)').count(), SOON).toBe(0)
    }
    await expect.poll(() => heading(page), SOON).toBe('2027년 계획을 제출할 수 있습니다')
    // A department that is ready is opened again with a reason, and is ready once more.
    await page.getByRole('button', { name: '다시 열기' }).click()
    await page.getByRole('dialog').getByLabel('사유').fill('과장 검토')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => page.getByRole('button', { name: '부서 완료로 표시' }).count(), SOON).toBe(1)
    await page.getByRole('button', { name: '부서 완료로 표시' }).click()
    await expect.poll(() => heading(page), SOON).toBe('2027년 계획을 제출할 수 있습니다')
    const administrator = await at.page('administrator')
    await open(administrator)
    await administrator.getByRole('link', { name: '의회 제출로' }).click()
    await settled(administrator)
    await opens(administrator, () => administrator.getByRole('button', { name: '의회 제출', exact: true }).click())
    await administrator.keyboard.press('Control+Enter')
    await expect.poll(() => heading(administrator), SOON).toContain('의회 제출')
    await open(administrator, '/calendar?year=2027')
    expect(await administrator.getByRole('listitem').filter({ hasText: '예산안과 성과계획서' }).innerText()).toContain('마침')
    await open(administrator, '/overview')
    expect(await heading(administrator)).not.toContain('2027')
    await administrator.context().close()
    await page.context().close()
    expect(at.problems).toEqual([])
  })
})
