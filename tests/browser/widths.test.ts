/** At every width each text stands whole and says what it says elsewhere; and nothing moves while a page comes. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addresses, settled, type Stage, stage } from './harness.ts'

let at: Stage
beforeAll(async () => {
  at = await stage({ practice: true })
})
afterAll(() => at?.close())

const WIDTHS = [1920, 1440, 1280, 1024, 900, 768, 390, 320]
/** Where charts and wide tables are. FIRST: a department, ONE: its indicator. */
const DRAWN = [
  '/overview?year=2024',
  '/overview?year=2026',
  '/departments/FIRST?year=2024',
  '/departments/SECOND?year=2024',
  '/departments/SECOND?year=2026',
  '/departments/FIRST?year=2026&indicator=ONE',
  '/budget',
  '/budget?tab=statement',
  '/entry?year=2026&month=9',
  '/review?year=2026&month=9',
  '/deadlines',
  '/activities',
]

/** Texts out of their chart, over another one or out of what cuts them off; and each chart's label with the texts it draws. */
const texts = (page: Page) =>
  page.evaluate(() => {
    const wrong = new Set<string>()
    const charts: Record<string, string[]> = {}
    for (const svg of document.querySelectorAll('svg')) {
      const box = svg.getBoundingClientRect()
      if (box.width === 0 || svg.closest('.sr-only') !== null) continue
      const drawn = [...svg.querySelectorAll('text')]
        .map((node) => ({ text: node.textContent ?? '', place: node.getBoundingClientRect() }))
        .filter((one) => one.place.width > 0)
      for (const { text, place } of drawn) {
        if (place.left < box.left - 1 || place.right > box.right + 1 || place.top < box.top - 2 || place.bottom > box.bottom + 2)
          wrong.add(`out of its chart: ${text}`)
      }
      for (const [i, a] of drawn.entries()) {
        for (const b of drawn.slice(i + 1)) {
          const across = Math.min(a.place.right, b.place.right) - Math.max(a.place.left, b.place.left)
          const down = Math.min(a.place.bottom, b.place.bottom) - Math.max(a.place.top, b.place.top)
          if (across > 2 && down > 4) wrong.add(`one over the other: ${a.text} / ${b.text}`)
        }
      }
      const label = svg.closest('[aria-label]')?.getAttribute('aria-label')
      if (label != null && drawn.length > 0) charts[label] = drawn.map((one) => one.text)
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = (node.textContent ?? '').trim()
      const around = node.parentElement
      if (text === '' || around === null || around.closest('svg, .sr-only, script, style, option') !== null) continue
      if (!around.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const place = range.getBoundingClientRect()
      if (place.width === 0) continue
      for (let outer: Element | null = around; outer !== null && outer !== document.body; outer = outer.parentElement) {
        const style = getComputedStyle(outer)
        const edge = outer.getBoundingClientRect()
        // What scrolls shows the rest; what is clipped to nothing is for a screen reader.
        if (style.position === 'fixed' || edge.width <= 1 || /auto|scroll/.test(style.overflowX + style.overflowY)) break
        const sideways = style.overflowX !== 'visible' && (place.right > edge.right + 1 || place.left < edge.left - 1)
        const down = style.overflowY !== 'visible' && (place.bottom > edge.bottom + 3 || place.top < edge.top - 3)
        if (!sideways && !down) continue
        // A name may end in … where its whole stands a press away; a figure never.
        if (style.textOverflow !== 'ellipsis' || /\d/.test(text)) wrong.add(`cut: ${text}`)
        break
      }
    }
    return { wrong: [...wrong], charts }
  })

/** Months under a line are as many as have room. */
const numbers = (drawn: readonly string[]) =>
  new Set(
    drawn
      .join('\n')
      .replaceAll(/\d+월/g, '')
      .match(/[△▼+−-]?[\d,.]*\d(?:\s?%)?/g) ?? [],
  )

describe('at each width', () => {
  it('no text is cut off or covered, and every figure of a chart is one it has elsewhere', { timeout: 300_000 }, async () => {
    const page = await at.page('administrator', { width: 1920, height: 900 })
    const wrong: string[] = []
    for (const path of await addresses(at.origin, page, DRAWN)) {
      await page.setViewportSize({ width: 1920, height: 900 })
      await page.goto(at.origin + path)
      let widest: Record<string, string[]> | null = null
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 })
        await settled(page)
        const found = await texts(page)
        widest ??= found.charts
        for (const one of found.wrong) wrong.push(`${path} at ${width}: ${one}`)
        for (const [label, drawn] of Object.entries(found.charts)) {
          const known = new Set([...numbers(widest[label] ?? []), ...numbers([label])])
          const has = numbers(drawn)
          for (const figure of has)
            if (!known.has(figure)) wrong.push(`${path} at ${width}: ${figure} is nowhere else in "${label}"`)
          // What the chart says of its data it says at every width; the marks of an axis are as many as have room.
          const said = numbers([label])
          for (const figure of numbers(widest[label] ?? []))
            if (said.has(figure) && !has.has(figure)) wrong.push(`${path} at ${width}: ${figure} is gone from "${label}"`)
        }
      }
    }
    expect(wrong).toEqual([])
    await page.context().close()
  })
})

describe('while a page comes', () => {
  const PAGES = [
    ...DRAWN,
    '/departments/FIRST',
    '/budget?tab=reconciliation',
    '/activities?activity=1',
    '/differences?from=2026-10-31',
    '/imports',
    '/calendar',
    '/next-plan',
    '/plans',
    '/periods',
    '/periods?tab=rules',
    '/reorganisation',
    '/accounts',
    '/audit',
    '/audit?entry=1',
    '/system',
    '/sign-in',
  ]

  it('nothing moves by more than 0.02, and nothing is asked for that is not there', { timeout: 240_000 }, async () => {
    const page = await at.page('administrator', { width: 1440, height: 900 })
    const wrong: string[] = []
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
    for (const path of await addresses(at.origin, page, PAGES)) {
      await page.goto(at.origin + path)
      await settled(page)
      const moved = await page.evaluate(async () => {
        const entries = await new Promise<PerformanceEntry[]>((done) => {
          new PerformanceObserver((list) => done(list.getEntries())).observe({ type: 'layout-shift', buffered: true })
          setTimeout(() => done([]), 200)
        })
        return entries.reduce((sum, entry) => sum + ('value' in entry && typeof entry.value === 'number' ? entry.value : 0), 0)
      })
      if (moved > 0.02) wrong.push(`${path} moves by ${moved.toFixed(3)}`)
    }
    const icon = await page.evaluate(() => document.querySelector<HTMLLinkElement>('link[rel="icon"]')?.href ?? '')
    expect((await page.request.get(icon)).headers()['content-type']).toContain('image/svg+xml')
    expect(wrong).toEqual([])
    await page.context().close()
  })
})

it('caused no console message and asked no other host', () => expect(at.problems).toEqual([]))
