import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, settled, type Stage, sidewaysOverflow, stage } from './harness.ts'
import { SOON, within } from './keys.ts'

let at: Stage
beforeAll(async () => {
  at = await stage()
})
afterAll(() => at?.close())

// The server runs in this process. A page's stream belongs to a worker, of which the browser tells a test nothing.
const streams: ServerResponse[] = []
const noted = (message: unknown) => {
  const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
  if (request.url?.startsWith('/live')) streams.push(response)
}
beforeAll(() => subscribe('http.server.request.start', noted))
afterAll(() => void unsubscribe('http.server.request.start', noted))
const opened = () => streams.filter((one) => one.headersSent).length

/** A page that listens: the stream opens a moment after the figures are there. */
async function listening(page: Page, path: string): Promise<Page> {
  const before = opened()
  await page.goto(`${at.origin}${path}`)
  await settled(page)
  await expect.poll(opened, SOON).toBeGreaterThan(before)
  return page
}

const mainText = async (page: Page) => (await page.getByRole('main').innerText()).replaceAll(/\s+/g, ' ')

/** Writes as the signed-in page's user, past its screen. */
async function write(page: Page, procedure: string, input: unknown): Promise<unknown> {
  const answer = await page.request.post(`${at.origin}/trpc/${procedure}`, { data: input, headers: { origin: at.origin } })
  const body = (await answer.json()) as { result?: { data: unknown }; error?: { message: string } }
  if (body.error) throw new Error(`${procedure}: ${body.error.message}`)
  return body.result?.data
}

interface Cell {
  readonly indicatorId: number
  readonly version: number
  readonly name: string
}
async function cells(page: Page): Promise<Cell[]> {
  const answer = await page.request.get(`${at.origin}/trpc/entry.grid?input=${encodeURIComponent('{"year":2025,"month":0}')}`)
  return ((await answer.json()) as { result: { data: { departments: { cells: Cell[] }[] } } }).result.data.departments.flatMap(
    (d) => d.cells,
  )
}

describe('what one enters, the others see', () => {
  it('on the overview, the department, the review and the board within a second, without a touch', async () => {
    const [evaluator, overview, department, review, board] = [
      await at.page('evaluator'),
      await at.page('executive'),
      await at.page('executive'),
      await at.page('head'),
      await at.page('administrator'),
    ]
    await listening(overview, '/overview?year=2025')
    await listening(department, '/departments/3?year=2025')
    await listening(review, '/review?year=2025&month=0')
    await listening(board, '/deadlines?year=2025')
    const bell = review.getByRole('button', { name: /^알림/ })
    const before = await bell.innerText()
    const [first] = await cells(evaluator)
    if (!first) throw new Error('no cell')

    const shownBefore = await mainText(overview)
    const departmentBefore = await mainText(department)
    await write(evaluator, 'entry.enter', {
      indicatorId: first.indicatorId,
      year: 2025,
      month: 0,
      version: 0,
      entry: { raw: '12' },
      cause: '협약 확대',
      reason: '시험',
      requestId: crypto.randomUUID(),
    })
    await within(1000, async () => /대외협력과 2025년 연간 2026\. 3\. 31\. \d+일 지남 3 1 0 0 0/.test(await mainText(board)))
    // A figure being typed is seen where entries are read, and on no page of results.
    expect(await mainText(overview)).toBe(shownBefore)
    expect(await mainText(department)).toBe(departmentBefore)

    await write(evaluator, 'entry.submit', {
      year: 2025,
      month: 0,
      cells: [{ indicatorId: first.indicatorId, version: 1 }],
      requestId: crypto.randomUUID(),
    })
    await Promise.all([
      within(1000, async () => (await mainText(overview)) !== shownBefore),
      within(1000, async () => /12개 지표 중 1개/.test(await mainText(overview))),
      within(1000, async () => /12개 지표 중 1개를 산정.*잠정/.test(await mainText(overview))),
      within(1000, async () => (await mainText(department)) !== departmentBefore),
      within(1000, async () => (await mainText(review)).includes(first.name)),
    ])
    await within(1000, async () => (await bell.innerText()) !== before)
    await within(1000, async () => /검토 1건 과장/.test(await mainText(board)))
    for (const page of [evaluator, overview, department, review, board]) await page.context().close()
  })

  it('leaves a figure that is being typed alone', async () => {
    const [typing, other] = [await at.page('evaluator'), await at.page('evaluator')]
    await listening(typing, '/entry?year=2025&month=0')
    const row = (await cells(other))[1]
    if (!row) throw new Error('no second cell')
    await typing.getByText(row.name, { exact: false }).first().click()
    await typing.keyboard.type('123')
    const input = typing.locator('input:focus')
    expect(await input.inputValue()).toBe('123')
    const third = (await cells(other))[2]
    await write(other, 'entry.enter', {
      indicatorId: third?.indicatorId,
      year: 2025,
      month: 0,
      version: third?.version ?? 0,
      entry: { raw: '4.9' },
      reason: '시험',
      requestId: crypto.randomUUID(),
    })
    await within(1500, async () => (await mainText(typing)).includes('4.9'))
    expect(await input.inputValue()).toBe('123')
    await typing.keyboard.press('Escape')
    for (const page of [typing, other]) await page.context().close()
  })

  it('says quietly that it is cut off, comes back by itself, and then shows what happened meanwhile', async () => {
    const board = await at.page('administrator')
    await listening(board, '/deadlines?year=2025')
    await at.down()
    await board.getByText('연결 끊김, 다시 연결 중').waitFor()
    await at.up()
    await board.getByText('연결 끊김, 다시 연결 중').waitFor({ state: 'detached' })
    const evaluator = await at.page('evaluator')
    const [, second] = await cells(evaluator)
    await write(evaluator, 'entry.enter', {
      indicatorId: second?.indicatorId,
      year: 2025,
      month: 0,
      version: second?.version ?? 0,
      entry: { raw: '60' },
      reason: '시험',
      requestId: crypto.randomUUID(),
    })
    await within(1500, async () => /대외협력과 2025년 연간 2026\. 3\. 31\. \d+일 지남 3 3/.test(await mainText(board)))
    expect(await board.getByText('연결 끊김').count()).toBe(0)
    for (const page of [board, evaluator]) await page.context().close()
    // The browser itself says what it could not reach.
    at.problems.splice(
      0,
      at.problems.length,
      ...at.problems.filter((p) => !/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|Failed to load resource/.test(p)),
    )
  })

  it('two tabs of one browser hold one stream between them', async () => {
    const first = await at.page('executive')
    await listening(first, '/overview?year=2025')
    const second = await first.context().newPage()
    await second.goto(`${at.origin}/departments/3?year=2025`)
    await settled(second)
    await second.waitForTimeout(1500)
    // A page that is a tab of its own asks for no stream; the worker both share does.
    for (const page of [first, second]) {
      const asked = await page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .map((e) => e.name)
          .filter((name) => name.includes('/live?')),
      )
      expect(asked).toEqual([])
    }
    await first.context().close()
  })
})

describe('the bell and the board', () => {
  it('by keyboard: opens, lists, marks read, follows, and closes with Esc', async () => {
    const page = await at.page('head')
    await page.goto(`${at.origin}/deadlines`)
    await settled(page)
    const bell = page.getByRole('button', { name: /^알림/ })
    await bell.focus()
    await page.keyboard.press('Enter')
    const list = page.getByRole('list', { name: '알림 목록' })
    await list.waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await list.waitFor({ state: 'hidden' })
    await page.keyboard.press('Enter')
    await list.getByRole('link').first().focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/(entry|review)\?/)
    await list.waitFor({ state: 'hidden' })
    await settled(page)
    await bell.click()
    await page.getByRole('button', { name: '모두 읽음으로' }).click()
    await page.getByRole('button', { name: '알림', exact: true }).waitFor()
    await page.context().close()
  })

  it.each([
    [1440, 900, 'light'],
    [768, 1024, 'dark'],
    [390, 844, 'light'],
    [320, 640, 'dark'],
  ] as const)('stand at %i × %i, %s', async (width, height, theme) => {
    const page = await at.page('administrator', { width, height, theme })
    await page.goto(`${at.origin}/deadlines?show=all`)
    await settled(page)
    expect(await sidewaysOverflow(page)).toBe(0)
    expect(await axeViolations(page)).toEqual([])
    await page.context().close()
  })

  it('no message on any console', () => expect(at.problems).toEqual([]))
})
