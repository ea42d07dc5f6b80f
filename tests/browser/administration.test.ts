import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, settled, shot, type Stage, stage } from './harness.ts'
import { SOON, squeeze, tabTo } from './keys.ts'

let at: Stage
beforeAll(async () => {
  at = await stage({ practice: true })
})
afterAll(() => at?.close())

describe("the administrator's due dates", () => {
  it('sets those of several indicators at once with one reason, and sets them back', { timeout: 90_000 }, async () => {
    const page = await at.page('administrator')
    await page.goto(`${at.origin}/periods?tab=due`)
    await settled(page)
    const main = async () => squeeze(await page.getByRole('main').innerText())
    const days = () => page.getByRole('row').allInnerTexts()
    const before = await days()
    await tabTo(page, page.getByRole('checkbox', { name: /모두 선택/ }))
    await page.keyboard.press('Space')
    const many = before.length - 1
    expect(many).toBeGreaterThan(1)
    await page.getByRole('button', { name: `${many}개 날짜 바꾸기` }).click()
    const dialog = page.locator('dialog[open]')
    await dialog.getByLabel('월', { exact: true }).selectOption('2')
    await dialog.getByLabel('일', { exact: true }).selectOption('15')
    await dialog.getByRole('textbox').fill('통계 공표일 통일')
    expect(squeeze(await dialog.innerText())).toContain(`지표 ${many}개를 한 날짜로 바꿉니다`)
    expect(squeeze(await dialog.innerText())).toContain('→ 다음 해 2월 15일')
    expect(await axeViolations(page)).toEqual([])
    await shot(page, 'due-many')
    await page.keyboard.press('Control+Enter')
    await expect.poll(main, SOON).toContain(`지표 ${many}개의 집계 완료 시점을 바꾸었습니다.`)
    await expect.poll(async () => (await days()).filter((row) => row.includes('2월 15일')).length, SOON).toBe(many)
    await page.getByRole('button', { name: '되돌리기' }).click()
    await expect.poll(main, SOON).toContain(`지표 ${many}개의 날짜를 이전 날짜로 되돌렸습니다.`)
    await expect.poll(days, SOON).toEqual(before)
    await page.context().close()
  })
})

describe("the administrator's rules", () => {
  it('sets the scoring policy from a day on, after a look at what changes', { timeout: 90_000 }, async () => {
    const page = await at.page('administrator')
    await page.goto(`${at.origin}/periods?tab=rules`)
    await settled(page)
    await page.getByRole('button', { name: '평가규칙 바꾸기' }).click()
    const dialog = page.locator('dialog[open]')
    expect(squeeze(await dialog.innerText())).toContain('지금과 다른 규칙을 고르면 할 수 있습니다.')
    await dialog.getByRole('radio', { name: '없음' }).check()
    await dialog.getByLabel('등급(쓰지 않으면 비움)').fill('S 102, A 95')
    await expect.poll(async () => squeeze(await dialog.innerText()), SOON).toMatch(/산정한 지표 \d+개 중 평점 \d+개/)
    await expect.poll(async () => squeeze(await dialog.innerText()), SOON).toMatch(/→ \d+\.\d\d · [SA]/)
    await dialog.getByRole('textbox').last().fill('성과평가위원회 결정')
    expect(await axeViolations(page)).toEqual([])
    await shot(page, 'policy-dialog')
    await page.keyboard.press('Control+Enter')
    await expect.poll(async () => squeeze(await page.getByRole('main').innerText()), SOON).toContain('평점 상한 없음')
    expect(squeeze(await page.getByRole('main').innerText())).toContain('성과평가위원회 결정')
    await page.goto(`${at.origin}/audit`)
    await settled(page)
    await expect
      .poll(async () => squeeze(await page.getByRole('main').innerText()), SOON)
      .toContain('평점 상한(%) 100 → –, 등급 S 102, A 95')
    await page.context().close()
  })

  it.each([
    [1440, 'light'],
    [768, 'dark'],
    [390, 'light'],
  ] as const)('every tab stands at %i, %s', { timeout: 90_000 }, async (width, theme) => {
    const page = await at.page('administrator', { width, theme })
    for (const tab of ['periods', 'due', 'deputies', 'rules']) {
      await page.goto(`${at.origin}/periods?tab=${tab}`)
      await settled(page)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      await shot(page, `periods-${tab}-${width}-${theme}`)
    }
    await page.context().close()
  })
})
