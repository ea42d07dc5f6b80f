import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settled, type Stage, stage } from './harness.ts'
import { Composer, paste, rowText, SOON, squeeze } from './keys.ts'

let at: Stage
let page: Page
let ime: Composer
beforeAll(async () => {
  at = await stage()
  page = await at.page('evaluator')
  await page.goto(`${at.origin}/entry?year=2025`)
  await settled(page)
  ime = await Composer.of(page)
})
afterAll(() => at?.close())

const side = async () => squeeze(await page.getByRole('region', { name: '선택한 지표' }).innerText())
// By force: the one input lies over the chosen cell and takes the press, as it does a person's.
const cell = (n: number) => ({ click: () => page.locator('[data-cell]').nth(n).click({ force: true }) })
const field = (name: string) => page.locator(`[data-words] [name="${name}"]`)
const stored = async (): Promise<
  Record<string, { reason: string | null; cause: string | null; remedy: string | null; value: unknown }>
> => {
  const answer = await page.request.get(
    `${at.origin}/trpc/entry.grid?input=${encodeURIComponent(JSON.stringify({ year: 2025 }))}`,
  )
  const body = (await answer.json()) as {
    result: {
      data: {
        departments: {
          cells: { name: string; reason: string | null; cause: string | null; remedy: string | null; value: unknown }[]
        }[]
      }
    }
  }
  return Object.fromEntries(body.result.data.departments.flatMap((d) => d.cells).map((c) => [c.name, c]))
}
const NAMES = ['정무활동 및 당정협력 강화', '민간단체 및 출향도민 협력 강화', '자원봉사 활동률'] as const

describe('Korean from an input method, by real composition events', () => {
  it('in the number cell: what is no number is kept whole and named, and Enter inside a syllable commits nothing', async () => {
    await cell(0).click()
    await ime.compose('ㅇ', '야', '약')
    await ime.keyInside('Enter')
    expect(await page.locator('input[data-grid-input]').inputValue()).toBe('약')
    await ime.commit('약')
    await page.keyboard.type(' 90')
    await page.keyboard.press('Enter')
    await expect.poll(() => rowText(page, NAMES[0]), SOON).toContain('약 90 거부됨')
    await page.keyboard.press('ArrowUp')
    await expect.poll(side, SOON).toContain('입력한 그대로: 약 90 — 숫자로 읽을 수 없습니다')
    await page.keyboard.type('12')
    await page.keyboard.press('Enter')
    await expect.poll(() => rowText(page, NAMES[0]), SOON).toMatch(/ 12 저장됨/)
  })

  it('a figure with its unit from the input method is read', async () => {
    await cell(1).click()
    await page.keyboard.type('34')
    await ime.compose('ㅎ', '호', '회')
    await ime.commit('회')
    await page.keyboard.press('Enter')
    await expect.poll(() => rowText(page, NAMES[1]), SOON).toMatch(/ 34 저장됨/)
  })

  it('choosing another row, leaving by Tab, and a blur inside a syllable keep the last syllable once', async () => {
    await cell(0).click()
    await ime.compose('ㅎ', '하', '한')
    // A press elsewhere while the syllable is still open.
    await cell(1).click()
    await expect.poll(() => rowText(page, NAMES[0]), SOON).toMatch(/ 한 거부됨/)
    await expect.poll(() => rowText(page, NAMES[1]), SOON).toMatch(/ 34 저장됨/)
    await expect.poll(() => page.locator('input[data-grid-input]').inputValue(), SOON).toBe('')
    await cell(0).click()
    await page.keyboard.press('Delete')
    await page.keyboard.type('12')
    await page.keyboard.press('Enter')
    await expect.poll(() => rowText(page, NAMES[0]), SOON).toMatch(/ 12 저장됨/)
    await cell(0).click()
    await ime.compose('ㄱ', '가')
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
    await expect.poll(() => rowText(page, NAMES[0]), SOON).toMatch(/ 가 거부됨/)
    await cell(0).click()
    await page.keyboard.press('Control+z')
    await expect.poll(() => rowText(page, NAMES[0]), SOON).toMatch(/ 12 저장됨/)
  })

  it('fast switching of rows while composing leaves every syllable in its own row', async () => {
    const texts = ['나', '다', '라'] as const
    for (const [n, text] of texts.entries()) {
      await cell(n).click()
      await ime.compose(text)
    }
    await page.keyboard.press('Escape')
    await cell(0).click()
    await expect.poll(() => rowText(page, NAMES[0]), SOON).toContain(' 나 거부됨')
    await expect.poll(() => rowText(page, NAMES[1]), SOON).toContain(' 다 거부됨')
    for (const n of [2, 1, 0]) {
      await cell(n).click()
      await page.keyboard.press('Escape')
      await page.keyboard.press('Control+z')
    }
    await expect.poll(() => rowText(page, NAMES[1]), SOON).toMatch(/ 34 저장됨/)
    await expect.poll(() => rowText(page, NAMES[0]), SOON).toMatch(/ 12 저장됨/)
  })

  it('a block pasted while a syllable is open takes neither the syllable nor the block away', async () => {
    await cell(0).click()
    await ime.compose('ㅂ', '바')
    await paste(page, { 'text/plain': `${NAMES[1]}\t35\n${NAMES[2]}\t5.6` })
    const dialog = page.getByRole('dialog')
    await expect.poll(() => dialog.innerText(), SOON).toContain('2칸 중 2칸 반영')
    await page.keyboard.press('Escape')
    await expect.poll(() => rowText(page, NAMES[0]), SOON).toMatch(/ 바 거부됨/)
    await cell(0).click()
    await page.keyboard.press('Control+z')
    await expect.poll(() => rowText(page, NAMES[0]), SOON).toMatch(/ 12 저장됨/)
  })

  it('in the words: Enter and Tab inside a syllable go nowhere, leaving saves its last syllable, none is doubled', async () => {
    await cell(2).click()
    await page.keyboard.type('5.3')
    await page.keyboard.press('Tab')
    await expect.poll(() => field('cause').evaluate((el) => el === document.activeElement), SOON).toBe(true)
    await ime.write('참여 인원 감')
    await ime.compose('ㅅ', '소')
    await ime.keyInside('Enter')
    expect(await field('cause').inputValue()).toBe('참여 인원 감소')
    expect(await field('cause').evaluate((el) => el === document.activeElement)).toBe(true)
    await ime.commit('소')
    await page.keyboard.press('Enter')
    await expect.poll(() => field('remedy').evaluate((el) => el === document.activeElement), SOON).toBe(true)
    await ime.write('찾아가는 모')
    await ime.compose('ㅈ', '지', '집')
    await ime.keyInside('Tab')
    expect(await field('remedy').inputValue()).toBe('찾아가는 모집')
    // Another row is pressed while '집' is still open.
    await cell(0).click()
    await expect
      .poll(async () => (await stored())[NAMES[2]], SOON)
      .toMatchObject({ cause: '참여 인원 감소', remedy: '찾아가는 모집', value: { kind: 'measured', value: 5.3 } })
    await cell(2).click()
    await expect.poll(() => field('remedy').inputValue(), SOON).toBe('찾아가는 모집')
    expect(await page.getByText('적다 만').count()).toBe(0)
  })
})

it('caused no console message', () => expect(at.problems.filter((p) => !/status of 4/.test(p))).toEqual([]))
