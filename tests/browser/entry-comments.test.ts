import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, settled, sidewaysOverflow, type Stage, stage } from './harness.ts'
import { Composer, rowText, SOON, squeeze } from './keys.ts'

let at: Stage
beforeAll(async () => {
  at = await stage()
})
afterAll(() => at?.close())

describe('comments on a value', () => {
  it('asked by the executive, answered by keyboard in the grid, resolved, and live on the other screen', async () => {
    const evaluator = await at.page('evaluator')
    await evaluator.goto(`${at.origin}/entry?year=2025`)
    await settled(evaluator)
    const name = await evaluator.locator('tr[data-active="true"] th button').first().innerText()
    const id = await evaluator.locator('tr[data-active="true"] [data-cell]').getAttribute('data-cell')

    const executive = await at.page('executive')
    await executive.goto(`${at.origin}/departments/3?year=2025&indicator=${id}#comments`)
    await settled(executive)
    const field = executive.getByRole('textbox', { name: '댓글 쓰기' })
    await field.fill('왜 이 값인가?\n<img src=x onerror="document.title=1">')
    await field.press('Control+Enter')
    const told = executive.getByRole('list', { name: '댓글 목록' })
    await expect.poll(() => told.innerText(), SOON).toContain('<img src=x')
    expect(await told.locator('img').count()).toBe(0)
    await expect.poll(() => field.inputValue(), SOON).toBe('')
    await expect.poll(() => executive.evaluate(() => document.activeElement?.tagName), SOON).toBe('TEXTAREA')

    // Without a reload: the state in words beside the value's own.
    await expect.poll(() => rowText(evaluator, name), SOON).toContain('댓글 1')
    const active = () => evaluator.evaluate(() => document.activeElement?.matches('[data-section="comments"] textarea') ?? false)
    await evaluator.keyboard.press('Alt+6')
    await expect.poll(active, SOON).toBe(true)
    // Left by Esc and by a reload, what was being written is still there.
    const hands = await Composer.of(evaluator)
    await hands.write('쓰는')
    await evaluator.keyboard.press('Escape')
    await expect
      .poll(() => evaluator.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''), SOON)
      .toContain('실적')
    await evaluator.reload()
    await settled(evaluator)
    await evaluator.keyboard.press('Alt+6')
    await expect.poll(active, SOON).toBe(true)
    const written = () =>
      evaluator.evaluate(() => (document.activeElement instanceof HTMLTextAreaElement ? document.activeElement.value : ''))
    await expect.poll(written, SOON).toBe('쓰는')
    await evaluator.keyboard.press('Control+a')
    // A syllable that is still open when Ctrl+Enter is pressed goes along, once.
    await hands.write('집계 ')
    await hands.compose('ㅈ', '주', '중')
    const keys = await evaluator.context().newCDPSession(evaluator)
    await keys.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Process',
      code: 'Enter',
      windowsVirtualKeyCode: 229,
      modifiers: 2,
    })
    await hands.commit('중')
    await expect
      .poll(async () => squeeze(await evaluator.getByRole('list', { name: '댓글 목록' }).innerText()), SOON)
      .toMatch(/집계 중$/)
    await expect.poll(async () => squeeze(await told.innerText()), SOON).toMatch(/집계 중$/)

    await evaluator.getByRole('button', { name: '해결로 표시' }).click()
    await expect.poll(() => rowText(evaluator, name), SOON).toContain('댓글 2 해결')
    await expect.poll(async () => squeeze(await told.innerText()), SOON).toContain('여기까지 해결')
    await expect.poll(() => evaluator.evaluate(() => document.activeElement?.textContent), SOON).toBe('해결 취소')

    // Withdrawn: the text goes, the fact stays, the focus has a place.
    await evaluator.getByRole('button', { name: /쓴 댓글 철회/ }).click()
    await evaluator.getByRole('dialog').getByRole('button', { name: '철회' }).click()
    await expect.poll(async () => squeeze(await told.innerText()), SOON).toContain('쓴 사람이 철회한 댓글입니다.')
    expect(await told.innerText()).not.toContain('집계 중')
    await expect.poll(() => evaluator.evaluate(() => document.activeElement?.textContent), SOON).toBe('댓글을 철회했습니다.')

    expect(await axeViolations(executive)).toEqual([])
    expect(await axeViolations(evaluator)).toEqual([])
    // On a phone the name stands over its figure, and the details stay in view under the rows.
    await evaluator.setViewportSize({ width: 390, height: 844 })
    await expect.poll(() => sidewaysOverflow(evaluator), SOON).toBe(0)
    await expect.poll(() => evaluator.getByRole('region', { name: '선택한 지표' }).isVisible(), SOON).toBe(true)
    // At the end of the page the bar at the thumb lies over nothing.
    await evaluator.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
    expect(await axeViolations(evaluator)).toEqual([])
    for (const page of [evaluator, executive]) await page.context().close()
    expect(at.problems).toEqual([])
  })

  it('sent twice by a lost reply it is one comment; offline the text stays', async () => {
    const page = await at.page('evaluator')
    await page.goto(`${at.origin}/entry?year=2025`)
    await settled(page)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Alt+6')
    const field = page.getByRole('textbox', { name: '댓글 쓰기' })
    await field.fill('한 번만 남아야 합니다')
    let lost = 0
    await page.route('**/trpc/comments.add*', async (route) => {
      // The server has it; its answer never comes, and not when the page asks again by itself.
      if (lost === 3) return route.continue()
      lost += 1
      await route.fetch()
      return route.abort('connectionreset')
    })
    await field.press('Control+Enter')
    await expect.poll(() => page.getByRole('alert').count(), SOON).toBeGreaterThan(0)
    expect(await field.inputValue()).toBe('한 번만 남아야 합니다')
    await field.press('Control+Enter')
    await expect.poll(() => field.inputValue(), SOON).toBe('')
    await expect
      .poll(async () => (await page.getByRole('list', { name: '댓글 목록' }).innerText()).match(/한 번만/g)?.length, SOON)
      .toBe(1)
    await page.context().close()
    // What the browser says of the broken connection is the test's own doing.
    at.problems.length = 0
  })
})
