import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { inject } from 'vitest'
import { openStore } from '#data/database.ts'
import { readConfig } from '#server/config.ts'
import { type Running, startServer } from '#server/main.ts'
import type { Role } from '#domain/entry/permissions.ts'
import { launch } from '../helpers/browser.ts'

const shots = resolve(import.meta.dirname, '../../test-output')
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** A running product on the real plan, and a browser that notes every console message. */
export interface Stage {
  readonly origin: string
  readonly server: Running
  readonly database: string
  /** takes the server down, and up again on the same port and database */
  down(): Promise<void>
  up(): Promise<void>
  /** lets the demonstration's role work for every department of the plan */
  everyDepartment(role: Role): Promise<void>
  readonly problems: string[]
  /** A signed-in page, Korean, Asia/Seoul, of the given size and theme. */
  page(role: Role, options?: { width?: number; height?: number; theme?: 'light' | 'dark' }): Promise<Page>
  /** A page of somebody not signed in. */
  stranger(): Promise<Page>
  close(): Promise<void>
}

/** `practice`: with a year of invented figures, activities and evidence, as `npm run practice` shows them; `bureaus`, `reorganisation`: as its options. */
export async function stage({ practice = false, bureaus = false, reorganisation = false } = {}): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'jipyo-browser-'))
  const port = await freePort()
  const config = {
    ...readConfig({ PORT: String(port), DATABASE_URL: join(folder, 'jipyo.sqlite') }),
    localFolder: folder,
    practice,
    practiceBureaus: bureaus,
    practiceReorganisation: reorganisation,
  }
  const clientFolder = process.env['JIPYO_TEST_CLIENT'] ?? config.clientFolder
  const start = () => startServer({ ...config, clientFolder }, () => undefined)
  let server = await start()
  const browser: Browser = await launch(inject('browser'))
  const origin = `http://localhost:${port}`
  const problems: string[] = []
  const contexts: BrowserContext[] = []
  const open = async (width = 1440, height = 900, theme: 'light' | 'dark' = 'light') => {
    const context = await browser.newContext({
      locale: 'ko-KR',
      timezoneId: 'Asia/Seoul',
      viewport: { width, height },
      colorScheme: theme,
    })
    contexts.push(context)
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    page.on('console', (m) => {
      if (['error', 'warning'].includes(m.type())) problems.push(`${page.url()} ${m.type()}: ${m.text()}`)
    })
    page.on('pageerror', (e) => problems.push(`${page.url()} pageerror: ${e.message}`))
    page.on('request', (r) => {
      if (!r.url().startsWith(origin) && !r.url().startsWith('data:') && !r.url().startsWith('blob:'))
        problems.push(`asked another host: ${r.url()}`)
    })
    return page
  }
  return {
    origin,
    problems,
    database: config.databaseUrl,
    get server() {
      return server
    },
    down: () => server.stop(),
    async up() {
      server = await start()
    },
    async everyDepartment(role) {
      const store = openStore(config.databaseUrl)
      const user = await store.db.selectFrom('user').select('id').where('role', '=', role).executeTakeFirstOrThrow()
      const rows = await store.db.selectFrom('indicator').select('department_id as id').distinct().execute()
      for (const { id } of rows) {
        await store.db
          .insertInto('user_department')
          .values({ user_id: user.id, unit_id: id })
          .onConflict((oc) => oc.doNothing())
          .execute()
      }
      await store.close()
    },
    async page(role, { width, height, theme } = {}) {
      const page = await open(width, height, theme)
      const answer = await page.request.post(`${origin}/api/auth/demonstration`, { data: { role }, headers: { origin } })
      if (!answer.ok()) throw new Error(`sign-in as ${role}: ${answer.status()} ${await answer.text()}`)
      return page
    },
    stranger: () => open(),
    async close() {
      await Promise.all(contexts.map((c) => c.close()))
      await browser.close()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Until nothing new has been loaded for a while: the open stream of changes keeps the network itself busy for ever. */
async function quiet(page: Page): Promise<void> {
  const loaded = () =>
    page.evaluate(
      () => performance.getEntriesByType('resource').length + document.querySelectorAll('[aria-busy="true"]').length * 1000,
    )
  for (let before = -1, now = await loaded(); now !== before || now >= 1000;) {
    await page.waitForTimeout(350)
    before = now
    now = await loaded()
  }
}

/** Waits until charts and lazy parts stand, so that a picture or an axe run sees the page as a person does. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await quiet(page)
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(400)
}

export async function axeViolations(page: Page): Promise<string[]> {
  const result = await new AxeBuilder({ page }).withTags(WCAG).analyze()
  return result.violations.map((v) => `${page.url()} ${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`)
}

/** How far the page can be pushed sideways, CSS pixels: 0 is right at every width. */
export const sidewaysOverflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

export async function shot(page: Page, name: string): Promise<void> {
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true })
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => probe.once('listening', done))
  const address = probe.address()
  await new Promise((done) => probe.close(done))
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return address.port
}
