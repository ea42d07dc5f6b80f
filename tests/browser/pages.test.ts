import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, settled, type Stage, stage } from './harness.ts'
import { opens, SOON, squeeze, tabTo, within } from './keys.ts'

let at: Stage
beforeAll(async () => {
  at = await stage({ practice: true })
})
afterAll(() => at?.close())

const main = async (page: Page) => squeeze(await page.getByRole('main').innerText())
const dialog = (page: Page) => page.locator('dialog[open]')

describe('by keyboard alone', () => {
  it('a head confirms many at once and returns one with a reason; the executive sees it at once', async () => {
    const executive = await at.page('executive')
    await executive.goto(`${at.origin}/deadlines?year=2026&show=all`)
    await settled(executive)
    const september = async () =>
      / 대외협력과 2026년 9월분 .*?(?:지남|늦음|\.) (\d+ \d+ \d+ \d+ \d+)\b/.exec(await main(executive))?.[1]
    expect(await september()).toBe('3 3 0 3 0')

    const head = await at.page('head')
    await head.goto(`${at.origin}/review?year=2026&month=9`)
    await settled(head)
    await tabTo(head, head.getByRole('checkbox').first())
    await head.keyboard.press('Control+a')
    await expect.poll(() => main(head), SOON).toContain('3건 선택')
    // All but the last one.
    await head.keyboard.press('End')
    await head.keyboard.press('Space')
    await tabTo(head, head.getByRole('button', { name: '2건 확정' }))
    expect(await axeViolations(head)).toEqual([])
    await head.keyboard.press('Enter')
    await expect.poll(() => main(head), SOON).toContain('2건을 확정했습니다.')

    await tabTo(head, head.getByRole('checkbox').first())
    await head.keyboard.press('Space')
    await tabTo(head, head.getByRole('button', { name: '1건 반려…' }))
    await head.keyboard.press('Enter')
    await tabTo(head, dialog(head).getByRole('textbox'))
    await head.keyboard.type('출처의 표 번호를 적어 주십시오')
    await tabTo(head, dialog(head).getByRole('button', { name: '반려' }))
    expect(await axeViolations(head)).toEqual([])
    await head.keyboard.press('Enter')
    await expect.poll(() => main(head), SOON).toContain('1건을 반려했습니다.')
    await expect.poll(() => main(head), SOON).toContain('제출 0 · 확정 2 · 반려 1')
    await within(1000, async () => (await september()) === '3 3 1 0 2')
    await Promise.all([executive, head].map((p) => p.context().close()))
  })

  it('an executive goes from the overview over an exception to the department and its evidence', async () => {
    const page = await at.page('executive')
    await page.goto(`${at.origin}/overview?year=2025`)
    await settled(page)
    await tabTo(
      page,
      page
        .getByRole('main')
        .getByRole('link', { name: /달성률|활동률|강화|지원|횟수|인지도|접촉률|구축/ })
        .first(),
    )
    await page.keyboard.press('Enter')
    await page.waitForURL(/departments\/\d+\?.*indicator=\d+/)
    await settled(page)
    const panel = page.getByRole('dialog')
    await panel.getByRole('heading').first().waitFor()
    await expect.poll(async () => squeeze(await panel.innerText()), SOON).toMatch(/증빙/)
    await page.keyboard.press('Escape')
    await expect.poll(() => panel.count(), SOON).toBe(0)
    // The keyboard goes on at the row that was open, not at the top of the page.
    await expect.poll(() => page.evaluate(() => document.activeElement?.hasAttribute('data-row-open')), SOON).toBe(true)
    await page.context().close()
  })

  it('an administrator closes a period and opens it again by exception', async () => {
    const page = await at.page('administrator')
    await page.goto(`${at.origin}/periods?year=2026&frequency=month&month=3`)
    await settled(page)
    await tabTo(page, page.getByRole('button', { name: '대외협력과 기간 정하기' }))
    await opens(page, () => page.keyboard.press('Enter'))
    expect(await axeViolations(page)).toEqual([])
    await tabTo(page, dialog(page).getByRole('button', { name: '저장' }))
    await page.keyboard.press('Enter')
    await expect.poll(() => dialog(page).count(), SOON).toBe(0)
    await tabTo(page, page.getByRole('button', { name: '대외협력과 마감', exact: true }))
    await page.keyboard.press('Enter')
    const close = dialog(page).getByRole('button', { name: /^마감 \(\d+건\)$/ })
    await close.waitFor()
    await tabTo(page, close)
    expect(await axeViolations(page)).toEqual([])
    await page.keyboard.press('Enter')
    const reopen = page.getByRole('button', { name: '대외협력과 마감된 기간 다시 열기' })
    await reopen.waitFor()

    // Closed is closed, on the screen and past it.
    const evaluator = await at.page('evaluator')
    await evaluator.goto(`${at.origin}/entry?year=2026&month=3`)
    await settled(evaluator)
    expect(await main(evaluator)).toContain('마감')
    await evaluator.context().close()

    await tabTo(page, reopen)
    await page.keyboard.press('Enter')
    await tabTo(page, dialog(page).getByRole('textbox', { name: '다시 여는 사유' }))
    await page.keyboard.type('도 감사 지적에 따른 정정')
    await tabTo(page, dialog(page).getByRole('button', { name: '다시 열기' }))
    await page.keyboard.press('Enter')
    await expect.poll(() => reopen.count(), SOON).toBe(0)
    await page.context().close()
  })

  it('an evaluator takes the register’s count over with one press, on a telephone too', async () => {
    const page = await at.page('evaluator', { width: 390, height: 844 })
    await page.goto(`${at.origin}/entry?year=2026&month=10`)
    await settled(page)
    const cell = page.locator('td[data-cell]').first()
    const take = page.getByRole('button', { name: /활동 기록 \d+건 적용/ })
    const counted = await cell.innerText()
    // The cell says what the register counts: there is nothing to take over until it does not.
    expect(await take.count()).toBe(0)
    await page.locator('[data-grid-input]').focus()
    await page.keyboard.press('Delete')
    await expect.poll(() => take.count(), SOON).toBe(1)
    // Over the end of the page the bar at the thumb covers no target by half.
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
    expect(await axeViolations(page)).toEqual([])
    await take.click()
    await expect.poll(() => cell.innerText(), SOON).toBe(counted)
    await expect.poll(() => take.count(), SOON).toBe(0)
    await page.context().close()
  })

  it('an administrator makes an account, reads the record of it and has the record checked', async () => {
    const page = await at.page('administrator')
    await page.goto(`${at.origin}/accounts`)
    await settled(page)
    await tabTo(page, page.getByRole('button', { name: '계정 만들기' }))
    await opens(page, () => page.keyboard.press('Enter'))
    await page.keyboard.type('한성과')
    await page.keyboard.press('Tab')
    await page.keyboard.type('han.seonggwa')
    await tabTo(page, dialog(page).getByRole('checkbox').first())
    await page.keyboard.press('Space')
    expect(await axeViolations(page)).toEqual([])
    await tabTo(page, dialog(page).getByRole('button', { name: '계정 만들기' }))
    await page.keyboard.press('Enter')
    await expect.poll(async () => dialog(page).locator('input').first().inputValue(), SOON).toMatch(/\/claim#[\w-]{20,}/)
    expect(await axeViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect.poll(() => main(page), SOON).toContain('한성과')

    await page.goto(`${at.origin}/audit`)
    await settled(page)
    expect(await main(page)).toMatch(/계정 생성 계정 한성과 이름 한성과, 아이디 han\.seonggwa, 역할 성과담당/)
    await tabTo(page, page.getByRole('button', { name: '변조 확인' }))
    await page.keyboard.press('Enter')
    await expect.poll(() => main(page), SOON).toMatch(/\d건 확인, 변조 없음/)
    await tabTo(page, page.getByRole('table').getByRole('button').first())
    await page.keyboard.press('Enter')
    const panel = page.getByRole('dialog')
    await expect.poll(async () => squeeze(await panel.innerText()), SOON).toMatch(/\d번 기록/)
    await page.keyboard.press('Escape')
    await page.context().close()
  })
})

it('caused no console message and asked no other host', () => expect(at.problems).toEqual([]))
