import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { axeViolations, settled, shot, sidewaysOverflow, type Stage, stage } from './harness.ts'
import { hears, listen } from './ears.ts'
import { opens, SOON } from './keys.ts'

let at: Stage
beforeAll(async () => {
  at = await stage({ practice: true })
  await at.everyDepartment('head')
})
afterAll(() => at.close())

const main = (page: Page) =>
  page
    .getByRole('main')
    .innerText()
    .then((text) => text.replaceAll(/\s+/g, ' '))
const focusedRow = (page: Page) =>
  page.evaluate(() => (document.activeElement instanceof HTMLElement ? (document.activeElement.dataset['row'] ?? '') : ''))
async function open(page: Page, address = '/review') {
  await page.goto(`${at.origin}${address}`)
  await settled(page)
}

describe('the inbox', () => {
  it('shows what waits in every period, and how much in the menu, at every width', async () => {
    for (const [width, theme] of [
      [1440, 'light'],
      [1440, 'dark'],
      [768, 'light'],
      [390, 'light'],
      [390, 'dark'],
    ] as const) {
      const page = await at.page('head', { width, height: 900, theme })
      await open(page)
      expect(await main(page)).toMatch(/(\d+)건이 확정을 기다립니다/)
      const waiting = Number(/(\d+)건이 확정을 기다립니다/.exec(await main(page))?.[1])
      expect(waiting).toBeGreaterThan(1)
      expect(await main(page)).toContain(`기다림 ${waiting}`)
      expect(await page.getByRole('main').getByRole('checkbox').count()).toBe(waiting)
      if (width === 1440) {
        await expect.poll(() => page.getByRole('link', { name: new RegExp(`검토·확정.*${waiting}건`) }).count(), SOON).toBe(1)
      }
      // On a wide screen the figure in which the keyboard is has its parts, its year and the register beside it.
      const beside = page.getByRole('complementary', { name: '이 실적의 내용' })
      expect(await beside.count()).toBe(width === 1440 ? 1 : 0)
      if (width === 1440) {
        const name = (await page.locator('#main li, main li').locator('p').first().innerText()).split(',')[0] ?? ''
        await expect.poll(() => beside.innerText(), SOON).toContain(name)
        await page.keyboard.press('End')
        await expect.poll(() => beside.locator('[data-current="true"]').count(), SOON).toBe(1)
      }
      expect(await sidewaysOverflow(page)).toBe(0)
      await shot(page, `review-inbox-${width}-${theme}`)
      expect(await axeViolations(page)).toEqual([])
      await page.context().close()
    }
  })

  it('never moves the field for the reason, whose figure has a count in the register', async () => {
    const page = await at.page('head', { width: 1440, height: 900 })
    const places = () =>
      page.evaluate(
        () =>
          new Promise<{ readonly tops: readonly number[]; readonly register: number }>((done) => {
            const tops = new Set<number>()
            const until = performance.now() + 1500
            const look = () => {
              const field = document.querySelector('aside textarea')
              if (field) tops.add(Math.round(field.getBoundingClientRect().top))
              if (performance.now() < until) requestAnimationFrame(look)
              else done({ tops: [...tops], register: document.querySelectorAll('aside section[data-differs]').length })
            }
            look()
          }),
      )
    // Slow enough to be seen, as on a line of the office.
    await page.route(/proposal/, async (route) => {
      await new Promise((later) => setTimeout(later, 400))
      await route.continue()
    })
    await page.goto(`${at.origin}/review`)
    await page.locator('#root[inert]').waitFor({ state: 'detached' })
    const seen = [await places()]
    for (const key of ['ArrowDown', 'ArrowDown', 'End']) {
      await page.keyboard.press(key)
      seen.push(await places())
    }
    expect(seen.some(({ register }) => register > 0)).toBe(true)
    expect(seen.map(({ tops }) => tops.length)).toEqual(seen.map(() => 1))
    await page.context().close()
  })

  it('takes the keys on arrival; a second Enter confirms nothing more', async () => {
    const page = await at.page('head')
    await open(page)
    const rows = await page
      .locator('input[data-row]')
      .evaluateAll((boxes) => boxes.map((box) => (box instanceof HTMLElement ? (box.dataset['row'] ?? '') : '')))
    await expect.poll(() => focusedRow(page), SOON).toBe(rows[0])
    await page.keyboard.press('j')
    await expect.poll(() => focusedRow(page), SOON).toBe(rows[1])
    await page.keyboard.press('k')
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => focusedRow(page), SOON).toBe(rows[1])
    const keys = await opens(page, () => page.keyboard.press('F1'))
    await expect.poll(() => keys.innerText(), SOON).toContain('선택한 것, 없으면 이 줄 반려')
    expect(await axeViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect.poll(() => focusedRow(page), SOON).toBe(rows[1])
    await listen(page)
    await hears(page, /1건 선택/, () => page.keyboard.press('Space'))
    await expect.poll(() => main(page), SOON).toContain('1건 선택')
    await page.keyboard.press('Control+a')
    await expect.poll(() => main(page), SOON).toContain(`${rows.length}건 선택`)
    await shot(page, 'review-picked')
    await page.keyboard.press('Escape')
    await expect.poll(() => main(page), SOON).not.toContain('건 선택 ')
    await page.keyboard.press('r')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await expect.poll(() => main(page), SOON).toContain(`1건을 확정했습니다. ${rows.length - 1}건 남음.`)
    await page.keyboard.press('Enter')
    await settled(page)
    expect(await page.locator('input[data-row]').count()).toBe(rows.length - 1)
    await page.keyboard.press('j')
    await expect.poll(() => focusedRow(page), SOON).not.toBe('')
    // Switched off by its person, a letter alone does nothing; the arrows go on.
    await page.getByRole('button', { name: /^사용자 메뉴/ }).click()
    const account = await opens(page, () => page.getByRole('button', { name: '내 계정' }).click())
    await account.getByRole('checkbox', { name: '문자 단축키와 Alt+숫자 쓰기' }).uncheck()
    await page.keyboard.press('Escape')
    await page.locator('input[data-row]').first().focus()
    const first = await focusedRow(page)
    await page.keyboard.press('j')
    await page.keyboard.press('r')
    expect(await focusedRow(page)).toBe(first)
    expect(await page.locator('dialog[open]').count()).toBe(0)
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => focusedRow(page), SOON).not.toBe(first)
    await page.context().close()
  })

  it('confirms in one press what has nothing to note, over all periods', async () => {
    const page = await at.page('head')
    await open(page)
    const plain = page.getByRole('button', { name: /\d+건 모두 확정/ })
    const n = Number(/\d+/.exec(await plain.innerText())?.[0])
    expect(n).toBeGreaterThan(0)
    const before = await page.locator('input[data-row]').count()
    await plain.dblclick()
    await expect.poll(() => main(page), SOON).toContain(`${n}건을 확정했습니다.`)
    await expect.poll(() => page.locator('input[data-row]').count(), SOON).toBe(before - n)
    await page.getByRole('radio', { name: /^확정 \d+/ }).click({ force: true })
    await settled(page)
    // The period that is named is the one that is shown, and what was said of another list is gone.
    const named = await page
      .getByRole('combobox', { name: '기간' })
      .evaluate((box) => box.querySelector('option:checked')?.textContent)
    expect(await main(page)).toContain(named?.replace(/ \(\d+건\)$/, ''))
    expect(await page.getByRole('main').getByRole('heading', { level: 2 }).first().innerText()).toContain(
      named?.replace(/ \(\d+건\)$/, ''),
    )
    expect(await main(page)).not.toContain('건을 확정했습니다.')
    await shot(page, 'review-confirmed')
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('radio', { name: /^반려·재개 \d+/ }).click({ force: true })
    await settled(page)
    await shot(page, 'review-changing')
    await page.context().close()
    expect(at.problems).toEqual([])
  })
})

describe('open work', () => {
  const write = async (page: Page, procedure: string, input: unknown) => {
    const answer = await page.request.post(`${at.origin}/trpc/${procedure}`, { data: input, headers: { origin: at.origin } })
    expect(await answer.json()).not.toHaveProperty('error')
  }
  const grid = async (page: Page) => {
    const asked = encodeURIComponent('{"year":2026,"month":10}')
    const answer = await page.request.get(`${at.origin}/trpc/entry.grid?input=${asked}`)
    const { result } = (await answer.json()) as {
      result: { data: { departments: { cells: { indicatorId: number; version: number; lastYear: number | null }[] }[] } }
    }
    return result.data.departments.flatMap((d) => d.cells)
  }

  it('is where an evaluator begins; the head begins at the inbox', async () => {
    for (const [role, where] of [
      ['evaluator', /\/entry\?.*year=2026.*month=10|\/entry\?.*month=10.*year=2026/],
      ['head', /\/review/],
    ] as const) {
      const page = await at.page(role)
      await page.goto(`${at.origin}/`)
      await expect.poll(() => page.url(), SOON).toMatch(where)
      await page.context().close()
    }
  })

  it('of the evaluator is not submitted by a head who did not ask for it', async () => {
    const evaluator = await at.page('evaluator')
    const [cell] = await grid(evaluator)
    if (cell === undefined) throw new Error('no cell')
    const { indicatorId, version } = cell
    const typed = { entry: { raw: String(cell.lastYear ?? 1) }, reason: '집계 완료', cause: '집계 완료' }
    await write(evaluator, 'entry.enter', {
      indicatorId,
      version,
      year: 2026,
      month: 10,
      ...typed,
      requestId: crypto.randomUUID(),
    })
    const head = await at.page('head')
    await open(head, '/entry?year=2026&month=10')
    await head.getByRole('button', { name: /^제출/ }).first().click()
    const dialog = head.locator('dialog[open]')
    await dialog.waitFor()
    await expect.poll(() => dialog.innerText(), SOON).toMatch(/다른 사람이 작성 중인 값도 함께 제출: .+ 1건/)
    const count = async () => Number(/제출 \((\d+)\)/.exec(await dialog.innerText())?.[1] ?? 0)
    const own = await count()
    expect(await axeViolations(head)).toEqual([])
    await shot(head, 'submit-of-others')
    await dialog.getByRole('checkbox').check()
    await expect.poll(count, SOON).toBe(own + 1)
    for (const page of [evaluator, head]) await page.context().close()
  })

  it('is returned with a reason written beside the list; the row’s dialog holds the same text', async () => {
    const page = await at.page('head')
    await open(page)
    const reason = page.getByRole('complementary', { name: '이 실적의 내용' }).getByRole('textbox', { name: '반려 사유' })
    await reason.fill('표 번호 확인')
    const row = await page.locator('input[data-row][tabindex="0"]').getAttribute('data-row')
    await page.locator('input[data-row][tabindex="0"]').focus()
    const dialog = await opens(page, () => page.keyboard.press('r'))
    await expect.poll(() => dialog.getByRole('textbox').inputValue(), SOON).toBe('표 번호 확인')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await expect.poll(() => reason.inputValue(), SOON).toBe('표 번호 확인')
    await reason.focus()
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => main(page), SOON).toContain('1건을 반려했습니다.')
    await expect.poll(() => page.locator(`input[data-row="${row}"]`).count(), SOON).toBe(0)
    await page.context().close()
  })
})
