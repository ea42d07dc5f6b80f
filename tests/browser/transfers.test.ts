import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, settled, shot, sidewaysOverflow, type Stage, stage } from './harness.ts'
import { opens, SOON, squeeze, tabTo } from './keys.ts'

let at: Stage
beforeAll(async () => {
  at = await stage()
})
afterAll(() => at?.close())

describe('a transfer of budget', () => {
  it('is recorded by the administrator, stands beside the change, and its list waits on the board', async () => {
    const page = await at.page('administrator')
    await page.goto(`${at.origin}/budget?tab=transfers`)
    await settled(page)
    const total = () => page.getByRole('heading', { level: 1 }).innerText()
    const before = await total()
    await tabTo(page, page.getByRole('button', { name: '이체 기록' }))
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('단위사업').selectOption({ index: 1 })
    const from = await dialog.getByLabel('보낸 부서').locator('option:checked').innerText()
    expect(from).toMatch(/남은 예산 [\d,]+원/)
    await dialog.getByLabel('받은 부서').selectOption({ label: '소통기획과' })
    await dialog.getByLabel('이체일').fill('2026-08-03')
    await dialog.getByLabel('근거').fill('행정기구 설치 조례')
    // More than there is: the limit is told, and nothing that was typed is lost.
    await dialog.getByLabel('이체액(원)').fill('999,999,999,999')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => dialog.innerText(), SOON).toContain('남은 이 사업의 예산은')
    await dialog.getByLabel('이체액(원)').fill('12,000,000')
    expect(await axeViolations(page)).toEqual([])
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => page.getByRole('main').innerText(), SOON).toContain('이체를 기록했습니다.')
    await settled(page)
    expect(await total()).toBe(before)
    expect(squeeze(await page.getByRole('main').innerText())).toContain('2026년 3분기')
    await shot(page, 'transfers-1440')
    expect(await axeViolations(page)).toEqual([])

    await page.goto(`${at.origin}/budget`)
    await settled(page)
    const tree = page.getByRole('table', { name: '사업별 예산' })
    expect(squeeze(await tree.innerText())).toContain('△12 소통기획과에 넘김')
    expect(squeeze(await tree.getByRole('row', { name: /^소통기획과/ }).innerText())).toMatch(/\+12 \S+에서 받음/)
    await shot(page, 'transfers-tree-1440')

    await page.goto(`${at.origin}/deadlines`)
    await settled(page)
    const lists = page.locator('section', { hasText: '의회에 제출할 분기 이체내역' })
    expect(squeeze(await lists.innerText())).toContain('2026년 3분기 이체내역 이체 1건 2026. 10. 31.')
    await lists.getByRole('link').click()
    await settled(page)
    await opens(page, () => page.getByRole('button', { name: '2026년 3분기 제출 기록' }).click())
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => page.getByRole('main').innerText(), SOON).toContain('제출을 기록했습니다.')

    // A slip is taken back with a reason, and the list is to be filed again.
    await page.getByRole('button', { name: /이체 정정$/ }).click()
    await page.getByRole('dialog').getByLabel('사유').fill('금액 오기')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => page.getByRole('main').innerText(), SOON).toContain('금액 오기')
    await expect.poll(() => page.getByRole('main').innerText(), SOON).toContain('제출 뒤 바뀜, 다시 제출')
    await page.context().close()
  })

  it('is read by everybody and recorded by nobody else; fits every width', async () => {
    for (const width of [768, 390]) {
      const page = await at.page('executive', { width, theme: width === 768 ? 'dark' : 'light' })
      await page.goto(`${at.origin}/budget?tab=transfers`)
      await settled(page)
      expect(await page.getByRole('button', { name: '이체 기록' }).count()).toBe(0)
      expect(await axeViolations(page)).toEqual([])
      expect(await sidewaysOverflow(page)).toBe(0)
      await shot(page, `transfers-${width}`)
      await page.context().close()
    }
  })

  it('raised no complaint of the browser', () => expect(at.problems.filter((p) => !p.includes('400'))).toEqual([]))
})
