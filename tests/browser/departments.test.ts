import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settled, sidewaysOverflow, type Stage, stage } from './harness.ts'
import { allSeen, seen } from './keys.ts'

// The practice year was lived through, so each of its days can be asked for.
let practice: Stage
let real: Stage
let path = ''
beforeAll(async () => {
  // Made before the clock goes ahead, which it does for both.
  real = await stage()
  practice = await stage({ practice: true, on: '2026-12-31' })
  const page = await practice.page('executive')
  await page.goto(`${practice.origin}/overview`)
  const link = page.getByRole('navigation').getByRole('link', { name: '외국인국제정책과' }).first()
  path = (await link.getAttribute('href')) ?? ''
  await page.context().close()
})
afterAll(async () => {
  await real?.close()
  await practice?.close()
})

const squeeze = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
const heading = (page: Page) => seen(page.getByRole('heading', { level: 1 }))
const VISA = '지역 특화형 비자·숙련기능인력 대상자 모집 인원'
const CAPITAL = '수도권지역 주요업무 협력지원'
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

/** What an executive reads of the overview: the sentence, the four counts, the worst, who has what overdue. */
async function overviewOn(at: Stage, page: Page, search: string) {
  await page.goto(`${at.origin}/overview?${search}`)
  await settled(page)
  const rowsOf = (caption: string) =>
    page.locator('table', { has: page.locator('caption', { hasText: caption }) }).locator('tbody tr')
  const texts = (caption: string) => allSeen(rowsOf(caption))
  return {
    sentence: await heading(page),
    short: await texts('시기별 목표보다 뒤처진 지표'),
    work: await texts('부서별 기한 지남'),
    rows: await texts('지표별 실적과 시기별 목표'),
    cells: (await allSeen(page.locator('td[data-pace]'))).join(' '),
    foot: await seen(page.locator('main footer')),
  }
}

describe('the overview in the year under way', () => {
  // Worked by hand from data/practice; each sentence has the counts of the four states, the worst and what is overdue.
  const DAYS = [
    [
      '2026-03-31',
      `2026년 2월까지: 12개 지표 중 4개 정상추진, 3개 개선필요, 1개 부진, 4개 판단 유보입니다. 가장 뒤처진 지표는 ${EXCHANGE}(△2회, 71.4%)입니다.`,
      [`부진 ${EXCHANGE} △2회 42회`, '외국인국제정책과 · 71.4% · 월 4.2(지금까지 2.5) · 증빙·원인 없음'],
      ['– – –', '– – –', '– – –', '– – –'],
    ],
    [
      '2026-06-30',
      `2026년 5월까지: 12개 지표 중 6개 정상추진, 4개 개선필요, 2개 판단 유보이며 부진은 없습니다. 가장 뒤처진 지표는 ${CAPITAL}(△2회, 83.3%)입니다.`,
      [`개선필요 ${CAPITAL} △2회 20회`, '중앙협력본부 · 83.3% · 월 2.9(지금까지 2) · 증빙·원인 없음'],
      ['– – –', '– – –', '– – –', '– – –'],
    ],
    [
      '2026-10-31',
      `2026년 9월까지: 12개 지표 중 7개 정상추진, 5개 개선필요이며 부진은 없습니다(잠정 10개). 가장 뒤처진 지표는 ${CAPITAL}(△3회, 86.4%)입니다. 2026년 9월분 실적 1개 미입력, 기한 21일 지남`,
      [`개선필요 ${CAPITAL} △3회 11회`, '중앙협력본부 · 86.4% · 월 3.7(지금까지 2.1) · 증빙·원인 없음'],
      ['– – 7', '1 21일 – 6', '– – 3', '– – 9'],
    ],
    [
      '2026-12-31',
      '2026년 9월까지: 12개 지표 중 1개 정상추진, 3개 개선필요, 8개 판단 유보이며 부진은 없습니다(잠정 2개). 가장 뒤처진 지표는 도정홍보 영상물 도민접촉률(△1.8%p, 97.9%)입니다. 기한 지난 실적 17개 미입력, 가장 오래된 것은 82일 지남',
      ['개선필요 도정홍보 영상물 도민접촉률 △1.8%p 86.5%', '소통기획과 · 97.9% · 증빙·원인 없음'],
      ['4 51일 – 7', '5 82일 – 6', '2 51일 – 3', '6 51일 – 9'],
    ],
  ] as const

  it('says at four days who is on course, who is worst and what is overdue', async () => {
    const page = await practice.page('executive')
    for (const [day, sentence, worst, work] of DAYS) {
      const read = await overviewOn(practice, page, `year=2026&known=${day}`)
      expect(read.sentence).toBe(sentence)
      expect(read.short.slice(0, 2)).toEqual(worst)
      expect(read.work.map((line) => line.replace(/^\S+ /, ''))).toEqual(work)
      expect(read.rows).toHaveLength(12)
    }
    // By month, quarter and half-year, each by its newest complete period; the revised target stands beside the council's.
    const { rows: october, cells } = await overviewOn(practice, page, 'year=2026&known=2026-10-31')
    expect(october[3]).toBe(`외국인국제정책과 정상추진 2 개선필요 1 8월 잠정 정상추진 ${VISA} 명 136 124 +12`)
    expect(october[2]).toBe('잠정 개선필요 자원봉사 활동률 % 5.4 5.5 △0.1')
    expect(october[8]).toBe('상반기 개선필요 도정홍보 영상물 도민접촉률 % 84.7 86.5 △1.8')
    expect(cells).toContain('136/180당초 200')
    await page.context().close()
  })

  it('is the result, once the year is made, on the same page', async () => {
    const page = await practice.page('executive')
    const before = await overviewOn(practice, page, 'year=2025&known=2026-01-05')
    expect(before.sentence).toMatch(/^2025년 11월까지: 12개 지표 중 7개 정상추진, 3개 개선필요, 2개 판단 유보이며/)
    const made = await overviewOn(practice, page, 'year=2025')
    expect(made.sentence).toMatch(/^2025년 실적: 12개 지표 중 11개를 산정해 3개 초과달성, 6개 달성, 2개 미달성입니다\./)
    expect([made.rows, made.short]).toEqual([[], []])
    await page.context().close()
  })

  it('says of the real plan, measured once a year and with nothing entered, that nobody can tell yet', async () => {
    const page = await real.page('executive')
    const read = await overviewOn(real, page, 'year=2026')
    expect(read.sentence).toBe(
      '2026년: 12개 지표 모두 연 1회 측정하여 판단을 유보합니다(2027. 3. 31. 집계). 2025년 실적 12개 미입력, 기한 275일 지남',
    )
    expect(read.work.every((line) => line.endsWith(' 3 275일 – –'))).toBe(true)
    expect(read.foot).toContain('성과계획서 문서에서 읽음')
    expect(await page.getByRole('button', { name: '알림, 읽지 않은 것 1건' }).count()).toBe(1)
    await page.getByRole('navigation').getByRole('link', { name: '소통기획과' }).first().click()
    await page.waitForURL(/departments/)
    await settled(page)
    expect(await page.getByRole('heading', { name: '시기별 목표와 누계' }).count()).toBe(1)
    expect(real.problems).toEqual([])
    await real.close()
  })
})

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
    [
      'the end of December',
      '2026-12-31',
      '판단할 수 있는 지표 1개는 시기별 목표에 이르렀습니다. 지표 2개의 실적 5칸은 기한이 지났습니다.',
      [
        ['판단 유보8월 109.7%', '6 2 3 1', 3],
        ['정상추진3분기 133.3%', '2 1 0 1', 0],
        ['판단 유보9월 97.1%', '6 3 2 1', 2],
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
      const region = row.locator('xpath=ancestor::table/..')
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
