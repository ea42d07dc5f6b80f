/** Every route with its tabs and panels, opened once: whoever hears it, sees it otherwise or has no mouse can use it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '#domain/entry/permissions.ts'
import {
  arrows,
  axeFindings,
  axeOfSize,
  bareSigns,
  forcedColours,
  hiddenFocus,
  spaceTexts,
  structure,
  texts,
  unmarkedKorean,
} from './everyone.ts'
import { addresses, goTo, settled, speak, type Stage, stage } from './harness.ts'
import { SOON, tabTo } from './keys.ts'
import { type WalkedPage, walkedPages } from './page-table.ts'

let at: Stage
let pages: readonly WalkedPage[]
beforeAll(async () => {
  at = await stage({ practice: true, bureaus: true })
  const page = await at.page('administrator')
  pages = await walkedPages('everyone', at.origin, page)
  await page.context().close()
}, 120_000)
afterAll(() => at?.close())

it('the walk knows every route of the route table', () => {
  const app = readFileSync(join(import.meta.dirname, '../../client/App.tsx'), 'utf8')
  const routes = [...app.matchAll(/path: '([^']+)'/g)].map(([, path = '']) => path.split('/')[0])
  const walked = new Set(pages.map(({ path }) => path.split(/[/?]/)[1]))
  expect(routes.filter((route) => route !== '' && !walked.has(route))).toEqual([])
  expect(routes.length).toBeGreaterThan(18)
})

describe('every page', () => {
  it('is named, ordered, spoken, spaced, drawn and reached as WCAG 2.2 and KWCAG 2.2 ask', { timeout: 600_000 }, async () => {
    const wrong: string[] = []
    const titles = new Map<string, string>()
    const walked = new Set<string>()
    const look = async (page: Page, { role, path }: WalkedPage) => {
      const note = (where: string, found: readonly string[]) =>
        wrong.push(...found.map((one) => `${role} ${path} ${where}: ${one}`))
      const called = async () => {
        const title = await page.title()
        const other = titles.get(title)
        if (role !== 'administrator') return []
        titles.set(title, path)
        return other === undefined ? [] : [`called "${title}" as ${other} is`]
      }
      await goTo(page, path)
      await settled(page)
      note('1440', [...(await called()), ...(await structure(page)), ...(await bareSigns(page)), ...(await axeFindings(page))])
      // What is wider or taller than its place, or over another, only when spaced as WCAG 1.4.12 says.
      const before = new Set((await texts(page)).wrong)
      await spaceTexts(page, true)
      await settled(page)
      const spaced = (await texts(page)).wrong.filter((one) => !before.has(one))
      note('spaced', spaced)
      await spaceTexts(page, false)
      note('forced colours', await forcedColours(page))
      // A desk at 400 %, in the dark.
      await page.emulateMedia({ colorScheme: 'dark' })
      await page.setViewportSize({ width: 320, height: 256 })
      await settled(page)
      note('320', [...(await hiddenFocus(page)), ...(await structure(page))])
      note('320', await axeOfSize(page))
      await page.emulateMedia({ colorScheme: 'light' })
      await page.setViewportSize({ width: 1440, height: 900 })
      await speak(page, 'en')
      await settled(page)
      note('English', [
        ...(await called()),
        ...(await structure(page)),
        ...(await bareSigns(page)),
        ...(await unmarkedKorean(page)),
      ])
      const again = async () => {
        await goTo(page, path)
        await settled(page)
      }
      note('arrows', await arrows(page, walked, again))
      await speak(page, 'ko')
    }
    // The next page to whoever is free: most of the time one waits for its parts.
    const walk = async (role: Role, left: WalkedPage[]) => {
      const page = await at.page(role, { width: 1440, height: 900 })
      await page.goto(at.origin)
      await settled(page)
      for (let one = left.shift(); one !== undefined; one = left.shift()) await look(page, one)
      await page.context().close()
    }
    const left = Map.groupBy(pages, (one) => one.role)
    const walks = [...left].flatMap(([role, of]) =>
      role === 'administrator' ? [walk(role, of), walk(role, of)] : [walk(role, of)],
    )
    await Promise.all(walks)
    expect(wrong).toEqual([])
  })
})

it('the tip of a chart stays for the pointer and goes by Esc, the panel around it later', { timeout: 120_000 }, async () => {
  const page = await at.page('executive', { width: 1440, height: 900 })
  const [path = ''] = await addresses(at.origin, page, ['/departments/FIRST?year=2025&indicator=ONE'])
  await page.goto(at.origin + path)
  await settled(page)
  const panel = page.getByRole('dialog')
  const chart = panel
    .getByRole('img')
    .filter({ has: page.locator('svg') })
    .first()
  await chart.scrollIntoViewIfNeeded()
  const box = await chart.boundingBox()
  if (box === null) throw new Error('no chart')
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.5, { steps: 5 })
  const tip = chart.locator('.chart-tip')
  await expect.poll(() => tip.isVisible(), SOON).toBe(true)
  const place = await tip.boundingBox()
  if (place === null) throw new Error('no tip')
  await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2, { steps: 12 })
  // Longer than it would take to go.
  await page.evaluate(() => new Promise((done) => setTimeout(done, 600)))
  expect(await tip.isVisible()).toBe(true)
  await page.keyboard.press('Escape')
  await expect.poll(() => tip.isVisible(), SOON).toBe(false)
  expect(await panel.count()).toBe(1)
  await page.keyboard.press('Escape')
  await expect.poll(() => panel.count(), SOON).toBe(0)

  // And who goes to another page goes on at its heading.
  await tabTo(page, page.getByRole('navigation').getByRole('link', { name: '예산', exact: true }))
  await page.keyboard.press('Enter')
  await page.waitForURL(/budget/)
  const focused = () => page.evaluate(() => `${document.activeElement?.tagName} ${document.title}`)
  await expect.poll(focused, SOON).toMatch(/^H1 .*예산/)
  await page.context().close()
})

it('the wall screen, which alone changes by itself, stops at Space and goes on by its button', { timeout: 60_000 }, async () => {
  const page = await at.page('executive', { width: 1440, height: 900 })
  await page.goto(`${at.origin}/overview?year=2026&tv=1`)
  await settled(page)
  const [stop, goOn] = ['멈춤', '계속'].map((name) => page.getByRole('button', { name, exact: true }))
  await stop?.waitFor()
  await page.keyboard.press('Space')
  await goOn?.click()
  await expect.poll(() => stop?.count(), SOON).toBe(1)
  await page.context().close()
})

it('caused no console message and asked no other host', () => expect(at.problems).toEqual([]))
