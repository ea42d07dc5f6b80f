import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settled, sidewaysOverflow, type Stage, stage } from './harness.ts'

// The practice year was lived through, so each of its days can be asked for.
let practice: Stage
let path = ''
beforeAll(async () => {
  practice = await stage({ practice: true })
  const page = await practice.page('executive')
  await page.goto(`${practice.origin}/overview`)
  const link = page.getByRole('navigation').getByRole('link', { name: '외국인국제정책과' }).first()
  path = (await link.getAttribute('href')) ?? ''
  await page.context().close()
})
afterAll(() => practice.close())

const squeeze = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
const heading = async (page: Page) => squeeze(await page.getByRole('heading', { level: 1 }).innerText())
const VISA = '지역 특화형 비자·숙련기능인력 대상자 모집 인원'
const EXCHANGE = '자매우호결연지역 등 교류횟수'

/** Opens 외국인국제정책과 as it was known on a day. */
async function opened(at: Stage, search: string, size: { width?: number; theme?: 'light' | 'dark' } = {}) {
  const page = await at.page('executive', size)
  await page.goto(`${at.origin}${path}?${search}`)
  await settled(page)
  return page
}
/** What each row says: name, state, how far, and how many cells are in which state. */
const rows = (page: Page) =>
  page.getByRole('row').evaluateAll((all) =>
    all.flatMap((row) => {
      const cells = [...row.querySelectorAll('[data-column="periods"] [data-state]')]
      const name = row.querySelector('[data-row-open] :first-child')?.firstChild?.textContent
      if (name == null || cells.length === 0) return []
      const states = cells.map((cell) => cell.getAttribute('data-state'))
      const of = (state: string) => states.filter((one) => one === state).length
      return [
        {
          name,
          course: (row.querySelector('[data-column="status"]')?.textContent ?? '').trim(),
          cells: `${of('confirmed')} ${of('submitted')} ${of('not-entered')} ${of('not-due')}`,
          late: cells.filter((cell) => cell.getAttribute('data-late') === 'true').length,
        },
      ]
    }),
  )

describe('a department in the year under way', () => {
  it.each([
    [
      'the end of March',
      '2026-03-31',
      `${EXCHANGE}가 시기별 목표보다 2회 뒤처졌습니다.`,
      [
        ['정상추진2월 100.0%', '2 0 0 10', 0],
        ['판단 유보', '0 0 0 4', 0],
        ['부진2월 71.4%', '2 0 0 10', 0],
      ],
    ],
    [
      'the end of June',
      '2026-06-30',
      `${EXCHANGE}가 시기별 목표보다 1회 뒤처졌습니다.`,
      [
        ['정상추진5월 100.0%', '5 0 0 7', 0],
        ['정상추진1분기 100.0%', '1 0 0 3', 0],
        ['개선필요5월 94.7%', '5 0 0 7', 0],
      ],
    ],
    [
      'the end of October',
      '2026-10-31',
      `${EXCHANGE}가 시기별 목표보다 1회 뒤처졌습니다. ${VISA}의 9월 실적은 기한이 지났습니다.`,
      [
        ['정상추진8월 109.7%', '6 2 1 3', 1],
        ['정상추진3분기 133.3%', '2 1 0 1', 0],
        ['개선필요9월 97.1%', '6 3 0 3', 0],
      ],
    ],
  ] as const)('says at %s who is behind, by how much, and what is overdue', async (_, day, sentence, expected) => {
    const page = await opened(practice, `year=2026&known=${day}`)
    expect(await heading(page)).toBe(sentence)
    expect((await rows(page)).map(({ course, cells, late }) => [course, cells, late])).toEqual(expected)
    await page.context().close()
  })

  it('turns into the result when the year is made, and its page of the year before is the result', async () => {
    const open = await opened(practice, 'year=2025&known=2026-01-05')
    expect(await open.getByRole('heading', { name: '시기별 목표와 누계' }).count()).toBe(1)
    expect(await open.getByRole('heading', { name: '2025년 평점' }).count()).toBe(0)
    await open.context().close()
    const made = await opened(practice, 'year=2025')
    expect(await heading(made)).toBe('외국인국제정책과')
    expect(await made.getByRole('heading', { name: '2025년 평점' }).count()).toBe(1)
    expect(await made.getByRole('heading', { name: '시기별 목표와 누계' }).count()).toBe(0)
    await made.context().close()
  })

  it('panel and row say the same, and the row stays under the pointer', async () => {
    for (const year of [2025, 2026]) {
      const page = await opened(practice, `year=${year}&known=2026-10-31`, { width: 1440 })
      const row = page.locator('tr:has([data-row-open])').filter({ hasText: EXCHANGE })
      await row.scrollIntoViewIfNeeded()
      const top = async () => (await row.boundingBox())?.y ?? Number.NaN
      const before = await top()
      await row.getByRole('button').first().click()
      const panel = page.getByRole('dialog')
      await panel.getByRole('heading', { name: EXCHANGE }).first().waitFor()
      await settled(page)
      expect(Math.abs((await top()) - before)).toBeLessThan(4)
      const state = await row.locator('[data-column="status"]').innerText()
      const [word = ''] = squeeze(state).split(/\s(?=\d)|\n/)
      expect(squeeze(await panel.locator('header').first().innerText())).toContain(squeeze(word.replace(/ \d+월.*/, '')))
      await page.keyboard.press('Escape')
      await settled(page)
      expect(Math.abs((await top()) - before)).toBeLessThan(4)
      await page.context().close()
    }
  })

  it.each([
    ['beside an open panel', 1440, true],
    ['at 768 px', 768, false],
  ] as const)('the important columns stay in sight %s', async (_, width, panel) => {
    for (const [year, columns] of [
      [2026, ['status', 'actual', 'periods']],
      [2025, ['status', 'target', 'actual', 'rate', 'lost']],
    ] as const) {
      const page = await opened(practice, `year=${year}&known=2026-10-31`, { width })
      const row = page.locator('tr:has([data-row-open])').filter({ hasText: EXCHANGE })
      if (panel) {
        await row.getByRole('button').first().click()
        await page.getByRole('dialog').getByRole('heading').first().waitFor()
        await settled(page)
      }
      const region = row.locator('xpath=ancestor::*[@role="region"]')
      const end = await region.evaluate((e) => Math.round(e.getBoundingClientRect().right))
      for (const column of columns) {
        const cell = await row.locator(`[data-column="${column}"]`).evaluate((e) => Math.round(e.getBoundingClientRect().right))
        expect([column, cell <= end + 1]).toEqual([column, true])
      }
      expect(await sidewaysOverflow(page)).toBe(0)
      await page.context().close()
    }
  })

  it('says nothing in the console', () => {
    expect(practice.problems).toEqual([])
  })
})
