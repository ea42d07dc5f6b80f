import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SOON } from './keys.ts'
import { addresses, settled, type Stage, stage } from './harness.ts'

/** Every page by its address: what it asks first comes within it. A new page of the list of first questions is one line here. */
const PAGES = [
  '/overview?year=2026',
  '/overview?year=2024',
  '/overview?year=2026&structure=current',
  '/departments/FIRST',
  '/departments/SECOND?year=2024',
  '/budget',
  '/entry?year=2026&month=9',
  '/review?year=2026&month=9',
  '/activities',
  '/activities?tab=series',
  '/schedules',
  '/services',
  '/deadlines',
  '/notices',
  '/notices?view=day',
  '/imports',
  '/calendar',
  '/next-plan',
  '/plans',
  '/periods',
  '/reorganisation',
  '/accounts',
  '/system',
]
/** The pages people open most: requests until the page stands, charts and what they ask afterwards left out, and kB of it. */
const MOST_OPENED = [
  '/overview?year=2026',
  '/departments/FIRST',
  '/budget',
  '/entry?year=2026&month=9',
  '/review?year=2026&month=9',
]
const MOST_REQUESTS = 18
const MOST_BYTES = 450_000

describe('the first view', () => {
  let at: Stage
  beforeAll(async () => void (at = await stage({ practice: true })))
  afterAll(() => at.close())

  /** A page that notes when its heading first stands. */
  async function open(): Promise<Page> {
    const page = await at.page('administrator')
    await page.addInitScript(() => {
      const watch = new MutationObserver(() => {
        if (document.querySelector('main h1') === null) return
        performance.mark('stands')
        watch.disconnect()
      })
      watch.observe(document, { childList: true, subtree: true })
    })
    return page
  }

  /** The files asked for until the page stood, itself included; bytes as they were sent. */
  async function asked(page: Page, path: string): Promise<{ readonly path: string; readonly bytes: number }[]> {
    await page.goto(`${at.origin}${path}`)
    await settled(page)
    return page.evaluate(() => {
      const stood = performance.getEntriesByName('stands')[0]?.startTime ?? 0
      const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      return all
        .filter((one) => one.startTime < stood && !one.name.includes('/trpc/'))
        .map((one) => ({
          path: new URL(one.name).pathname,
          bytes: (one as PerformanceResourceTiming).transferSize,
        }))
    })
  }

  it('waits for the page and its files, and for no answer', { timeout: 240_000 }, async () => {
    const page = await at.page('administrator')
    for (const path of await addresses(at.origin, page, PAGES)) {
      // Nothing is answered but the page and its files.
      let release = () => {}
      const held = new Promise<void>((done) => (release = done))
      await page.route('**/trpc/**', async (route) => {
        await held
        await route.continue().catch(() => undefined)
      })
      await page.goto(`${at.origin}${path}`, { waitUntil: 'commit' })
      await expect.poll(() => page.locator('main h1').count(), { ...SOON, message: path }).toBeGreaterThan(0)
      release()
      await settled(page)
      await page.unrouteAll()
    }
    expect(at.problems).toEqual([])
  })

  it('is few files and little of them', { timeout: 120_000 }, async () => {
    const first = await at.page('administrator')
    for (const path of await addresses(at.origin, first, MOST_OPENED)) {
      const page = await open()
      const found = await asked(page, path)
      expect(found.length).toBeGreaterThan(5)
      const bytes = found.reduce((sum, one) => sum + one.bytes, 0)
      expect(found.length, path).toBeLessThanOrEqual(MOST_REQUESTS)
      expect(bytes, path).toBeLessThanOrEqual(MOST_BYTES)
      await page.context().close()
    }
  })
})
