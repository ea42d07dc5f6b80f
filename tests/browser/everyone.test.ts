/** Every route with its tabs and panels, opened once: whoever hears it, sees it otherwise or has no mouse can use it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '#domain/entry/permissions.ts'
import { axeFindings, bareSigns, forcedColours, hiddenFocus, spaceTexts, structure, texts } from './everyone.ts'
import { addresses, axeViolations, settled, shot, type Stage, stage } from './harness.ts'
import { SOON, tabTo } from './keys.ts'

let at: Stage
beforeAll(async () => {
  at = await stage({ practice: true, bureaus: true })
})
afterAll(() => at?.close())

/** FIRST and SECOND: departments, ONE: the first indicator of the first. */
const PAGES: readonly (readonly [Role, readonly string[]])[] = [
  [
    'administrator',
    [
      '/overview?year=2026',
      '/overview?year=2024',
      '/overview?year=2026&tv=1',
      '/overview?year=2026&known=2026-10-31',
      '/government?year=2024',
      '/departments/FIRST',
      '/departments/FIRST?year=2025&indicator=ONE',
      '/departments/SECOND?year=2024',
      '/budget',
      '/budget?tab=statement',
      '/budget?tab=reconciliation',
      '/budget?tab=transfers',
      '/entry?year=2026&month=9',
      '/review?year=2026&month=9',
      '/review?show=confirmed',
      '/activities',
      '/activities?activity=1',
      '/deadlines',
      '/deadlines?show=all',
      '/differences?from=2026-10-31',
      '/imports',
    ],
  ],
  [
    'administrator',
    [
      '/calendar',
      '/next-plan',
      '/plans',
      '/periods',
      '/periods?tab=due',
      '/periods?tab=deputies',
      '/periods?tab=rules',
      '/reorganisation',
      '/accounts',
      '/audit',
      '/audit?entry=1',
      '/system',
      '/sign-in',
      '/claim',
      '/no-such-page',
    ],
  ],
  ['head', ['/review?year=2026&month=9', '/periods', '/deadlines']],
  ['evaluator', ['/entry?year=2026&month=10', '/activities']],
]

it('the walk knows every route of the route table', () => {
  const app = readFileSync(join(import.meta.dirname, '../../client/App.tsx'), 'utf8')
  const routes = [...app.matchAll(/path: '([^']+)'/g)].map(([, path = '']) => path.split('/')[0])
  const walked = new Set(PAGES.flatMap(([, paths]) => paths.map((path) => path.split(/[/?]/)[1])))
  expect(routes.filter((route) => route !== '' && !walked.has(route))).toEqual([])
  expect(routes.length).toBeGreaterThan(18)
})

describe('every page', () => {
  it('is named, ordered, spoken, spaced, drawn and reached as WCAG 2.2 and KWCAG 2.2 ask', { timeout: 600_000 }, async () => {
    const wrong: string[] = []
    const titles = new Map<string, string>()
    const walk = async ([role, paths]: (typeof PAGES)[number]) => {
      const page = await at.page(role, { width: 1440, height: 900 })
      for (const path of await addresses(at.origin, page, paths)) {
        const note = (where: string, found: readonly string[]) =>
          wrong.push(...found.map((one) => `${role} ${path} ${where}: ${one}`))
        await page.setViewportSize({ width: 1440, height: 900 })
        await page.goto(at.origin + path)
        await settled(page)
        await shot(page, `1440-${role}${path.replaceAll(/\W+/g, '-')}`)
        const title = await page.title()
        if (role === 'administrator') {
          if (titles.has(title)) note('1440', [`called "${title}" as ${titles.get(title)} is`])
          titles.set(title, path)
        }
        note('1440', [...(await structure(page)), ...(await bareSigns(page)), ...(await axeFindings(page))])
        note('forced colours', await forcedColours(page))
        // What is wider or taller than its place, or over another, only when spaced as WCAG 1.4.12 says.
        await settled(page)
        const before = new Set((await texts(page)).wrong)
        await spaceTexts(page, true)
        await settled(page)
        note(
          'spaced',
          (await texts(page)).wrong.filter((one) => !before.has(one)),
        )
        await spaceTexts(page, false)
        // A desk at 400 %.
        await page.setViewportSize({ width: 320, height: 256 })
        await settled(page)
        note('320', [...(await hiddenFocus(page)), ...(await structure(page))])
        await page.emulateMedia({ colorScheme: 'dark' })
        await page.setViewportSize({ width: 390, height: 900 })
        await settled(page)
        note('390 dark', await axeViolations(page))
        await page.emulateMedia({ colorScheme: 'light' })
      }
      await page.context().close()
    }
    await Promise.all(PAGES.map(walk))
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
