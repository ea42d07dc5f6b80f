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
