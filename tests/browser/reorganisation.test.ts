import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { axeViolations, settled, shot, sidewaysOverflow, type Stage, stage } from './harness.ts'
import { opens, SOON } from './keys.ts'

let at: Stage
beforeAll(async () => {
  at = await stage({ practice: true })
})
afterAll(() => at.close())

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText()
async function saved(page: Page) {
  await expect.poll(() => page.getByText('저장됨', { exact: true }).count(), SOON).toBe(1)
}

/** Chooses by the keyboard alone: the option's first letters would do, the value is surer. */
async function press(page: Page, name: string | RegExp) {
  await page.getByRole('button', { name }).first().focus()
  await page.keyboard.press('Enter')
}
async function step(page: Page, name: string) {
  await page.getByRole('radio', { name: new RegExp(name) }).focus()
  await page.keyboard.press('Space')
}

describe('a reorganisation', () => {
  it('is drafted by the keyboard, tried, applied and taken back', async () => {
    const page = await at.page('administrator')
    await page.goto(`${at.origin}/reorganisation`)
    await settled(page)
    await opens(page, () => press(page, '조직개편 초안 만들기'))
    await page.keyboard.type('2026년 하반기 개편')
    await page.keyboard.press('Enter')
    await expect.poll(() => heading(page), SOON).toContain('정해야 적용할 수 있습니다')
    // What is open is said in sentences: the day, the ordinance, the lines.
    const open = page.getByRole('region', { name: /정하지 않은 것/ })
    await expect.poll(() => open.innerText(), SOON).toContain('시행일이 없습니다')
    for (const [label, text] of [
      ['근거 조례', '행정기구 설치 조례'],
      ['조례 번호', '제5000호'],
      ['의결', '제400회 정례회'],
    ] as const) {
      await page.getByLabel(label, { exact: true }).focus()
      await page.keyboard.type(text)
    }
    await page.getByLabel('시행일', { exact: true }).fill('2027-01-01')
    await saved(page)
    await step(page, '조직 연결')
    // A new department, then the split of an old one into it and another.
    for (const name of ['국제협력과', '교류지원과']) {
      await opens(page, () => press(page, '새 조직 추가'))
      await page.keyboard.type(name)
      await page.keyboard.press('Enter')
      await expect.poll(() => page.getByRole('dialog').count(), SOON).toBe(0)
    }
    await press(page, '대외협력과')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('바뀌는 것').selectOption('split')
    for (const name of ['국제협력과 (신설)', '교류지원과 (신설)'])
      await dialog.getByLabel('이을 조직 더하기').selectOption({ label: name })
    await page.keyboard.press('Control+Enter')
    await saved(page)
    await expect.poll(() => open.innerText(), SOON).toContain('갈 곳을 정하십시오')
    await shot(page, 'reorganisation-links')
    expect(await axeViolations(page)).toEqual([])
    await step(page, '따라가는 것')
    for (const kind of ['지표 모두', '단위사업 모두']) {
      await page.getByLabel(kind).selectOption({ label: '국제협력과' })
      await saved(page)
    }
    for (const one of await page.getByRole('region', { name: /사람/ }).getByRole('combobox').all())
      if ((await one.inputValue()) === '') await one.selectOption('later')
    await saved(page)
    await shot(page, 'reorganisation-follow')
    await expect.poll(() => heading(page), SOON).toContain('적용할 수 있습니다')
    await step(page, '확인과 적용')
    await press(page, '시험 적용')
    await expect.poll(() => page.getByRole('main').innerText(), SOON).toContain('개편 전과 같습니다')
    await shot(page, 'reorganisation-apply')
    await press(page, /^적용$/)
    await page.getByRole('dialog').getByRole('button', { name: '적용', exact: true }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => heading(page), SOON).toContain('부터 적용됩니다')
    // Undone with a reason; it stays in the list.
    await press(page, '되돌리기')
    await page.getByRole('dialog').getByLabel('사유').focus()
    await page.keyboard.type('시행일 변경')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => heading(page), SOON).toContain('되돌림')
    await press(page, '목록')
    await expect.poll(() => page.getByRole('main').innerText(), SOON).toContain('되돌림')
    expect(await axeViolations(page)).toEqual([])
    await page.context().close()
  })

  it('falls back to the table on a phone, in the dark too', async () => {
    for (const [width, theme] of [
      [390, 'light'],
      [768, 'dark'],
    ] as const) {
      const page = await at.page('administrator', { width, height: 844, theme })
      await page.goto(`${at.origin}/reorganisation`)
      await settled(page)
      await press(page, /하반기 개편/)
      await settled(page)
      await step(page, '조직 연결')
      await expect.poll(() => page.getByRole('table').count(), SOON).toBeGreaterThan(0)
      expect(await sidewaysOverflow(page)).toBe(0)
      await shot(page, `reorganisation-${width}`)
      await page.context().close()
    }
  })
})
