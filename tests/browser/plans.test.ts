import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, settled, shot, sidewaysOverflow, type Stage, stage } from './harness.ts'
import { refilled } from '../helpers/workbook-files.ts'
import { SOON } from './keys.ts'

let at: Stage
beforeAll(async () => {
  at = await stage()
  await at.everyDepartment('head')
})
afterAll(() => at.close())

async function open(page: Page, address: string) {
  await page.goto(`${at.origin}${address}`)
  await settled(page)
}
const main = (page: Page) => page.getByRole('main').innerText()

describe('a plan, from its confirmation to a changed target', () => {
  it('is confirmed by the administrator, with session, bill and day', async () => {
    const page = await at.page('administrator')
    await open(page, '/plans')
    await page.getByRole('button', { name: '의회 확정' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('회기').fill('제415회 정례회')
    await dialog.getByLabel('의안번호').fill('제1234호')
    await dialog.getByLabel('의결일').fill('2025-12-16')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => main(page), SOON).toContain('제415회 정례회 제1234호')
    await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText(), SOON).toContain('의회 확정')
    await page.context().close()
  })

  it('a slip of the copy is corrected, and the printed name stays beside', async () => {
    const page = await at.page('administrator')
    await open(page, '/plans')
    await page.getByRole('button', { name: '정정', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('어느 것').selectOption({ index: 1 })
    await dialog.getByLabel('항목').selectOption('source')
    await dialog.getByLabel('바른 값').fill('자체 자료(정정)')
    await dialog.getByLabel('사유').fill('원본과 대조')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => main(page), SOON).toContain('자체 자료(정정)')
    await page.context().close()
  })

  it('the head asks for another target, the administrator approves it, and the overview shows both', async () => {
    const head = await at.page('head')
    await open(head, '/overview?year=2026')
    const cell = head.locator('td[data-indicator][data-year="2026"]').first()
    const indicator = await cell.getAttribute('data-indicator')
    const was = /\d[\d.,]*/.exec(await cell.innerText())?.[0] ?? ''
    const department = await head
      .locator(`a[href*="indicator=${indicator}"], a[href*="/departments/"]`)
      .first()
      .getAttribute('href')
    const id = /departments\/(\d+)/.exec(department ?? '')?.[1] ?? ''
    await open(head, `/departments/${id}?year=2026&indicator=${indicator}`)
    await head.getByRole('button', { name: '목표 변경 요청' }).click()
    const dialog = head.getByRole('dialog', { name: /목표 변경 요청/ })
    await dialog.getByLabel(/새 목표치/).fill('7')
    await dialog.getByLabel('적용일').fill('2026-07-01')
    await dialog.getByLabel('변경 사유 구분').selectOption('circumstances')
    await dialog.getByLabel('사유', { exact: true }).fill('배정 인원 감소')
    await dialog.getByLabel('근거 문서').fill('법무부-1234')
    await head.keyboard.press('Control+Enter')
    await expect.poll(() => head.getByText('결정 대기').count(), SOON).toBe(1)

    const administrator = await at.page('administrator')
    await open(administrator, '/plans')
    expect(await administrator.getByRole('heading', { level: 1 }).innerText()).toContain('요청 1건')
    await administrator.getByRole('button', { name: /^승인:/ }).click()
    await administrator.getByRole('dialog').getByRole('button', { name: '승인', exact: true }).click()
    await expect.poll(() => main(administrator), SOON).toContain('결정한 요청 1건')

    // The head's open panel hears of it by itself.
    await expect.poll(() => head.getByText(`(당초 ${was}`).count(), SOON).toBeGreaterThan(0)
    await shot(head, 'target-panel-1440-light')
    await open(head, '/overview?year=2026')
    expect(await head.locator(`td[data-indicator="${indicator}"][data-year="2026"]`).innerText()).toContain(`당초 ${was}`)
    await shot(head, 'overview-both-targets')
    await head.context().close()
    await administrator.context().close()
  })

  it('a supplementary budget changes amounts, and the budget page shows original and final', async () => {
    const page = await at.page('administrator')
    await open(page, '/plans')
    await page.getByRole('button', { name: '추경1 만들기' }).click()
    await page.getByRole('button', { name: '금액 입력' }).click()
    const first = page.getByRole('dialog').locator('input').first()
    await first.fill('9,999')
    await page.getByRole('dialog').getByText('세부사업', { exact: false }).first().click()
    await shot(page, 'supplementary-amounts')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => main(page), SOON).toContain('금액 1건')
    // A second amount comes by the form, filled in and sent back.
    await page.getByRole('button', { name: '파일로 입력' }).click()
    const waiting = page.waitForEvent('download')
    await page.getByRole('dialog').getByRole('link', { name: '추경1 서식' }).click()
    const form = readFileSync(await (await waiting).path())
    let row = 0
    const filled = await refilled(form, () => (++row === 3 ? { '2026 추경예산(백만원)': 123 } : {}), 4)
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '추경1.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(filled) })
    await page.getByRole('dialog').getByText('금액 1개 중 1개 반영').waitFor()
    await shot(page, 'supplementary-preview')
    // It differs from the sum of the programme's projects by more than rounding: that is accepted by name.
    await page.getByLabel('다른 채로 반영합니다').check()
    await page.getByRole('button', { name: '금액 1개 반영' }).click()
    await page.getByRole('dialog').getByText('금액 1개를 반영했습니다').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => main(page), SOON).toContain('금액 2건')
    await page.getByRole('button', { name: '의결 기록' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('회기').fill('제418회 임시회')
    await dialog.getByLabel('의안번호').fill('제77호')
    await dialog.getByLabel('의결일').fill('2026-05-20')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => main(page), SOON).toContain('제418회 임시회 제77호')
    await open(page, '/budget?tab=supplementary')
    const told = await main(page)
    expect(told).toContain('최종(추경1)')
    expect(told).toContain('9,999')
    await shot(page, 'budget-supplementary')
    expect(await axeViolations(page)).toEqual([])
    // It was recorded by mistake: what stood there stays to be seen, and the amounts are written again.
    await open(page, '/plans')
    await page.getByRole('button', { name: '의결 기록 취소' }).click()
    await page.getByRole('dialog').getByLabel('사유').fill('의안번호를 잘못 적음')
    await page.keyboard.press('Control+Enter')
    await page.getByText('취소한 의결 기록').click()
    const stood = await main(page)
    expect(stood).toContain('제77호')
    expect(stood).toContain('의안번호를 잘못 적음')
    expect(stood).toContain('금액 2건')
    await shot(page, 'supplementary-withdrawn')
    await open(page, '/budget?tab=supplementary')
    expect(await main(page)).not.toContain('최종(추경1)')
    await page.context().close()
  })

  it('is looked at, at every width', async () => {
    for (const [width, theme] of [
      [1440, 'light'],
      [768, 'dark'],
      [390, 'light'],
    ] as const) {
      const page = await at.page('administrator', { width, height: 900, theme })
      await open(page, '/plans')
      expect(await sidewaysOverflow(page)).toBe(0)
      await shot(page, `plans-${width}-${theme}`)
      expect(await axeViolations(page)).toEqual([])
      await page.context().close()
    }
    expect(at.problems).toEqual([])
  })
})
