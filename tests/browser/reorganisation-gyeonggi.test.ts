import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { axeViolations, settled, shot, sidewaysOverflow, type Stage, stage } from './harness.ts'
import { squeeze, SOON } from './keys.ts'

let at: Stage
beforeAll(async () => {
  at = await stage({ practice: true, reorganisation: true })
})
afterAll(() => at?.close())

const heading = async (page: Page) => squeeze(await page.getByRole('heading', { level: 1 }).innerText())
const main = async (page: Page) => squeeze(await page.getByRole('main').innerText())
async function saved(page: Page) {
  await expect.poll(() => page.getByText('저장됨', { exact: true }).count(), SOON).toBe(1)
}

/** The figures of all bureaus together, as the government page has them in a structure. */
async function total(page: Page, structure: 'then' | 'current'): Promise<string> {
  await page.goto(`${at.origin}/government?year=2023${structure === 'then' ? '' : '&structure=current'}`)
  await settled(page)
  const row = page.getByRole('table', { name: '실국별 지표 현황' }).getByRole('row', { name: /^전체/ })
  return squeeze(await row.innerText()).replace(/부서 \d+개/, '')
}

describe('the reorganisation of July 2024', () => {
  it('is settled beside what is open, tried and applied by the administrator', async () => {
    const page = await at.page('administrator')
    await page.goto(`${at.origin}/reorganisation`)
    await settled(page)
    await page.getByRole('button', { name: '2024년 7월 개편' }).click()
    await expect.poll(() => heading(page), SOON).toBe('실국 3개와 부서 4개를 새로 둡니다. 6가지를 정해야 적용할 수 있습니다')
    await page.getByRole('radio', { name: /조직 연결/ }).focus()
    await page.keyboard.press('Space')
    const open = page.getByRole('region', { name: /정하지 않은 것/ })
    await open.getByLabel('시행일').fill('2024-07-08')
    await saved(page)
    await open.getByLabel('조례 번호').fill('제8032호(연습)')
    await saved(page)
    await expect.poll(() => open.innerText(), SOON).not.toContain('조례의 이름과 번호')
    // All programmes and people at once, the indicators one by one: their goal is torn apart.
    for (const kind of ['단위사업', '사람']) {
      await open.getByLabel(new RegExp(`${kind} 이을 조직`)).selectOption({ label: 'AI산업육성과' })
      await saved(page)
    }
    await open.getByRole('button', { name: '3건 따로 정하기' }).click()
    for (const [indicator, unit] of [
      ['공공데이터 개방 건수(예시)', 'AI산업육성과'],
      ['데이터 분석 과제(예시)', 'AI산업육성과'],
      ['데이터 품질 점검률(예시)', 'AI데이터인프라과'],
    ] as const) {
      await page.getByLabel(`${indicator} 이을 조직`).selectOption({ label: unit })
      await saved(page)
    }
    await expect.poll(() => main(page), SOON).toContain('1개: 점수 비교 불가')
    await page.getByRole('radio', { name: /확인과 적용/ }).focus()
    await page.keyboard.press('Space')
    for (const question of await page.getByRole('checkbox').all()) {
      await question.check()
      await saved(page)
    }
    await expect.poll(() => heading(page), SOON).toBe('실국 3개와 부서 4개를 새로 둡니다. 적용할 수 있습니다')
    await page.getByRole('button', { name: '시험 적용' }).click()
    const units = page.getByRole('table', { name: '조직별 개편 전과 개편 후' })
    await units.waitFor()
    await expect.poll(async () => squeeze(await units.innerText()), SOON).toMatch(/AI산업육성과(?: 없음\s*–){3} 2 4/)
    // All units together are the same on both sides.
    const all = squeeze(await units.getByRole('row').last().innerText())
      .replace('전체 ', '')
      .split(' ')
    expect(all.slice(0, 3)).toEqual(all.slice(3))
    expect(await axeViolations(page)).toEqual([])
    await shot(page, 'gyeonggi-trial-1440')
    await page.getByRole('button', { name: '적용', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: '적용', exact: true }).click()
    await expect.poll(() => heading(page), SOON).toContain('부터 적용됩니다')
    await page.context().close()
  })

  it('gives the head what is theirs, and keeps 2023 as it was to the digit', async () => {
    const head = await at.page('head')
    await head.goto(`${at.origin}/entry?year=2024`)
    await settled(head)
    expect(await main(head)).toContain('공공데이터 개방 건수(예시)')
    expect(await main(head)).not.toContain('데이터 품질 점검률(예시)')
    await head.goto(`${at.origin}/activities`)
    await settled(head)
    expect(await main(head)).toContain('AI산업육성과')
    const page = await at.page('executive')
    const then = await total(page, 'then')
    expect(await main(page)).not.toContain('AI국')
    expect(await total(page, 'current')).toBe(then)
    expect(await main(page)).toContain('AI국')
    await shot(page, 'gyeonggi-government-1440')
    // By the former name, from the new bureau's page: who follows stands beside it.
    await page.getByRole('link', { name: 'AI국', exact: true }).first().click()
    await page.waitForURL(/overview\?.*structure=current/)
    await settled(page)
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('combobox').fill('데이터 업무를')
    await expect.poll(async () => squeeze(await page.getByRole('listbox').innerText()), SOON).toContain('AI산업육성과')
    await page.context().close()
    await head.context().close()
  })

  it('is taken back, and everything is as before', async () => {
    const page = await at.page('administrator')
    await page.goto(`${at.origin}/reorganisation`)
    await settled(page)
    await page.getByRole('button', { name: '2024년 7월 개편' }).click()
    await page.getByRole('button', { name: '되돌리기' }).click()
    await page.getByRole('dialog').getByLabel('사유').fill('시행일 변경')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => heading(page), SOON).toContain('되돌림')
    await total(page, 'current')
    expect(await main(page)).not.toContain('AI국')
    await page.context().close()
  })

  it('fits every width, in the dark too', async () => {
    for (const [width, theme] of [
      [390, 'light'],
      [768, 'dark'],
      [1024, 'light'],
    ] as const) {
      const page = await at.page('administrator', { width, theme })
      for (const step of ['links', 'follow', 'basis']) {
        await page.goto(`${at.origin}/reorganisation?event=1&step=${step}`)
        await settled(page)
        expect(await sidewaysOverflow(page), `${step} ${width}`).toBe(0)
        await shot(page, `gyeonggi-${step}-${width}`)
      }
      await page.context().close()
    }
  })

  it('raised no complaint of the browser', () => expect(at.problems).toEqual([]))
})
