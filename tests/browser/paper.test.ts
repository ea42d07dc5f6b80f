/** Every page and panel on paper: the same from any window and theme, whole, with bureau, title, day and page on each sheet. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settled, type Stage, stage } from './harness.ts'
import { SOON } from './keys.ts'
import { type WalkedPage, walkedPages } from './page-table.ts'

let at: Stage
let pages: readonly WalkedPage[]
beforeAll(async () => {
  at = await stage({ practice: true, bureaus: true })
  const page = await at.page('administrator')
  pages = await walkedPages('paper', at.origin, page)
  await page.context().close()
})
afterAll(() => at?.close())

/** What has no drawing to be made for the paper is printed from one window. */
const WINDOWS = [
  [1280, 'light'],
  [1440, 'light'],
  [1920, 'dark'],
] as const

const print = (page: Page) => page.pdf({ preferCSSPageSize: true, printBackground: true })

/** All that is drawn: two prints differ in nothing but when they were made, and where a link within the page would lead. */
const picture = (pdf: Buffer) =>
  pdf
    .toString('latin1')
    .replaceAll(/\/(CreationDate|ModDate) \([^)]*\)/g, '')
    .replaceAll(/\/ID ?\[[^\]]*\]/g, '')
    .replaceAll(/\/XYZ [\d. ]+/g, '')

/** The words of each sheet, without spaces: paper breaks lines elsewhere. */
async function sheets(pdf: Buffer): Promise<string[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const doc = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const numbers = Array.from({ length: doc.numPages }, (_, i) => i + 1)
  const texts = await Promise.all(
    numbers.map(async (n) => {
      const { items } = await (await doc.getPage(n)).getTextContent()
      return items.map((item) => ('str' in item ? item.str : '')).join('')
    }),
  )
  await doc.loadingTask.destroy()
  return texts.map((text) => text.normalize('NFKC').replaceAll(/\s/g, ''))
}

/** What a person sees of figures, each text by itself: of the open panel or dialog, else of the page. */
const figures = (page: Page) =>
  page.evaluate(() => {
    const open = [...document.querySelectorAll('dialog[open]')]
    const walker = document.createTreeWalker(open.at(-1) ?? document.querySelector('main') ?? document.body, NodeFilter.SHOW_TEXT)
    const found = new Set<string>()
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const around = node.parentElement
      if (around === null || !/\d/.test(node.textContent ?? '')) continue
      if (
        around.closest(
          '.no-print, .sr-only, [data-print="hide"], button, select, input, textarea, fieldset, summary, [popover], details:not([open])',
        )
      )
        continue
      // An axis has as many marks as its length has room for.
      if (around.closest('svg') !== null && /^\d+$/.test(node.textContent ?? '')) continue
      if (!around.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
      found.add((node.textContent ?? '').normalize('NFKC').replaceAll(/\s/g, ''))
    }
    return [...found]
  })

/** What is not as it should be on the paper of a page. */
async function faults(page: Page, path: string, windows: readonly (typeof WINDOWS)[number][]): Promise<string[]> {
  const wrong: string[] = []
  const prints: Buffer[] = []
  const seen: string[] = []
  for (const [width, colorScheme] of windows) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    if (prints.length === 0) {
      await page.goto(at.origin + path)
      await settled(page)
    }
    seen.push(...(await figures(page)))
    prints.push(await print(page))
  }
  const [first] = prints
  if (first === undefined) return wrong
  if (new Set(prints.map(picture)).size !== 1) wrong.push(`${path}: differs between windows`)
  const texts = await sheets(first)
  const all = texts.join('')
  const missing = [...new Set(seen)].filter((figure) => !all.includes(figure))
  if (missing.length > 0) wrong.push(`${path}: not on paper ${missing.join(' | ')}`)
  const signedIn = path !== '/sign-in'
  const whose = path.startsWith('/government') ? '전북특별자치도·' : '전북특별자치도대외국제소통국·'
  for (const [i, text] of texts.entries()) {
    if (signedIn && !text.includes(whose)) wrong.push(`${path}: sheet ${i + 1} is of nobody`)
    if (!text.includes(`${i + 1}/${texts.length}`)) wrong.push(`${path}: sheet ${i + 1} has no number`)
    if (signedIn && !/20\d\d\.\d+\.\d+\.기준/.test(text)) wrong.push(`${path}: sheet ${i + 1} has no day`)
  }
  // Head and foot are some hundred letters.
  if (texts.length > 1 && (texts.at(-1) ?? '').length < 160) wrong.push(`${path}: the last sheet is nearly empty`)
  if (texts.length > 1 && (texts[0] ?? '').length < 240) wrong.push(`${path}: the first sheet has only its heading`)
  return wrong
}

describe('on A4', () => {
  it('each page and panel is the same from every window and theme, whole, and named on each sheet', async () => {
    const wrong: string[] = []
    // Two windows at once: most of the time a page waits for its parts.
    const through = async (paths: readonly string[], windows: readonly (typeof WINDOWS)[number][]) => {
      const page = await at.page('administrator', { width: 1280, height: 900 })
      for (const path of paths) wrong.push(...(await faults(page, path, windows)))
      await page.context().close()
    }
    const [drawn, others] = [true, false].map((charts) => pages.filter((one) => one.charts === charts).map(({ path }) => path))
    await Promise.all([through(drawn ?? [], WINDOWS), through(others ?? [], WINDOWS.slice(1, 2))])
    expect(wrong).toEqual([])
  })

  it('a page comes back as it was on the screen', async () => {
    const page = await at.page('executive', { width: 1440, height: 900, theme: 'dark' })
    await page.goto(`${at.origin}/budget`)
    await settled(page)
    const charts = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('main svg')].map((svg) => `${svg.clientWidth} ${getComputedStyle(svg).color}`).join(),
      )
    const before = await charts()
    await print(page)
    await expect.poll(charts, SOON).toBe(before)
    expect(
      await page.evaluate(() => document.documentElement.getAttributeNames().filter((name) => name === 'data-paper')),
    ).toEqual([])
    await page.context().close()
  })
})

it('caused no console message and asked no other host', () => expect(at.problems).toEqual([]))
