/** At every width each text stands whole and says what it says elsewhere; and nothing moves while a page comes. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { texts } from './everyone.ts'
import { settled, sidewaysOverflow, type Stage, stage } from './harness.ts'
import { type WalkedPage, walkedPages } from './page-table.ts'

let at: Stage
let pages: readonly WalkedPage[]
beforeAll(async () => {
  at = await stage({ practice: true, bureaus: true })
  const page = await at.page('administrator')
  pages = await walkedPages('widths', at.origin, page)
  await page.context().close()
})
afterAll(() => at?.close())

const WIDTHS = [1920, 1440, 1280, 1024, 900, 768, 390, 320]
/** What has no charts changes only where a column goes or a row becomes a card. */
const FEWER = [1440, 768, 390, 320]
/** Months under a line are as many as have room. */
const numbers = (drawn: readonly string[]) =>
  new Set(
    drawn
      .join('\n')
      .replaceAll(/\d+월/g, '')
      .match(/[△▼+−-]?[\d,.]*\d(?:\s?%)?/g) ?? [],
  )

/** How far the page moved while it came, as browsers measure it. */
const moved = (page: Page) =>
  page.evaluate(async () => {
    const entries = await new Promise<PerformanceEntry[]>((done) => {
      new PerformanceObserver((list) => done(list.getEntries())).observe({ type: 'layout-shift', buffered: true })
      setTimeout(() => done([]), 200)
    })
    return entries.reduce((sum, entry) => sum + ('value' in entry && typeof entry.value === 'number' ? entry.value : 0), 0)
  })

/** What is wrong with the texts of the page at these widths. */
async function textFaults(page: Page, widths: readonly number[]): Promise<string[]> {
  const wrong: string[] = []
  let widest: Record<string, string[]> | null = null
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    await settled(page)
    const found = await texts(page)
    widest ??= found.labelled
    for (const one of found.wrong) wrong.push(`at ${width}: ${one}`)
    const over = await sidewaysOverflow(page)
    if (over > 0) wrong.push(`at ${width}: pushed sideways by ${over} px`)
    for (const [label, labels] of Object.entries(found.labelled)) {
      const known = new Set([...numbers(widest[label] ?? []), ...numbers([label])])
      const has = numbers(labels)
      for (const figure of has) if (!known.has(figure)) wrong.push(`at ${width}: ${figure} is nowhere else in "${label}"`)
      // What the chart says of its data it says at every width; the marks of an axis are as many as have room.
      const said = numbers([label])
      for (const figure of numbers(widest[label] ?? []))
        if (said.has(figure) && !has.has(figure)) wrong.push(`at ${width}: ${figure} is gone from "${label}"`)
    }
  }
  return wrong
}

it('nothing moves while a page comes; no text is cut off or covered at any width, and charts show the figures they have', async () => {
  const wrong: string[] = []
  const through = async (paths: readonly string[], widths: readonly number[]) => {
    const page = await at.page('administrator')
    page.on('response', (answer) => {
      if (answer.status() === 404) wrong.push(`${page.url()} asked for ${answer.url()}`)
    })
    // Answers come one after the other, as over an office's network.
    const session = await page.context().newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 60,
      downloadThroughput: 2_000_000,
      uploadThroughput: 2_000_000,
    })
    for (const path of paths) {
      await page.setViewportSize({ width: 1440, height: 900 })
      await page.goto(at.origin + path)
      await settled(page)
      const shift = await moved(page)
      if (shift > 0.02) wrong.push(`${path} moves by ${shift.toFixed(3)}`)
      wrong.push(...(await textFaults(page, widths)).map((one) => `${path} ${one}`))
    }
    const icon = await page.evaluate(() => document.querySelector<HTMLLinkElement>('link[rel="icon"]')?.href ?? '')
    expect((await page.request.get(icon)).headers()['content-type']).toContain('image/svg+xml')
    await page.context().close()
  }
  // Two pages at once: most of the time one waits for its parts.
  const [charts, others] = [true, false].map((drawn) => pages.filter((one) => one.charts === drawn).map(({ path }) => path))
  await Promise.all([through(charts ?? [], WIDTHS), through(others ?? [], FEWER)])
  expect(wrong).toEqual([])
})

it('caused no console message and asked no other host', () => expect(at.problems).toEqual([]))
